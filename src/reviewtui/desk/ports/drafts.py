"""What the desk needs to keep what is being written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewtui.desk.correspondence import Draft, DraftVersion, Since
    from reviewtui.desk.open_drafts import CutOff
    from reviewtui.desk.own_commands import ByCommand
    from reviewtui.domain.channel import Channel
    from reviewtui.domain.reply import Reply
    from reviewtui.domain.review import Review


class Drafts(Protocol):
    """Drafts: a private letter and a public reply for each person on a case, and a second window's own. No act: `undo`
    knows nothing of them. What was saved is there after a crash, and no window writes over another's words unseen.
    """

    def drafts(self, case: int) -> tuple[Draft, ...]:
        """The open drafts on a case, the one that was written last first."""

    def draft_versions(self, case: int) -> tuple[DraftVersion, ...]:
        """The kept versions of the drafts on a case, the newest first; of those that were sent, too."""

    def keep_version(self, case: int, author: str, now: int) -> None:
        """Keep the open draft of a person as a version, unless it is empty or the newest version says the same."""

    def open_drafts(self) -> list[tuple[int, Review, Draft]]:
        """Every draft with words in it that waits to be finished, the newest first, with its case and review."""

    def cut_off(self, session: str, who: str, now: int, running: Callable[[str], bool]) -> tuple[CutOff, ...]:
        """Where a person's other sessions were writing when they ended without leaving, the newest first.

        `running` tells whether a session still runs. Each is told once.
        """

    def note_by_command(self, case: int, author: str, channel: Channel, by: ByCommand, at: int) -> None:
        """Remember that a command of the seller's own wrote a person's draft, in a transaction of its own."""

    def by_command(self, case: int, author: str) -> tuple[ByCommand, ...]:
        """What commands wrote for a person on a case, the newest of each kind of draft."""

    def recent_letters(self, case: int, limit: int) -> list[str]:
        """The last letters that went out on other cases, the newest first."""

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

        With `since`, raises Overtaken where the draft is not as it was then; the words are kept aside as a version.
        """

    def standing(self, case: int, author: str, channel: Channel, own: str) -> tuple[Since, int | None, int]:
        """What a window would go on from now; when it was handed off (None for open), and when it was written last (0
        for never).
        """

    def take_over(self, case: int, author: str, session: str, channel: Channel, now: int, own: str) -> Since:
        """Make a draft this session's, as it stands: the next save of whoever wrote on it before raises Overtaken."""
