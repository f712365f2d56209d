from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import NOW
from reviewtui.domain.case import OPEN_LANES, Lane, effective_lane
from reviewtui.domain.finding import CheckResult, Finding, Mark, Severity, StepMark
from reviewtui.domain.reply import Reply, Step
from reviewtui.domain.review import enters_queue

WRITTEN = st.text(st.sampled_from("ab \n\t\u00a0é"), max_size=30)


@given(WRITTEN, WRITTEN, WRITTEN)
def test_a_letter_never_has_more_than_two_line_breaks_in_a_row(one: str, two: str, three: str) -> None:
    letter = Reply(one, two, three).letter()
    assert "\n\n\n" not in letter
    assert letter == letter.strip()
    assert all(line == line.rstrip() for line in letter.split("\n"))
    assert "".join(letter.split()) == "".join(f"{one}{two}{three}".split())


def test_a_letter_is_its_written_steps_in_their_order() -> None:
    assert Reply("We are sorry.", "It broke.\n\n\n\nOn day two.", " ").letter() == (
        "We are sorry.\n\nIt broke.\n\nOn day two."
    )
    assert Reply(solve="A new one left today.\n").letter() == "A new one left today."
    assert Reply().letter() == ""


@given(WRITTEN, WRITTEN, WRITTEN, st.data())
def test_words_of_the_letter_are_found_again_in_their_step(one: str, two: str, three: str, data: st.DataObject) -> None:
    reply = Reply(one, two, three)
    letter = reply.letter()
    start = data.draw(st.integers(0, len(letter)))
    end = data.draw(st.integers(start, len(letter)))
    place = reply.place(start, end)
    words = letter[start:end]
    if place is not None:
        found = reply.part(place.step)[place.start : place.end]
        assert found.split() == words.split()
        if "\n" not in words:
            assert found == words.strip()
    elif words.strip() and "\n\n" not in words:
        pytest.fail(f"{words!r} of {letter!r} was not found")


def test_words_that_reach_over_two_steps_have_no_one_place() -> None:
    reply = Reply("  I am sorry.", "It broke.")
    assert reply.place(0, 4) == (Step.APOLOGIZE, 2, 6)
    assert reply.place(5, 16) is None
    assert reply.place(13, 22) == (Step.ACKNOWLEDGE, 0, 9)


@given(WRITTEN, st.sampled_from(Step))
def test_one_step_is_written_anew_and_the_others_stay(text: str, step: Step) -> None:
    reply = Reply("a", "b", "c")
    anew = reply.with_part(step, text)
    assert anew.part(step) == text
    assert all(anew.part(each) == reply.part(each) for each in Step if each is not step)


def test_blanks_are_nothing_written() -> None:
    assert Reply(" ", "\n", "").empty
    assert not Reply(solve="x").empty


@pytest.mark.parametrize(
    ("lane", "wakes_at", "now_in"),
    [
        (Lane.SNOOZED, NOW, Lane.BUYER_REPLIED),
        (Lane.SNOOZED, NOW + 1, Lane.SNOOZED),
        (Lane.SNOOZED, None, Lane.SNOOZED),
        (Lane.DONE, NOW - 1, Lane.DONE),
        (Lane.WAITING, NOW - 1, Lane.WAITING),
    ],
)
def test_a_snoozed_case_is_back_when_its_time_has_come(lane: Lane, wakes_at: int | None, now_in: Lane) -> None:
    assert effective_lane(lane, Lane.BUYER_REPLIED, wakes_at, NOW) is now_in


def test_every_lane_has_a_name_and_only_done_is_not_open() -> None:
    assert {lane.words for lane in Lane} == {"First contact", "Replied", "Promised", "Waiting", "Snoozed", "Done"}
    assert set(Lane) - set(OPEN_LANES) == {Lane.DONE}


def test_four_and_five_stars_never_enter_the_queue() -> None:
    assert [stars for stars in range(1, 6) if enters_queue(stars)] == [1, 2, 3]


def test_the_worst_finding_is_the_verdict() -> None:
    mark = StepMark(Mark.THERE, "")

    def verdict(*severities: Severity) -> str:
        found = tuple(Finding("rule", each, 0, 1, "x", "why") for each in severities)
        return CheckResult(found, mark, mark, mark).verdict

    assert verdict() == "ok"
    assert verdict(Severity.WARN) == "warn"
    assert verdict(Severity.WARN, Severity.BLOCK) == "block"
