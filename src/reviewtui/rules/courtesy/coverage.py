"""Coverage: a review as its complaints, and which of them a letter answers."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.domain.finding import Point
from reviewtui.rules.courtesy.reading import faults, innocent
from reviewtui.rules.match.matcher import Document, read
from reviewtui.rules.match.stems import stemmer
from reviewtui.rules.match.tokens import Token, TokenKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence, Set

    from reviewtui.rules.packs.model import Pack

MOST_POINTS: Final = 40
_GLUED: Final = re.compile(r"[.!?]+(?=[A-Z][a-z'\u2019 ])|[.!?]{2,}(?=\w)|\n")
"""The end of a sentence that has no blank after it ("great sound.It broke"), or a line of a list."""
_RUN: Final = re.compile("[\u30a1-\u30fa\u30fc\u4e00-\u9fff]{2,40}")
_ALONE: Final = re.compile(
    "(?<![\u30a1-\u30fa\u30fc\u4e00-\u9fff])[\u4e00-\u9fff](?![\u30a1-\u30fa\u30fc\u4e00-\u9fff])"
)
"""A Chinese character that is a word by itself, as in "the lid leaks"."""
_EMPTY_SIGNS: Final = frozenset("日品方今年月人事時点本回様者物中申訳上下前後件度何私店送届出入取使思見言行来")
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


class _Complaint(NamedTuple):
    """Where a complaint stands in a review, the keys of its words, and of those that tell of something wrong."""

    start: int
    end: int
    sure: bool
    keys: frozenset[str]
    told: frozenset[str]


def points(review: str, letter: Sequence[Token], pack: Pack) -> tuple[Point, ...]:
    """The complaints of a review in their order, each with whether the words of a letter answer it.

    Without words for complaints in the review's language every sentence counts as one, and nothing is sure.
    """
    answered = _keys(letter, pack)
    found: list[Point] = []
    for start, end, sure, wanted, told in _complaints(review, pack):
        answer, certain = _answers(wanted, told, answered)
        found.append(Point(start, end, review[start:end], answer, sure and certain))
    return tuple(found)


def shared(review: str, letter: Sequence[Token], pack: Pack) -> int:
    """How many words that mean something a review and some words of a letter have in common."""
    known = _keys_of(review, pack)
    if pack.language == "ja":
        return len(known & _runs(letter))
    return sum(_key(word, pack) in known for word in {word for word, _, _, kind in letter if not kind})


def beside(review: str, letter: Sequence[Token], pack: Pack) -> int:
    """How many of some words that tell of something wrong a review knows nothing of; 0 where it knows any of them."""
    return 0 if _keys_of(review, pack) & _keys(letter, pack) else len(letter)


@lru_cache(maxsize=4)
def _keys_of(review: str, pack: Pack) -> frozenset[str]:
    return _keys(read(review).tokens, pack)


@lru_cache(maxsize=4)
def _complaints(review: str, pack: Pack) -> tuple[_Complaint, ...]:
    """What a review complains of, remembered while its reply is typed."""
    text = read(review)
    known = bool(pack.coverage.get("complaint"))
    marked = faults(text, pack, mild=True)
    marked |= _heard(text, pack, marked) if known else set()
    found: list[_Complaint] = []
    for begin, end in _clauses(text, pack, marked):
        hits = [number for number in range(begin, end) if number in marked]
        if known and not hits:
            continue
        sure = known and any(text.tokens[number].word not in _WEAK for number in hits)
        wanted = _keys(text.tokens[begin:end], pack)
        told = _keys([text.tokens[number] for number in hits], pack)
        start, stop = text.span(begin, end)
        stop -= len(review[start:stop]) - len(review[start:stop].rstrip(" .,;:!?\n-"))
        found.append(_Complaint(start, stop, sure, wanted, told))
        if len(found) == MOST_POINTS:
            break
    telling = tuple(each for each in found if not each.keys or not each.keys <= _verdicts(pack))
    return telling or tuple(found)


@lru_cache(maxsize=4)
def _verdicts(pack: Pack) -> frozenset[str]:
    """The keys of words that judge without saying of what ("so disappointing", "had to return it"): beside a complaint
    they want no answer of their own.
    """
    words = (word for line in pack.lists.get("verdict", ()) for word in line.split())
    return frozenset(_key(word, pack) for word in words) - {""}


def _heard(text: Document, pack: Pack, marked: Set[int]) -> set[int]:
    """The tokens at which the ear hears danger or that something went wrong, without what is said in passing.

    Of words that reach over a mark ("when I opened it, two cups were broken") only the clauses that tell a fault.
    """
    from reviewtui.rules.hearing.ear import ear

    heard = [each for each in ear().hear(text.source) if each.kind != "law"]
    if not heard:
        return set()
    idle = innocent(text, pack)
    starts = [token.start for token in text.tokens]
    found: set[int] = set()
    for each in heard:
        first, last = bisect_left(starts, each.start), bisect_left(starts, each.end)
        if idle.isdisjoint(range(first, last)):
            clauses = _between_marks(text, first, last)
            telling = [clause for clause in clauses if not marked.isdisjoint(clause)] or clauses[-1:]
            found.update(number for clause in telling for number in clause)
    return found


def _between_marks(text: Document, first: int, last: int) -> list[range]:
    """The stretches of words among some tokens."""
    marks = [number for number in range(first, last) if text.tokens[number].kind]
    return [
        range(begin, end)
        for begin, end in zip([first, *(mark + 1 for mark in marks)], [*marks, last], strict=True)
        if begin < end
    ]


def _answers(wanted: frozenset[str], told: frozenset[str], answered: frozenset[str]) -> tuple[bool, bool]:
    """Whether a letter with these words answers a complaint with those, and whether that is sure."""
    if not wanted:
        return False, False
    hits = wanted & answered
    share = len(hits) / len(wanted)
    if len(hits) >= 2 or share >= 0.5:
        return True, True
    if hits & told or share >= 0.33:
        return True, False
    return False, True


def _clauses(text: Document, pack: Pack, marked: set[int]) -> list[tuple[int, int]]:
    """The text as clauses: parted at sentence ends, at marks, and at words like "but" that begin a new thought."""
    turns = {start for pattern in pack.coverage.get("breaks", ()) for start, _ in pattern.search(text)}
    ranges: list[tuple[int, int]] = []
    begin = 0
    before = 0
    source = text.source
    for number, (_, start, end, kind) in enumerate(text.tokens):
        if kind or number in turns or (before < start and source[before] in ".!?\n" and _GLUED.match(source, before)):
            if number > begin:
                ranges.append((begin, number))
            begin = number + 1 if kind else number
        before = end
    if begin < len(text.tokens):
        ranges.append((begin, len(text.tokens)))
    return _whole(ranges, text, marked)


def _whole(ranges: list[tuple[int, int]], text: Document, marked: set[int]) -> list[tuple[int, int]]:
    """The clauses, with those of one or two words ("slow", "very") kept only where a comma list holds them."""
    whole: list[tuple[int, int]] = []
    for begin, end in ranges:
        near = whole and begin - whole[-1][1] <= 1 and text.tokens[begin - 1].kind is not TokenKind.END
        if near and end - begin <= 2 and not any(number in marked for number in range(begin, end)):
            whole[-1] = (whole[-1][0], end)
        else:
            whole.append((begin, end))
    return whole


def _keys(tokens: Sequence[Token], pack: Pack) -> frozenset[str]:
    """Words as comparable keys: their group of like words, or their stem."""
    if pack.language == "ja":
        return _runs(tokens)
    return frozenset([_key(word, pack) for word in {word for word, _, _, kind in tokens if not kind}]) - {""}


@lru_cache(maxsize=8192)
def _key(word: str, pack: Pack) -> str:
    """The key of a word; "" for one that says nothing."""
    lists, language = pack.lists, pack.language
    number = word.isdigit()
    if len(word) < (2 if number else 3) or (number and len(word) > 4):
        return ""
    if word in _words(lists.get("stop", ()) + lists.get("generic", ())):
        return ""
    groups = _groups(lists.get("synonyms", ()), language)
    return groups.get(word) or groups.get(stem(word, language)) or stem(word, language)


def _runs(tokens: Sequence[Token]) -> frozenset[str]:
    """Pairs of neighbouring letters of Japanese that carry meaning: Chinese characters and katakana."""
    letters = "".join([" " if kind else word for word, _, _, kind in tokens])
    pairs = [one + other for run in _RUN.findall(letters) for one, other in pairwise(run)]
    return frozenset([*pairs, *(each for each in _ALONE.findall(letters) if each not in _EMPTY_SIGNS)])


@lru_cache(maxsize=64)
def _words(lines: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


@lru_cache(maxsize=16)
def _groups(lines: tuple[str, ...], language: str) -> Mapping[str, str]:
    """The group of each word, and of its stem where no word of another group has it."""
    words = {word: f"={number}" for number, line in enumerate(lines) for word in line.split()}
    return {stem(word, language): group for word, group in words.items()} | words


@lru_cache(maxsize=8192)
def stem(word: str, language: str) -> str:
    """The stem of a folded word; the word itself in languages without a stemmer."""
    name = _STEMMED.get(language)
    if not name or len(word) > 40:
        return word
    return stemmer(name)(word)
