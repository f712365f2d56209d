from __future__ import annotations

from pathlib import Path

import pytest

from builders import HOUR, SETTINGS, Ticking, a_desk, a_review, bring_in
from clerk import at_work
from reviewtui.desk.views import View
from reviewtui.domain.case import Lane
from reviewtui.store.store import SqliteStore


async def test_the_most_urgent_stands_on_top_under_the_cursor(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        assert clerk.lines()[3].startswith("▌")
        assert "Cable got so hot it smoked" in clerk.lines()[3]
        assert clerk.sees("All 5")
        assert clerk.sees("Mon 23 Nov 08:00")


async def test_after_an_act_the_next_case_is_under_the_cursor(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        first, second, *_ = clerk.cases
        await clerk.presses("e")
        assert clerk.case == second
        assert first not in clerk.cases
        assert clerk.says == "Closed “Cable got so hot it smoked”"
        assert clerk.sees("u undo")
        assert clerk.sees("All 4")


async def test_keys_pressed_faster_than_the_desk_answers_act_one_after_the_other(
    filled: Path, ticking: Ticking
) -> None:
    async with at_work(filled, ticking) as clerk:
        before = clerk.cases
        await clerk.pilot.press("e", "e", "j", "e")
        await clerk.settles()
        assert clerk.cases == [before[2], before[4]]
        assert clerk.case == before[4]


async def test_undo_brings_a_case_back_to_its_place_and_under_the_cursor(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        before = clerk.cases
        await clerk.presses("j", "e", "e", "G", "u")
        assert clerk.case == before[2]
        await clerk.presses("u")
        assert clerk.cases == before
        assert clerk.case == before[1]
        await clerk.presses("U")
        assert clerk.cases == [before[0], *before[2:]]


async def test_undo_with_nothing_to_undo_says_so(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        await clerk.presses("u")
        assert clerk.says


async def test_many_cases_are_selected_and_closed_in_one_act(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        before = clerk.cases
        await clerk.presses("x", "j", "X")
        assert clerk.sees("3 selected")
        await clerk.presses("e")
        assert clerk.cases == before[3:]
        assert clerk.says == "Closed 3 cases"
        await clerk.presses("u")
        assert clerk.cases == before


async def test_all_are_selected_and_let_go(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        await clerk.presses("asterisk")
        assert clerk.sees("5 selected")
        await clerk.presses("escape")
        assert clerk.sees("1 of 5")


async def test_the_last_act_is_repeated_on_the_next_case(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        before = clerk.cases
        await clerk.presses("full_stop")
        assert clerk.says.startswith("Nothing was done yet")
        await clerk.presses("e", "full_stop")
        assert clerk.cases == before[2:]


async def test_tabs_show_the_lanes(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        case = clerk.case
        await clerk.presses("e", "7")
        assert clerk.cases == [case]
        assert clerk.sees("7 Done")
        await clerk.presses("E")
        assert clerk.cases == []
        await clerk.presses("tab")
        assert clerk.screen.sync.view.lane is None
        assert case in clerk.cases
        await clerk.presses("shift+tab", "3")
        assert clerk.sees("Nobody waits for an answer.")


async def test_a_case_opens_and_closes_and_nothing_has_changed(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking, (120, 36)) as clerk:
        await clerk.presses("j", "enter")
        assert clerk.sees("2 of 5")
        assert clerk.sees("Why it stands here")
        await clerk.presses("J")
        assert clerk.sees("3 of 5")
        await clerk.presses("K", "q")
        assert clerk.sees("All 5")
        assert await clerk.desk(lambda desk: desk.store.journal(clerk.cases[1])) == ()


async def test_done_in_a_case_shows_the_next_one(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking, (120, 36)) as clerk:
        await clerk.presses("enter", "e")
        assert clerk.sees("1 of 4")
        assert clerk.sees("Zip broke on the second trip")


async def test_the_preview_follows_when_the_cursor_rests(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking, (120, 36)) as clerk:
        assert clerk.sees("20 found it helpful")
        await clerk.presses("j")
        await clerk.rests()
        assert clerk.sees("15 found it helpful")


async def test_at_the_edge_of_the_screen_the_page_is_turned(crowd: Path, ticking: Ticking) -> None:
    async with at_work(crowd, ticking) as clerk:
        height = clerk.screen.list.size.height
        await clerk.presses(*["j"] * height)
        assert clerk.screen.list.cursor == height
        assert clerk.screen.list.top == height - 2
        await clerk.presses("k", "k", "k")
        assert clerk.screen.list.cursor == height - 3
        assert clerk.screen.list.top == 0


async def test_a_long_list_is_all_there(crowd: Path, ticking: Ticking) -> None:
    async with at_work(crowd, ticking) as clerk:
        await clerk.presses("G")
        await clerk.rests()
        assert clerk.screen.list.cursor == 499
        assert not clerk.sees("·····")
        await clerk.presses("g", "ctrl+d", "ctrl+d", "ctrl+u", "pagedown", "pageup")
        assert not clerk.sees("·····")


async def test_another_process_writes_and_the_cursor_stays_on_its_case(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        await clerk.presses("j", "j")
        here = clerk.case
        other = a_desk(filled, ticking, SETTINGS._replace(me="bob"))
        other.triage.done([clerk.cases[0]])
        other.store.close()
        store = SqliteStore(filled)
        bring_in(store, [a_review(99, title="New and loud", helpful_votes=90)], name="new.csv")
        store.close()
        await clerk.screen.heartbeat.tick()
        await clerk.settles()
        await clerk.settles()
        assert clerk.sees("New and loud")
        assert clerk.case == here
        assert clerk.sees("All 5")


async def test_a_snoozed_case_wakes_by_the_clock_alone(filled: Path, ticking: Ticking) -> None:
    desk = a_desk(filled, ticking)
    case = desk.inbox.case_ids(View())[0]
    desk.triage.snooze([case], ticking() + HOUR)
    desk.store.close()
    async with at_work(filled, ticking) as clerk:
        assert clerk.screen.sync.counts is not None
        assert clerk.screen.sync.counts.lanes[Lane.SNOOZED] == 1
        ticking.pass_(2 * HOUR)
        await clerk.screen.heartbeat.tick()
        await clerk.settles()
        assert clerk.screen.sync.counts.lanes[Lane.SNOOZED] == 0


async def test_first_run_tells_how_to_import_and_offers_the_demo(database: Path, ticking: Ticking) -> None:
    wanted: list[bool] = []
    SqliteStore(database).close()
    async with at_work(database, ticking, start_demo=lambda: wanted.append(True)) as clerk:
        assert clerk.sees("There are no reviews here yet")
        assert clerk.sees("reviewtui import")
        await clerk.presses("j", "enter", "e", "r", "c", "x", "asterisk", "w", "o", "y")
        await clerk.pilot.press("D")
        assert wanted == [True]


async def test_inbox_zero_says_what_was_done(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        await clerk.presses("asterisk", "e")
        await clerk.rests()
        assert clerk.sees("Nothing waits for you.")
        assert clerk.sees("5 cases done today.")


async def test_the_mouse_selects_opens_and_scrolls(crowd: Path, ticking: Ticking) -> None:
    async with at_work(crowd, ticking) as clerk:
        await clerk.pilot.click("#list", offset=(30, 4))
        await clerk.settles()
        assert clerk.screen.list.cursor == 4
        await clerk.pilot.click("#list", offset=(30, 4))
        await clerk.settles()
        assert clerk.sees("5 of 500")
        await clerk.presses("escape")
        await clerk.pilot.click("#tabs", offset=(14, 0))
        await clerk.settles()
        assert clerk.screen.sync.view.lane is Lane.FIRST_CONTACT
        clerk.screen.list.scroll_lines(3)
        assert clerk.screen.list.top == 3
        await clerk.pilot.click("#keys", offset=(2, 0))
        await clerk.settles()
        assert clerk.screen.place == "case"


async def test_a_fault_is_one_calm_sentence(filled: Path, ticking: Ticking, monkeypatch: pytest.MonkeyPatch) -> None:
    async with at_work(filled, ticking) as clerk:
        before = clerk.cases
        await clerk.desk(lambda desk: monkeypatch.setattr(desk.triage, "done", lambda _: 1 / 0))
        await clerk.presses("e")
        assert "did not work" in clerk.says
        assert clerk.cases == before


@pytest.mark.parametrize("size", [(60, 15), (40, 10), (20, 5), (8, 3), (200, 60), (100, 24)])
async def test_every_size_is_survived(filled: Path, ticking: Ticking, size: tuple[int, int]) -> None:
    async with at_work(filled, ticking, size) as clerk:
        await clerk.presses("j", "e", "u", "enter", "escape", "7", "1", "question_mark", "escape")
        await clerk.pilot.resize_terminal(size[1], size[0])
        await clerk.settles()
        assert clerk.app.is_running


@pytest.mark.parametrize("size", [(5, 24), (1, 1), (200, 2)])
async def test_every_screen_is_drawn_at_a_size_that_is_none(
    filled: Path, ticking: Ticking, size: tuple[int, int]
) -> None:
    """Twice, as a second case is drawn by views that were hidden in between; no drawn line is too long or too short."""
    walk = ("enter", "J", "w", "escape", "r", "a", "f3", "f3", "f2", "escape", "escape", "s", "escape", "t", "escape",
            "H", "escape", "question_mark", "escape", "colon", "escape", "C", "escape", "z", "escape")  # fmt: skip
    async with at_work(filled, ticking, size) as clerk:
        for key in (*walk, "j", *walk):
            await clerk.pilot.press(key)
            for strip in clerk.app.screen._compositor.render_strips():
                assert sum(segment.cell_length for segment in strip) == size[0]
        await clerk.settles()
        assert clerk.app.is_running
        assert "fault" not in clerk.says
        await clerk.pilot.resize_terminal(80, 24)
        await clerk.settles()
        assert any("reviewtui" in line for line in clerk.lines())


async def test_help_and_palette_are_made_of_the_table(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        await clerk.presses("question_mark")
        assert clerk.sees("Close the case and go to the next")
        await clerk.presses("escape", "colon")
        await clerk.types("snoo")
        await clerk.pilot.pause(0.3)
        assert clerk.sees("Snooze")


async def test_a_remapped_key_works_and_is_shown(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking, keymap={"done": "d"}) as clerk:
        before = clerk.cases
        await clerk.presses("e")
        assert clerk.cases == before
        await clerk.presses("d")
        assert clerk.cases == before[1:]
        assert clerk.sees("d done")


async def test_a_keymap_that_cannot_be_is_told(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking, keymap={"done": "j"}) as clerk:
        assert "done" in clerk.says
        await clerk.presses("j")
        assert clerk.screen.list.cursor == 1


async def test_what_became_of_a_review_is_recorded_by_one_more_key(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        case = clerk.case
        await clerk.presses("O", "r")
        assert "raised" in clerk.says
        sheet = await clerk.desk(lambda desk: desk.inbox.sheet(case))
        assert sheet.outcome == "raised"
        await clerk.presses("O", "escape", "O", "j", "enter")
        assert "removed" in clerk.says


async def test_a_key_typed_ahead_goes_to_the_question_not_to_the_list(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        before = clerk.cases
        await clerk.pilot.press("O", "u", "e")
        await clerk.settles()
        assert clerk.cases == before[1:]
        assert (await clerk.desk(lambda desk: desk.inbox.sheet(before[0]))).outcome == "unchanged"


async def test_an_open_promise_is_closed_by_p(filled: Path, ticking: Ticking) -> None:
    desk = a_desk(filled, ticking)
    case = desk.inbox.case_ids(View())[0]
    desk.triage.promise(case, "A new cable by Friday", ticking() + 4 * 24 * HOUR)
    desk.store.close()
    async with at_work(filled, ticking) as clerk:
        clerk.screen.list.put_cursor(case)
        await clerk.presses("p")
        assert clerk.sees("A new cable by Friday")
        await clerk.presses("k")
        assert clerk.says.startswith("Promise kept")


async def test_a_case_is_claimed_and_let_go(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        case = clerk.case
        await clerk.presses("a")
        assert clerk.sees("@ann")
        assert clerk.case == case
        await clerk.presses("a")
        assert not clerk.sees("@ann")


async def test_the_page_of_the_door_is_opened_and_its_link_copied(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        await clerk.presses("o", "Y")
        assert clerk.hands.opened == clerk.hands.copied
        assert clerk.hands.opened[0].startswith("https://sellercentral.amazon.de/")
        await clerk.presses("y")
        assert clerk.says.startswith("There is no letter")


async def test_a_reply_is_saved_at_every_pause_and_goes_on_where_it_was(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking, (120, 36)) as clerk:
        case = clerk.case
        await clerk.presses("r")
        await clerk.types("I am sorry")
        await clerk.pilot.pause(0.5)
        await clerk.settles()
        sheet = await clerk.desk(lambda desk: desk.inbox.sheet(case))
        assert sheet.draft.reply.apologize == "I am sorry"
        await clerk.presses("escape")
        assert clerk.sees("✎ Cable")
        await clerk.presses("r", "tab")
        await clerk.types("again")
        await clerk.presses("escape", "y")
        assert any("I am sorry" in text for text in clerk.hands.copied)


async def test_leaving_the_program_keeps_what_is_being_written(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        case = clerk.case
        await clerk.presses("r")
        await clerk.types("so")
        await clerk.app.action_quit()
        sheet = await clerk.desk(lambda desk: desk.inbox.sheet(case))
        assert sheet.draft.reply.apologize == "so"


@pytest.mark.parametrize("theme", ["dark", "light", "ansi", "nord", "textual-light"])
async def test_every_theme_shows_the_case_and_the_questions(filled: Path, ticking: Ticking, theme: str) -> None:
    async with at_work(filled, ticking, (120, 36), theme=theme) as clerk:
        await clerk.presses("enter", "w", "escape", "r", "escape", "q", "s", "escape")
        assert clerk.sees("Cable got so hot it smoked")
