"""A reply being written: three steps and the letter they make."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.domain.frame import BARE, Frame

if TYPE_CHECKING:
    from collections.abc import Iterator


class Step(StrEnum):
    """The three steps of a courteous reply, in their order."""

    APOLOGIZE = "apologize"
    ACKNOWLEDGE = "acknowledge"
    SOLVE = "solve"


class Place(NamedTuple):
    """Characters of one step: ``reply.part(step)[start:end]``."""

    step: Step
    start: int
    end: int


class _Line(NamedTuple):
    """A line of the letter and where it comes from; `step` is None for the frame and for the blank lines between."""

    text: str
    step: Step | None
    start: int


class Reply(NamedTuple):
    """The text of a reply, one part a step. Line breaks are ``\\n``."""

    apologize: str = ""
    acknowledge: str = ""
    solve: str = ""

    def part(self, step: Step) -> str:
        """The text of one step."""
        return {Step.APOLOGIZE: self.apologize, Step.ACKNOWLEDGE: self.acknowledge, Step.SOLVE: self.solve}[step]

    def with_part(self, step: Step, text: str) -> Reply:
        """The same reply with one step written anew."""
        parts = {each: self.part(each) for each in Step} | {step: text}
        return Reply(parts[Step.APOLOGIZE], parts[Step.ACKNOWLEDGE], parts[Step.SOLVE])

    def letter(self, frame: Frame = BARE) -> str:
        """The whole letter as the buyer will read it: the written steps, a blank line between two, in their frame.

        Never more than two line breaks in a row, which Amazon's style rules forbid (docs/amazon.md section 1). Where
        nothing is written there is no letter.
        """
        return "\n".join(line.text for line in self._whole(frame))

    def place(self, start: int, end: int, frame: Frame = BARE) -> Place | None:
        """Where the words of ``letter(frame)[start:end]`` stand, without the blanks around them.

        None when there are none, or when they reach over more than one step.
        """
        words = self.letter(frame)[start:end]
        start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
        first = last = None
        begun = 0
        for line in self._whole(frame):
            ended = begun + len(line.text)
            if begun <= start < ended:
                first = (line.step, line.start + start - begun)
            if begun < end <= ended:
                last = (line.step, line.start + end - begun)
            begun = ended + 1
        if first is None or last is None or first[0] is None or first[0] is not last[0]:
            return None
        return Place(first[0], first[1], last[1])

    def _whole(self, frame: Frame) -> list[_Line]:
        """The lines of the steps with those of their frame around them."""
        lines = list(self._lines())
        if not lines or frame == BARE:
            return lines
        above, below, joined = frame.around("\n".join(line.text for line in lines))
        between = _Line("", None, 0)
        head = [*(_Line(line, None, 0) for line in above.split("\n")), between] if above else []
        foot = [_Line(line, None, 0) for line in below.split("\n")] if below else []
        return [*head, *lines, *([between] if foot and not joined else []), *foot]

    def _lines(self) -> Iterator[_Line]:
        blank = True
        for step in Step:
            part = self.part(step)
            text = part.strip()
            if not text:
                continue
            if not blank:
                yield _Line("", None, 0)
                blank = True
            begun = part.index(text)
            for line in text.split("\n"):
                kept = line.rstrip()
                if kept or not blank:
                    yield _Line(kept, step, begun)
                blank = not kept
                begun += len(line) + 1

    @property
    def empty(self) -> bool:
        """Whether nothing at all is written."""
        return not (self.apologize.strip() or self.acknowledge.strip() or self.solve.strip())
