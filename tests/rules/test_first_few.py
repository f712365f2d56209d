"""A language with a first few rules, or none: nothing is called missing that nobody could have found."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from reviewtui.domain.channel import Channel
from reviewtui.domain.finding import CheckResult, Mark, Severity
from reviewtui.letters.snippets import fill, snippets
from reviewtui.rules.check import check_text
from reviewtui.rules.packs.loading import first_few, load_rules

SET = tomllib.loads(
    (Path(__file__).with_name("labelled") / "held_out" / "2026-11-27-first-few.toml").read_text(encoding="utf-8")
)
VALUES = {
    "product": "x", "trouble": "x", "in_their_words": "x", "easy_question": "x", "ship_day": "x", "arrival_day": "x",
    "amount": "12 €",
}  # fmt: skip


def check(text: str, language: str) -> CheckResult:
    return check_text(text, channel=Channel.AMAZON_BUYER_MESSAGE, language=language)


def blocked(text: str, language: str) -> set[str]:
    return {each.rule for each in check(text, language).findings if each.severity is Severity.BLOCK}


@pytest.mark.parametrize("language", first_few())
def test_what_is_asked_and_bargained_for_stops(language: str) -> None:
    forbidden, innocent = (SET[language][label].strip().splitlines() for label in ("forbidden", "innocent"))

    assert [text for text in forbidden if not blocked(text, language)] == []
    assert [text for text in innocent if blocked(text, language)] == []


@pytest.mark.parametrize("language", first_few())
def test_the_apology_is_known_and_the_other_steps_are_not(language: str) -> None:
    for text, mark in ((SET[language]["real"], Mark.THERE), (SET[language]["none"], Mark.MISSING)):
        result = check(text, language)

        assert result.apologize.mark is mark
        assert {result.acknowledge.mark, result.solve.mark} == {Mark.UNKNOWN}
    assert any("first few rules" in note for note in check(SET[language]["real"], language).notes)


def test_a_language_without_rules_says_not_known() -> None:
    result = check("Det gør mig ondt, at håndtaget er knækket. Vi sender et nyt i morgen til jer.", "da")

    assert {result.apologize.mark, result.acknowledge.mark, result.solve.mark} == {Mark.UNKNOWN}


def test_an_english_letter_to_a_dutch_buyer_is_read_as_english() -> None:
    result = check("I am sorry that the handle broke. A new one leaves our warehouse tomorrow.", "nl")

    assert result.apologize.mark is Mark.THERE
    assert result.solve.mark is Mark.THERE


def test_words_of_the_users_own_make_a_step_known() -> None:
    own = load_rules([("da.toml", "language = \"da\"\n[courtesy]\napology = '''\ngør ~2 ondt\n'''\n")])
    text = "Det gør mig ondt, at håndtaget er knækket. Vi sender et nyt i morgen til jer."

    assert check_text(text, channel=Channel.AMAZON_BUYER_MESSAGE, language="da", rules=own).apologize.mark is Mark.THERE


@pytest.mark.parametrize("language", first_few())
def test_the_first_few_snippets_pass_their_checks(language: str) -> None:
    known = snippets(language)

    assert {each.cause for each in known} == {"any", "safety"}
    for each in known:
        assert blocked(fill(each.text, VALUES), language) == set(), each.text
