"""Listening to a review: danger, talk of law and fraud, and what happened to the thing.

What is listened for stands in `packs/heard_*.toml` as phrases (`phrase`). A phrase that is denied ("no smoke at all")
is not heard, nor one that overlaps a phrase of `unless` ("fire stick"). Japanese, which leaves no room between words,
is looked at as it is written.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from itertools import count
from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.rules.hearing.hearing_pack import LANGUAGES, EntryPhrase, HearingEntry, HearingPack
from reviewtui.rules.hearing.phrase_steps import MARKS, Tokens
from reviewtui.rules.hearing.sentences import BETWEEN, FOUND, Sentence, fold, sentences_of
from reviewtui.rules.packs.files import read_untried

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence, Set

    from reviewtui.rules.hearing.phrase import Phrase

HEARS_AT_MOST: Final = 6_000
"""Characters of a review that are listened to; what a buyer is angry about stands before that."""
DENIED_WITHIN: Final = 4
"""So many words before a phrase may deny it."""
ASIDE_WITHIN: Final = 6
"""So many words after an aside ("I was worried it would …", "my old one …") are still said aside."""
_TELLING: Final = 3
"""So many common words of a language tell that a text is in it, and not in others whose words look alike."""
_BITS: Final = 16
_COUNT: Final = (1 << _BITS) - 1
"""Room for the number of words of a text."""
_UNSPACED: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


class Heard(NamedTuple):
    """Something that a review says: its kind (`danger`, `law`, `cause`), its id in the pack, and the buyer's words."""

    kind: str
    id: str
    words: str
    start: int
    end: int


class _Candidate(NamedTuple):
    """A phrase that may stand where a sentence has its trigger, a word of each of `needs` and one of `rows`, if any."""

    needs: tuple[frozenset[str], ...]
    rows: tuple[str, ...]
    pack: HearingPack
    entry: HearingEntry
    phrase: Phrase


_Candidates = dict[str, list[_Candidate]]
"""By what a glance says of them."""


class Ear:
    """Listens with the packs of all languages at once: buyers write in any of them anywhere."""

    def __init__(self, packs: Iterable[HearingPack]) -> None:
        self._by_word: dict[str, tuple[EntryPhrase, ...]] = {}
        self.packs = tuple(map(self._listened_with, packs))
        self._known = frozenset(self._by_word)
        self._met: dict[str, tuple[_Candidates, _Candidates]] = {}

    def _listened_with(self, pack: HearingPack) -> HearingPack:
        """A pack whose phrases are found by their triggers from now on. Most words are those of one phrase alone."""
        by_word = self._by_word
        for entry in pack.entries:
            for phrase in entry.phrases:
                alone = (phrase,)
                for word in phrase.triggers:
                    by_word[word] = by_word[word] + alone if word in by_word else alone
                phrase.let_go_of_triggers()
        return pack

    @cached_property
    def names(self) -> dict[tuple[str, str], str]:
        """What each thing is called, by kind and id."""
        return {(entry.kind, entry.id): entry.name for pack in reversed(self.packs) for entry in pack.entries}

    def _at(self, word: str) -> tuple[_Candidates, _Candidates]:
        """What may stand where a trigger does: where it is all that is needed, and the rest. Made when a trigger is met
        for the first time, as the screens meet few.
        """
        found = self._met.get(word)
        if found is None:
            found = self._met[word] = ({}, {})
            for phrase in self._by_word[word]:
                rows, entry = phrase.rows(word), phrase.entry
                there = found[1] if rows or phrase.needs else found[0]
                there.setdefault(entry.glanced, []).append(_Candidate(phrase.needs, rows, entry.pack, entry, phrase))
        return found

    def hear(self, text: str) -> list[Heard]:
        """Everything that a text says, in its order; of overlapping words for one thing the longest."""
        text = text[:HEARS_AT_MOST]
        lower, found, start = fold(text), list[Heard](), 0
        spoken = self.packs_of(set(FOUND.findall(lower)))
        for part in BETWEEN.split(lower):
            sentence = Sentence(FOUND.findall(part))
            known: list[tuple[int, int]] = []
            for first, last, entry in self._said_in(sentence, spoken):
                known = known or [match.span() for match in FOUND.finditer(part)]
                begin, stop = start + known[first][0], start + known[last - 1][1]
                found.append(Heard(entry.kind, entry.id, " ".join(text[begin:stop].split()), begin, stop))
            start += len(part) + 1
        if not text.isascii() and _UNSPACED.search(text):
            found.extend(
                each for pack in self.packs for entry in pack.entries for each in _as_written(pack, entry, text)
            )
        return _longest(found)

    def _said_in(self, sentence: Sentence, spoken: Set[HearingPack]) -> Iterator[tuple[int, int, HearingEntry]]:
        for hit in self._known & sentence.words:
            for phrase in self._by_word[hit]:
                entry, pack = phrase.entry, phrase.entry.pack
                if pack in spoken and phrase.may_stand(sentence.words):
                    for first, last in phrase.spans(sentence.tokens, sentence.places(hit)):
                        if _stands(pack, entry, sentence, first, last):
                            yield first, last, entry

    def glance(self, text: str) -> frozenset[str]:
        """Which kinds of things a text says at all ("unfixable" for that cause): a rank needs no words.

        What is quickly found comes first, since nothing more is looked for of a kind that is said.
        """
        text = text[:HEARS_AT_MOST]
        said = set[str]()
        sentences = sentences_of(text)
        spoken = _Spoken(self, sentences)
        met = [(sentence, hit, self._at(hit)) for sentence in sentences for hit in self._known & sentence.words]
        for which in (0, 1):
            for sentence, hit, candidates in met:
                for kind, likely in candidates[which].items():
                    if kind not in said and _any_stands(likely, sentence, hit, spoken):
                        said.add(kind)
        if not text.isascii() and _UNSPACED.search(text):
            self._glance_unspaced(text, said)
        return frozenset(said)

    def _glance_unspaced(self, text: str, said: set[str]) -> None:
        """Add what a text says in a language that is written without spaces."""
        for pack in self.packs:
            for entry in pack.entries:
                if entry.glanced not in said and next(_as_written(pack, entry, text), None):
                    said.add(entry.glanced)

    def packs_of(self, words: Set[str]) -> Set[HearingPack]:
        """The packs of the languages that a text may be in, by their most common words; of a few words all."""
        total = sum(map(self._common.__getitem__, self._common.keys() & words))
        counts = {pack: total >> place & _COUNT for place, pack in zip(count(0, _BITS), self.packs, strict=False)}
        most = max(counts.values(), default=0)
        return {pack for pack, times in counts.items() if most < _TELLING or 2 * times > most}

    @cached_property
    def _common(self) -> dict[str, int]:
        """The most common words of all packs, each with a one in the bits of every pack that has it: one addition
        counts for all.
        """
        common: dict[str, int] = {}
        for place, pack in zip(count(0, _BITS), self.packs, strict=False):
            for word in pack.common:
                common[word] = common.get(word, 0) + (1 << place)
        return common


class _Spoken:
    """The packs of the languages that a text may be in; most texts end before anybody asks."""

    __slots__ = ("_ear", "_packs", "_sentences")

    def __init__(self, ear: Ear, sentences: Sequence[Sentence]) -> None:
        self._ear, self._sentences = ear, sentences
        self._packs: Set[HearingPack] | None = None

    def __contains__(self, pack: HearingPack) -> bool:
        if self._packs is None:
            self._packs = self._ear.packs_of(set[str]().union(*(each.words for each in self._sentences)))
        return pack in self._packs


def _any_stands(candidates: Sequence[_Candidate], sentence: Sentence, trigger: str, spoken: _Spoken) -> bool:
    """Whether one of some phrases stands around a word of a sentence."""
    words = sentence.words
    for needs, rows, pack, entry, phrase in candidates:
        for need in needs:
            if need.isdisjoint(words):
                break
        else:
            if rows:
                joined = sentence.joined
                if not any(row in joined for row in rows):
                    continue
            for first, last in phrase.spans(sentence.tokens, sentence.places(trigger)):
                if pack in spoken and _stands(pack, entry, sentence, first, last):
                    return True
    return False


def _as_written(pack: HearingPack, entry: HearingEntry, text: str) -> Iterator[Heard]:
    """What one entry of a language without room between words finds."""
    for match in entry.written.found(text) if entry.written else ():
        after = pack.denied_after.match(text, match.end()) if pack.denied_after else None
        other = entry.unless_written.found(text) if entry.unless_written else ()
        inside = any(each.start() < match.end() and match.start() < each.end() for each in other)
        if not inside and not (entry.denies and after):
            yield Heard(entry.kind, entry.id, match.group(), match.start(), match.end())


def _stands(pack: HearingPack, entry: HearingEntry, sentence: Sentence, first: int, last: int) -> bool:
    """Whether a phrase means what it says here: not denied, and no part of a phrase that means something else."""
    if entry.denies and _denied(pack, sentence.tokens, first):
        return False
    if any(begin < last and first < end for begin, end in entry.unless.spans(sentence)):
        return False
    asides = pack.asides.get(entry.kind)
    if asides is None:
        return True
    # an aside reaches to the place: no mark and no word that turns lies between
    return not any(
        end <= first <= end + ASIDE_WITHIN and pack.turns.isdisjoint(sentence.tokens[end:first])
        for _, end in asides.spans(sentence)
    )


def _denied(pack: HearingPack, tokens: Tokens, first: int) -> bool:
    for place in range(first - 1, max(-1, first - 1 - DENIED_WITHIN), -1):
        if tokens[place] in MARKS:
            return False
        if tokens[place] in pack.denials:
            return tokens[place + 1] not in pack.no_denial
    return False


def _longest(found: list[Heard]) -> list[Heard]:
    kept: list[Heard] = []
    for each in sorted(set(found), key=lambda heard: (heard.start, -heard.end, heard.kind, heard.id)):
        if not any(each.start < other.end and (each.kind, each.id) == (other.kind, other.id) for other in kept[-8:]):
            kept.append(each)
    return kept


@lru_cache(maxsize=1)
def ear() -> Ear:
    """The ear with the packs that come with the program."""
    return Ear(HearingPack(read_untried(f"heard_{language}")) for language in LANGUAGES)
