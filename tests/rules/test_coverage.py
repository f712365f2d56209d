"""A review falls into its complaints, and those that a letter answers are known."""

from __future__ import annotations

import pytest

from reviewtui.domain.channel import Channel
from reviewtui.domain.finding import Point
from reviewtui.rules.check import check_text
from reviewtui.rules.courtesy.coverage import points
from reviewtui.rules.match.matcher import read
from reviewtui.rules.packs.loading import load_rules


def told(review: str, letter: str = "", language: str = "en") -> tuple[Point, ...]:
    return points(review, read(letter).tokens, load_rules().pack(language))


def quotes(review: str) -> list[str]:
    return [point.quote for point in told(review)]


@pytest.mark.parametrize(
    ("review", "complaints"),
    [
        ("I love the colour, but the zipper broke after two days.", ["but the zipper broke after two days"]),
        (
            "The lid leaks and the handle came off. Support never answered.",
            ["The lid leaks", "and the handle came off", "Support never answered"],
        ),
        ("Works great, no problems at all!", []),
        ("Easy to set up and I have no complaints.", []),
        ("It is not bad.", []),
        ("Too small, smells bad, broke on day one", ["Too small", "smells bad", "broke on day one"]),
        ("- two screws were missing\n- manual only in Chinese\n- motor does not start", None),
        ("When I opened the box, two cups were broken.", ["two cups were broken"]),
    ],
)
def test_a_review_falls_into_its_complaints(review: str, complaints: list[str] | None) -> None:
    if complaints is None:
        assert len(quotes(review)) >= 2
    else:
        assert quotes(review) == complaints


def test_the_answered_ones_are_known() -> None:
    review = "The zipper broke after two days. The colour is nothing like the picture. Nobody answered my mails."
    letter = "I am sorry that the zip snapped so soon, and that your emails stayed without a reply."

    assert [point.answered for point in told(review, letter)] == [True, False, True]


def test_hollow_words_answer_nothing() -> None:
    review = "The zipper broke after two days. The colour is nothing like the picture."

    assert not any(
        point.answered for point in told(review, "We are sorry for the problem with your order and product.")
    )


def test_places_are_in_the_review() -> None:
    review = "Nice bag.\n\nBut the strap tore, and it smells!  Never again."

    for point in told(review):
        assert review[point.start : point.end] == point.quote
        assert point.quote == point.quote.strip()


def test_the_letter_step_follows_the_points() -> None:
    review = "The zipper broke after two days."
    there = check_text("I am sorry that the zipper broke.", channel=Channel.AMAZON_BUYER_MESSAGE, review_text=review)
    offer = check_text("A new zipper left today.", channel=Channel.AMAZON_BUYER_MESSAGE, review_text=review)

    assert there.acknowledge.mark == "there"
    assert offer.acknowledge.mark != "there"


def test_another_language_is_told_apart_roughly_and_says_so() -> None:
    review = "Der Griff ist nach zwei Tagen gebrochen. Die Farbe ist schön."
    result = check_text(
        "Es tut mir leid, dass der Griff gebrochen ist.",
        channel=Channel.AMAZON_BUYER_MESSAGE,
        language="de",
        review_text=review,
    )

    assert [point.answered for point in result.points] == [True]
    assert any("roughly" in note for note in result.notes)


def test_a_language_without_words_for_complaints_is_not_sure() -> None:
    review = "Pasek zerwał się po dwóch dniach. Kolor jest inny niż na zdjęciu."
    found = told(review, "", "pl")

    assert len(found) == 2
    assert not any(point.sure for point in found)


def test_japanese_is_compared_by_its_signs() -> None:
    review = "ファスナーが二日で壊れました。色は気に入っています。"
    found = told(review, "ファスナーが壊れてしまい申し訳ございません。", "ja")

    assert found[0].answered


def test_a_review_without_a_complaint_is_said_to_have_none() -> None:
    result = check_text("Thank you.", channel=Channel.AMAZON_BUYER_MESSAGE, review_text="A lovely lamp for the hall.")

    assert result.points == ()
    assert any("No complaint was found" in note for note in result.notes)


@pytest.mark.parametrize(
    "review",
    [
        "Not a drop.",
        "Ten days, not a word.",
        "No joke, I use it every day.",
        "Not to mention the lovely box it came in.",
        "Never again will I buy from anyone else.",
        "No doubt the best lamp in our house. Without a doubt.",
        "Nothing to add.",
        "I bought this for my daughter's birthday.",
        "I bought it because my old kettle broke.",
        "Not bad at all.",
        "No complaints about shipping.",
        "Can't fault the colour.",
        "Couldn't be happier with delivery.",
        "Don't get me wrong, I like it.",
        "Nobody got hurt.",
        "The strap doesn't pull my hair.",
        "I'm not a nit-picker and I'm not in a rush.",
        "DO NOT BUY THIS!",
        "Save your money. Beware!",
        "It cost less than $50.",
        "Super light and very comfortable.",
        "It's cheap and easy to use.",
        "They did refund all my money.",
    ],
)
def test_sayings_background_and_praise_are_no_complaints(review: str) -> None:
    assert quotes(review) == []


@pytest.mark.parametrize(
    ("review", "complaint"),
    [
        ("I never had a problem until the lid broke.", "the lid broke"),
        ("Everything is good except the microphone.", "except the microphone"),
        ("It keeps asking me for a password.", "It keeps asking"),
        ("The screen should be bigger.", "should be bigger"),
        ("Great sound.It broke after a week.", "It broke after a week"),
        ("It has been nothing but trouble.", "nothing but trouble"),
        ("I had to ask twice.", "had to ask twice"),
        ("Took forever to arrive.", "Took forever"),
    ],
)
def test_what_went_wrong_is_found(review: str, complaint: str) -> None:
    assert any(complaint in quote for quote in quotes(review)), quotes(review)


@pytest.mark.parametrize(
    ("review", "letter", "answered"),
    [
        ("The lid leaks.", "I'm sorry that it leaked all over your bag.", True),
        ("Nobody picks up the phone.", "I'm sorry that you called twice and were left waiting.", True),
        ("Sent me 16 x 16 instead of 18 x 18.", "You ordered the 18 x 18 covers and got 16 x 16.", True),
        ("It keeps me awake, so loud.", "I'm sorry about the noise.", True),
        ("The product does not work.", "We are working hard to improve our products.", False),
        ("The bag tore.", "I'm sorry about the problem with your item and your order.", False),
        ("Support never answered.", "Please contact our support team, they will answer you.", False),
        ("The quality is poor.", "Quality and service are our goal.", False),
    ],
)
def test_an_answer_is_known_by_its_meaning(review: str, letter: str, answered: bool) -> None:
    result = check_text(letter, channel=Channel.AMAZON_BUYER_MESSAGE, review_text=review)

    assert [point.answered for point in result.points] == [answered]


def test_a_letter_that_takes_up_another_part_of_the_review_acknowledges_it() -> None:
    review = "A clock for my desk. It loses ten minutes a day and the ticking drives me mad. Not for me."
    letter = "I'm sorry about a clock that runs ten minutes behind each day."

    assert check_text(letter, channel=Channel.AMAZON_BUYER_MESSAGE, review_text=review).acknowledge.mark == "there"


def test_a_verdict_wants_no_answer_beside_a_complaint_that_says_of_what() -> None:
    assert quotes("So disappointing. The lid leaks.") == ["The lid leaks"]
    assert quotes("After six months it died. Had to return it.") == ["After six months it died"]
    assert quotes("So disappointing.") == ["So disappointing"]
