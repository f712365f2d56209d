"""Drafts as things of their own: which wait to be finished, how they read before, and what a crash cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.desk.naming import name_of
from reviewtui.desk.open_drafts import CutOff, OpenDraft
from reviewtui.desk.views import DraftVersion, Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewtui.desk.ports import Clock, Drafts
    from reviewtui.desk.settings import Settings
    from reviewtui.domain.reply import Reply


class Drafting:
    """`session` names this running program; `running` says whether another one is still alive."""

    def __init__(
        self, store: Drafts, clock: Clock, settings: Settings, session: str, running: Callable[[str], bool]
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

    def take_back(self, case: int, version: int) -> Reply:
        """Put an earlier version in the place of my draft, which is kept as a version itself.

        Raises Refused when the case has no such version or I have no draft on it.
        """
        found = next((each for each in self.versions(case) if each.id == version), None)
        if found is None:
            raise Refused(f"Case {case} has no version {version} of its draft; draft {case} --versions shows them")
        mine = next((each for each in self._store.drafts(case) if each.author == self._settings.me), None)
        if mine is None:
            raise Refused(f"You have no draft on case {case} that a version could take the place of")
        self.keep(case)
        self._store.save_draft(case, self._settings.me, self._session, mine.channel, found.reply, self._clock())
        return found.reply

    def cut_off(self) -> tuple[CutOff, ...]:
        """Where I was writing when the program ended without leaving; each is told once."""
        return self._store.cut_off(self._session, self._settings.me, self._clock(), self._running)
