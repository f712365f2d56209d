"""What a letter is worth, by the marks and checks that every letter goes through. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.desk.naming import short
from reviewtui.domain.finding import Mark, Severity

if TYPE_CHECKING:
    from reviewtui.domain.finding import CheckResult

EACH: Final = 2
"""What each of the three steps, the buyer's points and the rules are worth when all is there."""
_MARKS: Final = {Mark.THERE: 2, Mark.HALF: 1, Mark.MISSING: 0, Mark.UNKNOWN: 0}


class Score(NamedTuple):
    """So many points of so many, what for, and what a good letter has more."""

    points: int
    of: int
    steps: tuple[tuple[str, int], ...]
    lacks: tuple[str, ...]


def score(check: CheckResult) -> Score:
    """What the checks say, as points. The buyer's points count where any were heard in the review."""
    steps = {"apologize": check.apologize, "acknowledge": check.acknowledge, "solve": check.solve}
    given = [(name, _MARKS[step.mark]) for name, step in steps.items()]
    if check.points:
        answered = sum(each.answered for each in check.points)
        given.append(("points", EACH if answered == len(check.points) else int(answered > 0)))
    given.append(("rules", {"block": 0, "warn": 1}.get(check.verdict, EACH)))
    lacks = [f"{name.capitalize()}: {step.words}" for name, step in steps.items() if step.mark is not Mark.THERE]
    lacks += [f"An answer to “{short(each.quote, 80)}”." for each in check.points if not each.answered]
    for each in check.findings:
        quote = f"“{short(each.quote, 60)}”: " if each.quote.strip() else ""
        better = f" Better: {each.rewrite}" if each.rewrite else ""
        lacks.append(f"{'Nothing forbidden. ' if each.severity is Severity.BLOCK else ''}{quote}{each.why}{better}")
    return Score(sum(points for _, points in given), EACH * len(given), tuple(given), tuple(lacks))
