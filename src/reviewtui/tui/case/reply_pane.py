"""The reply walk: the review in sight, three fields, the letter that they make, and every pause saved."""

from __future__ import annotations

from datetime import UTC, tzinfo
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

from reviewtui.desk.views import CaseSheet
from reviewtui.domain.channel import Channel
from reviewtui.domain.finding import CheckResult
from reviewtui.domain.reply import Reply
from reviewtui.domain.text import clean
from reviewtui.tui.case import header_paint, reply_paint
from reviewtui.tui.case.editor import edit
from reviewtui.tui.case.fields import Fields
from reviewtui.tui.case.lines import Line
from reviewtui.tui.case.lines_view import LinesView
from reviewtui.tui.case.reply_paint import Beside, Standing
from reviewtui.tui.case.safekeeping import Safekeeping, Written
from reviewtui.tui.case.step_area import StepArea

WIDE = 100
PAUSE = 0.25
"""Seconds after the first key that is not saved yet; with the way to the store it stays below half a second."""
RETRY = 1.5
"""Seconds after which what nobody said to be saved is handed on again."""


class ReplyPane(Widget):
    """The desk at which a reply is written. Built once; `begin` fills it for a case."""

    class Paused(Message):
        """Save this now."""

        def __init__(self, case: int, channel: Channel, reply: Reply) -> None:
            super().__init__()
            self.case, self.channel, self.reply = case, channel, reply

    class Left(Message):
        """The seller goes back; everything unsaved was posted before."""

        def __init__(self, case: int) -> None:
            super().__init__()
            self.case = case

    class HandOff(Message):
        """The seller wants to look the letter over and hand it off."""

        def __init__(self, case: int, channel: Channel, reply: Reply) -> None:
            super().__init__()
            self.case, self.channel, self.reply = case, channel, reply

    BINDING_GROUP_TITLE = "Reply"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "next_step", "next step", show=False),
        Binding("shift+tab", "step_before", "step before", show=False),
        Binding("f2", "hand_off", "hand off", show=False),
        Binding("f3", "swap", "review or letter", show=False),
        Binding("f4", "change_door", "another door", show=False),
        Binding("ctrl+up", "scroll_beside(-1)", "scroll the review up", show=False),
        Binding("ctrl+down", "scroll_beside(1)", "scroll the review down", show=False),
        Binding("escape", "leave", "keep and leave", show=False),
    ]

    def __init__(self, zone: tzinfo = UTC, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._zone = zone
        self._sheet: CaseSheet | None = None
        self._now = 0
        self._standing = Standing(Channel.AMAZON_BUYER_MESSAGE)
        self._keeping = Safekeeping(Written(Channel.AMAZON_BUYER_MESSAGE, Reply()))
        self._letter_beside = False
        self._pause: Timer | None = None
        self._retry: Timer | None = None
        self._header = LinesView(classes="case--header")
        self._beside = LinesView(classes="reply--beside")
        self._fields = Fields(zone)

    def compose(self) -> ComposeResult:
        """The line above; the review; the three fields and their letter."""
        yield self._header
        with Container(classes="reply--body"):
            yield self._beside
            yield self._fields

    # what the screen asks for ----------------------------------------------------------------------------------------

    def begin(self, sheet: CaseSheet, now: int) -> None:
        """Write on a case: the draft goes on where it was, at the first step that is still empty."""
        self._keep()
        doors = reply_paint.text_channels(sheet) or [Channel.PRIVATE_MESSAGE]
        draft = sheet.draft
        channel = draft.channel if draft is not None and draft.channel in doors else doors[0]
        reply = draft.reply if draft is not None else Reply()
        self._sheet, self._now = sheet, now
        self._stop_timers()
        self._keeping = Safekeeping(Written(channel, reply))
        self._standing = Standing(channel, draft.saved_at if draft is not None else None)
        self._letter_beside = False
        self._fields.fill(reply)
        self._repaint(from_top=True)
        self._fields.make_room()
        self.focus()

    def saved(self, at: int, reply: Reply | None = None) -> None:
        """What was posted first (or just this reply) is in the store since `at`."""
        self._keeping.saved(reply)
        behind = self._standing.behind and not self._keeping.safe(self.written)
        self._standing = self._standing._replace(saved_at=at, behind=behind)
        self._show_state()

    def not_saved(self, reason: str) -> None:
        """The store could not take it; it is told, and tried again."""
        self._standing = self._standing._replace(trouble=clean(reason), behind=True)
        self._show_state()

    def flush(self) -> tuple[int, Channel, Reply] | None:
        """What is not known to be saved, for whoever is about to leave."""
        written = self.written
        if self._sheet is None or self._keeping.safe(written):
            return None
        return self._sheet.row.case, written.channel, written.reply

    def show_check(self, result: CheckResult | None) -> None:
        """Let the checks speak: ticks at the steps, points in the review, findings below; None for guidance only."""
        if result != self._standing.check:
            self._standing = self._standing._replace(check=result)
            self._repaint(from_top=False)

    @property
    def reply(self) -> Reply:
        """What the fields hold, cleaned."""
        return self._fields.reply

    @property
    def written(self) -> Written:
        """What is to be saved: the reply and the door that it is for."""
        return Written(self._standing.channel, self.reply)

    @property
    def channel(self) -> Channel:
        """The door that the reply is for."""
        return self._standing.channel

    def focus(self, scroll_visible: bool = True) -> ReplyPane:
        """Put the cursor into the step at hand, at once: the next key may be waiting already."""
        self.screen.set_focus(self._fields.area, scroll_visible)
        return self

    # saving ----------------------------------------------------------------------------------------------------------

    @on(Fields.Typed)
    def _typed(self, event: Fields.Typed) -> None:
        event.stop()
        if self._pause is None:
            self._pause = self.set_timer(PAUSE, self._paused)

    def _paused(self) -> None:
        self._pause = None
        self._standing = self._standing._replace(trouble="")
        self._keep()
        self._show_written()

    def _keep(self, *, again: bool = False) -> None:
        """Post what is not safe yet, once; `again` after nobody said that it was saved."""
        self._stop_timers()
        written = self.written
        if self._sheet is None or self._keeping.safe(written):
            return
        if again or not self._keeping.under_way(written):
            self._keeping.sent(written)
            self.post_message(self.Paused(self._sheet.row.case, written.channel, written.reply))
        self._retry = self.set_timer(RETRY, self._overdue)

    def _stop_timers(self) -> None:
        for timer in (self._pause, self._retry):
            if timer is not None:
                timer.stop()
        self._pause = self._retry = None

    def _overdue(self) -> None:
        self._retry = None
        if self._sheet is not None and not self._keeping.safe(self.written):
            self._standing = self._standing._replace(behind=True)
            self._show_state()
            self._keep(again=True)

    # walking ---------------------------------------------------------------------------------------------------------

    def action_next_step(self) -> None:
        """To the next step, from the last to the first."""
        self._fields.walk(1)

    def action_step_before(self) -> None:
        """To the step before."""
        self._fields.walk(-1)

    def action_leave(self) -> None:
        """Back; the draft is kept."""
        self._fields.after_keys(self._leave)

    def _leave(self) -> None:
        self._keep()
        if self._sheet is not None:
            self.post_message(self.Left(self._sheet.row.case))

    def action_hand_off(self) -> None:
        """Look the letter over and hand it off."""
        self._fields.after_keys(self._hand_off)

    def _hand_off(self) -> None:
        self._keep()
        if self._sheet is not None:
            self.post_message(self.HandOff(self._sheet.row.case, self.channel, self.reply))

    def action_swap(self) -> None:
        """Show the letter where the review is, or the review again."""
        self._letter_beside = not self._letter_beside
        self._show_beside(from_top=True)

    def action_change_door(self) -> None:
        """Write for another door of this case."""
        doors = reply_paint.text_channels(self._sheet) if self._sheet is not None else []
        if len(doors) > 1:
            following = doors[(doors.index(self.channel) + 1) % len(doors)] if self.channel in doors else doors[0]
            self._standing = self._standing._replace(channel=following, check=None)
            self._keep()
            self._repaint(from_top=False)

    def action_scroll_beside(self, lines: int) -> None:
        """Scroll what stands beside the fields."""
        self._beside.scroll_to(y=self._beside.scroll_offset.y + lines, animate=False)

    @on(StepArea.Page)
    def _paged(self, event: StepArea.Page) -> None:
        event.stop()
        self.action_scroll_beside(event.direction * max(1, self._beside.size.height - 1))

    # the seller's own editor -----------------------------------------------------------------------------------------

    @on(StepArea.Editor)
    def _editor_wanted(self, event: StepArea.Editor) -> None:
        event.stop()
        self._keep()
        self._edit(self._fields.area)

    @work(exclusive=True, group="editor", exit_on_error=False)
    async def _edit(self, area: StepArea) -> None:
        """Give the terminal to the editor; a good end replaces the step, in one step that can be undone."""
        try:
            with self.app.suspend():
                text, trouble = edit(clean(area.text), f"{area.step}.txt")
        except SuspendNotSupported:
            text, trouble = None, "This terminal can't be lent to an editor"
        if text is not None and text != area.text:
            area.replace(text, area.document.start, area.document.end)
            area.move_cursor(area.document.end)
        self._standing = self._standing._replace(trouble=trouble)
        self._show_state()

    # painting --------------------------------------------------------------------------------------------------------

    def on_resize(self, event: events.Resize) -> None:
        """Review and fields side by side where there is room, else below one another."""
        self.set_class(event.size.width >= WIDE, "-wide")
        self.call_after_refresh(self._refit)

    def _refit(self) -> None:
        wide, height = self.has_class("-wide"), self.size.height
        if wide:
            self._beside.styles.height = "1fr"
            self._fields.fit(height - 2, wide=True)
        else:
            beside = max(4, (height - 5) // 2)
            self._beside.styles.height = beside
            self._fields.fit(height - 1 - beside, wide=False)
        self._repaint(from_top=False)

    def _repaint(self, *, from_top: bool) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        self._header.show(lambda width: [header_paint.header(sheet, "", width, self._now, self._zone)])
        self._show_beside(from_top=from_top)
        self._fields.show_written(sheet, self._standing)

    def _show_written(self) -> None:
        if self._sheet is not None:
            self._fields.show_written(self._sheet, self._standing)
            if self._letter_beside:
                self._show_beside(from_top=False)

    def _show_state(self) -> None:
        if self._sheet is not None:
            self._fields.show_state(self._sheet, self._standing)

    def _show_beside(self, *, from_top: bool) -> None:
        sheet, reply = self._sheet, self.reply
        points = self._standing.check.points if self._standing.check is not None else ()
        how = Beside(self._now, self._zone, points, brief=not self.has_class("-wide"))

        def paint(width: int) -> list[Line]:
            if sheet is None:
                return []
            if self._letter_beside:
                return reply_paint.letter(reply, width)
            return reply_paint.review(sheet, width, how)

        self._beside.show(paint, from_top=from_top)
