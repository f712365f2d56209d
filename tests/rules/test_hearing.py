"""What is heard in a review: the examples of the packs themselves, phrases across sentences, places, hostile text."""

from __future__ import annotations

import tomllib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.rules.hearing.ear import Ear, Heard, ear
from reviewtui.rules.hearing.hearing_pack import LANGUAGES, HearingEntry, HearingPack
from reviewtui.rules.hearing.phrase import Phrase
from reviewtui.rules.hearing.phrase_steps import Given, step_of
from reviewtui.rules.hearing.sentences import fold
from reviewtui.rules.hearing.signals import glance, loudest_causes, read_signals
from reviewtui.rules.packs.files import PackError, PackFile, bundled, read_untried

PACKS = {language: HearingPack(bundled(f"heard_{language}")) for language in LANGUAGES}
ENTRIES = [
    pytest.param(pack, entry, id=f"{language}-{entry.kind}-{entry.id}")
    for language, pack in PACKS.items()
    for entry in pack.entries
]


def heard(pack: HearingPack, entry: HearingEntry, sentence: str) -> list[Heard]:
    return [each for each in Ear([pack]).hear(sentence) if (each.kind, each.id) == (entry.kind, entry.id)]


@pytest.mark.parametrize(("pack", "entry"), ENTRIES)
def test_a_pack_hears_its_own_examples(pack: HearingPack, entry: HearingEntry) -> None:
    (table,) = (each for each in bundled(f"heard_{pack.language}").data[entry.kind] if each["id"] == entry.id)
    assert table["heard"]
    assert table["silent"]
    assert [each for each in table["heard"] if not heard(pack, entry, each)] == []
    assert [each for each in table["silent"] if heard(pack, entry, each)] == []


def test_every_language_hears_the_same_things() -> None:
    there = {language: {(each.kind, each.id) for each in pack.entries} for language, pack in PACKS.items()}
    assert all(each == there["en"] for each in there.values())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mine caught on fire.", ("caught on fire",)),
        ("It BURST into\nflames", ()),
        ("No. Smoke came out", ("Smoke came",)),
        ("Not only smoke came out", ("smoke came",)),
        ("It’s a fire hazard – no smoke yet", ("fire hazard", "hazard")),
        ("Große Gefahr: Stromschlag!", ("Gefahr", "Stromschlag")),
        ("バッテリー膨張", ("バッテリー膨張",)),
        ("easy too sue, insult to injury, a friend in the hospital, vacation day burned, illusion shattered", ()),
        ("the glass panel shatters", ("panel shatters",)),
        ("it melted into the port and is too hot to touch", ("it melted", "too hot to touch")),
    ],
)
def test_danger_is_quoted_as_it_was_written(text: str, words: tuple[str, ...]) -> None:
    assert read_signals("", text).safety == words


@pytest.mark.parametrize(
    ("title", "text", "causes"),
    [
        ("", "It leaks. It leaks at the lid, and then it broke.", ("leak", "defect")),
        ("Arrived late", "It broke.", ("late", "defect")),
        ("", "It never worked and broke.", ("defect",)),
        ("", "Llegó rota y con retraso", ("damage", "defect", "late")),
        ("", "It fits perfectly, what could be wrong?", ()),
        ("", "It never held the charge.", ("defect",)),
        ("Se dégonfle", "", ("leak",)),
        ("Rottura", "", ("defect",)),
        ("", "", ()),
    ],
)
def test_causes_are_heard_by_what_happened(title: str, text: str, causes: tuple[str, ...]) -> None:
    assert loudest_causes(title, text) == causes


def test_taste_and_price_are_hard_to_mend() -> None:
    assert read_signals("", "Ugly and overpriced").unfixable
    assert not read_signals("", "It broke").unfixable


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("one", 1),
        ("", 1),
        ("one\n\ntwo", 2),
        ("one\n\n\n\n\n\n\n\ntwo", 2),
        ("one\n \ntwo\n\n", 2),
        ("a\n\nb\n\nc\n\nd\n\ne", 5),
        ("a line\nanother line", 1),
    ],
)
def test_paragraphs_are_counted_not_blank_lines(text: str, paragraphs: int) -> None:
    found = read_signals("", text)
    assert (found.paragraphs, found.long) == (paragraphs, paragraphs >= 5)


def test_a_long_text_is_a_take_down_too() -> None:
    assert read_signals("", "x " * 800).long


words = st.sampled_from(
    [
        "caught",
        "fire",
        "on",
        "no",
        "smoke",
        "came",
        ",",
        ".",
        "it",
        "burned",
        "my",
        "hand",
        "won't",
        "charge",
        "\u0130",
        "漏",
    ]
)


@given(st.text() | st.lists(words, max_size=30).map(" ".join))
def test_places_are_those_of_the_words(text: str) -> None:
    for each in ear().hear(text):
        assert " ".join(text[each.start : each.end].split()) == each.words


@given(st.lists(words, max_size=8).map(" ".join), st.lists(words, max_size=30).map(" ".join))
def test_a_glance_hears_what_listening_hears(title: str, text: str) -> None:
    whole, some = read_signals(title, text), glance(title, text)
    assert [bool(each) for each in whole[3:]] == [bool(each) for each in some[3:]]
    assert whole[:3] == some[:3]


@given(st.text())
def test_folding_moves_no_place(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_a_text_made_to_be_slow_costs_its_length() -> None:
    """Counted in looks at words, not in seconds: twice the text may be looked at about twice as often."""
    looks = 0

    class Counting(list[str]):
        def __getitem__(self, at):  # type: ignore[no-untyped-def]
            nonlocal looks
            looks += 1
            return list.__getitem__(self, at)

    phrase = Phrase("a|b ~9 a|b ~9 a|b ~9 zzz", Given({}, fold))
    counts = []
    for size in (200, 400):
        looks = 0
        tokens = Counting(["a", "zzz"] * size)
        list(phrase.spans(tokens, range(1, 2 * size, 2)))
        counts.append(looks)
    assert counts[1] < 2.2 * counts[0]


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"ja"}))
def test_a_phrase_begins_at_the_words_of_one_of_its_steps(language: str) -> None:
    """The words to begin at are found out without making steps; they must be those that the step is tried with."""
    pack = PACKS[language]
    made = Given(bundled(f"heard_{language}").data["words"], fold, pack.common)
    for entry in pack.entries:
        for phrase in entry.phrases:
            steps = [step_of(piece, made) for piece in made.folded(phrase.line).split()]
            certain = [step.rarest(pack.common) for step in steps if step.certain]
            assert phrase.triggers in certain, phrase.line
            assert sorted(map(sorted, phrase.needs)) == sorted(
                sorted(each) for number, each in enumerate(certain) if number != certain.index(phrase.triggers)
            ), phrase.line


@pytest.mark.parametrize("name", [f"{kind}_{each}" for kind in ("heard", "removal") for each in LANGUAGES])
def test_a_pack_that_is_listened_with_is_the_same_without_its_sentences(name: str) -> None:
    whole = {
        key: [{field: each[field] for field in each if field not in {"heard", "silent"}} for each in value]
        if isinstance(value, list)
        else value
        for key, value in bundled(name).data.items()
    }

    assert read_untried(name).data == whole
    assert any("heard" in each for value in bundled(name).data.values() if isinstance(value, list) for each in value)


@pytest.mark.parametrize("line", ["~2", "burn*", "fire?", "<nothing> fire", ""])
def test_a_line_that_can_not_be_right_is_told(line: str) -> None:
    table = {"id": "x", "match": line or "~1"}
    with pytest.raises(PackError, match=r"mine\.toml: match: "):
        HearingPack(PackFile("mine.toml", {"language": "en", "danger": [table]}))


@pytest.mark.parametrize("name", ["first", "second"])
def test_the_cause_named_first_is_the_one_that_is_told(name: str) -> None:
    """MARKS.md has the figures of the first runs."""
    file = Path(__file__).with_name("labelled") / "held_out" / "2026-11-27-causes.toml"
    lines = tomllib.loads(file.read_text(encoding="utf-8"))[name].strip().splitlines()

    wrong = []
    for line in lines:
        cause, _, sentence = line.partition(" | ")
        named = next(iter(loudest_causes("", sentence)), "none")
        wrong += [] if named == cause else [(named, line)]

    assert len(wrong) <= 1, wrong


def test_what_is_not_tried_is_not_kept() -> None:
    """The screens look at a few reviews: most phrases of all languages are never tried, and must take no room."""
    listening = Ear([HearingPack(bundled(f"heard_{language}")) for language in LANGUAGES])
    assert listening.hear("The lid broke after two days and it leaks.")
    phrases = [phrase for pack in listening.packs for entry in pack.entries for phrase in entry.phrases]
    assert 0 < sum(_kept("needs", phrase) for phrase in phrases) < len(phrases) / 5
    assert not any(_kept("triggers", phrase) for phrase in phrases)


def _kept(name: str, phrase: Phrase) -> bool:
    """Whether something is there already, without having it made."""
    with suppress(AttributeError):
        vars(Phrase)[name].__get__(phrase, Phrase)
        return True
    return False


@pytest.mark.parametrize("order", [("defect", "missing", "size", "late"), ("late", "size", "missing", "defect")])
def test_causes_told_by_the_same_words_come_in_the_same_order_at_every_start(order: tuple[str, ...]) -> None:
    tables = [{"id": each, "match": "blorb"} for each in order]
    heard = Ear([HearingPack(PackFile("mine.toml", {"language": "en", "cause": tables}))]).hear("It is a blorb.")

    assert [each.id for each in heard] == ["defect", "late", "missing", "size"]


@pytest.mark.parametrize(
    "smelled",
    [
        "Smells like gasoline, had to air it out for a week.",
        "The mat reeks of petrol.",
        "Die Matte riecht nach Benzin.",
        "Le tapis sent l'essence.",
        "La alfombra huele a gasolina.",
        "Il tappeto puzza di benzina.",
    ],
)
def test_a_thing_that_smells_like_fuel_is_a_bad_smell_and_no_danger(smelled: str) -> None:
    assert not read_signals("", smelled).safety


@pytest.mark.parametrize(
    "smelled", ["The whole kitchen smells of gas.", "A strong gas smell from the heater.", "Es riecht nach Gas."]
)
def test_gas_that_is_smelled_is_a_danger(smelled: str) -> None:
    assert read_signals("", smelled).safety
