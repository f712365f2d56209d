"""Promises: made on one case or on several, and closed by us alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.desk.case_acts import CaseActs, few, put_away
from reviewtui.desk.naming import short
from reviewtui.desk.past import Change
from reviewtui.desk.refusals import Refused
from reviewtui.domain.case import Lane
from reviewtui.domain.clock import day
from reviewtui.domain.text import clean, one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.desk.ports import Acting, Value
    from reviewtui.desk.views import Promise


class PromiseActs(CaseActs):
    """Every method is one act."""

    def promise(self, cases: int | Sequence[int], text: str, due_at: int) -> Change:
        """Promise something by a date. A case that the buyer waits in, or that was closed, moves to `promised`; one
        that sleeps will wake there.
        """
        cases = few(cases, "a promise")
        text = one_line(clean(text))
        if not text:
            raise Refused("Say what was promised")
        words = f"Promised {self._names(cases)}: {short(text)} by {day(due_at, self._settings.zone)}"
        with self._acting("promise", cases, words) as act:
            for case in cases:
                self._promise(act, case, text, due_at)
        return Change(words, tuple(cases))

    def _promise(self, act: Acting, case: int, text: str, due_at: int) -> None:
        record = self._record(case)
        values: dict[str, Value] = {
            "case": case, "text": text, "due_at": due_at, "state": "open", "made_at": self._clock(),
            "made_by": self._settings.me,
        }  # fmt: skip
        act.insert("promises", values)
        lane = self._lane(record)
        asleep = lane is Lane.SNOOZED and record.resume in {Lane.WAITING, Lane.PROMISED}
        if asleep or lane in {Lane.WAITING, Lane.PROMISED, Lane.DONE}:
            due = min([due_at, *(each.due_at for each in self._store.promises(case) if each.state == "open")])
            moved = self._into(case, record, Lane.PROMISED, due)
            act.update("cases", [case], put_away(moved, record) if asleep else moved)

    def close_promise(self, case: int, promise: int, state: str) -> Change:
        """Say that a promise was ``kept``, ``broken`` or ``withdrawn``; only we can."""
        return self._close_promises({case: promise}, state)

    def close_next_promises(self, cases: Sequence[int], state: str) -> Change:
        """The same of the promise that is due next in each of some cases. Raises Refused where one has none."""
        owed = self._store.owed(few(cases, "the end of a promise"))
        without = [case for case in cases if case not in owed]
        if without:
            raise Refused(
                f"Case {without[0]} has no open promise" if len(without) == 1 else
                f"{len(without):,} of the {len(cases):,} cases have no open promise; has:promise finds those that do"
            )  # fmt: skip
        return self._close_promises({case: owed[case][0].id for case in cases}, state)

    def _close_promises(self, promises: dict[int, int], state: str) -> Change:
        if state not in {"kept", "broken", "withdrawn"}:
            raise Refused(f"A promise is kept, broken or withdrawn, not {state}")
        cases = list(promises)
        with self._acting("close-promise", cases) as act:
            closed = [self._close_one(act, case, promise, state) for case, promise in promises.items()]
            what = f": {short(closed[0].text)}" if len(closed) == 1 else ""
            act.words = f"Promise {state} for {self._names(cases)}{what}"
        return Change(act.words, tuple(cases))

    def _close_one(self, act: Acting, case: int, promise: int, state: str) -> Promise:
        now = self._clock()
        found = {each.id: each for each in self._store.promises(case) if each.state == "open"}
        if promise not in found:
            raise Refused("That promise is not open any more")
        record, closed = self._record(case), found.pop(promise)
        act.update("promises", [promise], {"state": state, "closed_at": now})
        if record.resume == Lane.PROMISED:
            rest = [each.due_at for each in found.values()]
            follow_up = now + self._settings.clocks.follow_up
            lane, due = (Lane.PROMISED, min(rest)) if rest else (Lane.WAITING, follow_up)
            away = self._lane(record) in {Lane.SNOOZED, Lane.DONE}
            values = self._into(case, record, lane, due)
            act.update("cases", [case], put_away(values, record) if away else values)
        return closed
