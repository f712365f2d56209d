"""What is done every day beside the screens: one failure stops nothing, and the end waits for nobody."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

from reviewtui.bootstrap import daily
from reviewtui.bootstrap.daily import Daily
from reviewtui.desk.refusals import Refused

Step = Callable[[str, float], None]


class FakeShelf:
    """Makes what it is told to make."""

    def __init__(self, *works: Callable[[Step], None]) -> None:
        self._works = iter(works)
        self.made = 0

    def make_daily(self, step: Step) -> None:
        self.made += 1
        next(self._works, lambda _: None)(step)


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FIRST_SECONDS", "LOOK_SECONDS"):
        monkeypatch.setattr(daily, name, 0.01)


def comes(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not true():
        assert time.monotonic() < end
        time.sleep(0.005)


def test_what_fails_is_written_down_and_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    def refuse(_: Step) -> None:
        raise Refused("The disk is full")

    def break_(_: Step) -> None:
        raise OSError("no such device")

    shelf: Any = FakeShelf(refuse, break_)
    let_go: list[float] = []
    round_ = Daily(shelf, lambda _: let_go.append(time.monotonic()))
    with caplog.at_level(logging.WARNING):
        round_.begin()
        comes(lambda: shelf.made >= 3 and len(let_go) >= 3)
        round_.end()
    assert "the backup of today failed: The disk is full" in caplog.text
    assert "no such device" in caplog.text
    made = shelf.made
    time.sleep(0.05)
    assert shelf.made == made


def test_the_end_throws_away_what_is_half_made() -> None:
    begun, stopped = threading.Event(), threading.Event()

    def long(step: Step) -> None:
        begun.set()
        try:
            while True:
                step("copying", 0.1)
        finally:
            stopped.set()

    let_go: list[int] = []
    shelf: Any = FakeShelf(long)
    round_ = Daily(shelf, lambda _: let_go.append(1))
    round_.begin()
    assert begun.wait(20)
    round_.end()
    assert stopped.wait(20)
    assert let_go == []


def test_one_that_never_began_can_end() -> None:
    shelf: Any = FakeShelf()
    Daily(shelf).end()
    assert shelf.made == 0
