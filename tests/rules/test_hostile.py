"""No text and no pack of a user can make the checks crash or run away."""

from __future__ import annotations

import re
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtui.domain.channel import Channel
from reviewtui.rules.check import check_text
from reviewtui.rules.match import matcher as engine
from reviewtui.rules.match import shapes, stepping, tokens
from reviewtui.rules.match.matcher import Document
from reviewtui.rules.match.syntax import PatternReader
from reviewtui.rules.match.tokens import READ_AT_MOST
from reviewtui.rules.policy import wording
from thorough import times

HUGE = [
    "a" * 1_000_000, "review " * 150_000, "change your " * 80_000, "1" * 1_000_000, "1-" * 500_000, "a@" * 400_000,
    "a." * 500_000, "!?" * 500_000, "\n" * 1_000_000, "\u0301" * 1_000_000, "レ" * 300_000, "😀" * 300_000,
    "<a " * 300_000, "{" * 500_000, "A " * 500_000, "I'd've" * 100_000, "\ud800" * 100, "\x00\x1b[31m" * 1000,
    "( dot ) " * 100_000, "one two three " * 50_000,
]  # fmt: skip


@pytest.mark.parametrize("text", HUGE, ids=lambda text: repr(text[:8]))
def test_a_huge_text_is_only_a_long_one(text: str) -> None:
    result = check_text(text, channel=Channel.AMAZON_BUYER_MESSAGE, review_text=text, recent=[text])

    assert "too-long" in {each.rule for each in result.findings} or len(text) <= 4000 or not text.strip()
    assert all(each.quote == text[each.start : each.end] for each in result.findings)
    assert len(text) <= READ_AT_MOST or any("Only the first" in note for note in result.notes)


@settings(max_examples=times(25, 600), deadline=None)
@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_is_checked(letter: str, review: str) -> None:
    result = check_text(letter, channel=Channel.AMAZON_FEEDBACK_REPLY, review_text=review)

    assert all(each.quote == letter[each.start : each.end] for each in result.findings)
    assert all(each.quote == review[each.start : each.end] for each in result.points)


def test_a_pattern_goes_once_over_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each step is taken once, for all places at once, however many ways through the text there are."""
    steps = 0
    real = stepping.step_before

    def counted(*args: Any) -> Any:
        nonlocal steps
        steps += 1
        return real(*args)

    monkeypatch.setattr(engine, "step_before", counted)
    line = "aa ~30 aa ~30 aa ~30 aa ~30 aa ~30 b"
    (pattern,) = PatternReader({}).read_all(line)
    assert pattern.search(Document("aa " * 2000 + "x, b")) == []

    assert 0 < steps <= len(line.split())


@pytest.mark.parametrize(
    "text", ["レビューを変更して" * 400, "your post change " * 300, "dot com " * 500], ids=["ja", "en", "link"]
)
def test_many_findings_in_one_sentence_read_its_lines_once(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The work that a finding needs in its sentence must not be done anew for each of a thousand."""
    asked = 0
    real = wording._line_ends

    def counted(*args: Any) -> Any:
        nonlocal asked
        asked += 1
        return real(*args)

    monkeypatch.setattr(wording, "_line_ends", counted)
    assert check_text(text, channel=Channel.AMAZON_BUYER_MESSAGE, language="ja").findings
    assert 0 < asked <= 2 * len(Document(text).tokens)


def _unbounded(parsed: Any, inside: bool = False) -> bool:
    """Whether a repetition without an end stands inside another one, or two in a row may take the same letters."""
    for code, value in parsed:
        name = str(code)
        if name in {"MAX_REPEAT", "MIN_REPEAT"}:
            _, most, body = value
            endless = most == _parser.MAXREPEAT
            if (endless and inside) or _unbounded(body, inside or endless):
                return True
        elif name == "SUBPATTERN":
            if _unbounded(value[-1], inside):
                return True
        elif name == "BRANCH" and any(_unbounded(branch, inside) for branch in value[1]):
            return True
    return False


def _shapes() -> list[re.Pattern[str]]:
    return [each for module in (shapes, tokens) for each in vars(module).values() if isinstance(each, re.Pattern)]


def test_the_watchman_knows_a_bad_shape() -> None:
    assert _unbounded(_parser.parse("(a+)+"))
    assert not _unbounded(_parser.parse("(a{1,9})+b*"))


@pytest.mark.parametrize("shape", _shapes(), ids=lambda each: each.pattern[:24])
def test_no_shape_repeats_without_end_inside_a_repetition(shape: re.Pattern[str]) -> None:
    allowed = shape.pattern == tokens._TOKEN.pattern  # each turn of its loop begins with another letter

    assert allowed or not _unbounded(_parser.parse(shape.pattern))
