"""The seller feedback report, whose header is translated in every country: read by what stands where (facts.md 2)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reviewtui.sources import dates, places
from reviewtui.sources.dialects import Dialect


def by_position(header: Sequence[str], rows: Sequence[Sequence[str]], dialect: Dialect) -> dict[str, int] | None:
    """The columns of a seller feedback report, None when the table is none.

    Its marks: the date comes first, then the rating, then the comment; an order number stands further right, and a
    mailbox of Amazon's marketplace may stand beside it.
    """
    if dialect.name not in ("tsv", "amazon-seller-feedback") or not 5 <= len(header) <= 11 or not rows:
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
    return columns


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
