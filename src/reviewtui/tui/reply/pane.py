"""The reply walk: the review in sight, three fields, the letter that they make, and every pause saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, tzinfo
from pathlib import Path

from textual import events, work
from textual.app import ComposeResult, SuspendNotSupported
from textual.containers import Container
from textual.message import Message

from reviewtui.desk.views import CaseSheet
from reviewtui.domain.channel import Channel
from reviewtui.domain.finding import CheckResult
from reviewtui.domain.reply import Reply, Step
from reviewtui.tui.case import header_paint
from reviewtui.tui.drawing.lines import Line
from reviewtui.tui.drawing.lines_view import LinesView
from reviewtui.tui.keys.actions import Keys
from reviewtui.tui.reply import paint as reply_paint
from reviewtui.tui.reply.autosave import Autosave
from reviewtui.tui.reply.editing import LeftOver, place
from reviewtui.tui.reply.editor import edit
from reviewtui.tui.reply.form import ReplyForm
from reviewtui.tui.reply.layout import LOW
from reviewtui.tui.reply.paint import LetterState, ReviewBeside
from reviewtui.tui.reply.save_state import SaveState, Written
from reviewtui.tui.reply.whole_letter import parted, whole

WIDE = 100
LEAST = 13
"""In fewer rows the review makes way: what is written comes first, F3 is of no use there."""


class ReplyPane(Autosave):
    """The desk at which a reply is written. Built once; `begin` fills it for a case."""

    class Told(Message):
        """Something to be said in the status line."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    def __init__(
        self,
        zone: tzinfo = UTC,
        keys: Keys | None = None,
        editing: Path | None = None,
        *,
        id: str | None = None,  # noqa: A002
    ) -> None:
        """`editing` is the folder for texts that are in the seller's editor."""
        super().__init__(id=id)
        self._zone, self._editing = zone, editing
        self._now = 0
        self._letter_beside = False
        self._proposal = ""
        self._header = LinesView(classes="case--header")
        self._beside = LinesView(classes="reply--beside")
        self._keys = keys or Keys()
        self._fields = ReplyForm(zone, self._keys)

    def compose(self) -> ComposeResult:
        """The line above; the review; the three fields and their letter."""
        yield self._header
        with Container(classes="reply--body"):
            yield self._beside
            yield self._fields

    # what the screen asks for ----------------------------------------------------------------------------------------

    def begin(self, sheet: CaseSheet, now: int) -> None:
        """Write on a case: the draft goes on where it was, at the first step that is still empty."""
        self.keep()
        doors = reply_paint.text_channels(sheet) or [Channel.PRIVATE_MESSAGE]
        draft = sheet.draft if sheet.draft is not None and sheet.draft.channel in doors else None
        channel = draft.channel if draft is not None else doors[0]
        reply = draft.reply if draft is not None else Reply()
        self._sheet, self._now = sheet, now
        self.stop_timers()
        self._away = reply_paint.for_the_other_door(sheet, channel)
        self._keeping = SaveState(Written(channel, reply), *self._away.values())
        self._standing = LetterState(channel, draft.saved_at if draft is not None else None)
        self._letter_beside = False
        self._proposal = reply_paint.proposal(sheet, self._keys)
        self._fields.fill(reply, self._proposal)
        self._repaint(from_top=True)
        self._fields.make_room()
        self.focus()

    def reframe(self, sheet: CaseSheet) -> None:
        """Greeting or signature have changed: show the letter with them."""
        if self._sheet is not None and self._sheet.row.case == sheet.row.case:
            self._sheet = self._sheet._replace(frames=sheet.frames)
            self.show_written()

    @property
    def others(self) -> str:
        """Who else is said to be here."""
        return self._sheet.row.others if self._sheet is not None else ""

    def show_others(self, words: str) -> None:
        """Say who else is here now, "" for nobody."""
        if self._sheet is not None and self._sheet.row.others != words:
            self._sheet = self._sheet._replace(row=self._sheet.row._replace(others=words))
            self._show_header()

    def show_check(self, result: CheckResult | None, unchecked: str = "") -> None:
        """Let the checks speak: ticks at the steps, points in the review, findings below; None for guidance only.

        `unchecked` says why they don't speak of the text as it stands now.
        """
        before, said = self._standing.check, self._standing.unchecked
        if result == before and unchecked == said:
            return
        self._standing = self._standing._replace(check=result, unchecked=unchecked)
        points = [check.points if check is not None else () for check in (before, result)]
        if points[0] != points[1]:
            self._show_beside(from_top=False)
        self.show_written()

    @property
    def reply(self) -> Reply:
        """What the fields hold, cleaned."""
        return self._fields.reply

    @property
    def case(self) -> int | None:
        """The case that is written on."""
        return self._sheet.row.case if self._sheet is not None else None

    @property
    def check(self) -> CheckResult | None:
        """What the checks said last."""
        return self._standing.check

    @property
    def written(self) -> Written:
        """What is to be saved: the reply and the door that it is for."""
        return Written(self._standing.channel, self.reply)

    @property
    def several_doors(self) -> bool:
        """Whether the case has more than one door for own words."""
        return self._sheet is not None and len(reply_paint.text_channels(self._sheet)) > 1

    @property
    def channel(self) -> Channel:
        """The door that the reply is for."""
        return self._standing.channel

    def focus(self, scroll_visible: bool = True) -> ReplyPane:
        """Put the cursor into the step at hand, at once: the next key may be waiting already."""
        self.screen.set_focus(self._fields.area, scroll_visible)
        return self

    # what the keys mean ----------------------------------------------------------------------------------------------

    def walk(self, by: int) -> None:
        """To another step."""
        self._fields.walk(by)

    def undo_typing(self) -> None:
        """Take back what was typed or put into the step."""
        before = self.reply
        self._fields.area.action_undo()
        if self.reply == before:
            self.post_message(self.Told("There is nothing to take back in this step"))

    def redo_typing(self) -> None:
        """Do again what was taken back in the step."""
        before = self.reply
        self._fields.area.action_redo()
        if self.reply == before:
            self.post_message(self.Told("Nothing was taken back in this step that could come again"))

    def swap(self) -> None:
        """Show the letter where the review is, or the review again."""
        self._letter_beside = not self._letter_beside
        self._show_beside(from_top=True)

    def change_door(self) -> None:
        """Write for another door of this case. A public reply is a text of its own: no private letter goes there."""
        doors = reply_paint.text_channels(self._sheet) if self._sheet is not None else []
        if len(doors) < 2:
            self.post_message(self.Told("There is only one way to write to this buyer"))
            return
        here = self.written
        following = doors[(doors.index(here.channel) + 1) % len(doors)] if here.channel in doors else doors[0]
        if following.public != here.channel.public:
            self._away[here.channel.public] = here
            other = self._away.pop(following.public, Written(following, Reply()))
            self._fields.fill(other.reply, self._proposal)
            self.focus()
        self._standing = self._standing._replace(channel=following, check=None)
        self.keep()
        self._repaint(from_top=False)

    def take_over(self) -> None:
        """Put the better words of the finding at hand in the place of those found."""
        words = self._fields.take_over()
        if words:
            self.post_message(self.Told(words))
        self.keep_now()

    def next_finding(self) -> None:
        """To the words of the next finding; they are selected, so that typing replaces them."""
        words = self._fields.next_finding()
        if words:
            self.post_message(self.Told(words))

    def copy(self) -> None:
        """What is selected in the field, or with the mouse beside it."""
        area = self._fields.area
        if not area.selection.is_empty:
            area.action_copy()
        elif beside := self.screen.get_selected_text():
            self.app.copy_to_clipboard(beside)
        else:
            self.post_message(self.Told("Nothing is selected that could be copied"))

    async def typed(self) -> None:
        """Wait until the letters that were typed before are in the text; the fields alone do that, nothing is saved."""
        if self._sheet is not None:
            await self._fields.typed()

    @property
    def step(self) -> Step:
        """The step at hand."""
        return self._fields.area.step

    def put_in(self, step: Step, text: str, *, instead: bool = False) -> None:
        """Add a text to a step (or put it there `instead` of all), and go to its first hole if it has one."""
        self._fields.put_in(step, text, instead=instead)
        self.keep_now()

    def put_all(self, reply: Reply) -> None:
        """Put other words in all three fields; each field can take it back."""
        for step in Step:
            self._fields.put_in(step, reply.part(step), instead=True, go=False)
        self.keep_now()

    def take_in(self, left: LeftOver) -> None:
        """Put what an editor saved in the place of its step, or of all."""
        if left.step is None:
            self.put_all(parted(left.text))
        else:
            self.put_in(left.step, left.text, instead=True)

    def scroll_beside(self, pages: int) -> None:
        """Scroll what stands beside the fields."""
        lines = pages * max(1, self._beside.size.height - 1)
        self._beside.scroll_to(y=self._beside.scroll_offset.y + lines, animate=False)

    # the seller's own editor -----------------------------------------------------------------------------------------

    @property
    def lent(self) -> bool:
        """The text is in an editor: keys are meant for that."""
        return self._fields.area.lent

    def lend(self, *, whole_letter: bool) -> None:
        """Give the step, or the whole letter, to the seller's own editor."""
        self._fields.area.lent = True
        self._edit(whole_letter=whole_letter)

    def _place(self, part: str, given: str) -> Callable[[], Path] | None:
        """Where the text lies while the editor has it, so that the next start finds it if the line drops."""
        base, case = self._editing, self.case
        return None if base is None or case is None else lambda: place(base, case, part, given)

    @work(exclusive=True, group="editor", exit_on_error=False)
    async def _edit(self, *, whole_letter: bool) -> None:
        """Give the terminal to the editor; a good end replaces the text, in one step that can be undone."""
        await self.until_safe()
        step, before = self._fields.area.step, self.reply
        given, name = (whole(before), "letter.txt") if whole_letter else (before.part(step), f"{step}.txt")
        try:
            with self.app.suspend():
                text, trouble = edit(given, name, place=self._place(Path(name).stem, given))
        except SuspendNotSupported:
            text, trouble = None, "This terminal can't be lent to an editor"
        finally:
            self._fields.take_back()
        if text is not None:
            after = parted(text) if whole_letter else before.with_part(step, text)
            for each in Step:
                if after.part(each).strip() != before.part(each).strip():
                    self._fields.put_in(each, after.part(each), instead=True, go=each is step)
            self.keep_now()
        self._standing = self._standing._replace(trouble=trouble)
        self.show_state()

    # painting --------------------------------------------------------------------------------------------------------

    def on_resize(self, event: events.Resize) -> None:
        """Review and fields side by side where there is room, else below one another."""
        self.set_class(event.size.width >= WIDE, "-wide")
        self.call_after_refresh(self._refit)

    def _refit(self) -> None:
        wide, height = self.has_class("-wide"), self.size.height
        if wide:
            self._beside.display = True
            self._beside.styles.height = "1fr"
            self._fields.fit(height - 1 - (height - 2 >= LOW), wide=True)
        else:
            beside = max(4, (height - 5) // 2) if height >= LEAST else 0
            self._beside.display = beside > 0
            self._beside.styles.height = beside
            self._fields.fit(height - 1 - beside, wide=False)
        self._repaint(from_top=False)

    def _repaint(self, *, from_top: bool) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        self._show_header()
        self._show_beside(from_top=from_top)
        self._fields.show_written(sheet, self._standing)

    def _show_header(self) -> None:
        sheet = self._sheet
        if sheet is not None:
            paint = header_paint.header
            place, tone = reply_paint.goes_where(sheet, self.channel, self._keys)
            self.set_class(self.channel.public, "-public")
            self._header.show(
                lambda width: [paint(sheet, place, width, self._now, self._zone, writing=True, tone=tone)]
            )

    def show_written(self) -> None:
        """Ticks, state and letter."""
        if self._sheet is not None:
            self._fields.show_written(self._sheet, self._standing)
            if self._letter_beside:
                self._show_beside(from_top=False)

    def show_state(self) -> None:
        """How the letter stands."""
        if self._sheet is not None:
            self._fields.show_state(self._sheet, self._standing)

    def _show_beside(self, *, from_top: bool) -> None:
        sheet, reply = self._sheet, self.reply
        points = self._standing.check.points if self._standing.check is not None else ()
        how = ReviewBeside(self._now, self._zone, points, brief=not self.has_class("-wide"))

        def paint(width: int) -> list[Line]:
            if sheet is None:
                return []
            if self._letter_beside:
                return reply_paint.letter(reply, width, self._fields.found, sheet.frame(self.channel))
            return reply_paint.review(sheet, width, how)

        self._beside.show(paint, from_top=from_top)
