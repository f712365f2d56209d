"""Short forms for a letter: the product in a word or two, the buyer's first name. Where it isn't sure, ""."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from reviewtui.domain.buyer import is_nobody

_CUT: Final = re.compile(
    r"[,;:|(\[/•·、，（【]|\s[-–—]\s|\s(?:with|for|from|in|mit|für|aus|im|avec|pour|con|para|per|per la)\s|\s?\d",
)
_PRAISE: Final = re.compile(
    r"[,;|(\[•·、，（【]|\s[-–—/]\s|[:：]\s|\s(?:with|mit|avec|con|com|met|für|for|pour|para|per)\s"
)
_MEASURES: Final = re.compile(r"(?:\s|(?<=[぀-鿿]))[\d½¼].*")
_SHORTEST_LABEL: Final = 4
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_THINGS: Final = (
    "adapter alarm apron backpack bag band basket battery bed belt bench bike blanket blender board book boot bottle "
    "bowl box bracelet bracket brush bucket cabinet cable camera candle cap car carpet case chair charger clock coat "
    "coffee comb container controller cooker cooler couch cover cup curtain cushion desk doll door drawer dress drill "
    "dryer fan feeder filter flashlight fork frame fridge game garden gate grater grill grinder hair hammer hammock "
    "hanger hat headlamp headset heater helmet holder hook hose jacket jar kettle key keyboard kit kitchen knife "
    "ladder lamp laptop leash lid light lighter lock machine mat mattress microphone mirror mixer monitor mop mount "
    "mouse mug necklace notebook opener organizer oven pan pen pencil phone pillow planter plate player plug pot "
    "pouch press printer projector pump purse puzzle rack radio rain razor ring robe rope rug sander saw scale scarf "
    "screen screwdriver shaver sheet shelf shirt shoe shower sink skirt soap sofa speaker sponge stand steamer stool "
    "stove strap stroller suitcase sweater table tablet tent thermometer thermos toaster tool toothbrush torch towel "
    "toy tray tripod umbrella vacuum vase wall wallet watch bike cat dog dish nail potato salad tire trash wine"
)
_SORTS: Final = (
    "water rain yoga coffee hair kitchen garden wireless electric folding portable nonstick travel baby bath usb paper "
    "food dust gas ice pet garlic tea"
)
"""What stands before a thing and is none by itself."""
_COLOURS: Final = (
    "black white red blue green grey gray brown pink yellow orange silver gold large small medium pack set piece "
    "pieces size cheap"
)
_DINGE: Final = (
    "adapter becher bett bezug brett decke dose drucker eimer fahrrad filter flasche föhn gerät glas gitter halter "
    "halterung hammer hemd hose hülle jacke kabel kamera kanne kasten kessel kette kissen kleid koffer kopfhörer korb "
    "lampe lautsprecher leiter leuchte maschine matratze matte messer mixer mühle ofen pfanne presse pumpe radio "
    "rasierer regal rucksack sack schirm schrank schraubendreher schuh sessel spiegel spüle staubsauger stativ stuhl "
    "tasche tasse teppich tisch toaster topf tuch uhr vase waage wecker wagen zelt ladegerät ständer"
)
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
_LIKE_OF: Final = "de d' du di da à a al alla per para pour en in y e et"
_ENGLISH: Final = frozenset(f"{_THINGS} {_SORTS}".split())
_NO_HEAD: Final = frozenset(_SORTS.split())
_GERMAN: Final = tuple(_DINGE.split())
_LINKS: Final = frozenset(_LIKE_OF.split())
_NO_NAMES: Final = frozenset(_NOBODYS.split())
_NEVER_A_THING: Final = _NO_NAMES | frozenset(_COLOURS.split())
_JAPANESE: Final = re.compile(r"[぀-ヿ㐀-鿿々ー]{2,10}")
_KANJI: Final = re.compile(r"[㐀-鿿]")


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


def short_product(title: str, language: str, buyers_words: str = "") -> str:
    """The product of a title in a word or two: "Acme Travel Mug 500 ml, black" is "travel mug"; "" when unsure.

    A word counts as sure when it is a common word for things, or when the buyer uses it too.
    """
    cut = _CUT.search(title)
    head = title[: cut.start()] if cut and cut.start() else title
    theirs = {word if language == "en" else word.lower() for word in _WORD.findall(buyers_words)} - _NEVER_A_THING
    if language == "ja":
        return _japanese(head)
    words = _WORD.findall(head)
    if not words or len(words) > 9:
        return ""
    if language == "en":
        return _english(words, theirs)
    if language == "de":
        return _german(words, theirs)
    return _romance(words, theirs) if language in {"fr", "es", "it"} else ""


def _english(words: list[str], theirs: set[str]) -> str:
    """The last word that is sure, with the one before it; never a plural, for "a new pillow covers" is none."""
    sure = [word.lower() in _ENGLISH or word.lower() in theirs for word in words]
    last = len(words) - 1
    if not sure[last] and words[last][0].isupper() and not _plural(words[last]):
        last -= 1
    thing = words[last].lower() if last >= 0 and sure[last] else ""
    if not thing or thing in _NO_HEAD or _plural(thing):
        return ""
    if last and sure[last - 1]:
        before = words[last - 1]
        return f"{before if before.isupper() or '-' in before else before.lower()} {thing}"
    return thing


def _plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")


def _german(words: list[str], theirs: set[str]) -> str:
    """One noun: German writes what others need three words for in one."""
    nouns = [word for word in words if word[0].isupper()]
    sure = [each for each in nouns if each.lower() in theirs or each.lower().endswith(_GERMAN)]
    return sure[0] if len(sure) == 1 and not sure[0].isupper() else ""


def _romance(words: list[str], theirs: set[str]) -> str:
    """The thing stands first, what is told of it behind a "de": "lámpara de mesa"."""
    first = words[0].lower()
    linked = len(words) > 2 and words[1].lower() in _LINKS
    if not linked and first not in theirs:
        return ""
    if linked and words[1].islower() and words[2].islower():
        return f"{first} {words[1]} {words[2]}"
    return first if first in theirs else ""


def _japanese(head: str) -> str:
    first = head.split(maxsplit=1)[0] if head.strip() else ""
    return first if _JAPANESE.fullmatch(first) and _KANJI.search(first) else ""


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
