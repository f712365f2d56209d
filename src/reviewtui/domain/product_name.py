"""The spoken name of a product, from a marketplace's title: "Acme Travel Mug 500 ml, black" is "travel mug".

A title says the maker, a model, measures, colours and praise around the one word that somebody would say. That word is
known as a common one for things, or the buyer says it too; where neither is so there is none: a hole in a snippet is
filled by hand in a second, and a wrong name tells the buyer that nobody looked.
"""

from __future__ import annotations

import html
import re
from typing import Final

from reviewtui.domain.things import DINGE, NO_THINGS, OTHERS, SORTS, THINGS

_ASIDE: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）|【[^【】]*】")
_BREAK: Final = re.compile(r"[,;:|/(\[•·、，（【]|\s[-–—]\s")
_TURN: Final = re.compile(
    r"\s(?:with|for|from|in|by|of|that|mit|für|aus|im|von|avec|pour|con|para|per|per la|sin|sans|senza|ohne|without)\s"
)
_CUT: Final = re.compile(r"[,;:|(\[/•·、，（【]|\s[-–—]\s|\s?\d")
_SEVERAL: Final = re.compile(
    r"\b(?:set|pack|lot|box|pair|case) of\b|\b\d+[- ](?:pack|count|pcs|pieces)\b", re.IGNORECASE
)
_PLACE: Final = re.compile(r"\bover[- ]the[- ]\w+", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_MEASURE: Final = re.compile(
    r"\S*\d\S*|\b(?:cu|mm|cm|m|l|hz|dpi|mp|w|v|qt|gal|ft|sq|in|oz|lb|lbs|ml|cl|kg|gb|tb|mah|inch|inches|cubic|foot|feet|watt|watts|volt)\b\.?",
    re.IGNORECASE,
)
_SEGMENTS: Final = 2
"""So many parts of a title are looked at: behind them stands praise."""
_LONGEST: Final = 9
"""Words of a part that still names a thing."""
_CODE: Final = 3
"""Letters of a model's code: "LE", "XXL"."""
_LINKS: Final = frozenset(
    ["de", "d'", "du", "di", "da", "à", "a", "al", "alla", "per", "para", "pour", "en", "in", "e"]
)
_JAPANESE: Final = re.compile(r"[぀-ヿ㐀-鿿々ー]{2,10}")
_KANJI: Final = re.compile(r"[㐀-鿿]")


def short_product(title: str, language: str, buyers_words: str = "") -> str:
    """The product of a title in a word or two; "" when unsure.

    A word counts as sure when it is a common word for things, or when the buyer uses it too.
    """
    title = html.unescape(title.splitlines()[0] if title else "").strip("\"'“”")
    if language == "ja":
        return _japanese(_before(_CUT, title))
    theirs = {word if language == "en" else word.lower() for word in _WORD.findall(buyers_words)} - NO_THINGS
    if language == "en":
        return _english_title(title, theirs, buyers_words)
    head = _BREAK.split(_MEASURE.sub(" ", _ASIDE.sub(" ", title)), maxsplit=1)[0]
    words = _WORD.findall(_before(_TURN, head))
    if not words or len(words) > _LONGEST:
        return ""
    if language == "de":
        return _german(words, theirs)
    return _romance(words, theirs, OTHERS[language]) if language in OTHERS else ""


def _before(cut: re.Pattern[str], text: str) -> str:
    found = cut.search(text)
    return text[: found.start()] if found and found.start() else text


def _english_title(title: str, theirs: set[str], buyers_words: str) -> str:
    if _SEVERAL.search(title):
        return ""
    parts = [part for part in map(str.strip, _BREAK.split(_PLACE.sub(" ", _ASIDE.sub(" ", title)))) if part]
    heads = [_WORD.findall(_MEASURE.sub(" ", _before(_TURN, part))) for part in parts[:_SEGMENTS]]
    for words in heads:
        thing = _english(words, theirs) if 0 < len(words) <= _LONGEST else ""
        if thing:
            return thing
    return _name(heads[0], buyers_words) if heads else ""


def _english(words: list[str], theirs: set[str]) -> str:
    """The last word that is sure, with the one before it; never a plural, for "a new pillow covers" is none."""
    while words and (words[-1].lower() in NO_THINGS or (words[-1].isupper() and len(words[-1]) <= _CODE)):
        words = words[:-1]
    sure = [word.lower() in _ENGLISH or word.lower() in theirs for word in words]
    last = len(words) - 1
    if last >= 0 and not sure[last] and words[last][0].isupper() and not _plural(words[last]):
        last -= 1
    thing = words[last].lower() if last >= 0 and sure[last] else ""
    if thing not in THINGS | theirs or _plural(thing):
        return ""
    if last and sure[last - 1] and words[last - 1].lower() != thing:
        before = words[last - 1]
        return f"{before if before.isupper() or '-' in before else before.lower()} {thing}"
    return "" if thing in _BARE else thing


_ENGLISH: Final = THINGS | SORTS
_BARE: Final = frozenset(["machine", "maker", "range", "stick", "pad", "set", "system"])
"""What says nothing without the word before it."""


def _name(words: list[str], buyers_words: str) -> str:
    """A name that the buyer says as well, as they write it: "the Paperwhite", "my Fire TV"."""
    for count in (2, 1):
        if len(words) < count:
            continue
        name = r"\s".join(map(re.escape, words[-count:]))
        found = re.search(rf"(?<=[a-z,] )\b{name}\b", buyers_words, re.IGNORECASE)
        if found and all(word[0].isupper() for word in found.group().split()) and not found.group().isupper():
            return " ".join(found.group().split())
    return ""


def _plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")


def _german(words: list[str], theirs: set[str]) -> str:
    """One noun, the first that is sure: German writes what others need three words for in one."""
    nouns = [word for word in words if word[0].isupper() and not word.isupper()]
    return next((each for each in nouns if each.lower() in theirs or each.lower().endswith(DINGE)), "")


def _romance(words: list[str], theirs: set[str], things: frozenset[str]) -> str:
    """The thing stands first, maybe behind the maker, and what is told of it behind a "de": "lámpara de mesa"."""
    first = next((at for at, word in enumerate(words[:3]) if word.lower() in things or word.lower() in theirs), None)
    linked = len(words) > 2 and words[1].lower() in _LINKS
    if first is None:
        first = 0 if linked else None
    if first is None:
        return ""
    thing, rest = words[first].lower(), words[first + 1 : first + 3]
    if len(rest) == 2 and rest[0].islower() and rest[0] in _LINKS and rest[1].islower():
        return f"{thing} {rest[0]} {rest[1]}"
    return thing if thing in things or thing in theirs else ""


def _japanese(head: str) -> str:
    first = head.split(maxsplit=1)[0] if head.strip() else ""
    return first if _JAPANESE.fullmatch(first) and _KANJI.search(first) else ""
