"""Cleaning text once, at the border: what comes in is hostile and multilingual (docs/ARCHITECTURE.md)."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

REPLACEMENT: Final = "\ufffd"

_BREAKS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SUSPECT: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
_INVISIBLE: Final = frozenset(
    (0xAD, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x200B, 0x200E, 0x200F, 0x3164, 0xFEFF, 0xFFA0)
)
_RANGES: Final = (
    range(0x2060, 0x2066),
    range(0x206A, 0x2070),
    range(0xFFF9, 0xFFFC),
    range(0xE0000, 0xE1000),
)
_RUNS: Final = re.compile(r"\s+")
_PICTOGRAPH_TAIL: Final = re.compile("[\ufe0f\ufe0e\U0001f3fb-\U0001f3ff]|\u200d[\u2190-\u2bff\U0001f000-\U0001faff]?")
_LONG_RUN: Final = re.compile(r"[^\w\s\x00-\x7f]{31,}")
_STACK_KEPT: Final = 30
"""Marks on one letter that are kept (the Stream-Safe Text Format of UAX 15): composing costs the square of a stack."""
_COMBINING_STACK: Final = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{3})"
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)


def _harmless(match: re.Match[str]) -> str:
    character = match.group()
    code = ord(character)
    if code == 0x09:
        return "    "
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    invisible = code in _INVISIBLE or any(code in each for each in _RANGES)
    return "" if invisible else REPLACEMENT


def _lower(match: re.Match[str]) -> str:
    kept, stacked = [], 0
    for character in match.group():
        stacked = stacked + 1 if unicodedata.combining(character) else 0
        if stacked <= _STACK_KEPT:
            kept.append(character)
    return "".join(kept)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", _LONG_RUN.sub(_lower, text))


def clean(text: str) -> str:
    """The same text with nothing in it that a terminal could obey.

    Every line break becomes ``\\n``; a tab four blanks; control characters their visible pictures (ESC is shown as
    ``\u241b``); C1 controls, bidi overrides and isolates and lone surrogates become U+FFFD; characters without any
    shape of their own (zero-width spaces, marks of direction, tags) go; so do marks beyond the thirtieth on one letter.
    Composed to NFC. Cleaning twice changes nothing.
    """
    if text.isascii():
        if text.isprintable():
            return text
    else:
        text = _composed(text)
        if text.isprintable():
            return text if not _SUSPECT.search(text) else _SUSPECT.sub(_harmless, text)
    text = _BREAKS.sub("\n", text)
    if _SUSPECT.search(text):
        text = _composed(_SUSPECT.sub(_harmless, text))
    return text


def one_line(text: str) -> str:
    """A cleaned text on one line, made of pieces whose width every terminal agrees on.

    White space is folded to single blanks; of a joined emoji the first picture stays; stacks of combining marks are cut
    to three.
    """
    if text.isascii():
        return text if "\n" not in text and "  " not in text and text == text.strip() else " ".join(text.split())
    text = _PICTOGRAPH_TAIL.sub("", text)
    text = _COMBINING_STACK.sub(r"\1", text)
    return _RUNS.sub(" ", text).strip()


TAG_LENGTH: Final = 40
"""Characters that a tag keeps."""


def tag_name(written: str) -> str:
    """A tag as it is kept: one word in small letters; "" where nothing is left."""
    name = "-".join(one_line(clean(written)).lower().split()).lstrip("#-")
    return name[:TAG_LENGTH].rstrip("-")
