"""What the tests are told about: reviews, rows and readers made up in one line, and a desk on a real file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any, Literal

from reviewtui.desk.desk import Desk
from reviewtui.desk.ports import Added, BadRow, BadSource, RawRow, Reader, SourceOptions, Understood
from reviewtui.desk.ports import Store as StorePort
from reviewtui.desk.ranking import judgement
from reviewtui.desk.settings import Settings
from reviewtui.desk.spelling import Speller
from reviewtui.domain.clock import DAY, HOUR
from reviewtui.domain.review import Review
from reviewtui.store import sqlite
from reviewtui.store.store import SqliteStore

NOW = 1_795_420_800
"""A Monday morning, 08:00 UTC."""

SETTINGS = Settings(me="ann")


class Ticking:
    """A clock that the test winds."""

    def __init__(self, now: int = NOW) -> None:
        self.now = now

    def __call__(self) -> int:
        return self.now

    def pass_(self, seconds: int) -> None:
        self.now += seconds


def a_review(number: int = 1, **given: Any) -> Review:
    """A one-star review of two hours ago."""
    facts: dict[str, Any] = {
        "review_id": f"R{number:05}",
        "marketplace": "DE",
        "asin": "B000000001",
        "stars": 1,
        "title": f"The strap snapped ({number})",
        "text": "It broke on the second day.",
        "posted_at": NOW - 2 * HOUR - number,
        "product": "Watch strap",
    }
    return Review(**(facts | given))


def digest_of(review: Review) -> int:
    """What a reader would give as the hash of the raw row."""
    return int.from_bytes(blake2b(repr(tuple(review)).encode(), digest_size=8).digest(), "big", signed=True)


class FakeReader:
    """A file whose rows are reviews, or errors to raise where they stand."""

    dialect = "fake"
    size = 0
    understood = Understood()

    def __init__(self, rows: Sequence[Review | BadRow | Exception], name: str = "fake.csv") -> None:
        self.name = name
        self._rows = rows
        self._at = 0

    def rows(self) -> Iterator[RawRow]:
        for number, row in enumerate(self._rows, 1):
            self._at = number
            if isinstance(row, Exception) and not isinstance(row, BadRow):
                raise row
            digest = digest_of(row) if isinstance(row, Review) else -self._at
            yield RawRow(self._at, digest, row)

    def review(self, raw: RawRow) -> Review:
        if isinstance(raw.raw, BadRow):
            raise raw.raw
        assert isinstance(raw.raw, Review)
        return raw.raw

    def position(self) -> int:
        return self._at


class FakeFiles:
    """What `bootstrap` would open: readers by the path that is asked for."""

    def __init__(self) -> None:
        self.readers: dict[str, list[FakeReader]] = {}
        self.opened: list[str] = []

    def put(self, path: Path, *rows: Review | BadRow | Exception) -> Path:
        """A file on the disk (for its hash) with a reader of the same name."""
        path.write_text(repr(rows))
        self.readers[str(path)] = [FakeReader(rows, str(path))]
        return path

    def open_readers(self, path: Path | Literal["-"], options: SourceOptions) -> Iterator[Reader]:
        self.opened.append(str(path))
        if str(path) not in self.readers:
            raise BadSource(f"{path}: is no such file.")
        yield from self.readers[str(path)]

    @staticmethod
    def digest_file(path: Path) -> bytes:
        return blake2b(path.read_bytes(), digest_size=16).digest()


def a_desk(
    path: Path,
    ticking: Callable[[], int],
    settings: Settings = SETTINGS,
    files: FakeFiles | None = None,
    speller: Speller | None = None,
    window: str = "",
) -> Desk:
    """A desk on a real database."""
    files = files or FakeFiles()
    session = f"session of {settings.me}{window}"
    opened = SqliteStore(path)
    return Desk(opened, ticking, settings, session, files.open_readers, files.digest_file, speller=speller)


def bring_in(store: StorePort, reviews: Iterable[Review], now: int = NOW, name: str = "reviews.csv") -> Added:
    """Import some reviews in one go, as the desk would."""
    rows = list(reviews)
    load = store.load(judgement(SETTINGS), now, dry=False)
    load.begin(name, "fake", None)
    try:
        known = load.known([digest_of(each) for each in rows])
        fresh = [(digest_of(each), each) for each in rows if digest_of(each) not in known]
        added = load.add(fresh) if fresh else Added()
        added = added._replace(unchanged=added.unchanged + len(rows) - len(fresh))
        return load.finish(len(rows), 0, added, [])
    except BaseException:
        load.abandon()
        raise


def sql(desk: Desk) -> sqlite.Connection:
    """The connection below a desk, to look at rows or to disturb them."""
    assert isinstance(desk.store, SqliteStore)
    return desk.store.connection


KEPT_BY_UNDO = ("cases", "notes", "tags", "promises", "messages", "drafts", "draft_versions", "products", "reviews")


def dump(connection: sqlite.Connection, tables: Sequence[str] = KEPT_BY_UNDO) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of some tables, by its key."""
    return {table: sorted(connection.execute(f'SELECT * FROM "{table}"'), key=repr) for table in tables}


def all_tables(connection: sqlite.Connection) -> list[str]:
    """Every table that isn't SQLite's or sqlite-utils' own."""
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%sqlite_%'")
    return [row[0] for row in rows]


__all__ = [
    "DAY", "HOUR", "KEPT_BY_UNDO", "NOW", "SETTINGS", "FakeFiles", "FakeReader", "Ticking", "a_desk", "a_review",
    "all_tables", "bring_in", "digest_of", "dump", "sql",
]  # fmt: skip
