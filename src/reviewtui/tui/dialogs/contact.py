"""The first word to a buyer on Amazon: one of two fixed texts, sent on Amazon's own page."""

from __future__ import annotations

from textual.app import ComposeResult

from reviewtui.desk.handing import HandOver
from reviewtui.desk.views import CaseSheet
from reviewtui.domain.channel import Button, Channel
from reviewtui.tui.case.lines import BLANK, Line, Piece, fit, hung, paragraph
from reviewtui.tui.dialogs.deliberate import Asked, enter_hint
from reviewtui.tui.dialogs.dialog import ENTER, box, keys
from reviewtui.tui.dialogs.leaving import Leave, LeavingDialog

_BUTTONS = (
    ("f", Button.COURTESY_REFUND, "Courtesy Refund", "offers a full refund or a replacement"),
    ("s", Button.CUSTOMER_SUPPORT, "Customer Support", "asks whether you may write to them about it"),
)


class ContactDialog(LeavingDialog[Button | None]):
    """Answers with the button that was pressed on Amazon's page, None when none was."""

    def __init__(self, sheet: CaseSheet, hand_over: HandOver, leave: Leave, *, at_once: bool = False) -> None:
        """`at_once` where own words may follow a courtesy refund without waiting for the buyer."""
        door = next((door for door in sheet.doors if door.channel is Channel.AMAZON_CONTACT_CUSTOMER), None)
        super().__init__(hand_over, door, leave)
        self._sheet = sheet
        self._unsure = "" if door is None or door.sure else door.words
        self._at_once = at_once
        self._at: int | None = None
        self._hint = False
        self.asked = Asked(classes="dialog--menu", can_focus=True)

    def compose(self) -> ComposeResult:
        """One page of lines."""
        yield box(self.asked)

    def on_mount(self) -> None:
        """Paint."""
        self.lend(self.app)
        self.repaint()
        self.asked.focus()

    def repaint(self) -> None:
        """Show what came of opening the page."""
        self.asked.show(self._paint, from_top=False)

    def _paint(self, width: int) -> list[Line]:
        about = self._sheet.review
        name = fit(about.title or about.text or "no words", max(10, width - 12))
        lines: list[Line] = [
            (Piece("Contact Customer", "title"), Piece("  ·  the first word to this buyer", "dim")),
            BLANK,
        ]
        follow = "below a courtesy refund, or when they answer" if self._at_once else "when they answer"
        lines += paragraph(f"Amazon sends one of two fixed texts; your own words follow {follow}.", width)
        if self._unsure:
            lines += paragraph(f"It works {self._unsure}.", width, "warm")
        if self._sheet.draft is not None and not self._sheet.draft.reply.empty:
            lines += paragraph("Your letter is kept for the thread that they open.", width, "dim")
        lines += [BLANK, *self.link(width), (Piece(f"   there: {about.stars}★ “{name}”", "dim"),), BLANK]
        lines += [(Piece("Which one did you press there?", "title"),), BLANK]
        for number, (key, _, words, does) in enumerate(_BUTTONS):
            bar = "▌ " if number == self._at else "  "
            said = [Piece(words, "title" if number == self._at else "plain"), Piece(f", {does}", "dim")]
            laid = hung(Piece(f"{bar}{key}  ", "key"), said, width)
            lines += [(Piece(bar, "bar"), Piece(f"{key}  ", "key"), *laid[0][1:]), *laid[1:]]
        if self._stuck:
            lines += [BLANK, *paragraph(f"Not opened: {self._stuck}.", width, "hot")]
        chosen = [("y", f"yes, I sent “{_BUTTONS[self._at][2]}”")] if self._at is not None else []
        answers = "y" if self._at is not None else "f or s"
        return [*lines, BLANK, keys(*chosen, ("esc", "none yet")), *enter_hint(self._hint, answers)]

    def press(self, key: str) -> None:
        """The button that was pressed, or the page."""
        numbers = {letter: number for number, (letter, *_) in enumerate(_BUTTONS)}
        if key in numbers:
            self._at = numbers[key]
            self.repaint()
        elif key in {"j", "down", "k", "up"}:
            self._at = 0 if self._at is None else 1 - self._at
            self.repaint()
        elif key == "y" and self._at is not None:
            self.dismiss(_BUTTONS[self._at][1])
        elif key == ENTER:
            self._hint = True
            self.repaint()
        elif key == "o":
            self.open_page(leaves=True)
        elif key in {"n", "q"}:
            self.action_back()
