"""Words and digits of every script, folded so that one table knows them however they are typed."""

from __future__ import annotations

import unicodedata
from typing import Final

_DROPPED: Final = {
    **dict.fromkeys(range(0x300, 0x370)),
    **dict.fromkeys(
        (0x640, 0x653, 0x654, 0x655, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x61C, 0x2066, 0x2067, 0x2069)
    ),
    ord("ı"): "i",
}
"""Accents of Latin, Greek and Cyrillic letters, the hamza, what only guides the eye; the Turkish i without a dot."""


def folded(text: str) -> str:
    """Without case and accents, every digit one of 0 to 9: ``٢٠ نوفمبر`` and ``20 Février`` as a table holds them.

    Signs that are letters of their own in their script (the vowels of Devanagari, say) stay.
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_DROPPED)
    return unicodedata.normalize("NFC", with_plain_digits(plain))


def with_plain_digits(text: str) -> str:
    """The digits of every script as 0 to 9."""
    if text.isascii() or not any(character.isdecimal() and character > "9" for character in text):
        return text
    return "".join(str(unicodedata.decimal(each)) if each.isdecimal() else each for each in text)
