"""What leaves is on record first, is asked about until somebody says, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from builders import DAY, HOUR, NOW, SETTINGS, Ticking, a_review, bring_in, dump, sql
from reviewtui.desk.correspondence import Leaving
from reviewtui.desk.desk import Desk
from reviewtui.desk.refusals import HeldBack, Refused
from reviewtui.domain.case import Lane
from reviewtui.domain.channel import Button, Channel
from reviewtui.domain.reply import Reply

BOB = SETTINGS._replace(me="bob")
THREAD = Channel.AMAZON_BUYER_MESSAGE
FIXED = Channel.AMAZON_CONTACT_CUSTOMER
LETTER = Reply(
    "We are sorry that the strap broke.", "It broke on the second day.", "A new strap left our house this morning."
)
OTHER = LETTER._replace(solve="We refunded you this morning.")
CASES = ["cases", "messages", "drafts"]


@pytest.fixture(autouse=True)
def cases(desk: Desk) -> None:
    bring_in(desk.store, [a_review(1, language="en"), a_review(2, language="en")])
    desk.triage.buyer_replied(1, "It broke again.")


def left(desk: Desk, reply: Reply = LETTER, how: str = "copied") -> Leaving:
    desk.writing.save(1, THREAD, reply)
    return desk.sending.leave(1, THREAD, how, reply)


def drafts(desk: Desk) -> list[str]:
    return [each.reply.letter() for each in desk.store.drafts(1)]


def test_what_leaves_is_on_record_and_marked_until_it_is_said(desk: Desk, ticking: Ticking) -> None:
    left(desk)
    ticking.pass_(HOUR)
    sheet = desk.inbox.sheet(1)
    assert [(each.how, each.who, each.at, each.text) for each in sheet.leavings] == [
        ("copied", "ann", NOW, LETTER.letter())
    ]
    assert sheet.row.leaving
    assert not desk.inbox.rows([2])[0].leaving
    assert sheet.messages[-1].direction == "in"
    assert any("letter copied; whether it went out is not known yet" in each.words for each in sheet.timeline)
    assert sheet.journal[-1].words.startswith("Copied the letter to “The strap snapped (1)”")


def test_it_went_out(desk: Desk, ticking: Ticking) -> None:
    leaving = left(desk)
    ticking.pass_(HOUR)
    desk.sending.went_out(leaving)
    sheet = desk.inbox.sheet(1)
    assert (sheet.messages[-1].text, sheet.messages[-1].at) == (LETTER.letter(), NOW + HOUR)
    assert (sheet.row.lane, sheet.row.leaving, sheet.draft) == (Lane.WAITING, False, None)
    with pytest.raises(Refused, match="said already"):
        desk.sending.went_out(leaving)
    with pytest.raises(Refused, match="said already"):
        desk.sending.did_not(leaving)
    assert len(desk.store.messages(1)) == 2


def test_it_did_not_and_that_can_be_undone(desk: Desk) -> None:
    leaving = left(desk)
    before = dump(sql(desk), ["cases", "messages", "drafts", "leavings"])
    desk.sending.did_not(leaving)
    assert desk.sending.unanswered() == ()
    assert drafts(desk) == [LETTER.letter()]
    assert any("letter copied; it did not go out" in each.words for each in desk.inbox.sheet(1).timeline)
    desk.triage.undo()
    assert dump(sql(desk), ["cases", "messages", "drafts", "leavings"]) == before


def test_what_was_written_after_the_copy_did_not_go_along(desk: Desk) -> None:
    leaving = left(desk)
    desk.writing.save(1, THREAD, OTHER)
    desk.sending.went_out(leaving)
    assert desk.store.messages(1)[-1].text == LETTER.letter()
    assert drafts(desk) == [OTHER.letter()]


def test_a_later_copy_takes_the_place_of_the_one_before(desk: Desk) -> None:
    first = left(desk)
    assert left(desk).id == first.id
    second = left(desk, OTHER)
    assert [each.id for each in desk.sending.unanswered()] == [second.id]
    with pytest.raises(Refused):
        desk.sending.went_out(first)


def test_what_is_forbidden_reaches_no_clipboard(desk: Desk) -> None:
    with pytest.raises(Refused, match="may not be sent"):
        left(desk, LETTER._replace(solve="Please remove your review."))
    assert desk.sending.unanswered() == ()


def test_a_letter_that_may_have_gone_out_holds_a_colleague_back(
    desk: Desk, open_desk: Callable[..., Desk], ticking: Ticking
) -> None:
    left(desk)
    ticking.pass_(2 * HOUR)
    bob = open_desk(BOB)
    with pytest.raises(HeldBack, match="ann copied a letter for this buyer 2 hours ago and has not said"):
        bob.writing.may_leave(1, THREAD, OTHER)
    desk.writing.may_leave(1, THREAD, OTHER)


def test_the_door_may_close_before_it_is_said_that_it_went_out(desk: Desk, ticking: Ticking) -> None:
    page = desk.sending.leave(2, FIXED, "opened")
    ticking.pass_(200 * DAY)
    with pytest.raises(Refused, match="which of the two"):
        desk.sending.went_out(page)
    desk.sending.went_out(page, Button.CUSTOMER_SUPPORT)
    assert desk.store.messages(2)[-1].button == Button.CUSTOMER_SUPPORT
    assert desk.sending.unanswered() == ()


def test_recording_it_by_hand_answers_the_question_too(desk: Desk) -> None:
    left(desk, how="printed")
    desk.writing.hand_off(1, THREAD, LETTER)
    desk.sending.leave(2, FIXED, "opened")
    desk.writing.contact(2, Button.COURTESY_REFUND)
    assert desk.sending.unanswered() == ()


@pytest.mark.parametrize("by", ["undo", "unsend"])
def test_it_did_not_go_out_after_all(desk: Desk, ticking: Ticking, by: str) -> None:
    leaving = left(desk)
    before = desk.inbox.sheet(1)
    desk.sending.went_out(leaving)
    ticking.pass_(HOUR)
    change = desk.triage.undo() if by == "undo" else desk.sending.unsend(1)
    assert "it did not go out after all" in change.words
    assert "The letter is a draft again" in change.words
    assert "back in “Replied”" in change.words
    after = desk.inbox.sheet(1)
    assert (after.row.lane, after.row.due_at, after.row.score) == (  # type: ignore[comparison-overlap]
        before.row.lane, before.row.due_at, pytest.approx(before.row.score, rel=0.02)
    )  # fmt: skip
    assert after.draft is not None
    assert after.draft.reply == LETTER
    assert [each.direction for each in after.messages] == ["in"]
    assert after.doors == before.doors
    told = [each.words for each in after.timeline]
    assert "recorded as sent (you)" in told
    assert "taken back: it did not go out after all (you)" in told
    kept = sql(desk).execute("SELECT text, retracted_at, retracted_by FROM messages WHERE direction = 'out'").fetchall()
    assert kept == [(LETTER.letter(), NOW + HOUR, "ann")]
    assert [(each.act, each.undone) for each in after.journal][-2:] == [("hand-off", True), ("unsend", False)]


def test_after_taking_it_back_undo_goes_on_to_what_was_before_and_redo_sends_again(desk: Desk) -> None:
    desk.triage.note(1, "call them")
    desk.sending.went_out(left(desk))
    stood = dump(sql(desk), CASES)
    desk.triage.undo()
    desk.triage.redo()
    assert dump(sql(desk), CASES) == stood
    assert len(desk.store.messages(1)) == 2
    desk.triage.undo()
    assert "noted" in desk.triage.undo().words
    desk.triage.redo()
    desk.triage.redo()
    assert dump(sql(desk), CASES) == stood


def test_the_fixed_text_that_was_not_pressed_opens_its_door_again(desk: Desk) -> None:
    before = dump(sql(desk), ["cases"])
    desk.writing.contact(2, Button.COURTESY_REFUND)
    assert "back in “First contact”" in desk.sending.unsend(2).words
    changed = [row for row in dump(sql(desk), ["cases"])["cases"] if row not in before["cases"]]
    assert len(changed) <= 1
    row = desk.inbox.sheet(2)
    assert (row.row.lane, row.row.due_at, row.doors[0].channel) == (Lane.FIRST_CONTACT, NOW - 2 - 2 * HOUR + DAY, FIXED)
    desk.writing.contact(2, Button.CUSTOMER_SUPPORT)


def test_a_case_that_was_moved_since_stays_there(desk: Desk, ticking: Ticking) -> None:
    desk.sending.went_out(left(desk))
    ticking.pass_(HOUR)
    desk.triage.buyer_replied(1, "Thank you!")
    due = desk.inbox.sheet(1).row.due_at
    assert "stays where it has been put since" in desk.sending.unsend(1).words
    sheet = desk.inbox.sheet(1)
    assert (sheet.row.lane, sheet.row.due_at) == (Lane.BUYER_REPLIED, due)
    assert sheet.draft is not None


def test_a_case_that_sleeps_or_is_done_wakes_where_it_was(desk: Desk) -> None:
    desk.sending.went_out(left(desk))
    desk.triage.snooze([1], NOW + DAY)
    desk.sending.unsend(1)
    assert desk.inbox.sheet(1).row.lane is Lane.SNOOZED
    desk.triage.reopen([1])
    assert desk.inbox.sheet(1).row.lane is Lane.BUYER_REPLIED


def test_a_letter_that_comes_back_beside_a_newer_one_is_an_earlier_version(desk: Desk) -> None:
    desk.sending.went_out(left(desk))
    desk.writing.save(1, THREAD, OTHER)
    assert "among its earlier versions" in desk.sending.unsend(1).words
    assert drafts(desk) == [OTHER.letter()]
    assert LETTER in {each.reply for each in desk.drafting.versions(1)}
    desk.triage.redo()
    assert LETTER not in {each.reply for each in desk.drafting.versions(1)}


def test_a_letter_without_a_draft_comes_back_as_one(desk: Desk) -> None:
    leaving = left(desk)
    desk.writing.save(1, THREAD, OTHER)
    desk.sending.went_out(leaving)
    desk.writing.hand_off(1, THREAD, OTHER, anyway=True)
    first, second = (each for each in desk.store.messages(1) if each.direction == "out")
    desk.sending.unsend(1, first.id)
    assert drafts(desk) == [LETTER.letter()]
    assert [each.id for each in desk.store.messages(1) if each.direction == "out"] == [second.id]


def test_there_must_be_something_to_take_back(desk: Desk) -> None:
    with pytest.raises(Refused, match="Nothing is recorded as sent"):
        desk.sending.unsend(1)
    desk.sending.went_out(left(desk))
    desk.sending.unsend(1)
    with pytest.raises(Refused, match="Nothing is recorded as sent"):
        desk.sending.unsend(1)


def test_a_colleague_may_take_it_back_and_undo_then_goes_past_it(desk: Desk, open_desk: Callable[..., Desk]) -> None:
    desk.triage.note(1, "call them")
    desk.sending.went_out(left(desk))
    open_desk(BOB).sending.unsend(1)
    assert drafts(desk) == [LETTER.letter()]
    with pytest.raises(Refused, match="taken back by somebody else"):
        desk.triage.undo()
    assert "noted" in desk.triage.undo().words


def test_undo_goes_past_what_only_left(desk: Desk) -> None:
    desk.triage.note(1, "call them")
    left(desk)
    assert "noted" in desk.triage.undo().words
    assert "noted" in desk.triage.redo().words
    assert desk.sending.unanswered()


def test_a_refused_record_makes_no_draft(desk: Desk, open_desk: Callable[..., Desk]) -> None:
    """Two at once: what the second is refused must not come back as a letter that waits to be finished."""
    desk.writing.save(1, THREAD, LETTER)
    again = open_desk(SETTINGS)
    desk.writing.hand_off(1, THREAD, LETTER)
    with pytest.raises(HeldBack):
        again.writing.hand_off(1, THREAD, LETTER)
    assert desk.store.drafts(1) == ()
    assert len(desk.store.messages(1)) == 2


def test_what_a_program_left_that_has_ended_is_asked_about_at_the_start(desk: Desk, ticking: Ticking) -> None:
    leaving = left(desk)
    assert desk.sending.left_behind() == ()
    sql(desk).execute("UPDATE leavings SET session = 'house/1/2'")
    assert [each.id for each in desk.sending.left_behind()] == [leaving.id]
    desk.store.be_present("house/1/2", "ann", 1, "writing", NOW)
    ticking.pass_(DAY)
    assert desk.drafting.cut_off() == ()
