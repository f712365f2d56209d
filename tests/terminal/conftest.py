"""A lived-in database, and the program on it in a real pseudo-terminal."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reviewtui.bootstrap.desks import make_desk
from reviewtui.config.settings import Config
from reviewtui.desk.settings import Settings
from reviewtui.sources.demo.stage import stage
from terminal.emulator import Terminal
from terminal.running import opened


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A story in a real terminal is told once more when it failed: on a busy machine a process that is not given the
    processor for seconds looks like one that does not answer. What is wrong fails twice, and each second telling is
    counted in the summary.
    """
    for item in items:
        if item.get_closest_marker("terminal"):
            item.add_marker(pytest.mark.flaky(reruns=1, reruns_delay=2))


FRESH = 7 * 60
"""Seconds for which a day can be copied. It begins a minute early: the hours of its clocks turn 36 seconds after that
and then not for eleven minutes, so that no story sees one turn."""


@pytest.fixture(scope="session")
def day(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """A lived-in database that is fresh enough, made anew when it isn't any more."""
    made: list[tuple[float, Path]] = []

    def fresh() -> Path:
        if not made or time.monotonic() - made[-1][0] > FRESH:
            path = tmp_path_factory.mktemp("day") / "demo.db"
            config = Config(Settings(me="you"))
            made.append((time.monotonic(), path))
            stage(lambda clock: make_desk(path, clock, config), int(time.time()) - 60)
            desk = make_desk(path, lambda: int(time.time()), config)
            while desk.arriving.go_on():  # else each of a hundred programs would, and show it late
                pass
            desk.store.close()
        return made[-1][1]

    return fresh


@pytest.fixture
def database(day: Callable[[], Path], tmp_path: Path) -> Path:
    made, path = day(), tmp_path / "demo.db"
    for each in made.parent.glob("demo.db*"):
        if not each.name.endswith("-shm"):
            shutil.copy(each, tmp_path / each.name)
    return path


@pytest.fixture
def inbox(database: Path) -> Iterator[Terminal]:
    terminal = opened(database)
    yield terminal
    terminal.kill()
