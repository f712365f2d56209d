"""The ladder that the solve step climbs: ask, fix or explain, replace, refund; and the rung to begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reviewtui.domain.reply import Step
from reviewtui.letters.snippets import Rung

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewtui.letters.snippets import Snippet

_FIRST_RUNG: Final = {
    "missing-part": Rung.FIX,
    "damaged": Rung.REPLACE,
    "wrong-item": Rung.REPLACE,
    "sizing": Rung.REPLACE,
    "late": Rung.FIX,
    "no-answer": Rung.FIX,
    "misunderstanding": Rung.FIX,
}
"""Where asking first would only cost the buyer time: what happened is plain."""
_HIGH: Final = {"late": Rung.REFUND, "no-answer": Rung.REFUND, "misunderstanding": Rung.REFUND, "quality": Rung.REFUND}
"""Where to begin when much is at stake; elsewhere with a new one."""


def first_rung(cause: str, *, high: bool) -> Rung:
    """The rung to begin with for a cause; with high stakes nothing is asked or tried first."""
    return _HIGH.get(cause, Rung.REPLACE) if high else _FIRST_RUNG.get(cause, Rung.ASK)


def ladder(known: Iterable[Snippet], cause: str, first: Rung = Rung.ASK) -> tuple[Snippet, ...]:
    """The solve step for a cause that can be fixed, rung by rung from the first: ask, fix or explain, replace, refund.

    A rung for which the cause has no words of its own is left out, those below the first come last; safety has no
    ladder: stop and refund come first.
    """
    if cause == "safety":
        return tuple(snippet for snippet in known if snippet.step is Step.SOLVE and snippet.cause == cause)
    order = list(Rung)
    steps = [each for each in known if each.step is Step.SOLVE and each.cause == cause and each.rung is not None]
    begin = order.index(first)
    return tuple(sorted(steps, key=lambda each: (order.index(each.rung or Rung.REFUND) - begin) % len(order)))
