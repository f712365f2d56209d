"""The letter once more, as the buyer will read it, on its way to the door."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from reviewtui.desk.naming import short
from reviewtui.domain.channel import CARRIES, LIMITS, Carries, Channel
from reviewtui.domain.finding import CheckResult, Mark, Severity
from reviewtui.domain.located import HOLE
from reviewtui.tui.case.sheet_paint import CHANNEL_NAMES
from reviewtui.tui.dialogs.deliberate import DialogLines, enter_hint
from reviewtui.tui.dialogs.dialog import ENTER, ESC, keys
from reviewtui.tui.dialogs.leaving import Leave, LeavingDialog
from reviewtui.tui.dialogs.sheet import on_sheet, text_width
from reviewtui.tui.drawing.lines import BLANK, Line, Tone, TonedText, hung, line_width, paragraph, wrap
from reviewtui.tui.drawing.lines_view import LinesView

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from reviewtui.desk.clipboard import Clipboard
    from reviewtui.desk.views import CaseSheet
    from reviewtui.domain.reply import Reply

_AROUND = 6
"""Rows of the sheet that are neither head nor foot: its edges and the least of the letter."""
HandedOff = Literal["sent", "not-sent", "edit"]
"""``edit`` says nothing about a letter that has left: that is asked again."""
_SIGNS: dict[Mark, tuple[str, Tone]] = {
    Mark.THERE: ("✓", "good"),
    Mark.HALF: ("◐", "warm"),
    Mark.MISSING: ("○", "warm"),
    Mark.UNKNOWN: ("?", "dim"),
}


class HandOffDialog(LeavingDialog[HandedOff]):
    """Copies the letter as it opens, says where to and where to go, and asks one thing: did it go out?

    It asks only after the copy. Every answer but ``sent`` leads back to the letter.
    """

    def __init__(
        self,
        sheet: CaseSheet,
        channel: Channel,
        reply: Reply,
        clipboard: Clipboard,
        leave: Leave,
        check: CheckResult | None = None,
        *,
        thought_over: bool = True,
    ) -> None:
        """With `thought_over` False what the checks doubt is asked about before anything is copied."""
        self._door = next((door for door in sheet.doors if door.channel is channel), None)
        super().__init__(clipboard, self._door, leave)
        self._case, self._channel, self._check = sheet.row.case, channel, check
        self._text = reply.letter(sheet.frame(channel))
        warned = check is not None and any(each.asked_about for each in check.findings)
        self._doubtful = warned and not thought_over
        self._heading = LinesView(classes="dialog--lines")
        self._letter = LinesView(classes="dialog--letter", can_focus=True)
        self._has_left = self._hint = False
        self.asked = DialogLines(classes="dialog--lines")

    def compose(self) -> ComposeResult:
        """Where it goes, the letter, and the question."""
        yield on_sheet(self._heading, self._letter, self.asked)

    def on_mount(self) -> None:
        """Paint, and copy: that is what a hand-off is for."""
        self.lend(self.app)
        self._heading.show(self._head)
        self._letter.show(lambda width: paragraph(self._text, width))
        self.set_focus(self._letter)
        self.repaint()
        if not self._forbidden() and not self._doubtful:
            self.copy(self._text, f"reply-{self._case}.txt")

    def repaint(self) -> None:
        """Show what came of copying and opening."""
        self.asked.show(self._foot)
        self._fit()

    def left(self) -> None:
        """Copied: now the question is put."""
        if not self._has_left:
            self._has_left = True
            self.asked.ask_anew()

    def on_resize(self) -> None:
        """However low the window, the question stays in sight; the letter scrolls."""
        self._fit()

    def _fit(self) -> None:
        width = text_width(self.size.width)
        around = len(self._head(width)) + len(self._foot(width))
        self._letter.styles.max_height = max(3, self.size.height - around - 3)

    def _head(self, width: int) -> list[Line]:
        name = CHANNEL_NAMES[self._channel].lower()
        words = f", {self._door.words.removeprefix('your own words, ')}" if self._door is not None else ""
        words = "" if CARRIES[self._channel] is Carries.PUBLIC_TEXT else words
        public = [TonedText("  "), TonedText(" PUBLIC ", "alarm")] if self._channel.public else []
        lines = wrap([TonedText("Hand off", "title"), *public, TonedText(f"  ·  {name}{words}", "dim")], width)
        if self._door is not None and not self._door.open_:
            lines += paragraph("This door is not open, as far as we know.", width, "warm")
        if self._channel is Channel.AMAZON_FEEDBACK_REPLY:
            words = "Everybody can read this reply, and it can never be edited; once deleted, there is no second one."
            lines += paragraph(words, width, "warm")
        elif CARRIES[self._channel] is Carries.PUBLIC_TEXT:
            lines += paragraph("Everybody can read this reply.", width, "warm")
        return [*lines, BLANK]

    def _foot(self, width: int) -> list[Line]:
        """What the checks say, as far as there is room for it, and the question, which never leaves."""
        question = self._question(width)
        room = self.size.height - len(self._head(width)) - len(question) - _AROUND
        checks = self._checks(width)
        if len(checks) > max(2, room):
            checks = [*checks[: max(1, room - 2)], (TonedText("… and more; e goes back to them", "dim"),), BLANK]
        return [BLANK, *checks, *question]

    def _question(self, width: int) -> list[Line]:
        if forbidden := self._forbidden():
            return [*paragraph(forbidden, width, "hot"), BLANK, keys(("e", "edit"), ("n", "not yet"))]
        if self._doubtful:
            question = TonedText("Go on all the same?   ", "title")
            return [(question, *self.keys((ENTER, "yes, copy it"), ("e", "edit"), ("n", "not yet")))]
        if self._stuck:
            return [*paragraph(f"Not copied: {self._stuck}.", width, "hot"), BLANK, keys(("y", "again"), ("e", "edit"))]
        lines = hung(TonedText("y  ", "key"), [TonedText(self._copied)], width)
        lines += self.link(width)
        if not self._has_left:
            return [*lines, BLANK, self.keys((ESC, "back to the letter"))]
        question = TonedText("Pasted and sent there?   ", "title")
        answers = keys(("s", "it went out"), ("n", "it did not"), ("e", "edit"))
        return [*lines, BLANK, (question, *answers), *enter_hint(self, "s, n or e", wanted=self._hint)]

    def _checks(self, width: int) -> list[Line]:
        check = self._check
        if check is None:
            return []
        said = [(*_SIGNS[mark.mark], mark.words) for mark in (check.apologize, check.acknowledge, check.solve)]
        if not check.findings:
            said.append(("✓", "good", "nothing that the rules forbid"))
        lines: list[Line] = []
        for sign, tone, words in said:  # a sign stands on the line of its words
            each = hung(TonedText(f"{sign} ", tone), [TonedText(words, "dim")], width)
            beside = (*lines[-1], TonedText("   "), *each[0]) if lines else ()
            if beside and len(each) == 1 and line_width(beside) <= width:
                lines[-1] = beside
            else:
                lines += each
        for finding in check.findings:
            blocks = finding.severity is Severity.BLOCK
            lead = TonedText("✗ " if blocks else "! ", "hot" if blocks else "warm")
            whole = finding.quote.strip() in {"", self._text.strip()}
            quote = [] if whole else [TonedText(f"“{short(finding.quote, 60)}” ")]
            lines += hung(lead, [*quote, TonedText(finding.why, "dim")], width)
        return [*lines, BLANK]

    def _forbidden(self) -> str:
        """What stands in the way, "" when nothing does."""
        if self._check is not None and self._check.verdict == "block" and self._channel.amazon:
            if all(each.rule == HOLE for each in self._check.findings if each.severity is Severity.BLOCK):
                return "It can't go out like this: what is marked ✗ is still to be filled in."
            return "It can't go out like this: Amazon's rules forbid what is marked ✗."
        limit = LIMITS.get(self._channel)
        if limit is not None and len(self._text) > limit:
            return f"It is too long: {len(self._text):,} characters, and this door takes {limit:,}."
        return "" if self._text else "There is no letter yet."

    def press(self, key: str) -> bool:
        """One question, and what may be done before it is answered."""
        allowed = not self._forbidden()
        if key == ENTER and allowed and self._doubtful:
            self._doubtful = False
            self.copy(self._text, f"reply-{self._case}.txt")
        elif key == "s" and self._has_left:
            self.dismiss("sent")
        elif key in {"e", "n"}:
            self.dismiss("not-sent" if self._has_left else "edit")
        elif key == ENTER and self._has_left:
            self._hint = True
            self.repaint()
        elif key == "y" and allowed and not self._doubtful:
            self.copy(self._text, f"reply-{self._case}.txt")
        elif key == "o" and self._url:
            self.open_page()
        else:
            return False
        return True

    def move(self, name: str) -> bool:
        """Scroll the letter, which may be longer than the sheet."""
        return self._letter.move(name)

    def action_back(self) -> None:
        """Back to the letter; where it has left, nothing is said about that."""
        self.dismiss("edit")
