"""The rule packs held against a letter: which words break which rule of the channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.rules.match.spans import Spans
from reviewtui.rules.match.tokens import sentence_of
from reviewtui.rules.policy.requests import ChangeRequests
from reviewtui.rules.policy.senses import SenseReading
from reviewtui.rules.policy.together import together
from reviewtui.rules.policy.wording import widened

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence, Set

    from reviewtui.domain.channel import Channel
    from reviewtui.domain.finding import Finding, Severity
    from reviewtui.rules.match.matcher import Document
    from reviewtui.rules.packs.model import Allow, Pack, Rule, RuleTraits


def policy(text: Document, packs: Sequence[Pack], channel: Channel) -> list[Finding]:
    """What the rules of the languages have to say about a letter on a channel, in the order of the text."""
    ranges = text.sentences
    found: list[Finding] = []
    for pack in packs:
        reading = SenseReading(text, pack.senses, ranges)
        # English rules read the "Newsletter" of a German letter, too; what makes it innocent is said in German.
        allows = pack.allows if pack is packs[0] else (*pack.allows, *packs[0].allows)
        for rule in pack.rules:
            level = rule.about.level(channel)
            if level is not None:
                found += _findings(text, allows, rule, level, channel, ranges, reading)
        found += _wishes(text, pack, allows, channel, ranges, reading, found)
    return _said_once(
        list(dict.fromkeys(found)), {rule.about.rule: rule.about for pack in packs for rule in pack.rules}
    )


def _said_once(found: list[Finding], abouts: Mapping[str, RuleTraits]) -> list[Finding]:
    """The findings without those that say nothing new beside one of a rule that they yield to."""
    graver = {yields: _of(found, yields) for yields in {abouts[each.rule].yields_to for each in found} if yields}
    return [
        each
        for each in found
        if not (yields := abouts[each.rule].yields_to) or not graver[yields].meet(each.start, each.end)
    ]


def _of(found: Sequence[Finding], rules: Set[str]) -> Spans:
    return Spans((each.start, each.end) for each in found if each.rule in rules)


def _findings(
    text: Document,
    allows: Sequence[Allow],
    rule: Rule,
    level: Severity,
    channel: Channel,
    ranges: list[tuple[int, int]],
    reading: SenseReading,
) -> list[Finding]:
    hits = text.every(rule.match)
    if not hits:
        return []
    innocent = Spans(text.every(rule.unless))
    hits = [hit for hit in hits if not innocent.meet(*hit)]
    if rule.about.senses:
        hits = [hit for hit in hits if not reading.is_a_thing(rule.about, hit)]
    passed = [_allowed(text, allows, rule.about, channel, hit, ranges) for hit in hits]
    stopped = [hit for hit, allow in zip(hits, passed, strict=True) if allow is None]
    spans = _joined([widened(text, hit, rule.about.span, ranges) for hit in stopped])
    found = [rule.about.finding(text.source, level, start, end) for start, end in spans]
    return found + [
        each for hit, allow in zip(hits, passed, strict=True) for each in _milder(text, allow, hit, channel)
    ]


def _milder(text: Document, allow: Allow | None, hit: tuple[int, int], channel: Channel) -> list[Finding]:
    """The finding of the milder rule that speaks where one lets pass; most let pass without a word."""
    about = allow.instead if allow else None
    level = about.level(channel) if about else None
    return [about.finding(text.source, level, *text.span(*hit))] if about and level else []


def _wishes(
    text: Document,
    pack: Pack,
    allows: Sequence[Allow],
    channel: Channel,
    ranges: list[tuple[int, int]],
    reading: SenseReading,
    found: Sequence[Finding],
) -> list[Finding]:
    """Requests told by their parts, in the sentences in which the patterns saw nothing grave."""
    abouts = {rule.about.rule: rule.about for rule in reversed(pack.rules)}
    graver = _of(found, frozenset().union(*(about.yields_to for about in abouts.values())))
    known = Spans(span for span in ranges if graver.meet(*text.span(*span)))
    more: list[Finding] = []
    for name, hit, whole in _told(text, pack, ranges, known):
        about = abouts.get(name)
        level = about.level(channel) if about else None
        if about is None or level is None or _allowed(text, allows, about, channel, hit, ranges) is not None:
            continue
        if not about.senses or not reading.is_a_thing(about, whole):
            more.append(about.finding(text.source, level, *widened(text, hit, about.span, ranges)))
    return more


def _told(
    text: Document, pack: Pack, ranges: list[tuple[int, int]], known: Spans
) -> Iterator[tuple[str, tuple[int, int], tuple[int, int]]]:
    """Rule, tokens, and the same together with what is named in the sentence before."""
    for name, hit in together(text, pack.concepts.besides, ranges, known):
        yield name, hit, hit
    if pack.concepts.about:
        yield from ChangeRequests(text, pack.concepts, ranges, known).found()


def _allowed(
    text: Document,
    allows: Sequence[Allow],
    about: RuleTraits,
    channel: Channel,
    hit: tuple[int, int],
    ranges: list[tuple[int, int]],
) -> Allow | None:
    begin, end = sentence_of(ranges, hit[0])
    for allow in allows:
        if (
            about.rule in allow.rules
            and channel in allow.channels
            and text.stands_in(allow.match, begin, end)
            and not text.stands_in(allow.but_not, begin, end)
        ):
            return allow
    return None


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in their order, those that overlap made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
