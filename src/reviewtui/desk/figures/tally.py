"""The figures of a period, and the queries that find the cases of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.domain.case import Outcome
from reviewtui.domain.clock import HOUR
from reviewtui.domain.figures.talk import STANDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from reviewtui.desk.figures.period import Period
    from reviewtui.desk.figures.worth import Worth
    from reviewtui.domain.figures.shares import Share, Times
    from reviewtui.domain.figures.talk import Talk
    from reviewtui.domain.figures.tally import Answers, Clocks, FirstContact, Outcomes, Promises

NO_PROOF: Final = (
    "No proof that one caused the other: whom you write to is your choice, and whoever was written to had to be there "
    "long enough for it."
)


class Tally(NamedTuple):
    """All of it. `undated` cases stand in no period but `all`, and in none of the times."""

    period: Period
    first_day: date | None
    now: int
    clocks: Clocks
    undated: int
    all_outcomes: Mapping[str, int]
    talks: tuple[Talk, ...]
    first: FirstContact
    answers: Answers
    promises: Promises
    outcomes: Outcomes
    worth: Worth

    @property
    def cases(self) -> int:
        """How many cases there are in the period."""
        return self.first.cases

    # the cases of each figure, as queries ----------------------------------------------------------------------------

    def query(self, *parts: str) -> str:
        """What finds the cases of the period, closed ones too, that are as the parts say."""
        posted = "" if self.first_day is None else f"posted:>={self.first_day.isoformat()}"
        return " ".join(filter(None, (*parts, posted, "is:any")))

    def query_in_time(self) -> str:
        """What finds those who heard from us within the clock on the wall."""
        hours, rest = divmod(self.clocks.first_contact, HOUR)
        return self.query(f"contacted:<={hours}h") if not rest else cases_query(self.first.in_time)

    def query_never(self) -> str:
        """What finds those whose clock of the first contact has run out without a word of ours; "" where no query can
        say its length.
        """
        if self.clocks.first_contact % HOUR:
            return ""
        return self.query("contacted:no", f"age:>{self.clocks.first_contact // HOUR}h")

    def query_contacted(self, outcome: str) -> str:
        """What finds those we wrote to, by what became of their review after that."""
        soon = (f"-case:{','.join(map(str, self.outcomes.too_soon))}",) if self.outcomes.too_soon else ()
        return self.query("contacted:yes", _became(outcome), *soon)

    def query_others(self, outcome: str) -> str:
        """What finds those we did not write to, by what became of their review."""
        return self.query("contacted:no", _became(outcome))


def _became(outcome: str) -> str:
    return f"outcome:none,{Outcome.UNCHANGED}" if outcome == STANDS else f"outcome:{outcome}"


def cases_query(cases: Sequence[int]) -> str:
    """What finds just these cases; "" for none."""
    return f"case:{','.join(map(str, dict.fromkeys(cases)))} is:any" if cases else ""


class Group(NamedTuple):
    """The figures of a week, a product, a person … `reviews` are all its cases, None where only those we wrote to can
    be told; `others` is what became of those we did not write to, None likewise.
    """

    name: str
    reviews: int | None
    contacted: int
    wait: Times
    within: Share
    rescued: Share
    others: Share | None
    query: str
    aside: str = ""
    in_time: str = ""
    saved: str = ""
    others_saved: str = ""
    """What finds those within the clock, the rescued ones, and those of the others that were raised or removed; ""
    for none."""
