"""Wishes put together from frames, verbs and objects: what stops a review being changed lets a filter be changed.

Sentences that nobody wrote one by one, so that the rules are held to kinds of wordings and not to single ones.
"""

from __future__ import annotations

from itertools import count, product

import pytest

from reviewtui.domain.channel import Channel
from reviewtui.domain.finding import Severity
from reviewtui.rules.check import check_text

VERBS = [
    ("change", "changing", "changed"), ("update", "updating", "updated"), ("edit", "editing", "edited"),
    ("revise", "revising", "revised"), ("remove", "removing", "removed"), ("delete", "deleting", "deleted"),
    ("take down", "taking down", "taken down"), ("withdraw", "withdrawing", "withdrawn"),
    ("reconsider", "reconsidering", "reconsidered"), ("rethink", "rethinking", "rethought"),
    ("revisit", "revisiting", "revisited"), ("amend", "amending", "amended"), ("modify", "modifying", "modified"),
    ("adjust", "adjusting", "adjusted"), ("improve", "improving", "improved"), ("raise", "raising", "raised"),
    ("correct", "correcting", "corrected"), ("retract", "retracting", "retracted"),
    ("soften", "softening", "softened"), ("reverse", "reversing", "reversed"), ("erase", "erasing", "erased"),
    ("rewrite", "rewriting", "rewritten"), ("reassess", "reassessing", "reassessed"),
    ("revoke", "revoking", "revoked"), ("look again at", "looking again at", "looked at again"),
]  # fmt: skip
FRAMES = [
    "Would you consider {ing} {it}?", "We'd be grateful if you could {do} {it}.", "Please {do} {it}.",
    "Perhaps {it} could be {done} now.", "It would help us if {it} were {done}.", "Feel free to {do} {it}.",
    "Maybe you would like to {do} {it}.", "I hope you will {do} {it}.", "Any chance you could {do} {it}?",
    "May I ask you to {do} {it}?", "You can {do} {it} in your account at any time.",
    "Now that it is solved, kindly {do} {it}.", "Would you mind {ing} {it}?",
]  # fmt: skip
WORDS = [
    "your review", "your rating", "your feedback", "your stars", "the stars", "your comment", "what you wrote",
    "your score", "your words on Amazon", "the negative review", "the one star", "your one-star rating",
    "your evaluation", "your opinion of us", "the bad mark", "your verdict", "your post", "what you said about us",
    "the text you posted",
]  # fmt: skip
THINGS = [
    "the firmware", "the filter", "the address", "the setting", "the battery", "the cover", "the password",
    "the old pairing", "the strap", "the delivery date", "the screws", "the lid", "the time on the display",
    "the language", "the height", "the order", "the photo", "the instructions", "the bulb",
]  # fmt: skip
OFFERS = [
    "we will refund you", "you get your money back", "a replacement will be sent", "I'll issue a full refund",
    "we'll send you a new lamp", "I return the money",
]  # fmt: skip
PRICES = [
    "you remove your review", "the review is gone", "you've changed your rating", "your feedback is positive",
    "the one star has been taken down", "you update what you wrote", "we see five stars", "your comment is deleted",
    "it is no longer on Amazon", "you edit it",
]  # fmt: skip
EVENTS = [
    "the old one arrives", "you tell me your colour", "the carrier confirms the loss", "you send a photo of the label",
    "I hear from you", "the return is scanned", "you confirm your address", "the workshop has looked at it",
    "you reply here", "you've tried the new cable",
]  # fmt: skip
WHENS = ["once", "as soon as", "if", "when", "after", "provided that", "the moment"]

FOREIGN = {
    "de": (
        ["Könnten Sie {it} {do}?", "Vielleicht möchten Sie {it} {do}.", "Wären Sie so nett, {it} zu {do}?"],
        ["ändern", "löschen", "anpassen", "entfernen", "überarbeiten", "überdenken", "bearbeiten", "zurücknehmen"],
        ["Ihre Bewertung", "die Rezension", "Ihren Kommentar", "die Sterne", "das, was Sie geschrieben haben,"],
        ["die Adresse", "den Filter", "die Einstellung", "die Batterie", "die Lautstärke", "das Passwort"],
    ),
    "fr": (
        ["Pourriez-vous {do} {it} ?", "Merci de {do} {it}.", "Peut-être souhaitez-vous {do} {it}."],
        ["modifier", "supprimer", "changer", "retirer", "revoir", "corriger", "effacer"],
        ["votre avis", "votre évaluation", "votre commentaire", "vos étoiles", "votre note", "ce que vous avez écrit"],
        ["l'adresse", "le filtre", "le réglage", "la pile", "le mot de passe", "le couvercle"],
    ),
    "es": (
        ["¿Podría {do} {it}?", "Le agradeceríamos {do} {it}.", "Quizá quiera {do} {it}."],
        ["modificar", "eliminar", "cambiar", "retirar", "revisar", "corregir", "borrar"],
        ["su reseña", "su valoración", "su comentario", "sus estrellas", "la puntuación", "lo que escribió"],
        ["la dirección", "el filtro", "el ajuste", "la pila", "la contraseña", "la tapa"],
    ),
    "it": (
        ["Potrebbe {do} {it}?", "La preghiamo di {do} {it}.", "Forse vorrebbe {do} {it}."],
        ["modificare", "eliminare", "cambiare", "ritirare", "rivedere", "correggere", "cancellare"],
        ["la sua recensione", "la sua valutazione", "il suo commento", "le sue stelle", "ciò che ha scritto"],
        ["l'indirizzo", "il filtro", "l'impostazione", "la pila", "la password", "il coperchio"],
    ),
    "ja": (
        ["{it}を{do}していただけませんか。", "{it}の{do}をお願いいたします。", "{it}の{do}をご検討ください。"],
        ["変更", "削除", "修正", "更新", "編集", "見直し"],
        ["レビュー", "ご評価", "星の数", "カスタマーレビュー", "低評価", "口コミ"],
        ["ファームウェア", "お届け先", "設定", "時刻", "パスワード", "フィルター"],
    ),
}  # fmt: skip


def blocked(text: str, language: str = "en") -> bool:
    found = check_text(text, channel=Channel.AMAZON_BUYER_MESSAGE, language=language).findings
    return any(each.severity is Severity.BLOCK for each in found)


def wishes(objects: list[str]) -> list[str]:
    """Every verb with every object, in turn in one frame after the other."""
    turn = count()
    return [
        "I am sorry about the lid. " + FRAMES[next(turn) % len(FRAMES)].format(do=do, ing=ing, done=done, it=it)
        for (do, ing, done), it in product(VERBS, objects)
    ]


def bargains(conditions: list[str]) -> list[str]:
    turn = count()
    return [
        f"I am sorry about the lid. {order.format(when=WHENS[next(turn) % len(WHENS)], price=price, offer=offer)}"
        for price, offer, order in product(
            conditions, OFFERS, ["Well, {when} {price}, {offer}.", "{offer} {when} {price}."]
        )
    ]


@pytest.mark.parametrize("text_of", [wishes(WORDS), bargains(PRICES)], ids=["wishes", "bargains"])
def test_what_is_forbidden_stops_in_nearly_every_frame(text_of: list[str]) -> None:
    missed = [text for text in text_of if not blocked(text)]

    assert len(missed) <= len(text_of) / 100, missed


@pytest.mark.parametrize("text_of", [wishes(THINGS), bargains(EVENTS)], ids=["wishes", "bargains"])
def test_the_same_about_the_product_passes_in_every_frame(text_of: list[str]) -> None:
    assert [text for text in text_of if blocked(text)] == []


@pytest.mark.parametrize("language", FOREIGN)
def test_frames_in_other_languages(language: str) -> None:
    frames, verbs, words, things = FOREIGN[language]
    texts = {
        forbidden: [frame.format(do=do, it=it) for frame, do, it in product(frames, verbs, objects)]
        for forbidden, objects in ((True, words), (False, things))
    }

    assert [text for text in texts[True] if not blocked(text, language)] == []
    assert [text for text in texts[False] if blocked(text, language)] == []
