"""The reply walk: the review in sight, three fields, the letter that they make, and every pause saved."""

from __future__ import annotations

from datetime import UTC, tzinfo
from typing import TYPE_CHECKING

from textual import events, on
from textual.containers import Container
from textual.message import Message
from textual.widget import Widget

from reviewtui.domain.channel import Channel
from reviewtui.tui.keys.keymap import Keys
from reviewtui.tui.reply import doors
from reviewtui.tui.reply import paint as reply_paint
from reviewtui.tui.reply.autosave import Autosave
from reviewtui.tui.reply.beside import BesideFields
from reviewtui.tui.reply.editor_loan import EditorLoan
from reviewtui.tui.reply.form import ReplyForm
from reviewtui.tui.reply.header import ReplyHeader
from reviewtui.tui.reply.layout import LOW
from reviewtui.tui.reply.paint import LetterState, ReviewBeside
from reviewtui.tui.reply.save_state import Written

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

    from reviewtui.desk.views import CaseSheet
    from reviewtui.domain.finding import CheckResult
    from reviewtui.domain.reply import Reply, Step

WIDE = 100
LEAST = 13
"""In fewer rows the review makes way: what is written comes first, F3 is of no use there."""


class ReplyPane(Widget):
    """The desk at which a reply is written. Built once; `begin` fills it for a case. It has an autosave."""

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
        self._zone = zone
        self._now = 0
        self._proposal = ""
        self._header = ReplyHeader(zone, keys or Keys())
        self._beside = BesideFields()
        self._keys = keys or Keys()
        self._sheet: CaseSheet | None = None
        self.standing = LetterState(Channel.AMAZON_BUYER_MESSAGE)
        self._form = ReplyForm(zone, self._keys)
        self._fields, self._remedies = self._form.fields, self._form.remedies
        self.autosave = Autosave(self)
        self.loan = EditorLoan(self, self._fields, editing)

    def compose(self) -> ComposeResult:
        """The line above; the review; the three fields and their letter."""
        yield self._header
        with Container(classes="reply--body"):
            yield self._beside
            yield self._form

    # what the screen asks for ----------------------------------------------------------------------------------------

    def begin(self, sheet: CaseSheet, now: int) -> None:
        """Write on a case: the draft goes on where it was, at the first step that is still empty."""
        self.autosave.keep()
        written, saved_at = doors.letter_to_go_on_with(sheet)
        self._sheet, self._now = sheet, now
        self.autosave.begin(written, doors.for_the_other_door(sheet, written.channel))
        self.standing = LetterState(written.channel, saved_at)
        self._beside.has_letter = False
        self._proposal = reply_paint.proposal(sheet, self._keys)
        self._fields.fill(written.reply, self._proposal)
        self._repaint(from_top=True)
        self._form.make_room()
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
        before, said = self.standing.check, self.standing.unchecked
        if result == before and unchecked == said:
            return
        self.standing = self.standing._replace(check=result, unchecked=unchecked)
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
        return self.standing.check

    @property
    def written(self) -> Written:
        """What is to be saved: the reply and the door that it is for."""
        return Written(self.standing.channel, self.reply)

    @property
    def several_doors(self) -> bool:
        """Whether the case has more than one door for own words."""
        return self._sheet is not None and len(doors.text_channels(self._sheet)) > 1

    @property
    def channel(self) -> Channel:
        """The door that the reply is for."""
        return self.standing.channel

    def focus(self, scroll_visible: bool = True) -> ReplyPane:  # noqa: FBT001, FBT002 - Textual's
        """Put the cursor into the step at hand, at once: the next key may be waiting already."""
        self.screen.set_focus(self._fields.area, scroll_visible)
        return self

    # what the keys mean ----------------------------------------------------------------------------------------------

    def walk(self, by: int) -> None:
        """Put the cursor into another step, so many further, round and round."""
        self._fields.walk(by)

    def undo_typing(self) -> None:
        """Take back what was typed or put into the step."""
        self._say(self._fields.undo())

    def redo_typing(self) -> None:
        """Do again what was taken back in the step."""
        self._say(self._fields.redo())

    def _say(self, words: str) -> None:
        if words:
            self.post_message(self.Told(words))

    def swap(self) -> None:
        """Show the letter where the review is, or the review again."""
        self._beside.has_letter = not self._beside.has_letter
        self._show_beside(from_top=True)

    def change_door(self) -> None:
        """Write for another door of this case. A public reply is a text of its own: no private letter goes there."""
        here = self.written
        following = doors.door_after(self._sheet, here.channel) if self._sheet is not None else None
        if following is None:
            self._say("There is only one way to write to this buyer")
            return
        if following.public != here.channel.public:
            self._fields.fill(self.autosave.change_door(here, following), self._proposal)
            self.focus()
        self.standing = self.standing._replace(channel=following, check=None)
        self.autosave.keep()
        self._repaint(from_top=False)

    def take_over(self) -> None:
        """Put the better words of the finding at hand in the place of those found."""
        self._say(self._remedies.take_over())
        self.autosave.keep_now()

    def next_finding(self) -> None:
        """To the words of the next finding; they are selected, so that typing replaces them."""
        self._say(self._remedies.next_finding())

    def copy(self) -> None:
        """What is selected in the field, or with the mouse beside it."""
        area = self._fields.area
        if not area.selection.is_empty:
            area.action_copy()
        elif beside := self.screen.get_selected_text():
            self.app.copy_to_clipboard(beside)
        else:
            self._say("Nothing is selected that could be copied")

    async def typed(self) -> None:
        """Wait until the letters that were typed before are in the text; the fields alone do that, nothing is saved."""
        if self._sheet is not None:
            await self._fields.typed()

    @property
    def step(self) -> Step:
        """The step in which the cursor is."""
        return self._fields.area.step

    def put_in(self, step: Step, text: str, *, instead: bool = False) -> None:
        """Add a text to a step (or put it there `instead` of all), and go to its first hole if it has one."""
        self._fields.put_in(step, text, instead=instead)
        self.autosave.keep_now()

    def put_all(self, reply: Reply) -> None:
        """Put other words in all three fields; each field can take it back."""
        self._fields.put_all(reply)
        self.autosave.keep_now()

    def scroll_beside(self, pages: int) -> None:
        """Scroll what stands beside the fields."""
        self._beside.scroll_pages(pages)

    @on(ReplyForm.Typed)
    def _typed(self, event: ReplyForm.Typed) -> None:
        event.stop()
        self.autosave.typed()

    # painting --------------------------------------------------------------------------------------------------------

    def on_resize(self, event: events.Resize) -> None:
        """Review and fields side by side where there is room, else below one another."""
        self.set_class(event.size.width >= WIDE, "-wide")
        self.call_after_refresh(self._refit)

    def _refit(self) -> None:
        wide, height = self.has_class("-wide"), self.size.height
        if wide:
            self._beside.fit(None)
            self._form.fit(height - 1 - (height - 2 >= LOW), wide=True)
        else:
            beside = max(4, (height - 5) // 2) if height >= LEAST else 0
            self._beside.fit(beside)
            self._form.fit(height - 1 - beside, wide=False)
        self._repaint(from_top=False)

    def _repaint(self, *, from_top: bool) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        self._show_header()
        self._show_beside(from_top=from_top)
        self._form.show_written(sheet, self.standing)

    def _show_header(self) -> None:
        if self._sheet is not None:
            self.set_class(self.channel.public, "-public")
            self._header.show_case(self._sheet, self.channel, self._now)

    def show_written(self) -> None:
        """Show what follows from the text: the ticks of the steps, the state, the letter."""
        if self._sheet is not None:
            self._form.show_written(self._sheet, self.standing)
            if self._beside.has_letter:
                self._show_beside(from_top=False)

    def show_state(self) -> None:
        """Show how the letter stands: saved when, what the checks say, what went wrong."""
        if self._sheet is not None:
            self._form.show_state(self._sheet, self.standing)

    def _show_beside(self, *, from_top: bool) -> None:
        sheet, check = self._sheet, self.standing.check
        if sheet is None:
            return
        if self._beside.has_letter:
            self._beside.show_letter(self.reply, self._remedies.found, sheet.frame(self.channel), from_top=from_top)
        else:
            points = check.points if check is not None else ()
            how = ReviewBeside(self._now, self._zone, points, brief=not self.has_class("-wide"))
            self._beside.show_review(sheet, how, from_top=from_top)
