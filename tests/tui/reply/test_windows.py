"""Two windows of one person, and two people, on one letter: on the real screens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from builders import NOW, SETTINGS, FakeFiles, Ticking, a_review, bring_in
from clerk import Clerk, at_work
from reviewtui.desk.desk import Desk
from reviewtui.domain.channel import Channel
from reviewtui.domain.reply import Reply
from reviewtui.domain.review import Kind
from reviewtui.store.store import SqliteStore
from reviewtui.tui.reply import autosave
from reviewtui.tui.reply.windows import LetterWindows

SIZES = [(80, 24), (120, 36)]
THREAD = Channel.AMAZON_FEEDBACK_MESSAGE


@pytest.fixture
def feedback(database: Path) -> Path:
    store = SqliteStore(database)
    bring_in(store, [a_review(1, kind=Kind.SELLER_FEEDBACK, title="First", language="en"), a_review(2, stars=3)])
    store.close()
    return database


@pytest.fixture
def train(feedback: Path, ticking: Ticking) -> Iterator[Desk]:
    """Another window of ann's."""
    files = FakeFiles()
    desk = Desk(SqliteStore(feedback), ticking, SETTINGS, "train/1", files.open_readers, files.digest_file)
    yield desk
    desk.store.close()


async def ticks(clerk: Clerk) -> None:
    """A second passes."""
    await clerk.screen.heartbeat.tick()
    await clerk.settles()


async def letters(clerk: Clerk) -> list[str]:
    return sorted(each.reply.letter() for each in await clerk.desk(lambda desk: desk.store.drafts(1)))


async def saved(clerk: Clerk) -> None:
    await clerk.pilot.pause(0.4)
    await clerk.settles()


@pytest.mark.parametrize("size", SIZES)
async def test_who_comes_second_is_asked_what_for(
    feedback: Path, ticking: Ticking, train: Desk, size: tuple[int, int]
) -> None:
    train.writing.save(1, THREAD, Reply("Sorry from the train"))
    train.inbox.be_present(1, "writing")
    async with at_work(feedback, ticking, size) as clerk:
        await clerk.presses("r")
        assert clerk.sees("You are writing to “First”")
        await clerk.presses("enter")
        assert clerk.sees("⏎ decides nothing here")
        await clerk.presses("escape")
        assert clerk.screen.place == "list"
        await clerk.presses("r", "r")
        assert clerk.screen.place == "case"
        await clerk.presses("escape", "r", "v")
        assert clerk.screen.place == "reply"
        assert clerk.sees("Sorry from the train")
        await clerk.presses("shift+tab", "end")
        await clerk.types(" and home")
        await saved(clerk)
        assert await letters(clerk) == ["Sorry from the train", "Sorry from the train and home"]


async def test_who_takes_over_goes_on_and_the_other_window_knows(feedback: Path, ticking: Ticking, train: Desk) -> None:
    since = train.writing.save(1, THREAD, Reply("Sorry from the train")).since
    train.inbox.be_present(1, "writing")
    async with at_work(feedback, ticking, (120, 36)) as clerk:
        await clerk.presses("r", "t", "shift+tab", "end")
        assert train.writing.overtaken(1, THREAD, since) is not None
        await clerk.types("!")
        await saved(clerk)
        assert await letters(clerk) == ["Sorry from the train!"]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("answer", ["t", "v", "escape"])
async def test_who_is_overtaken_is_told_and_writes_over_nothing(
    feedback: Path, ticking: Ticking, train: Desk, size: tuple[int, int], answer: str
) -> None:
    async with at_work(feedback, ticking, size) as clerk:
        await clerk.presses("r")
        await clerk.types("Sorry")
        await saved(clerk)
        there = train.writing.take_over(1, THREAD)
        train.writing.save(1, THREAD, Reply("Sorry from the train"), there)
        await clerk.types("!")
        await saved(clerk)
        assert clerk.sees("Another window of yours took this letter")
        assert await letters(clerk) == ["Sorry from the train"]
        await clerk.types("xyz")
        await clerk.presses(answer)
        await saved(clerk)
        if answer == "escape":
            assert clerk.screen.place == "list"
            assert await letters(clerk) == ["Sorry from the train"]
            await clerk.presses("j", "r")
            assert clerk.screen.place == "reply"
        else:
            assert clerk.sees("Sorry!")
            wanted = ["Sorry!"] if answer == "t" else ["Sorry from the train", "Sorry!"]
            assert await letters(clerk) == wanted
            await clerk.types("?")
            await saved(clerk)
            assert "Sorry!?" in await letters(clerk)
        kept = {each.reply.letter() for each in await clerk.desk(lambda desk: desk.store.draft_versions(1))}
        assert "Sorry!" in kept
        assert answer != "t" or "Sorry from the train" in kept


async def test_who_is_overtaken_is_told_without_writing(feedback: Path, ticking: Ticking, train: Desk) -> None:
    async with at_work(feedback, ticking, (120, 36)) as clerk:
        await clerk.presses("r")
        await clerk.types("Sorry")
        await saved(clerk)
        await ticks(clerk)
        assert not clerk.sees("took this letter")
        train.writing.take_over(1, THREAD)
        await ticks(clerk)
        assert clerk.sees("Another window of yours took this letter")


async def test_a_letter_that_another_window_sent_is_not_gone_on_with(
    feedback: Path, ticking: Ticking, train: Desk
) -> None:
    async with at_work(feedback, ticking, (120, 36)) as clerk:
        await clerk.presses("r")
        await clerk.types("Sorry that it broke")
        await saved(clerk)
        train.writing.hand_off(1, THREAD, Reply("Sorry that it broke"), anyway=True)
        await clerk.types(". Bye")
        await saved(clerk)
        assert clerk.sees("This letter was recorded as sent at")
        assert await letters(clerk) == []
        await clerk.presses("escape")
        assert clerk.screen.place == "list"
        assert await letters(clerk) == []
        assert not clerk.sees("✎")


async def test_what_was_not_saved_on_leaving_is_kept_aside(
    feedback: Path, ticking: Ticking, train: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def nobody_looks(_: LetterWindows) -> None:
        """On a busy machine a second passes between two keys, and the other window is noticed before the leaving."""

    monkeypatch.setattr(LetterWindows, "look", nobody_looks)
    async with at_work(feedback, ticking, (120, 36)) as clerk:
        await clerk.presses("r")
        await clerk.types("Sorry")
        await saved(clerk)
        monkeypatch.setattr(autosave, "PAUSE", 60)
        await clerk.types("!")
        train.writing.save(1, THREAD, Reply("from the train"))
        await clerk.presses("escape")
        await clerk.comes(lambda: "in another window" in clerk.says)
        assert clerk.screen.place == "list"
        assert await letters(clerk) == ["from the train"]
        await clerk.presses("r")
        assert clerk.sees("from the train")


async def test_who_began_first_sees_that_a_colleague_writes_too(feedback: Path, ticking: Ticking) -> None:
    files = FakeFiles()
    mia = Desk(
        SqliteStore(feedback), ticking, SETTINGS._replace(me="mia"), "mia/1", files.open_readers, files.digest_file
    )  # fmt: skip
    for size in SIZES:
        async with at_work(feedback, ticking, size) as clerk:
            await clerk.presses("r")
            await ticks(clerk)
            assert not clerk.sees("mia")
            mia.inbox.be_present(1, "writing")
            await ticks(clerk)
            assert clerk.sees("mia writes here too")
            assert clerk.says == "mia writes to this buyer too"
            mia.inbox.be_present(None)
            await ticks(clerk)
            assert not clerk.sees("mia writes here")
            await clerk.presses("escape")
    mia.store.close()


@pytest.mark.parametrize("size", SIZES)
async def test_the_public_reply_has_a_text_of_its_own(feedback: Path, ticking: Ticking, size: tuple[int, int]) -> None:
    async with at_work(feedback, ticking, size) as clerk:
        await clerk.presses("r")
        await clerk.types("Only for you")
        assert not clerk.sees("PUBLIC: everybody reads this")
        await clerk.presses("f4")
        assert clerk.sees("PUBLIC: everybody reads this")
        await clerk.types("For everybody")
        await clerk.presses("f4")
        assert not clerk.sees("PUBLIC: everybody reads this")
        assert clerk.sees("Only for you")
        assert not clerk.sees("For everybody")
        await clerk.presses("f4")
        assert clerk.sees("For everybody")
        assert not clerk.sees("Only for you")
        await clerk.presses("escape")
        await saved(clerk)
        assert await letters(clerk) == ["For everybody", "Only for you"]
        await clerk.presses("r", "f4")
        found = clerk.sees("Only for you"), clerk.sees("For everybody")
        assert sorted(found) == [False, True]
        assert NOW
