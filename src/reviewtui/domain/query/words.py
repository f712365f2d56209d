"""How text becomes words that can be found: small letters, no accents on Latin letters, one word a Chinese, Japanese or
Korean sign.

The index in the database is given text that is folded here, so that both sides know the same words.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_SIGNS: Final = (
    "\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c\u3041-\u30ff\u3105-\u312f"
    "\u3131-\u318e\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
    "\uff66-\uff9f\U00020000-\U0003ffff"
)
SIGN: Final = re.compile(f"([{_SIGNS}])")
_LATIN_MARKS: Final = range(0x300, 0x370)


def folded(text: str) -> str:
    """The text as the index is given it: what is not ASCII as its words alone."""
    return text if text.isascii() else " ".join(words_of(text))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared."""
    if text.isascii():
        return tuple(_ASCII.findall(text.lower()))
    return tuple(SIGN.sub(r" \1 ", text).translate(FOLDING).split())


def holds(words: tuple[str, ...], phrase: tuple[str, ...], *, begins: bool = False) -> bool:
    """Whether a phrase stands in some words, one word right behind the other; `begins`: of the last one the beginning
    is enough.
    """
    first, *rest = phrase
    if not rest:
        return first in words or (begins and any(word.startswith(first) for word in words))
    *whole, last = rest
    at = -1
    while first in words[at + 1 : len(words) - len(rest)]:
        at = words.index(first, at + 1)
        found = words[at + len(rest)]
        if all(words[at + 1 + place] == each for place, each in enumerate(whole)) and (
            found == last or (begins and found.startswith(last))
        ):
            return True
    return False


_ASCII: Final = re.compile("[a-z0-9]+")


class _Folding(dict[int, str]):
    """What becomes of each letter, found out once."""

    def __missing__(self, code: int) -> str:
        self[code] = became = _folded(chr(code))
        return became


FOLDING: Final = _Folding()


def _folded(sign: str) -> str:
    """A letter or figure as it is compared; nothing for a mark that stands on a letter; a blank for all else."""
    if ord(sign) in _LATIN_MARKS:
        return ""
    if unicodedata.category(sign)[0] not in "LN":
        return " "
    small = _small(sign)
    plain = unicodedata.normalize("NFD", small)
    if len(plain) > 1 and plain[0].isascii() and all(ord(mark) in _LATIN_MARKS for mark in plain[1:]):
        return plain[0].lower()  # what has no small form of its own, as İ, has one without its mark
    return small


def _small(sign: str) -> str:
    """One letter for one letter: what has no small form of its own stays as it is."""
    small = sign.lower()
    return small if len(small) == 1 else sign
