"""Letters and reviews of any length: put together from the labelled sentences of the tests and the demo's reviews.

Every sentence of the labelled sets was written to touch a rule, so a letter made of them is harder than a real one. An
invented word in each makes it one that was never seen.
"""

from __future__ import annotations

import random
import re
import tomllib
from functools import cache
from pathlib import Path

from reviewtui.sources.demo.tell import load_demo

LABELLED = Path(__file__).parents[1] / "rules" / "labelled"
LANGUAGES = ("en", "de", "fr", "es", "it", "ja")
SIZE = 2000
_MORE = {
    "fr": """Le couvercle ne ferme plus depuis la première semaine et l'eau coule partout sur la table. J'ai écrit
        deux fois au vendeur sans recevoir la moindre réponse. Le câble fourni est trop court, il manque deux vis
        et la notice est illisible. Après trois lavages, la couleur est partie et le tissu se déchire aux
        coutures. Le colis est arrivé ouvert, avec une semaine de retard, et la boîte sentait la fumée. La
        batterie tient à peine une heure alors que l'annonce en promet dix. Très déçue, je voulais offrir cette
        lampe à ma mère pour son anniversaire. Le bouton reste coincé et le moteur fait un bruit épouvantable. On
        m'a envoyé la mauvaise taille, puis encore une fois la mauvaise. Le plastique est si fin qu'il s'est
        cassé dans ma main.""",
    "it": """Il coperchio non si chiude più dalla prima settimana e l'acqua cola su tutto il tavolo. Ho scritto due
        volte al venditore senza ricevere nessuna risposta. Il cavo è troppo corto, mancano due viti e le
        istruzioni sono illeggibili. Dopo tre lavaggi il colore è sparito e la stoffa si strappa alle cuciture.
        Il pacco è arrivato aperto, con una settimana di ritardo, e la scatola puzzava di fumo. La batteria dura
        appena un'ora mentre l'annuncio ne promette dieci. Molto delusa, volevo regalare questa lampada a mia
        madre per il suo compleanno. Il pulsante rimane bloccato e il motore fa un rumore terribile. Mi hanno
        mandato la misura sbagliata, poi ancora quella sbagliata. La plastica è così sottile che si è rotta in
        mano.""",
}


@cache
def _sentences(language: str, *, innocent: bool) -> tuple[str, ...]:
    found: list[str] = []
    for path in sorted((LABELLED / "regression" / language).glob("*.toml")):
        if path.stem == "innocent" or not innocent:
            lines = tomllib.loads(path.read_text(encoding="utf-8"))["sentences"].splitlines()
            found += (line.strip().rpartition("] ")[2] for line in lines if line.strip())
    return tuple(found)


@cache
def _complaints(language: str) -> tuple[str, ...]:
    texts = [case.text for case in load_demo().cases if case.language == language]
    whole = " ".join(" ".join([*texts, _MORE.get(language, "")]).split())
    return tuple(re.findall(r"[^.!?。！？]+[.!?。！？]*\s*", whole))


def letter(language: str, chance: random.Random, size: int = SIZE, *, innocent: bool = False) -> str:
    """A letter that was never seen before: a name, then sentences in any order, all of them or the innocent ones."""
    return _made(
        _sentences(language, innocent=innocent),
        chance,
        size,
        "" if language == "ja" else " ",
        f"Hello {_name(chance)},\n\n",
    )


def review(language: str, chance: random.Random, size: int = SIZE) -> str:
    """A review that was never seen before."""
    return _made(_complaints(language), chance, size, "", "")


def _name(chance: random.Random) -> str:
    return "".join(chance.choices("abcdefghijklmnoprstuvw", k=8)).capitalize()


def _made(sentences: tuple[str, ...], chance: random.Random, size: int, between: str, begin: str) -> str:
    made = begin
    while len(made) < size:
        sentence = chance.choice(sentences)
        blanks = [at for at, each in enumerate(sentence) if each == " "] or [len(sentence) // 2]
        at = chance.choice(blanks)
        made += f"{sentence[:at]} {_name(chance).lower()}{sentence[at:]}{between}"
    return made[:size]
