"""What leaves as a table: cases, reviews, letters, the journal, the sheet that agencies keep; row by row, so that a
million take no more memory than one. Personal data stays at home unless it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final, Protocol

from reviewtui.domain.clock import iso
from reviewtui.domain.masking import masked
from reviewtui.domain.review import Review

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reviewtui.desk.correspondence import Message
    from reviewtui.desk.inbox import Inbox
    from reviewtui.desk.past import HistoryEntry
    from reviewtui.desk.ports import Clock, Store
    from reviewtui.desk.views import CaseRow

Cell = str | int | float | bool | None


class WriteWorkbook(Protocol):
    """Writes rows as a workbook; answers how many cells had to be cut. Raises Refused where that can't be done here."""

    def __call__(self, stream: BinaryIO, name: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]], /) -> int:
        """Write them."""


COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "reviews": Review._fields,
    "cases": (
        "case", "review_id", "kind", "marketplace", "asin", "product", "stars", "title", "posted_at", "helpful_votes",
        "lane", "urgency", "due_at", "wakes_at", "claimed_by", "outcome", "tags", "notes",
    ),
    "letters": (
        "case", "review_id", "marketplace", "asin", "at", "state", "channel", "button", "who", "proof", "letter",
    ),
    "journal": ("at", "who", "act", "words", "case", "cases", "undone"),
    "sheet": ("Date", "ASIN", "Stars", "Review", "Order", "Contacted", "Answer", "Outcome"),
}  # fmt: skip
"""The columns of each table. `sheet` is what agencies keep by hand: one line a review, eight columns."""
_PAGE: Final = 500
_POSTED_AT: Final = Review._fields.index("posted_at")
_ALL: Final = 1 << 40


class Exporting:
    """The rows of each table, of all or of some cases."""

    def __init__(self, store: Store, clock: Clock, inbox: Inbox) -> None:
        self._store = store
        self._clock = clock
        self._inbox = inbox

    def rows(self, what: str, cases: Sequence[int] | None, *, personal: bool) -> Iterator[tuple[Cell, ...]]:
        """The rows of a table; without cases of all that there is. Unless it is to be `personal`, nobody is named."""
        match what, cases:
            case "journal", None:
                yield from self._history(personal=personal)
            case "reviews", None:
                for review in self._store.reviews(open_only=False):
                    yield _review(review, personal=personal)
            case _, None:
                raise ValueError(what)
            case _, given:
                assert given is not None
                yield from self._of_cases(what, given, personal=personal)

    def _of_cases(self, what: str, cases: Sequence[int], *, personal: bool) -> Iterator[tuple[Cell, ...]]:
        for start in range(0, len(cases), _PAGE):
            for row in self._inbox.rows(cases[start : start + _PAGE]):
                found = self._store.review(row.case)
                if found is None:
                    continue
                review = found[0] if personal else _nameless(found[0])
                match what:
                    case "reviews":
                        yield tuple(_review(review, personal=True))
                    case "cases":
                        yield self._case(row, review, found[0].author, personal=personal)
                    case "letters":
                        yield from self._letters(row, found[0].author, personal=personal)
                    case "journal":
                        yield from self._journal(row.case, found[0].author, personal=personal)
                    case _:
                        yield self._line(row, review, found[0].author, personal=personal)

    def _case(self, row: CaseRow, review: Review, author: str, *, personal: bool) -> tuple[Cell, ...]:
        record = self._store.record(row.case)
        notes = "\n".join(f"{iso(each.at)} {each.who}: {each.text}" for each in self._store.notes(row.case))
        return (
            row.case, row.review_id, str(row.kind), row.marketplace, row.asin, row.product, row.stars, review.title,
            _time(row.posted_at), row.helpful_votes, row.lane.value, round(row.urgency, 3), _time(row.due_at),
            _time(row.wakes_at), row.claimed_by, record.outcome if record else None,
            ", ".join(self._store.tags(row.case)), notes if personal else masked(notes, [author]),
        )  # fmt: skip

    def _letters(self, row: CaseRow, author: str, *, personal: bool) -> Iterator[tuple[Cell, ...]]:
        first: tuple[Cell, ...] = (row.case, row.review_id, row.marketplace, row.asin)
        for each in self._store.messages(row.case):
            text = each.text if personal else masked(each.text, [author])
            yield (*first, iso(each.at), _state(each), each.channel, each.button, each.who, each.proof, text)
        for draft in self._store.drafts(row.case):
            if not draft.reply.empty:
                text = draft.reply.letter() if personal else masked(draft.reply.letter(), [author])
                yield (*first, iso(draft.saved_at), "draft", draft.channel.value, "", draft.author, "", text)

    def _journal(self, case: int, author: str, *, personal: bool) -> Iterator[tuple[Cell, ...]]:
        for each in self._store.journal(case):
            words = each.words if personal else masked(each.words, [author])
            yield iso(each.at), each.who, each.act, words, case, 1, each.undone

    def _history(self, *, personal: bool) -> Iterator[tuple[Cell, ...]]:
        for each in reversed(self._store.history(0, "", None, _ALL)):
            words = each.words if personal else self._told(each)
            yield iso(each.at), each.who, each.act, words, each.case, each.cases, each.undone

    def _told(self, entry: HistoryEntry) -> str:
        """The words of an act without the buyer; those of one on many may name any of them."""
        if entry.case is None:
            return masked(entry.words) if entry.number == 0 else f"{entry.act} on {entry.cases:,} cases"
        found = self._store.review(entry.case)
        return masked(entry.words, [found[0].author] if found else [])

    def _line(self, row: CaseRow, review: Review, author: str, *, personal: bool) -> tuple[Cell, ...]:
        """One line of the sheet that agencies keep."""
        messages = self._store.messages(row.case)
        sent = next((each for each in messages if each.direction == "out"), None)
        answer = next((each for each in reversed(messages) if each.direction == "in"), None)
        record = self._store.record(row.case)
        words = (answer.text if personal else masked(answer.text, [author])) if answer else ""
        return (
            _day(row.posted_at), row.asin, row.stars, review.title or review.text[:200], review.order_id or None,
            _day(sent.at) if sent else "", f"{_day(answer.at)} {words}" if answer else "",
            (record.outcome if record else None) or row.lane.value,
        )  # fmt: skip


def _state(message: Message) -> str:
    return "sent" if message.direction == "out" else "received"


def _nameless(review: Review) -> Review:
    """A review without its author; what they wrote is public, and loses only names, numbers and addresses."""
    by = [review.author]
    return review._replace(
        author="", order_id="", title=masked(review.title, by), text=masked(review.text, by),
        url="" if "@" in review.url else review.url,
    )  # fmt: skip


def _review(review: Review, *, personal: bool) -> tuple[Cell, ...]:
    told = review if personal else _nameless(review)
    return (*told[:_POSTED_AT], _time(told.posted_at), *told[_POSTED_AT + 1 :])


def _time(at: int | None) -> str | None:
    return None if at is None else iso(at)


def _day(at: int | None) -> str:
    return "" if at is None else iso(at)[:10]
