"""Two rule books, and what each door adds to them."""

from __future__ import annotations

import pytest

from reviewtui.domain.channel import LIMITS, Channel
from reviewtui.domain.finding import Finding, Severity
from reviewtui.domain.reply import Reply
from reviewtui.rules.check import check, check_text
from reviewtui.rules.policy.tone import needs_pause

NEUTRAL = (
    "If you are satisfied that we have resolved your concerns, it is possible to update or remove the feedback you"
    " originally provided here."
)
LETTER = (
    "I am sorry that the strap tore on the second day; you had to carry the bag in your arms. A new one left our"
    " warehouse today and should reach you by Friday."
)


def findings(
    text: str, channel: Channel, language: str = "en", review_text: str = "", order_id: str = ""
) -> dict[str, Finding]:
    result = check_text(text, channel=channel, language=language, review_text=review_text, order_id=order_id)
    return {each.rule: each for each in result.findings}


def blocks(text: str, channel: Channel) -> set[str]:
    return {rule for rule, each in findings(text, channel).items() if each.severity is Severity.BLOCK}


@pytest.mark.parametrize("channel", list(Channel))
def test_a_good_letter_is_good_everywhere(channel: Channel) -> None:
    assert blocks(LETTER, channel) == set()


def test_amazons_neutral_sentence_is_fine_about_feedback_and_a_block_about_a_review() -> None:
    assert blocks(NEUTRAL, Channel.AMAZON_FEEDBACK_MESSAGE) == set()
    assert blocks(NEUTRAL, Channel.AMAZON_BUYER_MESSAGE) == {"asks-for-change"}
    assert blocks(NEUTRAL, Channel.AMAZON_CONTACT_CUSTOMER) == {"asks-for-change"}


@pytest.mark.parametrize(
    "pressed",
    [
        NEUTRAL.replace("it is possible", "please make it possible"),
        NEUTRAL.replace("If you are satisfied", "We hope, if you are satisfied"),
        NEUTRAL.replace("feedback", "positive feedback"),
        NEUTRAL.replace("feedback", "product review"),
        NEUTRAL[:-1] + " and we refund you in return.",
    ],
)
def test_the_neutral_sentence_with_a_push_is_no_longer_neutral(pressed: str) -> None:
    assert blocks(pressed, Channel.AMAZON_FEEDBACK_MESSAGE)


def test_other_shops_may_write_links_and_addresses_but_not_ask_for_stars() -> None:
    text = LETTER + " Write to help@lampcare.com or see www.lampcare.com. Please change your review."

    assert blocks(text, Channel.PRIVATE_MESSAGE) == {"asks-for-change"}
    assert {"contact", "link", "asks-for-change"} <= blocks(text, Channel.AMAZON_BUYER_MESSAGE)


def test_a_message_that_we_begin_needs_the_order_number_and_a_thread_does_not() -> None:
    assert "order-id-missing" in findings(LETTER, Channel.AMAZON_FEEDBACK_MESSAGE)
    assert "order-id-missing" not in findings(LETTER, Channel.AMAZON_BUYER_MESSAGE)
    numbered = LETTER + " This is about order 123-1234567-1234567."
    assert "order-id-missing" not in findings(numbered, Channel.AMAZON_FEEDBACK_MESSAGE)
    assert "order-id-wrong" not in findings(numbered, Channel.AMAZON_FEEDBACK_MESSAGE, order_id="123-1234567-1234567")
    assert "order-id-wrong" in findings(numbered, Channel.AMAZON_FEEDBACK_MESSAGE, order_id="123-1234567-7654321")


def test_an_order_number_stays_out_of_public() -> None:
    numbered = LETTER + " This is about order 123-1234567-1234567."
    assert "order-id-public" in findings(numbered, Channel.AMAZON_FEEDBACK_REPLY)


@pytest.mark.parametrize("channel", [Channel.AMAZON_BUYER_MESSAGE, Channel.AMAZON_FEEDBACK_REPLY])
def test_the_limit_of_a_door_is_exact(channel: Channel) -> None:
    fits = "a " * (LIMITS[channel] // 2)

    assert "too-long" not in findings(fits, channel)
    over = findings(fits + "b", channel)["too-long"]
    assert over.severity is Severity.BLOCK
    assert (over.start, over.end) == (LIMITS[channel], LIMITS[channel] + 1)


def test_a_rewrite_can_be_put_in_place_of_the_words() -> None:
    text = LETTER + " Once the review is gone we will refund you."
    finding = findings(text, Channel.AMAZON_BUYER_MESSAGE)["remedy-tied"]

    better = text[: finding.start] + finding.rewrite + text[finding.end :]

    assert finding.rewrite
    assert blocks(better, Channel.AMAZON_BUYER_MESSAGE) == set()


def test_a_hint_at_the_end_of_a_sentence_goes_without_the_sentence() -> None:
    text = "A new lamp left today, and we would love it if you changed your review."
    finding = findings(text, Channel.AMAZON_BUYER_MESSAGE)["asks-for-change"]

    assert finding.quote == ", and we would love it if you changed your review"
    assert text[: finding.start] + text[finding.end :] == "A new lamp left today."


def test_places_are_in_the_letter_that_the_buyer_reads() -> None:
    reply = Reply("I am sorry that the strap tore.  \n\n\n", "You carried it by hand.", "Please change your review.")

    result = check(reply, channel=Channel.AMAZON_BUYER_MESSAGE)

    finding = next(each for each in result.findings if each.rule == "asks-for-change")
    assert reply.letter()[finding.start : finding.end] == finding.quote == "Please change your review."
    assert result.apologize.mark == "there"


def test_a_letter_in_another_language_than_the_buyers_is_told() -> None:
    german = "Es tut mir leid, dass der Griff gebrochen ist. Ein neuer ist heute auf dem Weg zu Ihnen."

    assert "language" in findings(german, Channel.AMAZON_BUYER_MESSAGE)
    assert "language" not in findings(german, Channel.AMAZON_BUYER_MESSAGE, language="de")
    review = "Der Griff ist nach einem Tag gebrochen und der Deckel schließt nicht."
    assert "language" not in findings(german, Channel.AMAZON_BUYER_MESSAGE, review_text=review)


def test_an_unknown_language_is_said_to_be_unknown_and_universal_rules_still_hold() -> None:
    danish = "Vi beklager meget, at remmen gik i stykker. Skriv gerne til os på hjaelp@lamper.dk 😊"

    result = check_text(danish, channel=Channel.AMAZON_BUYER_MESSAGE, language="da")

    assert "no rules for Danish" in result.notes[0]
    assert {"contact", "emoji"} <= {each.rule for each in result.findings}


def test_forbidden_words_are_found_whatever_language_the_case_names() -> None:
    german = "Könnten Sie bitte Ihre Bewertung ändern? Wir haben Ihnen das Geld erstattet."

    assert "asks-for-change" in blocks(german, Channel.AMAZON_BUYER_MESSAGE)


def test_tone_is_told_as_a_warning() -> None:
    shouting = "THIS IS NOT OUR FAULT!!! You should have read the description. Any inconvenience is regretted."

    told = findings(shouting, Channel.AMAZON_BUYER_MESSAGE)

    assert {"shouting", "blame", "terse"} <= set(told)
    assert all(each.severity is Severity.WARN for each in told.values())
    assert "long" in findings("It is a long story about a lamp. " * 60, Channel.AMAZON_BUYER_MESSAGE)


def test_nothing_is_said_about_an_empty_letter_but_what_is_missing() -> None:
    result = check(Reply(), channel=Channel.AMAZON_BUYER_MESSAGE, review_text="It broke after a day.")

    assert result.findings == ()
    assert {result.apologize.mark, result.acknowledge.mark, result.solve.mark} == {"missing"}
    assert "It broke" in result.acknowledge.words


def test_a_letter_written_in_anger_is_worth_a_pause() -> None:
    angry = (
        "WE ARE NOT TO BLAME HERE!!! You should have read the manual. It is not our fault that you broke the lamp. As"
        " the description clearly says, it is for indoor use."
    )

    assert needs_pause(check_text(angry, channel=Channel.AMAZON_BUYER_MESSAGE))
    assert not needs_pause(check_text(LETTER, channel=Channel.AMAZON_BUYER_MESSAGE))
