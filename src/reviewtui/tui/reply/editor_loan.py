"""The letter in the seller's own editor: lent with the terminal, and taken back in one step that can be undone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from textual.app import SuspendNotSupported

from reviewtui.domain.reply import Step
from reviewtui.domain.whole_letter import parted, whole
from reviewtui.tui.reply.editing import place
from reviewtui.tui.reply.editor import edit

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from textual.app import App

    from reviewtui.domain.reply import Reply
    from reviewtui.tui.reply.autosave import Autosave
    from reviewtui.tui.reply.paint import LetterState
    from reviewtui.tui.reply.step_fields import StepFields


class LentLetter(Protocol):
    """The letter that an editor is given: what it says, and where it shows how it stands."""

    standing: LetterState
    autosave: Autosave

    @property
    def app(self) -> App[object]:
        """The app that has the terminal now."""
        ...

    @property
    def case(self) -> int | None:
        """The case that is written on."""
        ...

    @property
    def reply(self) -> Reply:
        """What the three fields hold, cleaned."""
        ...

    def show_state(self) -> None:
        """Show how the letter stands."""
        ...

    def run_worker(
        self, work: Coroutine[Any, Any, None], /, *, group: str, exclusive: bool, exit_on_error: bool
    ) -> object:
        """Do something beside the keys."""
        ...


class EditorLoan:
    """What a reply pane has for ``$EDITOR``; `editing` is the folder for texts that are there."""

    def __init__(self, pane: LentLetter, fields: StepFields, editing: Path | None) -> None:
        self._pane = pane
        self._fields = fields
        self._editing = editing

    @property
    def lent(self) -> bool:
        """The text is in an editor: keys are meant for that."""
        return self._fields.area.lent

    def lend(self, *, whole_letter: bool) -> None:
        """Give the step, or the whole letter, to the seller's own editor."""
        self._fields.area.lent = True
        self._pane.run_worker(
            self._edit(whole_letter=whole_letter), group="editor", exclusive=True, exit_on_error=False
        )

    def _place(self, part: str, given: str) -> Callable[[], Path] | None:
        """Where the text lies while the editor has it, so that the next start finds it if the line drops."""
        base, case = self._editing, self._pane.case
        return None if base is None or case is None else lambda: place(base, case, part, given)

    async def _edit(self, *, whole_letter: bool) -> None:
        """Give the terminal to the editor; a good end replaces the text."""
        pane, fields = self._pane, self._fields
        await pane.autosave.until_safe()
        step, before = fields.area.step, pane.reply
        given, name = (whole(before), "letter.txt") if whole_letter else (before.part(step), f"{step}.txt")
        try:
            with pane.app.suspend():
                text, trouble = edit(given, name, place=self._place(Path(name).stem, given))
        except SuspendNotSupported:
            text, trouble = None, "This terminal can't be lent to an editor"
        finally:
            fields.take_back()
        if text is not None:
            after = parted(text) if whole_letter else before.with_part(step, text)
            for each in Step:
                if after.part(each).strip() != before.part(each).strip():
                    fields.put_in(each, after.part(each), instead=True, go=each is step)
            pane.autosave.keep_now()
        pane.standing = pane.standing._replace(trouble=trouble)
        pane.show_state()
