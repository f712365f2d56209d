"""Commands of the seller's own on keys: what they print lands on the case that they were started for."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from builders import Ticking, a_desk
from clerk import Clerk, at_work
from reviewtui.desk.desk import Desk
from reviewtui.desk.own_commands import OwnCommand, Ran
from reviewtui.desk.refusals import Refused
from reviewtui.desk.views import CaseSheet, View
from reviewtui.domain.channel import Channel
from reviewtui.domain.finding import CheckResult
from reviewtui.domain.reply import Reply
from reviewtui.tui.keys.actions import LIST, REPLY

LETTER = "# Apologize\n\nI am sorry.\n\n# Acknowledge\n\nIt broke.\n\n# Solve\n\nA new one left today.\n"
REPLY_BEFORE = Reply("Before.", "", "")
SIZES = pytest.mark.parametrize("size", [(80, 24), (140, 40)])


class Programs:
    """Commands that end when the test says so."""

    def __init__(self, output: str = "called", trouble: str = "") -> None:
        self.told = Ran(output, trouble)
        self.started: list[int] = []
        self.let_go = asyncio.Event()
        self.cancelled = 0

    async def run(self, _command: OwnCommand, sheet: CaseSheet) -> Ran:
        self.started.append(sheet.row.case)
        try:
            await self.let_go.wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        return self.told

    def take_terminal(self, _command: OwnCommand, sheet: CaseSheet) -> Ran:
        self.started.append(sheet.row.case)
        return self.told


def own(output: Any = "note", **given: Any) -> dict[str, Any]:
    where = given.pop("where", ("list", "case", "reply"))
    command = OwnCommand("it", "Translate", "x", "f8", where, output, **given)
    return {"own_commands": (command,), "own_programs": Programs()}


async def until(clerk: Clerk, wanted: Callable[[], Awaitable[bool]]) -> None:
    for _ in range(60):
        await clerk.settles()
        if await wanted():
            with suppress(TimeoutError):  # a page waits until nobody writes
                await asyncio.wait_for(asyncio.shield(clerk.screen._commands.own.settled()), 1)  # type: ignore[union-attr]
            await clerk.rests()
            return
        await asyncio.sleep(0.05)
    raise AssertionError("\n".join(clerk.lines()))


def letter(sheet: CaseSheet) -> Reply:
    assert sheet.draft is not None
    return sheet.draft.reply


async def notes(clerk: Clerk, case: int) -> list[str]:
    sheet: CaseSheet = await clerk.desk(lambda desk: desk.inbox.sheet(case))
    return [each.text for each in sheet.notes]


@SIZES
async def test_it_lands_on_its_case_while_another_is_looked_at(filled: Path, size: tuple[int, int]) -> None:
    given = own()
    programs = given["own_programs"]
    async with at_work(filled, Ticking(), size, **given) as clerk:
        first = clerk.case
        await clerk.presses("f8")
        assert clerk.sees("Translate: at work on")
        await clerk.presses("j", "enter", "f8")
        second = clerk.screen.places.case_at_hand
        assert programs.started == [first, second]
        await clerk.presses("j", "r")
        programs.let_go.set()

        async def both() -> bool:
            return second is not None and await notes(clerk, first) == await notes(clerk, second) == ["called"]

        await until(clerk, both)
        for other in clerk.cases:
            assert other in {first, second} or await notes(clerk, other) == []
        assert clerk.screen.place == REPLY, "nothing moves under the seller's hands"


@SIZES
async def test_a_draft_is_marked_checked_and_asked_about_once(filled: Path, size: tuple[int, int]) -> None:
    given = own("draft")
    given["own_programs"].told = Ran(LETTER)
    given["own_programs"].let_go.set()
    async with at_work(filled, Ticking(), size, **given) as clerk:
        case = clerk.case
        await clerk.desk(lambda desk: desk.triage.buyer_replied(case, "please write"))
        await clerk.desk(lambda desk: desk.writing.save(case, Channel.AMAZON_BUYER_MESSAGE, REPLY_BEFORE))
        await clerk.presses("f8")

        async def wrote() -> bool:
            sheet = await clerk.desk(lambda desk: desk.inbox.sheet(case))
            return sheet.draft is not None and sheet.draft.reply.solve == "A new one left today."

        await until(clerk, wrote)
        assert clerk.sees("read it")
        versions = await clerk.desk(lambda desk: desk.drafting.versions(case))
        assert [each.reply for each in versions] == [REPLY_BEFORE], "what stood there is a version"
        check = await clerk.desk(
            lambda desk: desk.checking.reply(case, Channel.AMAZON_BUYER_MESSAGE, letter(desk.inbox.sheet(case)))
        )
        (mark,) = [each for each in check.findings if each.rule == "by-command"]
        assert mark.asked_about
        assert "“Translate”" in mark.why
        assert not await clerk.desk(lambda desk: [m for m in desk.inbox.sheet(case).messages if m.direction == "out"])
        await clerk.presses("r")
        await clerk.rests()
        assert clerk.sees("Written by “Translate”; read it"), "also where rows are few"
        await clerk.presses("f2")
        assert clerk.sees("Go on all the same?")
        assert clerk.hands.copied == []
        await clerk.presses("enter")
        assert len(clerk.hands.copied) == 1


async def test_into_the_letter_that_is_open_and_not_into_another(filled: Path) -> None:
    given = own("draft")
    programs = given["own_programs"]
    programs.told = Ran(LETTER)
    async with at_work(filled, Ticking(), **given) as clerk:
        first = clerk.case
        await clerk.presses("r")
        await clerk.types("Mine.")
        await clerk.presses("f8", "escape", "j", "r")
        await clerk.types("Other words.")
        second = clerk.screen.places.reply.case  # type: ignore[union-attr]
        assert second not in {None, first}
        programs.let_go.set()

        async def wrote() -> bool:
            sheet = await clerk.desk(lambda desk: desk.inbox.sheet(first))
            return sheet.draft is not None and sheet.draft.reply.apologize == "I am sorry."

        await until(clerk, wrote)
        assert clerk.screen.places.reply.pane.reply.apologize == "Other words."  # type: ignore[union-attr]
        await clerk.presses("f8")
        await until(clerk, lambda: _shows(clerk, "I am sorry."))
        versions = await clerk.desk(lambda desk: desk.drafting.versions(second))
        assert [each.reply.apologize for each in versions] == ["Other words."]


async def _shows(clerk: Clerk, words: str) -> bool:
    reply = clerk.screen.places.reply
    return reply is not None and reply.pane.reply.apologize == words and clerk.sees(words)


async def test_every_step_written_anew_is_the_sellers_own(filled: Path) -> None:
    async with at_work(filled, Ticking(), **own()) as clerk:
        case, door = clerk.case, Channel.AMAZON_BUYER_MESSAGE
        by = Reply("One.", "Two.", "Three.")
        await clerk.desk(lambda desk: desk.drafting.write_by_command(case, door, "T", by))
        for reply, marked in (
            (by, True),
            (Reply("Mine.", "Mine.", "Three."), True),
            (Reply("Mine.", "Mine.", "Mine."), False),
            (Reply("", "", ""), False),
        ):
            check = await clerk.desk(partial(_checked, case=case, reply=reply))
            assert any(each.rule == "by-command" for each in check.findings) is marked, reply


def _checked(desk: Desk, case: int, reply: Reply) -> CheckResult:
    return desk.checking.reply(case, Channel.AMAZON_BUYER_MESSAGE, reply)


async def test_the_same_key_again_stops_it(filled: Path) -> None:
    given = own()
    async with at_work(filled, Ticking(), **given) as clerk:
        await clerk.presses("f8", "f8")
        await until(clerk, lambda: _stopped(given["own_programs"], clerk))
        assert await notes(clerk, clerk.case) == []
        await clerk.presses("f8")
        assert len(given["own_programs"].started) == 2, "and it can be started again"


async def _stopped(programs: Programs, clerk: Clerk) -> bool:
    return programs.cancelled == 1 and clerk.sees("was stopped")


async def test_what_failed_is_told_and_not_used(filled: Path) -> None:
    given = own("draft")
    given["own_programs"].told = Ran(LETTER, "exit code 3: no such key")
    given["own_programs"].let_go.set()
    async with at_work(filled, Ticking(), (140, 40), **given) as clerk:
        case = clerk.case
        await clerk.presses("f8")
        await until(clerk, lambda: _sees(clerk, "exit code 3: no such key"))
        assert (await clerk.desk(lambda desk: desk.inbox.sheet(case))).draft is None


async def _sees(clerk: Clerk, words: str) -> bool:
    return clerk.sees(words)


@SIZES
async def test_a_page_waits_until_nobody_writes(filled: Path, size: tuple[int, int]) -> None:
    given = own("pager")
    programs = given["own_programs"]
    programs.told = Ran("[red]first[/]\n" + "\n".join(f"line {number}" for number in range(60)))
    async with at_work(filled, Ticking(), size, **given) as clerk:
        await clerk.presses("f8", "r")
        programs.let_go.set()
        await clerk.types("words")
        await until(clerk, lambda: _sees(clerk, "something to show"))
        await clerk.types("more")
        assert clerk.screen.places.reply.pane.reply.apologize == "wordsmore"  # type: ignore[union-attr]
        await clerk.presses("escape")
        await until(clerk, lambda: _sees(clerk, "[red]first[/]"))
        await clerk.presses("G")
        assert clerk.sees("line 59")
        await clerk.presses("q")
        assert clerk.screen.place == LIST
        assert clerk.says.endswith(": done"), "nothing is at work any more"


async def test_help_and_palette_have_it_and_a_taken_key_leaves_it_in_the_palette(filled: Path) -> None:
    given = own("message", where=("list", "case"))
    taken = OwnCommand("taken", "Second one", "y", "e")
    given["own_commands"] = (*given["own_commands"], taken)
    given["own_programs"].told = Ran("from the shell")
    given["own_programs"].let_go.set()
    async with at_work(filled, Ticking(), (100, 60), **given) as clerk:
        assert "commands.taken.key" in " ".join(clerk.screen.keys.problems)
        await clerk.presses("question_mark")
        assert clerk.sees("Translate")
        assert clerk.sees("F8")
        await clerk.presses("q", "colon")
        await clerk.types("second")
        await clerk.presses("enter")
        await until(clerk, lambda: _sees(clerk, "from the shell"))


async def test_in_the_terminal(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = own("nothing", terminal=True)
    given["own_programs"].told = Ran("")
    async with at_work(filled, Ticking(), **given) as clerk:
        lent: list[str] = []

        def lend(act: Callable[[], Ran]) -> Ran:
            lent.append("lent")
            return act()

        monkeypatch.setattr(clerk.screen, "lend", lend)
        await clerk.presses("f8")
        assert lent == ["lent"]
        assert given["own_programs"].started == [clerk.case]


def test_another_window_of_mine_is_not_written_over(filled: Path) -> None:
    mine = a_desk(filled, Ticking(), window="other")
    desk = a_desk(filled, Ticking())
    case = mine.inbox.case_ids(View())[0]
    mine.inbox.be_present(case, "writing")
    with pytest.raises(Refused, match="another window"):
        desk.drafting.write_by_command(case, Channel.AMAZON_BUYER_MESSAGE, "T", Reply("a"))
    mine.store.close()
    desk.store.close()
