"""Where things stand in an answer: paths of names and numbers with dots between them. Pure."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOTHING: Final[tuple[object, ...]] = (None, "", [], {})


def at(answer: object, path: str) -> object:
    """What stands at a path like ``data.items`` or ``items.0.name``; None where nothing does. "" is all of it."""
    for name in path.split(".") if path else ():
        if isinstance(answer, dict):
            answer = answer.get(name)
        elif isinstance(answer, list) and name.isdigit() and int(name) < len(answer):
            answer = answer[int(name)]
        else:
            return None
    return answer


def record(
    raw: object,
    fields: Mapping[str, str],
    prefix: str = "",
    values: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
) -> dict[str, object]:
    """A record under our names: ``a | b`` is the first that is there, ``=word`` the word itself. What is not there is
    left out. A number of a review gets the `prefix`; `values` tells their words for ours.
    """
    made: dict[str, object] = {}
    for ours, wanted in fields.items():
        for each in wanted.split("|"):
            path = each.strip()
            value = path[1:] if path.startswith("=") else at(raw, path)
            if ours in values and isinstance(value, str):
                value = values[ours].get(value, value)
            if value not in _NOTHING:
                made[ours] = f"{prefix}:{value}" if prefix and ours == "review_id" else value
                break
    return made
