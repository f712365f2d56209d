"""A letter written in anger is offered ten minutes of distance; a firm one is not."""

from __future__ import annotations

import tomllib

import pytest

from reviewtui.domain.channel import Channel
from reviewtui.rules.check import check_text
from reviewtui.rules.policy.tone import needs_pause
from rules.labelled_set import FOLDER

LETTERS = {
    kind: [line for line in lines.splitlines() if line]
    for kind, lines in tomllib.loads((FOLDER / "steps" / "pause.toml").read_text(encoding="utf-8")).items()
}


def pauses(letter: str) -> bool:
    return needs_pause(check_text(letter, channel=Channel.AMAZON_BUYER_MESSAGE))


@pytest.mark.parametrize("kind", ["angry", "angry_later"])
def test_an_angry_letter_is_offered_a_pause(kind: str) -> None:
    assert [letter for letter in LETTERS[kind] if not pauses(letter)] == []


@pytest.mark.parametrize("kind", ["firm", "firm_later"])
def test_a_firm_letter_is_not(kind: str) -> None:
    assert [letter for letter in LETTERS[kind] if pauses(letter)] == []


@pytest.mark.parametrize(
    "kind_words",
    [
        "Perhaps you could try opening the lid a little before you press the button.",
        "Which day would be good for you? Karen from our workshop will come on Monday.",
        "The fault lies with us and not with you.",
        "Thank you for your kind words. Our expert looked at the photo, so what I would like to do is send a new one.",
    ],
)
def test_kind_words_are_no_scorn(kind_words: str) -> None:
    result = check_text(kind_words, channel=Channel.AMAZON_BUYER_MESSAGE)

    assert "scorn" not in {finding.rule for finding in result.findings}
