"""How a file would be understood, by a look at its first rows, before anything of it comes in."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.desk.ports import BadRow, BadSource, Reader, UnclearColumns, Understood, Unread
from reviewtui.domain.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewtui.domain.review import Review

ROWS: Final = 200
"""So many rows are tried."""
FILES: Final = 100
"""So many files of a folder are looked at."""
SAMPLES: Final = 3


class Look(NamedTuple):
    """One file as it would be understood. `error` says why it can't be taken so; its columns are told even then, as far
    as there are any. Of the `tried` rows some can't be read: `bad`, as (row, field, reason).
    """

    name: str
    dialect: str = ""
    size: int = 0
    understood: Understood = Understood()
    samples: tuple[Review, ...] = ()
    tried: int = 0
    whole: bool = False
    """Whether the rows that were tried are all."""
    bad: tuple[tuple[int, str, str], ...] = ()
    error: str = ""
    missing: tuple[str, ...] = ()
    """The fields for which nobody can be certain of a column."""


def looks(readers: Iterable[Reader | Unread]) -> list[Look]:
    """A look at each file, as many as a person would look at. Raises BadSource where not even one can be opened."""
    opened = (each for each in _opened(readers) if not isinstance(each, Unread))
    return [each if isinstance(each, Look) else _look(each) for each in islice(opened, FILES)]


def _opened(readers: Iterable[Reader | Unread]) -> Iterator[Reader | Unread | Look]:
    try:
        yield from readers
    except UnclearColumns as error:
        yield _unclear(Look(clean(str(error)).partition(": ")[0]), error)


def _unclear(look: Look, error: UnclearColumns) -> Look:
    """A file in which a person has to say which column is which."""
    understood = Understood(header=error.header, first=error.first, unused=[*filter(None, error.header)])
    return look._replace(understood=understood, error=clean(str(error)), missing=error.missing)


def _look(reader: Reader) -> Look:
    look = Look(clean(reader.name), reader.dialect, reader.size, reader.understood)
    samples: list[Review] = []
    bad: list[tuple[int, str, str]] = []
    tried = 0
    try:
        rows = reader.rows()
        for row in islice(rows, ROWS):
            tried += 1
            try:
                review = reader.review(row)
            except BadRow as error:
                bad.append((row.number, error.field, error.reason))
            else:
                samples += [review] if len(samples) < SAMPLES else []
        whole = next(rows, None) is None
    except UnclearColumns as error:
        return _unclear(look, error)
    except BadSource as error:
        return look._replace(error=clean(str(error)))
    return look._replace(samples=tuple(samples), tried=tried, whole=whole, bad=tuple(bad))
