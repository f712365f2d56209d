"""Addresses, numbers, links and styling, and all that only looks like them."""

from __future__ import annotations

import pytest

from reviewtui.domain.channel import Channel
from reviewtui.rules.check import check_text


def rules(text: str) -> set[str]:
    universal = {"contact", "link", "carrier-link", "emoji", "emoticon", "html", "line-breaks", "unfilled", "shouting"}
    found = check_text(text, channel=Channel.AMAZON_BUYER_MESSAGE, language="pl").findings
    return {each.rule for each in found} & universal


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("contact", "a.b+c@example.co.uk"),
        ("contact", "care (at) example (dot) com"),
        ("contact", "care at example dot com"),
        ("contact", "care @ example . com"),
        ("contact", "care＠example．com"),
        ("contact", "+1 (555) 010-9999"),
        ("contact", "0800 123 4567"),
        ("contact", "555.010.9999"),
        ("contact", "tel 5550109999"),
        ("contact", "1-800-FLOWERS"),
        ("contact", "0 1 7 1 2 3 4 5 6 7"),
        ("contact", "call five five five oh one two three"),
        ("contact", "@lampcare"),
        ("link", "http://example.com/a"),
        ("link", "www.example.com"),
        ("link", "example.com"),
        ("link", "shop.example.de/abc"),
        ("link", "example dot com"),
        ("link", "example (.) com"),
        ("link", "https://amazon.com.example.info/"),
        ("link", "amazon-help.com"),
        ("link", "https://example.com/amazon.com"),
        ("carrier-link", "https://www.ups.com/track?num=1"),
        ("emoji", "well 🙂"),
        ("emoji", "🇩🇪"),
        ("emoji", "❤️"),
        ("emoticon", "well :-)"),
        ("html", "<b>very</b>"),
        ("html", "one<br/>two"),
        ("line-breaks", "one\n\n\ntwo"),
        ("unfilled", "Hi {first_name}"),
        ("unfilled", "Hi [NAME]"),
        ("unfilled", "on XXXX"),
        ("shouting", "NEVER EVER AGAIN"),
        ("shouting", "Really?!!"),
    ],
)
def test_is_found(rule: str, text: str) -> None:
    assert rule in rules(f"To {text}")


@pytest.mark.parametrize(
    "text",
    [
        "order 123-1234567-1234567",
        "tracking number 1Z999AA10123456784",
        "tracking 9400 1000 0000 0000 0000 00",
        "serial number 0123 4567 890",
        "model LC-2210-77-B",
        "110-240 V, 50/60 Hz",
        "12/24/2026",
        "2026-11-23",
        "24.12.2026",
        "120 x 60 x 75 cm",
        "$24.99 and 1,234.50 EUR",
        "at 10:30 or 14:45",
        "version 3.2.1",
        "amazon.com",
        "https://www.amazon.co.uk/dp/B0ABCDEFGH?th=1",
        "see amazon.de.",
        "the end.It is new",
        "done.So we go",
        "e.g. this",
        "manual.pdf",
        "5 stars ★",
        "Dolby® and Bluetooth™",
        "20 °C → 30 °C",
        "USB and LED",
        "one\n\ntwo",
        "3 < 4 and 5 > 4",
        "50 % of $20",
        "(see page 4)",
        "ratio 1:1",
        "the 8) step",
    ],
)
def test_only_looks_like_it(text: str) -> None:
    assert rules(f"To {text}") == set()


def test_a_typed_smiley_only_warns() -> None:
    assert check_text("It is on its way :)", channel=Channel.AMAZON_BUYER_MESSAGE).verdict == "warn"


@pytest.mark.parametrize(
    "text",
    [
        "Our number is eight hundred, five five five, nineteen, twenty.",
        "Notre numéro : zéro six, douze, trente-quatre, cinquante-six, soixante-dix-huit.",
        "Nuestro teléfono: nueve uno, cinco cinco cinco, doce, treinta y cuatro.",
        "電話はゼロサン、イチニサンヨン、ゴーロクナナハチです。",
    ],
)
def test_a_telephone_number_is_read_in_words(text: str) -> None:
    assert "contact" in {each.rule for each in check_text(text, channel=Channel.AMAZON_BUYER_MESSAGE).findings}


def test_numbers_in_words_are_no_telephone_without_a_word_for_one() -> None:
    text = "We counted one, two, three, four, five, six screws and sent ten, twenty and thirty more."
    assert "contact" not in {each.rule for each in check_text(text, channel=Channel.AMAZON_BUYER_MESSAGE).findings}


@pytest.mark.parametrize(
    "text",
    [
        "Your order number ends in one, two, three, four, five, six.",
        "Die Seriennummer beginnt mit eins, zwei, drei, vier, fünf, sechs.",
        "注文番号は一二三四五六七八です。",
    ],
)
def test_the_number_of_an_order_in_words_is_no_telephone(text: str) -> None:
    assert "contact" not in {each.rule for each in check_text(text, channel=Channel.AMAZON_BUYER_MESSAGE).findings}
