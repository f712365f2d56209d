"""Which finding is at hand, where its words stand in the fields, and what one key would put in their place. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewtui.domain.finding import Finding, Mend, Scope, Severity
from reviewtui.domain.frame import BARE, Frame
from reviewtui.domain.reply import Place, Reply, Step

if TYPE_CHECKING:
    from collections.abc import Sequence

HOLE = "unfilled"
"""The rule for places of a template that are still empty: they want words of the seller's."""


class Located(NamedTuple):
    """A finding and its words in the fields as they stand now; `place` is None when they are not in one step."""

    finding: Finding
    place: Place | None

    @property
    def better(self) -> str | None:
        """What would stand in the place of the words, "" when they would go; None when only the seller knows."""
        mend, rewrite = self.finding.mend, self.finding.rewrite
        if self.place is None or mend is Mend.SELLER or (mend is Mend.REPLACE and not rewrite):
            return None
        return rewrite

    @property
    def adds(self) -> str:
        """What the letter lacks as a whole and one key would add, "" for nothing."""
        return self.finding.rewrite if self.finding.scope is Scope.MISSING else ""


def locate(findings: Sequence[Finding], reply: Reply, frame: Frame = BARE) -> tuple[Located, ...]:
    """Where the words of each finding stand now, though the text may have moved on since it was checked."""
    letter = reply.letter(frame)
    return tuple(Located(finding, _place(finding, letter, reply, frame)) for finding in findings)


def _place(finding: Finding, letter: str, reply: Reply, frame: Frame) -> Place | None:
    start, quote = finding.start, finding.quote
    if finding.scope is Scope.MISSING:
        return None
    if letter[start : finding.end] != quote:
        near = [at for at in (letter.rfind(quote, 0, start + len(quote)), letter.find(quote, start)) if at >= 0]
        if not quote or not near:
            return None
        start = min(near, key=lambda at: abs(at - finding.start))
    place = reply.place(start, start + len(quote), frame)
    if place is None or place.start == place.end:
        return None
    return place


def at_hand(found: Sequence[Located], step: Step, cursor: int) -> int | None:
    """The number of the finding that a key would mean: the one under the cursor, else the gravest that can be shown.

    `cursor` counts characters in the text of `step`.
    """
    shown = [number for number, each in enumerate(found) if each.place is not None]
    under = [number for number in shown if _covers(found[number].place, step, cursor)]
    if under:
        return min(under, key=lambda number: _length(found[number].place))
    grave = [number for number in shown if found[number].finding.severity is Severity.BLOCK]
    return next(iter(grave or shown), None)


def following(found: Sequence[Located], step: Step, cursor: int) -> int | None:
    """The number of the next finding behind the cursor, round to the first."""
    steps = list(Step)
    places = [(steps.index(each.place.step), each.place.start, number)
              for number, each in enumerate(found) if each.place is not None]  # fmt: skip
    places.sort()
    here = (steps.index(step), cursor)
    behind = [each for each in places if each[:2] > here]
    return (behind or places)[0][2] if places else None


def without(text: str, start: int, end: int) -> tuple[str, int, int]:
    """Taking words out: what to put in the place of ``text[start:end]``, with the blanks around it that go too."""
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    while end < len(text) and text[end] in " \t":
        end += 1
    at_start = start == 0 or text[start - 1] == "\n"
    at_end = end == len(text) or text[end] in "\n.,;:!?)"
    if at_start and end < len(text) and text[end] in ".,;:!?":
        end += 1
        while end < len(text) and text[end] in " \t":
            end += 1
    return "" if at_start or at_end else " ", start, end


def _covers(place: Place | None, step: Step, cursor: int) -> bool:
    return place is not None and place.step is step and place.start <= cursor <= place.end


def _length(place: Place | None) -> int:
    return place.end - place.start if place is not None else 0


def mended(reply: Reply, found: Located) -> Reply | None:
    """A reply with the better words of a finding in their place; None where only the seller knows what to write."""
    if found.adds:
        written = reply.solve.rstrip()
        return reply.with_part(Step.SOLVE, f"{written}\n\n{found.adds}" if written else found.adds)
    place, better = found.place, found.better
    if place is None or better is None:
        return None
    text, start, end = reply.part(place.step), place.start, place.end
    if not better.strip():
        better, start, end = without(text, start, end)
    return reply.with_part(place.step, text[:start] + better + text[end:])
