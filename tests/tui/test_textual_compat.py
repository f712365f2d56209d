"""Every touch of Textual's private interfaces, so that a new Textual that moved one is noticed here first."""

from __future__ import annotations

import importlib
import inspect
import io
import re
from pathlib import Path
from queue import Queue
from typing import Any

import pytest
from textual import events
from textual._styles_cache import StylesCache
from textual.app import App
from textual.document._document import Document
from textual.document._wrapped_document import WrappedDocument
from textual.driver import Driver
from textual.drivers import linux_driver
from textual.drivers._writer_thread import WriterThread
from textual.widgets import TextArea

import reviewtui.tui
from clerk import FakeClipboard
from reviewtui.tui import textual_compat
from reviewtui.tui.drawing.lines_view import LinesView
from tui.host import Host

SOURCE = Path(reviewtui.tui.__file__).parent
ROOMS = {"textual_compat.py", "frames/app.py"}
PRIVATE = re.compile(r"(?:from|import) textual[.\w]*\._\w+|(?:from textual[.\w]*) import _\w+|noqa: SLF001")


def test_nobody_else_reaches_into_textual() -> None:
    """What only types need does not count: it is gone when the program runs."""
    found = {}
    for path in SOURCE.rglob("*.py"):
        lines = path.read_text("utf-8").splitlines()
        touches = [line for line in lines if PRIVATE.search(line) and not line.startswith("    from ")]
        if touches:
            found[str(path.relative_to(SOURCE))] = touches
    assert set(found) == ROOMS


@pytest.mark.parametrize("name", sorted(textual_compat.OVERRIDDEN))
def test_what_is_replaced_by_inheriting_is_still_there(name: str) -> None:
    room, _, kind = name.rpartition(".")
    found = getattr(importlib.import_module(room), kind)
    for method in textual_compat.OVERRIDDEN[name]:
        assert callable(getattr(found, method, None)), f"{name}.{method}"


def test_everything_private_that_a_widget_of_ours_calls_on_itself_is_listed() -> None:
    """Names that begin with an underscore and that our own classes replace, of those that Textual's classes have."""
    listed = {method for methods in textual_compat.OVERRIDDEN.values() for method in methods}
    for path in SOURCE.rglob("*.py"):
        if str(path.relative_to(SOURCE)) in ROOMS:
            continue
        called = set(re.findall(r"super\(\)\.(_[a-z]\w+)", path.read_text("utf-8")))
        assert called <= listed, path


async def test_the_driver_of_an_app_is_found_and_a_clipboard_writes_through_it() -> None:
    app: App[None] = App()
    assert textual_compat.driver_of(app) is None
    async with app.run_test():
        driver = textual_compat.driver_of(app)
        assert isinstance(driver, Driver)
        assert not textual_compat.is_lent(driver)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(driver, "_auto_restart", False)
            assert textual_compat.is_lent(driver)
        hands: Any = FakeClipboard()
        textual_compat.lend_terminal(app, hands)
        assert hands.write == driver.write


async def test_the_linux_driver_has_what_is_asked_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    app: App[None] = App()
    async with app.run_test():
        driver = linux_driver.LinuxDriver(app)
        assert textual_compat.writer_of(driver) is None
        assert textual_compat.frames_waiting(driver) is None
        writer = WriterThread(io.StringIO())
        driver._writer_thread = writer
        assert textual_compat.writer_of(driver) is writer
        waiting = textual_compat.frames_waiting(driver)
        assert isinstance(waiting, Queue)
        waiting.put("frame")
        assert not waiting.empty()
    assert hasattr(driver, "fileno")
    assert hasattr(driver, "attrs_before")


def test_a_driver_reads_with_another_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    class Ours(textual_compat.XTermParser):
        """Reads as Textual does."""

    monkeypatch.setattr(linux_driver, "XTermParser", textual_compat.XTermParser)
    textual_compat.read_with(linux_driver.LinuxDriver, Ours)
    assert vars(linux_driver)["XTermParser"] is Ours
    assert "XTermParser(" in inspect.getsource(linux_driver.LinuxDriver)
    assert [type(each) for each in Ours().feed("a")] == [events.Key]


async def test_an_app_ends_with_the_words_that_it_is_given(capsys: pytest.CaptureFixture[str]) -> None:
    class Failing(App[None]):
        def _fatal_error(self) -> None:
            assert isinstance(textual_compat.error_of(self), ZeroDivisionError)
            textual_compat.end_with_words(self, "that was the end")

    app = Failing()

    async def fail() -> None:
        async with app.run_test() as pilot:
            app.call_later(lambda: 1 / 0)
            await pilot.pause()

    with pytest.raises(ZeroDivisionError):
        await fail()
    assert "that was the end" in capsys.readouterr().err
    assert app.return_code == 1


def test_the_cache_of_borders_can_be_emptied() -> None:
    textual_compat.forget_borders()
    assert StylesCache.get_inner_outer.cache_info().currsize == 0


async def test_the_drawn_lines_of_a_text_area_can_be_forgotten() -> None:
    class Host(App[None]):
        def compose(self) -> Any:
            yield TextArea("one\ntwo")

    app = Host()
    async with app.run_test() as pilot:
        area = app.query_one(TextArea)
        await pilot.pause()
        area.render_line(0)
        assert area._line_cache.keys()
        textual_compat.forget_drawn_lines(area)
        assert not list(area._line_cache.keys())


def test_rows_know_their_lines() -> None:
    document = WrappedDocument(Document("one two three\nfour"), 5)
    assert textual_compat.lines_of_rows(document) == [(0, 0), (0, 1), (0, 2), (1, 0)]
    assert textual_compat.wrap_as_textual("one two three", 5, 4, None, fold=True) == [4, 8]


def test_wrapping_is_done_by_what_is_handed_in() -> None:
    from textual.document import _wrapped_document as room

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WrappedDocument, "get_sections", WrappedDocument.get_sections)
        patch.setattr(room, "compute_wrap_offsets", room.compute_wrap_offsets)  # type: ignore[attr-defined]
        textual_compat.restyle_wrapping(lambda _, line: [f"row of {line}"], lambda *_, **__: [2])
        document = WrappedDocument(Document("one two three"), 5)
        assert document.get_offsets(0) == [2]
        assert document.get_sections(0) == ["row of 0"]


def test_the_drivers_have_a_mouse_that_can_be_let_go_of() -> None:
    for name in ("_disable_mouse_support", "_enable_mouse_support"):
        source = inspect.getsource(getattr(linux_driver.LinuxDriver, name))
        assert "if not self._mouse:" in source
        assert "1000" in source


async def test_a_class_is_styled_as_the_sheets_say() -> None:
    app = Host(widget := LinesView())
    async with app.run_test():
        style = textual_compat.style_of_class(widget, "tone--chip")
        assert style.bold
        assert style.bgcolor is not None
        assert textual_compat.style_of_class(widget, "tone--nothing").color is None
