"""The seller feedback report: its header is translated, so what stands where decides (docs/amazon.md section 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.sources import dates, places
from reviewtui.sources.folding import folded
from reviewtui.sources.names import SYNONYMS, squashed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewtui.sources.dialects import Dialect

_ANSWERS = (
    "response", "antwort", "reponse", "respuesta", "risposta", "resposta", "reactie", "antwoord", "svar", "odpowied",
    "yanit", "cevap", "返信", "回复", "回覆", "답변", "رد",
)  # fmt: skip
"""Parts of the name of the seller's answer, which stands behind the comment in every country."""
_OF_PRODUCTS = frozenset(
    name for field in ("asin", "product", "title", "review_id", "variant", "verified") for name in SYNONYMS[field]
)


def by_position(header: Sequence[str], rows: Sequence[Sequence[str]], dialect: Dialect) -> dict[str, int] | None:
    """The columns of a seller feedback report, None when the table is none.

    Its marks: the date comes first, then the rating, then the comment; an order number stands further right, and a
    mailbox of Amazon's marketplace may stand beside it. Nothing in it is about a product. Where commas took the place
    of its tabs, the mailbox or the name of the seller's answer has to be there too.
    """
    if (
        dialect.name not in ("tsv", "csv", "spreadsheet", "amazon-seller-feedback")
        or not 5 <= len(header) <= 11
        or not rows
    ):
        return None
    if any(squashed(name) in _OF_PRODUCTS for name in header):
        return None
    if not _most(rows, 0, _is_short_date) or not _most(rows, 1, lambda cell: cell.strip() in ("1", "2", "3", "4", "5")):
        return None
    orders = [index for index in range(3, len(header)) if _most(rows, index, _is_order)]
    if len(orders) != 1:
        return None
    columns = {"posted_at": 0, "stars": 1, "text": 2, "order_id": orders[0]}
    for index in range(3, len(header)):
        if _most(rows, index, lambda cell: "@" in cell and "amazon." in cell):
            columns["page_url"] = index
    answer = any(part in folded(header[3]) for part in _ANSWERS)
    return columns if dialect.name not in ("csv", "spreadsheet") or answer or "page_url" in columns else None


def _most(rows: Sequence[Sequence[str]], index: int, test: Callable[[str], bool]) -> bool:
    cells = [row[index] for row in rows if index < len(row) and row[index].strip()]
    return bool(cells) and sum(map(test, cells)) >= 0.8 * len(cells)


def _is_order(cell: str) -> bool:
    return bool(places.order_id_in(cell))


def _is_short_date(cell: str) -> bool:
    if len(cell) > 20:
        return False
    for order in (dates.DAY_FIRST, dates.MONTH_FIRST):
        try:
            dates.from_text(cell, order)
        except ValueError:
            continue
        return True
    return False
