"""Greeting and signature around the three steps: once, never twice, and every place still found in its step."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.domain.channel import Channel
from reviewtui.domain.reply import Reply, Step
from reviewtui.letters.frame import frame

GERMAN = frame("de", Channel.AMAZON_BUYER_MESSAGE, "Katrin", "Acme Home", {})
REPLY = Reply(
    "Es tut mir leid, dass der Deckel leckt.", "Sie schreiben, dass der Tisch nass war.", "Ein neuer geht raus."
)


def test_the_letter_is_whole() -> None:
    assert REPLY.letter(GERMAN) == (
        "Guten Tag Katrin!\n\nEs tut mir leid, dass der Deckel leckt.\n\nSie schreiben, dass der Tisch nass war.\n\n"
        "Ein neuer geht raus.\n\nMit freundlichen Grüßen\nAcme Home"
    )


def test_nothing_written_is_no_letter() -> None:
    assert Reply().letter(GERMAN) == ""


def test_without_a_name_there_is_nothing_to_sign_with() -> None:
    assert Reply("Pardon, das Glas war gesprungen.").letter(GERMAN._replace(signature="")) == (
        "Guten Tag Katrin!\n\nPardon, das Glas war gesprungen."
    )


@pytest.mark.parametrize(
    "greeted",
    [
        "Hallo Frau Bauer,", "Sehr geehrte Frau Bauer,", "Dear Katrin,", "Hello!", "Liebe Katrin,", "Bonjour,",
        "田中様",
        "Katrin, es tut mir leid.", "Guten Morgen, es tut mir leid.",
    ],
)  # fmt: skip
def test_who_greets_gets_no_second_greeting(greeted: str) -> None:
    assert Reply(f"{greeted}\n\nDer Deckel leckt.").letter(GERMAN).startswith(greeted)


@pytest.mark.parametrize("word", ["Highly regrettable, I know.", "Hellos are cheap.", "お客様の商品が壊れていました。"])
def test_a_word_that_only_begins_like_a_greeting_is_none(word: str) -> None:
    assert Reply(word).letter(GERMAN).startswith("Guten Tag Katrin!\n\n")


@pytest.mark.parametrize(
    ("end", "below"),
    [
        ("Viele Grüße\nMaria", ""), ("Kind regards,\nMaria from Acme", ""), ("Acme Home", ""),
        ("Regards", "\nAcme Home"),
        ("Ihre Bestellung: 302-1234567-7654321", "\n\nMit freundlichen Grüßen\nAcme Home"),
        ("Best regards, Maria", "\nAcme Home"), ("Best, Maria", "\nAcme Home"),
        ("Viele Grüße", "\nAcme Home"), ("Danke für Ihre Geduld.", "\n\nMit freundlichen Grüßen\nAcme Home"),
        ("Best of all, it is free and it leaves us today, just so.", "\n\nMit freundlichen Grüßen\nAcme Home"),
    ],
)  # fmt: skip
def test_who_signs_gets_no_second_signature(end: str, below: str) -> None:
    assert (
        Reply("Es tut mir leid.", "", f"Ein neuer geht raus.\n\n{end}")
        .letter(GERMAN)
        .endswith(f"raus.\n\n{end}{below}")
    )


def test_a_letter_of_ours_comes_back_without_its_frame() -> None:
    assert GERMAN.without(REPLY.letter(GERMAN)) == REPLY.letter()


@pytest.mark.parametrize(
    "channel", [Channel.AMAZON_FEEDBACK_REPLY, Channel.PUBLIC_REPLY, Channel.AMAZON_CONTACT_CUSTOMER]
)
def test_where_everybody_reads_it_or_the_text_is_fixed_there_is_none(channel: Channel) -> None:
    assert REPLY.letter(frame("de", channel, "Katrin", "Acme Home", {})) == REPLY.letter()


def test_a_language_without_a_template_is_only_signed() -> None:
    assert Reply("Szia.").letter(frame("hu", Channel.PRIVATE_MESSAGE, "Anna", "Acme", {})) == "Szia.\n\nAcme"


def test_the_users_templates_go_first_and_a_channel_before_its_language() -> None:
    own = {("de", ""): {"neutral": "Moin!", "closing": "Tschüs"}, ("de", "private-message"): {"closing": "Bis bald"}}

    amazon = frame("de", Channel.AMAZON_BUYER_MESSAGE, "", "Acme", own)
    private = frame("de", Channel.PRIVATE_MESSAGE, "", "Acme", own)

    assert (amazon.greeting, amazon.below, private.below) == ("Moin!", "Tschüs\nAcme", "Bis bald\nAcme")


@given(*[st.text(alphabet="ab \n.", max_size=30)] * 3)
def test_every_word_of_a_step_is_found_in_its_step(one: str, two: str, three: str) -> None:
    reply = Reply(one, two, three)
    letter = reply.letter(GERMAN)

    assert "\n\n\n" not in letter
    for start in range(len(letter)):
        place = reply.place(start, start + 1, GERMAN)
        if not letter[start].isspace() and place is not None:
            assert reply.part(place.step)[place.start : place.end] == letter[start]
            assert place.step in Step
