"""The pattern language once more, as plainly as it can be written: every way tried at every token, nothing foreseen."""

from __future__ import annotations

from collections.abc import Iterator

from reviewtui.rules.match.matcher import Pattern
from reviewtui.rules.match.stepping import PatternStep
from reviewtui.rules.match.terms import TermSet
from reviewtui.rules.match.tokens import Token, TokenKind, tokens


class PlainSearch:
    """A text in which patterns are looked for slowly."""

    def __init__(self, text: str) -> None:
        self.tokens = tokens(text)

    def search(self, pattern: Pattern) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        dead: set[tuple[int, int]] = set()
        for start in range(len(self.tokens)):
            if not found or start >= found[-1][1]:
                end = self._match(pattern.steps, 0, start, dead)
                if end is not None:
                    found.append((start, end))
        return found

    def _match(self, steps: tuple[PatternStep, ...], number: int, at: int, dead: set[tuple[int, int]]) -> int | None:
        if number == len(steps):
            return at
        if (number, at) in dead:
            return None
        for way in self._ways(steps[number], at):
            end = self._match(steps, number + 1, way, dead)
            if end is not None:
                return end
        dead.add((number, at))
        return None

    def _ways(self, step: PatternStep, at: int) -> Iterator[int]:
        here = self._token(at)
        before = self._token(at - 1)
        if step.what == "one":
            yield from self._repeated(step, at, 0)
        elif step.what == "gap":
            yield from self._gap(step, at)
        elif step.what == "not":
            assert step.terms
            if not self._ends(step.terms, at):
                yield at
        elif step.what == "behind":
            assert step.terms
            if before is None or before.kind or not step.terms.has(before.word):
                yield at
        elif step.what == "begin":
            if before is None or before.kind is TokenKind.END:
                yield at
        elif here is None or here.kind is TokenKind.END:
            yield at

    def _repeated(self, step: PatternStep, at: int, times: int) -> Iterator[int]:
        assert step.terms
        if times < step.most:
            for end in self._ends(step.terms, at):
                yield from self._repeated(step, end, times + 1)
        if times >= step.least:
            yield at

    def _gap(self, step: PatternStep, at: int) -> Iterator[int]:
        yield at
        for end in range(at + 1, at + step.most + 1):
            passed = self._token(end - 1)
            if (
                passed is None
                or (passed.kind and step.crosses == 0)
                or (passed.kind is TokenKind.END and step.crosses == 1)
                or (step.terms and self._ends(step.terms, end - 1))
            ):
                return
            yield end

    def _ends(self, terms: TermSet, at: int) -> list[int]:
        here = self._token(at)
        if here is None or here.kind:
            return []
        longer = [
            at + 1 + len(rest)
            for rest in terms.phrases.get(here.word, ())
            if all(self._takes(part, at + distance) for distance, part in enumerate(rest, 1))
        ]
        return [*sorted(longer, reverse=True), *([at + 1] if terms.has(here.word) else [])]

    def _takes(self, part: TermSet | str, at: int) -> bool:
        here = self._token(at)
        if here is None or here.kind:
            return False
        return here.word == part if isinstance(part, str) else part.has(here.word)

    def _token(self, at: int) -> Token | None:
        return self.tokens[at] if 0 <= at < len(self.tokens) else None
