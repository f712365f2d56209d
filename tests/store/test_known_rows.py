"""Rows that stand in the store just so are known, however many are asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import NOW, a_review, bring_in, digest_of
from reviewtui.desk.ranking import judgement
from reviewtui.desk.settings import Settings
from reviewtui.store import loading
from reviewtui.store.store import SqliteStore


@pytest.mark.parametrize("many", [0, 20_000])
@pytest.mark.parametrize("stored", [0, 1, 40])
def test_exactly_the_stored_rows_are_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int, stored: int
) -> None:
    monkeypatch.setattr(loading, "MANY_ASKED", many)
    reviews = [a_review(number) for number in range(1, 61)]
    store = SqliteStore(tmp_path / "x.db")
    bring_in(store, [a_review(1000), *reviews[:stored]])
    load = store.load(judgement(Settings()), NOW, dry=False)
    load.begin("again.csv", "csv", None)
    digests = [digest_of(review) for review in reviews]
    assert load.known(digests) == set(digests[:stored])
    assert load.known([-(2**63), 2**63 - 1]) == set()
    load.abandon()
    store.close()
