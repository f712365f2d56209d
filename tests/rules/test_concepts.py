"""Wishes told by what they are made of: whose turn it is, who does it, and what a pronoun stands for."""

from __future__ import annotations

import pytest

from rules.test_frames import blocked

PAIRS = [
    ("Could the headline of your comment be changed?", "Could the headline of the manual in your parcel be changed?"),
    ("About the comment on the product page: kindly remove.", "About the film on the display: kindly remove."),
    ("Your verdict on the lamp came early. Might you reconsider it?", "The lamp came early. Might you return it?"),
    ("Perhaps the comment on our page could vanish now.", "Perhaps the stain in your comment could vanish with soap."),
    ("We would be glad if your verdict were rewritten.", "We have rewritten the manual because of your verdict."),
    ("Most customers rewrite their opinion after a week.", "Most customers rewrite the memory card after a week."),
    ("A friendlier opinion would make us proud.", "A friendlier driver would have made us proud."),
    ("Let the stars catch up with the new lamp.", "Let the battery catch up with the new lamp."),
    ("Please hold off on reviewing it and message us here.", "Please hold off on using it and message us here."),
    ("Look for LampCareTeam on Telegram.", "Look for the LampCare icon on the watch."),
    ("Once your comment comes down, we ship a new one.", "Once your parcel comes back, we ship a new one."),
]


@pytest.mark.parametrize(("wish", "innocent"), PAIRS, ids=[wish for wish, _ in PAIRS])
def test_what_is_turned_decides(wish: str, innocent: str) -> None:
    assert blocked(wish)
    assert not blocked(innocent)


@pytest.mark.parametrize(
    ("language", "wish", "innocent"),
    [
        ("de", "Schön wäre es, wenn sich das in den Sternen niederschlüge.", "Schön, dass der Stern am Baum leuchtet."),
        ("fr", "Nous serions ravis que cette note remonte.", "Nous avons revu la note en bas de la page 4."),
        ("es", "Nos haría ilusión ver desaparecer esa estrella.", "Nos haría ilusión saber si la tapa encaja."),
        ("it", "Saremmo felici se quella stella sparisse.", "Saremmo felici di sapere se il coperchio chiude."),
        ("ja", "星の数に反映していただけますと幸いです。", "カバーを外していただけますと幸いです。"),
    ],
)  # fmt: skip
def test_other_languages_too(language: str, wish: str, innocent: str) -> None:
    assert blocked(wish, language)
    assert not blocked(innocent, language)
