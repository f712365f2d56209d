"""What the desk needs from the outside, as Protocols. Adapters fulfil them; `bootstrap` brings them together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Literal, NamedTuple, Protocol

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


class RawRow(NamedTuple):
    """One record as it stood in the source, before anything is cleaned.

    `number` counts records from 1 as a person would (a header is none); `digest` is a signed 64-bit hash of the raw
    record and of how it is read, so that an import of the same row again can skip it.
    """

    number: int
    digest: int
    raw: object


class Reader(Protocol):
    """One file, understood. Reading is streaming: memory stays flat whatever the size."""

    @property
    def name(self) -> str:
        """The path as shown to people; ``archive.zip: inner.csv`` inside archives."""
        ...

    @property
    def dialect(self) -> str:
        """The short, stable name of the format that was recognised."""
        ...

    @property
    def size(self) -> int:
        """Bytes in all, for a progress bar; 0 when unknown."""
        ...

    def rows(self) -> Iterator[RawRow]:
        """The raw records in their order; raises BadSource."""
        ...

    def review(self, raw: RawRow) -> Review:
        """The review in a record, cleaned; raises BadRow."""
        ...

    def position(self) -> int:
        """About how many bytes have been consumed."""
        ...


class SourceOptions(NamedTuple):
    """What the person at the keyboard said about a source. `now` stands in for a date that a whole file lacks."""

    dialect: str = ""
    mapping: Mapping[str, str] = {}
    marketplace: str = ""
    asin: str = ""
    now: int = 0


OpenReaders = Callable[["Path | Literal['-']", SourceOptions], Iterator[Reader]]
"""Opens a file, a folder, an archive or standard input."""

DigestFile = Callable[[Path], bytes]
"""A hash of a file's raw bytes."""

Clock = Callable[[], int]
"""The time now, in seconds since 1970 UTC."""
