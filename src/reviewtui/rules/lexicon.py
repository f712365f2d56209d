"""All sets of words of a pack, asked at once: which of them stand in a text, and where?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reviewtui.rules.atom import Atom

    Rest = tuple[Atom | str, ...]

MOST_KNOWN: Final = 20_000
"""Words that are remembered; a text of nonsense fills no more memory than this."""


class Places:
    """Where the sets of words stand in a text: sets of token numbers, each an integer with the bit of every number."""

    def __init__(self) -> None:
        self.alone: dict[Atom, int] = {}
        """By set, where a single word of it stands; 0 for a set of which only entries of several words do."""
        self.longer: dict[Atom, dict[int, int]] = {}
        """By set, where its entries of several words begin, by their number of words."""

    def begins(self, atom: Atom) -> int:
        """Where an entry of a set begins."""
        places = self.alone.get(atom, 0)
        for begins in self.longer.get(atom, {}).values():
            places |= begins
        return places

    def before(self, atom: Atom, ends: int) -> int:
        """Where an entry of a set begins after which one of the tokens `ends` comes."""
        places = self.alone.get(atom, 0) & ends >> 1
        longer = self.longer.get(atom)
        if longer:
            for length, begins in longer.items():
                places |= begins & ends >> length
        return places

    def after(self, atom: Atom, at: int) -> list[int]:
        """The tokens that may come after an entry of a set that begins with the token `at`, the farthest first."""
        alone = [at + 1] if self.alone.get(atom, 0) >> at & 1 else []
        longer = self.longer.get(atom)
        if not longer:
            return alone
        return [*(at + length for length in sorted(longer, reverse=True) if longer[length] >> at & 1), *alone]


class Lexicon:
    """The sets that the patterns of one pack use, by the words with which their entries begin."""

    def __init__(self) -> None:
        self._sets: set[Atom] = set()
        self._starred: list[Atom] = []
        self._alone: dict[str, list[Atom]] = {}
        self._phrases: dict[str, dict[str, list[tuple[Rest, Atom]]]] = {}
        self._starry: dict[str, list[tuple[Rest, Atom]]] = {}
        self._known: dict[str, Sequence[Atom]] = {}

    def add(self, atom: Atom) -> None:
        """Take in a set; its entries must not change any more."""
        if atom in self._sets:
            return
        self._sets.add(atom)
        self._known.clear()
        for word in atom.words:
            self._alone.setdefault(word, []).append(atom)
        if atom.heads or atom.tails or atom.inner:
            self._starred.append(atom)
        for first, rests in atom.phrases.items():
            for rest in rests:
                if isinstance(rest[0], str):
                    self._phrases.setdefault(first, {}).setdefault(rest[0], []).append((rest, atom))
                else:
                    self._starry.setdefault(first, []).append((rest, atom))
                for part in rest:
                    if not isinstance(part, str):
                        self.add(part)

    def find(self, words: Mapping[str, int], places: Places) -> None:
        """Note where the sets stand in a text that has these words at these places."""
        alone = places.alone
        for word, stands in words.items():
            for atom in self._holding(word):
                alone[atom] = alone.get(atom, 0) | stands
        there = words.keys()
        for first in self._phrases.keys() & there:
            seconds = self._phrases[first]
            for second in seconds.keys() & there:
                begins = words[first] & words[second] >> 1
                if begins:
                    for rest, atom in seconds[second]:
                        _note(words, places, rest, atom, begins)
        for first, entries in self._starry.items():
            if first in words:
                for rest, atom in entries:
                    _note(words, places, rest, atom, words[first])

    def _holding(self, word: str) -> Sequence[Atom]:
        """The sets that hold a word alone, by itself or by an entry with a star."""
        known = self._known.get(word)
        if known is None:
            whole = self._alone.get(word, ())
            known = (*whole, *(atom for atom in self._starred if word not in atom.words and atom.meets_star(word)))
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            self._known[word] = known
        return known


def _note(words: Mapping[str, int], places: Places, rest: Rest, atom: Atom, begins: int) -> None:
    """Note an entry of several words where all that come after its first one do."""
    for distance, part in enumerate(rest, 1):
        stands = words.get(part, 0) if isinstance(part, str) else places.alone.get(part, 0)
        begins &= stands >> distance
    if begins:
        places.alone.setdefault(atom, 0)
        longer = places.longer.setdefault(atom, {})
        longer[len(rest) + 1] = longer.get(len(rest) + 1, 0) | begins
