"""What was done: what an act tells of itself, what the journal tells of it later, what undo takes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewtui.desk.correspondence import Since
    from reviewtui.domain.channel import Channel
    from reviewtui.domain.reply import Reply


class Change(NamedTuple):
    """What an act did: the cases it touched and what to say, in the past tense; `undoable` if `u` takes it back."""

    words: str
    cases: tuple[int, ...] = ()
    undoable: bool = True


class Sent(NamedTuple):
    """The act that recorded a message as sent: what it did to the case, and the letter that it put away. `put_away`
    is None where that draft is not put away any more, or never was.
    """

    act: int
    words: str
    case: int
    message: int
    before: Mapping[str, str | int | float | None]
    after: Mapping[str, str | int | float | None]
    leavings: tuple[int, ...]
    author: str
    channel: Channel
    reply: Reply
    put_away: Since | None


class LastAct(NamedTuple):
    """The act that the next undo means."""

    id: int
    act: str
    at: int
    words: str
    case: int | None


class NextUndo(NamedTuple):
    """What the next undo takes back; `sent` where it is a message that was recorded as sent."""

    words: str
    at: int
    sent: Sent | None = None


class JournalEntry(NamedTuple):
    """One act, in words of the past tense. `undone` when it was taken back and not done again."""

    id: int
    at: int
    who: str
    act: str
    words: str
    undone: bool = False


class HistoryEntry(NamedTuple):
    """One line of the history: an act in words of the past tense, or an import.

    `case` is the one case that it was about, None for an act on many; `cases` says on how many. `number` is its number
    in the journal, 0 for an import.
    """

    number: int
    at: int
    who: str
    act: str
    words: str
    case: int | None = None
    cases: int = 0
    undone: bool = False
