"""Greetings and closings of the user's own: the tables [letters.LANGUAGE] and [letters.LANGUAGE.CHANNEL]."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from reviewtui.domain.channel import CARRIES, Carries, Channel
from reviewtui.domain.text import clean

PARTS = {
    "greeting": {"first_name"},
    "neutral": set[str](),
    "closing": set[str](),
    "signature": set[str](),
    "order": {"order_id"},
}
"""What may be set, and the {variables} that each may hold."""
_CHANNELS = [each.value for each in Channel if CARRIES[each] is Carries.PRIVATE_TEXT]
_LANGUAGE = re.compile("[a-z]{2}")
_VARIABLE = re.compile(r"\{([^{}]*)\}")

Wrong = Callable[["tuple[str, ...]", object, str], Exception]


def letters_of(section: Mapping[str, Any], wrong: Wrong) -> dict[tuple[str, str], dict[str, str]]:
    """The templates by (language, channel); `wrong` makes the error for a key and its value."""
    found = {}
    for language, table in section.items():
        at = ("letters", language)
        if not _LANGUAGE.fullmatch(language) or not isinstance(table, dict):
            raise wrong(at, table, 'a table named like its language, [letters.de], with greeting = "…"')
        ours = {key: value for key, value in table.items() if not isinstance(value, dict)}
        found[language, ""] = dict(_templates(at, ours, wrong))
        for channel, inner in table.items():
            if isinstance(inner, dict):
                if channel not in _CHANNELS:
                    raise wrong(
                        (*at, channel), inner, f"for one of {', '.join(_CHANNELS)}; no other door takes a letter"
                    )
                found[language, channel] = dict(_templates((*at, channel), inner, wrong))
    return found


def _templates(at: tuple[str, ...], table: Mapping[str, Any], wrong: Wrong) -> Iterator[tuple[str, str]]:
    for part, text in table.items():
        if part not in PARTS:
            raise wrong((*at, part), text, f"one of {', '.join(PARTS)}")
        if not isinstance(text, str):
            raise wrong((*at, part), text, "a text in quotes")
        unknown = set(_VARIABLE.findall(text)) - PARTS[part]
        if unknown:
            allowed = ", ".join(f"{{{name}}}" for name in sorted(PARTS[part])) or "no {variable}"
            raise wrong((*at, part), text, f"a text with {allowed} in it")
        yield part, re.sub(r"\n{3,}", "\n\n", clean(text)).strip()
