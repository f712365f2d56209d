"""What a shop's work came to, read from the rows as they stand: what was taken back is not there any more.

What is many (the cases nobody wrote to) is counted by SQLite; read row by row is only where something was said, which
somebody had to say.
"""

from __future__ import annotations

from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from reviewtui.desk.ports.counting import Cohort, CountingStopped, Going, Of
from reviewtui.domain.figures.talk import Spoken, Talk
from reviewtui.domain.figures.tally import Promised
from reviewtui.domain.review import CLOCKS_APART, OLDEST_DATE, Product
from reviewtui.store import sqlite, visible
from reviewtui.store.act import unpack
from reviewtui.store.journal import undone_among
from reviewtui.store.products import ASIN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtui.store.connection import Connection

_STEPS: Final = 20_000
"""So many steps of SQLite's between one look at whether the answer is still wanted and the next: a few milliseconds."""
_AT_ONCE: Final = 400
_QUARTER: Final = 900
_DATED: Final = f"c.posted_at >= {OLDEST_DATE} AND c.posted_at <= :now + {CLOCKS_APART}"
_FIRST_VERSION: Final = "(SELECT min(v.id) FROM review_versions v WHERE v.review = r.id)"
_FIRST_WORDS: Final = (
    "SELECT r.id, coalesce(f.title, r.title), coalesce(f.text, r.text) FROM reviews r "
    f"LEFT JOIN review_versions f ON f.id = {_FIRST_VERSION}"
)
_OUTCOME_ACTS: Final = "('review-changed', 'outcome', 'removal-answer', 'gone')"
"""The acts that say what became of a review."""


class SqliteCounting:
    """Answers questions about many cases, on a connection of its own."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def talks(self, cohort: Cohort, going: Going) -> Iterator[Talk]:
        """Every case in which something was said that stands, by their numbers."""
        which, given = self._which(cohort)
        came_in = dict(self._connection.execute("SELECT id, coalesce(finished_at, 0) FROM imports").fetchall())
        by_amazon = self._removed_by_amazon()
        rows = self._rows(
            f"SELECT m.\"case\", m.at, m.direction = 'out', m.who, iif({_DATED}, c.posted_at, NULL), c.import, "
            f"c.outcome, r.marketplace, {ASIN}, coalesce(p.title, '') "
            'FROM messages m JOIN cases c ON c.id = m."case" JOIN reviews r ON r.id = c.id '
            f"LEFT JOIN products p ON p.id = r.product WHERE m.retracted_at IS NULL AND {which} "
            'ORDER BY m."case", m.at, m.id',
            given,
            going,
        )
        told = [(case, list(messages)) for case, messages in groupby(rows, lambda row: int(row[0]))]
        became = self._became([case for case, messages in told if messages[0][6] is not None], going)
        for case, messages in told:
            posted_at, batch, outcome, marketplace, asin, title = messages[0][4:]
            spoken = tuple(Spoken(row[1], bool(row[2]), row[3]) for row in messages)
            yield Talk(
                case, posted_at, came_in.get(batch, 0), marketplace, asin, title, outcome, became.get(case),
                outcome == "removed" and case in by_amazon, spoken,
            )  # fmt: skip

    def _removed_by_amazon(self) -> set[int]:
        rows = self._connection.execute("SELECT \"case\" FROM removals WHERE state = 'removed'")
        return {row[0] for row in rows}

    def _became(self, cases: Sequence[int], going: Going) -> dict[int, int]:
        """When each of some cases got the outcome that it has: by its newest act that set one and still stands."""
        found = dict[int, int]()
        for start in range(0, len(cases), _AT_ONCE):
            marks = ",".join(map(str, cases[start : start + _AT_ONCE]))
            rows = list(
                self._rows(
                    f'SELECT id, "case", at, changes FROM journal WHERE "case" IN ({marks}) AND act IN {_OUTCOME_ACTS} '
                    "ORDER BY id",
                    {},
                    going,
                )
            )
            undone = undone_among(self._connection, [row[0] for row in rows])
            for number, case, at, changes in rows:
                if number not in undone and any("outcome" in each.columns for each in unpack(changes)):
                    found[case] = at
        return found

    def outcomes(self, cohort: Cohort, going: Going) -> dict[str, int]:
        """How many cases have which outcome, "" for none."""
        which, given = self._which(cohort)
        statement = f"SELECT coalesce(c.outcome, ''), count(*) FROM cases c NOT INDEXED WHERE {which} GROUP BY 1"
        return {row[0]: int(row[1]) for row in self._rows(statement, given, going)}

    def by_product(self, cohort: Cohort, going: Going) -> list[Of]:
        """The same for each product: marketplace, ASIN, title."""
        which, given = self._which(cohort)
        counted = self._rows(
            "SELECT r.product, coalesce(c.outcome, '') AS became, count(*) AS cases FROM cases c NOT INDEXED "
            f"CROSS JOIN reviews r ON r.id = c.id WHERE r.product IS NOT NULL AND {which} GROUP BY 1, 2",
            given,
            going,
        )
        counts = list(counted)
        names = {
            row[0]: (row[1], row[2], row[3])
            for row in self._rows(f"SELECT id, marketplace, {ASIN}, title FROM products p", {}, going)
        }
        return [Of(names[product], 0, outcome, cases) for product, outcome, cases in counts if product in names]

    def by_time(self, cohort: Cohort, going: Going) -> list[Of]:
        """The same by quarters of an hour of the posting."""
        which, given = self._which(cohort)
        rows = self._rows(
            f"SELECT c.posted_at / {_QUARTER}, coalesce(c.outcome, ''), count(*) FROM cases c NOT INDEXED "
            f"WHERE {_DATED} AND {which} GROUP BY 1, 2",
            given,
            going,
        )
        return [Of(("", "", ""), quarter * _QUARTER, outcome, cases) for quarter, outcome, cases in rows]

    def undated(self, now: int) -> int:
        """How many cases have no date that is believed."""
        hidden = visible.hidden(visible.pending(self._connection), "c.")
        row = self._connection.execute(f"SELECT count(*) FROM cases c WHERE NOT ({_DATED}){hidden}", {"now": now})
        return int(row.fetchone()[0])

    def pledges(self, cohort: Cohort, going: Going) -> list[Promised]:
        """The promises that were made in those cases, but those that were withdrawn."""
        which, given = self._which(cohort)
        rows = self._rows(
            'SELECT m."case", m.state, m.due_at, m.closed_at FROM promises m JOIN cases c ON c.id = m."case" '
            f"WHERE m.state <> 'withdrawn' AND {which} ORDER BY m.\"case\", m.id",
            given,
            going,
        )
        return [Promised(*row) for row in rows]

    def products(self, going: Going) -> list[Product]:
        """Every product, as the seller told it."""
        columns = "marketplace, title, weight, average_stars, ratings, parent, price, margin, note, owner"
        rows = self._rows(f"SELECT {ASIN}, {columns} FROM products p", {}, going)
        return [Product(row[1], row[0], *row[2:]) for row in rows]

    def reviews_of(self, cases: Sequence[int], going: Going) -> list[tuple[int, str, str]]:
        """Number, title and text of some reviews, as they read first: what a buyer changed says what became of it."""
        return [
            (row[0], row[1], row[2])
            for marks in _marks(cases)
            for row in self._rows(f"{_FIRST_WORDS} WHERE r.id IN ({marks})", {}, going)
        ]

    def letters_of(self, cases: Sequence[int], going: Going) -> list[tuple[int, str]]:
        """The words of ours that went out in some cases, the oldest first."""
        return [
            (row[0], row[1])
            for marks in _marks(cases)
            for row in self._rows(
                "SELECT \"case\", text FROM messages WHERE direction = 'out' AND retracted_at IS NULL AND text <> '' "
                f'AND "case" IN ({marks}) ORDER BY "case", at, id',
                {},
                going,
            )
        ]

    # -----------------------------------------------------------------------------------------------------------------

    def _which(self, cohort: Cohort) -> tuple[str, dict[str, int]]:
        """The condition on a case `c`, and its values."""
        hidden = visible.hidden(visible.pending(self._connection), "c.")
        posted = "1" if cohort.since is None else f"c.posted_at >= :since AND {_DATED}"
        return f"{posted}{hidden}", {"now": cohort.now, "since": cohort.since or 0}

    def _rows(self, statement: str, given: dict[str, int], going: Going) -> Iterator[tuple[Any, ...]]:
        """The rows of a statement, a few at a time; ended as soon as nobody wants them."""
        with _minding(self._connection, going):
            cursor = self._connection.execute(statement, given)
            while rows := cursor.fetchmany(_AT_ONCE):
                going()
                yield from rows


def _marks(cases: Sequence[int]) -> Iterator[str]:
    return (",".join(map(str, cases[start : start + _AT_ONCE])) for start in range(0, len(cases), _AT_ONCE))


@contextmanager
def _minding(connection: Connection, going: Going) -> Iterator[None]:
    """While SQLite works, ask now and then whether it is still wanted."""
    ended = False

    def unwanted() -> int:
        nonlocal ended
        try:
            going()
        except CountingStopped:
            ended = True
        return int(ended)

    connection.set_progress_handler(unwanted, _STEPS)
    try:
        yield
    except sqlite.OperationalError as error:
        if ended:
            raise CountingStopped from error
        raise
    finally:
        connection.set_progress_handler(None, 0)
