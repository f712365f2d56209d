"""A letter that is typed is judged by what it shares with itself a moment ago; no finding may differ for that."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtui.domain.channel import Channel
from reviewtui.domain.finding import CheckResult
from reviewtui.rules.check import check_text
from reviewtui.rules.match import rereading
from reviewtui.rules.match.matcher import Document, Shared
from reviewtui.rules.match.rereading import KEPT, reread
from reviewtui.rules.match.syntax import PatternReader, read_terms
from reviewtui.rules.packs.loading import languages
from rules.labelled_set import regression
from rules.test_search import LINES, TEXTS
from thorough import times

EDITS = times(12, 150)


def forget() -> None:
    rereading._letters.cache_clear()


def typed(letter: str, chance: random.Random, words: list[str]) -> Iterator[str]:
    """A letter as it becomes another: by letters, words, marks and whole pieces, here and there."""
    while True:
        at = chance.randrange(len(letter) + 1)
        match chance.randrange(7):
            case 0:
                letter = letter[:at] + chance.choice([". ", "\n\n", "? ", "! ", ", ", "…"]) + letter[at:]
            case 1:
                letter = letter[:at] + letter[at + chance.randrange(9) :]
            case 2:
                letter += " " + chance.choice(words)[: chance.randrange(1, 40)]
            case 3:
                letter = chance.choice(words) + " " + letter
            case 4:
                letter = letter[:at] + letter[at + chance.randrange(200) :]
            case _:
                word = chance.choice(chance.choice(words).split() or ["x"])
                letter = f"{letter[:at]} {word} {letter[at:]}"
        yield letter


def judged(letter: str, language: str) -> CheckResult:
    return check_text(letter, channel=Channel.AMAZON_BUYER_MESSAGE, language=language, review_text="The lid leaks.")


@pytest.mark.parametrize("language", languages())
def test_every_keystroke_is_judged_as_if_it_were_the_first(language: str) -> None:
    sentences = [case.text for case in regression(language)]
    chance = random.Random(f"{language} {EDITS}")
    letter = " ".join(chance.choices(sentences, k=16))
    forget()
    steps = [letter]
    for each, _ in zip(typed(letter, chance, sentences), range(EDITS), strict=False):
        steps.append(each)
    kept = [judged(each, language) for each in steps]
    shared = [reread(each).shared for each in steps]

    assert sum(each is not None for each in shared) >= len(steps) // 2
    for each, result in zip(steps, kept, strict=True):
        forget()
        assert result == judged(each, language), each


LONGER = st.lists(TEXTS, min_size=1, max_size=12).map(lambda each: " ".join(" ".join(part) for part in each))


@settings(max_examples=times(150, 4000), deadline=None)
@given(LINES, LONGER, LONGER, LONGER, LONGER)
def test_any_pattern_finds_the_same_in_a_text_that_changed(line: str, begin: str, old: str, new: str, end: str) -> None:
    pattern = PatternReader({"k": read_terms("c | b a | a* | x y")}).read(line)
    earlier, text = Document(f"{begin} {old} {end}"), Document(f"{begin} {new} {end}")
    before = rereading._alike(earlier.tokens, text.tokens)
    rest = rereading._alike_at_end(earlier.tokens, text.tokens, before)
    text.shared = Shared(earlier, text, before, rest)

    assert pattern.search(text) == pattern.search(Document(text.source))


def test_a_key_has_only_its_own_sentence_searched() -> None:
    forget()
    letter = "I am sorry that the lid of your pot leaked all over the table. " * 12
    reread(letter)
    shared = reread(letter[:-1] + " and").shared

    assert shared is not None
    assert len(shared.changed.tokens) < 20
    assert reread(letter[:-1] + " and") is reread(letter[:-1] + " and")


def test_few_letters_are_remembered_and_none_hands_on_what_it_was_handed() -> None:
    forget()
    letter = "We have read your letter about the broken lamp again and again. " * 12
    for number in range(30):
        letter = letter.replace("letter", f"letter {number}", 1)
        reread(letter)
        reread(f"{number} " + "Something else was said here about another thing. " * (8 + number))

    whole = rereading._letters()._whole
    assert len(whole) <= KEPT
    assert all(each.shared is None for each in whole)
