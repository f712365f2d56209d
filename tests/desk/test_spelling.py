"""Slips of spelling: which are told, and that they never stop or ask."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import SETTINGS, Ticking, a_desk, a_review, bring_in
from fake_speller import FakeSpeller
from reviewtui.desk.spelling import MOST, Slip, slips_told, words_of
from reviewtui.domain.channel import Channel
from reviewtui.domain.finding import SPELLING, Finding, Severity


def told(letter: str, word: str, *better: str, unknown: bool = True, known: tuple[str, ...] = ()) -> list[Finding]:
    start = letter.index(word)
    slip = Slip(start, start + len(word), better, unknown)
    return list(slips_told(letter, [slip], words_of(known)))


def test_a_slip_is_a_warning_with_the_likeliest_correction() -> None:
    (found,) = told("We recieved it.", "recieved", "relieved", "received")
    assert (found.rule, found.severity, found.quote, found.rewrite) == (
        SPELLING, Severity.WARN, "recieved", "received",
    )  # fmt: skip
    assert not found.asked_about


@pytest.mark.parametrize(
    ("letter", "word", "better"),
    [
        ("Your new Gullfisk left.", "Gullfisk", "Gulf"),  # a name inside a sentence
        ("Ship by DHL today.", "DHL", "Dad"),
        ("The BrightHome lamp.", "BrightHome", "Brighton"),
        ("It is an IP67x box.", "IP67x", "IP"),
        ("The colour is right.", "colour", "color"),
        ("We apologise for it.", "apologise", "apologize"),
        ("It is two metres long.", "metres", "meres"),
        ("Fill in {produkt} here.", "produkt", "product"),
        ("See shop@lampwrks now.", "lampwrks", "lamp"),
        ("That was stil", "stil", "still"),  # still being typed
        ("That was stil\n\nBye.", "stil", "still"),
        ("Take the m. road.", "m", "ma"),
    ],
)
def test_names_numbers_other_english_and_unfinished_words_are_no_slips(letter: str, word: str, better: str) -> None:
    assert told(letter, word, better) == []


@pytest.mark.parametrize("known", ["Our GULLFISK’s lamp", "gullfisk"])
def test_words_of_the_review_the_product_and_the_seller_are_right(known: str) -> None:
    assert told("gullfisk is here.", "gullfisk", "gulf")
    assert told("gullfisk is here.", "gullfisk", "gulf", known=(known,)) == []


def test_a_slip_of_grammar_without_a_correction_is_not_told() -> None:
    assert told("A little one came.", "little one", unknown=False) == []
    assert told("Unplug the the lamp.", "the the", "the", unknown=False)


def test_only_the_first_few_are_told() -> None:
    letter = "wrng " * 20 + "."
    slips = [Slip(5 * at, 5 * at + 4, ("wrong",)) for at in range(20)]
    assert len(slips_told(letter, slips, frozenset())) == MOST


def test_slips_come_last_and_never_stop_a_letter(database: Path, ticking: Ticking) -> None:
    speller = FakeSpeller({"teh": "the", "gullfisk": "gulf", "zorbly": "sorely", "frobnix": "from"})
    desk = a_desk(database, ticking, SETTINGS._replace(shop="Frobnix", words=("zorbly",)), speller=speller)
    try:
        bring_in(desk.store, [a_review(text="The gullfisk leaks.")])
        about = desk.checking.about(1)
        assert speller.warmed, "the dictionary loads while the letter is begun"
        letter = "I am sorry that teh gullfisk leaked, zorbly, says frobnix. Please change your review."
        found = desk.checking.judge(letter, Channel.AMAZON_BUYER_MESSAGE, about).findings
        assert [each.quote for each in found if each.rule == SPELLING] == ["teh"]
        assert found[-1].rule == SPELLING
        assert not speller.waited, "nobody waits for it while a letter is written"
        german = "Es tut mir sehr leid, dass teh Deckel undicht war und Ihre Tasche nass wurde."
        assert SPELLING not in {
            each.rule for each in desk.checking.judge(german, Channel.AMAZON_BUYER_MESSAGE, about).findings
        }
        desk.checking.text("I am sorry about teh lamp.", Channel.AMAZON_BUYER_MESSAGE)
        assert speller.waited
    finally:
        desk.store.close()


def test_without_the_optional_part_nothing_is_told(database: Path, ticking: Ticking) -> None:
    desk = a_desk(database, ticking)
    try:
        result = desk.checking.text("I am sorry about teh lamp.", Channel.AMAZON_BUYER_MESSAGE)
        assert SPELLING not in {each.rule for each in result.findings}
    finally:
        desk.store.close()
