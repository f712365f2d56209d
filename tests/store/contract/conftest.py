"""The stores that there are, each made on a place of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reviewtui.desk.ports import Store
from reviewtui.store.store import SqliteStore

STORES: dict[str, Callable[[Path], Store]] = {"sqlite": SqliteStore}
"""How each is opened on a place, which may be empty; opened twice there, both see the same."""


@pytest.fixture(params=STORES)
def another(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Store]]:
    """Opens the store of this test, as another process would, as often as it is asked to."""
    opened: list[Store] = []

    def open_() -> Store:
        opened.append(STORES[request.param](tmp_path / "place" / "store"))
        return opened[-1]

    yield open_
    for each in opened:
        each.close()


@pytest.fixture
def kept(another: Callable[[], Store]) -> Store:
    """An empty store."""
    return another()
