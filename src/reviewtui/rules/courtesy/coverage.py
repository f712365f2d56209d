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


Keys = frozenset[str]
"""What a word is compared by: its stem, or the groups of like words that it is in; none where it says nothing."""


class _Complaint(NamedTuple):
    """Where a complaint stands in a review, the keys of its words, and of those that tell of something wrong."""

    start: int
    end: int
    sure: bool
    words: frozenset[Keys]
    told: Keys


def points(review: str, letter: Sequence[Token], pack: Pack) -> tuple[Point, ...]:
    """The complaints of a review in their order, each with whether the words of a letter answer it.

    Without words for complaints in the review's language every sentence counts as one, and nothing is sure.
    """
    answered = _keys(letter, pack)
    found: list[Point] = []
    for start, end, sure, words, told in _complaints(review, pack):
        answer, certain = _answers(words, told, answered)
        found.append(Point(start, end, review[start:end], answer, sure and certain))
    return tuple(found)


def shared(review: str, letter: Sequence[Token], pack: Pack) -> int:
    """How many words that mean something a review and some words of a letter have in common."""
    known = _keys_of(review, pack)
    if pack.language == "ja":
        return len(known & _runs(letter))
    words = {word for word, _, _, kind in letter if not kind}
    return sum(not known.isdisjoint(_keys_of_word(word, pack)) for word in words)


def beside(review: str, letter: Sequence[Token], pack: Pack) -> int:
    """How many of some words that tell of something wrong a review knows nothing of; 0 where it knows any of them."""
    return 0 if _keys_of(review, pack) & _keys(letter, pack) else len(letter)


@lru_cache(maxsize=4)
def _keys_of(review: str, pack: Pack) -> Keys:
    return _keys(read(review).tokens, pack)


@lru_cache(maxsize=4)
def causes_of(review: str) -> tuple[str, ...]:
    """The kinds of trouble that are heard in a review."""
    from reviewtui.rules.hearing.signals import loudest_causes

    return loudest_causes("", review)


@lru_cache(maxsize=4)
def _complaints(review: str, pack: Pack) -> tuple[_Complaint, ...]:
    """What a review complains of, remembered while its reply is typed."""
    text = read(review)
    known = bool(pack.coverage.get("complaint"))
    marked = faults(text, pack, mild=True)
    marked |= _heard(text, pack, marked) if known else set()
    found: list[_Complaint] = []
    telling: list[_Complaint] = []
    for begin, end in _clauses(text, pack, marked):
        hits = [number for number in range(begin, end) if number in marked]
        if known and not hits:
            continue
        sure = known and any(text.tokens[number].word not in _WEAK for number in hits)
        words = _words_as_keys(text.tokens[begin:end], pack)
        told = _keys([text.tokens[number] for number in hits], pack)
        start, stop = text.span(begin, end)
        stop -= len(review[start:stop]) - len(review[start:stop].rstrip(" .,;:!?\n-"))
        found.append(_Complaint(start, stop, sure, words, told))
        if not _only_judges(text, begin, end, pack):
            telling.append(found[-1])
        if len(found) == MOST_POINTS:
            break
    return tuple(telling or found)


def _only_judges(text: Document, begin: int, end: int, pack: Pack) -> bool:
    """Whether a clause judges without saying of what ("so disappointing", "had to return it"): beside a complaint it
    wants no answer of its own.
    """
    words = {word for word, _, _, kind in text.tokens[begin:end] if not kind}
    judging = _words(pack.lists.get("verdict", ()))
    return not words.isdisjoint(judging) and words <= judging | _words(pack.lists.get("stop", ()))


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


def _answers(words: frozenset[Keys], told: Keys, answered: Keys) -> tuple[bool, bool]:
    """Whether a letter with these keys answers a complaint with those words, and whether that is sure."""
    if not words:
        return False, False
    hits = sum(not keys.isdisjoint(answered) for keys in words)
    share = hits / len(words)
    if hits >= 2 or share >= 0.5:
        return True, True
    if not told.isdisjoint(answered) or share >= 0.33:
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


def _keys(tokens: Sequence[Token], pack: Pack) -> Keys:
    """The keys of some words, all together."""
    return frozenset().union(*_words_as_keys(tokens, pack))


def _words_as_keys(tokens: Sequence[Token], pack: Pack) -> frozenset[Keys]:
    """The keys of each word that says something; words that are compared by the same ones are one."""
    if pack.language == "ja":
        return frozenset(frozenset([pair]) for pair in _runs(tokens))
    words = {word for word, _, _, kind in tokens if not kind}
    return frozenset([_keys_of_word(word, pack) for word in words]) - {frozenset()}


@lru_cache(maxsize=8192)
def _keys_of_word(word: str, pack: Pack) -> Keys:
    lists, language = pack.lists, pack.language
    number = word.isdigit()
    if len(word) < (2 if number else 3) or (number and len(word) > 4):
        return frozenset()
    if word in _words(lists.get("stop", ()) + lists.get("generic", ())):
        return frozenset()
    groups = _groups(lists.get("synonyms", ()), language)
    return groups.get(word) or groups.get(stem(word, language)) or frozenset([stem(word, language)])


def _runs(tokens: Sequence[Token]) -> Keys:
    """Pairs of neighbouring letters of Japanese that carry meaning: Chinese characters and katakana."""
    letters = "".join([" " if kind else word for word, _, _, kind in tokens])
    pairs = [one + other for run in _RUN.findall(letters) for one, other in pairwise(run)]
    return frozenset([*pairs, *(each for each in _ALONE.findall(letters) if each not in _EMPTY_SIGNS)])


@lru_cache(maxsize=64)
def _words(lines: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


@lru_cache(maxsize=16)
def _groups(lines: tuple[str, ...], language: str) -> Mapping[str, Keys]:
    """The groups of each word, and of its stem."""
    words: dict[str, set[str]] = {}
    for number, line in enumerate(lines):
        for word in line.split():
            for each in (word, stem(word, language)):
                words.setdefault(each, set()).add(f"={number}")
    return {word: frozenset(groups) for word, groups in words.items()}


@lru_cache(maxsize=8192)
def stem(word: str, language: str) -> str:
    """The stem of a folded word; the word itself in languages without a stemmer."""
    name = _STEMMED.get(language)
    if not name or len(word) > 40:
        return word
    return stemmer(name)(word)
