"""Letters that take up a review in other words, in six languages, on sets labelled before their first run."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from reviewtui.domain.channel import Channel
from reviewtui.domain.finding import CheckResult, Mark
from reviewtui.rules.check import check_text
from reviewtui.rules.courtesy.coverage import shared
from reviewtui.rules.match.matcher import read
from reviewtui.rules.packs.loading import load_rules

FOLDER = Path(__file__).with_name("labelled") / "held_out"
_MARKED = re.compile(r"\{([+-])(.*?)\}")


def checked(language: str, letter: str, review: str) -> CheckResult:
    return check_text(letter, channel=Channel.AMAZON_BUYER_MESSAGE, language=language, review_text=review)


def marks(result: CheckResult) -> str:
    """The steps that are there, as in the sets: a, k, s or -."""
    steps = zip("aks", (result.apologize, result.acknowledge, result.solve), strict=True)
    return "".join(letter if step.mark is Mark.THERE else "-" for letter, step in steps)


def complaint_is_right(result: CheckResult, quote: str, *, answered: bool) -> bool:
    """Whether what a complaint of the review is labelled as is what the points that share a word with it say."""
    points = [each for each in result.points if quote in each.quote or each.quote.strip(" .。") in quote]
    return any(each.answered for each in points) if answered else not any(each.answered for each in points)


def figures(name: str) -> Counter[str]:
    """How many of a set were judged otherwise than labelled: each step, and the complaints answered and open."""
    wrong: Counter[str] = Counter()
    for language, said in tomllib.loads((FOLDER / f"2026-11-27-{name}.toml").read_text(encoding="utf-8")).items():
        for line in said["letters"].strip().splitlines():
            wanted, raw, letter = re.split(r" \|\|? ", line, maxsplit=2)
            result = checked(language, letter, _MARKED.sub(r"\2", raw))
            wrong.update(step for step, one, other in zip("aks", wanted, marks(result), strict=True) if one != other)
            for sign, quote in _MARKED.findall(raw):
                wrong[sign] += not complaint_is_right(result, quote, answered=sign == "+")
    return wrong


@pytest.mark.parametrize(
    ("name", "gaps"),
    [
        ("like-first-letters", {"a": 0, "k": 0, "s": 0, "+": 4, "-": 0}),
        ("like-second-letters", {"a": 0, "k": 7, "s": 1, "+": 7, "-": 4}),
        ("like-last-letters", {"a": 0, "k": 4, "s": 1, "+": 9, "-": 8}),
        ("like-counter-letters", {"a": 0, "k": 0, "s": 0, "-": 9}),
        ("like-third-letters", {"a": 0, "k": 1, "s": 1, "+": 2, "-": 3}),
    ],
)
def test_the_steps_and_the_answered_complaints_of_a_letter(name: str, gaps: dict[str, int]) -> None:
    wrong = figures(name)

    assert {each: wrong[each] for each in gaps if wrong[each] > gaps[each]} == {}


@pytest.mark.parametrize(
    ("language", "review", "alike", "other"),
    [
        ("de", "Die Geschenkbox fehlte.", "Schachtel", "Lampe"),
        ("de", "Alles durchnässt.", "nass", "laut"),
        ("fr", "L'écrin manquait.", "boîte", "lampe"),
        ("es", "El estuche faltaba.", "caja", "lámpara"),
        ("it", "L'astuccio mancava.", "scatola", "lampada"),
        ("ja", "箱がありません。", "ケース", "ランプ"),
    ],
)
def test_words_of_one_group_are_alike(language: str, review: str, alike: str, other: str) -> None:
    pack = load_rules().pack(language)

    assert shared(review, read(alike).tokens, pack) == 1
    assert shared(review, read(other).tokens, pack) == 0


@pytest.mark.parametrize(
    ("language", "letter"),
    [
        ("de", "Es tut mir leid, dass die Pflanze welk war."),
        ("fr", "Désolé pour la plante arrivée fanée."),
        ("es", "Siento mucho lo de la planta marchita."),
        ("it", "Mi dispiace per la pianta appassita."),
        ("ja", "植物がしおれていた件、申し訳ございません。"),
        ("en", "I'm sorry that the plant came with dead leaves."),
    ],
)
def test_the_trouble_of_another_buyer_acknowledges_nothing(language: str, letter: str) -> None:
    drill = {"de": "Die Bohrmaschine wackelt.", "fr": "Le mandrin de la perceuse bouge.", "es": "El taladro baila.",
             "it": "Il trapano balla.", "ja": "ドリルがぐらつきます。", "en": "The drill chuck wobbles."}  # fmt: skip

    assert checked(language, letter, drill[language]).acknowledge.mark is not Mark.THERE


def test_a_scene_is_nearer_than_nothing_and_farther_than_a_meaning() -> None:
    pack = load_rules().pack("en")
    review = "The zipper of the suitcase split at the airport."

    assert shared(review, read("luggage").tokens, pack) == 1
    assert shared(review, read("hotel").tokens, pack) == 0.5
    assert checked("en", "A hotel room full of loose clothes is awful.", review).acknowledge.mark is Mark.THERE
    assert checked("en", "I'm sorry that the hotel was noisy.", review).acknowledge.mark is not Mark.THERE


def test_one_word_of_a_letter_answers_one_word_of_a_complaint() -> None:
    review = "The printer leaves black lines and grey dots on every printed page."

    assert not any(each.answered for each in checked("en", "Our printers won a prize in 2024.", review).points)


def test_a_sentence_that_takes_up_a_review_answers_the_complaint_it_is_nearest_to() -> None:
    review = "The lid leaks. Nobody answered my mails for weeks."
    result = checked("en", "Being met with silence is no way to be treated.", review)

    assert [each.answered for each in result.points] == [False, True]


def test_a_question_about_it_is_one_about_the_thing() -> None:
    review = "The lawnmower dies after ten minutes."

    assert marks(checked("en", "Does it cut out on slopes or on level ground?", review)) == "-ks"
    assert marks(checked("en", "Would you like it replaced?", review)) == "--s"


def test_a_question_of_japanese_needs_no_question_mark() -> None:
    assert marks(checked("ja", "切れるのは夜だけでしょうか。", "毎晩Wi-Fiが切れます。")) == "-ks"
    assert marks(checked("ja", "紙が合っていないのではないでしょうか。", "紙が詰まります。")) == "---"


def test_what_comes_back_to_a_card_is_a_next_step_and_work_at_large_is_none() -> None:
    assert marks(checked("de", "19 Euro sind auf Ihrem Konto.", "Zu klein.")) == "--s"
    assert marks(checked("it", "I suoi 19 euro sono di nuovo sul conto.", "È troppo piccolo.")) == "--s"
    work = "Wir nehmen Ihr Anliegen sehr ernst und arbeiten ständig an der Verbesserung."
    assert marks(checked("de", work, "Zu klein.")) == "---"


def test_no_excuse_is_no_apology() -> None:
    assert marks(checked("de", "Das ist keine Entschuldigung.", "Zu klein."))[0] == "-"
    assert marks(checked("it", "Non è una scusa.", "È troppo piccolo."))[0] == "-"


def test_a_few_words_are_read_in_the_language_of_the_buyer_not_in_its_neighbours() -> None:
    question = "È appoggiata su un tappeto o su un pavimento duro?"

    assert marks(checked("it", question, "La bilancia segna ogni volta un peso diverso.")) == "-ks"
