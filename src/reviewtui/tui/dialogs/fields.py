"""What dialogs with fields share: how a typed time is answered, and a text area that is forgotten when it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.message import Message
from textual.widgets import Input, TextArea

from reviewtui.domain.clock import moment
from reviewtui.domain.text import clean
from reviewtui.domain.typed.examples import examples_for
from reviewtui.domain.when import EXAMPLES
from reviewtui.tui.dialogs.modal import Modal
from reviewtui.tui.drawing.lines import Line, TonedText

if TYPE_CHECKING:
    from datetime import tzinfo

    from textual import events
    from textual.dom import DOMNode

HINT = " · ".join(EXAMPLES[:4])


def when_words(typed: str, at: int | None, now: int, zone: tzinfo) -> Line:
    """What is understood of a typed time, while it is typed."""
    if not typed.strip():
        return (TonedText(" "),)
    if at is None:
        return (TonedText("no time yet; such as ", "warm"), TonedText(" · ".join(examples_for(typed)[:4]), "dim"))
    return (TonedText(f"→ {moment(at, now, zone)}", "good"),)


def walked(at: int | None, count: int, name: str) -> int | None:
    """Where the bar stands after a step through so many ways to go on; None is the field itself, above the first."""
    to = (-1 if at is None else at) + (1 if name == "down" else -1)
    return None if to in {-1, count} else count - 1 if to < -1 else to


class Field(Input):
    """One line, without a frame and without blinking."""

    def __init__(self, placeholder: str = "", classes: str = "") -> None:
        super().__init__(
            placeholder=placeholder, compact=True, select_on_focus=False, classes=f"dialog--input {classes}"
        )
        self.cursor_blink = False


class ShortText(TextArea):
    """A few lines: Enter is done, ``^n`` begins a new line, unless those have other keys. Leaves nothing behind in the
    app when it goes.
    """

    class Done(Message):
        """Enter was pressed in the field: its words are to be taken."""

    def __init__(self) -> None:
        super().__init__(compact=True, highlight_cursor_line=False, classes="dialog--text")
        self.cursor_blink = False
        self.match_cursor_bracket = False

    def watch(self, obj: DOMNode, attribute_name: str, callback: Any, init: bool = True) -> None:  # noqa: FBT001, FBT002 - Textual's
        """Don't watch the app's theme: the app would remember this text area for ever."""
        if attribute_name != "theme":
            super().watch(obj, attribute_name, callback, init)

    async def _on_paste(self, event: events.Paste) -> None:
        event.text = clean(event.text)

    async def _on_key(self, event: events.Key) -> None:
        """Done and a new line by the keys that the table gives them; Enter is neither where it has none."""
        means = self.screen.means(event.key) if isinstance(self.screen, Modal) else ""
        if means in {"take", "keep", "new-line"}:
            event.stop()
            event.prevent_default()
            if means == "new-line":
                self.insert("\n")
            else:
                self.post_message(self.Done())
        elif event.key == "enter":
            event.prevent_default()
