"""What the desk needs of files that come in: opened, understood, and read row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    from reviewtui.domain.review import Review


class BadRow(Exception):
    """One row that can't be taken; the rows beside it can.

    `field` is the name of our field, `reason` one clause for a person, quoting (cleaned, shortened) what stood there.
    """

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason


class BadSource(Exception):
    """A whole file that can't be read, in one sentence: what, where, what to do."""


class UnclearColumns(BadSource):
    """A file that could be read but for columns that nobody can be certain of: those for the fields that are `missing`.
    `header` and the `first` rows as they stand there tell a person which ones they are.
    """

    def __init__(
        self, words: str, missing: Sequence[str], header: Sequence[str], first: Sequence[Sequence[str]]
    ) -> None:
        super().__init__(words)
        self.missing = tuple(missing)
        self.header = header
        self.first = first


class RawRow(NamedTuple):
    """One record as it stood in the source, before anything is cleaned.

    `number` counts records from 1 as a person would (a header is none); `digest` is a signed 64-bit hash of the raw
    record and of how it is read, so that an import of the same row again can skip it.
    """

    number: int
    digest: int
    raw: object


class Understood(NamedTuple):
    """How a file was understood, to be told: which column (by its own name) became which field, which none.

    `encoding` is a name that Python knows; `remarks` are sentences about the whole file, as that it tells no dates.
    `header` are all columns in their order, "" for one without a name; () where a file has none. `first` are some of
    the first rows below it as they stand there.
    """

    columns: Mapping[str, str] = {}
    unused: Sequence[str] = ()
    encoding: str = "utf-8"
    remarks: Sequence[str] = ()
    header: Sequence[str] = ()
    first: Sequence[Sequence[str]] = ()


Shape = tuple[str, ...]
"""The columns by which a kind of file is known again, whatever their order."""


def shape_of(header: Sequence[str]) -> Shape:
    """The shape of a file with these columns."""
    return tuple(sorted({name for name in header if name}))


class Reader(Protocol):
    """One file, understood. Reading is streaming: memory stays flat whatever the size."""

    @property
    def name(self) -> str:
        """The path as shown to people; ``archive.zip: inner.csv`` inside archives."""

    @property
    def dialect(self) -> str:
        """The short, stable name of the format that was recognised."""

    @property
    def size(self) -> int:
        """Bytes in all, for a progress bar; 0 when unknown."""

    @property
    def understood(self) -> Understood:
        """Which columns were used, as what."""

    def rows(self) -> Iterator[RawRow]:
        """The raw records in their order; raises BadSource, at once where the file could not even be opened."""

    def review(self, raw: RawRow) -> Review:
        """The review in a record, cleaned; raises BadRow."""

    def position(self) -> int:
        """About how many bytes have been consumed."""


class Unread(NamedTuple):
    """What lies in a folder or an archive beside the files that are read: the folder's name, and theirs."""

    name: str
    files: tuple[str, ...]


class SourceOptions(NamedTuple):
    """What the person at the keyboard said about a source.

    `mapping` names the column of a field, "" for none at all; `shapes` are mappings that hold for files of a shape,
    unless something else was said. Reviews that were posted before `since` are left out; 0 takes all.
    """

    dialect: str = ""
    mapping: Mapping[str, str] = {}
    marketplace: str = ""
    asin: str = ""
    encoding: str = ""
    shapes: Mapping[Shape, Mapping[str, str]] = {}
    since: int = 0

    def mapping_for(self, header: Sequence[str]) -> Mapping[str, str]:
        """What was said of the columns of a file with such a header."""
        return self.mapping or (self.shapes.get(shape_of(header), {}) if self.shapes else {})


OpenReaders = Callable[["Path | Literal['-']", SourceOptions], "Iterator[Reader | Unread]"]
"""Opens a file, a folder, an archive or standard input; tells at last what it passed over."""


class Listener(Protocol):
    """Listens to the reviews that are read, in whatever process that is done."""

    def listen(self, review: Review) -> tuple[Any, ...] | None:
        """What a review says that has to be listened to, in plain values; None for the others."""

    def remember(self, review: Review, heard: tuple[Any, ...]) -> None:
        """Take what another process heard, so that nobody has to listen again."""


ReadAhead = Callable[[Reader, Listener], Reader]
"""The same reader, its work done beside ours where that pays."""

DigestFile = Callable[[Path], bytes]
"""A hash of a file's raw bytes."""
