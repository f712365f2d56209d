"""What came in is listened to beside the screens: on a thread, or in a process that ends with whoever started it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from builders import NOW, a_review, bring_in
from reviewtui.bootstrap.behind import BesideTheScreens, program_of
from reviewtui.bootstrap.desks import make_desk
from reviewtui.config.settings import load
from reviewtui.desk.desk import Desk
from reviewtui.store.store import SqliteStore

MANY = 800


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    path = tmp_path / "shelf.db"
    store = SqliteStore(path)
    bring_in(
        store, [a_review(each, title="Caught fire", text=f"The plug began to burn, {each}.") for each in range(1, 9)]
    )
    store.close()
    return path


def opened(path: Path) -> Desk:
    return make_desk(path, lambda: NOW, load(path.with_name("none.toml")), whole=False)


def left(path: Path) -> bool:
    desk = opened(path)
    try:
        return desk.arriving.left()
    finally:
        desk.store.close()


def until(true: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.mark.parametrize("apart", [False, True], ids=["on a thread", "in a process"])
def test_what_came_in_is_listened_to(shelf: Path, apart: bool) -> None:
    beside = BesideTheScreens(lambda: opened(shelf), program_of(str(shelf), str(shelf.with_name("none.toml")), NOW))
    assert left(shelf)
    beside.go_on(apart=apart)
    beside.go_on(apart=apart)
    until(lambda: not left(shelf))
    beside.end()
    desk = opened(shelf)
    assert [row.danger for row in desk.inbox.rows([1, 2])] == [True, True]
    desk.store.close()


def test_the_process_ends_when_its_parent_is_gone(shelf: Path) -> None:
    store = SqliteStore(shelf)
    long = "It hums and clicks and smells of smoke, and nobody answers. " * 200
    bring_in(store, [a_review(each, text=f"{long}{each}") for each in range(100, 100 + MANY)], name="b.csv")
    store.close()
    program = program_of(str(shelf), str(shelf.with_name("none.toml")), NOW)
    child = subprocess.Popen(program, stdin=subprocess.PIPE, start_new_session=True)
    assert child.stdin is not None
    time.sleep(0.5)
    child.stdin.close()
    assert child.wait(20) == 0
    assert left(shelf), "it ended before it had all"


def test_a_program_that_cannot_be_started_is_made_up_for(shelf: Path) -> None:
    beside = BesideTheScreens(lambda: opened(shelf), ["/no/such/program"])
    beside.go_on(apart=True)
    until(lambda: not left(shelf))
    beside.end()


def test_after_the_end_nothing_begins(shelf: Path) -> None:
    beside = BesideTheScreens(lambda: opened(shelf), [sys.executable, "-c", f"import os; os.kill({os.getpid()}, 9)"])
    beside.end()
    beside.go_on(apart=False)
    time.sleep(0.2)
    assert left(shelf)
