"""Four times the text costs about four times the time, whatever it says: nothing is compared with everything."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.domain.channel import Channel
from reviewtui.rules.check import check_text
from reviewtui.rules.match.spans import Spans, lying_within

SHORT, LONG = 2_000, 8_000
MOST = 6.5
"""Times as long; the square would be sixteen. A measure that is too high is taken again: the machine is not ours."""

SHAPES = [
    "don't ", "it doesn't ", "5* ", "a.com ", "a. ", "1 ", "i. ", "A@b ", "ABC ABC-", "!! ", "{x} ", "Sorry. ",
    "rating. ", "please change your review ", "if you remove your review we refund ", "you have pulled ",
    "was paid by, ", "refunded your ", "Kindly do the needful and make positive our rating ", "it ",
    "call 555 123 4567 ",
    "your review review of it ", "I'm happy to send a mixer In return I only ask that you look at your rating again ",
    "we will send a new one on Friday and you have ", "It broke, you told us, and it leaked? ", "as you see, ",
    "レビューを変更してください。", "Bitte ändern Sie Ihre Bewertung ", "votre avis ", "su reseña. ",
]  # fmt: skip


def seconds(text: str) -> float:
    begun = time.thread_time()
    check_text(text, channel=Channel.AMAZON_BUYER_MESSAGE, review_text="The lid leaked and broke. It never worked.")
    return time.thread_time() - begun


@pytest.mark.parametrize("shape", SHAPES)
def test_a_longer_letter_takes_longer_and_not_its_square(shape: str) -> None:
    short, long = ((shape * length)[:length] for length in (SHORT, LONG))
    seconds(short)
    for _ in range(4):
        times = seconds(long) / max(seconds(short), 0.001)
        if times <= MOST:
            return
    pytest.fail(f"{shape!r}: {times:.1f} times as long for {LONG // SHORT} times the text")


RANGES = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda each: (each[0], each[0] + each[1])))


@given(RANGES, st.integers(0, 30), st.integers(0, 12))
def test_spans_answer_as_looking_at_each_would(ranges: list[tuple[int, int]], begin: int, length: int) -> None:
    end = begin + length
    spans, ordered = Spans(ranges), sorted(ranges)
    meeting = [each for each in ordered if each[0] < end and begin < each[1]]

    assert spans.meet(begin, end) == bool(meeting)
    first = spans.first(begin, end)
    assert (None if first is None else ordered[first]) == next(iter(meeting), None)
    assert spans.beginning(begin, end) == [each for each in ordered if begin <= each[0] < end]
    assert spans.begin_in(begin, end) == bool(spans.beginning(begin, end))
    assert spans.within(begin, end) == [each for each in ordered if begin <= each[0] < end and each[1] <= end]
    assert spans.stand(begin, end) == bool(spans.within(begin, end))
    assert spans.last_before(begin) == next(iter(each for each in reversed(ordered) if each[1] <= begin), None)
    apart = [one for one, after in pairwise([*ordered, (99, 100)]) if one[1] <= after[0]]
    assert list(lying_within(apart, begin, end)) == Spans(apart).within(begin, end)
