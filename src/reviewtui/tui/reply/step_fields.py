"""The three fields of a letter and the one at hand: reading them, filling them, walking from one to the other."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.domain.reply import Reply, Step
from reviewtui.domain.text import clean
from reviewtui.tui.drawing.lines_view import LinesView
from reviewtui.tui.reply.text_area import StepTextArea

if TYPE_CHECKING:
    from collections.abc import Iterator

STEPS: Final = tuple(Step)
HOLE: Final = re.compile(r"\{[a-z][a-z0-9_]*\}")
"""What a snippet left for the seller to fill in."""


class StepField(NamedTuple):
    """A step with its name above and its text."""

    step: Step
    label: LinesView
    area: StepTextArea


class StepFields:
    """Built once and filled again and again: Textual remembers every new text area for ever."""

    def __init__(self) -> None:
        self._fields = [StepField(step, LinesView(classes="reply--label"), StepTextArea(step)) for step in STEPS]
        self.at = 0
        """The index of the step at hand."""

    def __iter__(self) -> Iterator[StepField]:
        return iter(self._fields)

    @property
    def reply(self) -> Reply:
        """What the fields hold, cleaned."""
        return Reply(*(clean(field.area.text) for field in self._fields))

    @property
    def area(self) -> StepTextArea:
        """The field of the step at hand."""
        return self._fields[self.at].area

    def area_of(self, step: Step) -> StepTextArea:
        """The field of a step."""
        return self._fields[STEPS.index(step)].area

    def fill(self, reply: Reply, proposal: str = "") -> None:
        """Begin with a text, at the first step that is still empty; the empty solve step says the `proposal`."""
        self.area_of(Step.SOLVE).placeholder = proposal
        for field in self._fields:
            field.area.load_text(reply.part(field.step))
            field.area.move_cursor(field.area.document.end)
        self.at = next((index for index, step in enumerate(STEPS) if not reply.part(step).strip()), 0)

    async def typed(self) -> None:
        """Wait until the letters that were typed before are in the text."""
        for field in self._fields:
            done = asyncio.Event()
            if field.area.call_later(done.set):
                await done.wait()

    def take_back(self) -> None:
        """An editor that had the text has ended."""
        for field in self._fields:
            field.area.lent = False

    def walk(self, by: int) -> None:
        """To another step, from the last to the first."""
        self.go(STEPS[(self.at + by) % len(STEPS)])

    def go(self, step: Step) -> None:
        """Put the cursor into the field of a step, at once: the next key may be waiting already."""
        self.at = STEPS.index(step)
        self.area.display = True
        self.area.screen.set_focus(self.area)

    def undo(self) -> str:
        """Take back what was typed or put into the step at hand; what to say when there is nothing."""
        before = self.reply
        self.area.action_undo()
        return "There is nothing to take back in this step" if self.reply == before else ""

    def redo(self) -> str:
        """Do again what was taken back in the step at hand; what to say when there is nothing."""
        before = self.reply
        self.area.action_redo()
        return "Nothing was taken back in this step that could come again" if self.reply == before else ""

    def put_in(self, step: Step, text: str, *, instead: bool = False, go: bool = True) -> None:
        """Add a text to a step, or put it there `instead`; with `go` the cursor goes to its first hole or its end."""
        area = self.area_of(step)
        before = area.text
        end = len(before)
        start = 0 if instead else len(before.rstrip())
        added = text if instead or not before.strip() else f" {text}"
        if before[start:end] != added:
            area.put(added, start, end)
        if go:
            self.go(step)
            hole = HOLE.search(area.text, start)
            if hole is not None:
                area.choose(*hole.span())

    def put_all(self, reply: Reply) -> None:
        """Put other words in all three fields; the cursor stays where it is."""
        for step in Step:
            self.put_in(step, reply.part(step), instead=True, go=False)
