"""The seller's day: snooze, promise, note, tag, reply and hand off, as stories."""

from __future__ import annotations

from pathlib import Path

from builders import HOUR, NOW, SETTINGS, Ticking, a_desk, a_review, bring_in
from clerk import at_work
from reviewtui.desk.views import View
from reviewtui.domain.case import Lane
from reviewtui.domain.review import Kind
from reviewtui.store.store import SqliteStore


async def test_snoozed_until_tomorrow_by_two_keys(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        first, second, *_ = clerk.cases
        await clerk.presses("s", "t")
        assert clerk.says == "Snoozed “Cable got so hot it smoked” until Tue 24 Nov 09:00"
        assert clerk.case == second
        await clerk.presses("6")
        assert clerk.cases == [first]
        assert clerk.sees("Tue 09:00")
        await clerk.presses("E", "1")
        assert clerk.cases[0] == first


async def test_snooze_keys_typed_at_once_arrive_at_the_question(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        before = clerk.cases
        await clerk.pilot.press("s", "h", "e")
        await clerk.settles()
        assert set(clerk.cases) == {before[0], *before[2:]}
        assert clerk.says.startswith("Closed “Zip")


async def test_going_back_from_a_question_changes_nothing(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        before = clerk.cases
        for key in ("s", "p", "c", "t", "i", "w", "O"):
            await clerk.presses(key, "escape")
        assert clerk.cases == before
        assert clerk.says == ""
        await clerk.presses("e")
        assert clerk.cases == before[1:]


async def test_many_are_snoozed_in_one_act(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        await clerk.presses("x", "x", "s", "w")
        assert clerk.says.startswith("Snoozed 2 cases until")
        await clerk.presses("u")
        assert clerk.screen.sync.counts is not None
        await clerk.settles()
        assert clerk.screen.sync.counts.lanes[Lane.SNOOZED] == 0


async def test_a_note_and_a_tag_stand_in_the_case(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking, (120, 36)) as clerk:
        case = clerk.case
        await clerk.presses("c")
        await clerk.types("ask the factory")
        await clerk.presses("enter")
        assert clerk.says.startswith("Noted on")
        assert clerk.case == case
        await clerk.presses("t")
        await clerk.types("cable")
        await clerk.presses("enter", "enter")
        assert clerk.sees("ask the factory")
        assert clerk.sees("cable")


async def test_what_the_buyer_answers_opens_the_thread(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        case = clerk.case
        await clerk.presses("i")
        await clerk.types("still broken")
        await clerk.presses("enter")
        assert clerk.sees("↩ “still broken”")
        assert (await clerk.desk(lambda desk: desk.inbox.sheet(case))).row.lane is Lane.BUYER_REPLIED


async def test_the_first_contact_goes_by_the_fixed_text_and_the_letter_waits(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking, (120, 36)) as clerk:
        first, second, *_ = clerk.cases
        await clerk.presses("r")
        await clerk.types("sorry")
        await clerk.presses("f2")
        assert clerk.sees("Contact Customer")
        await clerk.presses("enter")
        assert clerk.sees("⏎ decides nothing here")
        await clerk.presses("f")
        assert clerk.screen.place == "list"
        assert clerk.case == second
        assert "courtesy refund" in clerk.says
        assert "your letter waits" in clerk.says
        sheet = await clerk.desk(lambda desk: desk.inbox.sheet(first))
        assert sheet.row.lane is Lane.WAITING
        assert sheet.draft.reply.apologize == "sorry"
        assert sheet.messages[0].button == "courtesy-refund"


async def test_from_the_opened_app_to_a_handed_off_letter(database: Path, ticking: Ticking) -> None:
    store = SqliteStore(database)
    bring_in(store, [a_review(1, kind=Kind.SELLER_FEEDBACK, title=""), a_review(2, title="Next one", stars=3)])
    store.close()
    async with at_work(database, ticking, (120, 36)) as clerk:
        first, second = clerk.cases
        await clerk.presses("r")
        await clerk.types("so sorry")
        await clerk.presses("f2", "enter")
        assert clerk.sees("Pasted and sent there?")
        await clerk.pilot.pause(0.2)
        assert clerk.hands.copied == ["so sorry"]
        await clerk.presses("s")
        assert clerk.case == second
        await clerk.comes(lambda: clerk.sees("u undo"))
        assert clerk.says.startswith("Replied to")
        assert clerk.sees("u undo")
        sheet = await clerk.desk(lambda desk: desk.inbox.sheet(first))
        assert sheet.row.lane is Lane.WAITING
        assert [message.text for message in sheet.messages] == ["so sorry"]
        assert sheet.draft is None


async def test_not_yet_keeps_the_letter_and_records_nothing(database: Path, ticking: Ticking) -> None:
    store = SqliteStore(database)
    bring_in(store, [a_review(1, kind=Kind.SELLER_FEEDBACK)])
    store.close()
    async with at_work(database, ticking) as clerk:
        case = clerk.case
        await clerk.presses("r")
        await clerk.types("hm")
        await clerk.presses("f2", "n")
        assert clerk.says == "Kept the letter; nothing was recorded as sent"
        sheet = await clerk.desk(lambda desk: desk.inbox.sheet(case))
        assert sheet.messages == ()
        assert sheet.draft.reply.apologize == "hm"
        await clerk.presses("r", "f2", "e")
        assert clerk.screen.place == "reply"


async def test_a_second_message_is_held_back_until_the_seller_insists(database: Path, ticking: Ticking) -> None:
    store = SqliteStore(database)
    bring_in(store, [a_review(1, kind=Kind.SELLER_FEEDBACK)])
    store.close()
    async with at_work(database, ticking) as clerk:
        case = clerk.case
        for answers in (("f2", "enter", "s"), ("f2", "n"), ("f2", "y", "enter", "s")):
            await clerk.presses("r")
            await clerk.types("hello")
            for key in answers:
                await clerk.presses(key)
                await clerk.pilot.pause(0.2)
            if clerk.screen.place == "reply":
                await clerk.presses("escape")
        sheet = await clerk.desk(lambda desk: desk.inbox.sheet(case))
        assert len(sheet.messages) == 2


async def test_a_letter_without_a_word_does_not_go(database: Path, ticking: Ticking) -> None:
    store = SqliteStore(database)
    bring_in(store, [a_review(1, kind=Kind.SELLER_FEEDBACK)])
    store.close()
    async with at_work(database, ticking) as clerk:
        await clerk.presses("r", "f2")
        assert clerk.says.startswith("There is no letter yet")
        assert clerk.screen.place == "reply"


async def test_promised_and_kept(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        await clerk.presses("p")
        await clerk.types("new cable")
        await clerk.presses("enter")
        await clerk.types("fri")
        await clerk.presses("enter")
        assert clerk.says.startswith("Promised “Cable got so hot it smoked”: new cable by 27 Nov 2026")
        await clerk.presses("p", "k")
        assert clerk.says.startswith("Promise kept")


async def test_others_see_which_case_is_open_here(filled: Path, ticking: Ticking) -> None:
    bob = a_desk(filled, ticking, SETTINGS._replace(me="bob"))
    async with at_work(filled, ticking) as clerk:
        await clerk.presses("enter")
        assert bob.inbox.rows(bob.inbox.case_ids(View()))[0].others == "ann reads"
        await clerk.presses("r")
        assert bob.inbox.rows(bob.inbox.case_ids(View()))[0].others == "ann writes"
        await clerk.presses("escape", "escape")
        assert bob.inbox.rows(bob.inbox.case_ids(View()))[0].others == ""
        bob.inbox.be_present(clerk.case, "writing")
        await clerk.screen.heartbeat.tick()
        await clerk.settles()
        await clerk.settles()
        assert clerk.sees("bob writes")
    bob.store.close()


async def test_twenty_cases_in_a_morning_one_key_each(database: Path, ticking: Ticking) -> None:
    store = SqliteStore(database)
    bring_in(store, [a_review(number, title=f"Case {number}", posted_at=NOW - number * HOUR) for number in range(20)])
    store.close()
    async with at_work(database, ticking) as clerk:
        before = clerk.cases
        await clerk.presses(*["e"] * 10)
        assert clerk.cases == before[10:]
        await clerk.presses("s", "m", *["full_stop"] * 9)
        await clerk.settles()
        assert clerk.screen.sync.counts is not None
        assert clerk.screen.sync.counts.lanes[Lane.SNOOZED] == 10


async def test_a_case_that_is_being_read_stays_when_another_closes_it(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking, (120, 36)) as clerk:
        case = clerk.case
        await clerk.presses("enter")
        bob = a_desk(filled, ticking, SETTINGS._replace(me="bob"))
        bob.triage.done([case])
        bob.store.close()
        await clerk.screen.heartbeat.tick()
        await clerk.settles()
        await clerk.settles()
        assert clerk.sees("Cable got so hot it smoked")
        assert case not in clerk.cases
        await clerk.presses("E")
        assert clerk.says == "Brought back “Cable got so hot it smoked”"


async def test_two_open_apps_do_not_keep_one_another_busy(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as ann, at_work(filled, ticking, settings=SETTINGS._replace(me="bob")) as bob:
        await ann.presses("enter")
        await bob.presses("enter")
        for each in (ann, bob, ann, bob):
            each.screen.heartbeat._ticks = -1000
            await each.screen.heartbeat.tick()
            await each.settles()
        seen = (ann.screen.heartbeat._seen, bob.screen.heartbeat._seen)
        for each in (ann, bob):
            await each.screen.heartbeat.tick()
            await each.settles()
        assert (ann.screen.heartbeat._seen, bob.screen.heartbeat._seen) == seen


async def test_questions_leave_nothing_behind(filled: Path, ticking: Ticking) -> None:
    import gc

    from textual._styles_cache import StylesCache

    async with at_work(filled, ticking) as clerk:
        for _ in range(12):
            for key in ("s", "w", "p", "question_mark"):
                await clerk.pilot.press(key, "escape")
        await clerk.settles()
        gc.collect()
        assert sum(isinstance(each, StylesCache) for each in gc.get_objects()) < 120


async def test_the_checks_speak_while_writing_and_a_block_cannot_go_out(database: Path, ticking: Ticking) -> None:
    store = SqliteStore(database)
    bring_in(store, [a_review(1, marketplace="US", kind=Kind.SELLER_FEEDBACK)])
    store.close()
    async with at_work(database, ticking, (120, 36)) as clerk:
        case = clerk.case
        await clerk.presses("r")
        await clerk.types("I am sorry. Please remove your review and I refund you.")
        await clerk.pilot.pause(0.6)
        await clerk.settles()
        await clerk.presses("f2")
        assert clerk.sees("Amazon's rules forbid")
        await clerk.presses("enter", "e")
        assert clerk.screen.place == "reply"
        sheet = await clerk.desk(lambda desk: desk.inbox.sheet(case))
        assert sheet.messages == ()
