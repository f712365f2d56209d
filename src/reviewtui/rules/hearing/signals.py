"""What a review betrays: anger, danger, talk of law, and what happened; from what is heard in its words."""

from __future__ import annotations

import re
from typing import Final

from reviewtui.domain.signals import ReviewSignals, shouts

_BLANK_LINES: Final = re.compile(r"\n[^\S\n]*\n\s*")
TAKEDOWN_PARAGRAPHS: Final = 5
TAKEDOWN_LENGTH: Final = 1500
UNFIXABLE: Final = "unfixable"
_SOMETHING: Final = ("…",)
_TITLE_WEIGHS: Final = 2.0
_WHOLE_WEIGHS: Final = 1.5
"""What holds the words of another cause knows more: "came with a crack" is damage, "a crack" a defect."""
_TASTE_WEIGHS: Final = 0.45
"""Beside a trouble that can be mended, taste and price are said in passing: "cheap plastic, the handle cracked"."""


def read_signals(title: str, text: str) -> ReviewSignals:
    """What a review says in its own words (danger, law, causes), and how loudly and at what length it is written."""
    from reviewtui.rules.hearing.ear import ear

    heard: dict[str, dict[str, str]] = {"danger": {}, "law": {}, "cause": {}}
    for each in (*ear().hear(title), *ear().hear(text)):
        heard[each.kind].setdefault(each.id if each.kind == "cause" else each.words.casefold(), each.words)
    causes = set(heard["cause"])
    paragraphs = len(_BLANK_LINES.findall(text.strip())) + 1 if "\n" in text else 1
    return ReviewSignals(
        capitals=shouts(title),
        paragraphs=paragraphs,
        long=paragraphs >= TAKEDOWN_PARAGRAPHS or len(text) >= TAKEDOWN_LENGTH,
        safety=tuple(heard["danger"].values()),
        legal=tuple(heard["law"].values()),
        causes=tuple(sorted(causes - {UNFIXABLE})),
        unfixable=UNFIXABLE in causes,
    )


def glance(title: str, text: str) -> ReviewSignals:
    """What `read_signals` hears, as far as a rank needs it: whether, and not which words."""
    from reviewtui.rules.hearing.ear import ear

    said = ear().glance(title) | ear().glance(text)
    paragraphs = len(_BLANK_LINES.findall(text.strip())) + 1 if "\n" in text else 1
    return ReviewSignals(
        capitals=shouts(title),
        paragraphs=paragraphs,
        long=paragraphs >= TAKEDOWN_PARAGRAPHS or len(text) >= TAKEDOWN_LENGTH,
        safety=_SOMETHING if "danger" in said else (),
        legal=_SOMETHING if "law" in said else (),
        causes=_SOMETHING if "cause" in said else (),
        unfixable=UNFIXABLE in said,
    )


def loudest_causes(title: str, text: str) -> tuple[str, ...]:
    """The troubles that a review speaks of, the one it speaks of most first, of equals the one that is told first.

    What stands in the title counts twice. "unfixable" is among them.
    """
    from reviewtui.rules.hearing.ear import ear

    heard: dict[str, float] = {}
    for part, weight in ((title, _TITLE_WEIGHS), (text, 1.0)):
        causes = [each for each in ear().hear(part) if each.kind == "cause"]
        for each in causes:
            whole = any(each.start <= other.start and other.end <= each.end and other.id != each.id for other in causes)
            taste = _TASTE_WEIGHS if each.id == UNFIXABLE else 1.0
            heard[each.id] = heard.get(each.id, 0.0) + weight * taste * (_WHOLE_WEIGHS if whole else 1.0)
    return tuple(sorted(heard, key=lambda cause: -heard[cause]))
