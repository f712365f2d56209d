"""A reply being written: three steps and the letter they make."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Step(StrEnum):
    """The three steps of a courteous reply, in their order."""

    APOLOGIZE = "apologize"
    ACKNOWLEDGE = "acknowledge"
    SOLVE = "solve"


@dataclass(frozen=True, slots=True)
class Reply:
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

    def letter(self) -> str:
        """The whole letter as the buyer will read it: the written steps, a blank line between two.

        Never more than two line breaks in a row, which Amazon's style rules forbid (facts.md section 1).
        """
        parts = (self.part(step).strip() for step in Step)
        lines = "\n\n".join(part for part in parts if part).split("\n")
        kept: list[str] = []
        for line in (each.rstrip() for each in lines):
            if line or (kept and kept[-1]):
                kept.append(line)
        return "\n".join(kept)

    @property
    def empty(self) -> bool:
        """Whether nothing at all is written."""
        return not (self.apologize.strip() or self.acknowledge.strip() or self.solve.strip())
