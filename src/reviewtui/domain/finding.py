"""What a check has to say about a reply (docs/ARCHITECTURE.md)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

BY_COMMAND: Final = "by-command"
"""The mark of a letter that a command of the seller's own wrote."""
SPELLING: Final = "spelling"
"""The rule for slips of spelling and grammar."""


class Severity(StrEnum):
    """`block` stops the hand-off on an Amazon channel, `warn` asks once."""

    BLOCK = "block"
    WARN = "warn"


class Scope(StrEnum):
    """What a finding is about: some `words` of a letter, the whole `letter`, or something that is `missing` in it."""

    WORDS = "words"
    LETTER = "letter"
    MISSING = "missing"


class Mend(StrEnum):
    """What may be done about the words of a finding without asking more of the seller.

    `cut`: they may go or be put better; `replace`: they may only be put better; `seller`: only the seller knows.
    """

    CUT = "cut"
    REPLACE = "replace"
    SELLER = "seller"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found in a letter: the exact words (`quote` is ``letter[start:end]``), why, and better words.

    `rule` is the id of the rule, e.g. ``asks-for-change``; `source` names where the rule comes from; `rewrite` is ""
    when no wording can stand in its place (then the words should go). `heat` is what it adds to the anger in a letter,
    `counts_as` what it says about the three steps (docs/rules.md).
    """

    rule: str
    severity: Severity
    start: int
    end: int
    quote: str
    why: str
    rewrite: str = ""
    source: str = ""
    scope: Scope = Scope.WORDS
    mend: Mend = Mend.CUT
    heat: float = 0
    counts_as: frozenset[str] = frozenset()

    @property
    def asked_about(self) -> bool:
        """Whether a hand-off asks about it: a warning does, but for a slip of the pen."""
        return self.severity is Severity.WARN and self.rule != SPELLING


class Mark(StrEnum):
    """How far a step of the reply has come."""

    THERE = "there"
    HALF = "half"
    MISSING = "missing"
    UNKNOWN = "unknown"
    """The rules of the letter's language have no words for this step."""


@dataclass(frozen=True, slots=True)
class StepMark:
    """The live tick of one step, with one sentence that says what is there or what would help."""

    mark: Mark
    words: str


@dataclass(frozen=True, slots=True)
class Point:
    """One complaint in a review (``review_text[start:end]``); `sure` is False where the split was a guess."""

    start: int
    end: int
    quote: str
    answered: bool
    sure: bool = True


@dataclass(frozen=True, slots=True)
class CheckResult:
    """All that the checks found in one letter."""

    findings: tuple[Finding, ...]
    apologize: StepMark
    acknowledge: StepMark
    solve: StepMark
    points: tuple[Point, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def verdict(self) -> str:
        """``block``, ``warn`` or ``ok``, the worst of the findings."""
        severities = {finding.severity for finding in self.findings}
        if Severity.BLOCK in severities:
            return "block"
        return "warn" if severities else "ok"
