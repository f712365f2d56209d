"""What the words of a review betray: anger, danger, and whether the trouble can be mended.

Whole words only, in the languages in which sellers most often get reviews. A rough ear on purpose: it only shifts the
order of the inbox, and the screen names every word that it went by.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_WORD: Final = re.compile(r"[^\W\d_]+")
_BLANK_LINES: Final = re.compile(r"\n[^\S\n]*\n\s*")

_SAFETY: Final = (
    "smoke smoked smoking flames burned burnt burning overheated overheating overheats exploded explode explosion "
    "electrocuted sparks sparked sparking choking choke injured injury injuries bleeding toxic poisonous hospital "
    "dangerous unsafe hazard hazardous shattered melted melting "
    "rauch feuer verbrannt brandgefahr gefährlich stromschlag verletzt explodiert überhitzt giftig "
    "humo fuego quemado quemó peligroso peligrosa explotó incendio tóxico "
    "fumée brûlé brûlée dangereux dangereuse explosé incendie toxique "
    "fumo bruciato pericoloso pericolosa esploso incendio tossico"
)
_LEGAL: Final = (
    "lawyer attorney lawsuit sue court fraud fraudulent scam counterfeit illegal "
    "anwalt betrug betrüger fälschung verklagen abogado estafa fraude falsificado "
    "avocat arnaque contrefaçon avvocato truffa contraffatto"
)
_FIXABLE: Final = {
    "leak": "leak leaks leaked leaking leaky undicht leckt fuite fuit gotea fuga perde",
    "missing part": "missing screw screws incomplete fehlt fehlen fehlte faltan falta faltaba manque manquait manca "
    "mancano",
    "defect": "broke broken breaks defective defect faulty stopped died dead kaputt defekt roto rota rompió cassé "
    "défectueux rotto rotta difettoso failed malfunctioned snapped cracked",
    "damage": "damaged dented dent crushed scratched scratches beschädigt dañado dañada abîmé danneggiato verbeult",
    "wrong item": "wrong incorrect falsch falsche falscher equivocado erróneo incorrecto mauvais sbagliato sbagliata",
    "late": "late delayed delay never verspätet nunca jamais tarde retraso retard ritardo",
    "unclear manual": "instructions manual instruction anleitung instrucciones manuel notice istruzioni confusing",
    "size": "small large size sizing fit fits klein groß größe talla pequeño pequeña taille petit taglia piccolo",
    "no answer": "unanswered ignored refund refunded erstattung rückerstattung reembolso remboursement rimborso",
}
_UNFIXABLE: Final = "ugly overpriced expensive taste tasteless hässlich teuer caro cara feo fea cher moche brutto"

_CJK: Final = {
    "safety": ("煙", "発火", "火花", "感電", "爆発", "やけど", "火傷", "危険", "冒烟", "着火"),
    "legal": ("詐欺", "弁護士", "偽物", "骗", "假货"),
    "leak": ("漏れ", "漏水", "漏"),
    "missing part": ("足りない", "入っていな", "不足", "欠品", "缺"),
    "defect": ("壊れ", "故障", "不良", "動かな", "坏"),
    "damage": ("傷", "凹み", "破損"),
    "wrong item": ("違う", "間違"),
    "late": ("届かな", "遅い", "遅れ"),
    "unclear manual": ("説明書",),
}

_VAGUE: Final = (
    "tracking delivery never nunca jamais refund refunded reembolso remboursement rimborso rückerstattung erstattung "
    "small large fit fits sizing screw screws incorrect wrong falsch klein groß caro cara cher pequeño petit piccolo "
    "manual 違う 傷"
)
"""Words that are said of many troubles: "it never worked", "the wrong glue", "I want a refund"."""

_FURTHER: Final = {
    "defect": "flicker flickers flickering wobbles wobbly loose stuck sticks tore torn ripped rips peeled peeling "
    "flakes snaps crack cracks fell malfunction malfunctions wackelt locker klemmt gerissen abgebrochen bricht "
    "flackert suelto atasca atascado rasgado parpadea coincé déchiré desserré clignote bloccato strappato allentato",
    "damage": "bent zerkratzt verbogen zerbrochen rayé tordu cabossé rayado abollado graffiato ammaccato",
    "late": "delivery tracking courier lieferung livraison colis entrega paquete consegna pacco",
    "wrong item": "swapped vertauscht verwechselt",
    "unclear manual": "color colour description described advertised misleading beschreibung farbe descripción "
    "engañoso couleur trompeur descrizione colore ingannevole",
    "size": "sizes tight runs tallas tailles taglie größen eng",
    "no answer": "answers answered response responded reply replied email emails antwortet antwort gemeldet réponse "
    "répond respuesta responde risposta risponde",
    "unfixable": "cheap flimsy thin smell smells stinks slippery faded fades dünn stinkt billig delgado huele endeble "
    "fin fragile sottile puzza scadente",
}
"""Further words that a trouble is known by. They don't move the inbox, only the snippets that are proposed first."""

_MEANING: Final[dict[str, str]] = (
    dict.fromkeys(_UNFIXABLE.split(), "unfixable")
    | {word: cause for cause, words in _FIXABLE.items() for word in words.split()}
    | dict.fromkeys(_LEGAL.split(), "legal")
    | dict.fromkeys(_SAFETY.split(), "safety")
)
_KNOWN: Final = frozenset(_MEANING)
_OFTEN_MEANT_OTHERWISE: Final = frozenset(_VAGUE.split())
_LOUD: Final = {word: cause for cause, words in _FURTHER.items() for word in words.split()} | _MEANING
TAKEDOWN_PARAGRAPHS: Final = 5
TAKEDOWN_LENGTH: Final = 1500


class Signals(NamedTuple):
    """What was heard. `safety` and `legal` hold the words themselves, `causes` the names of mendable troubles."""

    capitals: bool
    paragraphs: int
    long: bool
    safety: tuple[str, ...]
    legal: tuple[str, ...]
    causes: tuple[str, ...]
    unfixable: bool


def shouts(title: str) -> bool:
    """Whether a title is written in capitals: at least two words and eight letters, all upper case."""
    return title.isupper() and " " in title.strip() and sum(map(str.isalpha, title)) >= 8


def read_signals(title: str, text: str) -> Signals:
    """Listen to a review."""
    both = f"{title} {text}"
    hits = _KNOWN.intersection(_WORD.findall(both.lower()))
    found: dict[str, list[str]] = {}
    for word in sorted(hits):
        found.setdefault(_MEANING[word], []).append(word)
    if not both.isascii():
        for meaning, pieces in _CJK.items():
            heard = [piece for piece in pieces if piece in both]
            if heard:
                found.setdefault(meaning, []).extend(heard)
    safety, legal = tuple(found.pop("safety", ())), tuple(found.pop("legal", ()))
    unfixable = found.pop("unfixable", None) is not None
    paragraphs = len(_BLANK_LINES.findall(text.strip())) + 1 if "\n" in text else 1
    long = paragraphs >= TAKEDOWN_PARAGRAPHS or len(text) >= TAKEDOWN_LENGTH
    return Signals(shouts(title), paragraphs, long, safety, legal, tuple(sorted(found)), unfixable)


def loudest_causes(title: str, text: str) -> tuple[str, ...]:
    """The troubles that a review speaks of, the one it speaks of most first, of equals the one that is told first.

    What stands in the title counts twice. "unfixable" is among them.
    """
    heard: dict[str, float] = {}
    for part, weight in ((title, 2.0), (text, 1.0)):
        words = [(word, _LOUD[word]) for word in _WORD.findall(part.lower()) if word in _LOUD]
        if not part.isascii():
            words += [(piece, meaning) for meaning, pieces in _CJK.items() for piece in pieces if piece in part]
        for word, meaning in words:
            if meaning not in {"safety", "legal"}:
                counts = weight / 4 if word in _OFTEN_MEANT_OTHERWISE else weight
                heard[meaning] = heard.get(meaning, 0.0) + counts
    return tuple(sorted(heard, key=lambda cause: -heard[cause]))
