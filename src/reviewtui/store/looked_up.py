"""Words looked up in all that was written, before the cases are asked: which hold them stands in temporary tables.

Words that stand in reviews alone are asked of the index at once, which then answers with few. Those that stand in a
note, a letter, a message or a product's name too are looked up each by itself: one may be here and the other there.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from reviewtui.domain.query.words import holds, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.domain.query.tree import Words
    from reviewtui.store import sqlite

_SAID: Final = (
    ("notes", ("text",), "1"),
    ("messages", ("text",), "retracted_at IS NULL"),
    ("drafts", ("apologize", "acknowledge", "solve"), "1"),
)
"""What we wrote about a case, and what was written back: tables, columns, which rows."""


def give_functions(connection: sqlite.Connection) -> None:
    """Let statements ask whether a text has words."""

    @lru_cache(8)
    def parts(phrase: str) -> tuple[str, ...]:
        return tuple(phrase.split())

    def has_words(text: str | None, phrase: str, begins: int) -> int:
        if text is None or (text.isascii() and parts(phrase)[0] not in text.lower()):
            return 0  # most texts, quickly
        return int(holds(words_of(text), parts(phrase), begins=bool(begins)))

    connection.create_function("has_words", 3, has_words, deterministic=True)


class LookedUp:
    """The words of one query. What it finds is there until the next query of the same connection looks words up."""

    def __init__(self, connection: sqlite.Connection) -> None:
        self._execute = connection.execute
        self._count = 0

    def every(self, wanted: Sequence[Words]) -> str:
        """A condition on a row of `cases`: all of these words stand somewhere in what was written about it."""
        elsewhere = [self._elsewhere(each) for each in wanted]
        if len(wanted) > 1 and not any(cases or products for cases, products in elsewhere):
            return self._found(" AND ".join(map(_match, wanted)), ())
        conditions = []
        for each, (cases, products) in zip(wanted, elsewhere, strict=True):
            found = self._found(_match(each), cases)
            named = f"{_PRODUCT} IN ({', '.join(map(str, products))})"
            conditions.append(f"({found} OR ifnull({named}, 0))" if products else found)
        return f"({' AND '.join(conditions)})"

    def _found(self, match: str, cases: Sequence[int]) -> str:
        """The cases whose reviews match, and some more, in a table of their own."""
        self._count += 1
        table = f"found_{self._count}"
        self._execute(f"DROP TABLE IF EXISTS temp.{table}")
        self._execute(f"CREATE TEMP TABLE {table} (id INTEGER PRIMARY KEY)")
        self._execute(f"INSERT INTO temp.{table} SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid", (match,))
        for case in cases:
            self._execute(f"INSERT OR IGNORE INTO temp.{table} VALUES (?)", (case,))
        return f"EXISTS (SELECT 1 FROM temp.{table} f WHERE f.id = cases.id)"

    def _elsewhere(self, wanted: Words) -> tuple[list[int], list[int]]:
        """The cases with these words in what we wrote and were written, and the products that are called so."""
        phrase, begins = " ".join(wanted.words), int(wanted.begins)
        cases = list[int]()
        for table, columns, which in _SAID:
            said = " OR ".join(f"has_words({column}, ?, ?)" for column in columns)
            rows = self._execute(
                f'SELECT DISTINCT "case" FROM {table} WHERE {which} AND ({said})', (phrase, begins) * len(columns)
            )
            cases += (row[0] for row in rows)
        products = self._execute("SELECT id FROM products WHERE has_words(title, ?, ?)", (phrase, begins))
        return cases, [row[0] for row in products]


_PRODUCT: Final = "(SELECT r.product FROM reviews r WHERE r.id = cases.id)"


def _match(wanted: Words) -> str:
    """The words as FTS5 is asked for them; they are letters and figures alone."""
    return f'"{" ".join(wanted.words)}"{"*" if wanted.begins else ""}'
