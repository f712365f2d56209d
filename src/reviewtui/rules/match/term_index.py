"""All sets of words of a pack, asked at once: which of them stand in a text, and where?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from reviewtui.rules.match.terms import TermSet

    Rest = tuple[TermSet | str, ...]

MOST_KNOWN: Final = 20_000
"""Words that are remembered; a text of nonsense fills no more memory than this."""

_NONE: Final[Mapping[int, int]] = {}


class TermPlaces:
    """Where the sets of words stand in a text: sets of token numbers, each an integer with the bit of every number.

    Where single words of a set stand is found out when first asked: most sets of a pack are never asked for.
    """

    def __init__(self, words: Mapping[str, int]) -> None:
        self.words = words
        self.longer: dict[TermSet, dict[int, int]] = {}
        """By set, where its entries of several words begin, by their number of words."""
        self.starred: dict[TermSet, int] = {}
        """By set, where words stand that its entries with stars take."""
        self._there = frozenset(words)
        self.found: dict[TermSet, int] = {}
        """By set, what `alone` found."""

    def alone(self, terms: TermSet) -> int:
        """Where a single word of a set stands."""
        places = self.found.get(terms)
        if places is None:
            places = self.starred.get(terms, 0)
            words = self.words
            for word in terms.words & self._there:
                places |= words[word]
            self.found[terms] = places
        return places

    def begins(self, terms: TermSet) -> int:
        """Where an entry of a set begins."""
        places = self.alone(terms)
        for begins in self.longer.get(terms, _NONE).values():
            places |= begins
        return places

    def before(self, terms: TermSet, ends: int) -> int:
        """Where an entry of a set begins after which one of the tokens `ends` comes."""
        places = self.alone(terms) & ends >> 1
        if terms in self.longer:
            for length, begins in self.longer[terms].items():
                places |= begins & ends >> length
        return places

    def after(self, terms: TermSet, at: int) -> list[int]:
        """The tokens that may come after an entry of a set that begins with the token `at`, the farthest first."""
        ends = [at + 1] if self.alone(terms) >> at & 1 else []
        if terms in self.longer:
            longer = [at + length for length, begins in self.longer[terms].items() if begins >> at & 1]
            if longer:
                longer.sort(reverse=True)
                return longer + ends
        return ends


class TermIndex:
    """The sets that the patterns of one pack use, by the words with which their entries begin; each set has a bit."""

    def __init__(self) -> None:
        self.bits: dict[TermSet, int] = {}
        self._starred: list[TermSet] = []
        self._heads: tuple[str, ...] = ()
        self._tails: tuple[str, ...] = ()
        self._inner: tuple[str, ...] = ()
        self._alone: dict[str, list[TermSet]] = {}
        self._phrases: dict[str, dict[str, dict[Rest, list[TermSet]]]] = {}
        self._starry: dict[str, dict[Rest, list[TermSet]]] = {}
        self._known: dict[str, tuple[int, tuple[TermSet, ...]]] = {}

    def add(self, terms: TermSet) -> None:
        """Take in a set; its entries must not change any more."""
        if terms in self.bits:
            return
        self.bits[terms] = 1 << len(self.bits)
        self._known.clear()
        for word in terms.words:
            self._alone.setdefault(word, []).append(terms)
        if terms.heads or terms.tails or terms.inner:
            self._starred.append(terms)
            self._heads += terms.heads
            self._tails += terms.tails
            self._inner += terms.inner
        for first, rests in terms.phrases.items():
            for rest in rests:
                if isinstance(rest[0], str):
                    entries = self._phrases.setdefault(first, {}).setdefault(rest[0], {})
                else:
                    entries = self._starry.setdefault(first, {})
                entries.setdefault(rest, []).append(terms)
                for part in rest:
                    if not isinstance(part, str):
                        self.add(part)

    def find(  # noqa: C901 - runs at every key, and a call for each loop costs more than the loops
        self, places: TermPlaces, parts: Sequence[AbstractSet[str]], part_of: Sequence[int]
    ) -> list[int]:
        """Note where the sets stand in a text, and return the bits of those that do, for each part of the text.

        `parts` are the words of the parts, `part_of` says in which part a token is.
        """
        words, starred, known = places.words, places.starred, self._known
        held: dict[str, int] = {}
        for word in words:
            bits, starry = known.get(word) or self._holding(word)
            if bits:
                held[word] = bits
                for terms in starry:
                    starred[terms] = starred.get(terms, 0) | words[word]
        some = frozenset(held)
        there: list[int] = []
        for part in parts:
            bits = 0
            for word in part & some:
                bits |= held[word]
            there.append(bits)
        for first in self._phrases.keys() & words.keys():
            seconds = self._phrases[first]
            for second in seconds.keys() & words.keys():
                begins = words[first] & words[second] >> 1
                if begins:
                    for rest, sets in seconds[second].items():
                        self._note(places, rest, sets, begins, there, part_of)
        for first, entries in self._starry.items():
            if first in words:
                for rest, sets in entries.items():
                    self._note(places, rest, sets, words[first], there, part_of)
        return there

    def _note(
        self,
        places: TermPlaces,
        rest: Rest,
        sets: Sequence[TermSet],
        begins: int,
        there: list[int],
        part_of: Sequence[int],
    ) -> None:
        """Note an entry of several words where all that come after its first one do, with the sets that hold it."""
        words = places.words
        for distance, part in enumerate(rest, 1):
            begins &= (words.get(part, 0) if isinstance(part, str) else places.alone(part)) >> distance
            if not begins:
                return
        length = len(rest) + 1
        bits = 0
        for terms in sets:
            bits |= self.bits[terms]
            longer = places.longer.get(terms)
            if longer is None:
                places.longer[terms] = {length: begins}
            else:
                longer[length] = longer.get(length, 0) | begins
        while begins:
            at = begins.bit_length() - 1
            there[part_of[at]] |= bits
            begins ^= 1 << at

    def _holding(self, word: str) -> tuple[int, tuple[TermSet, ...]]:
        """The bits of the sets that hold a word alone, and those of the sets that hold it by an entry with a star."""
        starry: tuple[TermSet, ...] = ()
        if (
            word.startswith(self._heads)
            or word.endswith(self._tails)
            or (self._inner and any(part in word for part in self._inner))
        ):
            starry = tuple(terms for terms in self._starred if terms.meets_star(word))
        bits = 0
        if starry or word in self._alone:
            for terms in (*self._alone.get(word, ()), *starry):
                bits |= self.bits[terms]
        if len(self._known) >= MOST_KNOWN:
            self._known.clear()
        self._known[word] = bits, starry
        return bits, starry
