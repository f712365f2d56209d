"""The fields of a review as the store keeps them, each told once: every statement about reviews is made of this table.

A new field is a line here, a step in `migrations`, and its name in `domain/review.py`; nothing else of the store knows
one field from another.
"""

from __future__ import annotations

from enum import Enum
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from reviewtui.domain.review import Review
from reviewtui.store.products import ASIN

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence


class Again(Enum):
    """What becomes of a field of a review that comes in again."""

    STAYS = 1
    """It is as it was told first."""
    EDITED = 2
    """It is the buyer's to change: what is different is a new state of the review, and the one before a version."""
    FILLED = 3
    """A source knows it or doesn't: what is empty is filled, what is known stays."""


class Holds(Enum):
    """What a field holds; each kind has its own way to say that nothing is known."""

    WORDS = "''"
    """Nothing is the empty text."""
    NUMBER = "0"
    """There is always one."""
    FLAG = "false"
    """Only that it is so is known, not that it isn't."""
    PERHAPS = "NULL"
    """A number or a flag that may be unknown."""


class StoredField(NamedTuple):
    """One field. `read` is what gives it, of a review `r` and its product `p`, where that isn't its column as it is;
    `own` is false where it has no column in `reviews`.
    """

    name: str
    again: Again = Again.STAYS
    holds: Holds = Holds.WORDS
    flag: bool = False
    read: str = ""
    own: bool = True


TABLE: Final = (
    StoredField("review_id"),
    StoredField("marketplace"),
    StoredField("asin", read=ASIN, own=False),
    StoredField("stars", Again.EDITED, Holds.NUMBER),
    StoredField("title", Again.EDITED),
    StoredField("text", Again.EDITED),
    StoredField("posted_at", holds=Holds.NUMBER, read="nullif(r.posted_at, 0)"),
    StoredField("kind"),
    StoredField("product", read="coalesce(p.title, '')", own=False),
    StoredField("author", Again.FILLED),
    StoredField("helpful_votes", Again.EDITED, Holds.NUMBER),
    StoredField("total_votes", Again.EDITED, Holds.PERHAPS),
    StoredField("verified", Again.FILLED, Holds.PERHAPS, flag=True),
    StoredField("variant", Again.FILLED),
    StoredField("language", Again.FILLED),
    StoredField("url", Again.FILLED),
    StoredField("order_id", Again.FILLED),
    StoredField("vine", Again.FILLED, Holds.FLAG, flag=True),
)
"""In the order of `Review`."""

COUNT: Final = len(TABLE)
POSTED_AT: Final = Review._fields.index("posted_at")


def _named(again: Again) -> tuple[str, ...]:
    return tuple(field.name for field in TABLE if field.again is again)


def _getter(names: Collection[str]) -> Callable[[Review], tuple[Any, ...]]:
    """What takes some fields out of a review, in C; at least two."""
    return itemgetter(*(Review._fields.index(name) for name in names))


# reading -------------------------------------------------------------------------------------------------------------


def read(*, without: Collection[str] = ()) -> str:
    """The columns that `review_of` makes a review of; some may be left empty."""
    return ", ".join(field.holds.value if field.name in without else field.read or f"r.{field.name}" for field in TABLE)


READ: Final = read()
_FLAGS: Final = tuple(place for place, field in enumerate(TABLE) if field.flag)


def review_of(row: Sequence[Any]) -> Review:
    """The review in the first columns of a row."""
    values = list(row[:COUNT])
    for place in _FLAGS:
        if values[place] is not None:
            values[place] = bool(values[place])
    return Review._make(values)


# writing -------------------------------------------------------------------------------------------------------------

_OWN: Final = tuple(field.name for field in TABLE if field.own)
INSERT: Final = (
    f"INSERT INTO reviews (id, raw_digest, import, product, {', '.join(_OWN)}) VALUES (?, ?, ?, ?, "
    + ", ".join("coalesce(?, 0)" if name == "posted_at" else "?" for name in _OWN)
    + ")"
)
"""Takes a number, the digest of the raw row, the import, the product, and `kept`."""
kept: Final = _getter(_OWN)
"""The fields of a review that stand in its row."""

# coming in again -----------------------------------------------------------------------------------------------------

EDITED: Final = _named(Again.EDITED)
FILLED: Final = _named(Again.FILLED)
content: Final = _getter(EDITED)
"""What a buyer can edit and shoppers can vote on."""
details: Final = _getter(FILLED)
"""What a source knows or doesn't."""
_MAY_BE_FALSE: Final = tuple(field.holds is Holds.PERHAPS for field in TABLE if field.again is Again.FILLED)


def knows_more(new: tuple[Any, ...], old: tuple[Any, ...]) -> bool:
    """Whether any of some `details` is known that wasn't."""
    for here, there, false in zip(new, old, _MAY_BE_FALSE, strict=True):
        if not there and (there is None or not false) and (here or (false and here is not None)):
            return True
    return False


_FILLING: Final = {
    Holds.WORDS: "iif(r.{0} = '', d.{0}, r.{0})",
    Holds.FLAG: "max(d.{0}, r.{0})",
    Holds.PERHAPS: "coalesce(r.{0}, d.{0})",
}
FILLING: Final = {
    **{field.name: _FILLING[field.holds].format(field.name) for field in TABLE if field.again is Again.FILLED},
    "posted_at": "iif(d.posted_at = 0, r.posted_at, d.posted_at)",
}
"""What becomes of a review `r` that a row `d` of `staged_details` knows better, by column."""
STAYING: Final = tuple(name for name in _OWN if name not in EDITED and name not in FILLING)
"""The columns that no later import changes."""
