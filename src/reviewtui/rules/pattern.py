"""The small language of the rule packs: sequences of words, classes of words and bounded gaps.

::

    word      this word          word*  *word  *word*   begins, ends with it, has it inside
    a_b       two words          <name>                 any entry of a word class of the pack
    a|<b>|c   one of them        x?     x{0,3}          may be missing; may be repeated
    ~3        up to three words in between, no comma among them;  ~~3 commas too, ~~~3 sentence ends too
    ~3!a|<b>  ... and none of these words among them
    !x        x does not come next (nothing is taken);  !!x: x does not stand just before
    ^  $      begin and end of a sentence; a line may end in x|$: x, or the sentence ends

There are no other signs, gaps are bounded and every dead end is remembered, so no pattern, not a user's own either,
can take long on any text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.rules.atom import Atom, BadPattern
from reviewtui.rules.tokens import Kind, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

WIDEST_GAP: Final = 30


class Step(NamedTuple):
    """One step of a pattern. `what`: ``one``, ``gap``, ``not``, ``behind``, ``begin`` or ``end``."""

    what: str
    atom: Atom | None = None
    least: int = 1
    most: int = 1
    crosses: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """A line of a pack, ready to look for. `needs` are the sets without which it cannot be found,
    each with the number of tokens that may come before it.
    """

    line: str
    steps: tuple[Step, ...]
    needs: tuple[tuple[Atom, int], ...]

    def search(self, text: Text) -> list[tuple[int, int]]:
        """Every place where the pattern stands, as ranges of token numbers, none inside another."""
        found = text.found.get(self)
        if found is None:
            found = text.found[self] = list(self._search(text))
        return found

    def _search(self, text: Text) -> Iterator[tuple[int, int]]:
        for atom, _ in self.needs:
            if not text.ends(atom):
                return
        last = -1
        dead: set[tuple[int, int]] = set()
        for start in self._starts(text):
            if start <= last:
                continue
            end = _match(text, self.steps, 0, start, dead)
            if end is not None and end > start:
                yield start, end
                last = end - 1

    def _starts(self, text: Text) -> Iterable[int]:
        """The tokens at which it is worth trying: near enough before every word that must come."""
        first = self.steps[0]
        if first.what == "one" and first.least and first.atom:
            starts: Iterable[int] = text.places(first.atom)
            following = self.needs[1:]
        else:
            starts = range(len(text.tokens))
            following = self.needs
        for atom, reach in following:
            wanted = text.places(atom)
            last = wanted[-1]
            starts = [
                start for start in starts if start <= last and wanted[bisect_left(wanted, start)] - start <= reach
            ]
        return starts


def _match(text: Text, steps: tuple[Step, ...], number: int, at: int, dead: set[tuple[int, int]]) -> int | None:
    """Where the rest of the pattern ends when it begins at the token `at`, or None."""
    if number == len(steps):
        return at
    if (number, at) in dead:
        return None
    step = steps[number]
    following = number + 1
    if step.what == "gap" and following < len(steps) and steps[following].what == "one" and steps[following].least:
        ways: Iterable[int] = _leaps(text, step, steps[following], at)
    else:
        ways = _after(text, step, at)
    for way in ways:
        end = _match(text, steps, following, way, dead)
        if end is not None:
            return end
    dead.add((number, at))
    return None


def _leaps(text: Text, gap: Step, following: Step, at: int) -> Sequence[int]:
    """The ends of a gap at which the word that must follow it stands."""
    if following.atom is None:
        return ()
    places = text.places(following.atom)
    return places[bisect_left(places, at) : bisect_right(places, _limit(text, gap, at))]


def _limit(text: Text, gap: Step, at: int) -> int:
    """The last token before which a gap that begins at `at` may end."""
    limit = min(at + gap.most, len(text.tokens))
    barriers = text.barriers(gap.crosses)
    number = bisect_left(barriers, at)
    if number < len(barriers):
        limit = min(limit, barriers[number])
    if gap.atom:
        shut = text.places(gap.atom)
        number = bisect_left(shut, at)
        if number < len(shut):
            limit = min(limit, shut[number])
    return limit


def _after(text: Text, step: Step, at: int) -> Iterable[int]:
    """Where the next step may begin."""
    if step.what == "one" and step.atom:
        ends = text.ends(step.atom).get(at, ())
        if step.most == 1:
            return ends if step.least else (*ends, at)
        return _repeated(text, step, at, 0)
    if step.what == "gap":
        return range(at, _limit(text, step, at) + 1)
    if step.what == "not" and step.atom:
        stands = at in text.ends(step.atom)
    elif step.what == "behind" and step.atom:
        stands = at > 0 and not text.tokens[at - 1].kind and step.atom.has(text.tokens[at - 1].word)
    elif step.what == "begin":
        stands = at > 0 and text.tokens[at - 1].kind is not Kind.END
    else:
        stands = at < len(text.tokens) and text.tokens[at].kind is not Kind.END
    return () if stands else (at,)


def _repeated(text: Text, step: Step, at: int, times: int) -> Iterator[int]:
    if step.atom and times < step.most:
        for end in text.ends(step.atom).get(at, ()):
            yield from _repeated(text, step, end, times + 1)
    if times >= step.least:
        yield at


class Text:
    """A tokenised text that remembers where the sets of words stand in it."""

    def __init__(self, text: str) -> None:
        self.source = text
        self.tokens = tokens(text)
        self._where: dict[str, list[int]] = {}
        for number, token in enumerate(self.tokens):
            if not token.kind:
                self._where.setdefault(token.word, []).append(number)
        ends = [number for number, token in enumerate(self.tokens) if token.kind is Kind.END]
        marks = [number for number, token in enumerate(self.tokens) if token.kind]
        self._barriers: tuple[list[int], list[int], list[int]] = (marks, ends, [])
        self._ends: dict[Atom, dict[int, tuple[int, ...]]] = {}
        self._places: dict[Atom, list[int]] = {}
        self.found: dict[Pattern, list[tuple[int, int]]] = {}

    def barriers(self, crosses: int) -> list[int]:
        """The marks that a gap does not cross, as token numbers."""
        return self._barriers[crosses]

    def ends(self, atom: Atom) -> dict[int, tuple[int, ...]]:
        """Where entries of the set begin, each with the tokens at which they may end, longest first."""
        found = self._ends.get(atom)
        if found is None:
            found = {}
            for word in atom.beginnings(self._where.keys()):
                if word in atom.phrases:
                    for at in self._where[word]:
                        ends = tuple(atom.ends(self.tokens, at))
                        if ends:
                            found[at] = ends
                else:
                    for at in self._where[word]:
                        found[at] = (at + 1,)
            self._ends[atom] = found
        return found

    def places(self, atom: Atom) -> list[int]:
        """The numbers of the tokens at which an entry of the set begins."""
        places = self._places.get(atom)
        if places is None:
            places = self._places[atom] = sorted(self.ends(atom))
        return places

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The characters from the token `start` up to before the token `end`."""
        return self.tokens[start].start, self.tokens[end - 1].end


@lru_cache(maxsize=16)
def read(text: str) -> Text:
    """A tokenised text, kept for a while: the review beside a letter stays the same while the letter is typed."""
    return Text(text)


_REPEAT: Final = re.compile(r"(.+?)(?:\?|\{([0-9]),([0-9])\})$")
_GAP: Final = re.compile(r"(~{1,3})([0-9]{1,2})(?:!(.+))?$")


class Reader:
    """Reads the pattern lines of one pack; sets of the same words are shared, so that a text is asked once."""

    def __init__(self, classes: Mapping[str, Atom]) -> None:
        self._classes = classes
        self._atoms: dict[str, Atom] = {}

    def read(self, line: str) -> Pattern:
        """One line as a pattern."""
        steps = tuple(self._step(piece) for piece in line.split())
        if all(step.what != "one" or not step.least for step in steps):
            raise BadPattern(f"'{line}' names no word that must be there")
        needs, reach = [], 0
        for step in steps:
            if step.what == "one" and step.atom:
                if step.least:
                    needs.append((step.atom, reach))
                reach += step.most * step.atom.longest()
            elif step.what == "gap":
                reach += step.most
        return Pattern(line, steps, tuple(needs))

    def read_all(self, lines: str) -> tuple[Pattern, ...]:
        """Every line of a block; empty lines and lines beginning with ``#`` are passed over."""
        read: list[Pattern] = []
        for line in map(str.strip, lines.splitlines()):
            if line.endswith("|$"):
                before = line.split()[:-1]
                before = before[:-1] if before[-1:] and before[-1].startswith("~") else before
                read += (self.read(line[:-2]), self.read(" ".join([*before, "$"])))
            elif line and not line.startswith("#"):
                read.append(self.read(line))
        return tuple(read)

    def _step(self, piece: str) -> Step:
        if piece in {"^", "$"}:
            return Step("begin" if piece == "^" else "end")
        if piece.startswith("~"):
            gap = _GAP.match(piece)
            if not gap or int(gap[2]) > WIDEST_GAP:
                raise BadPattern(f"'{piece}': a gap is ~, ~~ or ~~~ and a number up to {WIDEST_GAP}")
            atom = self._atom(gap[3]) if gap[3] else None
            return Step("gap", atom, 0, int(gap[2]), len(gap[1]) - 1)
        if piece.startswith("!"):
            return Step("behind", self._atom(piece[2:])) if piece[1:2] == "!" else Step("not", self._atom(piece[1:]))
        repeat = _REPEAT.match(piece)
        if repeat:
            least, most = int(repeat[2] or 0), int(repeat[3] or 1)
            return Step("one", self._atom(repeat[1]), least, most)
        return Step("one", self._atom(piece))

    def _atom(self, text: str) -> Atom:
        if text not in self._atoms:
            options = [option for option in text.split("|") if option]
            if not options:
                raise BadPattern(f"'{text}': a word or <class> is missing here")
            if len(options) == 1 and options[0].startswith("<"):
                return self._class(options[0])
            atom = Atom()
            for option in options:
                if option.startswith("<"):
                    atom.merge(self._class(option))
                else:
                    atom.add(option.replace("_", " "))
            self._atoms[text] = atom
        return self._atoms[text]

    def _class(self, text: str) -> Atom:
        name = text.strip("<>")
        if name not in self._classes:
            known = ", ".join(sorted(self._classes)) or "none"
            raise BadPattern(f"'{text}' is no word class of this pack; known are {known}")
        return self._classes[name]
