"""The fields of the query language: what each is called, which values it takes, what it is for."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final, NamedTuple

from reviewtui.domain.case import Lane, Outcome

STATES: Final = ("open", "done", "unread", "overdue", "snoozed", "undated", "any")
HAS: Final = ("promise", "draft", "note", "tag", "message", "order", "outcome")
CAUSES: Final = (
    "defect", "leak", "missing part", "damage", "wrong item", "size", "unclear manual", "late", "no answer", "danger",
    "unfixable",
)  # fmt: skip
YES_OR_NO: Final = ("yes", "no")


class Takes(Enum):
    """What kind of value a field takes."""

    NUMBER = auto()
    SPAN = auto()
    DATE = auto()
    CHOICE = auto()
    """One of a fixed set."""
    NAME = auto()
    """A whole name or number, or its beginning with a star."""
    WORDS = auto()
    CONTACT = auto()
    """``yes``, ``no`` or a span."""
    CASES = auto()
    """Numbers of cases."""


class QueryField(NamedTuple):
    """One field. `values` are all there are for a choice, and examples for the others."""

    name: str
    takes: Takes
    told: str
    values: tuple[str, ...] = ()


FIELDS: Final = {
    field.name: field
    for field in (
        QueryField("stars", Takes.NUMBER, "stars of the review", ("<=2", "1", "1,2", "3")),
        QueryField("lane", Takes.CHOICE, "where the case stands", (*(lane.value for lane in Lane), "any")),
        QueryField("is", Takes.CHOICE, "its state; what is done is found only when you ask for it", STATES),
        QueryField("has", Takes.CHOICE, "what belongs to it", HAS),
        QueryField("age", Takes.SPAN, "younger or older than so many h d w m y", ("<3d", "<1w", "<1m", ">90d")),
        QueryField(
            "due", Takes.SPAN, "how soon our clock runs out; what is over counts too", ("<1d", "<3h", "<1w", ">1d")
        ),
        QueryField("posted", Takes.DATE, "a day, month or year, or from it on", ("2026-11", ">=2026-11-01", "2026")),
        QueryField("product", Takes.WORDS, "words of the product's name"),
        QueryField("asin", Takes.NAME, "the product's number"),
        QueryField("marketplace", Takes.NAME, "US, DE, JP …"),
        QueryField("kind", Takes.CHOICE, "a product's review, or feedback about you", ("product", "feedback")),
        QueryField("tag", Takes.NAME, "a tag of yours"),
        QueryField("cause", Takes.NAME, "what an unhappy review was heard to complain of", CAUSES),
        QueryField("votes", Takes.NUMBER, "how many found it helpful", (">=10", ">0", "0")),
        QueryField("urgency", Takes.NUMBER, "0 to 100", (">50", ">=80", "<10")),
        QueryField("buyer", Takes.WORDS, "words of the buyer's name"),
        QueryField("order", Takes.NAME, "the order number"),
        QueryField("lang", Takes.NAME, "the language that the file told", ("de", "en", "ja")),
        QueryField("claimed", Takes.NAME, "who took it on", ("me", "nobody")),
        QueryField(
            "contacted", Takes.CONTACT, "whether we wrote to the buyer, or how soon", ("yes", "no", "<=24h", ">24h")
        ),
        QueryField("case", Takes.CASES, "its number", ("12", "12,14,15")),
        QueryField("outcome", Takes.CHOICE, "what became of the review", (*(each.value for each in Outcome), "none")),
        QueryField("verified", Takes.CHOICE, "a verified purchase", YES_OR_NO),
        QueryField("vine", Takes.CHOICE, "a review of Amazon's Vine programme", YES_OR_NO),
        QueryField("source", Takes.WORDS, "words of the file that it came from"),
    )
}
SORT: Final = "sort"
