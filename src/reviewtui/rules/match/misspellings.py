# ruff: noqa: SIM905 - a list of words reads better whole
"""Slips of the finger in the words that matter: ``reveiw``, ``rateing`` and ``chnage`` read as what was meant."""

from __future__ import annotations

from typing import Final

_MEANT: Final = (
    "review reviews rating ratings feedback comment comments please change update remove delete edit negative positive"
    " refund replacement voucher discount customer customers whatsapp telegram instagram facebook telephone"
    " bewertung rezension sterne commentaire evaluation resena valoracion estrellas recensione valutazione"
).split()
_WORDS: Final = frozenset(
    "revie revue ring rings raring raining rain eating dating ration custome vouche comet comets commen exit diet tide"
    " elected relate plea lease changee change negativ positiv telephon edite estrelas estrela stern sternen"
    " serne stere commenti commente coment comente resent recension".split()
)
"""Words of their own, though only a letter away."""
_ALSO: Final = {
    "pls": "please", "plz": "please", "rvw": "review", "rvws": "reviews", "rtg": "rating", "fdbk": "feedback",
    "rmv": "remove", "chg": "change", "chng": "change", "upd8": "update",
    "plse": "please", "revieuw": "review", "riview": "review", "rewiev": "review",
    "rewiew": "review", "revew": "review", "reviev": "review", "reviu": "review", "rateing": "rating",
    "raiting": "rating", "reting": "rating", "ratins": "ratings", "feedbak": "feedback", "feadback": "feedback",
    "chenge": "change", "chage": "change", "updat": "update", "updaet": "update", "remuve": "remove", "delet": "delete",
    "deleet": "delete", "rezention": "rezension", "bewertug": "bewertung",
    "ur": "your", "yr": "your", "stras": "stars", "starz": "stars", "satrs": "stars", "costumer": "customer",
    "costumers": "customers",
}  # fmt: skip


def _slips(word: str) -> set[str]:
    """What a hurried hand makes of a word: a letter lost, doubled or changed with its neighbour."""
    lost = {word[:at] + word[at + 1 :] for at in range(1, len(word))} if len(word) >= 6 else set()
    doubled = {word[:at] + word[at] + word[at:] for at in range(len(word))}
    swapped = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)}
    return lost | doubled | swapped


def _read() -> dict[str, str]:
    found = {slip: word for word in reversed(_MEANT) for slip in _slips(word)}
    plain = {slip: word for slip, word in found.items() if slip not in _WORDS and slip not in _MEANT}
    return {**plain, **_ALSO}


SLIPS: Final = _read()
"""Wrongly written words and what was meant by them."""
