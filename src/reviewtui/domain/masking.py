"""Taking a person out of words: their name, their order, their addresses. What stays is what the words are about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reviewtui.domain.buyer import is_nobody
from reviewtui.domain.given_name import given_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MASK: Final = "…"
GONE: Final = "(removed)"
"""What stands where a whole text was."""

_ORDER: Final = r"(?<!\d)\d{3}-\d{7}-\d{7}(?!\d)"
_MAIL: Final = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_PHONE: Final = r"(?<![\w-])\+?\(?\d{2,4}\)?(?:[ /.-]?\d{2,5}){2,5}(?![\w-])"

_ADDRESSES: Final = re.compile(f"{_ORDER}|{_MAIL}", re.IGNORECASE)
_NUMBERS: Final = re.compile(_PHONE)
_DIGIT: Final = re.compile(r"\d")


def masking(authors: Iterable[str] = (), orders: Iterable[str] = ()) -> Callable[[str], str]:
    """What takes some people out of a text: whole names and common first names in any case, each word of a name as it
    is written there, addresses of any kind.
    """
    names: set[str] = set()
    words: set[str] = set()
    for author in authors:
        if not is_nobody(author):
            names |= {" ".join(author.split()), given_name(author)}
            words |= {word for word in author.split() if len(word) > 2 and word[0].isupper() and word.isalpha()}
    parts = [_as_word(name) for name in sorted(names, key=len, reverse=True) if len(name) > 1]
    parts += [re.escape(order) for order in orders if order]
    people = re.compile("|".join((_ORDER, _MAIL, *parts)), re.IGNORECASE)
    if not words:
        return lambda text: people.sub(MASK, text)
    single = re.compile("|".join(map(_as_word, sorted(words, key=len, reverse=True))))
    return lambda text: single.sub(MASK, people.sub(MASK, text))


def masked(text: str, authors: Iterable[str] = ()) -> str:
    """A text without people in it, for others to read: telephone numbers go, too."""
    if not text:
        return text
    lowered = text.casefold()
    named = tuple(each for each in authors if any(word.casefold() in lowered for word in each.split()))
    left = masking(named)(text) if named else _ADDRESSES.sub(MASK, text) if "@" in text or "-" in text else text
    return _NUMBERS.sub(_phone, left) if _DIGIT.search(left) else left


def _phone(found: re.Match[str]) -> str:
    """A date or a price is no telephone number."""
    digits = sum(each.isdigit() for each in found.group())
    dated = re.fullmatch(r"\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}", found.group())
    return MASK if digits >= 8 and not dated else found.group()


def _as_word(name: str) -> str:
    """A name between other letters is none, except where words are written without spaces."""
    pattern = r"\s+".join(map(re.escape, name.split()))
    return rf"(?<!\w){pattern}(?!\w)" if name.isascii() or name[0].lower() != name[0].upper() else pattern
