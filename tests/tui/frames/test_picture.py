"""Whatever is wanted stands on the terminal afterwards, on every kind of terminal, and nothing is said twice."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, split_graphemes

from reviewtui.tui.frames.cells import Cells, blanks, cells_of, joined
from reviewtui.tui.frames.looks import look_of, read_look, to_look
from reviewtui.tui.frames.pen import Skills
from reviewtui.tui.frames.picture import Picture
from terminal.glass import APART, JOINED, NAIVE, Glass

COLUMNS, ROWS = 40, 4
SGR = st.sampled_from(
    ["", "1", "2", "1;2", "3", "4", "7", "9", "53", "31", "97", "38;5;9", "38;2;240;113;107", "48;2;18;21;28", "44",
     "1;38;2;240;113;107;48;2;36;48;74", "2;31;48;2;18;21;28", "4;7;36;44", "21;32", "1;4;9;93;104", "5;6;8;51;52"]
)  # fmt: skip
LINK = st.sampled_from(["", "", "", "id=1;https://a.example", "id=2;https://b.example"])
SURE = st.sampled_from(
    [" ", "   ", " " * 12, "a", "word", "The lid leaks", "───────", "aaaaaaaa", "★", "é", "箱", "漏れる"]
)
DOUBTFUL = st.sampled_from(["é", "à́̂", "👨\u200d👩\u200d👧", "⚠️", "🇩🇪", "🇫🇷🇮🇹", "👍🏽", "😀", "น้ำ", "नमस्ते", "1️⃣"])
TEXT = st.lists(st.one_of(SURE, SURE, DOUBTFUL), min_size=1, max_size=4).map("".join)
RUNS = st.lists(st.tuples(TEXT, SGR, LINK), min_size=1, max_size=4)
SKILLS = st.builds(Skills, st.booleans(), st.booleans())


class Lay(NamedTuple):
    """Some runs laid on a row from a column on."""

    y: int
    x: int
    runs: Sequence[tuple[str, str, str]]

    @property
    def fits(self) -> bool:
        return self.x + sum(cell_len(text) for text, _, _ in self.runs) <= COLUMNS

    def cells(self) -> Cells:
        return joined(cells_of(text, read_look(sgr, link), split) for text, sgr, link in self.runs)

    def said(self) -> str:
        runs = (f"\x1b]8;{link or ';'}\x1b\\\x1b[0;{sgr}m{text}" for text, sgr, link in self.runs)
        return f"\x1b[{self.y + 1};{self.x + 1}H{''.join(runs)}"


LAY = st.builds(Lay, st.integers(0, ROWS - 1), st.integers(0, COLUMNS - 1), RUNS).filter(lambda lay: lay.fits)
FRAMES = st.lists(st.lists(LAY, max_size=5), min_size=1, max_size=6)


def split(text: str) -> list[tuple[int, int, int]]:
    return split_graphemes(text)[0]


def doubtful(glass: Glass) -> set[tuple[int, int]]:
    """Where something stands whose width terminals disagree on."""
    places = set()
    for y, row in enumerate(glass.cells):
        for x, cell in enumerate(row):
            if len(cell.text) > 1 or cell.text >= "\U0001f000" or (cell.text == "" and (y, x - 1) in places):
                places.add((y, x))
    return places


@given(FRAMES, SKILLS, st.sampled_from([JOINED, APART, NAIVE]), st.sampled_from([0, 24]), st.data())
def test_what_is_wanted_is_seen(
    frames: list[list[Lay]], skills: Skills, opinion: str, many: int, data: st.DataObject
) -> None:
    picture, wanted = Picture(COLUMNS, ROWS, skills, many=many), Glass(COLUMNS, ROWS)
    seen = Glass(COLUMNS, ROWS, opinion, erases_in_colour=skills.erases_in_colour)
    seen.spoil()
    seen.modes["7"] = False
    for frame in frames:
        for lay in frame:
            picture.lay(lay.y, lay.x, lay, lay.cells())
            wanted.feed(lay.said())
        if data.draw(st.integers(0, 9)) == 0:
            seen.spoil()
            picture.forget()
        cursor = data.draw(st.tuples(st.integers(0, ROWS - 1), st.integers(0, COLUMNS - 1)))
        seen.feed(picture.changes(cursor))
        unclear = doubtful(wanted) if opinion != JOINED else set()
        for y, x in ((y, x) for y in range(ROWS) for x in range(COLUMNS) if (y, x) not in unclear):
            assert seen.cells[y][x].seen() == wanted.cells[y][x].seen(), (y, x, seen.lines(), wanted.lines())
        for y, x in unclear:
            parts = {letter for place in unclear if place[0] == y for letter in wanted.cells[y][place[1]].text}
            assert set(seen.cells[y][x].text) <= parts | {" "}, "something older shines through"
        assert (seen.y, seen.x) == cursor
        assert seen.look.marks == frozenset()
        assert seen.look[:2] == ("", "")
        assert not seen.look.link
        assert picture.changes(cursor) == ""


@given(FRAMES, SKILLS)
def test_never_more_than_all_of_it(frames: list[list[Lay]], skills: Skills) -> None:
    picture, anew = Picture(COLUMNS, ROWS, skills), Picture(COLUMNS, ROWS, skills)
    for frame in frames:
        for lay in frame:
            for each in (picture, anew):
                each.lay(lay.y, lay.x, lay, lay.cells())
        anew.forget()
        assert len(picture.changes((0, 0)).encode()) <= len(anew.changes((0, 0)).encode()) + 16


@given(st.lists(st.tuples(SGR, LINK), min_size=2, max_size=6), st.booleans())
def test_every_look_leads_to_every_other(given_: list[tuple[str, str]], known: bool) -> None:
    glass, looks = Glass(8, 1), [read_look(sgr, link) for sgr, link in given_]
    if not known:
        glass.feed("\x1b[5;4;38;5;7;41m")
    glass.feed(to_look(looks[0] if known else None, looks[0]) if not known else to_look(None, looks[0]))  # type: ignore[redundant-expr]
    for before, after in pairwise(looks):
        glass.feed(to_look(before, after))
    straight = Glass(8, 1)
    sgr, link = given_[-1]
    straight.feed(f"\x1b]8;{link or ';'}\x1b\\\x1b[0;{sgr}m")
    assert glass.look == straight.look


def test_a_row_is_emptied_before_the_holes_in_it_whatever_came_above() -> None:
    """Drawn look by look: the look of the hole is met in a row above that needs no emptying."""
    hole, rest = read_look("48;2;30;36;48"), read_look("48;2;23;27;36")
    words = [cells_of(each, read_look(f"38;5;{each}"), split) for each in "123"]
    rows = [
        [words[0], blanks(12, hole), words[1], words[0], words[1], words[2], blanks(22, hole), words[2]],
        [blanks(9, rest), words[0], blanks(12, hole), words[1], blanks(9, rest), words[2], blanks(7, rest)],
    ]
    picture, seen, wanted = Picture(40, 12, Skills(erases_in_colour=True)), Glass(40, 12), Glass(40, 12)
    for y in range(12):
        picture.lay(y, 0, y, joined(rows[y > 0]))
        wanted.feed(f"\x1b[{y + 1};1H")
        for part in rows[y > 0]:
            wanted.feed(f"{to_look(None, look_of(part.written[0]))}{part.letters}")
    seen.spoil()
    seen.feed(picture.changes((0, 0)))
    assert not seen.differs(wanted)


ODD = st.one_of(st.characters(exclude_categories=("Cc", "Cs")), st.sampled_from("a \u200d\ufe0f\u0301🇩👨"))


@given(st.text(ODD, max_size=12))
def test_cells_are_as_many_as_textual_counts(text: str) -> None:
    cells = cells_of(text, read_look("1"), split)
    assert len(cells.letters) == len(cells.written) == len(cells.seen) == cell_len(text)


def test_blanks_before_a_word_are_written_with_it() -> None:
    """Rows that begin alike: the blanks of none of them are gone to by themselves."""
    picture = Picture(30, 3, Skills())
    for row in range(3):
        picture.lay(row, 0, row, cells_of("=" * 30, read_look("48;5;1"), split))
    picture.changes((0, 0))
    for row in range(3):
        picture.lay(
            row, 0, row, joined([cells_of("  ", read_look("34"), split), cells_of("now" * 9, read_look("31"), split)])
        )
    said = picture.changes((0, 0))
    assert said.count("  now") == 3
    assert "34" not in said


def test_what_takes_another_room_than_told_moves_nothing_beside_it() -> None:
    """Textual counts a strip once; where the cells are more or fewer, the next one stands where Textual says."""
    told = Picture(20, 1, Skills())
    parts = [cells_of(each, read_look(""), split) for each in ("four", "six cells")]
    told.lay_beside(0, 2, [("a", 6, parts[:1]), ("b", 9, parts[1:])], parts)
    each = Picture(20, 1, Skills())
    each.lay(0, 2, "a", parts[0])
    each.lay(0, 8, "b", parts[1])
    assert told.changes((0, 0)) == each.changes((0, 0))


def test_the_same_thing_in_the_same_place_is_known() -> None:
    picture, thing = Picture(20, 2, Skills()), object()
    picture.lay(0, 3, thing, cells_of("one", read_look(""), split))
    assert picture.lies(0, 3, thing)
    picture.lay(1, 3, object(), cells_of("two", read_look(""), split))
    assert picture.lies(0, 3, thing)
    picture.lay(0, 5, object(), cells_of("three", read_look(""), split))
    assert not picture.lies(0, 3, thing)


@pytest.mark.parametrize(
    ("before", "after", "most"),
    [
        ("▌ The lid leaks", "  The lid leaks", 11),
        ("abcdefghijklmnopqrst", "Xbcdefghijklmnopqrst", 11),
        ("aXbXcXdXeXfXgXhXiXjX", "aYbYcYdYeYfYgYhYiYjY", 28),
        ("words all over a row", "w", 14),
        ("", "a" + " " * 18 + "b", 13),
    ],
)
def test_a_little_change_is_little(before: str, after: str, most: int) -> None:
    picture = Picture(20, 3, Skills(erases_in_colour=True))
    picture.lay(1, 0, 1, cells_of(before.ljust(20), read_look("48;5;7"), split))
    picture.changes((2, 0))
    picture.lay(1, 0, 2, cells_of(after.ljust(20), read_look("48;5;7"), split))
    said = picture.changes((2, 0))
    assert len(said.replace("\x1b[0;48;5;7m", "").replace("\x1b[m", "").encode()) <= most + len("\x1b[3H"), said


@pytest.mark.parametrize("opinion", [JOINED, APART, NAIVE])
@pytest.mark.parametrize("doubt", ["⚠\ufe0f", "👨\u200d👩\u200d👧", "e\u0301", "🇩🇪", "1\ufe0f\u20e3"])
def test_around_a_doubtful_width_nothing_moves_and_nothing_old_stays(opinion: str, doubt: str) -> None:
    picture, glass = Picture(20, 3, Skills()), Glass(20, 3, opinion)
    for text in ("abcdefgh and what follows"[:20], f"ab{doubt}{'cdefgh and what follows'[cell_len(doubt) :]}"[:24]):
        picture.lay(1, 0, text, cells_of(text, read_look(""), split))
        glass.feed(picture.changes((0, 0)))
    row = glass.cells[1]
    assert "".join(cell.text for cell in row[2 + cell_len(doubt) :]).startswith("cdefgh"[cell_len(doubt) :])
    assert not {cell.text for cell in row[2 : 2 + cell_len(doubt)]} & set("cd")


@pytest.mark.parametrize(
    "text", ["\u1160", "\u115f", "\uffa0", "\u3164", "\U00100000", "\U0010ffff", "\x00", "a\tb", "\x1b[31m"]
)
def test_letters_that_are_none_take_what_textual_gives_them(text: str) -> None:
    assert len(cells_of(text, read_look(""), split).letters) == cell_len(text)
