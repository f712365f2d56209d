"""The tone of a letter: too short, too long, full of questions, or written in anger."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reviewtui.domain.finding import CheckResult, Finding, Severity
from reviewtui.rules.match.tokens import READ_AT_MOST

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewtui.domain.channel import Channel
    from reviewtui.rules.match.matcher import Document
    from reviewtui.rules.packs.model import RuleSet

TERSE: Final = 20
LONG: Final = 300

PAUSE_AT: Final = 3
_QUESTION: Final = re.compile("[?\uff1f]")


def needs_pause(result: CheckResult) -> bool:
    """Whether a letter has so many findings of tone that ten minutes of distance would do it good."""
    return sum(each.heat for each in result.findings) >= PAUSE_AT


def tone(text: Document, rules: RuleSet, channel: Channel) -> list[Finding]:
    """Terse and over-long letters, and letters full of questions."""
    source = text.source
    words = [token for token in text.tokens if not token.kind]
    signs = 0 if source.isascii() else sum(len(token.word) == 1 and token.word > "\u3000" for token in words)
    japanese = signs * 2 > len(words)
    size = len(words) // 2 if japanese else len(words)
    found: list[Finding] = []

    def say(rule: str, start: int, end: int) -> None:
        about = rules.about(rule)
        level = about.level(channel)
        if level is not None:
            found.append(about.finding(source, level, start, end))

    if words and size < TERSE:
        say("terse", 0, len(source.rstrip()))
    if size > LONG:
        say("long", words[LONG - 1].end, len(source.rstrip()))
    asked = [match.start() for match in _QUESTION.finditer(source, 0, READ_AT_MOST)]
    if len(asked) > 2:
        say("many-questions", asked[2], asked[2] + 1)
    return found


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """The findings in the order of the text, the blocking one first where two begin at one place; none twice."""
    kept = {(each.rule, each.start, each.end): each for each in findings}
    return sorted(
        kept.values(), key=lambda each: (each.start, each.severity is not Severity.BLOCK, each.rule, each.end)
    )
