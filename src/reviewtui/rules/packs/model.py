"""What a rule is, what a language's pack holds, and the rules in force; how they are read tells `loading`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reviewtui.domain.channel import Channel
from reviewtui.domain.finding import Finding, Mend, Scope, Severity
from reviewtui.rules.match.matcher import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reviewtui.rules.match.terms import TermSet

Block = tuple[Pattern, ...]
"""Patterns of which any may stand."""


@dataclass(frozen=True, slots=True)
class RuleTraits:
    """What holds for a rule wherever it is found; docs/rules.md tells what each of these means in a pack.

    `severity` on Amazon's channels, `elsewhere` on the others. `yields_to` are rules beside which it says nothing new,
    `part_of` is one whose wider finding it goes along with. `senses` says whether its words may mean a thing, as a
    "rating" of a fuse: ``named`` where it finds one of those words, ``any`` where it finds wishes without them, too.
    """

    rule: str
    severity: str = "warn"
    elsewhere: str = "off"
    why: str = ""
    source: str = ""
    span: str = "match"
    rewrite: str = ""
    channels: frozenset[Channel] = frozenset(Channel)
    scope: Scope = Scope.WORDS
    mend: Mend = Mend.CUT
    heat: float = 0
    senses: str = ""
    part_of: str = ""
    yields_to: frozenset[str] = frozenset()
    counts_as: frozenset[str] = frozenset()

    def level(self, channel: Channel) -> Severity | None:
        """How grave a hit is on this channel; None where the rule does not hold."""
        if channel not in self.channels:
            return None
        level = self.severity if channel.amazon else self.elsewhere
        return None if level == "off" else Severity(level)

    def finding(self, letter: str, level: Severity, start: int, end: int, why: str = "") -> Finding:
        """A finding about the characters from `start` to `end`; `why` overrides the words of the rule."""
        return Finding(
            self.rule,
            level,
            start,
            end,
            letter[start:end],
            why or self.why,
            self.rewrite,
            self.source,
            self.scope,
            self.mend,
            self.heat,
            self.counts_as,
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of one language: what is looked for, what around it makes it innocent, and sentences by which it is tried.

    Every sentence of `bad` must be a finding of this rule, none of `good` may be.
    """

    about: RuleTraits
    match: Block
    unless: Block = ()
    bad: tuple[str, ...] = ()
    good: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Allow:
    """A sentence that rules let pass on some channels, `but_not` when it also says one of these.

    With a rule in `instead` it is a finding of that milder rule.
    """

    rules: frozenset[str]
    channels: frozenset[Channel]
    match: Block
    but_not: Block
    instead: RuleTraits | None = None


@dataclass(frozen=True, slots=True)
class Sense:
    """A word of a review that also means a thing. The sense without `words` is of findings that have no such word."""

    words: Block = ()
    fixed: Block = ()
    topic: Block = ()
    before: Block = ()
    tied: Block = ()
    measured: bool = False


@dataclass(frozen=True, slots=True)
class Senses:
    """All such words of a language, and what ties any of them to the buyer."""

    words: tuple[Sense, ...] = ()
    tied: Block = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """Blocks that must all stand in a sentence, and `before` in the one before; not when one of `unless` does."""

    rule: str
    blocks: tuple[Block, ...]
    unless: Block = ()
    before: Block = ()


@dataclass(frozen=True, slots=True)
class Concepts:
    """The parts of requests about a review in one language, each a block of patterns (`policy.requests`).

    `asks` and `bargains` are the rules that such a request breaks, the second where a remedy hangs on it.
    """

    asks: str = ""
    bargains: str = ""
    about: Block = ()
    do: Block = ()
    do_text: Block = ()
    become: Block = ()
    better: Block = ()
    wish: Block = ()
    trade: Block = ()
    remedy: Block = ()
    parts: Block = ()
    whose: Block = ()
    into: Block = ()
    fill: Block = ()
    stop: Block = ()
    pronoun: Block = ()
    seller: Block = ()
    buyer: Block = ()
    hoping: Block = ()
    denied: Block = ()
    past: Block = ()
    unless: Block = ()
    besides: tuple[Beside, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """All that is known of one language."""

    language: str
    name: str
    rules: tuple[Rule, ...]
    allows: tuple[Allow, ...]
    words: Mapping[str, TermSet]
    courtesy: Mapping[str, Block]
    coverage: Mapping[str, Block]
    lists: Mapping[str, tuple[str, ...]]
    senses: Senses = field(default_factory=Senses)
    concepts: Concepts = field(default_factory=Concepts)


@dataclass(slots=True)
class RuleSet:
    """The rules in force: `abouts` for every rule id, a `pack` for each language, read when first asked for."""

    abouts: Mapping[str, RuleTraits]
    read: Callable[[str], Pack]
    _packs: dict[str, Pack] = field(default_factory=dict)

    def about(self, rule: str) -> RuleTraits:
        """What holds for a rule in every language."""
        return self.abouts[rule]

    def pack(self, language: str) -> Pack:
        """The rules of a language; of an unknown one only the user's rules for every language."""
        if language not in self._packs:
            self._packs[language] = self.read(language)
        return self._packs[language]
