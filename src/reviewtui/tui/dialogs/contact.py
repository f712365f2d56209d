"""The first word to a buyer on Amazon: one of two fixed texts, sent on Amazon's own page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from reviewtui.domain.channel import Button, Channel
from reviewtui.tui.dialogs.deliberate import DialogLines, enter_hint
from reviewtui.tui.dialogs.dialog import ENTER, ESC
from reviewtui.tui.dialogs.leaving import Leave, LeavingDialog
from reviewtui.tui.dialogs.sheet import on_sheet
from reviewtui.tui.drawing.lines import BLANK, Line, TonedText, fit, fit_line, hung, paragraph

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from reviewtui.desk.clipboard import Clipboard
    from reviewtui.desk.views import CaseSheet

_BUTTONS = (
    ("f", Button.COURTESY_REFUND, "Courtesy Refund", "offers a full refund or a replacement"),
    ("s", Button.CUSTOMER_SUPPORT, "Customer Support", "asks whether you may write to them about it"),
)


Pressed = Button | Literal["next"] | None
"""The button that was pressed, "next" for none here but go on, None for none and no more."""


class ContactDialog(LeavingDialog[Pressed]):
    """Answers with the button that was pressed on Amazon's page. One key records it, and `undo` takes that back."""

    def __init__(
        self,
        sheet: CaseSheet,
        clipboard: Clipboard,
        leave: Leave,
        *,
        at_once: bool = False,
        place: tuple[int, int] = (1, 1),
        opens: bool = False,
    ) -> None:
        """`at_once` where own words may follow a courtesy refund without waiting for the buyer; `place` among how many
        cases; `opens` the page by itself.
        """
        door = next((door for door in sheet.doors if door.channel is Channel.AMAZON_CONTACT_CUSTOMER), None)
        super().__init__(clipboard, door, leave)
        self._sheet = sheet
        self._unsure = "" if door is None or door.sure else door.words
        self._at_once = at_once
        self._place, self._opens = place, opens
        self._hint = False
        self.asked = DialogLines(classes="dialog--menu", can_focus=True)

    def compose(self) -> ComposeResult:
        """One page of lines, on a sheet at the bottom of the screen."""
        yield on_sheet(self.asked)

    def on_mount(self) -> None:
        """Show the lines of the question once it is on the screen."""
        self.lend(self.app)
        self.repaint()
        self.set_focus(self.asked)
        if self._opens:
            self.open_page(leaves=True)

    def repaint(self) -> None:
        """Show what came of opening the page."""
        self.asked.show(self._paint, from_top=False)

    def _paint(self, width: int) -> list[Line]:
        about = self._sheet.review
        name = fit(about.title or about.text or "no words", max(10, width - 12))
        at, count = self._place
        counted = f"{at} of {count}  ·  " if count > 1 else ""
        lines: list[Line] = [
            fit_line(
                (TonedText("Contact Customer", "title"), TonedText(f"  ·  {counted}{about.stars}★ “{name}”", "dim")),
                width,
            ),
            BLANK,
        ]
        follow = "below a courtesy refund, or when they answer" if self._at_once else "when they answer"
        lines += paragraph(f"Amazon sends one of two fixed texts; your own words follow {follow}.", width)
        if self._unsure:
            lines += paragraph(f"It works {self._unsure}.", width, "warm")
        if self._sheet.draft is not None and not self._sheet.draft.reply.empty:
            lines += paragraph("Your letter is kept until they answer.", width, "dim")
        lines += [BLANK, *self.link(width), BLANK]
        lines += [(TonedText("Press one of the two on Amazon's page first. Which one was it?", "title"),), BLANK]
        for key, _, words, does in _BUTTONS:
            lines += hung(
                TonedText(f"  {key}  ", "key"), [TonedText(words, "title"), TonedText(f", {does}", "dim")], width
            )
        if self._stuck:
            lines += [BLANK, *paragraph(f"Not opened: {self._stuck}.", width, "hot")]
        ways = [("f s", "record it, and next"), ("n", "none, next"), (ESC, "none, stop")]
        if count == 1:
            ways = [("f s", "record it"), (ESC, "none yet")]
        return [*lines, BLANK, self.keys(*ways), *enter_hint(self, "f or s", wanted=self._hint)]

    def press(self, key: str) -> bool:
        """The button that was pressed, or the page."""
        pressed = next((button for letter, button, *_ in _BUTTONS if letter == key), None)
        if pressed is not None:
            self.dismiss(pressed)
        elif key == ENTER:
            self._hint = True
            self.repaint()
        elif key == "o":
            self.open_page(leaves=True)
        elif key == "n" and self._place[1] > 1:
            self.dismiss("next")
        elif key == "n":
            self.action_back()
        else:
            return False
        return True
