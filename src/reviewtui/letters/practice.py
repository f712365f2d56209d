"""Written cases to practise on: a review, what the buyer wrote then, and one good letter."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

from reviewtui.domain.reply import Reply
from reviewtui.domain.review import Kind, Review

if TYPE_CHECKING:
    from collections.abc import Mapping

_POSTED_AGO = 5 * 3600


class PracticeCase(NamedTuple):
    """One of them; `hints` say what its good letter has that is easily forgotten."""

    id: str
    review: Review
    wrote: str
    good: Reply
    hints: tuple[str, ...]


def practice_cases(now: int = 0) -> tuple[PracticeCase, ...]:
    """All of them, as if the reviews had been posted a few hours before `now`."""
    import tomllib

    text = (resources.files("reviewtui.letters") / "packs" / "practice.toml").read_text("utf-8")
    return tuple(_case(each, now - _POSTED_AGO) for each in tomllib.loads(text)["case"])


def _case(told: Mapping[str, Any], posted_at: int) -> PracticeCase:
    review = Review(
        review_id=f"PRACTICE-{told['id']}",
        marketplace=told["marketplace"],
        asin="" if told.get("kind") == Kind.SELLER_FEEDBACK else "B0PRACTICE",
        stars=told["stars"],
        title=told["title"],
        text=told["text"],
        author=told["author"],
        language=told["language"],
        product=told["product"],
        kind=told.get("kind", Kind.PRODUCT_REVIEW),
        posted_at=posted_at,
        order_id="302-0000000-0000000" if told.get("kind") == Kind.SELLER_FEEDBACK else "",
    )
    return PracticeCase(told["id"], review, told["wrote"], Reply(**told["good"]), tuple(told["hints"]))
