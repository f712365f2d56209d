"""One step of a pattern, at all places of a text at once: where it can begin so that it ends right, and where it ends.

Sets of places are integers with a bit for each token.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtui.rules.match.layout import LaidOut
    from reviewtui.rules.match.terms import TermSet


class PatternStep(NamedTuple):
    """One step of a pattern. `what`: ``one``, ``gap``, ``not``, ``behind``, ``begin`` or ``end``."""

    what: str
    terms: TermSet | None = None
    least: int = 1
    most: int = 1
    crosses: int = 0


def lowest(numbers: int) -> int:
    """The lowest number in a set."""
    return (numbers & -numbers).bit_length() - 1


def step_before(text: LaidOut, step: PatternStep, ends: int) -> int:
    """Where a step may begin so that it can end at one of the tokens `ends`."""
    what, terms = step.what, step.terms
    if what == "one" and terms:
        places = text.stands.before(terms, ends)
        if step.most == 1:
            return places if step.least else places | ends
        return _repeated_before(text, step, ends)
    if what == "gap":
        return _gap_before(text, step, ends)
    if what == "not" and terms:
        return ends & ~text.stands.begins(terms)
    if what == "behind" and terms:
        return ends & ~(text.stands.alone(terms) << 1)
    return ends & (text.begins if what == "begin" else text.closes)


def _repeated_before(text: LaidOut, step: PatternStep, ends: int) -> int:
    found = 0 if step.least else ends
    if step.terms:
        for times in range(1, step.most + 1):
            ends = text.stands.before(step.terms, ends)
            if times >= step.least:
                found |= ends
    return found


def _gap_before(text: LaidOut, step: PatternStep, ends: int) -> int:
    passed = text.passed[step.crosses]
    if step.terms:
        passed &= ~text.stands.begins(step.terms)
    for _ in range(step.most):
        wider = ends | passed & ends >> 1
        if wider == ends:
            break
        ends = wider
    return ends


def step_first(text: LaidOut, step: PatternStep, at: int, allowed: int) -> int:
    """Where a step that begins at a token ends: the first way that the steps after it allow; there is one."""
    if step.what == "gap":
        return at + lowest(allowed >> at)
    if step.what != "one" or not step.terms:
        return at
    if step.most == 1:
        for end in text.stands.after(step.terms, at):
            if allowed >> end & 1:
                return end
        return at
    return next(end for end in _repeated(text, step, at, 0) if allowed >> end & 1)


def _repeated(text: LaidOut, step: PatternStep, at: int, times: int) -> Iterator[int]:
    if step.terms and times < step.most:
        for end in text.stands.after(step.terms, at):
            yield from _repeated(text, step, end, times + 1)
    if times >= step.least:
        yield at
