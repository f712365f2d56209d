"""From the cells of a row to a cleaned review: one closure a file, made for speed (a million rows pass through)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from hashlib import blake2b
from operator import itemgetter
from typing import Final, NamedTuple

from reviewtui.desk.ports import BadRow
from reviewtui.domain.buyer import is_nobody
from reviewtui.domain.formulas import undefused
from reviewtui.domain.review import Kind, Review
from reviewtui.sources import numbers, places, prose
from reviewtui.sources.relative_dates import names_no_day
from reviewtui.sources.scales import FIVE, stars_of
from reviewtui.sources.stars import stars as read_stars

Row = list[str]
Cleaner = Callable[[str], str]
_READ: Final = (
    "review_id", "marketplace", "asin", "stars", "title", "text", "posted_at", "kind", "product", "author",
    "helpful_votes", "total_votes", "verified", "variant", "language", "url", "order_id", "page_url", "author_id",
    "phrase", "vine",
)  # fmt: skip
_STARS: Final = {"1": 1, "2": 2, "3": 3, "4": 4, "5": 5}
_LONGEST: Final = 500
"""Characters kept of a product's or variant's name: what is remembered must stay small, whatever a file holds."""
_KINDS: Final = frozenset(kind.value for kind in Kind)
_KEPT_PRODUCTS: Final = 1 << 14
"""So many names and numbers of products are remembered as they were written: a large shop's."""

_flag: Final = lru_cache(maxsize=512)(numbers.flag)
_votes: Final = lru_cache(maxsize=4096)(numbers.votes)


class BrokenRow(list[str]):
    """Stands for a row that could not even be split into cells."""

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason


class Twin(list[str]):
    """Stands for a row that is like others before it in all that tells two buyers apart; `place` counts those."""

    def __init__(self, row: Row, place: int) -> None:
        super().__init__(row)
        self.place = place


class FileSettings(NamedTuple):
    """What holds for every row of a file.

    `marketplace` and `asin` stand in where a row tells none; `when` reads a date, None when the file has no dates.
    `unverified` is what an empty verified cell means. `wordy_dates`: dates are phrases that may name
    the country. `formulas`: cells are written as formulas of a spreadsheet, ``="R1"``.
    `defused`: what a spreadsheet would run has an apostrophe before it, as in our own tables.
    """

    markup: bool = True
    kind: str = Kind.PRODUCT_REVIEW.value
    marketplace: str = ""
    asin: str = ""
    when: Callable[[str], int] | None = None
    unverified: bool | None = None
    wordy_dates: bool = False
    formulas: bool = False
    assumed: str = ""
    """What had to be taken for granted, in a sentence; it changes nothing of how a row is read."""
    defused: bool = False
    scale: int = FIVE
    """How far the marks run that stand where stars should."""


def stable_id(*facts: str) -> str:
    """The number of a review that came without one, made of what doesn't change when the stars are raised.

    Where the order is known: marketplace, ASIN and order, so that a new wording keeps the number too. Else marketplace,
    ASIN (or the product's name), variant, author, day, title and text. Where nobody is named (or "Amazon Customer"),
    two buyers who say the same words are told apart by the stars, the time of day and at last their places in the file.
    """
    content = "\x1f".join(facts)
    return "x-" + blake2b(content.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def maker(columns: Mapping[str, int], width: int, settings: FileSettings) -> Callable[[Row], Review]:
    """The function that makes a review of a row; it raises BadRow.

    A row has `width` cells and one empty cell after them, which is read for every field that the file lacks.
    """
    pick = itemgetter(*(columns.get(field, width) for field in _READ))
    body, headline, label, key = _cleaners(markup=settings.markup)
    short = lru_cache(maxsize=_KEPT_PRODUCTS)(label)
    product_key = lru_cache(maxsize=_KEPT_PRODUCTS)(lambda text: _product_key(key(text)))
    country_of, asin_of = _placers(settings)
    when = settings.when
    usual_kind, unverified, kinds, new = settings.kind, settings.unverified, _KINDS, tuple.__new__
    formulas, defused = settings.formulas, settings.defused
    plain_stars, other_stars = (_STARS, _stars) if settings.scale == FIVE else ({}, _starred(stars_of(settings.scale)))

    def make(row: Row) -> Review:
        if formulas:
            row[:] = map(prose.shown_by_spreadsheet, row)
        if defused:
            row[:] = map(undefused, row)
        if len(row) != width + 1:
            _settle(row, width)
        (
            number, country, asin, count, title, text, date, kind, product, author,
            helpful, total, verified, variant, language, url, order, page, author_id, phrase, vine,
        ) = pick(row)  # fmt: skip
        stars = plain_stars.get(count) or other_stars(count)
        posted_at = None
        try:
            if when is not None and (date := date.strip()) and not prose.nothing(date):
                posted_at = when(date)
        except (ValueError, OverflowError):
            if not names_no_day(date):
                raise _no_date(date) from None
        title = headline(title) if title else ""
        text = body(text) if text else ""
        author = label(author) if author else ""
        order = places.order_id_in(order) if order else ""
        asin = product_key(asin[:_LONGEST]) if asin else asin_of(url, page)
        country = places.marketplace(country[:100]) or country_of(country, phrase or date, url, page)
        if url:
            number = number or places.review_id_in(url)
            url = _absolute(prose.plain_headline(url), country)
        product = short(product[:_LONGEST]) if product else ""
        number = (key(number) if number else "") or _made_up(
            row, country, asin or product, order, variant, author, author_id, stars, posted_at, title, text
        )
        votes, of = _votes(helpful[:200]) if helpful else (0, None)
        return new(Review, (
            number, country, asin, stars, title, text, posted_at,
            kind if kind in kinds else _kind(kind) if kind else usual_kind,
            product, author, votes,
            _votes(total[:200])[0] if total else of,
            _flag(verified[:200]) if verified else unverified,
            short(variant[:_LONGEST]) if variant else "",
            places.language(language[:100]) if language else "",
            url, order,
            _vine(vine[:200], verified[:200]) if vine or verified else False,
        ))  # fmt: skip

    return make


@lru_cache(maxsize=512)
def _vine(vine: str, badge: str) -> bool:
    """Whether a column of its own, or the badge beside a review, says that the product was for nothing."""
    return numbers.flag(vine) is True or "vine" in vine.casefold() or "vine" in badge.casefold()


def _made_up(
    row: Row, country: str, asin: str, order: str, variant: str, author: str, author_id: str, stars: int,
    posted_at: int | None, title: str, text: str,
) -> str:  # fmt: skip
    if order:
        return stable_id(country, asin, order)
    day, time = ("", 0) if posted_at is None else (str(posted_at // 86400), posted_at % 86400)
    who = author_id if is_nobody(author) else author
    if who:
        return stable_id(country, asin, variant, who, day, title, text)
    apart = [f"{day} {time}" if time else day, title, text]
    if isinstance(row, Twin):
        apart.append(str(row.place))
    return stable_id(country, asin, variant, str(stars), *apart)


def _cleaners(*, markup: bool) -> tuple[Cleaner, Cleaner, Cleaner, Cleaner]:
    """What cleans texts, titles, names and numbers."""
    if markup:
        return prose.body, prose.headline, prose.label, prose.key
    return prose.plain_body, prose.plain_headline, prose.plain_headline, prose.plain_headline


def _placers(settings: FileSettings) -> tuple[Callable[[str, str, str, str], str], Callable[[str, str], str]]:
    """Find marketplace and ASIN where their own columns leave them open."""

    def country_of(country: str, phrase: str, url: str, page: str) -> str:
        found = places.country_in(country[:300]) if country else ""
        if not found and settings.wordy_dates:
            found = places.country_in(phrase[:300])
        return found or places.domain(url) or places.domain(page) or settings.marketplace

    def asin_of(url: str, page: str) -> str:
        return places.asin_in_url(url) or places.asin_in_url(page) or settings.asin

    return country_of, asin_of


def _product_key(text: str) -> str:
    """The first of several ASINs, in capitals; the key of another shop as it is."""
    first = text.split(",", maxsplit=1)[0].strip().upper()
    if places.is_asin(first):
        return first
    return places.book_number(first) or text


def _settle(row: Row, width: int) -> None:
    """Make a row of another length fit if nothing is lost by it; else BadRow."""
    if isinstance(row, BrokenRow):
        raise BadRow("row", row.reason)
    cells = row[:-1]
    if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
        row[:] = [*cells[:width], ""]
        return
    lines = max(cell.count("\n") for cell in cells) if cells else 0
    reason = f"has {len(cells)} columns where the header has {width}"
    if lines > 2:
        reason += f"; a quotation mark that is never closed may have swallowed {lines} lines"
    raise BadRow("row", reason)


def _starred(read: Callable[[str], int]) -> Callable[[str], int]:
    """Reads stars by a function and says in words what can't be read."""

    def told(text: str) -> int:
        try:
            return read(text)
        except (ValueError, OverflowError):
            if not text.strip():
                raise BadRow("stars", "is empty; 1 to 5 is needed") from None
            raise BadRow("stars", f"{prose.shown(text)} is no whole number of stars from 1 to 5") from None

    return told


_stars: Final = _starred(read_stars)


def _no_date(text: str) -> BadRow:
    return BadRow("posted_at", f"{prose.shown(text)} is no date I know")


def _kind(text: str) -> str:
    kind = text.strip().lower().replace("_", "-")
    if kind not in _KINDS:
        raise BadRow("kind", f"{prose.shown(text)} is neither product-review nor seller-feedback")
    return kind


def _absolute(url: str, country: str) -> str:
    """The full address, also of a path on Amazon's shop; "" for what is none."""
    if url.startswith(("https://", "http://")):
        return url
    shop = places.host(country)
    if url.startswith("/") and not url.startswith("//") and shop:
        return f"https://{shop}{url}"
    return f"https://{url}" if url.startswith("www.") else ""
