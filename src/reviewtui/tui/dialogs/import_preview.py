"""How a file was understood, before anything of it comes in: column by column, to be corrected with keys."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from rich.cells import cell_len

from reviewtui.desk.ports import Shape, shape_of
from reviewtui.tui.dialogs.dialog import ENTER, ESC, ClickableKeys, Dialog
from reviewtui.tui.dialogs.import_paint import FIELDS, ColumnRow, row_line, rows_of, totals_line
from reviewtui.tui.dialogs.modal import ModalNotice
from reviewtui.tui.dialogs.pick import PickDialog, PickRow
from reviewtui.tui.dialogs.sheet import on_sheet
from reviewtui.tui.dialogs.text import TextDialog
from reviewtui.tui.drawing.lines import BLANK, Line, Tone, TonedText, at_most, fit_line, paragraph
from reviewtui.tui.drawing.lines_view import LinesView

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from reviewtui.desk.previewing import Look

_AROUND: Final = 11
"""Rows of the sheet that are no list: edge, title, heads, totals, what is wrong, keys."""
_NOTHING: Final = "not used"
_ASKED: Final = {
    "stars": "Which column holds the stars, from 1 to 5? f on it says so.",
    "text": "Which column holds the review's text? f on it says so.",
    "marketplace": "Do these dates tell the day first, or the month? Name their marketplace: f on its line.",
}


@dataclass(slots=True)
class SaidOfColumns:
    """What the seller said: of columns by the shape of a file, of what stands in no column for all of them."""

    shapes: dict[Shape, dict[str, str]] = field(default_factory=dict)
    asin: str = ""
    marketplace: str = ""
    remember: set[Shape] = field(default_factory=set)


class Totals(NamedTuple):
    """What would become of all rows; `done` when they were all read."""

    read: int
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: int = 0
    done: bool = False


Looking = Callable[[SaidOfColumns], Coroutine[Any, Any, "Sequence[Look] | str"]]
"""Looks at the files again as the seller says; or why nobody can."""
Counting = Callable[[SaidOfColumns, Callable[[Totals], None]], Coroutine[Any, Any, None]]
"""Counts what would become of all rows, telling on the way."""


class ImportPreview(Dialog[SaidOfColumns | None]):
    """Answers with what was said of the files that are to come in, None when the seller leaves it."""

    def __init__(self, looks: Sequence[Look], said: SaidOfColumns, looking: Looking, counting: Counting) -> None:
        super().__init__()
        self._looks, self._said, self._looking, self._counting = list(looks), said, looking, counting
        self._file = self._at = 0
        self._totals: Totals | None = None
        self._wrong = ""
        self._rejected = False
        self._heading = LinesView(classes="dialog--lines")
        self._list = ClickableKeys(classes="dialog--menu", can_focus=True)
        self._foot = ClickableKeys(classes="dialog--lines")

    def compose(self) -> ComposeResult:
        """The file, its columns, what would become of it, the keys."""
        yield on_sheet(self._heading, self._list, self._foot, about_case=False)

    def on_mount(self) -> None:
        """Show it, and count beside."""
        self.query_one(".dialog").add_class("-wide")
        self.set_focus(self._list)
        self.repaint()
        self._count()

    def on_resize(self) -> None:
        """Share the height between list and text anew."""
        self.repaint()

    @property
    def look(self) -> Look:
        """The file that is shown."""
        return self._looks[self._file]

    @property
    def shape(self) -> Shape:
        """The shape of the file that is shown."""
        return shape_of(self.look.understood.header)

    # what is shown ---------------------------------------------------------------------------------------------------

    def repaint(self) -> None:
        """Show everything as it is now."""
        rows = rows_of(self.look)
        self._at = min(self._at, max(0, len(rows) - 1))
        listed = max(3, min(len(rows) or 1, self.size.height - _AROUND - self._notes_height()))
        self._list.styles.height = listed
        self._heading.show(self._title)
        self._list.show(lambda width: self._lines(rows, width), from_top=False)
        top = self._list.top
        if not self._rejected and not top <= self._at < top + listed:
            self._list.scroll_to_line(self._at if self._at < top else self._at - listed + 1)
        self._foot.show(self._below)

    def _notes_height(self) -> int:
        return len(self._notes(max(20, self.size.width - 4)))

    def _title(self, width: int) -> list[Line]:
        look = self.look
        which = f"  file {self._file + 1} of {len(self._looks)}" if len(self._looks) > 1 else ""
        kind = "" if look.error else f"  known as {look.dialect}" if look.dialect else ""
        title = (
            TonedText("Import  ", "title"),
            TonedText(look.name.rpartition("/")[2]),
            TonedText(f"{which}{kind}", "dim"),
        )
        return [fit_line(title, width), BLANK]

    def _lines(self, rows: Sequence[ColumnRow], width: int) -> list[Line]:
        if self._rejected:
            return self._bad(width)
        widest = max((cell_len(row.name) for row in rows), default=0)
        return [row_line(row, width, here=at == self._at, widest=widest) for at, row in enumerate(rows)]

    def _bad(self, width: int) -> list[Line]:
        if not self.look.bad:
            return paragraph("Every row that was tried can be read.", width, "dim")
        return [
            fit_line((TonedText(f"  row {row}, {name}: ", "warm"), TonedText(reason)), width)
            for row, name, reason in self.look.bad
        ]

    def _notes(self, width: int) -> list[Line]:
        """What is wrong, and what was assumed."""
        look = self.look
        asked = next((_ASKED.get(each, each) for each in look.missing), "")
        wrong = self._wrong or asked or look.error
        lines = at_most(paragraph(f"  {wrong}", width, "hot"), 3, width) if wrong else []
        for remark in look.understood.remarks:
            lines += at_most(paragraph(f"  {remark}", width, "warm"), 2, width)
        if self.shape in self._said.remember:
            lines += paragraph("  So it will be for all files with these columns.", width, "good")
        return lines

    def _below(self, width: int) -> list[Line]:
        hints = [(ENTER, "import")] if any(not each.error for each in self._looks) else []
        hints += [("f", "something else")] if self.look.understood.header else []
        hints += [("m", "not for all" if self.shape in self._said.remember else "remember")] if self.shape else []
        hints += [("v", "columns" if self._rejected else "rejected")] if self._rejected or self.look.bad else []
        hints += [("n", "next file")] if len(self._looks) > 1 else []
        return [
            BLANK,
            self._counted(width),
            *self._notes(width),
            BLANK,
            fit_line(self.keys(*hints, (ESC, "leave")), width),
        ]

    def _counted(self, width: int) -> Line:
        told = self._totals
        if all(each.error for each in self._looks):
            return BLANK
        if told is None:
            return (TonedText("  Counting…", "dim"),)
        counts: list[tuple[int, str, Tone]] = [(told.read, "rows" if told.done else "rows so far", "title")]
        if told.done:
            counts += [(told.new, "new", "good"), (told.unchanged, "known", "title")]
            counts += [(told.changed, "changed", "title")] if told.changed else []
            counts += [(told.rejected, "can't be read", "hot")] if told.rejected else []
        return fit_line(totals_line(counts), width)

    # keys ------------------------------------------------------------------------------------------------------------

    def press(self, key: str) -> bool:
        """Take it in, correct it, look at what can't be read."""
        if key == ENTER:
            if all(each.error for each in self._looks):
                self.tell("Nothing of it can be read so; f says which column is what")
            else:
                self.dismiss(self._said)
        elif key == "f" and self.look.understood.header:
            self._correct()
        elif key == "m" and self.shape:
            self._said.remember ^= {self.shape}
            self._said.shapes.setdefault(self.shape, self._kept())
            self.repaint()
        elif key == "v" and (self.look.bad or self._rejected):
            self._rejected = not self._rejected
            self.repaint()
        elif key == "n" and len(self._looks) > 1:
            self._file, self._at, self._rejected = (self._file + 1) % len(self._looks), 0, False
            self.repaint()
        else:
            return False
        return True

    def move(self, name: str) -> bool:
        """Walk through the columns, or the rows that can't be read."""
        if self._rejected:
            return self._list.move(name)
        page = max(1, self._list.size.height - 1)
        count = len(rows_of(self.look))
        steps = {"down": 1, "up": -1, "half-down": page // 2 or 1, "half-up": -page // 2, "page-down": page,
                 "page-up": -page, "first": -count, "last": count}  # fmt: skip
        if name not in steps or not count:
            return False
        self._at = max(0, min(count - 1, self._at + steps[name]))
        self.repaint()
        return True

    def _correct(self) -> None:
        row = rows_of(self.look)[self._at]
        if row.missing:
            (name,) = row.fields
            words = "The ASIN of all these reviews" if name == "asin" else "Their marketplace, like DE or US"
            self.app.push_screen(TextDialog(words, row.values[0] if row.values else ""), self._place_named(name))
            return
        title = (TonedText(row.name, "title"), TonedText("  is taken as", "dim"))
        entries = [_entry(each, words, here=each in row.fields) for each, words in FIELDS.items()]
        entries.append(_entry(_NOTHING, "nothing of this column comes in", here=not row.fields))
        entries.sort(key=lambda entry: entry.aside == "")
        self.app.push_screen(PickDialog(title, entries, "take it as that", ""), lambda taken: self._take(row, taken))

    def _place_named(self, name: str) -> Callable[[str | None], None]:
        def named(word: str | None) -> None:
            if word:
                setattr(self._said, name, word.upper())
                self._look_again()

        return named

    def _take(self, row: ColumnRow, taken: str | None) -> None:
        """Take a column as another field, or as none."""
        if taken is None or row.place is None:
            return
        header = list(self.look.understood.header)
        name = header[row.place]
        column = name if name and header.count(name) == 1 else str(row.place + 1)
        mapping = dict(self._said.shapes.get(self.shape, self._kept()))
        for each in row.fields:
            mapping[each] = ""
        if taken != _NOTHING:
            mapping[taken] = column
        self._said.shapes[self.shape] = mapping
        self._look_again()

    def _kept(self) -> dict[str, str]:
        """What was understood already and is to stay, said outright."""
        header = list(self.look.understood.header)
        columns = self.look.understood.columns
        return {each: name for each, name in columns.items() if each in FIELDS and header.count(name) == 1}

    def _look_again(self) -> None:
        self._totals = None
        self.run_worker(self._looked, group="look", exclusive=True, exit_on_error=False)  # type: ignore[arg-type]

    async def _looked(self) -> None:
        found = await self._looking(self._said)
        if isinstance(found, str):
            self._wrong = found
        else:
            self._wrong, self._looks = "", list(found)
            await self.query(ModalNotice).remove()
            self._file = min(self._file, len(self._looks) - 1)
        self.repaint()
        self._count()

    def _count(self) -> None:
        if not all(each.error for each in self._looks):
            self.run_worker(self._counted_all, group="count", exclusive=True, exit_on_error=False)  # type: ignore[arg-type]

    async def _counted_all(self) -> None:
        await self._counting(self._said, self._tell_totals)

    def _tell_totals(self, told: Totals) -> None:
        self._totals = told
        self._foot.show(self._below)


def _entry(name: str, words: str, *, here: bool) -> PickRow[str]:
    line = (TonedText(f"{name:<15}", "title" if here else "plain"), TonedText(words, "dim"))
    return PickRow(line, "now" if here else "", name, lambda width: paragraph(words, width, "dim"))
