"""A second opinion: sentences that no rule names, and that read as a whole like those that Amazon forbids.

The rules know wordings; a clever hint has none of them. A logistic regression over words and pairs of neighbours,
learned from labelled sentences, weighs each sentence. It is sure of nothing, so it only ever warns, it keeps silent
where a rule has spoken, and it says which words weighed. How often it is right tells docs/rules.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.rules.match.spans import Spans
from reviewtui.rules.match.tokens import TokenKind
from reviewtui.rules.packs.opinion import opinion

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewtui.domain.channel import Channel
    from reviewtui.domain.finding import Finding
    from reviewtui.rules.match.matcher import Document
    from reviewtui.rules.match.tokens import Token
    from reviewtui.rules.packs.model import RuleSet
    from reviewtui.rules.packs.opinion import Opinion

RULE: Final = "second-opinion"

_STEM: Final = 6
"""Letters of a word that count: an ending says who and when, hardly ever what. A stemmer did no better."""
_WEIGHED: Final = 3
"""Words that a finding names."""
_START: Final = "^"
_MARK: Final = "|"
_NUMBER: Final = "#"


class Feature(NamedTuple):
    """A word or two neighbours as the weights know them, and the tokens where they stand."""

    name: str
    first: int
    last: int


def features(tokens: Sequence[Token], begin: int, end: int) -> list[Feature]:
    """What is weighed of a sentence: each word, and each with the one before it."""
    found: list[Feature] = []
    before, stood = _START, begin
    for number in range(begin, end):
        token = tokens[number]
        if token.kind is TokenKind.END:
            continue
        word = _MARK if token.kind is TokenKind.MARK else _read(token.word)
        found.append(Feature(word, number, number))
        found.append(Feature(f"{before} {word}", stood, number))
        before, stood = word, number
    return found


def _read(word: str) -> str:
    return _NUMBER if word[:1].isdigit() else word[:_STEM]


def weigh(known: Opinion, tokens: Sequence[Token], begin: int, end: int) -> float:
    """How much a sentence is like the forbidden ones: above nought rather than not. Each of its `features` counts once.

    Every sentence of every letter is weighed while it is typed, so the features are only named here, not made.
    """
    names: set[str] = set()
    before = _START
    for word, _, _, kind in tokens[begin:end]:
        if not kind:
            word = _NUMBER if word[:1].isdigit() else word[:_STEM]  # noqa: PLW2901 - half of the time of a call
        elif kind is TokenKind.END:
            continue
        else:
            word = _MARK  # noqa: PLW2901
        names.add(word)
        names.add(f"{before} {word}")
        before = word
    weights = known.weights
    return known.bias + sum([weights[name] for name in names if name in weights])


def second_opinion(
    text: Document,
    language: str,
    rules: RuleSet,
    channel: Channel,
    told: Iterable[Finding],
) -> list[Finding]:
    """The sentences that read like forbidden ones, without those of which a rule has `told` something that matters."""
    about = rules.about(RULE)
    level = about.level(channel)
    known = opinion(language) if level is not None else None
    if known is None or level is None:
        return []
    spoken = Spans((each.start, each.end) for each in told if each.rule in about.yields_to)
    found: list[Finding] = []
    for begin, end in text.sentences:
        start, stop = text.span(begin, end)
        if weigh(known, text.tokens, begin, end) > known.threshold and not spoken.meet(start, stop):
            parts = features(text.tokens, begin, end)
            why = f"By {_heaviest(text, known, parts)} {about.why[:1].lower()}{about.why[1:]}"
            found.append(about.finding(text.source, level, start, stop, why))
    return found


def _heaviest(text: Document, known: Opinion, parts: Iterable[Feature]) -> str:
    """The words that spoke most for it, as they are written, none inside another."""
    taken: list[Feature] = []
    for each in sorted(parts, key=lambda part: -known.weights.get(part.name, 0)):
        if len(taken) == _WEIGHED or known.weights.get(each.name, 0) <= 0:
            break
        if all(each.last < other.first or other.last < each.first for other in taken):
            taken.append(each)
    spans = (text.span(each.first, each.last + 1) for each in taken)
    return ", ".join(f"“{text.source[start:stop]}”" for start, stop in spans)
