"""Questions whose answer weighs: only a key that was pressed after the question could be read answers them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, TypeVar

from textual import events, on
from textual.message import Message

from reviewtui.domain.text import clean
from reviewtui.tui.dialogs.dialog import ENTER, ESC, ClickableKeys, Dialog, MenuEntry, menu
from reviewtui.tui.dialogs.sheet import on_sheet
from reviewtui.tui.drawing.lines import BLANK, Line, TonedText, paragraph

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.strip import Strip

Answer = TypeVar("Answer")

_NEVER: Final = float("inf")


def _now() -> float:
    """The time on the clock that stamps every key when it is read from the terminal."""
    return Message().time


class DialogLines(ClickableKeys):
    """The lines of a question; they know since when they stand on the screen."""

    since = _NEVER

    def ask_anew(self) -> None:
        """Another question: it counts from its own first picture on."""
        self.since = _NEVER
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line, drawn; the first one that is drawn puts the question."""
        if self.lines and self.since == _NEVER:
            self.since = _now()
        return super().render_line(y)


class Deliberate(Dialog[Answer]):
    """A question that is not answered by a key that was typed ahead, by a held key, or by Enter.

    Keys wait in queues: what counts is when a key was read from the terminal, not when it is handled. The way out
    is always open.
    """

    GUARD: ClassVar[float] = 0.3
    """Seconds that nobody needs less to see a question and decide."""

    at_once = False

    asked: DialogLines
    """Where the question stands."""

    def on_key(self, event: events.Key) -> None:
        """Drop what was pressed before the question could be read."""
        self._drop_early(event)

    @on(ClickableKeys.Pressed)
    def _clicked_early(self, event: ClickableKeys.Pressed) -> None:
        self._drop_early(event)

    def _drop_early(self, event: Message) -> None:
        way_out = isinstance(event, events.Key) and self.leads_out(event.key) and not event.is_printable
        if not way_out and event.time < self.asked.since + self.GUARD:
            event.stop()
            event.prevent_default()


class OnePage(Deliberate[Answer]):
    """Such a question on one page of lines, made by `paint`; a heavy Enter gets a hint which keys answer."""

    NARROW: ClassVar[bool] = False

    def __init__(self) -> None:
        super().__init__()
        self.asked = DialogLines(classes="dialog--menu", can_focus=True)
        self.hint = False

    def paint(self, width: int) -> list[Line]:
        """The lines of the question for so many cells of width: what is asked, and the keys that answer."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """One page of lines, on a sheet at the bottom of the screen."""
        yield on_sheet(self.asked, narrow=self.NARROW)

    def on_mount(self) -> None:
        """Paint, and wait for a key."""
        self.repaint()
        self.set_focus(self.asked)

    def repaint(self) -> None:
        """Show the page as it is now, where it was scrolled to."""
        self.asked.show(self.paint, from_top=False)

    def give_hint(self) -> None:
        """Say below the question which keys answer it, because Enter does not."""
        self.hint = True
        self.repaint()


class SureDialog(OnePage[bool]):
    """Yes or no, where neither is a default and yes is not done by a slip."""

    NARROW = True

    def __init__(self, question: str, yes_words: str, no_words: str = "no, go back") -> None:
        super().__init__()
        self._question, self._yes, self._no = clean(question), clean(yes_words), clean(no_words)

    def paint(self, width: int) -> list[Line]:
        """The lines of the question for so many cells of width: what is asked, and the keys that answer."""
        answers = [MenuEntry("y", self._yes), MenuEntry("n", self._no)]
        return [
            *paragraph(self._question, width, "title"),
            BLANK,
            *menu(answers),
            *enter_hint(self, "y or n", wanted=self.hint),
        ]

    def press(self, key: str) -> bool:
        """``y`` or ``n`` answers, Enter only says so; whether the key meant anything."""
        if key in {"y", "n"}:
            self.dismiss(key == "y")
        elif key == ENTER:
            self.give_hint()
        return key in {"y", "n", ENTER}

    def action_back(self) -> None:
        """The way out answers no."""
        self.dismiss(result=False)


class AnswersDialog(OnePage[str | None]):
    """A few answers that weigh, each under a key of its own; None where the seller goes back."""

    def __init__(self, question: str, answers: Mapping[str, str], back: str) -> None:
        super().__init__()
        self._question, self._answers, self._back = clean(question), dict(answers), back

    def paint(self, width: int) -> list[Line]:
        """The lines of the question for so many cells of width: what is asked, and the keys that answer."""
        entries = [MenuEntry(key, words) for key, words in self._answers.items()]
        lines = [*paragraph(self._question, width, "title"), BLANK, *menu([*entries, self.entry(ESC, self._back)])]
        return lines + enter_hint(self, "the key of an answer", wanted=self.hint)

    def press(self, key: str) -> bool:
        """Answer with what the key stands for; whether it is one of the answers."""
        if key in self._answers:
            self.dismiss(key)
        elif key == ENTER:
            self.give_hint()
        return key in {*self._answers, ENTER}


def enter_hint(question: Dialog[Answer], answers: str, *, wanted: bool) -> list[Line]:
    """What Enter says where it decides nothing."""
    return (
        [BLANK, (TonedText(f"{question.sign(ENTER)} decides nothing here; press {answers}", "warm"),)] if wanted else []
    )
