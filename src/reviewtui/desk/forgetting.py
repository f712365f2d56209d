"""Buyers that are forgotten: one by one when they ask for it, all by themselves when their time is over."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from reviewtui.desk.past import Change
from reviewtui.desk.ports.personal import Depth, Held
from reviewtui.desk.refusals import Refused
from reviewtui.domain.buyer import is_nobody
from reviewtui.domain.clock import DAY

if TYPE_CHECKING:
    from reviewtui.desk.ports import Clock, Store
    from reviewtui.desk.settings import Settings

ACT: Final = "forget"
BY_ITSELF: Final = "expire"
AT_ONCE: Final = 5000
"""So many are let go of in one round of those whose time is over."""
_ORDER: Final = re.compile(r"\d{3}-\d{7}-\d{7}")

RemoveLetters = Callable[[Sequence[int]], int]
"""Takes away the files of letters of some cases; answers how many."""


class Forgetting:
    """Forgetting one buyer, and letting go of those whose time is over."""

    def __init__(
        self, store: Store, clock: Clock, settings: Settings, remove_letters: RemoveLetters, by_partner: str
    ) -> None:
        """`by_partner` is the pattern that the names of imports by the Selling Partner API have."""
        self._store = store
        self._clock = clock
        self._settings = settings
        self._remove_letters = remove_letters
        self._by_partner = by_partner

    def find(self, buyer: str) -> list[int]:
        """The reviews of a buyer, by a case, a review's number, an order or a public name. Raises Refused."""
        word = buyer.strip()
        if _ORDER.fullmatch(word):
            found = list(self._store.personal.of_order(word))
            if not found:
                raise Refused(f"No review is known of the order {word}")
            return found
        case = self._case(word)
        if case is not None:
            return [case]
        if is_nobody(word):
            raise Refused(f"“{word}” is the name of many buyers; name a case or an order instead")
        found = list(self._store.personal.of_author(word))
        if not found:
            raise Refused(f"Nobody called “{word}” is known, and no such case or order; the name as it stands there")
        return found

    def _case(self, word: str) -> int | None:
        number = int(word) if word.isascii() and word.isdigit() and len(word) < 19 else None
        if number is not None and self._store.review(number) is not None:
            return number
        return self._store.case_of_review(word)

    def held(self, cases: Sequence[int]) -> Held:
        """How much is known of the buyers of some reviews."""
        return self._store.personal.held(cases)

    def forget(self, cases: Sequence[int]) -> Change:
        """Take the buyer of some reviews out of everything. It can't be undone."""
        words = f"Forgot the buyer of {_counted(len(cases))}: name, order, letters, messages and notes"
        self._store.personal.erase(cases, Depth.ALL, at=self._clock(), who=self._settings.me, name=ACT, words=words)
        self._remove_letters(cases)
        return Change(words, tuple(cases), undoable=False)

    def expire(self) -> int:
        """Let go of buyers whose time is over, some at a time; answers of how many reviews.

        Those that came by Amazon's interface have the time that Amazon allows, all others the one of the settings.
        """
        now, given = self._clock(), self._settings.privacy
        personal = self._store.personal
        personal.wipe()
        names = personal.old_of_imports(self._by_partner, now - given.partner_days * DAY, AT_ONCE)
        if names:
            self._let_go(names, Depth.NAMES, f"{given.partner_days} days, as Amazon's interface asks")
        letters: Sequence[int] = ()
        if given.days:
            letters = personal.old(now - given.days * DAY, AT_ONCE)
            if letters:
                self._let_go(letters, Depth.LETTERS, f"{given.days} days, as the settings say")
                self._remove_letters(letters)
        return len(names) + len(letters)

    def _let_go(self, cases: Sequence[int], depth: Depth, why: str) -> None:
        words = f"Let go of the buyers of {_counted(len(cases))} after {why}"
        self._store.personal.erase(cases, depth, at=self._clock(), who="reviewtui", name=BY_ITSELF, words=words)


def _counted(count: int) -> str:
    return f"{count:,} review{'' if count == 1 else 's'}"
