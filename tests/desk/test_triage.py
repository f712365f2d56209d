from __future__ import annotations

from collections.abc import Callable

import pytest

from builders import DAY, HOUR, NOW, SETTINGS, Ticking, a_review, all_tables, bring_in, dump, sql
from reviewtui.desk.desk import Desk
from reviewtui.desk.refusals import HeldBack, Refused
from reviewtui.desk.triage import PromiseEnd
from reviewtui.desk.views import View
from reviewtui.domain.case import Lane, Outcome
from reviewtui.domain.channel import Button, Channel
from reviewtui.domain.reply import Reply

BOB = SETTINGS._replace(me="bob")


@pytest.fixture(autouse=True)
def three_cases(desk: Desk) -> None:
    bring_in(desk.store, [a_review(each) for each in (1, 2, 3)])


def lane(desk: Desk, case: int = 1) -> Lane:
    return desk.inbox.sheet(case).row.lane


def in_lane(desk: Desk, wanted: Lane) -> list[int]:
    return sorted(desk.inbox.case_ids(View(wanted)))


def test_what_was_done_is_told_in_the_past_tense(desk: Desk) -> None:
    triage = desk.triage
    told = [
        triage.note(1, "  call\nthem "),
        triage.tag([1], "VIP Buyer"),
        triage.tag([1], "vip-buyer"),
        triage.claim([1]),
        triage.claim([1]),
        triage.outcome(1, Outcome.REMOVED),
        triage.snooze([1], NOW + HOUR),
        triage.snooze([1], None),
        triage.reopen([1]),
        triage.promise(1, "a new strap", NOW + 2 * DAY),
        triage.done([1], "kept"),
        triage.done([1, 2]),
        triage.buyer_replied(1, "Thanks"),
    ]
    name = "“The strap snapped (1)”"
    assert [each.words for each in told] == [
        f"Noted on {name}: call them",
        f"Tagged {name}: vip-buyer",
        f"Untagged {name}: vip-buyer",
        f"Claimed {name}",
        f"Let go of {name}",
        f"Outcome of {name}: removed",
        f"Snoozed {name} until 09:00",
        f"Snoozed {name} until the buyer writes",
        f"Brought back {name}",
        f"Promised {name}: a new strap by 25 Nov 2026",
        f"Closed {name}; its promise was kept",
        "Closed 2 cases",
        f"{name}: the buyer wrote back",
    ]
    assert {each.cases for each in told} == {(1,), (1, 2)}


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (lambda desk: desk.triage.snooze([1], NOW), "08:00 has passed; choose a later time"),
        (lambda desk: desk.triage.note(1, " \n"), "An empty note was not kept"),
        (lambda desk: desk.triage.tag([1], "\u200b"), "A tag needs a name: a word of letters or figures"),
        (lambda desk: desk.triage.promise(1, " ", NOW), "Say what was promised"),
        (lambda desk: desk.triage.close_promise(1, 1, "kept"), "That promise is not open any more"),
        (lambda desk: desk.triage.close_promise(1, 1, "eaten"), "A promise is kept, broken or withdrawn, not eaten"),
        (lambda desk: desk.triage.done([]), "No case was chosen"),
        (lambda desk: desk.triage.tag([], "vip"), "No case was chosen"),
        (lambda desk: desk.triage.note(99, "x"), "There is no case 99; reviewtui list shows those that there are"),
        (lambda desk: desk.triage.claim([99]), "There is no case 99; reviewtui list shows those that there are"),
        (lambda desk: desk.triage.undo(), "Nothing to undo"),
        (lambda desk: desk.triage.redo(), "Nothing to do again"),
        (lambda desk: desk.inbox.find("R99999"), "There is no case R99999; reviewtui list shows those that there are"),
    ],
)
def test_what_can_not_be_done_is_refused_in_one_sentence(desk: Desk, act: Callable[[Desk], object], words: str) -> None:
    with pytest.raises(Refused) as refused:
        act(desk)
    assert str(refused.value) == words
    assert sql(desk).execute("SELECT count(*) FROM journal").fetchone() == (0,)


def test_a_snoozed_case_comes_back_by_itself_when_its_time_has_come(desk: Desk, ticking: Ticking) -> None:
    desk.triage.snooze([1, 2], NOW + HOUR)
    desk.triage.snooze([3], None)
    assert in_lane(desk, Lane.SNOOZED) == [1, 2, 3]
    assert desk.inbox.counts().lanes[Lane.SNOOZED] == 3
    written = sql(desk).execute("SELECT count(*) FROM journal").fetchone()
    ticking.pass_(HOUR)
    assert in_lane(desk, Lane.FIRST_CONTACT) == [1, 2]
    assert in_lane(desk, Lane.SNOOZED) == [3]
    assert desk.inbox.counts().lanes[Lane.FIRST_CONTACT] == 2
    assert lane(desk) is Lane.FIRST_CONTACT
    assert sql(desk).execute("SELECT count(*) FROM journal").fetchone() == written


def test_a_case_wakes_in_the_lane_that_it_left(desk: Desk, ticking: Ticking) -> None:
    desk.triage.buyer_replied(1, "Where is it?")
    desk.triage.snooze([1], NOW + HOUR)
    desk.triage.snooze([1], NOW + 2 * HOUR)
    assert lane(desk) is Lane.SNOOZED
    ticking.pass_(2 * HOUR)
    assert lane(desk) is Lane.BUYER_REPLIED
    desk.triage.done([1])
    desk.triage.reopen([1])
    assert lane(desk) is Lane.BUYER_REPLIED


def test_a_buyer_who_writes_wakes_the_case_and_starts_amazons_clock(desk: Desk, ticking: Ticking) -> None:
    desk.triage.snooze([1], None)
    desk.triage.buyer_replied(1, "\x1b[1mHello\x1b[0m", NOW - HOUR)
    sheet = desk.inbox.sheet(1)
    assert (sheet.row.lane, sheet.row.due_at) == (Lane.BUYER_REPLIED, NOW + 23 * HOUR)
    assert sheet.messages[0].text == "␛[1mHello␛[0m"
    assert sheet.row.words == "␛[1mHello␛[0m"


def test_a_promise_moves_a_case_that_waits(desk: Desk) -> None:
    desk.writing.contact(1, Button.CUSTOMER_SUPPORT)
    assert lane(desk) is Lane.WAITING
    desk.triage.promise(1, "later", NOW + 9 * DAY)
    desk.triage.promise(1, "sooner", NOW + 2 * DAY)
    row = desk.inbox.sheet(1).row
    assert (row.lane, row.due_at, row.words) == (Lane.PROMISED, NOW + 2 * DAY, "sooner")


def test_a_promise_leaves_the_race_of_a_first_contact_as_it_is(desk: Desk) -> None:
    before = desk.inbox.sheet(1).row
    desk.triage.promise(1, "a call", NOW + DAY)
    assert desk.inbox.sheet(1).row == before._replace(promise_due=NOW + DAY)


def test_the_first_message_after_a_promise_keeps_its_date(desk: Desk) -> None:
    desk.triage.promise(1, "a call", NOW + DAY)
    desk.writing.contact(1, Button.CUSTOMER_SUPPORT)
    row = desk.inbox.sheet(1).row
    assert (row.lane, row.due_at) == (Lane.PROMISED, NOW + DAY)


@pytest.mark.parametrize("state", ["kept", "broken", "withdrawn"])
def test_a_closed_promise_gives_way_to_the_next_one_then_to_waiting(desk: Desk, state: str) -> None:
    desk.writing.contact(1, Button.CUSTOMER_SUPPORT)
    desk.triage.promise(1, "first", NOW + DAY)
    desk.triage.promise(1, "second", NOW + 2 * DAY)
    first, second = desk.store.promises(1)
    desk.triage.close_promise(1, first.id, state)
    row = desk.inbox.sheet(1).row
    assert (row.lane, row.due_at) == (Lane.PROMISED, NOW + 2 * DAY)
    desk.triage.close_promise(1, second.id, state)
    row = desk.inbox.sheet(1).row
    assert (row.lane, row.due_at) == (Lane.WAITING, NOW + SETTINGS.clocks.follow_up)
    assert {each.state for each in desk.store.promises(1)} == {state}


def promised(desk: Desk, *cases: int) -> None:
    for case in cases:
        desk.writing.contact(case, Button.CUSTOMER_SUPPORT)
        desk.triage.promise(case, "a strap", NOW + DAY)


def test_nothing_closes_a_case_with_an_open_promise_unasked(desk: Desk) -> None:
    promised(desk, 1)
    before = desk.inbox.sheet(1)
    with pytest.raises(Refused, match=r"“a strap” was promised by 24 Nov 2026 and is open; say whether it was kept"):
        desk.triage.done([1, 2])
    assert desk.inbox.sheet(1) == before
    assert lane(desk, 2) is Lane.FIRST_CONTACT


@pytest.mark.parametrize("end", ["kept", "broken"])
def test_a_case_closes_with_what_became_of_its_promises(desk: Desk, end: PromiseEnd) -> None:
    promised(desk, 1)
    change = desk.triage.done([1, 2], end)
    assert change.words == f"Closed 2 cases; its promise was {end}"
    assert [lane(desk, each) for each in (1, 2)] == [Lane.DONE, Lane.DONE]
    assert [each.state for each in desk.store.promises(1)] == [end]
    desk.triage.reopen([1])
    assert lane(desk) is Lane.WAITING
    desk.triage.undo()
    desk.triage.undo()
    assert lane(desk) is Lane.PROMISED
    assert [each.state for each in desk.store.promises(1)] == ["open"]


def test_a_promise_that_stays_open_keeps_its_case_in_promised(desk: Desk) -> None:
    promised(desk, 1)
    desk.triage.buyer_replied(1, "And?")
    desk.triage.snooze([1], None)
    change = desk.triage.done([1, 2], "open")
    assert change.words == "Closed “The strap snapped (2)”; “The strap snapped (1)” waits in Promised"
    row = desk.inbox.sheet(1).row
    assert (row.lane, row.due_at) == (Lane.PROMISED, NOW + DAY)
    assert lane(desk, 2) is Lane.DONE
    assert desk.triage.done([1], "open").words == "“The strap snapped (1)” waits in Promised"


def test_the_tab_of_promises_lists_whatever_lane_they_are_owed_in(desk: Desk) -> None:
    promised(desk, 1, 2)
    desk.triage.promise(3, "a call", NOW + DAY)
    desk.triage.buyer_replied(1, "And?")
    desk.triage.snooze([2], NOW + DAY)
    assert in_lane(desk, Lane.PROMISED) == [1, 2, 3]
    assert desk.inbox.counts().listed(Lane.PROMISED) == 3
    assert desk.inbox.counts().open == 3


def test_a_promise_kept_on_a_case_that_somebody_closed_meanwhile_leaves_it_closed(desk: Desk) -> None:
    """Old databases hold closed cases with open promises: they are listed, last, and can be settled."""
    promised(desk, 1, 2)
    sql(desk).execute("UPDATE cases SET lane = 'done' WHERE id = 1")
    assert list(desk.inbox.case_ids(View(Lane.PROMISED))) == [2, 1]
    desk.triage.close_promise(1, desk.store.promises(1)[0].id, "kept")
    assert lane(desk) is Lane.DONE
    assert in_lane(desk, Lane.PROMISED) == [2]
    desk.triage.reopen([1])
    assert lane(desk) is Lane.WAITING


def test_writing_to_keep_a_promise_is_not_held_back(desk: Desk) -> None:
    desk.writing.contact(1, Button.COURTESY_REFUND)
    desk.triage.buyer_replied(1, "Yes?")
    words = Reply("I'm sorry.", "The strap snapped.", "A new one is on its way.")
    desk.writing.hand_off(1, Channel.AMAZON_BUYER_MESSAGE, words)
    with pytest.raises(HeldBack):
        desk.writing.may_leave(1, Channel.AMAZON_BUYER_MESSAGE)
    desk.triage.promise(1, "a strap", NOW + DAY)
    desk.writing.may_leave(1, Channel.AMAZON_BUYER_MESSAGE)


def test_a_snooze_past_a_promise_says_so(desk: Desk) -> None:
    promised(desk, 1)
    assert desk.triage.snooze([1], NOW + 3 * DAY).words.endswith("; “a strap” is due before that")
    assert desk.triage.snooze([1], None).words.endswith("; its promise stays open")
    assert desk.triage.snooze([1], NOW + HOUR).words.endswith("09:00")


def test_a_snoozed_case_sleeps_on_when_something_is_promised_or_kept(desk: Desk, ticking: Ticking) -> None:
    desk.writing.contact(1, Button.CUSTOMER_SUPPORT)
    desk.triage.snooze([1], NOW + DAY)
    desk.triage.promise(1, "a strap", NOW + 2 * DAY)
    assert lane(desk) is Lane.SNOOZED
    ticking.pass_(DAY)
    row = desk.inbox.sheet(1).row
    assert (row.lane, row.due_at) == (Lane.PROMISED, NOW + 2 * DAY)


def test_what_is_promised_on_a_closed_case_is_not_forgotten(desk: Desk) -> None:
    desk.triage.done([1])
    desk.triage.promise(1, "a strap", NOW + DAY)
    assert in_lane(desk, Lane.PROMISED) == [1]


def test_a_tag_goes_off_only_when_all_have_it_and_each_case_counts_once(desk: Desk) -> None:
    desk.triage.tag([1], "vip")
    assert desk.triage.tag([1, 2, 2, 1], "vip").words == "Tagged 2 cases: vip"
    assert [desk.store.tags(each) for each in (1, 2, 3)] == [("vip",), ("vip",), ()]
    desk.triage.tag([1, 2], "vip")
    assert [desk.store.tags(each) for each in (1, 2)] == [(), ()]


def test_a_claim_ends_by_itself(desk: Desk, ticking: Ticking, open_desk: Callable[..., Desk]) -> None:
    desk.triage.claim([1])
    bob = open_desk(BOB)
    assert bob.inbox.sheet(1).row.claimed_by == "ann"
    ticking.pass_(2 * HOUR)
    assert bob.inbox.sheet(1).row.claimed_by == ""


def test_others_see_who_is_here_and_it_fades(desk: Desk, ticking: Ticking, open_desk: Callable[..., Desk]) -> None:
    bob = open_desk(BOB)
    bob.inbox.be_present(2, "writing")
    desk.inbox.be_present(1)
    assert [row.others for row in desk.inbox.rows([1, 2])] == ["", "bob writes"]
    bob.inbox.be_present(None)
    assert [row.others for row in desk.inbox.rows([1, 2])] == ["", ""]
    bob.inbox.be_present(2)
    ticking.pass_(16)
    assert [row.others for row in desk.inbox.rows([1, 2])] == ["", ""]


def test_reading_changes_nothing(desk: Desk) -> None:
    before = dump(sql(desk), all_tables(sql(desk)))
    desk.inbox.sheet(1)
    desk.inbox.rows(desk.inbox.case_ids(View()))
    desk.inbox.counts()
    desk.inbox.morning()
    desk.inbox.find("R00001")
    assert dump(sql(desk), all_tables(sql(desk))) == before


@pytest.mark.parametrize("name", ["1", "R00001", "001", " R00001\n"])
def test_a_case_is_found_by_number_and_by_review(desk: Desk, name: str) -> None:
    assert desk.inbox.find(name) == 1


def test_a_review_id_of_digits_is_found_too(desk: Desk) -> None:
    bring_in(desk.store, [a_review(4, review_id="20260001")])
    assert desk.inbox.find("20260001") == 4


@pytest.mark.parametrize("name", ["", "²", "0", "-1", "9" * 19, "9" * 5000, "1.5", "%", "\x1b[31m"])
def test_what_names_no_case_is_refused(desk: Desk, name: str) -> None:
    with pytest.raises(Refused, match="There is no case") as refused:
        desk.inbox.find(name)
    assert "\x1b" not in str(refused.value)
