"""Every count on the screen and the list that it counts agree, after whatever acts of two people."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from builders import DAY, HOUR, NOW, SETTINGS, Ticking, a_desk, a_review, bring_in
from reviewtui.desk.desk import Desk
from reviewtui.desk.refusals import Refused
from reviewtui.desk.views import View
from reviewtui.domain.case import OPEN_LANES, Lane, Outcome
from reviewtui.domain.channel import Button
from thorough import times

Act = Callable[[Desk, list[int]], object]


def _close_promise(state: str) -> Act:
    def act(desk: Desk, cases: list[int]) -> object:
        return desk.triage.close_promise(cases[0], next(iter(desk.triage.owed(cases)[cases[0]])).id, state)

    return act


ACTS: dict[str, Act] = {
    "done": lambda desk, cases: desk.triage.done(cases),
    "done, kept": lambda desk, cases: desk.triage.done(cases, "kept"),
    "done, broken": lambda desk, cases: desk.triage.done(cases, "broken"),
    "done, left open": lambda desk, cases: desk.triage.done(cases, "open"),
    "reopen": lambda desk, cases: desk.triage.reopen(cases),
    "snooze": lambda desk, cases: desk.triage.snooze(cases, desk.clock() + 3 * HOUR),
    "snooze until they write": lambda desk, cases: desk.triage.snooze(cases, None),
    "promise": lambda desk, cases: desk.triage.promise(cases[0], "a strap", desk.clock() + 5 * HOUR),
    "promise later": lambda desk, cases: desk.triage.promise(cases[0], "a call", desk.clock() + 3 * DAY),
    "kept": _close_promise("kept"),
    "withdrawn": _close_promise("withdrawn"),
    "contact": lambda desk, cases: desk.writing.contact(cases[0], Button.CUSTOMER_SUPPORT, anyway=True),
    "they wrote": lambda desk, cases: desk.triage.buyer_replied(cases[0], "And?"),
    "outcome": lambda desk, cases: desk.triage.outcome(cases[0], Outcome.RAISED),
    "undo": lambda desk, _: desk.triage.undo(),
    "redo": lambda desk, _: desk.triage.redo(),
}
steps = st.lists(
    st.tuples(
        st.sampled_from(sorted(ACTS)),
        st.lists(st.integers(1, 4), min_size=1, max_size=3, unique=True),
        st.booleans(),
        st.sampled_from([0, 60, 4 * HOUR, DAY]),
    ),
    max_size=12,
)


def assert_counts_and_lists_agree(desk: Desk) -> None:
    counts = desk.inbox.counts()
    for tab in (None, *OPEN_LANES):
        listed = list(desk.inbox.case_ids(View(tab)))
        assert counts.listed(tab) == len(listed) == len(set(listed)), tab
        assert all(row.stands_in(tab) for row in desk.inbox.rows(listed))
        assert list(desk.inbox.case_ids(View(tab), 2)) == listed[:2]
    owing = {case for case in range(1, 5) if desk.triage.owed([case])}
    assert set(desk.inbox.case_ids(View(Lane.PROMISED))) == owing
    morning = desk.inbox.morning()
    assert counts.promises_due <= sum(map(len, desk.triage.owed(list(owing)).values()))
    assert counts.promises_due == morning.promises_over + morning.promises_today


@settings(max_examples=times(12, 300), deadline=None)
@given(steps)
def test_counts_and_lists_agree_whatever_is_done(
    drawn: list[tuple[str, list[int], bool, int]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        ticking, path = Ticking(NOW), Path(folder) / "counts.db"
        ann, bob = a_desk(path, ticking), a_desk(path, ticking, SETTINGS._replace(me="bob"))
        try:
            bring_in(ann.store, [a_review(each) for each in (1, 2, 3, 4)])
            for name, cases, by_bob, seconds in drawn:
                ticking.pass_(seconds)
                with suppress(Refused, KeyError):
                    ACTS[name](bob if by_bob else ann, cases)
                assert_counts_and_lists_agree(ann)
        finally:
            ann.store.close()
            bob.store.close()
