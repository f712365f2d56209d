"""What the cells of a column can be: the tests behind every choice of a column, and what cells say beyond doubt."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from reviewtui.sources import dates, numbers, places
from reviewtui.sources.names import ASIN_NAMES, WEAK_IDS
from reviewtui.sources.scales import FIVE, scale_of
from reviewtui.sources.stars import speaks_of_stars, stars

Values = Sequence[str]

_ONE_MOMENT: Final = 2 * 3600
"""Reviews whose times all lie within so many seconds were written by a program: it is the time of the export."""
_KEY: Final = re.compile(r"@?[A-Za-z_]{2,30}: ")
_PAIR: Final = re.compile(r"[^:：]{1,30}[:：]\s?\S.*")


def share(values: Values, test: Callable[[str], bool]) -> float:
    """How many of the values pass, from 0 to 1; 0 when there are none."""
    return sum(map(test, values)) / len(values) if values else 0.0


def _passes(function: Callable[[str], object], text: str) -> bool:
    try:
        function(text)
    except (ValueError, OverflowError):
        return False
    return True


def is_date(text: str) -> bool:
    """Whether a cell can be read as a date, whichever way day and month stand."""
    return (len(text) < 120 and _passes(lambda value: dates.from_text(value, dates.DAY_FIRST), text)) or (
        len(text) < 30 and _passes(lambda value: dates.from_text(value, dates.MONTH_FIRST), text)
    )


def is_stars(text: str) -> bool:
    """Whether a cell can be stars, when its column's name says so."""
    return len(text) < 100 and _passes(stars, text)


def is_wordy(text: str) -> bool:
    """Whether it can be what somebody wrote: letters, no address, no yes or no, no date."""
    text = text.strip()
    return (
        any(character.isalpha() for character in text[:200])
        and not text.startswith(("http://", "https://"))
        and numbers.flag(text) is None
        and not (len(text) < 40 and is_date(text))
    )


def _is_place(text: str) -> bool:
    return bool(places.marketplace(text) or places.country_in(text))


def _is_key(text: str) -> bool:
    return len(text) <= 64 and not any(character.isspace() for character in text.strip())


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def is_review_id(text: str) -> bool:
    """Whether a cell is one of Amazon's numbers of reviews."""
    text = text.strip()
    return bool(places.REVIEW_ID.fullmatch(text)) and any(character.isdigit() for character in text)


def _is_weak_id(values: Values) -> bool:
    """Numbers of reviews that are only called ``id``: all different, and no mere count of rows."""
    counted = share(values, lambda text: text.isdigit() and len(text) < 7)
    return counted < 0.5 and len(set(values)) >= 0.98 * len(values) and share(values, _is_key) == 1


def is_badge(text: str) -> bool:
    """Whether a cell says yes or no, or what pages write beside a buyer's name."""
    return numbers.flag(text) is not None or "vine" in text.casefold()


def is_count(text: str) -> bool:
    """Whether a cell can be a number of votes."""
    return text.strip().replace(",", "").removesuffix(".0").isdecimal() or numbers.speaks_of_votes(text)


def _is_object(text: str) -> bool:
    return text.startswith(("{", "[{")) or bool(_KEY.match(text))


TESTS: Final[dict[str, Callable[[Values], bool]]] = {
    "stars": lambda values: share(values, is_stars) >= 0.5 and scale_of(values) == FIVE,
    "text": lambda values: not values or share(values, is_wordy) >= 0.4,
    "posted_at": lambda values: share(values, is_date) >= 0.5,
    "verified": lambda values: share(values, is_badge) >= 0.8,
    "vine": lambda values: share(values, is_badge) >= 0.8,
    "review_id": lambda values: share(values, _is_key) >= 0.9,
    "asin": lambda values: share(values, _is_key) >= 0.9,
    "marketplace": lambda values: share(values, _is_place) >= 0.5,
    "language": lambda values: share(values, lambda text: bool(places.language(text))) >= 0.5,
    "url": lambda values: share(values, lambda text: text.startswith(("http", "/", "www."))) >= 0.5,
    "page_url": lambda values: share(values, lambda text: "http" in text[:8] or "amazon." in text) >= 0.5,
    "order_id": lambda values: share(values, lambda text: bool(places.order_id_in(text))) >= 0.5,
    "helpful_votes": lambda values: share(values, lambda text: len(text) < 120) >= 0.9,
    "author": lambda values: share(values, lambda text: len(text) < 120 and not _is_object(text)) >= 0.9,
    "variant": lambda values: share(values, is_date) < 0.5,
}  # fmt: skip
"""What a column must hold to be taken for a field by its name."""

EVIDENT: Final[dict[str, Callable[[str], bool]]] = {
    "order_id": lambda text: bool(places.order_id_in(text)) and len(text) < 40,
    "review_id": is_review_id,
    "url": lambda text: bool(places.review_id_in(text)),
    "asin": lambda text: text.startswith("B0") and places.is_asin(text.strip()),
    "stars": speaks_of_stars,
    "helpful_votes": numbers.speaks_of_votes,
    "page_url": lambda text: "://" in text and bool(places.asin_in_url(text)),
    "verified": lambda text: len(text) > 7 and numbers.flag(text) is True,
}
"""What a cell says by itself, whatever its column is called."""

EVIDENT_DATE: Final[Callable[[str], bool]] = lambda text: len(text) >= 6 and not text.isdigit() and is_date(text)  # noqa: E731


def is_pair(text: str) -> bool:
    """Whether a cell is a name and a value, as shops write variants: ``Size: Large | Color: Red``."""
    return len(text) < 120 and "://" not in text and bool(_PAIR.fullmatch(text.strip()))


def is_one_moment(values: Values) -> bool:
    """Whether three times of day or more lie so near to each other that a program must have set them."""
    times = []
    for text in values:
        if ":" not in text and not (text.isdigit() and len(text) >= 10):
            return False
        try:
            times.append(dates.from_text(text, dates.DAY_FIRST))
        except (ValueError, OverflowError):
            return False
    return len(times) >= 3 and max(times) - min(times) <= _ONE_MOMENT and any(time % 86400 for time in times)


def fits(field: str, name: str, values: Values) -> bool:
    """Whether a column with one of a field's names holds what the field needs."""
    if field == "review_id" and name in WEAK_IDS:
        return bool(values) and _is_weak_id(values)
    if field == "asin":
        if name in ASIN_NAMES:
            return bool(values)
        if name in ("app", "package"):
            return bool(values) and TESTS["asin"](values)
        if name in ("product", "item"):
            return bool(values) and TESTS["asin"](values) and share(values, _has_digit) >= 0.5
    if not values and field in ("posted_at", "product", "url", "stars"):
        return False
    test = TESTS.get(field)
    return test is None or (not values and field != "stars") or test(values)
