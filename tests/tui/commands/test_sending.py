"""What leaves, what is asked about it, and what is taken back: on the real screens."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import HOUR, NOW, SETTINGS, Ticking, a_desk, a_review, bring_in, sql
from clerk import Clerk, at_work
from reviewtui.domain.case import Lane
from reviewtui.domain.channel import Button, Channel
from reviewtui.domain.reply import Reply
from reviewtui.domain.review import Kind
from reviewtui.store.store import SqliteStore

SIZES = [(80, 24), (120, 36)]
LETTER = (
    "I am sorry that the strap broke on your second trip. A new strap left our house this morning and should be with "
    "you soon; keep the old one. Order 302-1234567-7654321."
)
THREAD = Channel.AMAZON_FEEDBACK_MESSAGE


@pytest.fixture
def feedback(database: Path) -> Path:
    """Two pieces of seller feedback, to which own words go at once, and a product review."""
    store = SqliteStore(database)
    words = "The strap broke on the second trip, and nobody answers."
    order = "302-1234567-7654321"
    bring_in(
        store,
        [
            a_review(1, kind=Kind.SELLER_FEEDBACK, title="", text=words, language="en", order_id=order),
            a_review(2, kind=Kind.SELLER_FEEDBACK, title="Second", language="en", posted_at=NOW - 30 * HOUR),
            a_review(3, title="Third", stars=3, language="en", posted_at=NOW - 40 * HOUR),
        ],
    )
    store.close()
    return database


async def handed(clerk: Clerk, *answers: str) -> None:
    """Write a letter as it would be pasted, hand it off, and answer."""
    await clerk.presses("r")
    clerk.screen.query_one("#reply-place").pane.put_all(Reply(LETTER))  # type: ignore[attr-defined]
    await clerk.settles()
    for key in ("f2", *answers):
        await clerk.presses(key)
        await clerk.pilot.pause(0.2)


def crash(path: Path, ticking: Ticking, case: int = 1) -> None:
    """A program that copied a letter and was gone."""
    desk = a_desk(path, ticking)
    desk.writing.save(case, THREAD, Reply(LETTER))
    desk.sending.leave(case, THREAD, "copied", Reply(LETTER))
    desk.inbox.be_present(case, "writing")
    for table in ("leavings", "presence", "drafts"):
        sql(desk).execute(f"UPDATE {table} SET session = 'elsewhere/{case}/1' WHERE \"case\" = {case}")
    desk.store.close()
    ticking.pass_(HOUR)


@pytest.mark.parametrize("size", SIZES)
async def test_every_way_back_from_the_hand_off_leads_to_the_letter(
    feedback: Path, ticking: Ticking, size: tuple[int, int]
) -> None:
    for key in ("n", "e", "escape", "q"):
        async with at_work(feedback, ticking, size) as clerk:
            await handed(clerk)
            if clerk.sees("Did it go out?"):
                await clerk.presses("n")
                await clerk.pilot.pause(0.2)
            assert clerk.sees("Pasted and sent there?")
            await clerk.presses(key)
            assert clerk.screen.place == "reply"
            assert clerk.sees("should be with")
            await clerk.types("!")
            assert clerk.screen.query_one("#reply-place").pane.reply.letter().endswith("!")  # type: ignore[attr-defined]
            assert (await clerk.desk(lambda desk: desk.inbox.sheet(1))).messages == ()
            await clerk.presses("escape")
            if key in {"escape", "q"}:
                assert clerk.sees("sent?")
            else:
                assert not clerk.sees("sent?")


@pytest.mark.parametrize("size", SIZES)
async def test_what_left_before_a_crash_is_asked_about_at_the_next_start(
    feedback: Path, ticking: Ticking, size: tuple[int, int]
) -> None:
    crash(feedback, ticking)
    async with at_work(feedback, ticking, size) as clerk:
        await clerk.settles()
        assert clerk.sees("Did it go out?")
        assert not clerk.sees("Go on writing?")
        await clerk.presses("enter")
        assert clerk.sees("⏎ decides nothing here")
        await clerk.presses("escape")
        await clerk.presses("j")
        assert any("sent? ✎" in line for line in clerk.lines())
        await clerk.presses("k", "S", "s")
        assert clerk.says.startswith("Replied to")
        assert not clerk.sees("sent?")
        sheet = await clerk.desk(lambda desk: desk.inbox.sheet(1))
        assert [each.text for each in sheet.messages] == [LETTER]
        assert sheet.draft is None
    async with at_work(feedback, ticking, size) as clerk:
        await clerk.settles()
        assert not clerk.sees("Did it go out?")


async def test_one_after_the_other_is_asked_about(feedback: Path, ticking: Ticking) -> None:
    crash(feedback, ticking)
    crash(feedback, ticking, 2)
    async with at_work(feedback, ticking) as clerk:
        await clerk.settles()
        assert clerk.sees("“Second”")
        assert clerk.sees("1 more to ask about")
        await clerk.presses("n")
        assert clerk.sees("Did it go out?")
        assert not clerk.sees("more to ask about")
        await clerk.presses("s")
        lanes = [(await clerk.desk(lambda desk, case=case: desk.inbox.sheet(case))).row.lane for case in (1, 2)]  # type: ignore[misc]
        assert lanes == [Lane.WAITING, Lane.FIRST_CONTACT]
        await clerk.presses("u")
        assert clerk.sees("Did it not go out after all?")


async def test_what_left_before_is_asked_about_before_anything_leaves_again(feedback: Path, ticking: Ticking) -> None:
    async with at_work(feedback, ticking, (120, 36)) as clerk:
        await handed(clerk, "escape")
        await clerk.presses("f2")
        assert clerk.sees("Did it go out?")
        assert len(clerk.hands.copied) == 1
        await clerk.presses("n")
        await clerk.pilot.pause(0.2)
        assert clerk.sees("Pasted and sent there?")
        assert len(clerk.hands.copied) == 2


@pytest.mark.parametrize("size", SIZES)
async def test_it_did_not_go_out_after_all_brings_back_letter_and_lane(
    feedback: Path, ticking: Ticking, size: tuple[int, int]
) -> None:
    async with at_work(feedback, ticking, size) as clerk:
        for key in ("u", "S"):
            await handed(clerk, "s")
            assert (await clerk.desk(lambda desk: desk.inbox.sheet(1))).row.lane is Lane.WAITING
            clerk.screen.list.put_cursor(1)
            await clerk.presses(key)
            assert clerk.sees("Did it not go out after all?")
            await clerk.presses("enter", "n")
            assert (await clerk.desk(lambda desk: desk.inbox.sheet(1))).row.lane is Lane.WAITING
            await clerk.presses(key, "y")
            assert "it did not go out after all" in clerk.says
            sheet = await clerk.desk(lambda desk: desk.inbox.sheet(1))
            assert sheet.row.lane is Lane.FIRST_CONTACT
            assert sheet.draft.reply == Reply(LETTER)
            assert clerk.sees("✎")
            await clerk.presses("enter")
            assert "taken back: it did not" in " ".join(" ".join(clerk.lines()).split()) or size == (80, 24)
            await clerk.presses("escape")


async def test_the_fixed_text_is_asked_about_once_its_page_was_opened(feedback: Path, ticking: Ticking) -> None:
    async with at_work(feedback, ticking, (120, 36)) as clerk:
        clerk.screen.list.put_cursor(3)
        await clerk.presses("r")
        await clerk.types("sorry")
        await clerk.presses("f2", "o")
        await clerk.pilot.pause(0.2)
        assert len(clerk.hands.opened) == 1
        await clerk.presses("escape", "escape")
        assert any("sent?" in line and "Third" in line for line in clerk.lines())
        await clerk.presses("S")
        assert clerk.sees("Did you press one of the two there?")
        await clerk.presses("f")
        message = (await clerk.desk(lambda desk: desk.inbox.sheet(3))).messages[-1]
        assert message.button == Button.COURTESY_REFUND


async def test_a_copy_from_the_list_is_on_record_and_called_a_copy(feedback: Path, ticking: Ticking) -> None:
    desk = a_desk(feedback, ticking, SETTINGS)
    desk.writing.save(1, THREAD, Reply(LETTER))
    desk.writing.save(2, THREAD, Reply("Please remove your feedback, then we refund you."))
    desk.store.close()
    async with at_work(feedback, ticking, (120, 36)) as clerk:
        await clerk.presses("y")
        assert clerk.says.startswith("Copied the letter to: tmux buffer")
        assert "ent the letter" not in clerk.says
        assert clerk.sees("sent? ✎")
        clerk.screen.list.put_cursor(2)
        await clerk.presses("y")
        assert clerk.says.startswith("Not copied: “")
        assert clerk.hands.copied == [LETTER]
        await clerk.presses("S")
        assert clerk.says.startswith("No letter of this case")
        await clerk.presses("Y")
        assert clerk.says.startswith("Copied the link to:")


async def test_nothing_leaves_while_it_can_not_be_written_down(
    feedback: Path, ticking: Ticking, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_work(feedback, ticking, (120, 36)) as clerk:
        await clerk.presses("r")
        clerk.screen.query_one("#reply-place").pane.put_all(Reply(LETTER))  # type: ignore[attr-defined]
        await clerk.settles()
        await clerk.desk(lambda desk: sql(desk).execute("PRAGMA busy_timeout = 1"))
        blocker = a_desk(feedback, ticking)
        sql(blocker).execute("BEGIN IMMEDIATE")
        await clerk.presses("f2")
        await clerk.pilot.pause(0.3)
        assert clerk.sees("Not copied: Nothing can be written")
        assert clerk.hands.copied == []
        sql(blocker).execute("ROLLBACK")
        blocker.store.close()
        await clerk.presses("y")
        await clerk.pilot.pause(0.2)
        assert clerk.hands.copied == [LETTER]
        assert clerk.sees("Pasted and sent there?")
