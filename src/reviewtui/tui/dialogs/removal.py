"""The request to Amazon to remove a review: why it may be removable, the text, and where to paste it."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from textual import work

from reviewtui.tui.dialogs.deliberate import OnePage, enter_hint
from reviewtui.tui.dialogs.dialog import ENTER, ESC
from reviewtui.tui.dialogs.leaving import copied_words
from reviewtui.tui.drawing.lines import BLANK, Line, TonedText, fit, fit_line, hung, paragraph, wrap
from reviewtui.tui.textual_compat import lend_terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.desk.clipboard import Clipboard
    from reviewtui.desk.removing import Offer
    from reviewtui.desk.views import CaseSheet

_LINES = 6
"""Lines of the text that are shown, so that the question is in sight on a small screen."""
log = logging.getLogger(__name__)


class RemovalDialog(OnePage["Offer | None"]):
    """Answers with what the seller has asked Amazon for; None where nothing was asked. The text is copied and the page
    opened when the sheet comes up; nothing is recorded that the seller did not say.
    """

    def __init__(
        self, sheet: CaseSheet, offers: Sequence[Offer], english: Sequence[Offer], clipboard: Clipboard
    ) -> None:
        """`english` are the same offers with their texts in English."""
        super().__init__()
        self._sheet, self._clipboard = sheet, clipboard
        self._offers, self._english = offers, english
        self._at, self._in_english = 0, offers[0].language == "en"
        self._copied = self._opened = ""

    @property
    def offer(self) -> Offer:
        """The request that is shown."""
        return (self._english if self._in_english else self._offers)[self._at]

    def on_mount(self) -> None:
        """Show the text, copy it, and open the page where it goes."""
        lend_terminal(self.app, self._clipboard)
        super().on_mount()
        self._copy(opens=True)

    @work(exclusive=True, group="copy", exit_on_error=False)
    async def _copy(self, *, opens: bool = False) -> None:
        """Copy the text that is shown, then open the page; the text stays in the clipboard whatever the page does."""
        offer = self.offer
        name = f"removal-{self._sheet.row.case}.txt"
        try:
            self._copied = copied_words(await asyncio.to_thread(self._clipboard.copy, offer.text, name))
        except Exception:
            log.exception("a text could not be copied")
            self._copied = copied_words(None)
        self.repaint()
        if opens:
            await self._open(offer.url)

    async def _open(self, url: str) -> None:
        try:
            seen = await asyncio.to_thread(self._clipboard.open_page, url)
        except Exception:
            log.exception("a page could not be opened")
            seen = False
        self._opened = "opened in your browser" if seen else "no browser here"
        self.repaint()

    def paint(self, width: int) -> list[Line]:
        """The lines of the question for so many cells of width: what is asked, and the keys that answer."""
        about, offer = self._sheet.review, self.offer
        name = fit(about.title or about.text, max(10, width - 30))
        lines: list[Line] = [
            fit_line((TonedText("May be removable", "title"), TonedText(f"  ·  {about.stars}★ “{name}”", "dim")), width)
        ]
        quotes = ", ".join(f"“{each}”" for each in offer.ground.quotes)
        because = f"because {offer.ground.why}: "
        lines += wrap([TonedText(because), TonedText(fit(quotes, max(20, 2 * width - len(because) - 8)), "dim")], width)
        if offer.doubt:
            lines += paragraph(f"Only {offer.doubt.removeprefix('only ')}.", width, "warm")
        text = paragraph(offer.text, width)
        if len(text) > _LINES:
            text = [*text[: _LINES - 1], (TonedText("… all of it is copied", "dim"),)]
        lines += [BLANK, *text, BLANK]
        lines += hung(TonedText("y  ", "key"), [TonedText(self._copied or "copying…", "good")], width)
        lines += [(TonedText("o", "key"), TonedText(f"  {fit(offer.url.removeprefix('https://'), width - 3)}"))]
        opened = [TonedText(f"  ·  {self._opened}", "good")] if self._opened else []
        lines += hung(TonedText("   "), [TonedText(offer.way, "dim"), *opened], width)
        question = "Paste it there; Amazon decides. Have you asked?"
        lines += [BLANK, *paragraph(question, width, "title"), BLANK]
        ways = [("s", "asked: write it down")]
        ways += [("e", "in the other language")] if self._offers[0].language != "en" else []
        ways += [("n", "another reason")] if len(self._offers) > 1 else []
        return [*lines, self.keys(*ways, (ESC, "not asked")), *enter_hint(self, "s", wanted=self.hint)]

    def press(self, key: str) -> bool:
        """Asked; or another text, which is copied too."""
        if key == "s":
            self.dismiss(self.offer)
        elif key == ENTER:
            self.give_hint()
        elif key == "o":
            self._copy(opens=True)
        elif key == "y":
            self._copy()
        elif key == "e" and self._offers[0].language != "en":
            self._in_english = not self._in_english
            self._copy()
        elif key == "n" and len(self._offers) > 1:
            self._at = (self._at + 1) % len(self._offers)
            self._copy()
        else:
            return False
        return True
