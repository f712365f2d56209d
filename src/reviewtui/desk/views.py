"""What the screens and the commands are given to show. Texts are cleaned already; numbers are for this moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewtui.desk.correspondence import Since
from reviewtui.domain.case import Lane, Outcome
from reviewtui.domain.frame import BARE, Frame
from reviewtui.domain.level import Level, level_of
from reviewtui.domain.review import Stars
from reviewtui.domain.topics import Topics

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewtui.desk.correspondence import Draft, Leaving, Message
    from reviewtui.desk.past import JournalEntry
    from reviewtui.domain.channel import Channel, Door
    from reviewtui.domain.deadlines import Deadline
    from reviewtui.domain.factors import Factor
    from reviewtui.domain.ground import Ground, Removal
    from reviewtui.domain.query.tree import Query
    from reviewtui.domain.review import Product, Review


class View(NamedTuple):
    """What a list shows: a tab and what it is narrowed to. `lane` None is every open case; `promised` lists every case
    in which we owe something, whatever lane it stands in. `query` is what the seller looks for.
    """

    lane: Lane | None = None
    stars: tuple[int, ...] = ()
    marketplace: str = ""
    query: Query | None = None


class Counts(NamedTuple):
    """What the tabs and the header say. `done_today` since the start of the local day; `empty` when
    no review has ever come in; `owing` are the cases with an open promise, whatever lane they stand in.
    """

    lanes: dict[Lane, int]
    clocks_over: int
    promises_due: int
    done_today: int
    empty: bool
    owing: int = 0

    @property
    def open(self) -> int:
        """Cases in every lane but `done`."""
        return sum(count for lane, count in self.lanes.items() if lane is not Lane.DONE)

    def listed(self, lane: Lane | None) -> int:
        """How many cases the tab of a lane lists; None is the tab of all. Not told of `done`."""
        if lane is None:
            return self.open
        return self.owing if lane is Lane.PROMISED else self.lanes.get(lane, 0)


class CaseRow(NamedTuple):
    """One line of the inbox. `words` is what the line says instead of the title: the buyer's last words in
    `buyer-replied`, the promise in `promised`, else "". `due_at` is the clock that runs in this lane, None if none;
    `posted_at` is None for an undated review.
    `hopeless` where the door has closed or hardly anyone can still be reached. `claimed_by` is "" when nobody has it;
    `urgency` is stakes × chance itself, `score` the same from 0 to 100.
    `others` says who else has it open or writes in it now, "" for nobody; `promise_due` is when the nearest
    open promise is due, None when we owe nothing.
    """

    case: int
    lane: Lane
    score: float
    stars: int
    title: str
    text_start: str
    words: str
    product: str
    helpful_votes: int
    total_votes: int | None
    due_at: int | None
    posted_at: int | None
    hopeless: bool
    marketplace: str
    kind: str
    review_id: str
    asin: str
    claimed_by: str
    drafted: bool
    wakes_at: int | None
    urgency: float = 0.0
    others: str = ""
    leaving: bool = False
    """A text left for it and nobody has said yet whether it went out."""
    promise_due: int | None = None
    removal_at: int | None = None
    """Since when Amazon has been asked to remove it and has not answered; None when it has not."""
    danger: bool = False
    """Whether its review is known to tell of danger; one that nobody has listened to yet is not."""

    def level(self, now: int) -> Level:
        """How much it presses, in a word."""
        return level_of(self.score, self.lane, self.due_at, now, hopeless=self.hopeless)

    def stands_in(self, lane: Lane | None) -> bool:
        """Whether the tab of a lane lists it; None is the tab of all."""
        if lane is Lane.PROMISED:
            return self.promise_due is not None
        return self.lane is lane or (lane is None and self.lane is not Lane.DONE)


class CaseRecord(NamedTuple):
    """The row of one case as the desk needs it to decide."""

    lane: str
    resume: str
    rank: float
    due_at: int | None
    closes_at: int | None
    wakes_at: int | None
    replied_at: int | None
    claimed_by: str
    claimed_until: int | None
    outcome: str | None


class Promise(NamedTuple):
    """A dated promise; `state` is ``open``, ``kept``, ``broken`` or ``withdrawn``."""

    id: int
    text: str
    due_at: int
    state: str
    made_at: int
    made_by: str


class Note(NamedTuple):
    """A note that the sellers wrote for themselves."""

    id: int
    at: int
    who: str
    text: str


class Version(NamedTuple):
    """An earlier state of a review, as it stood until `until`."""

    until: int
    stars: int
    title: str
    text: str
    helpful_votes: int


class TagUse(NamedTuple):
    """A tag: on how many cases it is at all, and on how many of some that are at hand."""

    tag: str
    cases: int
    here: int


class Event(NamedTuple):
    """One line of a case's timeline."""

    at: int
    words: str


class CaseSheet(NamedTuple):
    """All of one case. The review is dated as far as its date is believed; `told_at` is the date that was told."""

    row: CaseRow
    review: Review
    product: Product
    factors: tuple[Factor, ...]
    doors: tuple[Door, ...]
    draft: Draft | None
    other_drafts: tuple[Draft, ...]
    """Those of others, and mine beside the newest: for the other kind of door, or from another window."""
    messages: tuple[Message, ...]
    promises: tuple[Promise, ...]
    tags: tuple[str, ...]
    notes: tuple[Note, ...]
    versions: tuple[Version, ...]
    journal: tuple[JournalEntry, ...]
    timeline: tuple[Event, ...]
    outcome: Outcome | None
    imported_at: int
    imported_from: str
    deadlines: tuple[Deadline, ...] = ()
    since: tuple[Since, Since] = (Since(), Since())
    """What my next save of a private letter goes on from, and of a public reply."""
    writers: tuple[str, ...] = ()
    """Who writes on this case in other windows now; perhaps the same person."""
    leavings: tuple[Leaving, ...] = ()
    """What left and is not known to have gone out, the oldest first."""
    told_at: int | None = None
    stars: Stars = Stars()
    """What came in of the product."""
    topics: Topics = Topics()
    """What Amazon counts in all reviews of the product."""
    removals: tuple[Removal, ...] = ()
    removable: tuple[Ground, ...] = ()
    """What Amazon was asked, the oldest first; why it might remove the review, as far as its words tell."""
    frames: Mapping[Channel, Frame] = {}
    """What stands around a letter, door by door; a door that isn't there has none."""
    since_arrival: bool = False
    """The clock of its first contact began when it came in: it was older than that already."""
    me: str = ""
    """Who looks at it; their own name is "you" on the screen."""

    def frame(self, channel: Channel) -> Frame:
        """What stands around a letter through one door."""
        return self.frames.get(channel, BARE)

    def letter(self, draft: Draft) -> str:
        """A draft as the whole letter that the buyer would read."""
        return draft.reply.letter(self.frame(draft.channel))
