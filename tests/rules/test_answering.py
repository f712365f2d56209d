"""A letter takes up what the buyer wrote, in other words too, and nobody else's trouble."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from reviewtui.domain.channel import Channel
from reviewtui.domain.finding import Mark
from reviewtui.rules.check import check_text

FOLDER = Path(__file__).with_name("labelled") / "held_out"
SPARKS = "The microwave started sparking from the side wall the second time I used it."


def acknowledges(review: str, letter: str, language: str = "en") -> bool:
    result = check_text(letter, channel=Channel.AMAZON_BUYER_MESSAGE, review_text=review, language=language)
    return result.acknowledge.mark is Mark.THERE


@pytest.mark.parametrize(
    ("review", "letter", "there"),
    [
        (SPARKS, "I'm sorry that your blender leaks.", False),
        (SPARKS, "I'm sorry that it was sparking.", True),
        (SPARKS, "Did the sparks come from the side wall?", True),
        (SPARKS, "Would you like a refund?", False),
        ("The keypad is dead.", "Thanks for telling us about the keypad.", True),
        ("The keypad is dead.", "It is a cosmetic issue and not covered.", False),
        ("The popcorn key does nothing.", "I'm sorry that the popcorn button died.", True),
        ("Nobody answered my emails.", "We were behind on email that week, and I'm sorry.", True),
        ("The mic is useless.", "I'm sorry that the microphone failed.", True),
    ],
)
def test_what_the_buyer_wrote_is_taken_up(review: str, letter: str, there: bool) -> None:
    assert acknowledges(review, letter) is there


@pytest.mark.parametrize(("name", "least"), [("first", 0.96), ("second", 0.93), ("third", 0.94)])
def test_the_letters_of_november(name: str, least: float) -> None:
    groups = tomllib.loads((FOLDER / f"2026-11-27-marks-{name}.toml").read_text(encoding="utf-8"))["letters"]
    letters = [(each["review"], text, kind == "k") for each in groups for kind in ("k", "no") for text in each[kind]]

    wrong = [(review, text) for review, text, there in letters if acknowledges(review, text) is not there]

    assert len(letters) - len(wrong) >= least * len(letters), wrong


@pytest.mark.parametrize("name", ["marks-first", "marks-second", "marks-third", "kinds-complaints"])
def test_complaints_are_lit_and_praise_is_not(name: str) -> None:
    groups = tomllib.loads((FOLDER / f"2026-11-27-{name}.toml").read_text(encoding="utf-8"))["complaints"]
    wrong = []
    for each in groups:
        review = each["review"]
        points = check_text("Hello.", channel=Channel.AMAZON_BUYER_MESSAGE, review_text=review).points
        for kind in ("yes", "no"):
            for part in each[kind]:
                at = review.index(part)
                lit = any(point.start < at + len(part) and at < point.end for point in points)
                wrong += [part] if lit is not (kind == "yes") else []

    assert len(wrong) <= 1, wrong


@pytest.mark.parametrize(("language", "least"), [("de", 1.0), ("fr", 0.9), ("es", 1.0), ("it", 1.0), ("ja", 0.9)])
def test_letters_in_other_languages(language: str, least: float) -> None:
    groups = tomllib.loads((FOLDER / f"2026-11-27-marks-{language}.toml").read_text(encoding="utf-8"))["letters"]
    letters = [(each["review"], text, kind == "k") for each in groups for kind in ("k", "no") for text in each[kind]]

    wrong = [text for review, text, there in letters if acknowledges(review, text, language) is not there]

    assert len(letters) - len(wrong) >= least * len(letters), wrong
