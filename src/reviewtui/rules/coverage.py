"""Coverage: a review as its complaints, and which of them a letter answers."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from reviewtui.domain.finding import Point
from reviewtui.rules.pattern import Text, read
from reviewtui.rules.tokens import Kind, Token

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reviewtui.rules.packs import Pack

MOST_POINTS: Final = 40
_STEMMED: Final = {"en": "english", "de": "german", "fr": "french", "es": "spanish", "it": "italian"}
_WEAK: Final = frozenset(
    [
        "no",
        "not",
        "never",
        "nothing",
        "nobody",
        "none",
        "without",
        "hardly",
        "barely",
        "hard",
        "return",
        "returned",
        "refund",
        "used",
    ]
)


def points(review: str, letter: str, pack: Pack) -> tuple[Point, ...]:
    """The complaints of a review in their order, each with whether the letter answers it.

    Without words for complaints in the review's language every sentence counts as one, and nothing is sure.
    """
    text = read(review)
    known = bool(pack.coverage.get("complaint"))
    clauses = _clauses(text, pack)
    keys = _keyer(pack)
    answered = keys(read(letter).tokens)
    marked = _marked(text, pack)
    found: list[Point] = []
    for begin, end in clauses:
        hits = [number for number in range(begin, end) if number in marked]
        if known and not hits:
            continue
        sure = known and any(text.tokens[number].word not in _WEAK for number in hits)
        wanted = keys(text.tokens[begin:end])
        told = keys([text.tokens[number] for number in hits])
        answer, certain = _answers(wanted, told, answered)
        start, stop = text.span(begin, end)
        stop -= len(review[start:stop]) - len(review[start:stop].rstrip(" .,;:!?\n-"))
        found.append(Point(start, stop, review[start:stop], answer, sure and certain))
        if len(found) == MOST_POINTS:
            break
    return tuple(found)


def _answers(wanted: set[str], told: set[str], answered: set[str]) -> tuple[bool, bool]:
    """Whether a letter with these words answers a complaint with those, and whether that is sure."""
    if not wanted:
        return False, False
    hits = wanted & answered
    share = len(hits) / len(wanted)
    if len(hits) >= 2 or share >= 0.5:
        return True, True
    if hits & told or share >= 0.34:
        return True, False
    return False, True


def _marked(text: Text, pack: Pack) -> set[int]:
    """The numbers of the tokens that tell of something wrong, without those that a praise takes back."""
    praised = {
        number
        for pattern in pack.coverage.get("praise", ())
        for start, end in pattern.search(text)
        for number in range(start, end)
    }
    return {
        start
        for pattern in pack.coverage.get("complaint", ())
        for start, end in pattern.search(text)
        if not praised & set(range(start, min(end, start + 3)))
    }


def _clauses(text: Text, pack: Pack) -> list[tuple[int, int]]:
    """The text as clauses: parted at sentence ends, at marks, and at words like "but" that begin a new thought."""
    turns = {start for pattern in pack.coverage.get("breaks", ()) for start, _ in pattern.search(text)}
    ranges: list[tuple[int, int]] = []
    begin = 0
    for number, token in enumerate(text.tokens):
        if token.kind or number in turns:
            if number > begin:
                ranges.append((begin, number))
            begin = number + 1 if token.kind else number
    if begin < len(text.tokens):
        ranges.append((begin, len(text.tokens)))
    return _whole(ranges, text, pack)


def _whole(ranges: list[tuple[int, int]], text: Text, pack: Pack) -> list[tuple[int, int]]:
    """The clauses, with those of one or two words ("slow", "very") kept only where a comma list holds them."""
    marked = _marked(text, pack)
    whole: list[tuple[int, int]] = []
    for begin, end in ranges:
        near = whole and begin - whole[-1][1] <= 1 and text.tokens[begin - 1].kind is not Kind.END
        if near and end - begin <= 2 and not any(number in marked for number in range(begin, end)):
            whole[-1] = (whole[-1][0], end)
        else:
            whole.append((begin, end))
    return whole


def _keyer(pack: Pack) -> Callable[[Sequence[Token]], set[str]]:
    """What turns words into comparable keys: their group of like words, or their stem."""
    stop = _words(pack.lists.get("stop", ())) | _words(pack.lists.get("generic", ()))
    groups = _groups(pack.lists.get("synonyms", ()))
    language = pack.language

    def keys(tokens: Sequence[Token]) -> set[str]:
        if language == "ja":
            return _runs(tokens)
        found: set[str] = set()
        for token in tokens:
            word = token.word
            if token.kind or len(word) < 3 or word in stop or word.isdigit():
                continue
            found.add(groups.get(word) or groups.get(stem(word, language)) or stem(word, language))
        return found

    return keys


def _runs(tokens: Sequence[Token]) -> set[str]:
    """Pairs of neighbouring letters of Japanese that carry meaning: Chinese characters and katakana."""
    letters = "".join(token.word if not token.kind else " " for token in tokens)
    return {
        pair
        for run in re.findall("[\u30a1-\u30fa\u30fc\u4e00-\u9fff]{2,40}", letters)
        for pair in map("".join, pairwise(run))
    }


@lru_cache(maxsize=64)
def _words(lines: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


@lru_cache(maxsize=16)
def _groups(lines: tuple[str, ...]) -> Mapping[str, str]:
    return {word: f"={number}" for number, line in enumerate(lines) for word in reversed(line.split())}


@lru_cache(maxsize=8192)
def stem(word: str, language: str) -> str:
    """The stem of a folded word; the word itself in languages without a stemmer."""
    name = _STEMMED.get(language)
    if not name or len(word) > 40:
        return word
    return _stemmer(name)(word)


@lru_cache(maxsize=8)
def _stemmer(name: str) -> Callable[[str], str]:
    from snowballstemmer import stemmer  # type: ignore[import-untyped]

    word_stem: Callable[[str], str] = stemmer(name).stemWord
    return word_stem
