"""Where a review stands: marketplace, product and review number out of codes, sentences and addresses."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from reviewtui.sources.countries import COUNTRIES, DOMAINS, HOSTS, LONGEST, SHORT, UNSPACED
from reviewtui.sources.country_names import NAMES
from reviewtui.sources.folding import folded

_HOST: Final = re.compile(
    r"(?:^|//|\.|\b)amazon\.(com\.(?:mx|br|be|tr|au)|co\.(?:uk|jp|za)|[a-z]{2,3})(?=[/:?\s\"']|$)", re.IGNORECASE
)
_ASIN: Final = re.compile(r"(?:B0[A-Z0-9]{8}|\d{9}[\dX])")
_ASIN_IN_URL: Final = re.compile(
    r"(?:/dp/|/product-reviews/|/customer-reviews/|/gp/product/|/gp/aw/d/|[?&](?:asin|ASIN)=)"
    r"(B0[A-Z0-9]{8}|\d{9}[\dX])(?![A-Z0-9])"
)
_ASIN_IN_NAME: Final = re.compile(r"(?<![A-Z0-9])(B0[A-Z0-9]{8})(?![A-Z0-9])")
_REVIEW_IN_URL: Final = re.compile(r"review(?:s|Id|_id|ID)?(?:/srp/-)?[/=](R[A-Z0-9]{8,14})(?![A-Z0-9])")
_LONGEST_PHRASE: Final = 300
_DIGITS: Final = re.compile(r"\d+")
_BETWEEN: Final = re.compile(r"[\s\d.,;:!?()'’`\"“”/|،]+")
_SHORT: Final = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(map(re.escape, SHORT))})(?![^\W\d_])")
_FLAG: Final = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_ORDER: Final = re.compile(r"(?<!\d)\d{3}-\d{7}-\d{7}(?!\d)")
REVIEW_ID: Final = re.compile(r"R[A-Z0-9]{8,14}")


@lru_cache(maxsize=512)
def marketplace(text: str) -> str:
    """The country of a marketplace written as a code, a name, a domain or a locale; "" when it is none of these."""
    word = " ".join(folded(text).replace("_", "-").split())
    known = COUNTRIES.get(word)
    if known:
        return known
    if "amazon." in word:
        return domain(word)
    if "." in word:
        known = DOMAINS.get(word.lstrip("."))
        if known:
            return known
    if len(word) == 2 and word.isascii() and word.isalpha():
        return word.upper()
    language, _, country = word.partition("-")
    if len(language) == 2 and len(country) == 2 and country.isalpha():
        return COUNTRIES.get(country, country.upper())
    return ""


def country_in(sentence: str) -> str:
    """The country named in a phrase like *Reviewed in the United States on ...*, "" when none is.

    By its name in any language of the shops, by a short name in capitals, by its flag.
    """
    return _country_in(_DIGITS.sub("0", sentence[:_LONGEST_PHRASE]))


@lru_cache(maxsize=8192)
def _country_in(sentence: str) -> str:
    text = folded(sentence)
    words = _BETWEEN.split(text)
    for count in range(min(LONGEST, len(words)), 0, -1):
        for start in range(len(words) - count + 1):
            known = NAMES.get(" ".join(words[start : start + count]))
            if known:
                return known
    if not text.isascii():
        known = next((NAMES[name] for name in UNSPACED if name in text), "")
        if known:
            return known
    short = _SHORT.search(sentence)
    if short:
        return SHORT[short.group()]
    flag = _FLAG.search(sentence)
    return "".join(chr(ord(letter) - 0x1F1E6 + ord("A")) for letter in flag.group()) if flag else ""


def domain(url: str) -> str:
    """The marketplace behind an address of Amazon's, "" for any other."""
    match = _HOST.search(url)
    return DOMAINS.get(match[1].lower(), "") if match else ""


def host(country: str) -> str:
    """The shop's domain in a marketplace: ``www.amazon.co.uk``; "" when Amazon has none there."""
    return f"www.amazon.{HOSTS[country]}" if country in HOSTS else ""


def asin_in_url(url: str) -> str:
    """The ASIN in an address of Amazon's, "" when there is none."""
    match = _ASIN_IN_URL.search(url)
    return match[1] if match else ""


def asin_in_name(name: str) -> str:
    """The ASIN in the name of a file, "" when there is none."""
    match = _ASIN_IN_NAME.search(name)
    return match[1] if match else ""


def is_asin(text: str) -> bool:
    """Whether a text is an ASIN or the ten-digit book number that stands for one."""
    return bool(_ASIN.fullmatch(text))


def book_number(text: str) -> str:
    """The ten digits of a book's number that lost its leading zeros in a spreadsheet, "" for any other number."""
    if not 6 <= len(text) <= 9 or not (
        text[:-1].isdigit() and text.isascii() and (text[-1].isdigit() or text[-1] == "X")
    ):
        return ""
    whole = text.zfill(10)
    digits = [10 if digit == "X" else int(digit) for digit in whole]
    return (
        whole if sum(weight * digit for weight, digit in zip(range(10, 0, -1), digits, strict=True)) % 11 == 0 else ""
    )


def review_id_in(url: str) -> str:
    """Amazon's number of a review in its address, "" when there is none."""
    match = _REVIEW_IN_URL.search(url)
    return match[1] if match else ""


def order_id_in(text: str) -> str:
    """Amazon's order number (3-7-7 digits), "" when there is none."""
    match = _ORDER.search(text)
    return match.group() if match else ""


@lru_cache(maxsize=256)
def language(text: str) -> str:
    """A language as two letters (ISO 639-1), "" when it isn't told in a way we know."""
    word = text.strip().casefold().replace("_", "-").partition("-")[0]
    if len(word) == 2 and word.isascii() and word.isalpha():
        return word
    return _LANGUAGES.get(word, "")


_LANGUAGES: Final = {
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "spanish": "es",
    "español": "es", "italian": "it", "italiano": "it", "portuguese": "pt", "português": "pt", "dutch": "nl",
    "nederlands": "nl", "japanese": "ja", "日本語": "ja", "swedish": "sv", "svenska": "sv", "polish": "pl",
    "polski": "pl", "turkish": "tr", "türkçe": "tr", "arabic": "ar", "hindi": "hi", "chinese": "zh", "eng": "en",
    "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "ita": "it", "por": "pt", "nld": "nl", "jpn": "ja",
}  # fmt: skip
