"""Whatever is painted while it is hidden is drawn when it comes back, and nothing of what stood there before."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC

import pytest
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from builders import NOW as MORNING
from reviewtui.desk.clipboard import Copied
from reviewtui.desk.correspondence import Draft, DraftVersion
from reviewtui.domain.case import Lane
from reviewtui.domain.channel import Channel
from reviewtui.domain.reply import Reply
from reviewtui.tui.case.pane import CasePane, CasePreview
from reviewtui.tui.dialogs.contact import ContactDialog
from reviewtui.tui.dialogs.dialog import Dialog
from reviewtui.tui.dialogs.drafts import VersionsDialog
from reviewtui.tui.dialogs.hand_off import HandOffDialog
from reviewtui.tui.dialogs.leaving import LeavingDialog
from reviewtui.tui.dialogs.snooze import SnoozeDialog
from reviewtui.tui.drawing.lines import paragraph
from reviewtui.tui.drawing.lines_view import LinesView
from reviewtui.tui.inbox.header import Header
from reviewtui.tui.inbox.review_list import ReviewList
from reviewtui.tui.inbox.status import KeyLine, StatusLine
from reviewtui.tui.inbox.tabs import Tabs
from reviewtui.tui.keys.actions import LIST
from reviewtui.tui.keys.keymap import Keys
from reviewtui.tui.reply.pane import ReplyPane
from tui.host import Host, seen
from tui.sheets import NOW, make_review, make_row, make_sheet

SIZES = [(80, 24), (120, 36)]


def sheet_of(name: str, case: int) -> object:
    """A case whose every part has a mark of its own, with a letter in three steps."""
    review = make_review(title=f"Title{name}", text=f"Text{name} came loose.")
    letter = Reply(f"Sorry{name}", f"Ack{name}", f"Solve{name}")
    draft = Draft(case, "me", Channel.AMAZON_BUYER_MESSAGE, letter, NOW)
    return make_sheet(review, {"case": case, "product": f"Product{name}"}, draft=draft, tags=(f"tag{name}",))


class Hiding(Host):
    """Shows one widget in a place that can be hidden."""

    CSS = "#other, Header, Tabs, StatusLine, KeyLine { height: 1; } ReviewList { height: 1fr; }"

    def compose(self) -> ComposeResult:
        yield Static("elsewhere", id="other")
        assert self.widget is not None
        yield Vertical(self.widget, id="place")


def lines_view() -> tuple[Widget, Callable[[str, int], None]]:
    view = LinesView()
    return view, lambda name, _: view.show(lambda width: paragraph(f"Text{name} here", width))


def case_pane() -> tuple[Widget, Callable[[str, int], None]]:
    pane = CasePane(UTC)
    return pane, lambda name, case: pane.show(sheet_of(name, case), case, 2, NOW)  # type: ignore[arg-type]


def case_preview() -> tuple[Widget, Callable[[str, int], None]]:
    preview = CasePreview(UTC)
    return preview, lambda name, case: preview.show(sheet_of(name, case), NOW)  # type: ignore[arg-type]


def reply_pane() -> tuple[Widget, Callable[[str, int], None]]:
    pane = ReplyPane(UTC)
    return pane, lambda name, case: pane.begin(sheet_of(name, case), NOW)  # type: ignore[arg-type]


def review_list() -> tuple[Widget, Callable[[str, int], None]]:
    cases = ReviewList(lambda: MORNING, UTC)

    def show(name: str, case: int) -> None:
        cases.take_rows([make_row(make_review(title=f"Text{name}"), case=case)])
        cases.take_ids([case])

    return cases, show


def header() -> tuple[Widget, Callable[[str, int], None]]:
    widget = Header(lambda: MORNING, UTC)
    return widget, lambda name, _: widget.show_shop(f"Text{name}", ())


def status() -> tuple[Widget, Callable[[str, int], None]]:
    widget = StatusLine(Keys())
    return widget, lambda name, _: widget.tell(f"Text{name}")


def key_line() -> tuple[Widget, Callable[[str, int], None]]:
    widget = KeyLine(Keys())
    return widget, lambda name, _: widget.show(LIST, f"Text{name}")


async def drawn_with(app: Host, words: str) -> str:
    """What is drawn as soon as some words are there, or after three seconds."""
    for _ in range(150):
        await asyncio.sleep(0.02)
        if words in "\n".join(seen(app)):
            break
    return "\n".join(seen(app))


MAKERS = [lines_view, case_pane, case_preview, reply_pane, review_list, header, status, key_line]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
async def test_what_came_while_it_was_hidden_is_drawn_and_nothing_else(
    make: Callable[[], tuple[Widget, Callable[[str, int], None]]], size: tuple[int, int]
) -> None:
    widget, show = make()
    app = Hiding(widget)
    async with app.run_test(size=size) as pilot:
        place = app.query_one("#place")
        place.display = False
        await pilot.pause()
        show("amber", 1)
        place.display = True
        assert "Textamber" in await drawn_with(app, "Textamber")
        for number, name in enumerate(("birch", "cedar"), 2):
            place.display = False
            await pilot.pause(0.05)
            show(name, number)
            await pilot.pause(0.05)
            place.display = True
            drawn = await drawn_with(app, f"Text{name}")
            assert f"Text{name}" in drawn
            assert not any(other in drawn for other in {"amber", "birch", "cedar"} - {name})


@pytest.mark.parametrize("size", SIZES)
async def test_hidden_and_shown_in_one_breath_it_is_right_too(size: tuple[int, int]) -> None:
    for make in MAKERS:
        widget, show = make()
        app = Hiding(widget)
        async with app.run_test(size=size) as pilot:
            place = app.query_one("#place")
            show("amber", 1)
            await pilot.pause(0.05)
            place.display = False
            show("birch", 2)
            place.display = True
            drawn = await drawn_with(app, "Textbirch")
            assert "Textbirch" in drawn, make.__name__
            assert "amber" not in drawn, make.__name__


async def test_the_first_picture_after_hiding_is_right_already() -> None:
    """Not only the second one: nobody may ever see the words of another case, however briefly."""
    pane = CasePane(UTC)
    app = Hiding(pane)
    async with app.run_test(size=(120, 36)) as pilot:
        place = app.query_one("#place")
        pane.show(sheet_of("amber", 1), 1, 2, NOW)  # type: ignore[arg-type]
        await pilot.pause(0.05)
        place.display = False
        await pilot.pause(0.05)
        pane.show(sheet_of("birch", 2), 2, 2, NOW)  # type: ignore[arg-type]
        place.display = True
        app.screen._refresh_layout(app.size)
        drawn = "\n".join(seen(app))
        assert "Textbirch" in drawn
        assert "amber" not in drawn


@pytest.mark.parametrize("size", SIZES)
async def test_all_three_fields_hold_the_letter_of_the_case(size: tuple[int, int]) -> None:
    pane = ReplyPane(UTC)
    app = Hiding(pane)
    async with app.run_test(size=size) as pilot:
        place = app.query_one("#place")
        for case, name in enumerate(("amber", "birch", "cedar", "delta"), 1):
            pane.begin(sheet_of(name, case), NOW)  # type: ignore[arg-type]
            place.display = True
            drawn = await drawn_with(app, f"Solve{name}")
            assert all(f"{step}{name}" in drawn for step in ("Sorry", "Ack", "Solve"))
            assert not any(other in drawn for other in {"amber", "birch", "cedar", "delta"} - {name})
            await pilot.press("f3")
            await pilot.pause(0.05)
            await pilot.press("f3")
            place.display = False
            await pilot.pause(0.05)


async def test_a_long_letter_is_scrolled_to_its_end_when_it_comes_back() -> None:
    pane = ReplyPane(UTC)
    app = Hiding(pane)
    long = Reply("\n".join(f"row {number}" for number in range(30)) + "\nthe end", "b", "c")
    async with app.run_test(size=(80, 24)) as pilot:
        place = app.query_one("#place")
        pane.begin(sheet_of("amber", 1), NOW)  # type: ignore[arg-type]
        await pilot.pause(0.05)
        place.display = False
        await pilot.pause(0.05)
        pane.begin(make_sheet(draft=Draft(2, "me", Channel.AMAZON_BUYER_MESSAGE, long, NOW)), NOW)
        place.display = True
        assert "the end" in await drawn_with(app, "the end")


async def test_a_list_that_moved_while_it_was_hidden_shows_its_cursor() -> None:
    cases = ReviewList(lambda: MORNING, UTC)
    app = Hiding(cases)
    rows = [make_row(make_review(title=f"Text{number:03}."), case=number) for number in range(200)]
    async with app.run_test(size=(80, 24)) as pilot:
        place = app.query_one("#place")
        cases.take_rows(rows)
        cases.take_ids([row.case for row in rows])
        await pilot.pause(0.05)
        for to in (5, 60, 61, 62, 3, 199):
            place.display = False
            await pilot.pause(0.05)
            cases.go(to)
            await pilot.pause(0.05)
            place.display = True
            await drawn_with(app, f"Text{to:03}.")
            (line,) = [line for line in seen(app) if line.startswith("▌")]
            assert f"Text{to:03}." in line
            numbers = [int(line.partition("Text")[2][:3]) for line in seen(app) if "Text" in line]
            assert numbers == list(range(numbers[0], numbers[0] + 23))


async def test_a_lower_window_keeps_the_cursor_in_sight() -> None:
    cases = ReviewList(lambda: MORNING, UTC)
    app = Hiding(cases)
    rows = [make_row(make_review(title=f"Text{number:03}."), case=number) for number in range(200)]
    async with app.run_test(size=(80, 36)) as pilot:
        cases.take_rows(rows)
        cases.take_ids([row.case for row in rows])
        cases.go(33)
        await pilot.pause(0.05)
        for height in (24, 12, 30):
            await pilot.resize_terminal(80, height)
            await pilot.pause(0.05)
            (line,) = [line for line in seen(app) if line.startswith("▌")]
            assert "Text033." in line


async def test_the_tabs_show_what_came_while_they_were_hidden() -> None:
    tabs = Tabs()
    app = Hiding(tabs)
    async with app.run_test(size=(120, 24)) as pilot:
        place = app.query_one("#place")
        await pilot.pause(0.05)
        place.display = False
        await pilot.pause(0.05)
        tabs.show(Lane.PROMISED, None)
        place.display = True
        assert "4 Promised" in await drawn_with(app, "4 Promised")


class Hands:
    """Takes everything."""

    def __init__(self) -> None:
        self.write: Callable[[str], None] = lambda _: None

    def copy(self, text: str, name: str) -> Copied:
        return Copied(("tmux buffer",), name)

    def open_page(self, url: str) -> bool:
        return True


async def may_leave() -> str:
    """Nothing stands in the way."""
    return ""


def dialogs() -> list[tuple[Dialog[object], str]]:
    """Questions, each with a key that changes what it shows."""
    letter = Reply("Sorry.", "It broke.", "A new one left.")
    versions = [DraftVersion(number, NOW, "me", letter) for number in (1, 2)]
    made: list[object] = [
        SnoozeDialog(NOW, UTC),
        VersionsDialog(versions, Reply("Sorry then.", "", ""), "me", NOW, UTC),
        ContactDialog(make_sheet(), Hands(), may_leave),  # type: ignore[arg-type]
        HandOffDialog(make_sheet(), Channel.AMAZON_BUYER_MESSAGE, letter, Hands(), may_leave),  # type: ignore[arg-type]
    ]
    return [(dialog, "o" if isinstance(dialog, LeavingDialog) else "j") for dialog in made]  # type: ignore[misc]


@pytest.mark.parametrize("size", SIZES)
async def test_a_question_that_changed_under_another_screen_is_drawn_as_it_is(size: tuple[int, int]) -> None:
    for dialog, key in dialogs():
        plain, covered = Host(), Host()
        pictures = []
        for app, hide in ((plain, False), (covered, True)):
            (again,) = [each for each, _ in dialogs() if type(each) is type(dialog)]
            async with app.run_test(size=size) as pilot:
                await app.push_screen(again)
                await pilot.pause(0.1)
                if hide:
                    await app.push_screen(ModalScreen())
                    await pilot.pause(0.05)
                again.press(key)
                await pilot.pause(0.1)
                if hide:
                    app.pop_screen()
                    await pilot.pause(0.05)
                pictures.append(seen(app))
        assert pictures[0] == pictures[1]
