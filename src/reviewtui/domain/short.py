"""Short forms: what a product's title begins with, the buyer's first name. Where a name isn't sure, ""."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from reviewtui.domain.buyer import is_nobody

_PRAISE: Final = re.compile(
    r"[,;|(\[•·、，（【]|\s[-–—/]\s|[:：]\s|\s(?:with|mit|avec|con|com|met|für|for|pour|para|per)\s"
)
_MEASURES: Final = re.compile(r"(?:\s|(?<=[぀-鿿]))[\d½¼].*")
_SHORTEST_LABEL: Final = 4
_NOBODYS: Final = (
    "a an the i we my our your amazon kindle customer client clients kunde kundin kunden cliente clienti buyer buyers "
    "shopper consumer user reviewer anonymous anonym anonyme anonimo anónimo verified purchase vine prime ebay etsy "
    "mr mrs ms miss dr prof herr frau monsieur madame señor señora signor signora sir lady "
    "mom mum mama dad daddy papa grandma grandpa granny nana mother father teacher nurse doctor reader gamer techie "
    "angry happy unhappy honest disappointed real old young new just not no never one some any very big little "
    "good bad great best worst super crazy lazy busy simple avid frequent first second happily true truth "
    "family team office store shop house home book books movie music pet dog cat love lover likes from in of and or "
    "me you he she it they who what this that is was always only nobody someone somebody anybody everyone "
    "der die das ein eine el la los las le les un une il lo gli uno una"
)
_NO_NAMES: Final = frozenset(_NOBODYS.split())


@lru_cache(maxsize=4096)
def product_label(title: str) -> str:
    """What a product's title begins with, without the praise behind it: "Acme Travel Mug 500 ml, black, leakproof"."""
    for cut in _PRAISE.finditer(title):
        if cut.start() >= _SHORTEST_LABEL:
            return title[: cut.start()].rstrip()
    return title


def without_measures(label: str) -> str:
    """A label without the sizes and numbers at its end: "Travel mug 500 ml" is "Travel mug".

    Where one word only would be left, it is more likely the maker's name, and nothing is cut.
    """
    cut = _MEASURES.search(label)
    bare = label[: cut.start()] if cut else label
    return bare if " " in bare.strip() or "-" in bare else label


def first_name(author: str) -> str:
    """The first name in how an author signs: "Rosa M." is "Rosa"; "" for "Amazon Customer" and whatever is unsure."""
    words = author.split()
    if not words or len(words) > 3 or is_nobody(author):
        return ""
    name, others = words[0], words[1:]
    plain = all(part.isalpha() and part[0].isupper() and not any(map(str.isupper, part[1:])) for part in
                name.split("-"))  # fmt: skip
    if not plain or not 2 <= len(name) <= 14 or not re.search("[aeiouyáéíóúàèìòùâêîôûäëïöü]", name.lower()):
        return ""
    if any(word.lower() in _NO_NAMES for word in words):
        return ""
    return name if all(word[0].isupper() and word.strip(".").isalpha() for word in others) else ""
