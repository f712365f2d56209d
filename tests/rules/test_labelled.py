"""The labelled sets: every forbidden wording stops, innocent ones pass, the ticks agree with a reader's."""

from __future__ import annotations

from collections import Counter

import pytest

from reviewtui.domain.channel import Channel
from reviewtui.rules.check import check_text
from rules.labelled_set import HELD_OUT, Labelled, apologies, apologizes, checked, held_out, marked, regression, report

MISSED = {
    "The bad score makes our algorithm sink. Please do something.",
    "Whether you leave the old text standing is your decision, but we'd obviously prefer you didn't.",
    "Please go to Your Account, Profile, and put the matter right there.",
    "With the fee returned, we would expect the comment to go as well.",
    "Could you undo it?",
    "Your verdict was written before we could help; maybe it deserves a second edition.",
    "We'd hate for people to think we don't care; would you help us show them otherwise on Amazon?",
}
"""Wordings that cannot be told apart without their letter, or not yet."""


def test_the_sets_are_as_large_as_promised() -> None:
    everything = [*regression(), *held_out(*HELD_OUT)]

    assert len(everything) >= 3500
    assert {case.language for case in everything} == {"en", "de", "fr", "es", "it", "ja"}
    assert sum(case.innocent for case in everything) >= 1500


def test_what_the_rules_were_mended_with_is_told_apart() -> None:
    wrong = [case for case in regression() if not case.right()]

    assert {case.text for case in wrong} <= MISSED, report(wrong)
    assert not [case for case in wrong if case.innocent]


def test_held_out_wordings_are_caught() -> None:
    for name in HELD_OUT:
        forbidden = [case for case in held_out(name) if not case.innocent]
        assert sum(case.right() for case in forbidden) >= 0.97 * len(forbidden), report(forbidden)


@pytest.mark.parametrize(
    "name", ["passes-first", "passes-second", "stops-first", "stops-second", "third", "fourth", "fifth"]
)
def test_what_the_sets_of_november_taught_is_kept(name: str) -> None:
    """Near what is forbidden, and hints of it; REPORT.md has the figures of the first runs."""
    wrong = [(case.text, case.rules()) for case in held_out(f"2026-11-27-{name}") if not case.right()]

    assert wrong == []


HALF = "Please give the wood two stars' worth of oil... two spoons, I mean."
"""A slip of the tongue, which is asked too much."""


@pytest.mark.parametrize("name", ["deeds-en", "deeds-second-en"])
def test_it_matters_who_does_what_to_whom(name: str) -> None:
    """What is denied, told of or another's deed passes; plain wishes stop. Hints are not promised."""
    cases = [case for case in held_out(f"2026-11-27-{name}") if case.label != "sly" and case.text != HALF]

    blocked = [(case.text, case.rules()) for case in cases if case.innocent and not case.right()]
    missed = [case.text for case in cases if not case.innocent and not case.right()]

    assert blocked == []
    assert len(missed) <= len(cases) / 50, missed


def test_what_the_menders_of_november_wrote_is_judged_as_labelled() -> None:
    """Everyday wordings of each kind and neighbours of them in Italian, Japanese and Spanish."""
    cases = held_out(*(f"2026-11-27-menders-south{which}" for which in ("", "-last", "-everyday")))
    missed = [case for case in cases if not case.innocent and not case.right()]
    blocked = [(case.text, case.rules()) for case in cases if case.innocent and not case.right()]

    assert len(missed) <= 0.04 * len(cases), report(missed)
    assert len(blocked) <= 1, blocked


@pytest.mark.parametrize(
    ("language", "released", "hint"),
    [
        ("en", "You don't have to change your review.", "You don't have to change your review, but it would help us."),
        (
            "de",
            "Sie müssen Ihre Bewertung nicht ändern.",
            "Sie müssen Ihre Bewertung nicht ändern, aber schön wäre es.",
        ),
        (
            "fr",
            "Nous ne vous demandons pas de modifier votre avis.",
            "Votre avis n'est plus justifié, vous pourriez le changer.",
        ),
        ("es", "No tiene que cambiar su reseña.", "No tiene que cambiar su reseña, pero nos ayudaría."),
        ("it", "Non deve cambiare la recensione.", "Non deve cambiare la recensione, ma ci aiuterebbe."),
        (
            "ja",
            "レビューはそのままで結構です。",
            "レビューはそのままで結構ですが、星を増やしていただけると嬉しいです。",
        ),
    ],
)
def test_who_is_released_from_changing_a_review_is_warned_of_and_not_stopped(
    language: str, released: str, hint: str
) -> None:
    def found(text: str) -> set[tuple[str, str]]:
        result = check_text(text, channel=Channel.AMAZON_BUYER_MESSAGE, language=language)
        return {(each.rule, each.severity) for each in result.findings}

    assert ("mentions-review", "warn") in found(released)
    assert "block" not in {severity for _, severity in found(released)}
    assert "block" in {severity for _, severity in found(hint)}


def test_at_most_one_innocent_in_forty_is_blocked() -> None:
    innocent = [case for case in held_out(*HELD_OUT) if case.innocent]

    assert sum(not case.right() for case in innocent) <= len(innocent) / 40, report(innocent)


@pytest.mark.parametrize("cases", [regression(), held_out(*HELD_OUT)], ids=["regression", "held out"])
def test_most_are_blocked_by_the_rule_that_a_reader_named(cases: list[Labelled]) -> None:
    forbidden = [case for case in cases if not case.innocent]

    named = sum(case.label in case.rules() for case in forbidden)

    assert named >= 0.9 * len(forbidden)


def test_every_finding_quotes_the_letter() -> None:
    for case in [*regression(), *held_out(*HELD_OUT)]:
        for finding in checked(case.text, case.channel, case.language).findings:
            assert finding.quote == case.text[finding.start : finding.end], case.text
            assert finding.why.endswith("."), finding.rule
            assert finding.source, finding.rule


def test_an_innocent_sentence_stays_innocent_in_a_letter() -> None:
    """Sentences are not read into one another: the innocent ones of a language make an innocent letter."""
    innocent = [case.text for case in regression("en") if case.innocent]
    blocked: Counter[str] = Counter()
    for start in range(0, len(innocent) - 3, 3):
        letter = " ".join(innocent[start : start + 3])
        result = check_text(letter, channel=Channel.AMAZON_BUYER_MESSAGE)
        blocked.update(f"{letter}: {each.rule}" for each in result.findings if each.severity == "block")

    assert len(blocked) <= len(innocent) / 3 / 80, blocked


@pytest.mark.parametrize(("name", "least"), [("regression", 0.98), ("held_out", 0.97)])
def test_the_ticks_agree_with_a_reader(name: str, least: float) -> None:
    letters = marked(name)

    disagreed = [(letter.steps, letter.found(), letter.text) for letter in letters if letter.agreed() < 3]

    assert sum(letter.agreed() for letter in letters) >= least * 3 * len(letters), disagreed


def test_apologies_in_other_languages_agree_with_a_reader() -> None:
    sentences = apologies("regression")

    wrong = [(language, text) for language, text, real in sentences if apologizes(language, text) != real]

    assert len(wrong) <= 1, wrong


REAL = {
    "de": ["Es tut mir leid, dass der Griff gebrochen ist.", "Bitte entschuldigen Sie den Fehler."],
    "fr": ["Nous vous présentons nos excuses pour ce retard.", "Je suis désolé que la poignée se soit cassée."],
    "es": ["Siento mucho que el asa se haya roto.", "Le pedimos disculpas por el retraso."],
    "it": ["Mi dispiace che il manico si sia rotto.", "Le chiedo scusa per la tazza rotta."],
    "ja": ["持ち手が壊れてしまい、大変申し訳ございません。", "お届けが遅れましたことをお詫び申し上げます。"],
}
HOLLOW = {
    "de": ["Es tut uns leid, wenn Sie sich ärgern.", "Wir bedauern etwaige Unannehmlichkeiten."],
    "fr": ["Nous sommes désolés si vous êtes déçu.", "Nous regrettons tout désagrément."],
    "es": ["Sentimos si se ha sentido decepcionado.", "Lamentamos cualquier molestia."],
    "it": ["Ci dispiace se si è sentito deluso.", "Ci scusiamo per eventuali disagi."],
    "ja": ["ご不快に思われたのであれば申し訳ございません。"],
}


@pytest.mark.parametrize("language", REAL)
def test_an_apology_is_told_from_a_hollow_one_in_every_language(language: str) -> None:
    def there(text: str) -> bool:
        result = check_text(text, channel=Channel.AMAZON_BUYER_MESSAGE, language=language)
        return result.apologize.mark == "there"

    assert all(there(text) for text in REAL[language])
    assert not any(there(text) for text in HOLLOW[language])
