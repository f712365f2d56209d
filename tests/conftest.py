"""Fixtures for all: a clock, a database file and desks on it, all thrown away."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import counting
import thrift
from builders import SETTINGS, FakeFiles, Ticking, a_desk
from reviewtui.desk.desk import Desk
from reviewtui.desk.settings import Settings
from reviewtui.store import place
from reviewtui.store.store import SqliteStore
from thorough import THOROUGH

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a hundred programs are started; one of them compiles
counting.install()
os.environ["LC_ALL"] = "C.UTF-8"  # whoever runs the tests may write dates in another way

settings.register_profile(
    "reviewtui",
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("thorough", settings.get_profile("reviewtui"), max_examples=1000)
settings.load_profile("thorough" if THOROUGH else "reviewtui")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Two for each core with `-n auto`: half of the time the stories in a terminal wait for a clock."""
    return 2 * (os.cpu_count() or 1)


def pytest_configure(config: pytest.Config) -> None:
    thrift.share_rewriting(config)


def pytest_collection_finish() -> None:
    thrift.collect_seldom()


@pytest.fixture(autouse=True)
def copied_databases(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new database is a copy of one that was built; tests/store builds each."""
    monkeypatch.setattr(place, "prepare", thrift.copy_database)


SAMPLES = Path(__file__).parents[1].parent / "shared/samples"


@pytest.fixture(scope="session")
def samples() -> Path:
    """Real files, kept beside the repository; they are not ours to ship."""
    if not SAMPLES.is_dir():
        pytest.skip("the real samples are not kept in the repository")
    return SAMPLES


@pytest.fixture
def ticking() -> Ticking:
    return Ticking()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "data" / "reviewtui.db"


@pytest.fixture
def store(database: Path) -> Iterator[SqliteStore]:
    opened = SqliteStore(database)
    yield opened
    opened.close()


@pytest.fixture
def files() -> FakeFiles:
    return FakeFiles()


@pytest.fixture
def open_desk(database: Path, ticking: Ticking, files: FakeFiles) -> Iterator[Callable[..., Desk]]:
    """Opens a desk on the same database, for `me` or for somebody else."""
    opened: list[Desk] = []

    def open_(given: Settings = SETTINGS) -> Desk:
        opened.append(a_desk(database, ticking, given, files))
        return opened[-1]

    yield open_
    for each in opened:
        each.store.close()


@pytest.fixture
def desk(open_desk: Callable[..., Desk]) -> Desk:
    return open_desk()
