"""Screens that answer once: whatever is pressed while they go away is dropped."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

Answer = TypeVar("Answer")


class Once(ModalScreen[Answer]):
    """A question whose first answer counts; at a second one Textual would pop the screen below as well."""

    _answered = False

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Answer and go; a second answer says nothing."""
        if self._answered:
            return AwaitComplete()
        self._answered = True
        return super().dismiss(result)
