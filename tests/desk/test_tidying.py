"""The first days: what is counted, what is closed, what is never touched, and one undo for all."""

from __future__ import annotations

import pytest

from builders import DAY, HOUR, NOW, Ticking, a_review, bring_in, dump, sql
from reviewtui.desk.desk import Desk
from reviewtui.desk.refusals import Refused
from reviewtui.desk.tidying import QUARTER, age_words
from reviewtui.desk.views import View
from reviewtui.domain.case import Lane, Outcome
from reviewtui.domain.channel import Button
from reviewtui.domain.reply import Reply

AGES = [0, 2, 6, 8, 20, 29, 31, 60, 89, 91, 400, 2600]
"""Days."""


def fill(desk: Desk) -> None:
    bring_in(desk.store, [a_review(number, posted_at=NOW - age * DAY - HOUR) for number, age in enumerate(AGES, 1)])
    bring_in(desk.store, [a_review(20, posted_at=None), a_review(21, stars=5)], name="more.csv")


def closed(desk: Desk) -> list[int]:
    return sorted(row.case for row in desk.inbox.rows(desk.inbox.case_ids(View(Lane.DONE))))


def test_what_came_in_is_told_by_age(desk: Desk) -> None:
    fill(desk)
    found = desk.tidying.first_days()
    assert (found.came_in, found.unhappy) == (14, 13)
    assert (found.fresh, found.late, found.old, found.older, found.undated) == (3, 3, 6, 3, 1)
    assert found.fresh + found.late + found.old + found.undated == found.unhappy


def test_the_old_ones_are_closed_in_one_act_and_come_back_with_one_undo(desk: Desk) -> None:
    fill(desk)
    before = dump(sql(desk))
    change = desk.tidying.tidy()
    assert change.words == "Closed 6 first contacts older than a month"
    assert closed(desk) == [7, 8, 9, 10, 11, 12]
    assert desk.inbox.counts().done_today == 0  # closing a wall is no work on anybody
    assert desk.tidying.first_days().old == 0
    with pytest.raises(Refused, match="older than a month"):
        desk.tidying.tidy()
    desk.triage.undo()
    assert closed(desk) == []
    assert dump(sql(desk))["cases"] == before["cases"]


def test_a_quarter_is_another_word(desk: Desk) -> None:
    fill(desk)
    assert desk.tidying.tidy(QUARTER).words == "Closed 3 first contacts older than 3 months"
    assert closed(desk) == [10, 11, 12]


def test_what_somebody_has_touched_stays(desk: Desk, ticking: Ticking) -> None:
    bring_in(desk.store, [a_review(number, posted_at=NOW - 200 * DAY) for number in range(1, 10)])
    desk.triage.note(1, "we know them")
    desk.triage.tag([2], "vip")
    desk.triage.claim([3])
    desk.triage.promise(4, "a call", NOW + DAY)
    desk.store.save_draft(5, "mia", "s", desk.inbox.sheet(5).doors[0].channel, Reply("Sorry", "", ""), NOW)
    desk.triage.snooze([6], NOW + DAY)
    desk.triage.buyer_replied(7, "Hello?")
    bring_in(desk.store, [a_review(8, posted_at=NOW - 200 * DAY, text="And now it burns.")], NOW, "edited.csv")
    assert desk.tidying.tidy().cases == (9,)


def test_it_is_asked_once_and_never_about_a_few(desk: Desk) -> None:
    fill(desk)
    assert desk.tidying.to_ask() is None
    bring_in(desk.store, [a_review(number, posted_at=NOW - 99 * DAY) for number in range(40, 60)], name="wall.csv")
    found = desk.tidying.to_ask()
    assert found is not None
    assert found.old == 26
    desk.tidying.leave()
    assert desk.tidying.to_ask() is None
    assert desk.tidying.tidy().words.startswith("Closed 26 ")


def test_a_wall_presses_nobody(desk: Desk, ticking: Ticking) -> None:
    bring_in(desk.store, [a_review(number, posted_at=NOW - number * 30 * DAY) for number in range(2, 40)])
    assert desk.inbox.counts().clocks_over == 0
    assert not desk.inbox.morning().due
    rows = desk.inbox.rows(desk.inbox.case_ids(View()))
    assert all(row.hopeless and row.due_at is None and row.level(NOW) == "" for row in rows)
    ticking.pass_(9 * DAY)
    assert (desk.inbox.counts().clocks_over, desk.inbox.morning().over) == (0, 0)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(30 * DAY + 6 * HOUR, "a month"), (90 * DAY, "3 months"), (14 * DAY, "14 days"), (45 * DAY, "6 weeks")],
)
def test_ages(seconds: int, words: str) -> None:
    assert age_words(seconds) == words


def test_the_morning_tells_of_every_clock_that_runs_and_of_what_is_lost(desk: Desk, ticking: Ticking) -> None:
    fill(desk)
    morning = desk.inbox.morning()
    rows = desk.inbox.rows(desk.inbox.case_ids(View()))
    clocks = [row for row in rows if row.due_at is not None and NOW < row.due_at <= NOW + DAY]
    assert (morning.running, morning.soon, morning.lost) == (len(clocks), 0, 6)
    assert all(row.level(NOW) in {"now", "today"} for row in clocks)
    assert not morning.due
    ticking.pass_(20 * HOUR)
    later = desk.inbox.morning()
    assert (later.soon, later.running) == (morning.running, 0)
    desk.tidying.tidy()
    assert desk.inbox.morning().lost == 0
    desk.triage.undo()
    assert desk.inbox.morning().lost == 6


def test_a_clock_that_began_with_the_arrival_says_so(desk: Desk, ticking: Ticking) -> None:
    bring_in(desk.store, [a_review(1, posted_at=NOW - 5 * DAY), a_review(2, posted_at=NOW - 20 * HOUR)])
    assert desk.inbox.sheet(1).since_arrival
    assert not desk.inbox.sheet(2).since_arrival
    assert desk.inbox.sheet(1).row.due_at == NOW + DAY
    desk.triage.buyer_replied(1, "Hm")
    assert not desk.inbox.sheet(1).since_arrival


def test_what_was_taken_back_is_no_work_on_it(desk: Desk, ticking: Ticking) -> None:
    bring_in(desk.store, [a_review(1), a_review(2), a_review(3)])
    desk.writing.contact(1, Button.CUSTOMER_SUPPORT)
    desk.writing.contact(2, Button.CUSTOMER_SUPPORT)
    desk.sending.unsend(2)
    for case in (1, 2, 3):
        desk.triage.outcome(case, Outcome.RAISED)
    assert desk.inbox.morning().rescued == 1
