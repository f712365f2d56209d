"""A query cut into its parts: words, fields, signs. Each knows where it stands, so that an error can point at it."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from reviewtui.domain.query.tree import QueryError


class PartSign(Enum):
    """What kind of part it is."""

    WORD = auto()
    PHRASE = auto()
    FIELD = auto()
    NOT = auto()
    OR = auto()
    OPEN = auto()
    CLOSE = auto()


class Part(NamedTuple):
    """One part. A field has its `name` and, in `text`, its value; `quoted` where that stands in quotation marks."""

    sign: PartSign
    start: int
    end: int
    text: str = ""
    name: str = ""
    quoted: bool = False


_QUOTES = {'"': '"', "“": "”", "„": "“", "«": "»"}


def cut(text: str) -> list[Part]:
    """The parts of a query, in their order. Raises QueryError for a quotation mark that is not closed."""
    parts, at = list[Part](), 0
    while at < len(text):
        sign = text[at]
        if sign.isspace():
            at += 1
        elif sign in "()":
            parts.append(Part(PartSign.OPEN if sign == "(" else PartSign.CLOSE, at, at + 1))
            at += 1
        elif sign == "-" and at + 1 < len(text) and not text[at + 1].isspace():
            parts.append(Part(PartSign.NOT, at, at + 1))
            at += 1
        elif sign in _QUOTES:
            end = _closed(text, at)
            parts.append(Part(PartSign.PHRASE, at, end, text[at + 1 : end - 1], quoted=True))
            at = end
        else:
            parts.append(_word_or_field(text, at))
            at = parts[-1].end
    return parts


def _closed(text: str, start: int) -> int:
    """Behind the quotation mark that closes the one at `start`."""
    end = text.find(_QUOTES[text[start]], start + 1)
    if end < 0:
        end = text.find('"', start + 1)
    if end < 0:
        raise QueryError("This quotation mark is not closed", start, len(text))
    return end + 1


def _word_or_field(text: str, start: int) -> Part:
    end = start
    while end < len(text) and not text[end].isspace() and text[end] not in "()":
        end += 1
        if text[end - 1] == ":" and text[start : end - 1].isalpha():
            return _field(text, start, end)
    word = text[start:end]
    return Part(PartSign.OR if word in {"or", "OR", "|"} else PartSign.WORD, start, end, word)


def _field(text: str, start: int, value: int) -> Part:
    name = text[start : value - 1].lower()
    if value < len(text) and text[value] in _QUOTES:
        end = _closed(text, value)
        return Part(PartSign.FIELD, start, end, text[value + 1 : end - 1], name, quoted=True)
    end = value
    while end < len(text) and not text[end].isspace() and text[end] not in "()":
        end += 1
    return Part(PartSign.FIELD, start, end, text[value:end], name)
