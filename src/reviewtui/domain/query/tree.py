"""What a query means, as a tree of conditions on one case."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from reviewtui.domain.case import Lane


class Sort(StrEnum):
    """In which order the cases come."""

    URGENCY = "urgency"
    NEWEST = "newest"
    OLDEST = "oldest"
    VOTES = "votes"
    DUE = "due"
    PRODUCT = "product"


@dataclass(frozen=True, slots=True)
class Words:
    """Words that stand somewhere, one right behind the other. `where` is a field of words (`product`, `buyer`,
    `source`), or "" for all that was written: review, notes, letters, messages, the name of the product.
    """

    words: tuple[str, ...]
    begins: bool = False
    where: str = ""


@dataclass(frozen=True, slots=True)
class Between:
    """A number that is at least `low` and at most `high`; None: no limit there. `age` counts seconds, `contacted` those
    from the posting to our first word, `posted` is a moment in seconds since 1970. What is not known lies nowhere.
    """

    field: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Is:
    """A field that has one of these values, in small letters; `begins`: a value that begins so is enough."""

    field: str
    values: tuple[str, ...]
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of a condition: cases that it does not find."""

    of: Condition


@dataclass(frozen=True, slots=True)
class Every:
    """Conditions that must all hold for a case."""

    of: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of these."""

    of: tuple[Condition, ...]


Condition = Words | Between | Is | Not | Every | Either


@dataclass(frozen=True, slots=True)
class Query:
    """A whole query: its condition (None: every case), the order, and how it was typed."""

    condition: Condition | None = None
    sort: Sort = Sort.URGENCY
    text: str = ""

    @property
    def closed_too(self) -> bool:
        """Whether closed cases are asked for; else a query finds open ones."""
        return self.condition is not None and _names_lanes(self.condition)


class QueryError(ValueError):
    """A query that means nothing: one sentence, and the letters that it is about."""

    def __init__(self, words: str, start: int, end: int) -> None:
        super().__init__(words)
        self.start, self.end = start, end


_CLOSED: Final = frozenset({Lane.DONE.value, "any"})


def _names_lanes(condition: Condition) -> bool:
    match condition:
        case Is(field, values):
            return field in {"lane", "is"} and not _CLOSED.isdisjoint(values)
        case Not(of):
            return _names_lanes(of)
        case Every(of) | Either(of):
            return any(map(_names_lanes, of))
        case _:
            return False
