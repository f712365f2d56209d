"""A lived-in database, and the program on it in a real pseudo-terminal."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewtui.bootstrap import make_desk
from reviewtui.config.settings import Config
from reviewtui.desk.settings import Settings
from reviewtui.sources.demo.stage import stage
from terminal.emulator import Terminal
from terminal.running import opened


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "demo.db"
    config = Config(Settings(me="you"))
    # the hours of its clocks turn 36 seconds after it is made and then not for eleven minutes: no story sees one turn
    stage(lambda clock: make_desk(path, clock, config), int(time.time()) - 60)
    return path


@pytest.fixture
def inbox(database: Path) -> Iterator[Terminal]:
    terminal = opened(database)
    yield terminal
    terminal.kill()
