"""What the desk needs for lists, tabs, headers and counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator, Sequence

    from reviewtui.desk.morning import Morning
    from reviewtui.desk.views import CaseRow, Counts, View
    from reviewtui.domain.review import Review
    from reviewtui.domain.urgency import Weights


class Lists(Protocol):
    """Questions about all cases, each answered as of one moment. Rows of an import that isn't whole don't exist."""

    def case_ids(self, view: View, now: int, weights: Weights, limit: int | None) -> array[int]:
        """The cases of a view, the most urgent at `now` first, at most `limit` of them; equals by their numbers.

        Done cases are listed in their own tab alone, the newest first; cases with an open promise in `promised`,
        whatever their lane. The order is that of `domain.urgency.log_urgency`.
        """

    def how_many(self, view: View, now: int, weights: Weights) -> int:
        """How many cases a view lists, without putting them in order."""

    def rows(self, wanted: Sequence[int], now: int, weights: Weights) -> list[CaseRow]:
        """One line each for some cases, in the order asked for; one that isn't there is left out.

        A case whose data can't be read gets a line that says so: the others must not go down with it.
        """

    def counts(self, now: int, weights: Weights, view: View, day_start: int) -> Counts:
        """What the tabs and the header say at `now`; `day_start` is the last local midnight. The lanes count what the
        view's stars and marketplace leave; clocks and promises count everywhere.
        """

    def morning(self, now: int, since: int, soon: int, day_end: int, saved: int) -> Morning:
        """What a morning starts with: `since` is yesterday's morning, `soon` the end of the next hours that press,
        `day_end` the next local midnight, `saved` the oldest posting whose buyer can still be reached.
        """

    def cases(self) -> int:
        """How many cases there are, in every lane."""

    def case_of_review(self, review_id: str) -> int | None:
        """The case of a review's own id; None where there is no such review, or no case for it."""

    def marketplaces(self) -> tuple[str, ...]:
        """The marketplaces (two capitals) of all products, by the alphabet; "" is left out."""

    def known_values(self) -> dict[str, tuple[str, ...]]:
        """The values of fields of the query language that are in use, by field, those used most first."""

    def put_in_words(self) -> int:
        """Let the index of words follow what came in, one short piece; about how many reviews it lacks still, 0 when it
        is whole. No search for words finds what it lacks.
        """

    def untouched(self, before: int, quiet_since: int, now: int) -> list[tuple[int, int]]:
        """First contacts that nobody has begun to work on, as (posted, case), the oldest first: posted before a time,
        and not edited by the buyer since `quiet_since`. Undated ones are none.
        """

    def untouched_before(self, times: Sequence[int], quiet_since: int, now: int) -> tuple[int, ...]:
        """How many of those first contacts were posted before each of some times."""

    def unhappy(self) -> tuple[int, int, int]:
        """The reviews that came in, the first contacts among them that are open, those of them without a date."""

    def reviews(self, *, open_only: bool) -> Iterator[Review]:
        """Every review, in the order in which they came in; read as they are asked for, so that memory stays flat.

        `open_only` leaves out those without a case and those whose case is done.
        """
