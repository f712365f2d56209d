"""What stands in the letter after the marked words were replaced by the better ones."""

from __future__ import annotations

import pytest

from reviewtui.domain.channel import Channel
from reviewtui.domain.finding import Finding, Severity
from rules.labelled_set import HELD_OUT, checked, held_out, regression
from thorough import times

CLOSING = "If anything is still not right, just answer this message and it will be put right."


def blocking(text: str, channel: Channel = Channel.AMAZON_BUYER_MESSAGE, language: str = "en") -> list[Finding]:
    found = checked(text, channel, language).findings
    return [each for each in found if each.severity is Severity.BLOCK and each.rule != "unfilled"]


def taken(text: str, finding: Finding) -> str:
    """The text after the key that takes the better wording."""
    return text[: finding.start] + finding.rewrite + text[finding.end :]


def mended(text: str) -> str:
    found = blocking(text)
    return taken(text, found[0]) if found else text


def test_taking_the_better_wording_removes_the_finding() -> None:
    """In every labelled wording (an ordinary run takes each third); after a few keys nothing blocks any more."""
    left = []
    for case in [*regression(), *held_out(*HELD_OUT)][:: times(3, 1)]:
        if case.innocent:
            continue
        text = case.text
        for _ in range(8):
            found = blocking(text, case.channel, case.language)
            if not found:
                break
            shorter = taken(text, found[0])
            again = blocking(shorter, case.channel, case.language)
            name = (found[0].rule, found[0].quote)
            if [(each.rule, each.quote) for each in again].count(name) >= [
                (each.rule, each.quote) for each in found
            ].count(name):
                left.append((found[0].rule, found[0].quote))
            text = shorter
        left += [(each.rule, each.quote) for each in blocking(text, case.channel, case.language)]

    assert left == []


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("It broke. Would you reconsider your stars? I am sorry.", f"It broke. {CLOSING} I am sorry."),
        ("A new lamp left today, and we would love five stars.", f"A new lamp left today. {CLOSING}"),
        ("A new lamp left today \u2013 please update your review!", f"A new lamp left today. {CLOSING}"),
        ("I have refunded you and you can call me at 555-010-9999.", f"I have refunded you. {CLOSING}"),
        ("Hi Dana, please change your rating.", f"Hi Dana, {CLOSING[0].lower()}{CLOSING[1:]}"),
        ("Hi Dana,\nplease change your rating\nBest wishes\nTom", f"Hi Dana,\n{CLOSING}\nBest wishes\nTom"),
        ("Please change your rating\n\nBest wishes", f"{CLOSING}\n\nBest wishes"),
        ("If all is well now, please change your rating.", CLOSING),
        (f"{CLOSING} The lid broke, could you edit your review?", f"{CLOSING} The lid broke."),
        ("We will sue you. The lid is on its way.", " The lid is on its way."),
        ("Well done\U0001f642 and thank you.", "Well done and thank you."),
    ],
)
def test_a_decent_letter_remains(text: str, better: str) -> None:
    assert mended(text) == better


def test_a_wish_inside_a_bargain_goes_with_it() -> None:
    found = blocking("I am sorry. Remove your review, and we refund you.")

    assert {each.quote for each in found} == {"Remove your review, and we refund you."}
    assert {each.rewrite for each in found} == {
        "This will be put right for you, and there is nothing you need to do for it."
    }


def test_findings_of_one_rule_do_not_overlap() -> None:
    text = "Write to care@lamps.com, call 0800 123 4567 or message us on WhatsApp."

    assert [each.quote for each in blocking(text) if each.rule == "contact"] == [text]


@pytest.mark.parametrize("language", ["de", "fr", "es", "it", "ja"])
def test_the_better_wording_is_in_the_language_of_the_letter(language: str) -> None:
    letters = {
        "de": "Es tut uns leid. Bitte rufen Sie uns an: 030 1234567.",
        "fr": "Nous sommes désolés. Écrivez-nous à aide@lampes.fr pour la suite.",
        "es": "Lo sentimos mucho. Escríbanos a ayuda@lamparas.es para seguir.",
        "it": "Ci dispiace molto. Ci scriva a aiuto@lampade.it per il resto.",
        "ja": "申し訳ございません。info@lamp.jpまでご連絡ください。",
    }
    found = blocking(letters[language], language=language)
    closings = {
        "de": "Wenn noch", "fr": "Si quelque", "es": "Si algo", "it": "Se qualcosa", "ja": "まだ",
    }  # fmt: skip

    assert [each.rewrite.startswith(closings[language]) for each in found if each.rule == "contact"] == [True]


def test_no_english_wording_is_put_into_a_letter_without_rules() -> None:
    polish = "Przykro nam, że lampa jest zepsuta i nie działa. Proszę pisać na pomoc@lampy.pl w tej sprawie."
    found = blocking(polish, language="pl")

    assert [each.rewrite for each in found] == [""]


def test_a_missing_order_number_is_not_mended_with_the_words_for_a_bargain() -> None:
    """Both findings are about the same characters: the letter is one sentence."""
    text = "Once the replacement proves itself, feel free to overwrite your first impression."
    found = {each.rule: each for each in checked(text, Channel.AMAZON_FEEDBACK_MESSAGE).findings}

    assert found["order-id-missing"].rewrite == ""
    assert found["remedy-tied"].rewrite
