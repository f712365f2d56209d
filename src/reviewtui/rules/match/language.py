# ruff: noqa: E501, SIM905 - a list of words reads better whole
"""Which language a text is in, guessed from its commonest words and its script."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from reviewtui.rules.match.matcher import Document

_COMMON: Final = {
    "en": "the and you your is are was we have that this with for not of to it will our would please sorry when can has been i my from",
    "de": "der die das und ist nicht sie wir ihr ihre ihnen ich ein eine mit fur zu den dem es haben wurde bitte auf sich auch uns wenn sind dass",
    "fr": "le la les et est vous nous votre vos de des du un une pour pas que avec sur dans ce cette je avons merci etre plus au nos par si",
    "es": "el la los las y es usted nosotros su sus de del un una para no que con por en lo se hemos gracias como le nuestro si ha al",
    "it": "il lo la gli le e di del della un una per non che con sono ha abbiamo grazie si ci come suo sua nostro nel alla le se e",
    "pt": "o os as e de do da um uma para nao que com voce seu sua por em nos obrigado como se foi ao na esta",
    "nl": "de het een en is niet van u uw wij we ik dat met voor op zijn heeft hebben te aan bij ook als maar onze",
    "sv": "och att det som en ett ar inte for pa med vi du din ni har till av om den vara kan oss mig",
    "pl": "i w nie na sie z do to jest ze jak o ale po co tak za od jego pani pan nam przez oraz dziekujemy",
    "tr": "ve bir bu icin ile cok da de ne degil size sizin biz olarak daha var gibi lutfen urun",
    "da": "og at det som en et er ikke for pa med vi du din har til af om den vaere kan os mig jeg",
}
_SETS: Final = {language: frozenset(words.split()) for language, words in _COMMON.items()}
_MARKS: Final = {
    "de": frozenset(
        "bewertung bewertungen rezension rezensionen sterne sternen sternebewertung kundenrezension".split()
    ),
    "fr": frozenset("avis commentaire etoile etoiles remboursement rembourserons rembourser".split()),
    "es": frozenset("resena resenas valoracion estrella estrellas reembolso comentario puntuacion".split()),
    "it": frozenset("recensione recensioni valutazione stella stelle rimborso rimborsiamo commento".split()),
}
"""Words that give a language away even in a short sentence about reviews and refunds."""
_SCRIPTS: Final = {
    "HIRAGANA": "ja", "KATAKANA": "ja", "CJK": "zh", "HANGUL": "ko", "CYRILLIC": "ru", "ARABIC": "ar", "HEBREW": "he",
    "THAI": "th", "DEVANAGARI": "hi", "GREEK": "el",
}  # fmt: skip
_NAMES: Final = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch",
    "sv": "Swedish", "pl": "Polish", "tr": "Turkish", "da": "Danish", "ja": "Japanese", "zh": "Chinese", "ko": "Korean",
    "ru": "Russian", "ar": "Arabic", "he": "Hebrew", "th": "Thai", "hi": "Hindi", "el": "Greek",
}  # fmt: skip


_FOREIGN: Final = "\u0370"
"""The first letter that is not Latin."""
_SAMPLE: Final = 2000
"""Characters that tell the script."""


def name_of(language: str) -> str:
    """The English name of a language, or its code when it has none here."""
    return _NAMES.get(language, language or "an unknown language")


def guess(text: Document) -> str:
    """The code of the language a text is most likely in, "" when it is too short or mixed to say."""
    if text.language is None:
        text.language = _guess(text)
    return text.language


def _guess(text: Document) -> str:
    script = "" if text.source.isascii() else _script(text.source[:_SAMPLE])
    if script:
        return script
    ranked = sorted(_hits(text).items(), key=lambda each: -each[1])
    (best, most), (_, second) = ranked[0], ranked[1]
    enough = most >= 3 or (most == 2 and sum(map(int.bit_count, text.words.values())) <= 8)
    return best if enough and most > second * 1.25 else ""


def possible(text: Document, wanted: str = "") -> tuple[str, ...]:
    """Languages whose rules are worth asking beside the guessed one: a short text can hide in another language.

    None of those that merely share some words is, where the wanted language explains the text as well as any.
    """
    marked = [language for language, marks in _MARKS.items() if not marks.isdisjoint(text.words)]
    if guess(text):
        return tuple(marked)
    hits = _hits(text)
    best = max(hits.values(), default=0)
    likely = [language for language, many in hits.items() if many and many * 2 >= best]
    if best and hits.get(wanted) == best:
        likely = [wanted]
    return tuple(dict.fromkeys([*marked, *likely]))


def _hits(text: Document) -> dict[str, int]:
    """How often the commonest words of each language stand in a text."""
    words = text.words
    return {
        language: sum(words[word].bit_count() for word in common & words.keys()) for language, common in _SETS.items()
    }


def _script(source: str) -> str:
    """The language of a script other than the Latin one, where that is most of the letters."""
    letters = {letter: many for letter, many in Counter(source).items() if letter.isalpha()}
    foreign = {letter: many for letter, many in letters.items() if letter >= _FOREIGN}
    whole = sum(foreign.values())
    if not foreign or whole * 3 < sum(letters.values()):
        return ""
    scripts = Counter[str]()
    for letter, many in foreign.items():
        name = unicodedata.name(letter, "")
        scripts[name.split("-")[0].split()[0] if name else ""] += many
    if (scripts["HIRAGANA"] + scripts["KATAKANA"]) * 8 >= whole:
        return "ja"
    return _SCRIPTS.get(scripts.most_common(1)[0][0], "")
