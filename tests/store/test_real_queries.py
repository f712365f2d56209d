"""On real reviews the database finds what the reference filter finds, whatever is asked.

`REVIEWTUI_THOROUGH=1` asks 10,000 queries of 20,000 rows, in eight shares with a seed each (`-k "share3"` is one of
them; `-s` shows how many were asked and compared); everybody's run asks 120 of 500.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, seed, settings

from builders import SETTINGS
from reviewtui.desk.desk import Desk
from reviewtui.domain.query.matching import found_by
from reviewtui.domain.query.parse import parse
from store.real_queries import NOW, Reference, a_shop, facts, queries
from thorough import times

ROWS, QUERIES, SHARES = times(500, 20_000), times(120, 10_000), times(1, 8)


class Shop:
    """The database and what is known of it without a query."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.facts = facts(desk)
        self.reference = Reference(self.facts)
        self.queries = queries(self.facts)
        self.asked, self.some = list[str](), 0

    def differs(self, text: str) -> str:
        """What the database tells otherwise than the filter; "" for nothing."""
        query, view = parse(text, SETTINGS.zone, me=SETTINGS.me), self.desk.finding.view(text)
        expected = self.reference.found(query)
        found = self.desk.inbox.case_ids(view)
        self.asked.append(text)
        self.some += bool(expected)
        if len(set(found)) != len(found):
            return "some are found twice"
        if set(found) != expected:
            return f"missing {sorted(expected - set(found))[:5]}, too many {sorted(set(found) - expected)[:5]}"
        if len(self.asked) % 20 == 0:
            if self.desk.inbox.how_many(view) != len(found):
                return "their number"
            if list(self.desk.inbox.case_ids(view, 7)) != list(found[:7]):
                return "the first seven"
        for each in self.facts[len(self.asked) % 97 :: 97]:
            assert found_by(query, each, NOW) == (each.case in expected), f"the quick reference: {text}, {each.case}"
        return ""


@pytest.fixture(scope="module")
def shop(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    desk = a_shop(tmp_path_factory.mktemp("real") / "real.db", samples, ROWS)
    made = Shop(desk)
    assert len(made.facts) == ROWS
    yield made
    desk.store.close()


CHECKS = [HealthCheck.too_slow, HealthCheck.data_too_large]


@pytest.mark.parametrize("share", [f"share{number}" for number in range(1, SHARES + 1)])
def test_the_database_finds_what_the_reference_finds(shop: Shop, share: str) -> None:
    shop.asked, shop.some = [], 0
    wrong: dict[str, str] = {}

    @seed(share)
    @settings(max_examples=QUERIES // SHARES, deadline=None, database=None, suppress_health_check=CHECKS)
    @given(shop.queries)
    def ask(text: str) -> None:
        differs = shop.differs(text)
        if differs:
            wrong[text] = differs

    ask()
    print(  # noqa: T201 - what was asked is a figure that we tell
        f"\n{share}: {len(shop.asked):,} queries ({len(set(shop.asked)):,} different) compared on all {ROWS:,} real "
        f"rows; {shop.some:,} of them found something; {len(wrong):,} differ",
        flush=True,
    )
    assert len(shop.asked) >= QUERIES // SHARES
    assert not wrong
