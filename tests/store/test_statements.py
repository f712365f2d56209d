"""What is asked again and again is one statement each, whatever the cases and the moment: a connection keeps those that
it made, and a morning of new ones would take megabytes.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import NOW, a_review, bring_in
from reviewtui.desk.views import View
from reviewtui.domain.case import Lane
from reviewtui.domain.urgency import Weights
from reviewtui.store.connection import Connection
from reviewtui.store.listed import listed
from reviewtui.store.store import SqliteStore


@pytest.fixture
def store(tmp_path: Path) -> Any:
    opened = SqliteStore(tmp_path / "reviews.db")
    bring_in(opened, [a_review(number, stars=1 + number % 3) for number in range(1, 41)])
    yield opened
    opened.close()


@pytest.fixture
def texts(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The statements that were run."""
    run, plain = set[str](), Connection.execute

    def execute(self: Connection, statement: str, parameters: Any = (), /) -> Any:
        run.add(statement)
        return plain(self, statement, parameters)

    monkeypatch.setattr(Connection, "execute", execute)
    return run


@pytest.mark.parametrize("lane", [None, Lane.FIRST_CONTACT, Lane.PROMISED, Lane.SNOOZED, Lane.DONE])
def test_the_order_of_another_moment_is_the_same_statement(
    store: SqliteStore, texts: set[str], lane: Lane | None
) -> None:
    store.case_ids(View(lane), NOW, Weights(), 20)
    store.counts(NOW, Weights(), View(lane), NOW)
    before = set(texts)
    for later in (1, 60, 100_000):
        store.case_ids(View(lane), NOW + later, Weights(), 20)
        store.counts(NOW + later, Weights(), View(lane), NOW + later)
    assert texts == before


def test_the_rows_of_other_cases_are_the_same_statement(store: SqliteStore, texts: set[str]) -> None:
    assert [row.case for row in store.rows([7, 3, 5, 1, 2], NOW, Weights())] == [7, 3, 5, 1, 2]
    before = set(texts)
    for start in range(1, 20, 3):
        asked = list(range(start, start + 12))
        assert [row.case for row in store.rows(asked, NOW + start, Weights())] == asked
        store.owed(asked)
    assert len(texts - before) <= 1


@given(st.lists(st.integers(0, 2**62), max_size=1500))
def test_all_of_some_ids_are_listed_and_no_other(ids: list[int]) -> None:
    marks, given_ids = listed(ids)
    named = {given_ids[mark[1:]] if mark.startswith(":") else int(mark) for mark in marks.split(",") if mark}
    assert named == set(ids)
