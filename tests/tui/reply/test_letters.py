"""The letter at the reply desk: snippets, findings, versions, drafts, second thoughts, as stories."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from textual import events

from builders import HOUR, NOW, SETTINGS, Ticking, a_desk, a_review, bring_in
from clerk import Clerk, at_work
from reviewtui.domain.case import Lane
from reviewtui.domain.channel import Channel
from reviewtui.domain.reply import Reply
from reviewtui.domain.review import Kind
from reviewtui.store.connection import StoreError
from reviewtui.store.store import SqliteStore

KIND = (
    "I am sorry that the strap broke on your second trip. A new strap left our house this morning and should be with "
    "you on Thursday; keep the old one."
)
ROUGH = (
    "As I already told you, YOU SHOULD HAVE READ THE MANUAL!!! It is your own fault that the strap broke. You clearly "
    "did not follow the instructions, so don't complain to us about it."
)


@pytest.fixture
def feedback(database: Path) -> Path:
    """A piece of seller feedback, to which own words go at once, and a product review."""
    store = SqliteStore(database)
    words = "The strap broke on the second trip, and nobody answers."
    bring_in(
        store,
        [
            a_review(1, kind=Kind.SELLER_FEEDBACK, title="", text=words, language="en", order_id="302-1234567-7654321"),
            a_review(2, title="Next one", stars=3, language="en"),
        ],
    )
    store.close()
    return database


async def written(clerk: Clerk, text: str) -> None:
    """Write a letter into the first field as it would be pasted, and wait until it is checked."""
    await clerk.presses("r")
    clerk.screen.query_one("#reply-place").pane.put_all(Reply(text))  # type: ignore[attr-defined]
    await clerk.settles()


async def test_a_kind_letter_is_copied_at_once(feedback: Path, ticking: Ticking) -> None:
    async with at_work(feedback, ticking, (120, 36)) as clerk:
        await written(clerk, f"{KIND} Order 302-1234567-7654321.")
        await clerk.presses("f2")
        await clerk.pilot.pause(0.2)
        assert clerk.sees("Pasted and sent there?")
        assert len(clerk.hands.copied) == 1


async def test_what_the_checks_doubt_is_asked_about_once(feedback: Path, ticking: Ticking) -> None:
    async with at_work(feedback, ticking, (120, 36)) as clerk:
        await written(clerk, "so sorry")
        await clerk.presses("f2")
        assert clerk.sees("Go on all the same?")
        await clerk.presses("y")
        assert clerk.hands.copied == []
        await clerk.presses("enter")
        await clerk.pilot.pause(0.2)
        assert clerk.sees("Pasted and sent there?")
        assert clerk.hands.copied == ["so sorry"]
        await clerk.presses("n", "f2")
        await clerk.pilot.pause(0.2)
        assert not clerk.sees("Go on all the same?")
        assert clerk.hands.copied == ["so sorry", "so sorry"]
        await clerk.presses("e")
        await clerk.types("!!!!!! SO SORRY REALLY")
        await clerk.presses("f2")
        assert clerk.sees("Go on all the same?")


async def test_better_words_are_taken_over_by_one_key(feedback: Path, ticking: Ticking) -> None:
    async with at_work(feedback, ticking, (120, 36)) as clerk:
        await written(clerk, f"{KIND} Please change your feedback then. We wish you a good week.")
        assert clerk.sees("against the rules")
        await clerk.presses("f6", "f5")
        await clerk.settles()
        assert not clerk.sees("against the rules")
        draft = (await clerk.desk(lambda desk: desk.inbox.sheet(1))).draft
        assert "change your feedback" not in draft.reply.letter()
        assert draft.reply.letter().endswith("We wish you a good week.")


async def test_snippets_fill_the_steps_and_their_holes_stop_the_letter(feedback: Path, ticking: Ticking) -> None:
    async with at_work(feedback, ticking, (120, 36)) as clerk:
        await clerk.presses("T")
        assert clerk.sees("Snippets  ·  Apologize")
        await clerk.presses("tab")
        assert clerk.sees("Snippets  ·  Acknowledge")
        await clerk.presses("shift+tab", "l", "h", "a")
        sheet = await clerk.desk(lambda desk: desk.inbox.sheet(1))
        assert all(sheet.draft.reply.part(step) for step in ("apologize", "acknowledge", "solve"))
        assert clerk.sees("A place of the template is still empty")
        await clerk.presses("f2")
        assert clerk.sees("It can't go out like this")
        assert clerk.hands.copied == []


async def test_the_solve_step_has_the_ladder(feedback: Path, ticking: Ticking) -> None:
    async with at_work(feedback, ticking, (120, 36)) as clerk:
        await clerk.presses("r")
        assert clerk.sees("^t: ask · fix or explain · replace · refund")
        await clerk.presses("tab", "tab", "ctrl+t")
        lines = "\n".join(clerk.lines())
        rungs = [lines.index(rung) for rung in ("understand and ask:", "replace:", "refund:")]
        assert rungs == sorted(rungs)


async def test_an_earlier_version_comes_back_and_nothing_is_lost(feedback: Path, ticking: Ticking) -> None:
    desk = a_desk(feedback, ticking)
    desk.writing.save(1, Channel.AMAZON_FEEDBACK_MESSAGE, Reply("I am sorry about the strap."))
    desk.drafting.keep(1)
    ticking.pass_(60)
    desk.writing.save(1, Channel.AMAZON_FEEDBACK_MESSAGE, Reply("I am sorry about the buckle."))
    desk.store.close()
    async with at_work(feedback, ticking, (120, 36)) as clerk:
        await clerk.presses("r", "f7")
        assert clerk.sees("Earlier versions")
        assert clerk.sees("+1 −1 words")
        assert clerk.sees("I am sorry about the [-buckle.-] {+strap.+}")
        await clerk.presses("enter")
        assert clerk.says.startswith("Took back the letter of")
        assert clerk.sees("I am sorry about the strap.")
        versions = await clerk.desk(lambda desk: desk.drafting.versions(1))
        assert versions[0].reply.apologize == "I am sorry about the buckle."
        await clerk.presses("shift+tab", "ctrl+z")
        assert clerk.sees("I am sorry about the buckle.")


async def test_the_list_of_drafts_leads_to_a_letter(feedback: Path, ticking: Ticking) -> None:
    bob = a_desk(feedback, ticking, SETTINGS._replace(me="bob"))
    bob.writing.save(2, Channel.AMAZON_BUYER_MESSAGE, Reply("Bob is sorry."))
    bob.store.close()
    async with at_work(feedback, ticking, (120, 36)) as clerk:
        await written(clerk, "Ann is sorry.")
        await clerk.presses("escape", "W")
        assert clerk.sees("2 wait to be finished")
        assert clerk.sees("bob  ")
        at = next(line for line in clerk.lines() if "▌ 1" in line)
        await clerk.presses("j" if "bob" in at else "k", "k" if "bob" in at else "j", "2" if "bob" in at else "1")
        assert clerk.screen.place == "reply"
        assert clerk.sees("Ann is sorry.")


async def test_no_drafts_is_said(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        await clerk.presses("W")
        assert clerk.sees("No letter waits to be finished.")
        await clerk.presses("enter", "escape")
        assert clerk.screen.place == "list"


async def test_a_letter_that_a_crash_cut_off_is_offered_once(feedback: Path, ticking: Ticking) -> None:
    crashed = a_desk(feedback, ticking, SETTINGS._replace(me="ann"))
    crashed.store.be_present("crashed", "ann", 2, "writing", NOW)
    crashed.store.save_draft(2, "ann", "crashed", Channel.AMAZON_BUYER_MESSAGE, Reply("I am sorry that"), NOW)
    crashed.store.close()
    ticking.pass_(HOUR)
    async with at_work(feedback, ticking, (120, 36)) as clerk:
        await clerk.settles()
        assert clerk.sees("“Next one” was cut off at")
        await clerk.presses("y")
        assert clerk.screen.place == "reply"
        assert clerk.sees("I am sorry that")
        await clerk.presses("escape")
    async with at_work(feedback, ticking, (120, 36)) as clerk:
        await clerk.settles()
        assert not clerk.sees("was cut off")


async def test_a_letter_written_in_anger_may_rest_for_ten_minutes(feedback: Path, ticking: Ticking) -> None:
    async with at_work(feedback, ticking, (120, 36)) as clerk:
        await written(clerk, ROUGH)
        await clerk.presses("f2")
        assert clerk.sees("This letter may read harder than you mean it")
        await clerk.presses("escape")
        assert clerk.screen.place == "reply"
        await clerk.presses("f2", "p")
        assert "comes back by itself" in clerk.says
        assert clerk.screen.place == "list"
        sheet = await clerk.desk(lambda desk: desk.inbox.sheet(1))
        assert (sheet.row.lane, sheet.row.wakes_at) == (Lane.SNOOZED, NOW + 600)
        assert sheet.draft.reply.apologize == ROUGH
        ticking.pass_(601)
        assert (await clerk.desk(lambda desk: desk.inbox.sheet(1))).row.lane is Lane.FIRST_CONTACT


async def test_second_thoughts_are_asked_for_once(feedback: Path, ticking: Ticking) -> None:
    async with at_work(feedback, ticking, (120, 36)) as clerk:
        await written(clerk, ROUGH)
        await clerk.presses("f2", "g")
        assert clerk.sees("Go on all the same?")
        await clerk.presses("n", "r", "f2")
        assert not clerk.sees("This letter may read harder")


async def test_a_question_answers_once_however_fast_the_keys_come(feedback: Path, ticking: Ticking) -> None:
    async with at_work(feedback, ticking, (120, 36)) as clerk:
        first = clerk.case
        await clerk.presses("s")
        for _ in range(3):
            clerk.app.simulate_key("h")
        await clerk.settles()
        assert clerk.says.startswith("Snoozed")
        assert (await clerk.desk(lambda desk: desk.inbox.sheet(first))).row.lane is Lane.SNOOZED
        await clerk.presses("question_mark")
        clerk.app.simulate_key("escape")
        clerk.app.simulate_key("escape")
        await clerk.settles()
        assert clerk.screen.place == "list"


async def test_a_letter_that_cannot_be_saved_is_not_left_behind(
    feedback: Path, ticking: Ticking, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = True

    def save(self: SqliteStore, *given: object, **named: object) -> int:
        if full:
            raise StoreError("no room on the disk")
        return saved(self, *given, **named)  # type: ignore[arg-type, return-value]

    saved = SqliteStore.save_draft
    monkeypatch.setattr(SqliteStore, "save_draft", save)
    async with at_work(feedback, ticking, (120, 36)) as clerk:
        await clerk.presses("r")
        await clerk.types("kept")
        await clerk.presses("escape", "j", "r")
        assert clerk.says.startswith("This letter can't be saved yet, so it stays open")
        assert clerk.sees("kept")
        await clerk.presses("escape", "q")
        await clerk.comes(lambda: bool(clerk.says) and clerk.sees("Leave without it?"))
        assert clerk.says.startswith("Your letter can't be saved (copied: tmux buffer, ")
        assert clerk.hands.copied == ["kept"]
        assert clerk.sees("Leave without it?")
        await clerk.presses("enter", "q", "n")
        full = False
        await clerk.presses("r")
        await clerk.settles()
        assert (await clerk.desk(lambda desk: desk.inbox.sheet(1))).draft.reply.apologize == "kept"


async def test_what_a_colleague_sent_meanwhile_is_told_before_it_is_recorded(feedback: Path, ticking: Ticking) -> None:
    bob = a_desk(feedback, ticking, SETTINGS._replace(me="bob"))
    async with at_work(feedback, ticking, (120, 36)) as clerk:
        await written(clerk, f"{KIND} Order 302-1234567-7654321.")
        await clerk.presses("f2")
        bob.writing.hand_off(1, Channel.AMAZON_FEEDBACK_MESSAGE, Reply(KIND), anyway=True)
        await clerk.presses("s")
        assert clerk.sees("bob has sent this buyer a letter while yours was")
        await clerk.presses("n")
        assert len((await clerk.desk(lambda desk: desk.inbox.sheet(1))).messages) == 1
        await clerk.presses("f2")
        assert clerk.sees("Did it go out?")
        await clerk.presses("s")
        assert [each.who for each in (await clerk.desk(lambda desk: desk.inbox.sheet(1))).messages] == ["bob", "ann"]
    bob.store.close()


async def test_a_case_that_comes_back_by_itself_stands_in_its_tab(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        case = clerk.case
        await clerk.desk(lambda desk: desk.triage.snooze([case], desk.clock() + 90))
        await clerk.presses("2", "R")
        assert case not in clerk.cases
        ticking.pass_(120)
        await clerk.screen.heartbeat.tick()
        await clerk.settles()
        assert case in clerk.cases


async def test_small_windows_keep_the_field_and_its_state(feedback: Path, ticking: Ticking) -> None:
    for size in ((100, 12), (60, 10), (40, 8)):
        async with at_work(feedback, ticking, size) as clerk:
            await clerk.presses("r")
            await clerk.types("so sorry")
            await clerk.pilot.pause(0.4)
            await clerk.settles()
            assert clerk.sees("so sorry"), size
            assert clerk.sees("saved"), size
            await clerk.presses("tab")
            await clerk.types("it broke")
            assert clerk.sees("it broke"), size
            await clerk.presses("escape", "r")


async def test_a_broken_rule_file_leaves_our_rules_in_force(feedback: Path, ticking: Ticking, tmp_path: Path) -> None:
    own = tmp_path / "mine.toml"
    own.write_text("rulez = 1")
    async with at_work(feedback, ticking, (120, 40), SETTINGS._replace(rule_files=(own,))) as clerk:
        await written(clerk, f"{KIND} Please change your feedback then.")
        assert clerk.sees("1 against the rules")
        assert clerk.sees("Your own rules are left out: mine.toml")


async def test_what_the_desk_refuses_at_the_last_moment_is_not_called_recorded(
    feedback: Path, ticking: Ticking
) -> None:
    """The same person has said in another window already that it did not go out."""
    async with at_work(feedback, ticking, (120, 36)) as clerk:
        await written(clerk, f"{KIND} New one by Friday. Order 302-1234567-7654321.")
        await clerk.presses("f2")
        await clerk.pilot.pause(0.2)
        other = a_desk(feedback, ticking)
        other.sending.did_not(other.sending.unanswered(1)[0])
        other.store.close()
        await clerk.presses("s")
        assert clerk.says.startswith("Somebody has said already")
        assert not clerk.sees("Your letter names a date")
        assert clerk.screen.place == "reply"
        assert (await clerk.desk(lambda desk: desk.inbox.sheet(1))).messages == ()


async def test_an_older_text_is_never_saved_over_a_newer_one(
    feedback: Path, ticking: Ticking, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A save that waits for the lock must not come after the one that was made on leaving."""
    saved: list[str] = []
    real = SqliteStore.save_draft

    def save(self: SqliteStore, *given: object, **named: object) -> int:
        time.sleep(0.3)
        saved.append(given[4].apologize)  # type: ignore[attr-defined]
        return real(self, *given, **named)  # type: ignore[arg-type, return-value]

    monkeypatch.setattr(SqliteStore, "save_draft", save)
    async with at_work(feedback, ticking, (120, 36)) as clerk:
        await clerk.presses("r")
        await clerk.types("one ")
        await clerk.pilot.pause(0.3)
        await clerk.types("two ")
        await clerk.pilot.pause(0.3)
        await clerk.types("three")
        await clerk.presses("escape")
        assert clerk.screen.place == "list"
        await clerk.presses("r")
        await clerk.pilot.pause(1)
        await clerk.settles()
        assert (await clerk.desk(lambda desk: desk.inbox.sheet(1))).draft.reply.apologize == "one two three"
    assert saved == sorted(saved, key=len)


async def test_escape_with_a_key_right_behind_it_is_both_keys(feedback: Path, ticking: Ticking) -> None:
    async with at_work(feedback, ticking, (120, 36)) as clerk:
        await clerk.presses("r")
        await clerk.types("kept")
        clerk.app.post_message(events.Key("alt+j", "j"))
        await clerk.settles()
        assert clerk.screen.place == "list"
        assert clerk.case == clerk.cases[1]
        assert (await clerk.desk(lambda desk: desk.inbox.sheet(1))).draft.reply.apologize == "kept"
        clerk.app.post_message(events.Key("alt+shift+g", "G"))
        await clerk.presses("r")
        assert clerk.screen.place == "reply"


async def test_the_order_number_is_put_in_by_one_key(feedback: Path, ticking: Ticking) -> None:
    async with at_work(feedback, ticking, (120, 40)) as clerk:
        await written(clerk, KIND)
        assert clerk.sees("A message that the buyer did not begin must")
        assert not clerk.sees("“”")
        await clerk.presses("f5")
        await clerk.settles()
        letter = (await clerk.desk(lambda desk: desk.inbox.sheet(1))).draft.reply.letter()
        assert letter == f"{KIND}\n\nYour order: 302-1234567-7654321"
        assert not clerk.sees("must name the order")
