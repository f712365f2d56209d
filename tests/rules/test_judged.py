"""What is heard in reviews, on sets that were labelled before their first run; MARKS.md has the figures."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewtui.domain.channel import Channel
from reviewtui.domain.finding import Mark, Severity
from reviewtui.rules.check import check_text
from reviewtui.rules.hearing.signals import loudest_causes, read_signals

FOLDER = Path(__file__).with_name("labelled") / "held_out"


def lines_of(name: str, kind: str) -> Iterator[tuple[str, str]]:
    """The lines of a kind, each with its language."""
    for language, kinds in tomllib.loads((FOLDER / f"2026-11-27-{name}.toml").read_text(encoding="utf-8")).items():
        for line in kinds[kind].strip().splitlines():
            yield language, line


def blocks(language: str, text: str) -> list[str]:
    """The rules that block a sentence."""
    result = check_text(text, channel=Channel.AMAZON_BUYER_MESSAGE, language=language)
    return [each.rule for each in result.findings if each.severity is Severity.BLOCK]


def acknowledged(name: str) -> int:
    """In how many letters of a set the acknowledgement is judged as its label says."""
    right = 0
    for group in tomllib.loads((FOLDER / f"2026-11-27-{name}.toml").read_text(encoding="utf-8"))["beside"]:
        for line in group["letters"].strip().splitlines():
            steps, _, text = line.partition(" | ")
            result = check_text(text, channel=Channel.AMAZON_BUYER_MESSAGE, review_text=group["review"])
            right += (steps[1] == "k") is (result.acknowledge.mark is Mark.THERE)
    return right


@pytest.mark.parametrize(
    "name", ["judge-danger", "judge-second-danger", "ear-danger", "ear-danger-second", "ear-danger-third"]
)
def test_danger_is_heard_where_harm_is_told(name: str) -> None:
    missed = [line for line in lines_of(name, "danger") if not read_signals("", line[1]).safety]
    wrong = [(line, said) for line in lines_of(name, "none") if (said := read_signals("", line[1]).safety)]

    assert len(missed) <= 1, missed
    assert not wrong


@pytest.mark.parametrize("name", ["judge-causes", "judge-second-causes"])
def test_the_cause_told_first_is_named_in_six_languages(name: str) -> None:
    wrong = []
    for language, line in lines_of(name, "reviews"):
        cause, _, text = line.partition(" | ")
        named = next(iter(loudest_causes("", text)), "none")
        wrong += [] if named == cause else [(language, named, line)]

    assert len(wrong) <= 1, wrong


@pytest.mark.parametrize(
    ("aside", "told"),
    [
        ("I was afraid it would leak.", "I was afraid, and then it leaked."),
        ("My old one stopped working.", "My old one was fine, this one stopped working."),
        ("Ich hatte Angst, dass es undicht ist.", "Es ist undicht."),
        ("J'avais peur que ça fuit.", "Ça fuit."),
        ("Temía que se rompa.", "Temía lo peor, pero se rompió."),
        ("Temevo che gocciola.", "Gocciola subito."),
        ("水漏れが心配でしたが大丈夫でした。", "水漏れがしました。"),
    ],
)
def test_what_is_said_aside_is_no_complaint(aside: str, told: str) -> None:
    assert loudest_causes("", aside) == ()
    assert loudest_causes("", told) != ()


def test_the_old_one_that_burned_is_no_danger_of_this_one() -> None:
    assert not read_signals("", "I bought this because my old one caught fire.").safety
    assert read_signals("", "My old one was fine but this caught fire.").safety
    assert read_signals("", "I was afraid it would catch fire.").safety


def test_damage_on_arrival_is_named_before_the_defect_inside_it() -> None:
    assert loudest_causes("", "Kam mit einem Riss im Deckel an.")[0] == "damage"
    assert loudest_causes("", "Nach einer Woche ein Riss im Deckel.")[0] == "defect"


@pytest.mark.parametrize(
    "name",
    [
        *(f"judge-{each}{kind}" for kind in ("five", "hints") for each in ("", "second-", "third-")),
        "frames-work",
        "frames-second-five",
        "kinds-plain",
    ],
)
def test_hints_and_plain_wishes_are_blocked_and_everyday_sentences_are_not(name: str) -> None:
    missed = [line for line in lines_of(name, "forbidden") if not blocks(*line)]
    wrong = [(line, said) for line in lines_of(name, "innocent") if (said := blocks(*line))]

    assert len(missed) <= 1, missed
    assert not wrong


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("judge-letters", 60),
        ("judge-second-letters", 30),
        ("kinds-letters", 57),
        ("kinds-second-letters", 48),
        ("kinds-third-letters", 50),
        ("kinds-fourth-letters", 28),
    ],
)
def test_a_letter_beside_its_review_acknowledges_or_not(name: str, least: int) -> None:
    assert acknowledged(name) >= least


@pytest.mark.parametrize(
    "name", ["frames-hints", "frames-second-hints", "kinds-hints", "kinds-second-hints", "kinds-third-hints"]
)
def test_a_hint_without_the_words_is_blocked_or_warned_of(name: str) -> None:
    def told(language: str, text: str) -> bool:
        found = check_text(text, channel=Channel.AMAZON_BUYER_MESSAGE, language=language).findings
        return any(each.severity is Severity.BLOCK or each.rule == "hints-at-review" for each in found)

    missed = [line for line in lines_of(name, "forbidden") if not told(*line)]
    wrong = [line for line in lines_of(name, "innocent") if told(*line)]

    assert len(missed) <= 2, missed
    assert not wrong


@pytest.mark.parametrize(
    "line",
    [
        "k | The odour comes from the glue; please put it outside, we are collecting it on Monday.",
        "- | Your new rug comes on Monday; please put it outside.",
        "- | Rugs can react to anything.",
        "- | Our team answers within 24 hours.",
        "- | New smells happen, that's life.",
    ],
)
def test_what_stands_before_an_offer_acknowledges_and_a_remark_at_large_does_not(line: str) -> None:
    label, _, text = line.partition(" | ")

    result = check_text(text, channel=Channel.AMAZON_BUYER_MESSAGE, review_text="The rug smells after a week.")

    assert (result.acknowledge.mark is Mark.THERE) is (label == "k")


def test_an_apology_at_large_or_a_guess_at_fault_acknowledges_nothing() -> None:
    assert acknowledged("judge-third-letters") == 30


@pytest.mark.parametrize(
    ("name", "gaps"),
    [
        ("clerks-first", 1),
        ("clerks-second", 8),
        ("clerks-third", 4),
        ("clerks-fourth", 13),
        ("clerks-fifth", 3),
        ("clerks-few", 2),
        ("menders-first", 0),
        ("menders-second", 0),
        ("menders-third", 19),
        ("menders-passes", 0),
    ],
)
def test_letters_of_clerks_are_stopped_where_they_hint_and_nowhere_else(name: str, gaps: int) -> None:
    said = tomllib.loads((FOLDER / f"2026-11-27-{name}.toml").read_text(encoding="utf-8"))
    lines = [(language, kind, line) for language, kinds in said.items() for kind in kinds
             for line in kinds[kind].strip().splitlines()]  # fmt: skip
    missed = [each for each in lines if each[1] != "innocent" and not blocks(each[0], each[2].partition(" | ")[2])]
    wrong = [each for each in lines if each[1] == "innocent" and blocks(each[0], each[2])]

    assert len(missed) <= gaps, missed
    assert not wrong


def test_neighbours_of_hints_pass() -> None:
    assert [line for line in lines_of("clerks-passes", "innocent") if blocks(*line)] == []


def test_a_wish_may_follow_on_the_sentence_that_names_the_review() -> None:
    assert blocks("de", "Wir haben Ihre Bewertung gelesen. Vielleicht möchten Sie sie noch einmal überdenken.")
    assert not blocks("de", "Wir haben Ihre Adresse gelesen. Vielleicht möchten Sie sie noch einmal überdenken.")


def test_a_short_letter_in_the_buyers_language_is_not_read_as_one_in_another() -> None:
    assert blocks("es", "Borre la línea «invitado» de la lista de dispositivos.") == []
