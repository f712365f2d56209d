"""The small language of the rule packs: sequences of words, classes of words and bounded gaps.

::

    word      this word          word*  *word  *word*   begins, ends with it, has it inside
    a_b       two words          <name>                 any entry of a word class of the pack
    a|<b>|c   one of them        x?     x{0,3}          may be missing; may be repeated
    ~3        up to three words in between, no comma among them;  ~~3 commas too, ~~~3 sentence ends too
    ~3!a|<b>  ... and none of these words among them
    !x        x does not come next (nothing is taken);  !!x: x does not stand just before
    ^  $      begin and end of a sentence; a line may end in x|$: x, or the sentence ends

There are no other signs and gaps are bounded. A pattern is looked for from its last step to its first, at all places of
a text at once, so none, not a user's own either, can take long on any text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reviewtui.rules.match.matcher import Pattern, PatternSet
from reviewtui.rules.match.stepping import PatternStep
from reviewtui.rules.match.terms import BadPattern, TermSet
from reviewtui.rules.match.tokens import words_in

if TYPE_CHECKING:
    from collections.abc import Mapping

WIDEST_GAP: Final = 30
_REPEAT: Final = re.compile(r"(.+?)(?:\?|\{([0-9]),([0-9])\})$")
_GAP: Final = re.compile(r"(~{1,3})([0-9]{1,2})(?:!(.+))?$")
_FIRST_KANA: Final = "\u3041"


def read_terms(text: str, classes: Mapping[str, TermSet] | None = None) -> TermSet:
    """A word class: entries parted by ``|`` or line ends; ``<name>`` takes in all of a class that came before."""
    terms = TermSet()
    for entry in text.replace("\n", "|").split("|"):
        stripped = entry.strip()
        if stripped.startswith("<") and stripped.endswith(">"):
            terms.merge(_named(stripped, classes or {}))
        elif stripped:
            add_entry(terms, stripped)
    return terms


def _named(text: str, classes: Mapping[str, TermSet]) -> TermSet:
    name = text.strip("<>")
    if name not in classes:
        known = ", ".join(sorted(classes)) or "none"
        raise BadPattern(f"'{text}' is no word class of this pack; known are {known}")
    return classes[name]


def add_entry(terms: TermSet, entry: str) -> None:
    """Take one entry into a set: a word with or without stars, or several words."""
    if entry.isalnum() and entry.isascii():  # as most are, and there are tens of thousands
        terms.words.add(entry.lower())
        return
    if (plain := _plain(entry)) is not None:
        first, *others = plain
        if others:
            terms.add_phrase(first, tuple(others))
        else:
            terms.words.add(first)
        return
    words = [part for piece in entry.split() for part in _pieces(piece)]
    if len(words) == 1:
        terms.add_word(words[0])
        return
    first, *rest = words
    if "*" in first:
        raise BadPattern(f"'{entry}': the first word of several takes no star")
    terms.add_phrase(first, tuple(_starred(word) if "*" in word else word for word in rest))


def _plain(entry: str) -> list[str] | None:
    """The words of an entry without a star or a mark, or None where it needs a closer look."""
    if entry.isascii():
        return entry.lower().split() if entry.replace(" ", "").isalnum() else None
    return words_in(entry) or None if entry.isalpha() and min(entry) >= _FIRST_KANA else None


def _starred(word: str) -> TermSet:
    terms = TermSet()
    terms.add_word(word)
    return terms


def _pieces(word: str) -> list[str]:
    """A word of a pack as the tokens of a text would be: letters of Japanese one by one, ``it's`` as two."""
    if word.isascii() and word.isalnum():
        return [word.lower()]
    head, tail = ("*" if word.startswith("*") else ""), ("*" if word.endswith("*") else "")
    folded = words_in(word.strip("*"))
    if not folded:
        raise BadPattern(f"'{word}' holds no letter")
    if len(folded) == 1:
        return [head + folded[0] + tail]
    return folded


class PatternReader:
    """Reads the pattern lines of one pack; sets of the same words are shared, so that a text is asked once."""

    def __init__(self, classes: Mapping[str, TermSet]) -> None:
        self._classes = classes
        self._sets: dict[str, TermSet] = {}
        self._steps: dict[str, PatternStep] = {}
        self._together = PatternSet()

    def read(self, line: str) -> Pattern:
        """One line as a pattern."""
        known, steps = self._steps, []
        for piece in line.split():
            step = known.get(piece)
            if step is None:
                step = known[piece] = self._step(piece)
            steps.append(step)
        if all(step.what != "one" or not step.least for step in steps):
            raise BadPattern(f"'{line}' names no word that must be there")
        backwards = tuple(
            (each.terms if each[2:4] == (1, 1) and each.what == "one" else None, each) for each in steps[::-1]
        )
        pattern = Pattern(line, tuple(steps), self._together, backwards)
        self._together.add(pattern)
        return pattern

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

    def _step(self, piece: str) -> PatternStep:
        if piece in {"^", "$"}:
            return PatternStep("begin" if piece == "^" else "end")
        if piece.startswith("~"):
            gap = _GAP.match(piece)
            if not gap or int(gap[2]) > WIDEST_GAP:
                raise BadPattern(f"'{piece}': a gap is ~, ~~ or ~~~ and a number up to {WIDEST_GAP}")
            terms = self._terms(gap[3]) if gap[3] else None
            return PatternStep("gap", terms, 0, int(gap[2]), len(gap[1]) - 1)
        if piece.startswith("!"):
            return (
                PatternStep("behind", self._terms(piece[2:]))
                if piece[1:2] == "!"
                else PatternStep("not", self._terms(piece[1:]))
            )
        repeat = _REPEAT.match(piece)
        if repeat:
            least, most = int(repeat[2] or 0), int(repeat[3] or 1)
            return PatternStep("one", self._terms(repeat[1]), least, most)
        return PatternStep("one", self._terms(piece))

    def _terms(self, text: str) -> TermSet:
        if text not in self._sets:
            options = [option for option in text.split("|") if option]
            if not options:
                raise BadPattern(f"'{text}': a word or <class> is missing here")
            if len(options) == 1 and options[0].startswith("<"):
                return _named(options[0], self._classes)
            terms = TermSet()
            for option in options:
                if option.startswith("<"):
                    terms.merge(_named(option, self._classes))
                else:
                    add_entry(terms, option.replace("_", " "))
            self._sets[text] = terms
        return self._sets[text]
