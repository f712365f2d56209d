"""The three fields of a reply with what each needs, how the letter stands, and the letter itself."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from datetime import tzinfo
from typing import NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import TextArea

from reviewtui.desk.views import CaseSheet
from reviewtui.domain.finding import CheckResult, Severity
from reviewtui.domain.frame import BARE, Frame
from reviewtui.domain.reply import Reply, Step
from reviewtui.domain.text import clean
from reviewtui.tui.drawing.lines import BLANK, Line, TonedText
from reviewtui.tui.drawing.lines_view import LinesView
from reviewtui.tui.keys.actions import Keys
from reviewtui.tui.reply import findings
from reviewtui.tui.reply import paint as reply_paint
from reviewtui.tui.reply.findings import Located
from reviewtui.tui.reply.layout import Room
from reviewtui.tui.reply.paint import LetterState
from reviewtui.tui.reply.text_area import Marked, StepTextArea

STEPS = tuple(Step)
SPREAD = "This remark is about the whole letter; only you can mend it"
IN_FRAME = "These words stand in the greeting or signature; sign and [letters] in the settings change them"
_UNMARKED = frozenset({"terse", "long", "language", "same-as-recent", "order-id-missing"})
"""Findings about the whole letter: no words of it are to blame."""
_HOLE = re.compile(r"\{[a-z][a-z0-9_]*\}")


class _Field(NamedTuple):
    step: Step
    label: LinesView
    area: StepTextArea


class ReplyForm(Vertical):
    """Where the text is. Built once and filled again and again: Textual remembers every new text area for ever."""

    class Typed(Message):
        """The text has changed."""

    def __init__(self, zone: tzinfo, keys: Keys) -> None:
        super().__init__(classes="reply--desk")
        self._zone = zone
        self._keys = keys
        self._standing: LetterState | None = None
        self._sheet: CaseSheet | None = None
        self._told: tuple[int | None, bool] = (None, False)
        self.found: tuple[Located, ...] = ()
        self._at = 0
        self._wide = False
        self._height = 0
        self._fields = [_Field(step, LinesView(classes="reply--label"), StepTextArea(step)) for step in STEPS]
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
    def area(self) -> StepTextArea:
        """The field of the step at hand."""
        return self._fields[self._at].area

    def fill(self, reply: Reply, proposal: str = "") -> None:
        """Begin with a text, at the first step that is still empty; the empty solve step says the `proposal`."""
        self._fields[STEPS.index(Step.SOLVE)].area.placeholder = proposal
        for field in self._fields:
            field.area.load_text(reply.part(field.step))
            field.area.move_cursor(field.area.document.end)
        self._at = next((index for index, step in enumerate(STEPS) if not reply.part(step).strip()), 0)

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
        self._go((self._at + by) % len(STEPS))

    def _go(self, index: int) -> None:
        self._at = index
        self._fields[index].area.display = True
        self.screen.set_focus(self.area)

    # what the checks found -------------------------------------------------------------------------------------------

    @property
    def at_hand(self) -> int | None:
        """The number of the finding that a key would mean now."""
        return findings.at_hand(self.found, self.area.step, self.area.cursor) if self.found else None

    def take_over(self) -> str:
        """Put the better words of the finding at hand in place; answers what to say when that can't be done."""
        self.found = self._located()
        at = self.at_hand
        missing = next((each.adds for each in self.found if each.adds), "")
        graver = at is not None and self.found[at].better is not None
        if missing and not graver:
            self._add_below(missing)
            return ""
        if at is None:
            return self._spread() or "The checks offer no better words here"
        place, better = self.found[at].place, self.found[at].better
        if place is None or better is None:
            self._choose(at)
            return "Only you know the better words here; they are selected, type over them"
        self._go(STEPS.index(place.step))
        start, end = place.start, place.end
        if not better.strip():
            better, start, end = findings.without(self.area.text, start, end)
        self.area.put(better, start, end)
        return ""

    def _spread(self) -> str:
        """What to say of findings that are in no field, "" when there are none."""
        around = f"{self._frame.above}\n{self._frame.below}"
        framed = any(each.finding.quote.strip() and each.finding.quote in around for each in self.found)
        return IN_FRAME if framed else SPREAD if self.found else ""

    def _add_below(self, line: str) -> None:
        """A line of its own at the end of the letter; the cursor stays where it is read."""
        area = self._fields[STEPS.index(Step.SOLVE)].area
        written = area.text.rstrip()
        area.put(f"\n\n{line}" if written else line, len(written), len(area.text))
        self._go(STEPS.index(Step.SOLVE))

    def next_finding(self) -> str:
        """Select the words of the next finding; answers what to say when there are none to select."""
        self.found = self._located()
        at = findings.following(self.found, self.area.step, self.area.cursor)
        if at is None:
            return self._spread() or "The checks have marked no words to go to"
        self._choose(at)
        return ""

    def _choose(self, number: int) -> None:
        place = self.found[number].place
        if place is not None:
            self._go(STEPS.index(place.step))
            self.area.choose(place.start, place.end)

    def _located(self) -> tuple[Located, ...]:
        check = self._standing.check if self._standing is not None else None
        return (
            findings.locate(reply_paint.live(check, self.reply), self.reply, self._frame) if check is not None else ()
        )

    @property
    def _frame(self) -> Frame:
        """What stands around the letter that is written."""
        sheet, standing = self._sheet, self._standing
        return sheet.frame(standing.channel) if sheet is not None and standing is not None else BARE

    def _mark(self) -> None:
        for field in self._fields:
            field.area.mark(
                [
                    Marked(each.place.start, each.finding.quote, each.finding.severity is Severity.BLOCK)
                    for each in self.found
                    if each.place is not None and each.place.step is field.step and each.finding.rule not in _UNMARKED
                ]
            )

    def put_in(self, step: Step, text: str, *, instead: bool = False, go: bool = True) -> None:
        """Add a text to a step, or put it there `instead`; with `go` the cursor goes to its first hole or its end."""
        area = self._fields[STEPS.index(step)].area
        before = area.text
        end = len(before)
        start = 0 if instead else len(before.rstrip())
        added = text if instead or not before.strip() else f" {text}"
        if before[start:end] != added:
            area.put(added, start, end)
        if go:
            self._go(STEPS.index(step))
            hole = _HOLE.search(area.text, start)
            if hole is not None:
                area.choose(*hole.span())

    # painting --------------------------------------------------------------------------------------------------------

    def show_written(self, sheet: CaseSheet, standing: LetterState) -> None:
        """Everything that follows the text: ticks, state, letter."""
        reply = self.reply
        self._sheet, self._standing = sheet, standing
        self.found = self._located()
        self._mark()
        self._show_labels()
        found, frame = self.found, self._frame
        self._letter.show(lambda width: [BLANK, *reply_paint.letter(reply, width, found, frame)], from_top=False)
        self.show_state(sheet, standing)

    def show_state(self, sheet: CaseSheet, standing: LetterState) -> None:
        """How the letter stands."""
        reply, zone = self.reply, self._zone
        self._sheet, self._standing = sheet, standing
        told = reply_paint.ToldFindings(self.found, self.at_hand, self._keys)
        whole, room = self._room.letter, self._room.state_most
        under = told.at is not None and self._under_cursor(told.at)
        self._told = (told.at, under)

        def paint(width: int) -> list[Line]:
            around = reply_paint.FrameAround(width, zone, told)
            if whole:
                return _cut(reply_paint.state(sheet, reply, standing, around), room)
            return _cut(reply_paint.brief_state(sheet, reply, standing, around, under=under), room)

        self._state.show(paint)
        if max(1, min(room, len(self._state.lines))) != self._state.size.height:
            self.make_room()

    def _under_cursor(self, number: int) -> bool:
        each, area = self.found[number], self.area
        return (
            each.place is not None
            and each.place.step is area.step
            and (each.finding.severity is Severity.BLOCK or each.place.start <= area.cursor <= each.place.end)
        )

    def _show_labels(self) -> None:
        """What each step needs; the step at hand has two lines for it where there is room."""
        if self._standing is None:
            return
        reply, check, room = self.reply, self._standing.check, self._room.letter
        for index, field in enumerate(self._fields):
            field.label.show(self._label(field.step, reply, check, 2 if index == self._at and room else 1))
            field.label.styles.height = max(1, len(field.label.lines))

    @staticmethod
    def _label(step: Step, reply: Reply, check: CheckResult | None, most: int) -> Callable[[int], list[Line]]:
        part = reply.part(step)
        hole = _HOLE.search(part)
        name = hole.group() if hole is not None else ""
        return lambda width: reply_paint.label(step, bool(part.strip()), check, width, most, name)

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
        heights = room.fields([field.area.rows for field in self._fields], self._at, state)
        for index, (field, cells) in enumerate(zip(self._fields, heights, strict=True)):
            field.label.display = field.area.display = not room.tiny or index == self._at
            field.area.styles.height = cells

    @property
    def _room(self) -> Room:
        labels = sum(max(1, len(field.label.lines)) for field in self._fields)
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
        if not self.found or self._sheet is None or self._standing is None:
            return
        at = self.at_hand
        if (at, at is not None and self._under_cursor(at)) != self._told:
            self.show_state(self._sheet, self._standing)

    @on(StepTextArea.Walk)
    def _walked(self, event: StepTextArea.Walk) -> None:
        event.stop()
        if 0 <= self._at + event.by < len(STEPS):
            self._go(self._at + event.by)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The focused field has the first claim on the room."""
        if isinstance(event.widget, StepTextArea) and event.widget is self.screen.focused:
            self._at = STEPS.index(event.widget.step)
            self._show_labels()
            self._tell_at_hand()
            self.make_room()

    def on_click(self, event: events.Click) -> None:
        """A click on the name of a step goes there."""
        for index, field in enumerate(self._fields):
            if event.widget is field.label:
                self._go(index)


def _cut(lines: list[Line], room: int) -> list[Line]:
    """As many lines as there is room for; where some are left out, the last says so."""
    return lines if len(lines) <= room else [*lines[: max(1, room - 1)], (TonedText("  …", "dim"),)][:room]
