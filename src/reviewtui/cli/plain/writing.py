"""A letter written step by step: apologize, acknowledge, solve. Every line is kept as soon as it is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from reviewtui.cli.plain import told
from reviewtui.desk.refusals import Overtaken, Refused
from reviewtui.domain.located import locate, mended
from reviewtui.domain.reply import Reply, Step
from reviewtui.domain.whole_letter import parted, whole

if TYPE_CHECKING:
    from reviewtui.cli.plain.dialogue import Dialogue
    from reviewtui.desk.correspondence import Since
    from reviewtui.desk.desk import Desk
    from reviewtui.desk.views import CaseSheet
    from reviewtui.domain.channel import Channel
    from reviewtui.domain.finding import CheckResult

Edit = Callable[[int, str], tuple[str | None, str]]
"""The seller's editor on the letter of a case: the text that came back, or None and why not."""

_ASKS: Final = {
    Step.APOLOGIZE: "Say that you are sorry, and for what.",
    Step.ACKNOWLEDGE: "Say in your words what happened to them.",
    Step.SOLVE: "Say what you do about it, and by when.",
}
_HELP: Final = (
    "Lines that you type are the step; an empty line ends it.",
    "An empty line at once leaves the step as it is.",
    "/s lists snippets, /s 2 takes the second.",
    "/e opens your editor with the whole letter.",
    "/p tells what they complain of.",
    "/b goes back a step.",
    "/q keeps the letter and leaves.",
    "// begins a line with a slash.",
)


class Left(Exception):
    """The seller leaves the letter, which is kept."""


class Letter:
    """One letter being written; `since` is what its next save goes on from."""

    def __init__(
        self,
        talk: Dialogue,
        desk: Desk,
        edit: Edit | None,
        sheet: CaseSheet,
        channel: Channel,
        reply: Reply,
        since: Since,
    ) -> None:
        self._talk = talk
        self._desk = desk
        self._edit = edit
        self.sheet = sheet
        self.case = sheet.row.case
        self.channel = channel
        self.reply = reply
        self._since = since
        self.written = False

    # keeping ---------------------------------------------------------------------------------------------------------

    def put(self, reply: Reply) -> None:
        """Keep the letter as it is now. Raises Refused where another window has gone on with it."""
        if reply == self.reply:
            return
        self.reply = reply
        try:
            self._since = self._desk.writing.save(self.case, self.channel, reply, self._since).since
        except Overtaken as overtaken:
            raise Refused(f"{overtaken}; reviewtui reply {self.case} goes on with what stands there") from overtaken
        except Refused:
            self._talk.say("Your letter could not be kept; this is all of it:")
            self._talk.show(f"--- the letter begins\n{reply.letter()}\n--- the letter ends")
            raise
        self.written = True

    @property
    def text(self) -> str:
        """The whole letter, as the buyer will read it."""
        return self._desk.framing.letter(self.case, self.channel, self.reply)

    def check(self) -> CheckResult:
        """What the checks say of it now."""
        return self._desk.checking.reply(self.case, self.channel, self.reply)

    # the three steps -------------------------------------------------------------------------------------------------

    def walk(self) -> None:
        """All three, one after the other. Raises Left, and Ended at the end of what is piped in."""
        steps, at = tuple(Step), 0
        while at < len(steps):
            at += -1 if self.write(steps[at]) == "back" and at else 1

    def write(self, step: Step) -> str:
        """One step; answers "back" where the seller wants the one before. Raises Left."""
        self._introduce(step)
        typed: list[str] = []
        before = self.reply.part(step)
        while True:
            line = self._talk.line()
            if line.startswith("/") and not line.startswith("//"):
                asked, _, words = line[1:].partition(" ")
                if asked == "b":
                    return "back"
                taken = self._asked(step, asked.strip().lower(), words.strip())
                if taken:
                    typed = [taken]
                elif asked == "e":
                    break
                continue
            if not line.strip():
                break
            if not typed and before.strip():
                self._desk.drafting.keep(self.case)
            typed.append(line.removeprefix("/") if line.startswith("//") else line)
            self.put(self.reply.with_part(step, "\n".join(typed)))
        self._talk.say(self._mark(step))
        return ""

    def _introduce(self, step: Step) -> None:
        number = list(Step).index(step) + 1
        self._talk.say()
        self._talk.say(f"Step {number} of 3, {step}. {_ASKS[step]}")
        written = self.reply.part(step).strip()
        if written:
            self._talk.say(f"It says: {written}")
            self._talk.say("An empty line keeps it; what you type takes its place. /? tells more.")
        else:
            self._talk.say("An empty line ends the step. /s snippets, /? tells more.")

    def _asked(self, step: Step, asked: str, words: str) -> str:
        """What stands behind a slash; answers the text that it put into the step, "" for none. Raises Left."""
        if asked == "q":
            raise Left
        if asked == "s":
            return self._snippets(step, words)
        if asked == "e":
            self.edit()
        elif asked == "p":
            self._talk.say_all(
                list(told.points(self.check().points)) or ["No complaint was found in the words of the review."]
            )
        elif asked in {"?", "h", "help"}:
            self._talk.say_all(_HELP)
        else:
            self._talk.say(f"There is no /{asked} here; /? tells what there is, // begins a line with a slash.")
        return ""

    def _snippets(self, step: Step, words: str) -> str:
        found = self._desk.snippets.for_case(self.case, step)
        if not words:
            if found.note:
                self._talk.say(found.note)
            for number, each in enumerate(found.items, 1):
                self._talk.say(f"{number}. {each.text}")
            self._talk.say("/s and its number takes one." if found.items else "There is no snippet for this step.")
            return ""
        if not words.isdigit() or not 1 <= int(words) <= len(found.items):
            self._talk.say(f"There is no snippet {words}; /s lists them.")
            return ""
        taken = found.items[int(words) - 1]
        if self.reply.part(step).strip():
            self._desk.drafting.keep(self.case)
        self.put(self.reply.with_part(step, taken.text))
        self._talk.say(f"Taken: {taken.text}")
        if taken.holes:
            holes = ", ".join(f"{{{each}}}" for each in taken.holes)
            self._talk.say(f"Still to fill in: {holes}. Type the step anew with your words in place of them.")
        self._talk.say("What you type now follows it; an empty line ends the step.")
        return taken.text

    def _mark(self, step: Step) -> str:
        lines = dict(zip(Step, told.marks(self.check()), strict=True))
        return lines[step]

    # all of it -------------------------------------------------------------------------------------------------------

    def edit(self) -> None:
        """The whole letter in the seller's own editor; without a good end nothing changes."""
        if self._edit is None:
            self._talk.say("There is no editor here.")
            return
        text, trouble = self._edit(self.case, whole(self.reply))
        if text is None:
            self._talk.say(f"{trouble}.")
            return
        if not self.reply.empty:
            self._desk.drafting.keep(self.case)
        self.put(parted(text))
        self._talk.say("Taken from your editor.")

    def tell(self) -> CheckResult:
        """The whole letter, and what the checks say of it."""
        check = self.check()
        self._talk.say()
        if self.text:
            self._talk.say("The letter:")
            self._talk.say()
            self._talk.say(self.text, indent=2)
            self._talk.say()
        self._talk.say_all(told.marks(check))
        self._talk.say_all(told.points(check.points))
        self._talk.say_all(told.findings(check))
        self._talk.say(told.verdict(check))
        return check

    def take_better(self, check: CheckResult) -> None:
        """Better words for what the checks found, in its place, as far as they offer some; the gravest first."""
        frame = self.sheet.frame(self.channel)
        for found in locate(check.findings, self.reply, frame):
            better = mended(self.reply, found)
            if better is not None and better != self.reply:
                self._desk.drafting.keep(self.case)
                self.put(better)
                self._talk.say(f"Mended: {told.finding(found.finding)}")
                return
        self._talk.say("The checks offer no better words; write the step again.")
