"""The checks stand beside the writing: no save waits for them, and the state line says when they are behind."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from textual import events

import stillness
from builders import Ticking
from clerk import Clerk, at_work
from reviewtui.desk.checking import TYPED_AT_MOST, CaseKnown, Checking
from reviewtui.domain.channel import CARRIES, LIMITS, Carries, Channel
from reviewtui.domain.finding import CheckResult, Mark, StepMark
from reviewtui.domain.reply import Step
from reviewtui.rules.match.tokens import READ_AT_MOST
from reviewtui.tui.drawing.lines import plain
from reviewtui.tui.reply import checks
from reviewtui.tui.reply.paint import label

SIZES = [(80, 24), (140, 40)]


class Slow:
    """Checks that think until they are let go, and remember what they were asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.go = threading.Event()
        self.letters: list[str] = []
        real = Checking.judge

        def judge(checking: Checking, letter: str, channel: Channel, about: CaseKnown) -> CheckResult:
            self.letters.append(letter)
            self.go.wait(60)
            return real(checking, letter, channel, about)

        monkeypatch.setattr(Checking, "judge", judge)
        monkeypatch.setattr(stillness, "HELD", 0.02)  # held on purpose: no key need wait for it


async def typed(clerk: Clerk, text: str) -> None:
    """Press the keys, and wait for no check: it is held."""
    await clerk.pilot.press(*("space" if each == " " else each for each in text))


async def until(clerk: Clerk, words: str) -> None:
    for _ in range(100):
        if clerk.sees(words):
            return
        await clerk.pilot.pause(0.02)
    raise AssertionError(f"{words!r} did not come:\n" + "\n".join(clerk.lines()))


async def saved(clerk: Clerk) -> str:
    (draft,) = await clerk.desk(lambda desk: desk.store.drafts(clerk.case))
    return str(draft.reply.letter())


@pytest.mark.parametrize("size", SIZES)
async def test_a_save_waits_for_no_check(
    size: tuple[int, int], filled: Path, ticking: Ticking, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(monkeypatch)
    async with at_work(filled, ticking, size) as clerk:
        await clerk.pilot.press("r")
        await typed(clerk, "one")
        await until(clerk, checks.BEHIND)
        await typed(clerk, " two")
        await clerk.pilot.pause(0.5)
        assert await saved(clerk) == "one two"
        assert clerk.sees("saved")
        await typed(clerk, " three")
        await clerk.pilot.pause(0.5)
        assert await saved(clerk) == "one two three"
        assert len(slow.letters) == 1, "a check that has not begun gives way to a newer text"
        slow.go.set()
        await clerk.settles()
        assert slow.letters[-1] == "one two three"
        assert not clerk.sees(checks.BEHIND)
        await clerk.presses("escape")
        await clerk.presses("r")
        assert clerk.sees("one two three")
        assert not clerk.sees(checks.BEHIND)


@pytest.mark.parametrize("size", SIZES)
async def test_what_came_too_late_says_nothing_in_another_case(
    size: tuple[int, int], filled: Path, ticking: Ticking, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(monkeypatch)
    async with at_work(filled, ticking, size) as clerk:
        await clerk.pilot.press("r")
        await typed(clerk, "Please remove your bad review for a refund.")
        await clerk.pilot.pause(0.4)
        await clerk.pilot.press("escape")
        await clerk.pilot.press("j", "r")
        await clerk.pilot.pause(0.2)
        slow.go.set()
        await clerk.settles()
        assert not clerk.sees("against the rules")


@pytest.mark.parametrize("size", SIZES)
async def test_a_letter_that_no_door_takes_is_kept_and_not_read(
    size: tuple[int, int], filled: Path, ticking: Ticking, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(monkeypatch)
    slow.go.set()
    async with at_work(filled, ticking, size) as clerk:
        await clerk.presses("r")
        text = "don't " * (TYPED_AT_MOST // 5)
        clerk.app.post_message(events.Paste(text))
        await clerk.pilot.pause(0.5)
        await clerk.settles()
        assert await saved(clerk) == text.strip()
        assert clerk.sees("too long to check")
        assert not any(slow.letters), "only the empty letter was read"
        await clerk.pilot.press("ctrl+z")
        await clerk.types("I am sorry.")
        await clerk.pilot.pause(0.5)
        await clerk.settles()
        assert slow.letters
        assert not clerk.sees("too long to check")


def test_what_is_not_read_can_go_through_no_door() -> None:
    """So the check at the hand-off reads every letter that may leave, to its end."""
    for channel in Channel:
        if CARRIES[channel] is not Carries.FIXED_TEXT:
            assert LIMITS[channel] <= TYPED_AT_MOST <= READ_AT_MOST


@pytest.mark.parametrize("size", SIZES)
async def test_what_waits_for_an_answer_is_shown_before_the_first_letter(
    size: tuple[int, int], filled: Path, ticking: Ticking
) -> None:
    """Not at the first letter: then nothing moves but what was typed."""
    async with at_work(filled, ticking, size) as clerk:
        for _ in range(2):
            await clerk.presses("r")
            before = [line for line in clerk.lines() if "○" in line]
            assert len(before) == 3
            assert not clerk.sees("start with"), "the checks speak, not the guidance"
            assert not clerk.sees("✓ rules"), "nothing is written that could keep them"
            await clerk.types("I")
            await until(clerk, "✓ rules")
            assert [line for line in clerk.lines() if "○" in line] == before
            await clerk.presses("backspace")
            await until(clerk, " 0 of 4,000")
            assert not clerk.sees("✓ rules")
            await clerk.presses("escape")
            await clerk.presses("j")


def test_what_a_step_needs_is_cut_between_words() -> None:
    words = "Say back what they wrote: “It broke on the third day”."
    there = StepMark(Mark.THERE, "")
    check = CheckResult((), there, StepMark(Mark.MISSING, words), there)
    for width in range(30, 90):
        (line,) = plain(label(Step.ACKNOWLEDGE, check, width, written=False))
        assert set(line.removesuffix("…").split()) <= {"Acknowledge", "○", *words.split()}, line
