from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from reviewtui.domain.text import clean
from reviewtui.tui.drawing.line import Piece, strip
from reviewtui.tui.drawing.line import fit as fit_cells
from reviewtui.tui.drawing.lines import (
    Flow,
    TonedText,
    at_most,
    beside,
    fit,
    fit_line,
    heading,
    hung,
    line_width,
    paragraph,
    plain,
    wrap,
)
from tui.sheets import HOSTILE


def test_words_are_laid_out_and_empty_lines_are_kept() -> None:
    assert plain(paragraph("one two three\n\nfour", 8)) == ["one two", "three", "", "four"]


def test_a_tone_keeps_its_words_across_lines() -> None:
    lines = wrap([TonedText("the lid "), TonedText("leaks very", "open"), TonedText(" much")], 10)
    assert plain(lines) == ["the lid", "leaks very", "much"]
    assert TonedText("leaks very", "open") in lines[1]


def test_wide_letters_are_measured_in_cells_and_may_break_between_any_two() -> None:
    lines = paragraph("箱が壊れていた。交換してください。", 10)
    assert all(line_width(line) <= 10 for line in lines)
    assert "".join(plain(lines)) == "箱が壊れていた。交換してください。"
    assert not any(text.startswith("。") for text in plain(lines))


def test_a_word_wider_than_the_line_is_broken() -> None:
    assert plain(paragraph("a " + "x" * 25, 10)) == ["a", "x" * 10, "x" * 10, "x" * 5]


def test_joined_pictures_are_drawn_as_their_first_one() -> None:
    assert plain(paragraph("ok 👨‍👩‍👧 👍🏽 ❤️", 40)) == ["ok 👨 👍 ❤"]


def test_stacked_marks_are_cut_so_that_they_stay_in_their_line() -> None:
    (line,) = plain(paragraph("z" + "\u0301" * 50, 10))
    assert len(line) <= 5


def test_hostile_text_is_only_text_and_keeps_to_its_width() -> None:
    for width in (2, 7, 20, 80):
        for line in paragraph(HOSTILE, width):
            assert line_width(line) <= max(width, 2)
            assert "\x1b" not in "".join(piece.text for piece in line)
    assert "[bold]markup[/]" in " ".join(plain(paragraph(HOSTILE, 80)))


def test_a_figure_stands_flush_right() -> None:
    assert plain(beside([TonedText("a reason that is too long for it")], TonedText("× 4.2", "hot"), 24)) == [
        "a reason that is",
        "too long for it    × 4.2",
    ]


def test_a_lead_hangs_out() -> None:
    assert plain(hung(TonedText("08:04  "), [TonedText("helpful votes went up")], 20)) == [
        "08:04  helpful votes",
        "       went up",
    ]


def test_headings_fill_their_line() -> None:
    assert line_width(heading("Notes", 30)) == 30


def test_what_does_not_fit_says_so() -> None:
    assert fit("箱が壊れていた", 7) == "箱が壊…"
    assert plain([fit_line((TonedText("one "), TonedText("two three")), 8)]) == ["one two…"]
    assert plain([fit_line((TonedText("one"),), 8)]) == ["one"]


@given(st.text(max_size=200), st.integers(2, 60))
def test_nothing_is_ever_wider_than_its_line(text: str, width: int) -> None:
    for line in paragraph(clean(text), width):
        assert line_width(line) <= width


@given(st.text(alphabet="ab \n箱é👍", max_size=120), st.integers(2, 30))
def test_no_letter_is_lost(text: str, width: int) -> None:
    text = clean(text)
    rows = Flow(text).rows(width)
    assert "".join(text[start:end] for start, end in rows).replace(" ", "") == "".join(text.split())
    assert all(start <= end for start, end in rows)


def test_what_is_cut_ends_in_an_ellipsis_wherever_the_cut_falls() -> None:
    line = (TonedText("one "), TonedText("two", "dim"), TonedText(" three", "good"))
    assert [plain([fit_line(line, width)])[0] for width in (13, 12, 8, 7, 6, 4)] == [
        "one two three", "one two thr…", "one two…", "one tw…", "one t…", "one…",
    ]  # fmt: skip


def test_lines_beyond_the_last_are_told_by_an_ellipsis() -> None:
    lines = hung(TonedText("Solve  ", "title"), [TonedText("offer one thing with a day or ask one question")], 24)
    assert plain(at_most(lines, 1, 24)) == ["Solve  offer one thing …"]
    assert plain(at_most(lines, 2, 24)) == ["Solve  offer one thing", "       with a day or as…"]
    assert at_most(lines, 9, 24) == lines


def test_a_blank_behind_reversed_words_is_not_reversed_with_them() -> None:
    """In sixteen colours the ground is nobody's: only the reversing tells the lit tab from the gap behind it."""
    plain_ink, lit = Style(), Style(reverse=True)
    for words in (" All 59 ", " 電池 "):
        drawn = strip([Piece(words, lit), Piece("  ", plain_ink), Piece("2", plain_ink)], 20, plain_ink)
        assert [each.text for each in drawn if each.style is not None and each.style.reverse] == [words]


def test_no_blank_stands_before_the_ellipsis_of_a_cut_name() -> None:
    for name, width, cut in (("Rain jacket Fjell", 13, "Rain jacket… "), ("Lámpara de mesa", 12, "Lámpara de… ")):
        assert fit_cells(name, width) == cut
    assert fit_cells("Thermoskanne", 11) == "Thermoskan…"
