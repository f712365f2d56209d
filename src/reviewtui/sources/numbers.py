"""Votes and yes-or-no, as exports and pages write them."""

from __future__ import annotations

import re
from typing import Final

from reviewtui.sources.folding import folded, with_plain_digits

_NUMBER: Final = re.compile(r"\d{1,15}(?:[.,]\d{1,9})?")
_GROUPED: Final = re.compile(
    r"(?<![\d.,])(?:\d{1,3}(?:[.,'’٬\u00a0\u202f\u2009 ]\d{3})+|\d{1,3}(?:,\d\d)+,\d{3})(?!\d)"
)
_TWO: Final = re.compile(
    r"\[\s*(\d{1,9})\s*,\s*(\d{1,9})\s*\]|(\d{1,9})\s+(?:of|von|van|sur|su|de|di|av|z|из)\s+(\d{1,9})"
    r"|(\d{1,9})\s*/\s*(\d{1,9})"
)
_SHORT: Final = re.compile(
    r"(\d{1,9}(?:[.,]\d{1,3})?)\s*(?:"
    r"(?P<thousand>(?:(?<=\d)k|tsd|tausend|thousand|mil|mille|mila|tys|tis|tusen|duizend|bin|тыс|тис|nghin|हज़ार|ألف|الف|אלף)"
    r"(?![^\W\d_])|[千천])"
    r"|(?P<myriad>[万萬만])"
    r"|(?P<million>(?:(?<=\d)m|mio|mln|million(?:en|s)?|millones|milhoes|milioni|milyon|млн)(?![^\W\d_])|백만))",
)
_SIZES: Final = {"thousand": 1_000, "myriad": 10_000, "million": 1_000_000}
_ONES: Final = frozenset(
    "one eine ein einer una uno un une um uma een bir en ett jedna jeden jedno egy yksi один одна واحد אחד אחת एक "  # noqa: SIM905
    "mot".split()
)
_ONE_JOINED: Final = re.compile(r"^\s*(?:有?一[个個位人名]|한\s?(?:명|분|사람)|1?一人)")
_NO_ONE: Final = re.compile(r"\bno one\b|\bnobody\b|\bniemand\b|\bpersonne n|\bnadie\b|\bnessuno\b")
_WORD: Final = re.compile(r"[^\W\d_]+")
_LONGEST: Final = 200
"""A cell with more characters is prose."""

MOST_VOTES: Final = 1_000_000_000

YES: Final = frozenset(
    """y yes true 1 1.0 t ja oui sí si sim sì はい evet tak ano да 是 예 네 نعم כן हाँ verified vp
    verifiedpurchase buyer compraverificada verifizierterkauf achatvérifié acquistoverificato amazonで購入
    compraconfirmada geverifieerdeaankoop verifieratköp doğrulanmışalışveriş zweryfikowanyzakup
    bekræftetkøb ověřenýnákup""".split()  # noqa: SIM905
)
_NO: Final = frozenset(
    """n no false 0 0.0 f nein non não nee nej hayır いいえ nie ne нет 否 아니요 아니오 لا לא unverified nothing
    notverified""".split()  # noqa: SIM905
)
_VERIFIED_WORDS: Final = (
    "verif", "vérif", "購入", "doğrulanmış", "zweryf", "bekræftet", "ověřen", "подтвержд", "проверенн", "xácminh",
    "已确认购买", "已验证", "已確認", "已驗證", "확인된구매", "구매확인", "معتمدة", "مؤكدة", "موثق", "מאומת", "सत्यापित",
)  # fmt: skip
_NOT_VERIFIED: Final = ("not", "non", "un", "nicht", "未", "미", "غير", "לא", "असत्यापित")


def votes(text: str) -> tuple[int, int | None]:
    """Helpful votes and, where both are told, votes in all: ``12``, ``3,241``, ``One person ...``, ``[13, 14]``."""
    if text.isdigit() and text.isascii() and len(text) < 10:
        return int(text), None
    text = with_plain_digits(text[:_LONGEST].strip())
    if not text:
        return 0, None
    short = _SHORT.search(folded(text))
    if short:
        return _rounded(float(short[1].replace(",", ".")) * _SIZES[short.lastgroup or ""]), None
    both = _TWO.search(text)
    if both and not _GROUPED.search(text):
        first, second = (int(part) for part in both.groups() if part is not None)
        return first, (second if first <= second else None)
    return _count(text), None


def _count(text: str) -> int:
    grouped = _GROUPED.search(text)
    if grouped:
        return _rounded(int("".join(filter(str.isdigit, grouped.group()))[:15]))
    number = _NUMBER.search(text)
    if number:
        negative = number.start() > 0 and text[number.start() - 1] == "-"
        return 0 if negative else _rounded(float(number.group().replace(",", ".")))
    plain = folded(text)
    if _NO_ONE.search(plain):
        return 0
    return 1 if _ONES.intersection(_WORD.findall(plain)) or _ONE_JOINED.match(text) else 0


def _rounded(count: float) -> int:
    return min(round(count) if count < MOST_VOTES else MOST_VOTES, MOST_VOTES)


_HELPFUL: Final = re.compile(
    r"\bhelpful\b|\buseful\b|hilfreich|nutzlich|\butil(?:e|es|i)?\b|nuttig|\bhjalp|hjælp|nyttig|przydat|pomocn|faydali|"
    r"yardimci|uzitecn|hyodyll|hasznos|полезн|корисн|huu ich|有用|有帮助|有幫助|役に立|参考に|도움|مفيد|مساعد|"
    r"מועיל|שימושי|उपयोगी|मददगार|உதவ|సహాయ|ಸಹಾಯ|സഹായ|সহায়ক"
)
"""Words by which pages say that shoppers marked a review as helpful."""


def speaks_of_votes(text: str) -> bool:
    """Whether a short phrase says by itself that somebody found a review helpful: a page's words, no buyer's."""
    if not 4 <= len(text.strip()) <= 120:
        return False
    count, _ = votes(text)
    return count > 0 and bool(_HELPFUL.search(folded(text)))


def flag(text: str) -> bool | None:
    """Yes, no, or None for a word that says neither."""
    word = "".join(text[:_LONGEST].split()).casefold()
    if word in YES:
        return True
    if word in _NO:
        return False
    return True if any(part in word for part in _VERIFIED_WORDS) and not word.startswith(_NOT_VERIFIED) else None
