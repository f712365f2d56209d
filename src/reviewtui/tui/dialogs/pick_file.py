"""Which file? While a path is typed, what lies there stands below it, the newest file first."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, Any, Final

from rich.cells import cell_len
from textual import on
from textual.widgets import Input

from reviewtui.domain.clock import moment
from reviewtui.tui.dialogs.dialog import ENTER, ESC, TAB, ClickableKeys, Dialog
from reviewtui.tui.dialogs.fields import Field, walked
from reviewtui.tui.dialogs.sheet import on_sheet
from reviewtui.tui.drawing.lines import BLANK, Line, TonedText, fit, paragraph
from reviewtui.tui.drawing.lines_view import LinesView
from reviewtui.tui.keys.signs import sign

if TYPE_CHECKING:
    from datetime import tzinfo

    from textual.app import ComposeResult

    from reviewtui.desk.ports.nearby import Nearby

_SHOWN: Final = 9
_UNITS: Final = ((1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "kB"))
Looking = Callable[[str], Coroutine[Any, Any, Sequence["Nearby"]]]
"""Tells the ways to go on from what was typed."""


class PickFile(Dialog[str | None]):
    """Answers with the path of a file or a folder, as it was typed; None when the seller goes back."""

    def __init__(self, begun: str, looking: Looking, now: int, zone: tzinfo) -> None:
        super().__init__()
        self._begun, self._looking, self._now, self._zone = begun, looking, now, zone
        self._found: Sequence[Nearby] = ()
        self._looked_at: str | None = None
        self._at: int | None = None
        self._heading = LinesView(classes="dialog--lines")
        self._field = Field("a file, a folder or an archive with reviews")
        self._list = ClickableKeys(classes="dialog--lines")
        self._foot = ClickableKeys(classes="dialog--lines")

    def compose(self) -> ComposeResult:
        """The question, a field, what lies there, the keys."""
        yield on_sheet(self._heading, self._field, self._list, self._foot, about_case=False)

    def on_mount(self) -> None:
        """Begin where files usually come in."""
        words = "  CSV, Excel, JSON, saved pages, archives"
        self._heading.show(lambda _: [(TonedText("Import", "title"), TonedText(words, "dim")), BLANK])
        self._field.value = self._begun
        self._field.cursor_position = len(self._begun)
        self.set_focus(self._field)
        self._show()
        self._look()

    def _show(self) -> None:
        first = 0 if self._at is None else max(0, self._at - _SHOWN + 1)
        self._list.show(lambda width: self._lines(first, width))
        walks = [(" ".join(map(sign, filter(None, map(self.in_a_field, ("up", "down"))))), "choose")]
        takes = "into it" if self._at is not None and self._found[self._at].folder else "take it"
        keys = self.keys((ENTER, takes), (TAB, "complete"), *(walks if self._found else []), (ESC, "back"))
        self._foot.show(lambda _: [BLANK, keys])

    def _lines(self, first: int, width: int) -> list[Line]:
        if not self._found:
            there = self._looked_at == self._field.value
            return [BLANK, *paragraph("Nothing that could hold reviews lies there." if there else "…", width, "dim")]
        shown = self._found[first : first + _SHOWN]
        asides = [_aside(each, self._now, self._zone) for each in shown]
        room = max(8, width - max(map(cell_len, asides)) - 4)
        lines: list[Line] = [BLANK]
        for row, (each, aside) in enumerate(zip(shown, asides, strict=True), first):
            name = fit(f"{each.name}/" if each.folder else each.name, room)
            lines.append(
                (
                    TonedText("▌ " if row == self._at else "  ", "bar"),
                    TonedText(name, "title" if row == self._at else "plain"),
                    TonedText(" " * (room - cell_len(name) + 2)),
                    TonedText(aside, "dim"),
                )
            )
        more = len(self._found) - first - len(shown)
        return [*lines, (TonedText(f"  … {more:,} more", "dim"),)] if more else lines

    def press(self, key: str) -> bool:
        """Enter, and a click on it: into a folder under the bar; a file there, or what was typed, is the answer."""
        if key != ENTER:
            return False
        if self._at is not None and self._found[self._at].folder:
            self._put(f"{self._found[self._at].path}/")
        elif self._at is not None:
            self.dismiss(self._found[self._at].path)
        elif self._field.value.strip():
            self.dismiss(self._field.value.strip())
        else:
            return False
        return True

    def move(self, name: str) -> bool:
        """Through what lies there; above the first the field alone counts."""
        count = len(self._found)
        if name not in {"down", "up"} or not count:
            return False
        self._at = walked(self._at, count, name)
        self._show()
        return True

    def turn(self, by: int) -> bool:  # noqa: ARG002 - there is only one way to complete
        """Put in what is under the bar, or the first."""
        if not self._found:
            return False
        taken = self._found[self._at or 0]
        self._put(f"{taken.path}/" if taken.folder else taken.path)
        return True

    def _put(self, path: str) -> None:
        self._field.value = path
        self._field.cursor_position = len(path)

    @on(Input.Changed)
    def _typed(self) -> None:
        self._at, self._found = None, ()
        self._show()
        self._look()

    def _look(self) -> None:
        self.run_worker(self._say_found, group="look", exclusive=True, exit_on_error=False)  # type: ignore[arg-type]

    async def _say_found(self) -> None:
        typed = self._field.value
        found = await self._looking(typed)
        if typed == self._field.value:
            self._found, self._looked_at = found, typed
            self._at = 0 if found and not found[0].folder and found[0].path != typed else None
            self._show()


def _aside(each: Nearby, now: int, zone: tzinfo) -> str:
    """How large a file is, and of when."""
    if each.folder:
        return ""
    size = next((f"{each.size / unit:.1f} {name}" for unit, name in _UNITS if each.size >= unit), f"{each.size} B")
    return f"{size:>9}  {moment(each.changed_at, now, zone)}"
