"""Until when a case sleeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.widgets import Input

from reviewtui.domain.clock import HOUR, WEEK, at_hour, local, moment
from reviewtui.domain.text import clean
from reviewtui.domain.when import read_when
from reviewtui.tui.dialogs.dialog import ENTER, ESC, ClickableKeys, Dialog, MenuEntry, menu
from reviewtui.tui.dialogs.fields import HINT, Field, when_words
from reviewtui.tui.dialogs.sheet import on_sheet, titled
from reviewtui.tui.drawing.lines import BLANK, Line
from reviewtui.tui.drawing.lines_view import LinesView

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from textual.app import ComposeResult

_OWN_KEYS = "uioplfg"


class Cancelled:
    """The seller went back: nothing is to be done."""


class SnoozeDialog(Dialog["int | Cancelled | None"]):
    """Answers with a time, None for "until the buyer writes", or `Cancelled`."""

    def __init__(
        self,
        now: int,
        zone: tzinfo,
        morning: int = 9,
        own: Sequence[str] = (),
        again: int | None = None,
        about: str = "",
    ) -> None:
        """`own` are further intervals of the user's; `again` is a date that the case had before it was woken; `about`
        names the cases.
        """
        super().__init__()
        self._now, self._zone, self._morning = now, zone, morning
        self._own, self._again, self._about = own, again, clean(about)
        self._cursor = 0
        self._times = self._choices()
        self._menu = ClickableKeys(classes="dialog--menu", can_focus=True)
        self._field = Field(HINT, "dialog--under")
        self._told = LinesView(classes="dialog--lines")

    def _choices(self) -> list[tuple[MenuEntry, int | None]]:
        now, zone, morning = self._now, self._zone, self._morning
        monday = at_hour(now, zone, 7 - local(now, zone).weekday(), morning)
        times = [
            ("h", "3 hours", now + 3 * HOUR),
            ("t", "tomorrow morning", at_hour(now, zone, 1, morning)),
            ("m", "Monday", monday),
            ("w", "1 week", now + WEEK),
        ]
        entries: list[tuple[MenuEntry, int | None]] = [
            (MenuEntry(key, words, moment(at, now, zone)), at) for key, words, at in times
        ]
        entries.append((MenuEntry("b", "until the buyer writes"), None))
        for key, said in zip(_OWN_KEYS, self._own, strict=False):
            at = read_when(said, now, zone, morning)
            if at is not None:
                entries.append((MenuEntry(key, said, moment(at, now, zone)), at))
        if self._again is not None and self._again > now:
            entries.insert(0, (MenuEntry("a", "as it was before", moment(self._again, now, zone)), self._again))
        return entries

    def compose(self) -> ComposeResult:
        """Five times under a key each, and a field for any other."""
        yield on_sheet(self._menu, self._field, self._told, narrow=True)

    def on_mount(self) -> None:
        """Paint, and wait for a key."""
        self._menu.show(self._lines)
        self._tell()
        self.set_focus(self._menu)

    def _lines(self, width: int) -> list[Line]:
        cursor = self._cursor if self.focused is not self._field else None
        title = titled("Snooze", self._about, "until when", width=width)
        entries = [entry for entry, _ in self._times]
        return [title, BLANK, *menu([*entries, MenuEntry("d", "another time")], cursor)]

    takes_words = True

    def press(self, key: str) -> bool:
        """A time by its key; whatever is no key here begins a time of your own."""
        by_key = {entry.key: at for entry, at in self._times}
        if key == ENTER and self.focused is self._field:
            self._taken()
        elif key in by_key:
            self.dismiss(by_key[key])
        elif key == "d" or (key == ENTER and self._cursor == len(self._times)):
            self.set_focus(self._field)
        elif key == ENTER:
            self.dismiss(self._times[self._cursor][1])
        else:
            return False
        return True

    def move(self, name: str) -> bool:
        """Through the choices and the field, one after the other; every other letter is a word's."""
        if name in {"down", "up"}:
            self._walk(1 if name == "down" else -1)
        return name in {"down", "up"}

    def take_words(self, words: str) -> None:
        """A time of the seller's own."""
        self._field.value = self._field.value + words
        self._field.cursor_position = len(self._field.value)
        self.set_focus(self._field)

    def _walk(self, by: int) -> None:
        if self.focused is self._field:
            self._cursor = len(self._times) if by < 0 else 0
            self.set_focus(self._menu)
        else:
            self._cursor = (self._cursor + by) % (len(self._times) + 1)
        self._menu.show(self._lines)

    def action_back(self) -> None:
        """Answer that nothing is to be snoozed, which is not the same as waking a case."""
        self.dismiss(Cancelled())

    def on_descendant_focus(self, _: events.DescendantFocus) -> None:
        """The bar stands where the next key goes."""
        self._menu.show(self._lines)
        self._tell()

    @on(Input.Changed)
    def _typed(self) -> None:
        self._tell()

    @on(Input.Submitted)
    def _taken(self) -> None:
        at = self._typed_time()
        if at is not None:
            self.dismiss(at)

    def _typed_time(self) -> int | None:
        return read_when(self._field.value, self._now, self._zone, self._morning)

    def _tell(self) -> None:
        words = when_words(self._field.value, self._typed_time(), self._now, self._zone)
        hint = self.keys((ENTER, "take it"), (ESC, "back"))
        self._told.show(lambda _: [words, BLANK, hint])
