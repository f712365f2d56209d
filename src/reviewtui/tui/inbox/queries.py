"""What the screen asks of the desk in order to show it. Every function here runs on the desk's thread."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.desk.views import CaseRow, Counts, View
from reviewtui.domain.case import Lane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.desk.desk import Desk
    from reviewtui.domain.query.tree import Words

FEW = 50
"""So many changed cases are put in their places one by one; more, and the whole order is asked for."""


class Shop(NamedTuple):
    """Who we are, for the header."""

    name: str
    marketplaces: tuple[str, ...]


class FoundCount(NamedTuple):
    """How many cases a query finds; `missing` reviews are not in the index of words yet, and it must be asked again."""

    cases: int
    missing: int = 0


class Moves(NamedTuple):
    """Fresh rows of cases that changed, and where each belongs in the list now (None: not in this view)."""

    rows: list[CaseRow]
    places: list[tuple[int, int | None]]


def shop(desk: Desk) -> Shop:
    """The shop and where it sells."""
    return Shop(desk.inbox.shop(), desk.inbox.marketplaces())


def all_ids(desk: Desk, view: View) -> array[int]:
    """The whole order of a view, small in memory; what came in a moment ago is found by its words, too."""
    if view.query is not None:
        desk.finding.make_ready_for(view)
    return desk.inbox.case_ids(view)


def first_page(desk: Desk, view: View, size: int) -> tuple[array[int], list[CaseRow]]:
    """What is seen first of a view."""
    cases = desk.inbox.case_ids(view, size)
    return cases, desk.inbox.rows(cases)


def found(desk: Desk, text: str) -> FoundCount:
    """How many cases a query finds that is still being typed, once its words can be looked up."""
    view = desk.finding.view(text, typing=True)
    missing = desk.finding.make_ready_for(view)
    return FoundCount(0, missing) if missing else FoundCount(desk.inbox.how_many(view))


def sought(desk: Desk, text: str) -> View:
    """The view of a query, with the index of words ready for it."""
    view = desk.finding.view(text)
    desk.finding.make_all_ready(view)
    return view


def counted(desk: Desk, text: str) -> FoundCount:
    """How many cases a saved view lists, once its words can be looked up."""
    view = desk.finding.view(text)
    missing = desk.finding.make_ready_for(view)
    return FoundCount(0, missing) if missing else FoundCount(desk.inbox.how_many(view))


def next_clock(desk: Desk, counts: Counts, now: int) -> int | None:
    """When the next clock runs out among what is asleep or waits; None when none does."""
    if not counts.open:
        return None
    times = [
        time
        for row in desk.inbox.rows(desk.inbox.case_ids(View(), FEW))
        for time in (row.due_at, row.wakes_at)
        if time is not None and time > now
    ]
    return min(times, default=None)


def moves(desk: Desk, view: View, ids: array[int], cases: Sequence[int]) -> Moves:
    """Where changed cases belong now. A few probes find the place, however long the list is."""
    rows = desk.inbox.rows(list(cases))
    rest = array("q", ids)
    for case in cases:
        if case in rest:
            rest.remove(case)
    places: list[tuple[int, int | None]] = [(case, None) for case in cases if case not in {row.case for row in rows}]
    for row in sorted(rows, key=lambda each: (-each.score, each.case)):
        place = _place(desk, view, rest, row)
        places.append((row.case, place))
        if place is not None:
            rest.insert(place, row.case)
    return Moves(rows, places)


def _place(desk: Desk, view: View, rest: array[int], row: CaseRow) -> int | None:
    if not row.stands_in(view.lane):
        return None
    if view.lane is Lane.DONE:
        return 0
    low, high = 0, len(rest)
    while low < high:
        middle = (low + high) // 2
        probe = desk.inbox.rows([rest[middle]])
        if probe and (-probe[0].score, probe[0].case) < (-row.score, row.case):
            low = middle + 1
        else:
            high = middle
    return low


def words_of(view: View) -> tuple[Words, ...]:
    """What is looked for in a view, to be marked."""
    if view.query is None:
        return ()
    from reviewtui.domain.query.marks import PRODUCT, sought_words

    return sought_words(view.query, PRODUCT)


def shifted(counts: Counts, before: Sequence[CaseRow], after: Sequence[CaseRow]) -> Counts:
    """The counts once some cases have moved; one that is gone counts nowhere."""
    now = {row.case: row for row in after}
    moved, owing = dict(counts.lanes), counts.owing
    for row in before:
        moved[row.lane] -= 1
        owing -= row.stands_in(Lane.PROMISED)
        if row.case in now:
            moved[now[row.case].lane] += 1
            owing += now[row.case].stands_in(Lane.PROMISED)
    return counts._replace(lanes=moved, owing=owing)
