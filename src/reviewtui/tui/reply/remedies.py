"""What can be done about the findings of the checks: going from one to the next, taking over better words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reviewtui.domain import located as findings
from reviewtui.domain.finding import CheckResult, Scope, Severity
from reviewtui.domain.frame import BARE, Frame
from reviewtui.domain.reply import Step
from reviewtui.tui.reply.paint import live
from reviewtui.tui.reply.text_area import Marked

if TYPE_CHECKING:
    from reviewtui.domain.located import Located
    from reviewtui.tui.reply.step_fields import StepFields

SPREAD: Final = "This remark is about the whole letter; only you can mend it"
IN_FRAME: Final = "These words stand in the greeting or signature; sign and [letters] in the settings change them"


class Remedies:
    """The findings in the fields of a letter, as they stand in the text now."""

    def __init__(self, fields: StepFields) -> None:
        self._fields = fields
        self._check: CheckResult | None = None
        self.frame: Frame = BARE
        """What stands around the letter."""
        self.found: tuple[Located, ...] = ()

    def follow(self, check: CheckResult | None, frame: Frame) -> None:
        """What the checks said last, of a letter in this frame: find it in the text, and underline it."""
        self._check, self.frame = check, frame
        self._locate()
        for field in self._fields:
            field.area.mark(
                [
                    Marked(each.place.start, each.finding.quote, each.finding.severity is Severity.BLOCK)
                    for each in self.found
                    if each.place is not None and each.place.step is field.step and each.finding.scope is Scope.WORDS
                ]
            )

    def _locate(self) -> None:
        reply = self._fields.reply
        check = self._check
        self.found = findings.locate(live(check, reply), reply, self.frame) if check is not None else ()

    @property
    def at_hand(self) -> int | None:
        """The number of the finding that a key would mean now."""
        area = self._fields.area
        return findings.at_hand(self.found, area.step, area.cursor) if self.found else None

    def under_cursor(self, number: int) -> bool:
        """Whether a finding concerns the words at the cursor; a forbidden one does in its whole step."""
        each, area = self.found[number], self._fields.area
        return (
            each.place is not None
            and each.place.step is area.step
            and (each.finding.severity is Severity.BLOCK or each.place.start <= area.cursor <= each.place.end)
        )

    def take_over(self) -> str:
        """Put the better words of the finding at hand in place; answers what to say when that can't be done."""
        self._locate()
        at = self.at_hand
        missing = next((each.adds for each in self.found if each.adds), "")
        graver = at is not None and self.found[at].better is not None
        if missing and not graver:
            self._add_below(missing)
            return ""
        if at is None:
            return self._spread() or "The checks offer no better words here"
        place, better = self.found[at].place, self.found[at].better
        if place is None or better is None:
            self._choose(at)
            return "Only you know the better words here; they are selected, type over them"
        self._fields.go(place.step)
        start, end, area = place.start, place.end, self._fields.area
        if not better.strip():
            better, start, end = findings.without(area.text, start, end)
        area.put(better, start, end)
        return ""

    def next_finding(self) -> str:
        """Select the words of the next finding; answers what to say when there are none to select."""
        self._locate()
        area = self._fields.area
        at = findings.following(self.found, area.step, area.cursor)
        if at is None:
            return self._spread() or "The checks have marked no words to go to"
        self._choose(at)
        return ""

    def _spread(self) -> str:
        """What to say of findings that are in no field, "" when there are none."""
        around = f"{self.frame.above}\n{self.frame.below}"
        framed = any(each.finding.quote.strip() and each.finding.quote in around for each in self.found)
        return IN_FRAME if framed else SPREAD if self.found else ""

    def _add_below(self, line: str) -> None:
        """A line of its own at the end of the letter; the cursor stays where it is read."""
        area = self._fields.area_of(Step.SOLVE)
        written = area.text.rstrip()
        area.put(f"\n\n{line}" if written else line, len(written), len(area.text))
        self._fields.go(Step.SOLVE)

    def _choose(self, number: int) -> None:
        place = self.found[number].place
        if place is not None:
            self._fields.go(place.step)
            self._fields.area.choose(place.start, place.end)
