from __future__ import annotations

from collections.abc import Callable

import pytest

from builders import DAY, HOUR, NOW, SETTINGS, Ticking, a_review, bring_in, dump, sql
from reviewtui.desk.desk import Desk
from reviewtui.desk.refusals import HeldBack, Refused
from reviewtui.domain.case import Lane
from reviewtui.domain.channel import Button, Channel
from reviewtui.domain.reply import Reply

BOB = SETTINGS._replace(me="bob")
LETTER = Reply(
    "We are sorry that the strap broke.", "It broke on the second day.", "A new strap left our house this morning."
)
THREAD = Channel.AMAZON_BUYER_MESSAGE


@pytest.fixture(autouse=True)
def cases(desk: Desk) -> None:
    feedback = a_review(2, kind="seller-feedback", title="", text="Late.")
    bring_in(desk.store, [a_review(1, language="en"), feedback, a_review(3, order_id="302-1234567-7654321")])


@pytest.fixture
def answered(desk: Desk) -> Desk:
    """The buyer of case 1 has written: the thread is open."""
    desk.triage.buyer_replied(1, "It broke again.")
    return desk


def test_the_letter_leaves_the_case_waits_and_the_draft_is_put_away(answered: Desk, ticking: Ticking) -> None:
    ticking.pass_(HOUR)
    answered.writing.save(1, THREAD, LETTER)
    change = answered.writing.hand_off(1, THREAD, LETTER)
    assert (change.words, change.undoable) == ("Replied to “The strap snapped (1)”", True)
    sheet = answered.inbox.sheet(1)
    assert (sheet.row.lane, sheet.row.due_at) == (Lane.WAITING, NOW + HOUR + SETTINGS.clocks.follow_up)
    assert sheet.draft is None
    assert not sheet.row.drafted
    out = sheet.messages[-1]
    assert (out.direction, out.channel, out.text, out.who) == ("out", THREAD, LETTER.letter(), "ann")
    assert sheet.timeline[-1].words == "reply sent (you)"


@pytest.mark.parametrize(
    ("channel", "reply", "words"),
    [
        (THREAD, Reply(), "There is no letter yet"),
        (THREAD, Reply(" ", "\n", ""), "There is no letter yet"),
        (THREAD, Reply(solve="x" * 4001), "4,001 characters and this door takes 4,000"),
        (Channel.AMAZON_CONTACT_CUSTOMER, LETTER, "only Amazon's fixed texts"),
        (Channel.AMAZON_FEEDBACK_REPLY, LETTER, "to this buyer"),
        (THREAD, LETTER._replace(solve="Please remove your review, then we refund you."), "may not be sent"),
    ],
)
def test_what_may_not_leave_is_refused_and_nothing_is_written_down(
    answered: Desk, channel: Channel, reply: Reply, words: str
) -> None:
    before = dump(sql(answered), ["messages", "cases", "journal"])
    with pytest.raises(Refused, match=words):
        answered.writing.hand_off(1, channel, reply, anyway=True)
    assert dump(sql(answered), ["messages", "cases", "journal"]) == before


def test_no_own_words_before_the_buyer_has_answered(desk: Desk) -> None:
    with pytest.raises(Refused, match="Amazon lets your own words out only after they answer Contact Customer"):
        desk.writing.hand_off(1, THREAD, LETTER, anyway=True)


def test_a_longer_letter_is_too_long_for_the_public_reply_only(desk: Desk) -> None:
    long = LETTER._replace(solve="We have sent a new strap today. " * 20)
    with pytest.raises(Refused, match="this door takes 500"):
        desk.writing.hand_off(2, Channel.AMAZON_FEEDBACK_REPLY, long)
    desk.writing.may_leave(2, Channel.AMAZON_FEEDBACK_MESSAGE, long)


def test_the_fixed_text_that_was_pressed_is_written_down_once(desk: Desk) -> None:
    desk.writing.contact(1, Button.COURTESY_REFUND)
    sheet = desk.inbox.sheet(1)
    assert (sheet.row.lane, sheet.messages[0].button) == (Lane.WAITING, "courtesy-refund")
    assert sheet.timeline[-1].words == "“courtesy refund” sent by Contact Customer (you)"
    with pytest.raises(Refused, match="“courtesy refund” has been sent"):
        desk.writing.contact(1, Button.CUSTOMER_SUPPORT, anyway=True)


def test_the_page_drops_the_review_after_ninety_days(desk: Desk, ticking: Ticking) -> None:
    ticking.pass_(90 * DAY)
    with pytest.raises(Refused, match="no longer shows this review"):
        desk.writing.contact(1, Button.CUSTOMER_SUPPORT)
    assert desk.inbox.sheet(1).row.hopeless


def test_a_second_unanswered_message_is_held_back_unless_insisted(answered: Desk, ticking: Ticking) -> None:
    answered.writing.hand_off(1, THREAD, LETTER)
    ticking.pass_(2 * HOUR)
    with pytest.raises(HeldBack, match="They have not answered what you sent 2 hours ago"):
        answered.writing.hand_off(1, THREAD, LETTER)
    answered.writing.hand_off(1, THREAD, LETTER, anyway=True)
    assert len(answered.store.messages(1)) == 3


def test_a_buyer_who_writes_elsewhere_is_answered_there(desk: Desk) -> None:
    bring_in(desk.store, [a_review(4, kind="seller-feedback", order_id="302-1234567-7654321")])
    desk.triage.buyer_replied(4, "And the box was open.")
    with pytest.raises(HeldBack, match="in case 4"):
        desk.writing.contact(3, Button.CUSTOMER_SUPPORT)
    desk.writing.contact(1, Button.CUSTOMER_SUPPORT)


def test_two_people_do_not_write_to_one_buyer(answered: Desk, open_desk: Callable[..., Desk]) -> None:
    bob = open_desk(BOB)
    bob.inbox.be_present(1, "writing")
    with pytest.raises(HeldBack, match="bob is writing to this buyer now"):
        answered.writing.hand_off(1, THREAD, LETTER)
    bob.inbox.be_present(1, "reading")
    answered.writing.hand_off(1, THREAD, LETTER)


def test_a_draft_that_can_not_leave_is_kept_all_the_same(desk: Desk) -> None:
    desk.writing.save(1, THREAD, LETTER._replace(solve="Please remove your review."))
    sheet = desk.inbox.sheet(1)
    assert sheet.draft is not None
    assert sheet.draft.reply.solve == "Please remove your review."
    assert sheet.row.drafted


def test_every_person_has_their_own_draft(desk: Desk, open_desk: Callable[..., Desk]) -> None:
    desk.writing.save(1, THREAD, LETTER)
    bob = open_desk(BOB)
    sheet = bob.inbox.sheet(1)
    assert sheet.draft is None
    assert [each.author for each in sheet.other_drafts] == ["ann"]


def test_the_public_reply_can_be_given_once(desk: Desk) -> None:
    desk.writing.hand_off(2, Channel.AMAZON_FEEDBACK_REPLY, LETTER)
    with pytest.raises(Refused, match="can't be edited"):
        desk.writing.hand_off(2, Channel.AMAZON_FEEDBACK_REPLY, LETTER, anyway=True)


def test_the_first_open_door_is_the_one_to_take(desk: Desk) -> None:
    doors = desk.inbox.sheet(1).doors
    assert [(door.channel, door.open_) for door in doors] == [
        (Channel.AMAZON_CONTACT_CUSTOMER, True),
        (THREAD, False),
    ]
    desk.triage.buyer_replied(1, "Hello")
    assert desk.inbox.sheet(1).doors[0].channel is THREAD
