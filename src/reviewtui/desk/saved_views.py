"""Saved views: queries with a name, which stand as tabs beside the lanes; and where a new one is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from reviewtui.domain.text import clean, one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST: Final = 8
"""With the tab of all cases they are nine, one for each figure key."""
LONGEST_NAME: Final = 24


class SavedView(NamedTuple):
    """A query that the seller has given a name."""

    name: str
    query: str


class ViewBook(Protocol):
    """Where saved views are kept: the settings file."""

    def keep(self, views: Sequence[SavedView]) -> None:
        """Write views down; one whose name is there already gets the new query. Raises Refused."""

    def drop(self, name: str) -> None:
        """Take a view out. Raises Refused."""


def name_for(text: str) -> str:
    """A name as it can stand on a tab, "" for none."""
    return one_line(clean(text))[:LONGEST_NAME].strip()


def found_by_name(views: Sequence[SavedView], name: str) -> SavedView | None:
    """The view that a person means by a name, whatever its capitals."""
    wanted = name.strip().casefold()
    return next((each for each in views if each.name.casefold() == wanted), None)


def starters(product: str = "") -> tuple[SavedView, ...]:
    """Views to begin with; `product` is the title of the one to watch, "" for none."""
    of_product = (SavedView(name_for(product), f'product:"{product.replace(chr(34), " ")}"'),) if product else ()
    return (
        SavedView("Due today", "due:<1d (age:<1m or -lane:first-contact)"),
        SavedView("Danger", "cause:danger"),
        SavedView("Feedback", "kind:feedback"),
        *of_product,
        SavedView("Mine", "claimed:me"),
    )
