"""What comes under the cursor when cases leave the list or change places in it."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as some

from reviewtui.tui.inbox.moved_cases import moved


@given(some.data())
def test_the_cursor_stays_on_its_case_or_goes_to_the_next_that_stays(data: some.DataObject) -> None:
    cases = data.draw(some.lists(some.integers(1, 30), min_size=1, max_size=12, unique=True), "cases")
    cursor = data.draw(some.integers(0, len(cases) - 1), "cursor")
    leaving = data.draw(some.lists(some.sampled_from(cases), unique=True, max_size=4), "leaving")
    coming = data.draw(some.lists(some.integers(31, 40), unique=True, max_size=3), "coming")
    places: list[tuple[int, int | None]] = [(case, None) for case in leaving]
    places += [(case, data.draw(some.integers(0, len(cases) - len(leaving)), "place")) for case in coming]
    ids = array("q", cases)

    after = moved(ids, cursor, places)

    assert sorted(ids) == sorted(set(cases) - set(leaving) | set(coming))
    stays = [case for case in cases[cursor:] if case not in leaving]
    if stays:
        assert ids[after] == stays[0]
    else:
        assert after == len(ids), "below the last one; the list puts it on that"


def test_a_case_that_stays_where_it_is_keeps_the_cursor() -> None:
    ids = array("q", [1, 2, 3])
    assert moved(ids, 1, [(2, 1)]) == 1
    assert list(ids) == [1, 2, 3]


def test_a_case_that_sinks_leaves_the_cursor_to_the_next_one() -> None:
    ids = array("q", [1, 2, 3, 4])
    assert moved(ids, 1, [(2, 3)]) == 1
    assert list(ids) == [1, 3, 4, 2]


def test_an_empty_list_takes_what_comes() -> None:
    ids = array("q")
    assert moved(ids, 0, [(7, 0)]) == 1
    assert list(ids) == [7]
