"""Prices and margins as sellers write them: ``19,99 €``, ``$1,299.00``, ``35%``, ``0.35``."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_NUMBER: Final = re.compile(r"\d(?:[\d.,'’\s]*\d)?")
_SIGNS: Final = {"€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY", "円": "JPY", "zł": "PLN", "₹": "INR"}
_CODE: Final = re.compile(
    r"\b(USD|EUR|GBP|JPY|CAD|AUD|MXN|SEK|PLN|TRY|BRL|INR|AED|SAR|SGD|EGP|ZAR|CNY)\b", re.IGNORECASE
)
CURRENCIES: Final = {
    "US": "USD", "CA": "CAD", "MX": "MXN", "BR": "BRL", "GB": "GBP", "DE": "EUR", "FR": "EUR", "IT": "EUR", "ES": "EUR",
    "NL": "EUR", "BE": "EUR", "IE": "EUR", "SE": "SEK", "PL": "PLN", "TR": "TRY", "AE": "AED", "SA": "SAR", "EG": "EGP",
    "IN": "INR", "SG": "SGD", "AU": "AUD", "JP": "JPY", "ZA": "ZAR",
}  # fmt: skip
"""What is paid with in a marketplace, where a price does not say it."""


class Money(NamedTuple):
    """So much of a currency; "" where nobody told which."""

    amount: float
    currency: str


def number(text: str) -> float | None:
    """The one number of a text, whichever signs part its thousands; None where there is none, or several."""
    found = _NUMBER.findall(text)
    if len(found) != 1:
        return None
    digits = re.sub(r"['’\s]", "", found[0])
    signs = [sign for sign in digits if sign in ".,"]
    if len(set(signs)) == 2:
        last = signs[-1]
        digits = digits.replace("," if last == "." else ".", "").replace(last, ".")
    elif len(signs) > 1 or (signs and len(digits.partition(signs[0])[2]) == 3):
        digits = digits.replace(signs[0], "")
    else:
        digits = digits.replace(",", ".")
    try:
        return float(digits)
    except ValueError:
        return None


def price(text: str, marketplace: str = "") -> Money | None:
    """A price; None where it is none that can be read."""
    amount = number(text)
    if amount is None or amount <= 0 or "-" in text or "%" in text:
        return None
    code = _CODE.search(text)
    sign = next((code_ for sign, code_ in _SIGNS.items() if sign in text), "")
    return Money(amount, code.group(1).upper() if code else sign or CURRENCIES.get(marketplace, ""))


def earned(told_price: str, told_margin: str, marketplace: str = "") -> Money | None:
    """What one sale earns: price × margin. A margin is a percentage (``35%``), a part of one (``0.35``), or an amount
    with its currency (``7.40 €``); None where that is not plain, or the price not known.
    """
    paid, margin = price(told_price, marketplace), number(told_margin)
    if paid is None or margin is None or "-" in told_margin:
        return None
    if "%" in told_margin:
        return Money(paid.amount * margin / 100, paid.currency) if margin <= 100 else None
    amount = price(told_margin)
    if amount is not None and amount.currency:
        return amount if amount.currency == paid.currency and amount.amount <= paid.amount else None
    if "$" in told_margin:
        return Money(margin, paid.currency) if margin <= paid.amount else None
    return Money(paid.amount * margin, paid.currency) if 0 < margin < 1 else None
