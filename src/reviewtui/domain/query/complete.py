"""What a query could go on with, while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.domain.query.fields import FIELDS, SORT
from reviewtui.domain.query.tree import Sort

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MOST: Final = 8


class Continuation(NamedTuple):
    """One way to go on: the whole text then, what is put in, and what it is for."""

    text: str
    word: str
    told: str


def offers(text: str, known: Mapping[str, Sequence[str]] | None = None) -> list[Continuation]:
    """How the last word of a query may go on: fields by their beginning, then the values of one. `known` has the
    values that only the database knows, by field (tags, products, marketplaces …).
    """
    at = _last_word(text)
    before, word = text[:at], text[at:]
    minus = "-" if word.startswith("-") else ""
    word = word.removeprefix("-").lower()
    name, colon, value = word.partition(":")
    if not colon:
        return [
            Continuation(f"{before}{minus}{each}:", f"{each}:", told)
            for each, told in [*((field.name, field.told) for field in FIELDS.values()), (SORT, "in which order")]
            if each.startswith(word) and word
        ][:MOST]
    *listed, last = value.split(",")
    head = "".join(f"{each}," for each in listed)
    values = tuple(Sort) if name == SORT else _values(name, known or {})
    told = "in which order" if name == SORT else FIELDS[name].told if name in FIELDS else ""
    return [
        Continuation(f"{before}{minus}{name}:{head}{_quoted(each)} ", each, told)
        for each in values
        if each.lower().startswith(last.strip('"')) and each.lower() != last
    ][:MOST]


def _values(name: str, known: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    field = FIELDS.get(name)
    return () if field is None else (*known.get(name, ()), *field.values)


def _quoted(value: str) -> str:
    return f'"{value}"' if any(sign.isspace() for sign in value) else value


def _last_word(text: str) -> int:
    """Where the word begins that is being typed."""
    quoted, at = False, 0
    for place, sign in enumerate(text):
        if sign == '"':
            quoted = not quoted
        elif not quoted and (sign.isspace() or sign in "()"):
            at = place + 1
    return at
