"""The tabs at the widths of real terminals, with counts of an empty shop and of a large one."""

from __future__ import annotations

import pytest
from rich.style import Style

from reviewtui.desk.saved_views import SavedView
from reviewtui.desk.views import Counts
from reviewtui.domain.case import OPEN_LANES, Lane
from reviewtui.tui.drawing.line import Piece, cells
from reviewtui.tui.drawing.themes import Inks, LookOfTheme
from reviewtui.tui.inbox.tabs import Tabs, tabs_of

INKS = Inks(*(Style(color=f"color({number})", bgcolor="black") for number in range(11)))
LIT = Style(reverse=True)
NAMES = ("All", "First", "Replied", "Promised", "Waiting", "Later", "Done")


def painted(width: int, counts: tuple[int, ...], lit: Lane | None = None) -> list[Piece]:
    tabs = Tabs()
    tabs._look = LookOfTheme(INKS, INKS, INKS, LIT)
    lanes = dict(zip(OPEN_LANES, counts, strict=True))
    tabs.show(lit, Counts(lanes, 0, 0, 0, False, lanes[Lane.PROMISED]))
    pieces = tabs.pieces(width)
    assert cells(pieces) <= width
    return list(pieces)


def shown(width: int, counts: tuple[int, ...], lit: Lane | None = None) -> str:
    pieces = painted(width, counts, lit)
    return "".join(piece.text for piece in pieces)


@pytest.mark.parametrize("lit", [None, *Lane])
def test_an_ordinary_morning_shows_keys_and_names_at_eighty_columns(lit: Lane | None) -> None:
    line = shown(80, (38, 6, 5, 7, 3), lit)
    for number, (name, count) in enumerate(zip(NAMES, ("59", "38", "6", "5", "7", "3", ""), strict=True), 1):
        assert f"{number} {name} {count}".rstrip() in line


@pytest.mark.parametrize("lit", [None, *Lane])
@pytest.mark.parametrize(
    "counts", [(0, 0, 0, 0, 0), (38, 6, 5, 7, 3), (2643, 12, 5, 7, 3), (9999, 9999, 9999, 9999, 9999)]
)
def test_at_eighty_columns_every_tab_keeps_its_name(counts: tuple[int, ...], lit: Lane | None) -> None:
    line = shown(80, counts, lit)
    for name in NAMES:
        assert name in line
    assert line.rstrip().endswith("Done")


@pytest.mark.parametrize("width", [60, 72, 79, 80, 81, 100, 120, 200])
@pytest.mark.parametrize(
    "counts", [(0, 0, 0, 0, 0), (38, 6, 5, 7, 3), (2643, 12, 5, 7, 3), (9999, 9999, 9999, 9999, 9999)]
)
def test_no_tab_touches_its_neighbour_and_none_moves_when_another_is_lit(width: int, counts: tuple[int, ...]) -> None:
    lines = [shown(width, counts, lit) for lit in (None, *Lane)]
    assert len({line.rstrip() for line in lines}) == 1 or width < 79
    for lit in (None, *Lane):
        tabs = painted(width, counts, lit)
        (at,) = [number for number, piece in enumerate(tabs) if piece.style == LIT]
        before = "".join(piece.text for piece in tabs[:at])
        after = "".join(piece.text for piece in tabs[at + 1 :])
        assert not before.strip() or before.endswith(" ")
        assert not after.strip() or after.startswith(" ")


def test_counts_stay_exact_as_long_as_they_fit() -> None:
    assert "2,643" in shown(80, (2643, 12, 5, 7, 3))
    assert "First 9.9k" in shown(80, (9999, 9999, 9999, 9999, 9999))


@pytest.mark.parametrize("width", [40, 50, 60, 70])
def test_narrow_screens_never_lose_a_tab(width: int) -> None:
    line = shown(width, (2643, 12, 5, 7, 3), Lane.PROMISED)
    assert "Promised" in line
    assert all(f"{key}" in line for key in (1, 2, 3, 4, 5, 6, 7)) or all(name in line for name in NAMES)


NINE = tuple(SavedView(name, "stars:1") for name in ("Due today", "Danger", "Feedback", "Travel mug 500 ml", "Mine",
                                                       "電池が切れる電池が切れる", "German", "Old"))  # fmt: skip


@pytest.mark.parametrize("count", [1, 3, 5, 8])
@pytest.mark.parametrize("width", [40, 60, 80, 100, 140])
@pytest.mark.parametrize("some", [3, 12345])
def test_views_fit_and_keep_their_keys_and_counts(count: int, width: int, some: int) -> None:
    for lit in tabs_of(NINE[:count]):
        tabs = Tabs()
        tabs._look = LookOfTheme(INKS, INKS, INKS, Style())
        tabs.show_views(tabs_of(NINE[:count]), {view.name: some for view in NINE})
        tabs.show(lit, Counts(dict.fromkeys(Lane, some), 0, 0, 0, False, some))
        pieces = tabs.pieces(width)
        assert cells(pieces) <= width, pieces
        line = "".join(piece.text for piece in pieces)
        if width >= 80:
            assert all(f"{number} " in line for number in range(1, count + 2)), line
        if width >= 80 and count <= 5 and some < 1000:
            assert "1 All" in line
            named = [f"{number} {view.name[:4].rstrip()}" for number, view in enumerate(NINE[:count], 2)]
            assert all(each in line for each in named), line


def test_wide_screens_have_room_for_whole_words() -> None:
    line = shown(140, (2643, 12, 5, 7, 3))
    assert "2 First contact 2,643" in line
    assert "6 Snoozed 3" in line


@pytest.mark.parametrize("lit", [None, *Lane])
@pytest.mark.parametrize(
    "counts", [(438, 26, 15, 117, 83), (999, 999, 99, 999, 99), (6600, 0, 0, 0, 0), (12_345, 3, 2, 1, 0)]
)
def test_counts_of_three_figures_and_more_leave_the_keys_at_eighty_columns(
    counts: tuple[int, ...], lit: Lane | None
) -> None:
    for width in (80, 90):
        line = shown(width, counts, lit)
        for number, name in enumerate(NAMES, 1):
            assert f"{number}{name}" in line or f"{number} {name}" in line, line
