"""The three fields of a reply with what each needs, how the letter stands, and the letter itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo
from typing import NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import TextArea

from reviewtui.desk.views import CaseSheet
from reviewtui.domain.reply import Reply, Step
from reviewtui.domain.text import clean
from reviewtui.tui.case import reply_paint
from reviewtui.tui.case.lines import BLANK, Line
from reviewtui.tui.case.lines_view import LinesView
from reviewtui.tui.case.reply_paint import Standing
from reviewtui.tui.case.room import share
from reviewtui.tui.case.step_area import StepArea

STEPS = tuple(Step)
_LETTER = 4
"""Rows that the letter keeps, however long the fields are."""


class _Field(NamedTuple):
    step: Step
    label: LinesView
    area: StepArea


class Fields(Vertical):
    """Where the text is. Built once and filled again and again: Textual remembers every new text area for ever."""

    class Typed(Message):
        """The text has changed."""

    def __init__(self, zone: tzinfo) -> None:
        super().__init__(classes="reply--desk")
        self._zone = zone
        self._at = 0
        self._wide = False
        self._height = 0
        self._fields = [_Field(step, LinesView(classes="reply--label"), StepArea(step)) for step in STEPS]
        self._state = LinesView(classes="reply--state")
        self._letter = LinesView(classes="reply--letter")

    def compose(self) -> ComposeResult:
        """Name and field of each step; below them how the letter stands, and the letter."""
        for field in self._fields:
            yield field.label
            yield field.area
        yield self._state
        yield self._letter

    @property
    def reply(self) -> Reply:
        """What the fields hold, cleaned."""
        return Reply(*(clean(field.area.text) for field in self._fields))

    @property
    def area(self) -> StepArea:
        """The field of the step at hand."""
        return self._fields[self._at].area

    def fill(self, reply: Reply) -> None:
        """Begin with a text, at the first step that is still empty."""
        for field in self._fields:
            field.area.load_text(reply.part(field.step))
            field.area.move_cursor(field.area.document.end)
        self._at = next((index for index, step in enumerate(STEPS) if not reply.part(step).strip()), 0)

    def after_keys(self, act: Callable[[], None]) -> None:
        """Do something once the letters that were typed before are in the text."""
        self.area.call_later(act)

    def walk(self, by: int) -> None:
        """To another step, from the last to the first."""
        self._go((self._at + by) % len(STEPS))

    def _go(self, index: int) -> None:
        self._at = index
        self.screen.set_focus(self.area)

    # painting --------------------------------------------------------------------------------------------------------

    def show_written(self, sheet: CaseSheet, standing: Standing) -> None:
        """Everything that follows the text: ticks, state, letter."""
        reply = self.reply
        for field in self._fields:
            field.label.show(self._label(field.step, reply, standing))
        self._letter.show(lambda width: [BLANK, *reply_paint.letter(reply, width)], from_top=False)
        self.show_state(sheet, standing)

    def show_state(self, sheet: CaseSheet, standing: Standing) -> None:
        """How the letter stands."""
        reply, zone = self.reply, self._zone
        if self._wide:
            self._state.show(lambda width: reply_paint.state(sheet, reply, standing, width, zone))
        else:
            self._state.show(lambda width: [reply_paint.status(reply, standing, width, zone)])
        if self._wide and len(self._state.lines) != self._state.size.height:
            self.make_room()

    def _label(self, step: Step, reply: Reply, standing: Standing) -> Callable[[int], list[Line]]:
        written = bool(reply.part(step).strip())
        return lambda width: [reply_paint.label(step, written, standing.check, width)]

    def fit(self, height: int, *, wide: bool) -> None:
        """Settle in so many rows, with the letter below the fields where it is `wide`."""
        self._height, self._wide = height, wide
        self.make_room()

    def make_room(self) -> None:
        """Share the rows among the fields; the letter gets the rest."""
        if self._height <= 0:
            return
        rows = [field.area.rows for field in self._fields]
        state = max(3, len(self._state.lines)) if self._wide else 1
        self._state.styles.height = state
        if self._wide:
            heights = share(self._height - 2 * len(STEPS) - state - _LETTER, rows, self._at)
        else:
            heights = share(self._height - len(STEPS) - state, rows, self._at, spread=True)
        for field, cells in zip(self._fields, heights, strict=True):
            field.area.styles.height = cells

    # what the seller does --------------------------------------------------------------------------------------------

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.post_message(self.Typed())
        if isinstance(event.text_area, StepArea) and event.text_area.has_grown():
            self.make_room()

    @on(StepArea.Walk)
    def _walked(self, event: StepArea.Walk) -> None:
        event.stop()
        if 0 <= self._at + event.by < len(STEPS):
            self._go(self._at + event.by)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The focused field has the first claim on the room."""
        if isinstance(event.widget, StepArea):
            self._at = STEPS.index(event.widget.step)
            self.make_room()

    def on_click(self, event: events.Click) -> None:
        """A click on the name of a step goes there."""
        for index, field in enumerate(self._fields):
            if event.widget is field.label:
                self._go(index)
