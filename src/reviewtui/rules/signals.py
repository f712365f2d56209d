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
_KEPT: Final = 10_000
_elsewhere: dict[tuple[str, str], tuple[str, ...]] = {}
"""What another process heard, until it is asked for."""


def read_signals(title: str, text: str) -> ReviewSignals:
    """Listen to a review."""
    from reviewtui.rules.hearing import ear

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


def said(title: str, text: str) -> tuple[str, ...]:
    """Which kinds of things a review says: what `glance` listens for, and what takes long."""
    from reviewtui.rules.hearing import ear

    return tuple(ear().glance(title) | ear().glance(text))


def heard_elsewhere(title: str, text: str, kinds: tuple[str, ...]) -> None:
    """Another process has listened to a review already (`said`); the next `glance` need not."""
    if len(_elsewhere) > _KEPT:
        _elsewhere.clear()
    _elsewhere[title, text] = kinds


def glance(title: str, text: str) -> ReviewSignals:
    """What `read_signals` hears, as far as a rank needs it: whether, and not which words."""
    heard = _elsewhere.pop((title, text), None)
    kinds = said(title, text) if heard is None else heard
    paragraphs = len(_BLANK_LINES.findall(text.strip())) + 1 if "\n" in text else 1
    return ReviewSignals(
        capitals=shouts(title),
        paragraphs=paragraphs,
        long=paragraphs >= TAKEDOWN_PARAGRAPHS or len(text) >= TAKEDOWN_LENGTH,
        safety=_SOMETHING if "danger" in kinds else (),
        legal=_SOMETHING if "law" in kinds else (),
        causes=_SOMETHING if "cause" in kinds else (),
        unfixable=UNFIXABLE in kinds,
    )


def loudest_causes(title: str, text: str) -> tuple[str, ...]:
    """The troubles that a review speaks of, the one it speaks of most first, of equals the one that is told first.

    What stands in the title counts twice. "unfixable" is among them.
    """
    from reviewtui.rules.hearing import ear

    heard: dict[str, float] = {}
    for part, weight in ((title, _TITLE_WEIGHS), (text, 1.0)):
        for each in ear().hear(part):
            if each.kind == "cause":
                heard[each.id] = heard.get(each.id, 0.0) + weight
    return tuple(sorted(heard, key=lambda cause: -heard[cause]))
