"""A query as SQL: a condition on a row of `cases`, as `domain/query/matching.py` means it.

Words are looked up once and laid into temporary tables; all else is asked of each case as it comes, in the order of
the inbox, so that the first page costs little. Every part of the condition is 0 or 1 and never NULL, so that its
opposite is just that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reviewtui.domain.case import CLAIM_ENDS_WITHIN, Lane, effective_lane
from reviewtui.domain.query.matching import ASKING, BEGUN
from reviewtui.domain.query.tree import Between, Condition, Either, Every, Is, Not, Query, Words
from reviewtui.domain.review import CLOCKS_APART, OLDEST_DATE, Kind, believed
from reviewtui.domain.urgency import Standing, Weights, judged_anew, log_urgency, score
from reviewtui.store.condition import LANE, AskedCondition, Value
from reviewtui.store.looked_up import LookedUp, give_functions
from reviewtui.store.products import ASIN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewtui.store import sqlite

_POSTED: Final = f"iif(posted_at >= {OLDEST_DATE} AND posted_at <= :now + {CLOCKS_APART}, posted_at, NULL)"
_CLAIMED: Final = f"iif(claimed_until > :now AND claimed_until <= :now + {CLAIM_ENDS_WITHIN}, small(claimed_by), '')"
_CONTACTED_AT: Final = (
    "(SELECT min(m.at) FROM messages m WHERE m.\"case\" = cases.id AND m.direction = 'out' AND m.retracted_at IS NULL)"
)
_TOLD: Final = {
    "contacted": f"iif({_CONTACTED_AT} IS NULL, 'no', 'yes')",
    "outcome": "ifnull(outcome, 'none')",
}
_ASKING: Final = ", ".join(sorted(f"'{lane}'" for lane in ASKING))
_ASKS: Final = f"{LANE} IN ({_ASKING})"
_OF_REVIEW: Final = "(SELECT {} FROM reviews r WHERE r.id = cases.id)"
_OF_PRODUCT: Final = "(SELECT {} FROM reviews r JOIN products p ON p.id = r.product WHERE r.id = cases.id)"
_HAS: Final = {
    "promise": "EXISTS (SELECT 1 FROM promises m WHERE m.\"case\" = cases.id AND m.state = 'open')",
    "draft": (
        'EXISTS (SELECT 1 FROM drafts d WHERE d."case" = cases.id AND d.handed_off_at IS NULL '
        "AND d.apologize || d.acknowledge || d.solve <> '')"
    ),
    "note": 'EXISTS (SELECT 1 FROM notes n WHERE n."case" = cases.id)',
    "tag": 'EXISTS (SELECT 1 FROM tags t WHERE t."case" = cases.id)',
    "message": 'EXISTS (SELECT 1 FROM messages m WHERE m."case" = cases.id AND m.retracted_at IS NULL)',
    "order": f"{_OF_REVIEW.format('r.order_id')} <> ''",
    "outcome": "outcome IS NOT NULL",
}


class Compiler:
    """Turns one query into SQL."""

    def __init__(self, connection: sqlite.Connection, now: int, weights: Weights) -> None:
        self._connection = connection
        self._values: dict[str, Value] = {"now": now}
        self._looked_up = LookedUp(connection)
        _functions(connection, now, weights)

    def asked(self, query: Query) -> AskedCondition:
        """The condition of a query that has one."""
        assert query.condition is not None
        return AskedCondition(self._text(query.condition), self._values, closed_too=query.closed_too)

    def _bind(self, value: Value) -> str:
        name = f"q{len(self._values)}"
        self._values[name] = value
        return f":{name}"

    def _text(self, condition: Condition) -> str:  # noqa: PLR0911 - one for each kind
        match condition:
            case Not(of):
                return f"(NOT {self._text(of)})"
            case Every(of):
                return self._every(of)
            case Either(of):
                return f"({' OR '.join(map(self._text, of))})"
            case Words():
                return self._words(condition)
            case Between():
                return self._between(condition)
            case Is("is", values):
                return _any_of(_state(value) for value in values)
            case Is("cause"):
                return self._heard(condition)
            case Is():
                return self._is(condition)

    def _every(self, of: tuple[Condition, ...]) -> str:
        """All of these; words that may stand anywhere are looked up together."""
        words = [each for each in of if isinstance(each, Words) and not each.where]
        rest = [self._text(each) for each in of if each not in words]
        return f"({' AND '.join([*rest, self._looked_up.every(words)] if words else rest)})"

    def _between(self, condition: Between) -> str:
        number = {
            "stars": "stars",
            "votes": _OF_REVIEW.format("r.helpful_votes"),
            "urgency": "score_now(lane, resume, rank, posted_at, due_at, closes_at, wakes_at)",
            "posted": _POSTED,
            "age": f"(:now - {_POSTED})",
            "due": f"iif({_ASKS}, due_at - :now, NULL)",
            "contacted": f"max(0, {_CONTACTED_AT} - {_POSTED})",
        }[condition.field]
        parts = []
        if condition.low is not None:
            parts.append(f"{number} >= {self._bind(condition.low)}")
        if condition.high is not None:
            parts.append(f"{number} <= {self._bind(condition.high)}")
        return f"ifnull({' AND '.join(parts) or f'{number} IS NOT NULL'}, 0)"

    def _is(self, condition: Is) -> str:  # noqa: PLR0911 - one for each field
        values = condition.values
        match condition.field:
            case "lane":
                if "any" in values:
                    return "1"
                owing = f" OR {_HAS['promise']}" if Lane.PROMISED in values else ""
                return f"({LANE} IN ({self._list(values)}){owing})"
            case "has":
                return _any_of(_HAS[value] for value in values)
            case "claimed":
                nobody = f" OR {_CLAIMED} = ''" if "nobody" in values else ""
                return f"({self._named(_CLAIMED, condition)}{nobody})"
            case "tag":
                return (
                    'EXISTS (SELECT 1 FROM tags t WHERE t."case" = cases.id '
                    f"AND {self._named('small(t.tag)', condition)})"
                )
            case "case":
                return f"(id IN ({', '.join(str(int(value)) for value in values)}))"
            case "contacted" | "outcome" as name:
                return f"({_TOLD[name]} IN ({self._list(values)}))"
            case "kind":
                told = f"iif(r.kind = '{Kind.SELLER_FEEDBACK}', 'feedback', 'product')"
                return f"({_OF_REVIEW.format(told)} IN ({self._list(values)}))"
            case "verified" | "vine" as name:
                told = f"CASE r.{name} WHEN 1 THEN 'yes' WHEN 0 THEN 'no' ELSE '' END"
                return f"({_OF_REVIEW.format(told)} IN ({self._list(values)}))"
            case name:
                column = {
                    "marketplace": "small(marketplace)",
                    "asin": f"ifnull({_OF_PRODUCT.format(f'small({ASIN})')}, '')",
                    "order": _OF_REVIEW.format("small(r.order_id)"),
                    "lang": _OF_REVIEW.format("small(r.language)"),
                }[name]
                return self._named(column, condition)

    def _heard(self, condition: Is) -> str:
        """What the review was heard to complain of: ``|leak|missing part|``."""
        said = [f"|{value}|" for value in condition.values if "|" not in value]
        said += [f"|{condition.values[-1]}"] if condition.begins and "|" not in condition.values[-1] else []
        texts = [f"instr(h.said, {self._bind(each)}) > 0" for each in said]
        return f"EXISTS (SELECT 1 FROM heard h WHERE h.review = cases.id AND ({' OR '.join(texts) or '0'}))"

    def _named(self, column: str, condition: Is) -> str:
        texts = [f"{column} IN ({self._list(condition.values)})"]
        if condition.begins:
            last = condition.values[-1]
            texts.append(f"substr({column}, 1, {len(last)}) = {self._bind(last)}")
        return f"({column} <> '' AND ({' OR '.join(texts)}))"

    def _list(self, values: tuple[str, ...]) -> str:
        return ", ".join(map(self._bind, values))

    def _words(self, condition: Words) -> str:
        phrase, begins = self._bind(" ".join(condition.words)), int(condition.begins)
        match condition.where:
            case "product":
                named = f"has_words({_OF_PRODUCT.format('p.title')}, {phrase}, {begins})"
            case "buyer":
                named = f"has_words({_OF_REVIEW.format('r.author')}, {phrase}, {begins})"
            case "source":
                name = "(SELECT i.name FROM imports i WHERE i.id = cases.import)"
                named = f"has_words({name}, {phrase}, {begins})"
            case _:
                return self._looked_up.every((condition,))
        return f"ifnull({named}, 0)"


def _any_of(texts: Iterable[str]) -> str:
    return f"({' OR '.join(texts)})"


def _state(value: str) -> str:
    begun = " OR ".join(_HAS[each] for each in BEGUN)
    return {
        "open": "lane <> 'done'",
        "done": "lane = 'done'",
        "snoozed": f"{LANE} = 'snoozed'",
        "overdue": f"({_ASKS} AND due_at IS NOT NULL AND due_at <= :now)",
        "unread": f"({LANE} = 'first-contact' AND ifnull({_CLAIMED}, '') = '' AND NOT ({begun}))",
        "undated": f"{_POSTED} IS NULL",
        "any": "1",
    }[value]


def _functions(connection: sqlite.Connection, now: int, weights: Weights) -> None:
    def score_now(lane: str, base: str, rank: float, posted_at: int, due: int, closes: int, wakes: int) -> int:
        """The number of a case as screens show it."""
        if lane == Lane.DONE:
            return 0
        base_lane, told = Lane(base), posted_at or None
        asleep = effective_lane(Lane(lane), base_lane, wakes, now) is Lane.SNOOZED
        anew = judged_anew(rank, base_lane, told, believed(told, now), weights)
        return round(score(log_urgency(Standing(base_lane, anew, asleep, due, closes), now, weights)))

    give_functions(connection)
    connection.create_function("small", 1, str.lower, deterministic=True)
    connection.create_function("score_now", 7, score_now)
