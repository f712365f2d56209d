"""A database with a few cases in it."""

from __future__ import annotations

from pathlib import Path

import pytest

import stillness
import thrift
from builders import HOUR, NOW, a_review, bring_in
from reviewtui.store.store import SqliteStore
from reviewtui.tui.dialogs.deliberate import Deliberate

stillness.install()
stillness.draw_when_looked_at()
thrift.parse_styles_once()
thrift.look_up_handlers_once()

TITLES = (
    "Cable got so hot it smoked",
    "Zip broke on the second trip",
    "Smells of onions",
    "Meh",
    "Two sizes too small",
)


@pytest.fixture
def filled(database: Path) -> Path:
    """Five cases, the first the most urgent."""
    store = SqliteStore(database)
    bring_in(
        store,
        [
            a_review(
                number, title=title, stars=1 + number // 3, helpful_votes=20 - 5 * number, posted_at=NOW - number * HOUR
            )
            for number, title in enumerate(TITLES)
        ],
    )
    store.close()
    return database


@pytest.fixture
def crowd(database: Path) -> Path:
    """Five hundred cases, more than any page."""
    store = SqliteStore(database)
    bring_in(store, [a_review(number, title=f"Case {number}", posted_at=NOW - number * HOUR) for number in range(500)])
    store.close()
    return database


@pytest.fixture(autouse=True)
def quick_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who drives the screens by a program needs no time to read a question; that it was drawn still counts."""
    monkeypatch.setattr(Deliberate, "GUARD", 0)
