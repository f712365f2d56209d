"""Stars, votes and yes-or-no, as exports and pages write them."""

from __future__ import annotations

import re
from typing import Final

_NUMBER: Final = re.compile(r"\d{1,15}(?:[.,]\d{1,9})?")
_STAR_PHRASE: Final = re.compile(
    r"\d(?:[.,]\d)?\s*(?:out of|of|von|van de|van|de|sur|su|av|z|/)\s*5(?!\d)"
    r"|5\s*(?:つ星のうち|yıldız üzerinden)\s*\d",
    re.IGNORECASE,
)
_TITLE_PHRASE: Final = re.compile(
    r"\d(?:[.,]\d)?\s+(?:out of|von|van de|van|de|sur|su|av|z)\s+5\s+"
    r"(?:stars?|sternen?|étoiles?|estrellas?|stelle|stella|estrelas?|sterren|stjärnor|gwiazdek)(?![^\W\d_])"
    r"|5\s*(?:つ星のうち|yıldız üzerinden)\s*\d(?:[.,]\d)?",
    re.IGNORECASE,
)
_LAST_COUNTS: Final = re.compile("つ星のうち|üzerinden")
_GROUPED: Final = re.compile(r"\d{1,3}(?:[.,'\u00a0\u202f ]\d{3})+(?!\d)")
_TWO: Final = re.compile(
    r"\[\s*(\d{1,9})\s*,\s*(\d{1,9})\s*\]|(\d{1,9})\s+(?:of|von|sur|de|di)\s+(\d{1,9})"
    r"|(\d{1,9})\s*/\s*(\d{1,9})"
)
_ONES: Final = frozenset("one eine ein einer una uno un une um uma één een bir en ett jedna jeden".split())  # noqa: SIM905
_EXPONENT: Final = re.compile(r"\d[eE]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_PLAIN: Final = {"1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "1.0": 1, "2.0": 2, "3.0": 3, "4.0": 4, "5.0": 5}
_LONGEST: Final = 200
"""A cell with more characters is prose."""

MOST_VOTES: Final = 1_000_000_000

YES: Final = frozenset(
    """y yes true 1 1.0 t ja oui sí si sim sì はい evet verified vp
    verifiedpurchase compraverificada verifizierterkauf achatvérifié acquistoverificato amazonで購入 compraconfirmada
    geverifieerdeaankoop verifieratköp doğrulanmışalışveriş zweryfikowanyzakup""".split()  # noqa: SIM905
)
_NO: Final = frozenset("n no false 0 0.0 f nein non não nee nej hayır いいえ unverified notverified".split())  # noqa: SIM905
_VERIFIED_WORDS: Final = ("verif", "vérif", "購入", "doğrulanmış", "zweryf")


def stars(text: str) -> int:
    """The stars of one review, 1 to 5.

    In Japanese and Turkish phrases the rating is the last number, elsewhere the first. ValueError for halves and for
    anything outside.
    """
    plain = _PLAIN.get(text)
    if plain is not None:
        return plain
    text = text.strip()
    if len(text) > _LONGEST:
        raise ValueError("too long for stars")
    numbers = _NUMBER.findall(text)
    if numbers:
        value = float(numbers[-1 if _LAST_COUNTS.search(text) else 0].replace(",", "."))
    else:
        value = float(max(text.count("★"), text.count("⭐")))
    if text.startswith(("-", "[", "{")) or value != int(value) or not 1 <= value <= 5:
        raise ValueError("no whole number of stars from 1 to 5")
    if numbers and not _STAR_PHRASE.search(text) and not _short_phrase(text, numbers):
        raise ValueError("no stars")
    return int(value)


def _short_phrase(text: str, numbers: list[str]) -> bool:
    """Whether the words around one number can still speak of stars: ``4 stars``, ``Rated 4``."""
    return len(numbers) == 1 and len(text) <= 40 and not _EXPONENT.search(text)


def star_phrase(text: str) -> str:
    """The words at the start of a title that only repeat the stars, "" when there are none."""
    match = _TITLE_PHRASE.match(text)
    return match.group() if match else ""


def votes(text: str) -> tuple[int, int | None]:
    """Helpful votes and, where both are told, votes in all: ``12``, ``3,241``, ``One person ...``, ``[13, 14]``."""
    if text.isdigit() and text.isascii() and len(text) < 10:
        return int(text), None
    text = text[:_LONGEST].strip()
    if not text:
        return 0, None
    both = _TWO.search(text)
    if both and not _GROUPED.search(text):
        first, second = (int(part) for part in both.groups() if part is not None)
        return first, (second if first <= second else None)
    grouped = _GROUPED.search(text)
    if grouped:
        return min(int("".join(filter(str.isdigit, grouped.group()))[:15]), MOST_VOTES), None
    number = _NUMBER.search(text)
    if number:
        negative = number.start() > 0 and text[number.start() - 1] == "-"
        return (0 if negative else min(int(float(number.group().replace(",", "."))), MOST_VOTES)), None
    return (1 if _ONES.intersection(_WORD.findall(text.casefold())) else 0), None


def flag(text: str) -> bool | None:
    """Yes, no, or None for a word that says neither."""
    word = "".join(text[:_LONGEST].split()).casefold()
    if word in YES:
        return True
    if word in _NO:
        return False
    return True if any(part in word for part in _VERIFIED_WORDS) and not word.startswith(("not", "non", "un")) else None
