"""All checks over one letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.domain.finding import CheckResult, Mark, StepMark
from reviewtui.rules.packs import RuleSet, load_rules
from reviewtui.rules.pattern import Text
from reviewtui.rules.plain import plain
from reviewtui.rules.policy import policy

if TYPE_CHECKING:
    from reviewtui.domain.channel import Channel


def check_text(text: str, *, channel: Channel, language: str = "en", rules: RuleSet | None = None) -> CheckResult:
    rules = rules or load_rules()
    words = Text(text)
    found = plain(text, rules, channel) + policy(words, [rules.pack(language)], channel)
    none = StepMark(Mark.MISSING, "")
    return CheckResult(tuple(found), none, none, none)
