"""A script of the seller's own opens a desk by what stands at the front of the house."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewtui import bootstrap
from reviewtui.config.settings import Config
from reviewtui.desk.settings import Settings


def test_a_desk_is_opened_from_the_front(tmp_path: Path) -> None:
    desk = bootstrap.make_desk(tmp_path / "mine.db", bootstrap.clock(None), Config(Settings(me="ann")))
    assert desk.inbox.nothing_came_in()
    desk.store.close()


def test_nothing_else_is_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'make_dask'"):
        _ = bootstrap.make_dask
