"""What can be found in a letter of any language: addresses, numbers, links, emoji, styling, empty places, length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.domain.channel import LIMITS, Channel
from reviewtui.rules.match import shapes
from reviewtui.rules.match.addresses import addresses, any_of
from reviewtui.rules.match.tokens import READ_AT_MOST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtui.domain.finding import Finding
    from reviewtui.rules.packs.model import RuleSet


def plain(letter: str, rules: RuleSet, channel: Channel, order_id: str = "") -> list[Finding]:
    """The findings that need no language. Reads at most the first `READ_AT_MOST` characters; the length is of all."""
    text = letter[:READ_AT_MOST]
    found = [*_style(text, rules, channel), *_ways_round(text, rules, channel), *_order(text, rules, channel, order_id)]
    limit = LIMITS.get(channel, max(LIMITS.values()))
    if len(letter) > limit:
        why = f"The letter has {len(letter):,} characters; this channel takes {limit:,}."
        found += _each(letter, rules, channel, "too-long", [(limit, len(letter))], why)
    return found


def _each(
    letter: str, rules: RuleSet, channel: Channel, rule: str, spans: list[tuple[int, int]], why: str = ""
) -> Iterator[Finding]:
    about = rules.about(rule)
    level = about.level(channel)
    if level is not None:
        for start, end in spans:
            yield about.finding(letter, level, start, end, why)


def _style(text: str, rules: RuleSet, channel: Channel) -> Iterator[Finding]:
    for rule, pattern, signs in (
        ("emoji", shapes.EMOJI, ()),
        ("emoticon", shapes.FACE, (":", ";", "=", "<3", "^_^")),
        ("html", shapes.HTML, ("<", "&")),
        ("unfilled", shapes.HOLE, ("{", "[", "<", "____", "XX", "TODO", "%", "$")),
        ("shouting", shapes.LOUD, ("!!", "!?", "?!", "???", "\uff01")),
    ):
        if (signs and not any_of(signs, text)) or (rule == "emoji" and text.isascii()):
            continue
        yield from _each(text, rules, channel, rule, [match.span() for match in pattern.finditer(text)])
    if shapes.EMPTY_LINES.search(text):
        spans = [match.span() for match in shapes.BREAKS.finditer(text.rstrip())]
        yield from _each(text, rules, channel, "line-breaks", spans)
    loud = [
        match.span()
        for match in shapes.CAPITALS.finditer(text)
        if sum(map(str.isalpha, match.group())) >= 9 and match.group().isupper()
    ]
    yield from _each(text, rules, channel, "shouting", loud)


def _ways_round(text: str, rules: RuleSet, channel: Channel) -> Iterator[Finding]:
    found = addresses(text)
    yield from _each(text, rules, channel, "contact", found.contact)
    yield from _each(text, rules, channel, "link", found.links)
    yield from _each(text, rules, channel, "carrier-link", found.carriers)


def _order(text: str, rules: RuleSet, channel: Channel, order_id: str) -> Iterator[Finding]:
    written = list(shapes.ORDER_ID.finditer(text))
    wrong = [match.span() for match in written if order_id and match.group() != order_id]
    yield from _each(text, rules, channel, "order-id-public", [match.span() for match in written])
    yield from _each(text, rules, channel, "order-id-wrong", wrong)
    if not written and text.strip():
        yield from _each(text, rules, channel, "order-id-missing", [(0, len(text.rstrip()))])
