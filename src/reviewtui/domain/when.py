"""A time as people type it, in six languages: ``fri 9am``, ``in 3 days``, ``2. Dez``, ``eom``, ``vendredi prochain``.

The answer always lies in the future: what would be over is taken for the next time it comes round, and what can't come
round again (a year that has gone) is no answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reviewtui.domain.calendar import dates_of
from reviewtui.domain.clock import local
from reviewtui.domain.typed.coming import coming
from reviewtui.domain.typed.examples import EXAMPLES as EXAMPLES_IN
from reviewtui.domain.typed.figures import Sign, folded, signs
from reviewtui.domain.typed.said import understand
from reviewtui.domain.typed.spans import span_of
from reviewtui.domain.typed.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, tzinfo

EXAMPLES: Final = EXAMPLES_IN["en"]
"""What is shown before anything is typed; `examples_for` what is while nothing is understood."""

_LONGEST: Final = 80


def read_when(text: str, now: int, zone: tzinfo, morning: int = 9) -> int | None:
    """The moment that is meant, later than `now`; None when it can't be understood or is over for good.

    `morning` is the hour of a day without a time. The zone may say how dates are written there (`calendar.Calendar`).
    """
    typed = folded(text)
    if not typed or len(typed) > _LONGEST:
        return None
    today = local(now, zone)
    for language in LANGUAGES:
        for months_first in (False, True):
            heard = signs(typed, language, dates_of(zone), months_first=months_first)
            at = None if heard is None else _meant(heard, today, morning)
            if at is not None and at > now:
                return at
    return None


def _meant(heard: Sequence[Sign], today: datetime, morning: int) -> int | None:
    try:
        at = span_of(heard, today)
        said = understand(heard, morning) if at is None else None
        return at if said is None else coming(said, today, morning)
    except (ValueError, OverflowError):
        return None
