"""A long line is wrapped and drawn exactly as Textual would, only sooner."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text
from textual._wrap import compute_wrap_offsets
from textual.document._document import Document
from textual.document._wrapped_document import WrappedDocument

from reviewtui.domain.reply import Step
from reviewtui.tui.drawing import long_lines
from reviewtui.tui.reply.text_area import Marked, StepTextArea
from tui.host import Host, seen

WORDS = st.lists(st.sampled_from(["a", "bc", "def", " ", "  ", "ghijkl", "x" * 40])).map("".join)


@given(WORDS, st.integers(1, 30))
def test_it_is_wrapped_as_textual_would(text: str, width: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(long_lines, "LONG", 0)
        assert long_lines.wrap_offsets(text, width, 4) == compute_wrap_offsets(text, width, 4)


@given(WORDS, st.integers(1, 30))
def test_its_rows_are_those_of_textual(text: str, width: int) -> None:
    document = WrappedDocument(Document(text), width)
    offsets = document.get_offsets(0)
    assert long_lines.sections(document, 0) == [part.plain for part in Text(text).divide(offsets)] or not offsets


@pytest.mark.parametrize("size", [(40, 8), (100, 24)])
async def test_it_is_drawn_as_textual_would(size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    """With marks, a selection and the cursor in it; at its begin, in the middle and at its end."""
    text = "we don't 行きます and 😀 the lid leaked " * 60
    area = StepTextArea(Step.SOLVE)
    app = Host(area)
    async with app.run_test(size=size) as pilot:
        area.load_text(f"short\n{text}\nshort again")
        area.mark([Marked(6, "don't", True), Marked(len(text) // 2, "leaked", False), Marked(900, "and 😀 the", True)])
        for column, until in ((0, 7), (len(text) // 2, len(text) // 2 + 90), (len(text), len(text))):
            area.move_cursor((1, column))
            area.move_cursor((1, until), select=True)
            await pilot.pause()
            ours = [area._render_line(y) for y in range(area.size.height)]
            assert any(long_lines.one_row(area.wrapped_document, y + area.scroll_offset.y) for y in range(len(ours))), (
                "nothing long is in sight"
            )
            with monkeypatch.context() as patch:
                patch.setattr(long_lines, "LONG", 10**9)
                assert ours == [area._render_line(y) for y in range(area.size.height)]
            assert "".join(line.strip() for line in seen(app))


async def test_a_key_in_a_long_line_draws_a_row_and_not_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual's own way makes a piece of text of every row of the line, for every row that it draws."""
    cut = 0
    real = Text.divide

    def counted(self: Text, offsets: list[int]) -> object:
        nonlocal cut
        cut += len(offsets) + 1
        return real(self, offsets)

    area = StepTextArea(Step.SOLVE)
    async with Host(area).run_test(size=(80, 24)) as pilot:
        area.load_text("don't " * 20_000)
        area.move_cursor(area.document.end)
        area.focus()
        await pilot.pause()
        monkeypatch.setattr(Text, "divide", counted)
        await pilot.press("x")
        await pilot.pause()
        assert area.text.endswith("x")
        assert cut < 40 * area.size.height
