"""The morning in plain mode: what today holds, then case by case, each answered with one letter and Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reviewtui.cli.plain import told
from reviewtui.cli.plain.acts import PlainActs
from reviewtui.cli.plain.answering import PlainAnswering
from reviewtui.cli.show import lines as all_of_it
from reviewtui.cli.today import lines as today_lines
from reviewtui.desk.inbox import NOTHING_YET
from reviewtui.desk.refusals import Refused
from reviewtui.desk.views import View
from reviewtui.domain.case import Lane
from reviewtui.domain.level import times

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewtui.cli.plain.dialogue import Dialogue
    from reviewtui.cli.programs import Outside
    from reviewtui.desk.desk import Desk
    from reviewtui.desk.views import CaseRow, CaseSheet

_MOST: Final = 500
"""Cases that one morning goes through."""
_KEYS: Final = {
    "r": "reply, or contact them", "v": "hear all of it", "w": "why it stands here", "e": "done", "s": "snooze",
    "p": "promise", "c": "note", "t": "tag", "a": "claim", "i": "they wrote", "O": "outcome", "S": "did it go out",
    "u": "undo", "n": "next (Enter too)", "k": "the one before", "q": "leave", "?": "these letters",
}  # fmt: skip


class PlainMorning:
    """Case by case, the one that can least wait first."""

    def __init__(self, talk: Dialogue, desk: Desk, outside: Outside | None) -> None:
        self._talk = talk
        self._desk = desk
        self._answering = PlainAnswering(talk, desk, outside)
        self._acts = PlainActs(talk, desk)

    def go_through(self) -> None:
        """Today, what left and is not known to have gone out, then every case that waits. Raises Ended."""
        self._begin()
        cases = self._waiting()
        at = 0
        while at < len(cases):
            rows = self._desk.inbox.rows([cases[at]])
            step = self._one(rows[0], at, len(cases)) if rows else 1
            if step is None:
                self._talk.say("Everything is kept.")
                return
            at = max(0, at + step)
        if cases:
            self._talk.say("That was the last one.")

    def _begin(self) -> None:
        desk = self._desk
        if desk.inbox.nothing_came_in():
            self._talk.say(f"{NOTHING_YET}.")
            return
        self._talk.say_all(today_lines(desk.inbox.morning()))
        for case, _ in desk.drafting.cut_off():
            self._talk.say(f"Your letter to case {case} was cut off; it is kept: reviewtui reply {case}")
        for left in desk.sending.unanswered():
            self._answering.over.did_it(left)

    def _waiting(self) -> list[int]:
        """The cases that wait for us; who waits for the buyer or for a day is left out until then."""
        now = self._desk.clock()
        rows = self._desk.inbox.rows(self._desk.inbox.case_ids(View(), _MOST))
        return [row.case for row in rows if _waits(row, now)]

    def _one(self, row: CaseRow, at: int, count: int) -> int | None:
        """One case until the seller goes on; how far, None to leave."""
        desk, zone, case = self._desk, self._desk.settings.zone, row.case
        sheet = desk.inbox.sheet(case)
        self._talk.say()
        self._talk.say(f"{at + 1} of {count}. {told.headline(row, desk.clock(), zone)}")
        self._talk.say_all(told.case(sheet, desk.clock(), zone))
        while True:
            self._talk.say("r reply, e done, s snooze, n next, q leave, ? all letters")
            given = self._talk.line().strip() or "n"
            if given == "?":
                self._talk.say_all(f"{letter} {words}" for letter, words in _KEYS.items())
            elif given in {"q", "n", "j", "k"}:
                return {"q": None, "k": -1}.get(given, 1)
            elif given in _KEYS:
                try:
                    if self._does(given, case, sheet):
                        return 1
                except Refused as refused:
                    self._talk.say(f"{refused}.")
            else:
                self._talk.say(f"There is no “{given}” here; ? tells the letters.")

    def _does(self, given: str, case: int, sheet: CaseSheet) -> bool:
        """What a letter stands for; whether the case is dealt with for now. Raises Refused."""
        if given == "r":
            return self._answering.answer(case, told_already=True)
        if given in {"v", "w"}:
            self._tell(given, sheet)
            return False
        act: Callable[[int], bool] = {
            "e": self._acts.done, "s": self._acts.snooze, "p": self._acts.promise, "c": self._acts.note,
            "t": self._acts.tag, "a": self._acts.claim, "i": self._acts.buyer_wrote, "O": self._acts.outcome,
            "S": self._sent, "u": self._acts.undo,
        }[given]  # fmt: skip
        return act(case)

    def _tell(self, given: str, sheet: CaseSheet) -> None:
        now, zone = self._desk.clock(), self._desk.settings.zone
        if given == "v":
            self._talk.say_all(all_of_it(sheet, now, zone, self._talk.width))
        else:
            self._talk.say_all(f"{times(each.value)} {each.reason}" for each in sheet.factors)

    def _sent(self, case: int) -> bool:
        if self._desk.sending.unanswered(case):
            return self._answering.over.ask_first(case)
        return self._acts.not_after_all(case)


def _waits(row: CaseRow, now: int) -> bool:
    if row.lane is Lane.SNOOZED:
        return False
    return row.lane is not Lane.WAITING or (row.due_at is not None and row.due_at <= now)
