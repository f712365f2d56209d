"""What the desk needs from the outside, as Protocols. Adapters fulfil them; `bootstrap` brings them together."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Literal, NamedTuple, Protocol

from reviewtui.desk.morning import Morning
from reviewtui.desk.open_drafts import CutOff
from reviewtui.desk.views import (
    CaseRecord,
    CaseRow,
    Counts,
    Draft,
    DraftVersion,
    HistoryEntry,
    JournalEntry,
    LastAct,
    Leaving,
    Message,
    Note,
    Promise,
    Sent,
    Since,
    TagUse,
    Version,
    View,
)  # fmt: skip
from reviewtui.domain.case import Lane
from reviewtui.domain.channel import Channel
from reviewtui.domain.ground import Removal
from reviewtui.domain.reply import Reply
from reviewtui.domain.review import Product, Review
from reviewtui.domain.urgency import Weights


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


class Understood(NamedTuple):
    """How a file was understood, to be told: which column (by its own name) became which field, which none.

    `encoding` is a name that Python knows; `remarks` are sentences about the whole file, as that it tells no dates.
    """

    columns: Mapping[str, str] = {}
    unused: Sequence[str] = ()
    encoding: str = "utf-8"
    remarks: Sequence[str] = ()


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
    """What the person at the keyboard said about a source."""

    dialect: str = ""
    mapping: Mapping[str, str] = {}
    marketplace: str = ""
    asin: str = ""
    encoding: str = ""


OpenReaders = Callable[["Path | Literal['-']", SourceOptions], "Iterator[Reader | Unread]"]
"""Opens a file, a folder, an archive or standard input; tells at last what it passed over."""

ReadAhead = Callable[[Reader], Reader]
"""The same reader, its work done beside ours where that pays."""

DigestFile = Callable[[Path], bytes]
"""A hash of a file's raw bytes."""

Clock = Callable[[], int]
"""The time now, in seconds since 1970 UTC."""


Value = str | int | float | None


class Acting(Protocol):
    """An act under way: its verbs change rows and note them for the journal.

    `name` and `words` may be set until its end, from what was read inside its transaction.
    """

    name: str
    words: str
    cases: Sequence[int]
    target: int | None
    """The act of the journal that this one takes back."""

    def pieces(self, cases: Sequence[int], /) -> Iterator[Sequence[int]]:
        """The cases of the act, a few at a time, so that an act on many holds nobody up for long.

        What depends on a case is read, and its rows are changed, while its piece is at hand; a case comes once more
        if somebody else changed it meanwhile, as he left it.
        """

    def update(self, table: str, ids: Sequence[int | str], values: dict[str, Value], /) -> None:
        """Give the same values to some columns of some rows."""

    def insert(self, table: str, values: dict[str, Value], /) -> int:
        """Add a row and tell its id."""

    def delete_tag(self, case: int, tag: str, /) -> None:
        """Take a tag off a case."""


class Leavings(Protocol):
    """What left the program, and what was recorded as sent."""

    def of_case(self, case: int) -> tuple[Leaving, ...]:
        """All that ever left for a case, the oldest first."""

    def unanswered(self, who: str) -> tuple[Leaving, ...]:
        """What left by a person's hand and is still not known to have gone out, the newest first."""

    def retracted(self, case: int) -> tuple[Message, ...]:
        """Messages that did not go out after all."""

    def sent(self, case: int, message: int) -> Sent | None:
        """The act that recorded a message of a case as sent."""


class Store(Protocol):
    """Where everything is kept. Every method belongs to one thread."""

    @property
    def leavings(self) -> Leavings: ...

    def case_ids(self, view: View, now: int, weights: Weights, limit: int | None) -> array[int]: ...
    def rows(self, wanted: Sequence[int], now: int, weights: Weights) -> list[CaseRow]: ...
    def counts(self, now: int, weights: Weights, view: View, day_start: int) -> Counts: ...
    def morning(self, now: int, since: int, soon: int, day_end: int, saved: int) -> Morning: ...
    def elsewhere(self, case: int, review: Review) -> int | None: ...
    def be_present(self, session: str, who: str, case: int | None, doing: str, now: int) -> None: ...
    def others(self, session: str, now: int) -> dict[int, str]: ...
    def review(self, case: int) -> tuple[Review, Product] | None: ...
    def case_of_review(self, review_id: str) -> int | None: ...
    def record(self, case: int) -> CaseRecord | None: ...
    def by_base_lane(self, wanted: Sequence[int]) -> dict[Lane, list[int]]: ...
    def claimed(self, wanted: Sequence[int], who: str, now: int) -> int: ...
    def claimants(self, wanted: Sequence[int], now: int) -> set[str]: ...
    def tagged(self, wanted: Sequence[int], tag: str) -> set[int]: ...
    def tag_uses(self, wanted: Sequence[int]) -> tuple[TagUse, ...]:
        """The tags that exist, the most used first, and how many of some cases carry each."""

    def messages(self, case: int) -> tuple[Message, ...]: ...
    def promises(self, case: int) -> tuple[Promise, ...]: ...
    def owed(self, wanted: Sequence[int]) -> dict[int, list[Promise]]:
        """The open promises of those of some cases that have any, the nearest date first."""

    def removals(self, case: int) -> tuple[Removal, ...]: ...
    def notes(self, case: int) -> tuple[Note, ...]: ...
    def tags(self, case: int) -> tuple[str, ...]: ...
    def versions(self, case: int) -> tuple[Version, ...]: ...
    def origin(self, case: int) -> tuple[int, str]: ...
    def journal(self, case: int) -> tuple[JournalEntry, ...]: ...
    def history(self, since: int, who: str, case: int | None, limit: int) -> tuple[HistoryEntry, ...]:
        """What was done since a moment, the newest first: by one person or by all (""), on one case or anywhere."""

    def first_case(self, number: int) -> int | None: ...
    def data_version(self) -> int: ...
    def cases(self) -> int: ...
    def last_act(self) -> tuple[int, int]: ...
    def close(self) -> None: ...
    def marketplaces(self) -> tuple[str, ...]: ...
    def put_in_words(self) -> int:
        """Let the index of words follow what came in, a piece; about how many reviews it lacks still."""
        ...

    def known_values(self) -> dict[str, tuple[str, ...]]:
        """The values of fields of the query language that are in use, those used most first."""
        ...

    def setting(self, name: str) -> str: ...
    def untouched(self, before: int, quiet_since: int, now: int) -> list[tuple[int, int]]: ...
    def untouched_before(self, times: Sequence[int], quiet_since: int, now: int) -> tuple[int, ...]:
        """How many of those first contacts were posted before each of some times."""
        ...

    def unhappy(self) -> tuple[int, int, int]: ...
    def set_setting(self, name: str, value: str) -> None: ...
    def set_product(self, product: Product) -> None: ...
    def reviews(self, *, open_only: bool) -> Iterator[Review]: ...

    def acting(
        self,
        *,
        at: int,
        who: str,
        name: str,
        words: str,
        cases: Sequence[int],
        undoable: bool = True,
        durable: bool = False,
    ) -> AbstractContextManager[Acting]:
        """One act in one transaction, written down in the journal at its end; raising takes all of it back.

        A `durable` act outlives a power cut once it is done: what has left the house must not be forgotten.
        """

    def next_undo(self, who: str) -> LastAct:
        """A person's newest act that still stands. Raises Refused when there is none."""

    def undo(self, at: int, who: str) -> tuple[str, tuple[int, ...]]:
        """Take back a person's newest act that still stands; its words and cases. Raises Refused."""

    def redo(self, at: int, who: str) -> tuple[str, tuple[int, ...]]:
        """Do again what was taken back last; its words and cases. Raises Refused."""

    def drafts(self, case: int) -> tuple[Draft, ...]: ...
    def draft_versions(self, case: int) -> tuple[DraftVersion, ...]: ...
    def keep_version(self, case: int, author: str, now: int) -> None: ...
    def open_drafts(self) -> list[tuple[int, Review, Draft]]: ...
    def cut_off(self, session: str, who: str, now: int, running: Callable[[str], bool]) -> tuple[CutOff, ...]: ...
    def recent_letters(self, case: int, limit: int) -> list[str]: ...
    def save_draft(
        self,
        case: int,
        author: str,
        session: str,
        channel: Channel,
        reply: Reply,
        now: int,
        since: Since | None = None,
    ) -> Since:
        """Write a draft down at once, in a transaction of its own; answers what the next save goes on from.

        With `since`, raises Overtaken where the draft is not as it was then; the words are kept aside.
        """

    def standing(self, case: int, author: str, channel: Channel, own: str) -> tuple[Since, int | None, int]:
        """What a window would go on from now; when it was handed off (None for open), and when it was written last."""

    def take_over(self, case: int, author: str, session: str, channel: Channel, now: int, own: str) -> Since:
        """Make a draft this session's, as it stands."""

    def writers(self, case: int, session: str, now: int) -> tuple[str, ...]:
        """Who writes on a case in other sessions now."""

    def rerank(self, rank: Ranker, product: tuple[str, str] | None = None) -> int: ...
    def redate(self, judgement: Judgement, now: int) -> int: ...
    def rejudge(self, cases: Sequence[int], judgement: Judgement, now: int) -> None: ...
    def rerank_some(self, rank: Ranker, after: int, count: int) -> list[int]:
        """Rank those cases anew that follow a number, so many at most; their numbers, none when there are no more."""

    def sweep(self, judgement: Judgement, now: int, seconds: float) -> bool:
        """For a while finish, or take away, what imports left that were cut off; whether more is left to do."""

    @property
    def wrote(self) -> bool:
        """Whether anything was written."""

    def snapshot(self) -> AbstractContextManager[None]:
        """Read several things as they are at one moment."""

    def imported_before(self, digest: bytes) -> list[tuple[str, str, int, int, list[tuple[int, str, str]]]]:
        """The finished imports of the very same file: name, dialect, read, rejected, problems."""

    def load(self, judgement: Judgement, now: int, *, dry: bool) -> Load:
        """An import of one file, not begun yet."""


Ranker = Callable[[Review, "float | None", "int | None", Lane, "int | None"], float]
"""Rank of a review: (review, product weight, product ratings, lane, when the buyer last wrote)."""


class Judgement(NamedTuple):
    """What the desk decides about a review that comes in: its rank, how long its clocks run, when its door closes."""

    rank: Ranker
    first_contact: int
    closes_at: Callable[[str, int, str], int]
    answer: int
    follow_up: int
    due_at: Callable[[int, int], int | None]
    """When the clock of a first contact runs out: (posted, came in); None where there is none."""


class Added(NamedTuple):
    """What became of some rows of an import."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0


class Busy(Exception):
    """Another import is under way; its name."""


class Load(Protocol):
    """One import of one file: `begin`, then `known` and `add` a batch at a time, then `finish` or `abandon`."""

    @property
    def whole(self) -> bool:
        """Whether it fills an empty store, so that every row is new."""

    def begin(self, name: str, dialect: str, digest: bytes | None) -> None:
        """Raises Busy while another import is alive."""

    @property
    def retold(self) -> Sequence[str]:
        """The number of the review, for each row that told one anew that this import had told otherwise before."""

    def known(self, digests: Sequence[int]) -> set[int]:
        """Those raw rows that stand in the store just so; they need not be read again."""

    def add(self, batch: Sequence[tuple[int, Review]]) -> Added:
        """Take in a batch of (raw digest, review)."""

    def finish(self, read: int, rejected: int, added: Added, problems: Sequence[tuple[int, str, str]]) -> Added:
        """Make everything visible at once; answers what became of all rows."""

    def abandon(self) -> None:
        """Leave no trace of this import."""
