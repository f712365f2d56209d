"""Drafts as things of their own: which wait to be finished, how they read before, and what a crash cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from reviewtui.desk.correspondence import DraftVersion
from reviewtui.desk.naming import name_of
from reviewtui.desk.open_drafts import CutOff, OpenDraft
from reviewtui.desk.own_commands import ByCommand
from reviewtui.desk.ports import Drafts, Presence
from reviewtui.desk.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewtui.desk.ports import Clock
    from reviewtui.desk.settings import Settings
    from reviewtui.domain.channel import Channel
    from reviewtui.domain.reply import Reply


ASSISTANT: Final = "assistant"
"""Who wrote what came by a tool, in drafts, notes and the journal."""


class _Store(Drafts, Presence, Protocol):
    """What this part of the desk needs."""


class Drafting:
    """`session` names this running program; `running` says whether another one is still alive."""

    def __init__(
        self, store: _Store, clock: Clock, settings: Settings, session: str, running: Callable[[str], bool]
    ) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings
        self._session = session
        self._running = running

    def waiting(self) -> tuple[OpenDraft, ...]:
        """Every letter that waits to be finished, the newest first; those of colleagues too."""
        return tuple(
            OpenDraft(case, name_of(review), review.stars, draft.author, draft.saved_at, draft.reply)
            for case, review, draft in self._store.open_drafts()
        )

    def versions(self, case: int, but: int | None = None) -> tuple[DraftVersion, ...]:
        """How the drafts on a case read before, the newest first; and how my other drafts on it read.

        Those from other windows have numbers below 0. Left out is the draft that is written on: the newest, or `but`.
        """
        mine = [each for each in self._store.drafts(case) if each.author == self._settings.me]
        at_hand = next((each for each in mine if but in {None, each.id}), None)
        others = [
            DraftVersion(-each.id, each.saved_at, each.author, each.reply)
            for each in mine
            if at_hand is not None and each is not at_hand and each.channel.public == at_hand.channel.public
        ]
        found = (*others, *self._store.draft_versions(case))
        return tuple(sorted(found, key=lambda each: -each.at)) if others else found

    def keep(self, case: int) -> None:
        """Keep my draft as it stands as a version, before something else takes its place."""
        self._store.keep_version(case, self._settings.me, self._clock())

    def write_by_command(self, case: int, channel: Channel, title: str, reply: Reply) -> None:
        """A letter that a command of the seller's own wrote takes the place of my draft, which is kept as a version; it
        is marked as such until every step of it was written anew. Raises Refused where I write there in another window.
        """
        if self._settings.me in self._store.writers(case, self._session, self._clock()):
            raise Refused(f"You write to case {case} in another window now; the letter of “{title}” was not put there")
        self.keep(case)
        self._store.save_draft(case, self._settings.me, self._session, channel, reply, self._clock())
        self.mark_by_command(case, channel, title, reply)

    def mark_by_command(self, case: int, channel: Channel, title: str, reply: Reply) -> None:
        """Remember that a letter of mine was written by a command."""
        self._store.note_by_command(case, self._settings.me, channel, ByCommand(title, reply), self._clock())

    def take_back(self, case: int, version: int) -> Reply:
        """Put an earlier version in the place of my draft, which is kept as a version itself.

        Raises Refused when the case has no such version, or neither I nor an assistant has a draft on it.
        """
        found = next((each for each in self.versions(case) if each.id == version), None)
        if found is None:
            raise Refused(f"Case {case} has no version {version} of its draft; draft {case} --versions shows them")
        drafts = self._store.drafts(case)
        mine = next((each for each in drafts if each.author == self._settings.me), None)
        like = mine or next((each for each in drafts if each.author == ASSISTANT), None)
        if like is None:
            raise Refused(f"You have no draft on case {case} that a version could take the place of")
        if mine is not None:
            self.keep(case)
        self._store.save_draft(case, self._settings.me, self._session, like.channel, found.reply, self._clock())
        if found.who == ASSISTANT:
            self.mark_by_command(case, like.channel, ASSISTANT, found.reply)
        return found.reply

    def cut_off(self) -> tuple[CutOff, ...]:
        """Where I was writing when the program ended without leaving; each is told once."""
        return self._store.cut_off(self._session, self._settings.me, self._clock(), self._running)
