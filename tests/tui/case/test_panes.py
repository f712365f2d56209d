from __future__ import annotations

from datetime import UTC

import pytest
from textual.widget import Widget

from reviewtui.tui.case.pane import CasePane, CasePreview
from reviewtui.tui.drawing.lines import paragraph
from reviewtui.tui.drawing.lines_view import LinesView
from reviewtui.tui.keys.actions import CASE
from tui.host import Host, Keyed, seen
from tui.sheets import HOSTILE, NOW, make_review, make_sheet

LONG = make_review(text="\n".join(f"line {number}" for number in range(200)))


def scrolled(pane: CasePane) -> Keyed:
    """An app in which the keys of a case move the pane."""

    async def acts(name: str) -> None:
        pane.move(name)

    return Keyed(pane, CASE, acts)


async def test_two_columns_where_there_is_room_and_one_where_there_is_not() -> None:
    pane = CasePane(UTC)
    async with Host(pane).run_test(size=(120, 34)) as pilot:
        pane.show(make_sheet(), 1, 62, NOW)
        await pilot.pause()
        lines = seen(pilot.app)
        assert lines[0].startswith(" 1 of 62  First contact   answer within 18 hours")
        assert "DO NOT BUY" in lines[2]
        assert "Why it stands here" in lines[2]
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        lines = seen(pilot.app)
        assert "DO NOT BUY" in lines[2]
        assert not any("DO NOT" in line and "Why" in line for line in lines)
        assert any(line.strip().startswith("Why it stands here") for line in lines)


async def test_every_scrolling_key() -> None:
    pane = CasePane(UTC)
    async with scrolled(pane).run_test(size=(120, 34)) as pilot:
        pane.show(make_sheet(LONG), 1, 62, NOW)
        pane.focus()
        await pilot.pause()
        top = [seen(pilot.app)[7]]
        for key in ("j", "ctrl+d", "space", "k", "ctrl+u", "pageup", "G", "g"):
            await pilot.press(key)
            top.append(seen(pilot.app)[7])
        assert top[1] != top[0]
        assert len(set(top)) >= 6
        assert top[-1] == top[0]
        await pilot.press("G")
        assert any("Timeline" in line for line in seen(pilot.app))


@pytest.mark.parametrize("size", [(80, 24), (120, 34)])
async def test_keys_right_behind_the_opening_move_the_case_that_opens(size: tuple[int, int]) -> None:
    pane = CasePane(UTC)
    async with scrolled(pane).run_test(size=size) as pilot:
        pane.show(make_sheet(make_review(text="short")), 1, 62, NOW)
        await pilot.pause()
        for key, words in (("last", "Timeline"), ("half-down", "line 12")):
            pane.display = False
            await pilot.pause()
            pane.show(make_sheet(LONG, {"case": len(key)}), 2, 62, NOW)
            pane.display = True
            pane.move(key)
            await pilot.pause()
            assert not any("DO NOT BUY" in line for line in seen(pilot.app))
            assert any(words in line for line in seen(pilot.app))


async def test_the_same_case_again_keeps_its_place_and_another_begins_at_its_top() -> None:
    pane = CasePane(UTC)
    async with scrolled(pane).run_test(size=(80, 24)) as pilot:
        pane.show(make_sheet(LONG), 1, 62, NOW)
        pane.focus()
        await pilot.press("G")
        place = seen(pilot.app)[5]
        pane.show(make_sheet(LONG), 1, 62, NOW + 60)
        await pilot.pause()
        assert seen(pilot.app)[5] == place
        pane.show(make_sheet(LONG, row={"case": 7}), 2, 62, NOW)
        await pilot.pause()
        assert "DO NOT BUY" in seen(pilot.app)[2]
        pane.clear()
        await pilot.pause()
        assert "".join(seen(pilot.app)).strip() == ""


async def test_the_preview_fits_its_height_and_follows_the_window() -> None:
    preview = CasePreview(UTC)
    async with Host(preview).run_test(size=(56, 34)) as pilot:
        preview.show(make_sheet(), NOW)
        await pilot.pause()
        assert any("Door" in line for line in seen(pilot.app))
        await pilot.resize_terminal(56, 20)
        await pilot.pause()
        await pilot.pause()
        assert not any("Door" in line for line in seen(pilot.app))
        preview.clear()
        await pilot.pause()
        assert "".join(seen(pilot.app)).strip() == ""


@pytest.mark.parametrize("make", [CasePane, CasePreview])
async def test_hostile_text_is_harmless(make: type[CasePane] | type[CasePreview]) -> None:
    widget: Widget = make(UTC)
    sheet = make_sheet(make_review(title=HOSTILE, text=HOSTILE), tags=(HOSTILE,))
    async with Host(widget).run_test(size=(100, 40)) as pilot:
        if isinstance(widget, CasePane):
            widget.show(sheet, 1, 1, NOW)
        elif isinstance(widget, CasePreview):
            widget.show(sheet, NOW)
        await pilot.pause()
        text = "\n".join(seen(pilot.app))
        assert "[bold]markup[/]" in text
        assert not any(ord(letter) < 32 and letter != "\n" for letter in text)
        assert not set("\u202e\u2066\u200b\x9b") & set(text)


async def test_only_lines_that_changed_are_drawn_again() -> None:
    view = LinesView()
    async with Host(view).run_test(size=(40, 10)) as pilot:
        view.show(lambda width: paragraph("one\ntwo\nthree", width))
        await pilot.pause()
        view.show(lambda width: paragraph("one\nTWO\nthree", width))
        assert {region.y for region in view._repaint_regions} == {1}
