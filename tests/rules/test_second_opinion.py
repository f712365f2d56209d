"""The second opinion only warns, only where no rule has spoken, and says which words weighed."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.domain.channel import Channel
from reviewtui.domain.finding import Finding, Severity
from reviewtui.rules.check import check_text
from reviewtui.rules.match.matcher import Document
from reviewtui.rules.packs.files import WHOLE
from reviewtui.rules.packs.loading import load_rules
from reviewtui.rules.packs.model import RuleSet
from reviewtui.rules.packs.opinion import Opinion, opinion
from reviewtui.rules.policy.second_opinion import RULE, features, second_opinion, weigh

PACKS = Path(__file__).parents[2] / "src/reviewtui/rules/packs"
EXAM = Path(__file__).with_name("labelled") / "held_out" / "2026-11-27-opinion.toml"
ASKED: tuple[RuleSet, Channel, list[Finding]] = (load_rules(), Channel.AMAZON_BUYER_MESSAGE, [])
LEARNED = [language for language in WHOLE if opinion(language)]


def worst_words() -> str:
    """A sentence of the words that weigh most, of which no rule knows anything."""
    known = opinion("en")
    assert known is not None
    by_weight = sorted((name for name in known.weights if name.isalpha()), key=lambda name: -known.weights[name])
    return f"Blorb {' '.join(by_weight[10:40])} blorb."


def test_all_that_was_learned_is_less_than_a_megabyte() -> None:
    files = list(PACKS.glob("opinion_*.json"))

    assert files
    assert sum(each.stat().st_size for each in files) < 1_000_000


def test_a_likeness_is_a_warning_on_amazons_channels_alone_and_names_words_that_stand_there() -> None:
    text = f"The lid is on its way. {worst_words()} It leaves today."
    document = Document(text)
    found = second_opinion(document, "en", load_rules(), Channel.AMAZON_BUYER_MESSAGE, [])

    assert [each.severity for each in found] == [Severity.WARN]
    assert text[found[0].start : found[0].end] == found[0].quote == worst_words()
    weighed = re.findall("“(.+?)”", found[0].why)
    assert weighed
    assert all(each in found[0].quote for each in weighed)
    assert second_opinion(document, "en", load_rules(), Channel.PRIVATE_MESSAGE, []) == []
    assert second_opinion(document, "pl", load_rules(), Channel.AMAZON_BUYER_MESSAGE, []) == []


@pytest.mark.parametrize("language", LEARNED)
def test_a_set_that_nothing_was_learned_from_is_judged_as_on_its_first_run(language: str) -> None:
    """REPORT.md has the figures: more than half of what no rule stopped was warned of, six of 360 letters."""
    kinds = tomllib.loads(EXAM.read_text(encoding="utf-8"))[language]
    warned = {
        kind: [text for text in lines.splitlines() if text and second_opinion(Document(text), language, *ASKED)]
        for kind, lines in kinds.items()
    }

    assert len(warned["sly"]) >= 10, len(warned["sly"])
    assert len(warned["letters"]) <= 3, warned["letters"]
    assert len(warned["innocent"]) <= 2, warned["innocent"]


def test_a_check_holds_the_opinion_in_the_letters_own_language() -> None:
    text = "I'm sorry about the lid of your kettle. A little fairness from you would mean the world to my family."
    found = [each for each in check_text(text, channel=Channel.AMAZON_BUYER_MESSAGE).findings if each.rule == RULE]

    assert [each.quote for each in found] == [text[text.index("A little") :]]
    assert found[0].asked_about


def test_it_says_nothing_where_a_rule_has_spoken() -> None:
    rules = load_rules()
    text = f"{worst_words()} {worst_words()}"
    spoken = rules.about("contact").finding(text, Severity.BLOCK, 3, 9)
    of_tone = rules.about("terse").finding(text, Severity.WARN, 3, 9)
    document = Document(text)

    assert len(second_opinion(document, "en", rules, Channel.AMAZON_BUYER_MESSAGE, [])) == 2
    assert len(second_opinion(document, "en", rules, Channel.AMAZON_BUYER_MESSAGE, [of_tone])) == 2
    assert len(second_opinion(document, "en", rules, Channel.AMAZON_BUYER_MESSAGE, [spoken])) == 1


@pytest.mark.parametrize("letter", ["\u0149", "\u02bc", "Sorry \u0149 bietjie laat."])
def test_a_letter_that_folds_to_no_word_is_weighed(letter: str) -> None:
    """The Afrikaans article is a sign by itself, of which folding leaves an empty word before the n."""
    assert "" in {token.word for token in Document(letter).tokens}
    assert check_text(letter, channel=Channel.AMAZON_BUYER_MESSAGE).verdict in {"ok", "warn"}


@given(st.text(max_size=300))
def test_what_is_weighed_is_each_feature_once_and_stands_in_its_sentence(text: str) -> None:
    document = Document(text)
    found = features(document.tokens, 0, len(document.tokens))
    known = Opinion(0.5, 0, {each.name: 1 for each in found})

    assert weigh(known, document.tokens, 0, len(document.tokens)) == 0.5 + len({each.name for each in found})
    assert all(0 <= each.first <= each.last < len(document.tokens) for each in found)
