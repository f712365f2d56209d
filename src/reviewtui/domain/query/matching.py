"""The reference filter: whether a case is what a query asks for. The database must find the very same ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from reviewtui.domain.case import Lane
from reviewtui.domain.query.tree import Between, Condition, Either, Every, Is, Not, Query, Words
from reviewtui.domain.query.words import holds

ASKING: Final = frozenset({Lane.FIRST_CONTACT, Lane.BUYER_REPLIED, Lane.PROMISED})
"""The lanes whose clock asks something of us."""
BEGUN: Final = ("promise", "draft", "note", "tag", "message")
"""A first contact that nobody has claimed and that has none of these is unread: opening a case is no act."""


@dataclass(frozen=True)
class CaseFacts:
    """What a query can ask of a case. `written` are the words of each text by itself: title, text, notes, letters,
    messages, the product's name. `posted_at` None: undated. `lane` is the one that counts now.
    """

    case: int
    lane: Lane
    stars: int
    votes: int
    urgency: int
    posted_at: int | None
    due_at: int | None
    marketplace: str
    kind: str
    asin: str
    order_id: str
    language: str
    claimed_by: str
    outcome: str
    verified: bool | None
    vine: bool
    written: tuple[tuple[str, ...], ...]
    product: tuple[str, ...]
    buyer: tuple[str, ...]
    source: tuple[str, ...]
    contacted_at: int | None = None
    """When our first word went out."""
    tags: frozenset[str] = frozenset()
    causes: frozenset[str] = frozenset()
    """What the review was heard to complain of, where its buyer is unhappy."""
    has: frozenset[str] = field(default_factory=frozenset)


def found_by(query: Query, case: CaseFacts, now: int) -> bool:
    """Whether the query finds the case."""
    if case.lane is Lane.DONE and not query.closed_too:
        return False
    return query.condition is None or fits(query.condition, case, now)


def fits(condition: Condition, case: CaseFacts, now: int) -> bool:
    """Whether a condition is true of a case."""
    match condition:
        case Not(of):
            return not fits(of, case, now)
        case Every(of):
            return all(fits(each, case, now) for each in of)
        case Either(of):
            return any(fits(each, case, now) for each in of)
        case Words(words, begins, where):
            texts = case.written if not where else (getattr(case, where),)
            return any(holds(each, words, begins=begins) for each in texts)
        case Between(name, low, high):
            return _between(_number(name, case, now), low, high)
        case Is(name, values, begins):
            return _is(name, values, case, now, begins=begins)


def _number(name: str, case: CaseFacts, now: int) -> int | None:  # noqa: PLR0911 - one for each field
    match name:
        case "stars":
            return case.stars
        case "votes":
            return case.votes
        case "urgency":
            return case.urgency
        case "posted":
            return case.posted_at
        case "due":
            return case.due_at - now if case.lane in ASKING and case.due_at is not None else None
        case _:
            until = case.contacted_at if name == "contacted" else now
            if case.posted_at is None or until is None:
                return None
            return max(0, until - case.posted_at) if name == "contacted" else until - case.posted_at


def _between(number: int | None, low: int | None, high: int | None) -> bool:
    return number is not None and (low is None or low <= number) and (high is None or number <= high)


def _is(name: str, values: tuple[str, ...], case: CaseFacts, now: int, *, begins: bool) -> bool:  # noqa: PLR0911
    match name:
        case "is":
            return any(_state(value, case, now) for value in values)
        case "lane":
            owing = "promise" in case.has and Lane.PROMISED in values
            return "any" in values or case.lane in values or owing
        case "has":
            return not case.has.isdisjoint(values)
        case "claimed":
            return _claimed(values, case.claimed_by.lower(), begins=begins)
        case "tag" | "cause":
            return any(
                _named(each.lower(), values, begins=begins) for each in (case.tags if name == "tag" else case.causes)
            )
        case "outcome":
            return (case.outcome or "none") in values
        case "verified":
            return {True: "yes", False: "no", None: ""}[case.verified] in values
        case "kind":
            return ("feedback" if case.kind == "seller-feedback" else "product") in values
        case "vine" | "contacted" | "case":
            told = {
                "vine": "yes" if case.vine else "no",
                "contacted": "no" if case.contacted_at is None else "yes",
                "case": str(case.case),
            }
            return told[name] in values
        case _:
            known = {"asin": case.asin, "marketplace": case.marketplace, "order": case.order_id, "lang": case.language}
            return _named(known[name].lower(), values, begins=begins)


def _state(value: str, case: CaseFacts, now: int) -> bool:  # noqa: PLR0911 - one for each state
    match value:
        case "open":
            return case.lane is not Lane.DONE
        case "done":
            return case.lane is Lane.DONE
        case "snoozed":
            return case.lane is Lane.SNOOZED
        case "overdue":
            return case.lane in ASKING and case.due_at is not None and case.due_at <= now
        case "unread":
            return case.lane is Lane.FIRST_CONTACT and not case.claimed_by and case.has.isdisjoint(BEGUN)
        case "undated":
            return case.posted_at is None
        case _:
            return True


def _claimed(values: tuple[str, ...], who: str, *, begins: bool) -> bool:
    return _named(who, values, begins=begins) or (not who and "nobody" in values)


def _named(known: str, values: tuple[str, ...], *, begins: bool) -> bool:
    """Whether a name is one of those wanted; "" is nobody's name."""
    return known != "" and (known in values or (begins and known.startswith(values[-1])))
