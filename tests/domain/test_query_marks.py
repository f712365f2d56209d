"""Marks: the placed words of a text are those that are compared, and every match is found where it stands."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.domain.query.marks import placed, sought_words, spans
from reviewtui.domain.query.parse import parse
from reviewtui.domain.query.words import holds, words_of

LETTERS = st.text(st.one_of(st.characters(), st.sampled_from("aéE\u0301ßİ電池が\u3099한 -.\n\u200d👍🏽")), max_size=40)


@given(LETTERS)
def test_the_words_are_those_that_are_compared(text: str) -> None:
    found = placed(text)
    assert tuple(each.word for each in found) == words_of(text)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    for each in found:
        assert words_of(text[each.start : each.end]) == (each.word,)


@given(LETTERS, st.sampled_from(["a", "電池", '"a 電"', "ae*", "e", "ss", '"a a"']))
def test_there_is_a_mark_where_and_only_where_the_words_stand(text: str, query: str) -> None:
    sought = sought_words(parse(query))
    there = any(holds(words_of(text), each.words, begins=each.begins) for each in sought)
    assert bool(spans(text, sought)) == there


@pytest.mark.parametrize(
    ("query", "text", "marks"),
    [
        ("leak", "Leaks. LEAKS! It bleaks", ["Leaks", "LEAKS"]),
        ("größe", "GRÖSSE Große Größentabelle gro\u0308ßer", ["Große", "Größentabelle", "gro\u0308ßer"]),
        ("cafe", "Café-Maschine, cafés", ["Café", "cafés"]),
        ("電池", "この電池は電池切れ", ["電池", "電池"]),
        ('"the lid"', "The  LID, the lids", ["The  LID"]),
        ("lid the", "the lid", ["the", "lid"]),
        ('lid "lid leaks"', "the lid leaks", ["lid leaks"]),
        ("-lid leak", "lid leak", ["leak"]),
        ("stars:1", "stars 1", []),
        ("product:mug", "my mug", ["mug"]),
        ("buyer:ann", "ann", []),
    ],
)
def test_whole_words_are_marked_as_they_are_written(query: str, text: str, marks: list[str]) -> None:
    sought = sought_words(parse(query), "product")
    assert [text[start:end] for start, end in spans(text, sought)] == marks
