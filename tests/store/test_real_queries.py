"""On real reviews the database finds what the reference filter finds, whatever is asked.

`REVIEWTUI_THOROUGH=1` asks 10,000 queries of 20,000 rows; everybody's run asks 300 of 1,000.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import SETTINGS
from reviewtui.desk.desk import Desk
from reviewtui.domain.query.matching import found_by
from reviewtui.domain.query.parse import parse
from store.real_queries import NOW, Reference, a_shop, facts, queries
from thorough import times

ROWS, QUERIES = times(500, 20_000), times(120, 10_000)


class Shop:
    """The database and what is known of it without a query."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.facts = facts(desk)
        self.reference = Reference(self.facts)
        self.queries = queries(self.facts)
        self.asked = self.some = 0


@pytest.fixture(scope="module")
def shop(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    desk = a_shop(tmp_path_factory.mktemp("real") / "real.db", samples, ROWS)
    made = Shop(desk)
    assert len(made.facts) == ROWS
    yield made
    desk.store.close()
    print(f"{made.asked:,} queries on {ROWS:,} real rows, {made.some:,} of them found something")  # noqa: T201


CHECKS = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]


@settings(max_examples=QUERIES, deadline=None, database=None, derandomize=QUERIES < 1000, suppress_health_check=CHECKS)
@given(data=st.data())
def test_the_database_finds_what_the_reference_finds(shop: Shop, data: st.DataObject) -> None:
    text = data.draw(shop.queries)
    query, view = parse(text, SETTINGS.zone, me=SETTINGS.me), shop.desk.finding.view(text)
    expected = shop.reference.found(query)
    found = shop.desk.inbox.case_ids(view)
    assert len(set(found)) == len(found)
    assert set(found) == expected, text
    if shop.asked % 20 == 0:
        assert shop.desk.inbox.how_many(view) == len(found), text
        assert list(shop.desk.inbox.case_ids(view, 7)) == list(found[:7]), text
    for each in shop.facts[shop.asked % 97 :: 97]:
        assert found_by(query, each, NOW) == (each.case in expected), text
    shop.asked += 1
    shop.some += bool(expected)
