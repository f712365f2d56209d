"""The search at all places of a text at once finds just what the plain one finds."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtui.rules.match.matcher import Document, Pattern
from reviewtui.rules.match.syntax import PatternReader, read_terms
from reviewtui.rules.packs.loading import languages, load_rules
from reviewtui.rules.packs.model import Pack
from rules.labelled_set import regression
from rules.plain_search import PlainSearch
from thorough import times

LETTERS = times(3, 50)


def patterns(pack: Pack) -> Iterator[Pattern]:
    for rule in pack.rules:
        yield from (*rule.match, *rule.unless)
    for allow in pack.allows:
        yield from (*allow.match, *allow.but_not)
    for block in (pack.courtesy, pack.coverage):
        for lines in block.values():
            yield from lines


@pytest.mark.parametrize("language", languages())
def test_every_pattern_of_the_packs_finds_the_same(language: str) -> None:
    sentences = [case.text for case in regression(language)]
    chance = random.Random(len(sentences))
    every = list(patterns(load_rules().pack(language)))
    found = 0
    for _ in range(LETTERS):
        letter = " ".join(chance.sample(sentences, min(12, len(sentences))))
        text, plain = Document(letter), PlainSearch(letter)
        for pattern in every:
            hits = pattern.search(text)
            assert hits == plain.search(pattern), f"{pattern.line!r} in {letter!r}"
            found += len(hits)
    assert found > LETTERS


WORDS = st.sampled_from(["a", "b", "c", "ab", "bc", "a_b", "a_b_c", "b_*c", "c_a*_b", "a*", "*b", "*b*", "<k>"])
SETS = st.lists(WORDS, min_size=1, max_size=4).map("|".join)
GAPS = st.tuples(st.sampled_from(["~", "~~", "~~~"]), st.integers(0, 4), st.none() | SETS).map(
    lambda gap: f"{gap[0]}{gap[1]}" + (f"!{gap[2]}" if gap[2] else "")
)
PIECES = st.one_of(
    SETS,
    GAPS,
    st.sampled_from(["^", "$"]),
    SETS.map(lambda each: f"{each}?"),
    st.tuples(SETS, st.sampled_from(["{0,2}", "{1,3}", "{2,2}"])).map("".join),
    SETS.map(lambda each: f"!{each}"),
    SETS.map(lambda each: f"!!{each}"),
)
LINES = st.tuples(st.lists(PIECES, max_size=3), SETS, st.lists(PIECES, max_size=3)).map(
    lambda each: " ".join([*each[0], each[1], *each[2]])
)
TEXTS = st.lists(st.sampled_from(["a", "b", "c", "ab", "bc", "abc", "x", ",", ". ", "\n\n", "?!"]), max_size=14)


@settings(max_examples=times(120, 3000), deadline=None)
@given(LINES, TEXTS.map(" ".join))
def test_any_pattern_finds_the_same_in_any_text(line: str, text: str) -> None:
    pattern = PatternReader({"k": read_terms("c | b a | a* | x y")}).read(line)

    assert pattern.search(Document(text)) == PlainSearch(text).search(pattern)
