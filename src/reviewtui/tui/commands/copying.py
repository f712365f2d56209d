"""What leaves by the clipboard or the browser: a letter, a link, a page."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Protocol

from reviewtui.tui.commands.at_hand import sheet_at_hand
from reviewtui.tui.commands.sent_or_not import Answering, OnItsWay

if TYPE_CHECKING:
    from reviewtui.tui.stage import Stage


class AsksWhatBecame(Protocol):
    """Who asks whether something went out."""

    @property
    def answering(self) -> Answering:
        """Who asks whether something went out."""
        ...


async def copy(stage: Stage, text: str, name: str, what: str, then: str = "") -> None:
    """Copy a text, and say where to."""
    copied = await asyncio.to_thread(stage.clipboard.copy, text, name)
    where = ", ".join((*copied.clipboards, copied.file) if copied.file else copied.clipboards)
    words = (
        f"Copied {what} to: {where}{then}" if where else f"Could not copy {what}: no clipboard, and no room for a file"
    )
    stage.status.tell(words, "done")


class Copying:
    """Copies and opens what belongs to the case at hand."""

    def __init__(self, stage: Stage, commands: AsksWhatBecame) -> None:
        self._stage = stage
        self._commands = commands

    async def open_page(self) -> None:
        """Open the page where the reply goes, or show its link."""
        url = await self._link()
        if not url:
            return
        opened = await asyncio.to_thread(self._stage.context.clipboard.open_page, url)
        self._stage.status.tell(
            f"Opened {url}" if opened else f"No browser here; {self._stage.keys.sign('copy-link')} copies {url}"
        )

    async def copy_link(self) -> None:
        """Copy the link to the page where the reply goes."""
        url = await self._link()
        if url:
            await copy(self._stage, url, "link.txt", "the link")

    async def copy_letter(self) -> None:
        """Copy the letter of the draft."""
        sheet = await sheet_at_hand(self._stage)
        if sheet is None:
            return
        if sheet.draft is None or sheet.draft.reply.empty:
            self._stage.status.tell(
                f"There is no letter on this case yet; {self._stage.keys.sign('reply')} writes one", "refused"
            )
            return
        case, draft = sheet.row.case, sheet.draft
        if any(left.who == draft.author and left.text != sheet.letter(draft) for left in sheet.leavings):
            await self._commands.answering.key()
            return
        why_not = await OnItsWay(self._stage, case, draft.channel, "copied", draft.reply)()
        if why_not:
            self._stage.status.tell(f"Not copied: {why_not}", "refused")
            return
        sign = self._stage.keys.sign("sent")
        await copy(
            self._stage, sheet.letter(draft), f"reply-{case}.txt", "the letter", f"; {sign} says whether it went out"
        )
        await self._stage.sync.fetch([case])

    async def copy_brief(self) -> None:
        """Copy the case as a paper for whoever takes it over; the buyer is not named in it."""
        sheet = await sheet_at_hand(self._stage)
        if sheet is None:
            return
        case = sheet.row.case
        paper = await self._stage.desk.ask(lambda desk: desk.papers.brief(case, personal=False))
        if paper is not None:
            await copy(self._stage, paper, f"brief-{case}.txt", "a brief that names nobody")

    async def _link(self) -> str:
        sheet = await sheet_at_hand(self._stage)
        if sheet is None:
            return ""
        url = next((door.url for door in sheet.doors if door.open_ and door.url), "") or sheet.review.url
        if not url:
            self._stage.status.tell("No page is known for this case", "refused")
        return url
