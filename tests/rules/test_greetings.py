"""Greeting and signature break no rule and move no tick, in any language and through any door."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import reviewtui.letters
from reviewtui.domain.channel import CARRIES, Carries, Channel
from reviewtui.domain.finding import CheckResult
from reviewtui.domain.frame import BARE, Frame
from reviewtui.domain.reply import Reply
from reviewtui.letters.frame import frame
from reviewtui.rules.check import check_text

PACK = tomllib.loads((Path(reviewtui.letters.__file__).parent / "packs/frame.toml").read_text("utf-8"))
LETTERS = {
    "en": ("I am sorry that the strap broke on the second day.", "You wrote that your watch fell on the stone floor.",
           "A new strap left our house this morning and should be with you on Thursday."),
    "de": ("Es tut mir leid, dass der Riemen am zweiten Tag gerissen ist.", "Sie schreiben, dass die Uhr zerbrach.",
           "Wir schicken Ihnen heute einen neuen Riemen; er ist am Freitag bei Ihnen."),
    "fr": ("Je suis désolé que le bracelet ait cassé le deuxième jour.", "Vous écrivez que la montre est tombée.",
           "Nous vous envoyons aujourd'hui un nouveau bracelet, qui arrive vendredi."),
    "es": ("Siento que la correa se rompiera al segundo día.", "Usted escribe que el reloj cayó al suelo.",
           "Hoy le enviamos una correa nueva, que llega el viernes."),
    "it": ("Mi dispiace che il cinturino si sia rotto il secondo giorno.", "Lei scrive che l'orologio è caduto.",
           "Oggi Le spediamo un cinturino nuovo, che arriva venerdì."),
    "ja": ("ベルトが二日目に切れてしまい、申し訳ございません。", "時計が床に落ちたとのこと、ご心配をおかけしました。",
           "新しいベルトを本日お送りいたします。金曜日に届きます。"),
}  # fmt: skip
DOORS = [channel for channel in Channel if CARRIES[channel] is Carries.PRIVATE_TEXT]


def checked(language: str, channel: Channel, around: Frame) -> CheckResult:
    return check_text(Reply(*LETTERS[language]).letter(around), channel=channel, language=language)


@pytest.mark.parametrize("name", ["", "Katrin"])
@pytest.mark.parametrize("channel", DOORS)
@pytest.mark.parametrize("language", LETTERS)
def test_a_frame_adds_no_finding_and_takes_no_tick(language: str, channel: Channel, name: str) -> None:
    bare = checked(language, channel, BARE)
    whole = checked(language, channel, frame(language, channel, name, "Acme Home", {}))

    assert {each.rule for each in whole.findings} <= {each.rule for each in bare.findings}
    assert whole.verdict != "block"
    for step in ("apologize", "acknowledge", "solve"):
        assert getattr(whole, step).mark == getattr(bare, step).mark


def test_every_language_says_all_of_it() -> None:
    assert len(PACK) >= 6
    for language, told in PACK.items():
        assert set(told) == {"greeting", "neutral", "closing", "order", "opens", "closes"}, language
        assert "{" not in told["neutral"] + told["closing"]
        assert "{order_id}" in told["order"]


@pytest.mark.parametrize("language", PACK)
def test_a_frame_is_known_as_what_it_is(language: str) -> None:
    """Who writes our greeting and closing himself gets no second one."""
    own = frame(language, Channel.PRIVATE_MESSAGE, "Katrin", "Acme Home", {})
    letter = Reply(f"{own.greeting}\n\nIt broke on the second day.", "", f"A new one left.\n\n{own.closing}\nAcme Home")

    assert letter.letter(own) == letter.letter()


@pytest.mark.parametrize("language", PACK)
def test_the_order_sentence_breaks_no_rule(language: str) -> None:
    told = PACK[language]["order"].replace("{order_id}", "302-1234567-7654321")
    found = check_text(told, channel=Channel.AMAZON_FEEDBACK_MESSAGE, language=language, order_id="302-1234567-7654321")

    assert {each.rule for each in found.findings} <= {"terse"}
