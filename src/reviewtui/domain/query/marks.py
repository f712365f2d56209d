"""Where in a text the words of a query stand, so that they can be marked as they are written there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.domain.query.tree import Condition, Either, Every, Words
from reviewtui.domain.query.words import FOLDING, SIGN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.domain.query.tree import Query

PRODUCT: Final = "product"


class Placed(NamedTuple):
    """A word as it is compared, and the letters of the text that it stands in."""

    word: str
    start: int
    end: int


def sought_words(query: Query | None, *where: str) -> tuple[Words, ...]:
    """What a query looks for that may be marked: words anywhere, and those of some fields; not what it leaves out."""
    found = list[Words]()
    waiting: list[Condition] = [] if query is None or query.condition is None else [query.condition]
    while waiting:
        match waiting.pop():
            case Words() as words if words.where in {"", *where}:
                found.append(words)
            case Every(of) | Either(of):
                waiting += reversed(of)
            case _:
                pass
    return tuple(dict.fromkeys(found))


def placed(text: str) -> list[Placed]:
    """The words of a text with their places; the words are those of `words_of`."""
    found = list[Placed]()
    word, start, end = "", 0, 0
    for at, letter in enumerate(text):
        folded = FOLDING[ord(letter)]
        alone = SIGN.match(letter) is not None
        if word and (alone or folded == " "):
            found.append(Placed(word, start, end))
            word = ""
        if alone:
            if folded.strip():
                found.append(Placed(folded, at, at + 1))
        elif folded != " ":
            start = start if word else at
            end = at + 1 if folded or word else end
            word += folded
    return [*found, Placed(word, start, end)] if word else found


def spans(text: str, sought: Sequence[Words]) -> list[tuple[int, int]]:
    """The stretches of a text that match, whole words, in their order and none over another."""
    if not sought or not text:
        return []
    words, found = placed(text), list[tuple[int, int]]()
    for each in sought:
        *whole, last = each.words
        for at in range(len(words) - len(whole)):
            end = words[at + len(whole)]
            if all(words[at + place].word == word for place, word in enumerate(whole)) and (
                end.word == last or (each.begins and end.word.startswith(last))
            ):
                found.append((words[at].start, end.end))
    return _apart(sorted(found))


def _apart(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    apart = list[tuple[int, int]]()
    for start, end in found:
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart
