from __future__ import annotations

import pytest

from builders import NOW, SETTINGS, Ticking, a_review, bring_in
from reviewtui.desk.desk import Desk
from reviewtui.desk.drafting import Drafting
from reviewtui.desk.refusals import Refused
from reviewtui.domain.channel import Channel
from reviewtui.domain.reply import Reply

THREAD = Channel.AMAZON_BUYER_MESSAGE


@pytest.fixture(autouse=True)
def cases(desk: Desk) -> None:
    bring_in(desk.store, [a_review(1), a_review(2), a_review(3)])


def of(desk: Desk, who: str, session: str, *, running: bool = True) -> Drafting:
    """The drafts as another session sees them."""
    return Drafting(desk.store, desk.clock, SETTINGS._replace(me=who), session, lambda _: running)


def write(desk: Desk, case: int, text: str, session: str, who: str = "ann") -> None:
    """A session of somebody writes on a case."""
    desk.store.be_present(session, who, case, "writing", desk.clock())
    desk.store.save_draft(case, who, session, THREAD, Reply(solve=text), desk.clock())


def test_letters_that_wait_are_listed_newest_first_and_empty_ones_are_none(desk: Desk, ticking: Ticking) -> None:
    write(desk, 1, "A new strap", "one")
    ticking.pass_(5)
    write(desk, 2, "The money", "two", who="bob")
    write(desk, 3, "  ", "one")
    assert [(each.case, each.author, each.reply.solve, each.saved_at) for each in desk.drafting.waiting()] == [
        (2, "bob", "The money", NOW + 5),
        (1, "ann", "A new strap", NOW),
    ]
    assert desk.drafting.waiting()[1].name == "“The strap snapped (1)”"


def test_taking_back_a_version_keeps_what_stood_there(desk: Desk, ticking: Ticking) -> None:
    desk.writing.save(1, THREAD, Reply("Sorry.", "", "One"))
    desk.drafting.keep(1)
    desk.drafting.keep(1)
    ticking.pass_(10)
    desk.writing.save(1, THREAD, Reply("Sorry.", "", "Two"))
    (first,) = desk.drafting.versions(1)
    assert (first.who, first.at, first.reply) == ("ann", NOW, Reply("Sorry.", "", "One"))
    assert desk.drafting.take_back(1, first.id) == first.reply
    draft = desk.inbox.sheet(1).draft
    assert draft is not None
    assert draft.reply == first.reply
    assert [each.reply.solve for each in desk.drafting.versions(1)] == ["Two", "One"]


def test_a_version_that_is_not_there_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="Case 1 has no version 7"):
        desk.drafting.take_back(1, 7)
    write(desk, 1, "Bob's", "two", who="bob")
    of(desk, "bob", "two").keep(1)
    (version,) = desk.drafting.versions(1)
    with pytest.raises(Refused, match="You have no draft on case 1"):
        desk.drafting.take_back(1, version.id)


def test_writing_that_a_crash_cut_off_is_told_once(desk: Desk, ticking: Ticking) -> None:
    write(desk, 1, "A new str", "crashed")
    ticking.pass_(2)
    write(desk, 2, "The mon", "crashed too")
    assert of(desk, "ann", "next", running=True).cut_off() == ()
    assert of(desk, "bob", "next", running=False).cut_off() == ()
    again = of(desk, "ann", "next", running=False)
    assert [(each.case, each.at) for each in again.cut_off()] == [(2, NOW + 2), (1, NOW)]
    assert again.cut_off() == ()


def test_a_session_that_is_silent_for_long_has_gone_wherever_it_ran(desk: Desk, ticking: Ticking) -> None:
    write(desk, 1, "A new str", "elsewhere")
    ticking.pass_(3600)
    desk.store.be_present("third", "bob", 2, "reading", desk.clock())
    assert [each.case for each in of(desk, "ann", "next").cut_off()] == [1]


@pytest.mark.parametrize("how", ["left", "empty", "handed off", "written on"])
def test_nothing_to_go_on_with_is_not_offered(desk: Desk, how: str) -> None:
    write(desk, 1, " " if how == "empty" else "A new strap left us today.", "crashed")
    if how == "left":
        desk.store.be_present("crashed", "ann", None, "reading", desk.clock())
    if how == "handed off":
        desk.triage.buyer_replied(1, "It broke again.")
        desk.writing.hand_off(1, THREAD, Reply(solve="A new strap left us today."), anyway=True)
    if how == "written on":
        desk.writing.save(1, THREAD, Reply(solve="A new strap left us."))
    assert of(desk, "ann", "next", running=False).cut_off() == ()
