"""Every rule of every pack is tried by its own sentences."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

import reviewtui
from reviewtui.desk.health import State, rule_packs
from reviewtui.domain.channel import Channel
from reviewtui.rules.check import check_text
from reviewtui.rules.examples import misjudged
from reviewtui.rules.packs import loading
from reviewtui.rules.packs.files import BUNDLED, bundled, own
from reviewtui.rules.packs.loading import load_rules
from rules.labelled_set import checked

MEASURED = {"too-long", "long", "language", "same-as-recent", "order-id-wrong", "second-opinion"}
"""Rules that no sentence can break: they count, or hold a letter against its case."""


def finds(text: str, channel: Channel, language: str) -> set[str]:
    return {each.rule for each in checked(text, channel, language).findings}


@pytest.mark.parametrize("name", ["rules", *BUNDLED])
def test_the_examples_of_a_pack_are_judged_as_it_says(name: str) -> None:
    assert list(misjudged(bundled(name), finds)) == []


def test_every_rule_of_every_language_has_both_kinds_of_examples() -> None:
    lacking = set()
    for language in BUNDLED:
        entries = bundled(language).data["rule"]
        for rule in {entry["id"] for entry in entries}:
            for kind in ("bad", "good"):
                if not any(entry.get(kind) for entry in entries if entry["id"] == rule):
                    lacking.add((language, rule, kind))
    assert lacking == set()


def test_every_rule_is_tried_somewhere() -> None:
    tried = {entry["id"] for language in BUNDLED for entry in bundled(language).data["rule"] if entry.get("bad")}
    tried |= {rule for rule, entry in bundled("rules").data["rules"].items() if entry.get("bad")}

    assert set(load_rules().abouts) - tried == MEASURED


def test_an_example_that_is_misjudged_is_told_with_its_rule_and_what_to_do() -> None:
    text = """
language = "en"
[[rule]]
id = "no-rivals"
why = "We do not talk about others."
bad = ["Better than any Acme lamp.", "Acme is worse."]
good = ["I am sorry.", "This one is better than one of Acme's."]
match = "better ~3 acme*"
"""
    rules = load_rules([("mine.toml", text)])

    def by_mine(letter: str, channel: Channel, language: str) -> set[str]:
        return {each.rule for each in checked_with(letter, channel, language)}

    def checked_with(letter: str, channel: Channel, language: str):  # type: ignore[no-untyped-def]
        return check_text(letter, channel=channel, language=language, rules=rules).findings

    told = list(misjudged(own("mine.toml", text), by_mine))

    assert [each.split(";")[0] for each in told] == [
        "mine.toml: rule no-rivals.bad: “Acme is worse.” is not found",
        "mine.toml: rule no-rivals.good: “This one is better than one of Acme's.” is found",
    ]


def test_the_doctor_tries_the_examples_of_a_pack_of_your_own(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text(
        '[[rule]]\nid = "no-rivals"\nwhy = "No."\nbad = ["Acme is worse."]\nmatch = "better ~3 acme*"\n', "utf-8"
    )

    told = [(each.state, each.words) for each in rule_packs([mine])]

    assert told == [
        (
            State.WARN,
            "mine.toml: rule no-rivals.bad: “Acme is worse.” is not found; widen match, or take it out",
        )
    ]


def test_a_rule_that_stands_in_the_pack_of_one_language_alone_is_known_there_and_to_overrides(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is told in docs/rules.md: one file, and nothing in rules.toml."""
    french = bundled("fr")
    entry = {"id": "no-rivals", "why": "No.", "severity": "warn", "elsewhere": "warn", "match": "mieux ~2 acme"}
    wider = replace(french, data={**french.data, "rule": [*french.data["rule"], entry]})
    monkeypatch.setattr(loading, "bundled", lambda name: wider if name == "fr" else bundled(name))
    monkeypatch.setattr(loading, "_default", loading._default.__wrapped__)
    silent = load_rules([("mine.toml", '[rules.no-rivals]\nseverity = "off"\n')])
    for rules, there in ((load_rules(), True), (silent, False)):
        found = check_text("C'est mieux que Acme.", channel=Channel.AMAZON_BUYER_MESSAGE, language="fr", rules=rules)
        assert ("no-rivals" in {each.rule for each in found.findings}) is there


def test_no_rule_that_patterns_find_is_named_in_code() -> None:
    """What follows from a rule stands in its pack, so that a new one needs no code."""
    found_by_patterns = {entry["id"] for language in BUNDLED for entry in bundled(language).data["rule"]}
    found_by_code = {"contact", "link"}  # addresses and numbers have shapes
    named = re.compile("|".join(f"[\"']{each}[\"']" for each in sorted(found_by_patterns - found_by_code)))
    context = Path(reviewtui.__file__).parent

    assert [path.name for path in context.rglob("*.py") if named.search(path.read_text("utf-8"))] == []
