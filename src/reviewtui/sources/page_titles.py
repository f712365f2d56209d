"""The product in the title of a page.

*Amazon.de:Kundenrezensionen: Hocker*, *Amazon.co.jp: 椅子 : ホーム*, *Folding Stool : Amazon.co.uk: Home & Kitchen*.
"""

from __future__ import annotations

import re
from typing import Final

from reviewtui.sources import places
from reviewtui.sources.folding import folded

_SHOP: Final = r"(?:www\.)?amazon\.(?:com?\.[a-z]{2}|[a-z]{2,3})(?![a-z])"
_LEADING: Final = re.compile(rf"\s*{_SHOP}\s*[:：|]\s*", re.IGNORECASE)
_TRAILING: Final = re.compile(rf"\s*(?:[:：|@–-]|\bat\b)\s*{_SHOP}.*", re.IGNORECASE | re.DOTALL)
_BARS: Final = re.compile(r"\s*Amazon\s*\|\s*([^|]+?)\s*(?:\||$)")
_BOUGHT_ONLINE: Final = re.compile(
    r"(?:Buy\s+)?(.+?)(?:\s*:\s*Buy)?\s+Online at (?:Best|Low)\b.*", re.IGNORECASE | re.DOTALL
)
_BETWEEN: Final = re.compile(r"\s*[:：]\s*")
_DEPARTMENT: Final = re.compile(r"(?:\s+[:：]\s*|[:：]\s+)(?=[^:：]*$)")
_ABOUT_REVIEWS: Final = re.compile(
    r"review|rezension|bewertung|commentaire|\bavis\b|opinion|resena|recension|valorac|calificac|avaliac|comentari|"
    r"beoordeling|klantenrec|recensie|omdom|opini[ae]|recenz|yorum|degerlendirme|レビュー|评论|评价|評論|評價|리뷰|상품평|"
    r"مراجع|تقييم|ביקור|חוות דעת|समीक्षा|रिव्यू|anmeldelse|hodnocen|отзыв|danh gia"
)
_LONGEST: Final = 45
"""More characters than the words for *customer reviews* have in any language."""


def product_in(title: str) -> str:
    """The name of the product, "" when the title is none of Amazon's pages."""
    barred = _BARS.match(title)
    if barred:
        return barred[1]
    leading = _LEADING.match(title)
    rest, after = _TRAILING.subn("", title[leading.end() if leading else 0 :], count=1)
    if not leading and not after:
        return ""
    rest = _BOUGHT_ONLINE.sub(r"\1", rest.strip())
    head = _BETWEEN.search(rest)
    if head and head.start() <= _LONGEST and _ABOUT_REVIEWS.search(folded(rest[: head.start()])):
        return rest[head.end() :]
    department = _DEPARTMENT.search(rest)
    if leading and not after and department and department.start():
        return rest[: department.start()]
    return rest


def shop_in(title: str) -> str:
    """The marketplace that a title names at its beginning or end."""
    found = re.search(_SHOP, title, re.IGNORECASE)
    return places.domain(found.group().lower()) if found else ""
