"""What is done about a case in plain mode beside answering it. Each act answers whether the case is dealt with now."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from reviewtui.cli.plain.dialogue import Ended
from reviewtui.desk.refusals import Refused
from reviewtui.domain.case import Outcome
from reviewtui.domain.typed.examples import examples_for
from reviewtui.domain.when import read_when

if TYPE_CHECKING:
    from reviewtui.cli.plain.dialogue import Dialogue
    from reviewtui.desk.desk import Desk
    from reviewtui.desk.past import Change
    from reviewtui.desk.triage import PromiseEnd


class PlainActs:
    """The acts of the inbox, each with the one thing that it has to ask; an empty line does nothing."""

    def __init__(self, talk: Dialogue, desk: Desk) -> None:
        self._talk = talk
        self._desk = desk

    def done(self, case: int) -> bool:
        """Close it; what is still promised is asked about first."""
        end: PromiseEnd | None = None
        if self._desk.triage.owed([case]):
            answers = {
                "k": "it was kept",
                "b": "it was broken",
                "o": "it stays open, and so does the case",
                "n": "not now",
            }
            given = self._talk.choose("Something is promised here and still open. What became of it?", answers)
            if given == "n":
                return False
            end = cast("PromiseEnd", {"k": "kept", "b": "broken", "o": "open"}[given])
        return self._told(self._desk.triage.done([case], end))

    def snooze(self, case: int) -> bool:
        """Put it away until a time, or until they write."""
        given = self._talk.line("Until when (3h, tomorrow, fri 9am, reply)? ").strip()
        if not given:
            return self._nothing()
        until = None if given.casefold() == "reply" else self._time(given)
        return self._told(self._desk.triage.snooze([case], until))

    def promise(self, case: int) -> bool:
        """Promise something by a time."""
        text = self._talk.line("What is promised? ").strip()
        due = self._by_when() if text else ""
        if not text or not due:
            return self._nothing()
        return self._told(self._desk.triage.promise(case, text, self._time(due)), deals=False)

    def _by_when(self) -> str:
        try:
            return self._talk.line("By when (tomorrow, fri 5pm)? ").strip()
        except (Ended, KeyboardInterrupt):
            self._talk.say("Without a time nothing was promised.")
            raise

    def note(self, case: int) -> bool:
        """Write a note for ourselves."""
        text = self._talk.line("Note: ").strip()
        return self._told(self._desk.triage.note(case, text), deals=False) if text else self._nothing()

    def tag(self, case: int) -> bool:
        """Put a tag on it, or take it off."""
        tag = self._talk.line("Tag: ").strip()
        return self._told(self._desk.triage.tag([case], tag), deals=False) if tag else self._nothing()

    def claim(self, case: int) -> bool:
        """Take it on for two hours, or let go of it."""
        return self._told(self._desk.triage.claim([case]), deals=False)

    def buyer_wrote(self, case: int) -> bool:
        """Write down what the buyer answered."""
        self._talk.say("What did they write? An empty line ends it.")
        lines = list[str]()
        try:
            while line := self._talk.line().strip():
                lines.append(line)
        except Ended:  # the end of what comes in ends it, too
            if lines:
                self._wrote(case, lines)
            raise
        except KeyboardInterrupt:
            if lines:
                self._talk.say()
                self._talk.say("What they wrote was not written down.")
            raise
        return self._wrote(case, lines) if lines else self._nothing()

    def _wrote(self, case: int, lines: list[str]) -> bool:
        return self._told(self._desk.triage.buyer_replied(case, "\n".join(lines)), deals=False)

    def outcome(self, case: int) -> bool:
        """What became of the review."""
        answers = {"r": "raised", "m": "removed", "u": "unchanged", "l": "lowered", "n": "nothing to write down"}
        given = self._talk.choose("What became of the review?", answers)
        return self._told(self._desk.triage.outcome(case, Outcome(answers[given]))) if given != "n" else self._nothing()

    def undo(self, case: int) -> bool:
        """Take back the last act, whichever case it was about."""
        del case
        following = self._desk.triage.next_undo()
        if following.sent is not None and not self._talk.sure(
            f"Your last act: {following.words}. Did it not go out after all?", "it did not", "it did"
        ):
            return False
        return self._told(self._desk.triage.undo(), deals=False)

    def not_after_all(self, case: int) -> bool:
        """What is recorded as sent did not go out after all."""
        sent = self._desk.sending.last_sent(case)
        if sent is None:
            raise Refused("No letter of this case has been copied or sent yet")
        if not self._talk.sure(f"Recorded: {sent.words}. Did it not go out after all?", "it did not", "it did"):
            return False
        return self._told(self._desk.sending.unsend(case, sent.message), deals=False)

    def _time(self, words: str) -> int:
        settings = self._desk.settings
        found = read_when(words, self._desk.clock(), settings.zone, settings.morning)
        if found is None:
            raise Refused(f"“{words}” is not a time that I understand; try “{'”, “'.join(examples_for(words))}”")
        return found

    def _told(self, change: Change, *, deals: bool = True) -> bool:
        self._talk.say(f"{change.words}.")
        return deals

    def _nothing(self) -> bool:
        self._talk.say("Nothing was done.")
        return False
