"""The acts that decide a day: done, snooze, promise, note, tag, claim, outcome, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from reviewtui.desk import ranking
from reviewtui.desk.case_acts import chosen, few, put_away
from reviewtui.desk.naming import done_again, short, undone
from reviewtui.desk.past import Change, NextUndo
from reviewtui.desk.promising import PromiseActs
from reviewtui.desk.refusals import Refused
from reviewtui.desk.sending import ACTS, Sending
from reviewtui.domain.case import CLAIM_SECONDS, Lane, Outcome
from reviewtui.domain.clock import day, moment
from reviewtui.domain.text import clean, tag_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.desk.ports import Acting, Clock, Store, Value
    from reviewtui.desk.settings import Settings
    from reviewtui.desk.views import Promise, TagUse

PromiseEnd = Literal["kept", "broken", "open"]
"""What becomes of the open promises of a case that is being closed."""


class Triage(PromiseActs):
    """Every method is one act: one transaction, one row of the journal, one Change.

    What an act depends on is read inside its transaction, so that nobody can change it in between.
    """

    def __init__(self, store: Store, clock: Clock, settings: Settings, sending: Sending) -> None:
        super().__init__(store, clock, settings)
        self._sending = sending

    def owed(self, cases: Sequence[int]) -> dict[int, list[Promise]]:
        """What we owe in those of some cases that have an open promise: to be asked about before they are closed."""
        return self._store.owed(cases)

    def done(self, cases: Sequence[int], promises: PromiseEnd | None = None) -> Change:
        """Close cases. Their open promises were ``kept``, ``broken``, or stay ``open``: then those cases are not closed
        and wait in the lane `promised`. Raises Refused where there is an open promise and nothing was said of it.
        """
        cases = chosen(cases)
        now = self._clock()
        owed = self._store.owed(cases)
        if owed and promises is None:
            raise Refused(self._unsaid(cases, owed))
        with self._acting("done", cases, f"Closed {self._names(cases)}") as act:
            # what takes long comes first, so that the pieces find their length
            slow_first = [*owed, *(case for case in cases if case not in owed)] if owed else cases
            for some in act.pieces(slow_first):
                for case in some:
                    owed.pop(case, None)
                owed |= self._close(act, some, promises, now)
            closing = [case for case in cases if case not in owed] if promises == "open" else cases
            act.words = self._closed(closing, owed, promises)
        return Change(act.words, tuple(cases))

    def _close(
        self, act: Acting, cases: Sequence[int], promises: PromiseEnd | None, now: int
    ) -> dict[int, list[Promise]]:
        """Close some cases; answers those that had an open promise."""
        owed = self._store.owed(cases)
        if owed and promises is None:
            raise Refused(self._unsaid(cases, owed))
        closing = [case for case in cases if case not in owed] if promises == "open" else cases
        for case, open_ in owed.items():
            self._end_promises(act, case, open_, promises or "open", now)
        if closing:
            act.update("cases", closing, {"lane": Lane.DONE, "changed_at": now})
        return owed

    def _unsaid(self, cases: Sequence[int], owed: dict[int, list[Promise]]) -> str:
        count = sum(map(len, owed.values()))
        first = next(iter(owed.values()))[0]
        what = (
            f"“{short(first.text)}” was promised by {day(first.due_at, self._settings.zone)} and is open"
            if count == 1
            else f"{count} promises on {self._names(list(owed))} are open"
        )
        return f"{what}; say whether it was kept, broken or stays open before closing {self._names(cases)}"

    def _end_promises(self, act: Acting, case: int, open_: list[Promise], end: PromiseEnd, now: int) -> None:
        record = self._record(case)
        if end == "open":
            act.update("cases", [case], self._into(case, record, Lane.PROMISED, open_[0].due_at) | {"wakes_at": None})
            return
        act.update("promises", [each.id for each in open_], {"state": end, "closed_at": now})
        if record.resume == Lane.PROMISED:
            follow_up = now + self._settings.clocks.follow_up
            act.update("cases", [case], put_away(self._into(case, record, Lane.WAITING, follow_up), record))

    def _closed(self, closing: Sequence[int], owed: dict[int, list[Promise]], end: PromiseEnd | None) -> str:
        """What closing did, and to which promises."""
        if not owed:
            return f"Closed {self._names(closing)}"
        if end != "open":
            count = sum(map(len, owed.values()))
            its = ("its promise was" if count == 1 else f"{count} promises were") + f" {end}"
            return f"Closed {self._names(closing)}; {its}"
        waits = "waits" if len(owed) == 1 else "wait"
        stays = f"{self._names(list(owed))} {waits} in Promised"
        return f"Closed {self._names(closing)}; {stays}" if closing else stays

    def reopen(self, cases: Sequence[int]) -> Change:
        """Bring cases back to the lane that they left."""
        cases = chosen(cases)
        now = self._clock()
        with self._acting("reopen", cases) as act:
            for some in act.pieces(cases):
                for base_lane, group in self._store.by_base_lane(some).items():
                    act.update("cases", group, {"lane": base_lane, "wakes_at": None, "changed_at": now})
            act.words = f"Brought back {self._names(cases)}"
        return Change(act.words, tuple(cases))

    def snooze(self, cases: Sequence[int], until: int | None) -> Change:
        """Put cases away until a time, or until the buyer writes (None). Raises Refused for a time that has passed."""
        cases = chosen(cases)
        now = self._clock()
        if until is not None and until <= now:
            raise Refused(f"{moment(until, now, self._settings.zone)} has passed; choose a later time")
        when = "the buyer writes" if until is None else moment(until, now, self._settings.zone)
        words = f"Snoozed {self._names(cases)} until {when}"
        with self._acting("snooze", cases, words) as act:
            owed: dict[int, list[Promise]] = {}
            for some in act.pieces(cases):
                for case in some:
                    owed.pop(case, None)
                owed |= self._store.owed(some)
                for base_lane, group in self._store.by_base_lane(some).items():
                    asleep: dict[str, Value] = {"lane": Lane.SNOOZED, "resume": base_lane}
                    act.update("cases", group, asleep | {"wakes_at": until, "changed_at": now})
            act.words += _due_before(owed, until)
        return Change(act.words, tuple(cases))

    def may_close(self, cases: Sequence[int], promises: PromiseEnd | None = None) -> None:
        """Raises Refused where `done` would, because an open promise has not been spoken of."""
        owed = self._store.owed(cases)
        if owed and promises is None:
            raise Refused(self._unsaid(cases, owed))

    def note(self, cases: int | Sequence[int], text: str) -> Change:
        """Write a note for ourselves, on one case or on several."""
        cases = few(cases, "a note")
        text = clean(text).strip()
        if not text:
            raise Refused("An empty note was not kept")
        now, me = self._clock(), self._settings.me
        words = f"Noted on {self._names(cases)}: {short(text)}"
        with self._acting("note", cases, words) as act:
            for case in cases:
                act.insert("notes", {"case": case, "at": now, "who": me, "text": text})
        return Change(words, tuple(cases))

    def tags(self, cases: Sequence[int]) -> tuple[TagUse, ...]:
        """The tags that exist, the most used first, and how many of some cases carry each."""
        return self._store.tag_uses(cases)

    def tag(self, cases: Sequence[int], tag: str | Sequence[str]) -> Change:
        """Put tags on cases; one that every case of them has is taken off."""
        cases = chosen(cases)
        tags = list(dict.fromkeys(map(tag_name, [tag] if isinstance(tag, str) else tag)))
        if not all(tags) or not tags:
            raise Refused("A tag needs a name: a word of letters or figures")
        with self._acting("tag", cases) as act:
            off = [each for each in tags if len(self._store.tagged(cases, each)) == len(cases)]
            if off == tags:
                act.name = "untag"
            for some in act.pieces(cases):
                for each in tags:
                    self._tag(act, some, each, off=each in off)
            names, on = self._names(cases), [each for each in tags if each not in off]
            put = f"Tagged {names}: {', '.join(on)}" if on else ""
            took = f"Untagged {names}: {', '.join(off)}" if off else ""
            act.words = "; ".join(filter(None, (put, took)))
        return Change(act.words, tuple(cases))

    def _tag(self, act: Acting, cases: Sequence[int], tag: str, *, off: bool) -> None:
        tagged = self._store.tagged(cases, tag)
        for case in cases:
            if off:
                act.delete_tag(case, tag)
            elif case not in tagged:
                act.insert("tags", {"case": case, "tag": tag})

    def buyer_replied(self, case: int, text: str, at: int | None = None) -> Change:
        """Write down what the buyer answered; the case comes to `buyer-replied`, out of a snooze too."""
        now = self._clock()
        at = now if at is None else min(at, now)
        text = clean(text).strip()
        words = f"{self._names([case])}: the buyer wrote back"
        with self._acting("buyer-replied", [case], words) as act:
            record = self._record(case)
            act.insert(
                "messages",
                {"case": case, "at": at, "direction": "in", "channel": "amazon-buyer-message", "text": text,
                 "who": "buyer", "proof": "pasted by hand"},
            )  # fmt: skip
            due = at + self._settings.clocks.answer
            values = self._into(case, record, Lane.BUYER_REPLIED, due, replied_at=at)
            act.update("cases", [case], values)
        return Change(words, (case,))

    def outcome(self, cases: int | Sequence[int], outcome: Outcome) -> Change:
        """Record by hand what became of a review, or of several."""
        cases = chosen([cases] if isinstance(cases, int) else cases)
        words = f"Outcome of {self._names(cases)}: {outcome}"
        with self._acting("outcome", cases, words) as act:
            for some in act.pieces(cases):
                act.update("cases", some, {"outcome": outcome})
        return Change(words, tuple(cases))

    def claim(self, cases: Sequence[int]) -> Change:
        """Take cases on for a while, or let go of those that are ours."""
        cases = chosen(cases)
        now, me = self._clock(), self._settings.me
        with self._acting("claim", cases) as act:
            mine = self._store.claimed(cases, me, now) == len(cases)
            claim: dict[str, Value] = {"claimed_by": me, "claimed_until": now + CLAIM_SECONDS}
            for some in act.pieces(cases):
                others = self._store.claimants(some, now) - {me}
                if others:
                    names = ", ".join(sorted(others))
                    raise Refused(f"{self._names(cases)}: {names} has claimed it; ask, or wait a while")
                act.update("cases", some, {"claimed_by": "", "claimed_until": None} if mine else claim)
            act.words = f"{'Let go of' if mine else 'Claimed'} {self._names(cases)}"
        return Change(act.words, tuple(cases))

    def next_undo(self) -> NextUndo:
        """What the next undo would take back. Raises Refused when there is nothing."""
        last = self._store.next_undo(self._settings.me)
        sent = self._sending.recorded_by(last.case, last.id) if last.act in ACTS and last.case is not None else None
        return NextUndo(last.words, last.at, sent)

    def undo(self) -> Change:
        """Take back my newest act that still stands, whoever's process did it. Raises Refused.

        What was recorded as sent is taken back as something that did not go out after all: it stays in the journal.
        """
        sent = self.next_undo().sent
        if sent is not None:
            return self._sending.unsend(sent.case, sent.message)
        words, cases = self._store.undo(self._clock(), self._settings.me)
        self._judge_anew(cases)
        return Change(undone(words), cases, undoable=False)

    def redo(self) -> Change:
        """Do again what I took back last. Raises Refused."""
        words, cases = self._store.redo(self._clock(), self._settings.me)
        self._judge_anew(cases)
        return Change(done_again(words), cases)

    def _judge_anew(self, cases: Sequence[int]) -> None:
        """What an act on one case brought back was judged then; a date or weights may have come since."""
        record = self._store.record(cases[0]) if len(cases) == 1 else None
        if record is None:
            return
        now, settings = self._clock(), self._settings
        rank = ranking.rank_in(self._store, settings, cases[0], Lane(record.resume), record.replied_at, now)
        if abs(rank - record.rank) > 1e-9:
            judgement = ranking.judgement(settings, ranking.weights_of(self._store, settings))
            self._store.rejudge(cases, judgement, now)


def _due_before(owed: dict[int, list[Promise]], until: int | None) -> str:
    """What has to be said where a promise falls due while its case sleeps."""
    early = [open_ for open_ in owed.values() if until is None or open_[0].due_at < until]
    if not early:
        return ""
    if len(early) > 1:
        return f"; {len(early)} promises are due before that"
    return f"; “{short(early[0][0].text)}” is due before that" if until is not None else "; its promise stays open"
