"""What any store must count: cases in which something was said that stands, and all others by their outcomes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from builders import HOUR, NOW, SETTINGS, a_review, bring_in, digest_of
from reviewtui.desk.ports import Store
from reviewtui.desk.ports.counting import Cohort, CountingStopped
from reviewtui.desk.ranking import judgement
from reviewtui.domain.figures.talk import Spoken

EVER = Cohort(None, NOW)


def nothing() -> None:
    """Goes on."""


def said(store: Store, case: int, at: int, direction: str, **more: str | int | float | None) -> None:
    with store.acting(at=at, who="ann", name="hand-off", words="Replied", cases=[case]) as act:
        row: dict[str, str | int | float | None] = {
            "case": case, "at": at, "direction": direction, "channel": "amazon-buyer-message", "button": "",
            "text": f"words of {at}", "who": "ann", "proof": "",
        }  # fmt: skip
        act.insert("messages", row | more)


def test_what_was_said_comes_in_its_order_without_what_was_taken_back(kept: Store) -> None:
    bring_in(kept, [a_review(number, posted_at=NOW - number * HOUR) for number in (1, 2, 3)])
    said(kept, 2, NOW + 5, "in")
    said(kept, 2, NOW + 2, "out")
    said(kept, 3, NOW + 1, "out", retracted_at=NOW + 2, retracted_by="ann")
    (talk,) = kept.counting.talks(EVER, nothing)
    assert (talk.case, talk.posted_at, talk.asin, talk.product) == (2, NOW - 2 * HOUR, "B000000001", "Watch strap")
    assert talk.spoken == (Spoken(NOW + 2, True, "ann"), Spoken(NOW + 5, False, "ann"))
    assert kept.counting.letters_of([2, 3], nothing) == [(2, f"words of {NOW + 2}")]


def test_a_time_holds_what_was_posted_since_and_no_undated_case(kept: Store) -> None:
    bring_in(
        kept, [a_review(1, posted_at=NOW - HOUR), a_review(2, posted_at=NOW - 3 * HOUR), a_review(3, posted_at=None)]
    )
    assert kept.counting.outcomes(EVER, nothing) == {"": 3}
    lately = Cohort(NOW - 2 * HOUR, NOW)
    assert kept.counting.outcomes(lately, nothing) == {"": 1}
    assert kept.counting.undated(NOW) == 1
    assert sum(each.cases for each in kept.counting.by_time(EVER, nothing)) == 2
    ((product, _, outcome, cases),) = kept.counting.by_product(lately, nothing)
    assert (product, outcome, cases) == (("DE", "B000000001", "Watch strap"), "", 1)


def test_reviews_are_told_as_they_read_first(kept: Store) -> None:
    bring_in(kept, [a_review(1)])
    bring_in(kept, [a_review(1, stars=5, title="Great", text="All is well.")], NOW + HOUR)
    assert kept.counting.reviews_of([1], nothing) == [
        (1, "The strap snapped (1)", "It broke on the second day.")
    ]  # fmt: skip


def test_rows_of_an_import_that_is_not_whole_are_not_counted(kept: Store, another: Callable[[], Store]) -> None:
    bring_in(kept, [a_review(1)])
    load = kept.load(judgement(SETTINGS), NOW, dry=False)
    load.begin("more.csv", "fake", None)
    load.add([(digest_of(each), each) for each in (a_review(2), a_review(3))])
    assert another().counting.outcomes(EVER, nothing) == {"": 1}
    load.abandon()


def test_nobody_who_does_not_want_it_gets_an_answer(kept: Store) -> None:
    bring_in(kept, [a_review(number) for number in range(1, 9)])

    def no_more() -> None:
        raise CountingStopped

    with pytest.raises(CountingStopped):
        kept.counting.outcomes(EVER, no_more)
    assert kept.counting.outcomes(EVER, nothing) == {"": 8}
