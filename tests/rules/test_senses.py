"""The sense test: a thing beside a wish does not excuse the wish, and a thing alone passes."""

from __future__ import annotations

from itertools import count

import pytest

from rules.test_frames import blocked, wishes

THINGS_SAID = [
    "The adapter now delivers 12 V.", "The microphone no longer whistles.", "The parcel left by post today.",
    "The fuse has the correct rating now.", "In the Bluetooth menu the old entry is gone.",
    "The freezer compartment keeps -18 °C.", "The dial can be turned up to five.", "The IP67 seal is tight.",
    "The projector shows the stars on the ceiling.", "The dash camera shows its clips again.",
]  # fmt: skip
WORDS = ["the rating", "the review", "the feedback", "the comment", "the stars", "the score", "your post", "your entry"]


def test_a_thing_beside_a_wish_does_not_excuse_it() -> None:
    turn = count()
    texts = [f"{THINGS_SAID[next(turn) % len(THINGS_SAID)]} {wish.partition('. ')[2]}" for wish in wishes(WORDS)]

    missed = [text for text in texts if not blocked(text)]

    assert len(missed) <= len(texts) / 100, missed


@pytest.mark.parametrize(
    ("thing", "wish"),
    [
        ("Use a fuse with a higher rating than 3 A.", "With the new fuse in place, please change the rating."),
        ("Lower the gain, and the feedback will be gone.", "The speaker was replaced; please remove the feedback."),
        ("Before you post the parcel, tape the lid shut.", "Before you post a comment on the parcel, write to us."),
        ("Delete the entry in the Bluetooth list.", "Delete the entry about our shop."),
        ("In Review mode, press Delete to remove the clip.", "In the app, choose your review and press Delete."),
        ("The three stars on the ceiling can be removed.", "The ceiling lamp works, so the three stars can go up."),
        ("To change the score, press Edit on the dart board.", "Your score for the dart board could be edited."),
    ],
)
def test_the_same_word_of_a_thing_and_of_the_buyer(thing: str, wish: str) -> None:
    assert not blocked(thing)
    assert blocked(wish)
