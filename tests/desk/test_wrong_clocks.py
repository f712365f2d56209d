"""What is written while a clock is wrong, or under `--now`, holds nobody back when it is right."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from builders import DAY, HOUR, NOW, SETTINGS, Ticking, a_desk, a_review, bring_in, sql
from reviewtui.desk.desk import Desk
from reviewtui.desk.ranking import judgement
from reviewtui.desk.refusals import HeldBack, Refused
from reviewtui.desk.views import View
from reviewtui.domain.channel import Channel
from reviewtui.domain.reply import Reply

BOB, MIA = SETTINGS._replace(me="bob"), SETTINGS._replace(me="mia")
YEARS = 5 * 365 * DAY
LETTER = Reply("We are sorry that it broke.", "", "A new one leaves us today at no cost.")


@pytest.fixture
def mia(desk: Desk) -> tuple[Desk, Ticking]:
    """A colleague whose clock is five years ahead."""
    assert desk.store  # type: ignore[truthy-bool]
    bring_in(desk.store, [a_review(each) for each in range(1, 5)])
    ahead = Ticking(NOW + YEARS)
    return a_desk(path_of(desk), ahead, MIA), ahead  # type: ignore[arg-type]


def path_of(desk: Desk) -> object:
    return desk.store.path  # type: ignore[attr-defined]


def others(desk: Desk) -> list[str]:
    return [row.others for row in desk.inbox.rows([1, 2])]


def test_a_session_with_a_wrong_clock_is_seen_while_it_lives_and_not_after(
    desk: Desk, ticking: Ticking, mia: tuple[Desk, Ticking]
) -> None:
    ghost, ahead = mia
    seen = []
    for _ in range(8):
        ghost.inbox.be_present(2, "writing")
        desk.inbox.be_present(1)
        seen.append((others(desk)[1], others(ghost)[0]))
        ticking.pass_(5)
        ahead.pass_(5)
    assert seen[1:] == [("mia writes", "ann reads")] * 7
    for _ in range(4):
        desk.inbox.be_present(1)
        others(desk)
        ticking.pass_(5)
    assert others(desk) == ["", ""]


def test_who_comes_later_is_not_held_back_by_a_ghost(
    desk: Desk, ticking: Ticking, mia: tuple[Desk, Ticking], open_desk: Callable[..., Desk]
) -> None:
    desk.triage.buyer_replied(2, "It broke.")
    mia[0].inbox.be_present(2, "writing")
    ticking.pass_(16)
    bob = open_desk(BOB)
    assert others(bob) == ["", ""]
    bob.writing.hand_off(2, Channel.AMAZON_BUYER_MESSAGE, LETTER)


def test_who_is_there_with_the_right_clock_holds_back(desk: Desk, open_desk: Callable[..., Desk]) -> None:
    bring_in(desk.store, [a_review(1)])
    desk.triage.buyer_replied(1, "It broke.")
    open_desk(BOB).inbox.be_present(1, "writing")
    with pytest.raises(HeldBack, match="bob is writing"):
        desk.writing.hand_off(1, Channel.AMAZON_BUYER_MESSAGE, LETTER)


def test_a_claim_lasts_no_longer_than_its_length(desk: Desk, ticking: Ticking, mia: tuple[Desk, Ticking]) -> None:
    mia[0].triage.claim([1])
    assert desk.inbox.rows([1])[0].claimed_by == ""
    desk.triage.claim([1])
    assert desk.inbox.rows([1])[0].claimed_by == "ann"
    with pytest.raises(Refused, match="ann has claimed it"):
        a_desk(path_of(desk), ticking, BOB).triage.claim([1])  # type: ignore[arg-type]
    a_little = Ticking(NOW + 60)
    a_desk(path_of(desk), a_little, BOB).triage.claim([2])  # type: ignore[arg-type]
    assert desk.inbox.rows([2])[0].claimed_by == "bob"


def test_a_morning_does_not_count_what_a_wrong_clock_did(desk: Desk, mia: tuple[Desk, Ticking]) -> None:
    ghost, _ = mia
    ghost.triage.done([4])
    bring_in(ghost.store, [a_review(9)], now=NOW + YEARS, name="ahead.csv")
    assert desk.inbox.counts().done_today == 0
    before = sql(desk).execute("SELECT count(*) FROM imports").fetchone()[0]
    assert before == 2
    assert desk.inbox.morning().came_in == 4


def test_clocks_that_run_too_long_begin_again(desk: Desk, ticking: Ticking, mia: tuple[Desk, Ticking]) -> None:
    ghost, _ = mia
    desk.triage.done([4])
    bring_in(ghost.store, [a_review(4, text="And now it smells.")], now=NOW + YEARS, name="edited.csv")
    ghost.triage.buyer_replied(2, "Hello?")
    ghost.triage.buyer_replied(3, "Hello?")
    ghost.writing.hand_off(3, Channel.AMAZON_BUYER_MESSAGE, LETTER)
    ghost.triage.snooze([3], NOW + YEARS + DAY)
    assert next(iter(desk.inbox.case_ids(View()))) == 2
    assert desk.inbox.rows([2])[0].due_at == NOW + YEARS + DAY
    desk.weighing.begin()
    clocks = SETTINGS.clocks
    assert [row.due_at for row in desk.inbox.rows([4, 2, 3])] == [
        NOW + clocks.first_contact, NOW + clocks.answer, NOW + clocks.follow_up
    ]  # fmt: skip
    heard = desk.inbox.sheet(2)
    assert next(factor.value for factor in heard.factors if factor.name == "age") == pytest.approx(1.0)
    assert desk.store.redate(judgement(SETTINGS), NOW) == 0
    desk.triage.reopen([3])
    ticking.pass_(HOUR)
    assert desk.inbox.rows([3])[0].due_at == NOW + clocks.follow_up


def test_an_answer_can_not_come_later_than_now(desk: Desk) -> None:
    bring_in(desk.store, [a_review(1)])
    desk.triage.buyer_replied(1, "Hello?", at=NOW + YEARS)
    assert desk.inbox.rows([1])[0].due_at == NOW + DAY
