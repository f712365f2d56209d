"""What is written to a buyer and what came back: drafts with their earlier states, what left, what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewtui.domain.channel import CARRIES, Carries

if TYPE_CHECKING:
    from reviewtui.domain.channel import Channel
    from reviewtui.domain.reply import Reply


class Since(NamedTuple):
    """The state of a draft that a window goes on from: the newest draft of its kind (0 for none) and how often it was
    written. `own` names the window that goes on with a version of its own, "" for the letter that all share.
    """

    draft: int = 0
    revision: int = 0
    own: str = ""


class Draft(NamedTuple):
    """The reply being written on a case by one person; one for a private letter, one for a public reply."""

    id: int
    author: str
    channel: Channel
    reply: Reply
    saved_at: int
    since: Since = Since()


class DraftVersion(NamedTuple):
    """A draft as it stood at an earlier time, and whose text it was."""

    id: int
    at: int
    who: str
    reply: Reply


class Leaving(NamedTuple):
    """A text that left the program for the clipboard, standard output or Amazon's page. `how` is ``copied``,
    ``printed`` or ``opened``; `state` is ``open`` until somebody says whether it went out, then ``sent`` or
    ``not-sent``, or ``replaced`` by a later one. `reply` is what it was made of.
    """

    id: int
    case: int
    at: int
    who: str
    session: str
    channel: Channel
    how: str
    text: str
    reply: Reply
    state: str

    @property
    def fixed(self) -> bool:
        """Whether it is one of Amazon's own texts, which is pressed on a page."""
        return CARRIES[self.channel] is Carries.FIXED_TEXT


class Message(NamedTuple):
    """What really went out or came in. `direction` is ``in`` or ``out``; `proof` says how we know. One that did not go
    out after all was taken back by `retracted_by`.
    """

    id: int
    at: int
    direction: str
    channel: str
    button: str
    text: str
    who: str
    proof: str
    retracted_at: int | None = None
    retracted_by: str = ""
