"""Coverage: a review as its complaints, and which of them a letter answers."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.domain.finding import Point
from reviewtui.rules.courtesy.likeness import Keys, keys_by_word, keys_of, meanings, nearness, words_of
from reviewtui.rules.courtesy.reading import faults, innocent
from reviewtui.rules.match.matcher import Document, read
from reviewtui.rules.match.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from reviewtui.rules.match.tokens import Token
    from reviewtui.rules.packs.model import Pack

MOST_POINTS: Final = 40
_AROUND: Final = " .,;:!?\n-\u3002\u3001"
_GLUED: Final = re.compile(r"[.!?]+(?=[A-Z][a-z'\u2019 ])|[.!?]{2,}(?=\w)|\n")
"""The end of a sentence that has no blank after it ("great sound.It broke"), or a line of a list."""
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
    words: frozenset[Keys]
    told: Keys


def points(review: str, letter: Sequence[Token], pack: Pack) -> tuple[Point, ...]:
    """The complaints of a review in their order, each with whether the words of a letter answer it.

    Without words for complaints in the review's language every sentence counts as one, and nothing is sure.
    """
    known = _keys_of(review, pack)
    said = [keys for keys in keys_by_word(letter, pack) if not known.isdisjoint(keys)]
    answered: Keys = frozenset().union(*said)
    found: list[Point] = []
    for start, end, sure, words, told in _complaints(review, pack):
        answer, certain = _answers(words, told, answered, said)
        found.append(Point(start, end, review[start:end], answer, sure and certain))
    return tuple(found)


def nearest_complaint(review: str, letter: Sequence[Token], pack: Pack) -> int | None:
    """The number of the complaint to which some words of a letter are nearest; None where they are near none."""
    said = keys_of(letter, pack) & _complained(review, pack)
    if not said:
        return None
    near = [
        sum([nearness(keys, said) for keys in each.words if not keys.isdisjoint(said)])
        for each in _complaints(review, pack)
    ]
    most = max(near, default=0)
    return near.index(most) if most > 0 else None


def shared(review: str, letter: Sequence[Token], pack: Pack) -> float:
    """How many words that mean something a review and some words of a letter have in common; half ones of one scene."""
    known = _keys_of(review, pack)
    return sum(nearness(keys, known) for keys in keys_by_word(letter, pack))


def beside(review: str, letter: Sequence[Token], pack: Pack) -> int:
    """How many of some words that tell of something wrong a review knows nothing of; 0 where it knows any of them."""
    return 0 if meanings(_keys_of(review, pack) & keys_of(letter, pack)) else len(letter)


@lru_cache(maxsize=4)
def _complained(review: str, pack: Pack) -> Keys:
    """The keys of all words of the complaints: every sentence of a letter is held against them while it is typed."""
    return frozenset().union(*(keys for each in _complaints(review, pack) for keys in each.words))


@lru_cache(maxsize=4)
def _keys_of(review: str, pack: Pack) -> Keys:
    return keys_of(read(review).tokens, pack)


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
        words = keys_by_word(text.tokens[begin:end], pack)
        told = meanings(keys_of([text.tokens[number] for number in hits], pack))
        start, stop = text.span(begin, end)
        stop -= len(review[start:stop]) - len(review[start:stop].rstrip(_AROUND))
        found.append(_Complaint(start, stop, sure, words, told))
        if not _only_judges(text, begin, end, pack):
            telling.append(found[-1])
        if len(found) == MOST_POINTS:
            break
    return tuple(telling or found) or tuple(_unpraised(text, pack))


def _unpraised(text: Document, pack: Pack) -> Iterator[_Complaint]:
    """The clauses of a review in which no word for a trouble is known, without those that praise; none is sure.

    Only where the pack knows words of praise, and of reviews that say something.
    """
    pleased = words_of(pack.lists.get("pleased", ()))
    if not pleased:
        return
    idle = innocent(text, pack)
    for begin, end in islice(_clauses(text, pack, set()), MOST_POINTS):
        words = keys_by_word(text.tokens[begin:end], pack)
        if words and idle.isdisjoint(range(begin, end)) and not _praises(text, begin, end, pleased):
            start, stop = text.span(begin, end)
            stop -= len(text.source[start:stop]) - len(text.source[start:stop].rstrip(_AROUND))
            yield _Complaint(start, stop, sure=False, words=words, told=frozenset())


def _praises(text: Document, begin: int, end: int, pleased: Set[str]) -> bool:
    return any(token.word in pleased for token in text.tokens[begin:end])


def _only_judges(text: Document, begin: int, end: int, pack: Pack) -> bool:
    """Whether a clause judges without saying of what ("so disappointing", "had to return it"): beside a complaint it
    wants no answer of its own.
    """
    words = {word for word, _, _, kind in text.tokens[begin:end] if not kind and not word.isdigit()}
    judging = words_of(pack.lists.get("verdict", ()))
    return not words.isdisjoint(judging) and words <= judging | words_of(pack.lists.get("stop", ()))


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


def _answers(words: frozenset[Keys], told: Keys, answered: Keys, said: Sequence[Keys]) -> tuple[bool, bool]:
    """Whether a letter that says these words answers a complaint with those, and whether that is sure.

    A word of the letter answers one word of the complaint, even where several are of its group.
    """
    if not words:
        return False, False
    hits = sum(nearness(keys, answered) for keys in words)
    if hits > 1:
        asked: Keys = frozenset().union(*words)
        hits = min(hits, sum(nearness(keys, asked) for keys in said))
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
