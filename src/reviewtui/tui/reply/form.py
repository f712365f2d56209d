"""The three fields of a reply with what each needs, how the letter stands, and the letter itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import TextArea

from reviewtui.tui.drawing.lines import BLANK, Line, TonedText
from reviewtui.tui.drawing.lines_view import LinesView
from reviewtui.tui.reply import paint as reply_paint
from reviewtui.tui.reply import state_paint
from reviewtui.tui.reply.layout import Room
from reviewtui.tui.reply.remedies import Remedies
from reviewtui.tui.reply.step_fields import HOLE, STEPS, StepFields
from reviewtui.tui.reply.text_area import StepTextArea

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo

    from textual.app import ComposeResult

    from reviewtui.desk.views import CaseSheet
    from reviewtui.domain.finding import CheckResult
    from reviewtui.domain.reply import Reply, Step
    from reviewtui.tui.keys.keymap import Keys
    from reviewtui.tui.reply.paint import LetterState


class ReplyForm(Vertical):
    """Where the text is, with what follows it; it shares its height among its parts."""

    class Typed(Message):
        """The text of a field has changed, by typing or by a key that put words in."""

    def __init__(self, zone: tzinfo, keys: Keys) -> None:
        super().__init__(classes="reply--desk")
        self._zone = zone
        self._keys = keys
        self._standing: LetterState | None = None
        self._sheet: CaseSheet | None = None
        self._told: tuple[int | None, bool] = (None, False)
        self._wide = False
        self._height = 0
        self.fields = StepFields()
        self.remedies = Remedies(self.fields)
        self._state = LinesView(classes="reply--state")
        self._letter = LinesView(classes="reply--letter")

    def compose(self) -> ComposeResult:
        """Name and field of each step; below them how the letter stands, and the letter."""
        for field in self.fields:
            yield field.label
            yield field.area
        yield self._state
        yield self._letter

    # painting --------------------------------------------------------------------------------------------------------

    def show_written(self, sheet: CaseSheet, standing: LetterState) -> None:
        """Everything that follows the text: ticks, state, letter."""
        reply = self.fields.reply
        self._sheet, self._standing = sheet, standing
        self.remedies.follow(standing.check, sheet.frame(standing.channel))
        self._show_labels()
        found, frame = self.remedies.found, self.remedies.frame
        self._letter.show(lambda width: [BLANK, *reply_paint.letter(reply, width, found, frame)], from_top=False)
        self.show_state(sheet, standing)

    def show_state(self, sheet: CaseSheet, standing: LetterState) -> None:
        """Show how the letter stands: saved when, what the checks say, what went wrong."""
        reply, zone = self.fields.reply, self._zone
        self._sheet, self._standing = sheet, standing
        told = reply_paint.ToldFindings(self.remedies.found, self.remedies.at_hand, self._keys)
        whole, room = self._room.letter, self._room.state_most
        under = told.at is not None and self.remedies.under_cursor(told.at)
        self._told = (told.at, under)

        def paint(width: int) -> list[Line]:
            around = state_paint.FrameAround(width, zone, told)
            if whole:
                return _cut(state_paint.state(sheet, reply, standing, around), room)
            return _cut(state_paint.brief_state(sheet, reply, standing, around, under=under), room)

        self._state.show(paint)
        if max(1, min(room, len(self._state.lines))) != self._state.size.height:
            self.make_room()

    def _show_labels(self) -> None:
        """What each step needs; the step at hand has two lines for it where there is room."""
        if self._standing is None:
            return
        reply, check, room = self.fields.reply, self._standing.check, self._room.letter
        for index, field in enumerate(self.fields):
            field.label.show(self._label(field.step, reply, check, 2 if index == self.fields.at and room else 1))
            field.label.styles.height = max(1, len(field.label.lines))

    @staticmethod
    def _label(step: Step, reply: Reply, check: CheckResult | None, most: int) -> Callable[[int], list[Line]]:
        part = reply.part(step)
        hole = HOLE.search(part)
        name = hole.group() if hole is not None else ""
        return lambda width: reply_paint.label(step, check, width, most, name, written=bool(part.strip()))

    def fit(self, height: int, *, wide: bool) -> None:
        """Settle in so many rows, with the letter below the fields where it is `wide`."""
        self._height, self._wide = height, wide
        self.set_class(not self._room.letter, "-low")
        self.make_room()

    def make_room(self) -> None:
        """Share the rows among the fields; the letter gets the rest."""
        if self._height <= 0:
            return
        room = self._room
        state = min(room.state_most, max(room.state_least, len(self._state.lines)))
        self._state.styles.height = state
        heights = room.fields([field.area.rows for field in self.fields], self.fields.at, state)
        for index, (field, cells) in enumerate(zip(self.fields, heights, strict=True)):
            field.label.display = field.area.display = not room.tiny or index == self.fields.at
            field.area.styles.height = cells

    @property
    def _room(self) -> Room:
        labels = sum(max(1, len(field.label.lines)) for field in self.fields)
        return Room(self._height, labels, wide=self._wide)

    # what the seller does --------------------------------------------------------------------------------------------

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.post_message(self.Typed())
        if isinstance(event.text_area, StepTextArea) and event.text_area.has_grown():
            self.make_room()

    @on(TextArea.SelectionChanged)
    def _cursor_moved(self, event: TextArea.SelectionChanged) -> None:
        event.stop()
        self._tell_at_hand()

    def _tell_at_hand(self) -> None:
        """Another finding is at hand: say so. The rest of the state follows at the next pause, keys stay light."""
        if not self.remedies.found or self._sheet is None or self._standing is None:
            return
        at = self.remedies.at_hand
        if (at, at is not None and self.remedies.under_cursor(at)) != self._told:
            self.show_state(self._sheet, self._standing)

    @on(StepTextArea.Walk)
    def _walked(self, event: StepTextArea.Walk) -> None:
        event.stop()
        if 0 <= self.fields.at + event.by < len(STEPS):
            self.fields.go(STEPS[self.fields.at + event.by])

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The focused field has the first claim on the room."""
        if isinstance(event.widget, StepTextArea) and event.widget is self.screen.focused:
            self.fields.at = STEPS.index(event.widget.step)
            self._show_labels()
            self._tell_at_hand()
            self.make_room()

    def on_click(self, event: events.Click) -> None:
        """A click on the name of a step goes there."""
        for field in self.fields:
            if event.widget is field.label:
                self.fields.go(field.step)


def _cut(lines: list[Line], room: int) -> list[Line]:
    """As many lines as there is room for; where some are left out, the last says so."""
    return lines if len(lines) <= room else [*lines[: max(1, room - 1)], (TonedText("  …", "dim"),)][:room]
