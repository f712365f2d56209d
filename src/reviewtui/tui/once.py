"""Screens that answer once: whatever is pressed while they go away is dropped."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

Answer = TypeVar("Answer")


class Once(ModalScreen[Answer]):
    """A question whose first answer counts; at a second one Textual would pop the screen below as well."""

    takes_words = False
    """Whether words that are pasted, or typed at once, have a place here though no field has the focus."""
    _answered = False

    def hears(self, letter: str) -> bool:  # noqa: ARG002 - for who overrides it
        """Do what a letter means here, before the next key is looked at; False leaves it to the widgets in their turn.

        A question whose letters may begin an answer in a field has to hear them so: the next letter belongs there.
        """
        return False

    def take_words(self, words: str) -> None:
        """Put such words where they belong."""

    def tell(self, words: str) -> None:
        """Say something in the last line; it stays until the answer."""
        if self._answered:
            return
        for told in self.query(Told):
            told.update(Content(words))
            return
        self.mount(Told(Content(words), markup=False))

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Answer and go; a second answer says nothing."""
        if self._answered:
            return AwaitComplete()
        self._answered = True
        return super().dismiss(result)


class Told(Static):
    """What a question has to say beside its answers."""

    DEFAULT_CSS = "Told { dock: bottom; width: 100%; height: auto; padding: 0 1; color: $warning; background: $panel; }"
