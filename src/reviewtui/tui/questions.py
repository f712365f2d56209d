"""Questions to the seller, one at a time, and the keys that wait for their answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.screen import ModalScreen

Answer = TypeVar("Answer")


class LaysOver(Protocol):
    """Where a question appears, and where acts are done."""

    async def lay_over(self, dialog: ModalScreen[Answer], then: Callable[[Answer | None], Awaitable[None]]) -> None:
        """Lay a question over what stands there, and hand on its answer."""
        ...

    async def action_act(self, name: str) -> None:
        """Do what a row of the action table says."""
        ...


class Questions:
    """Knows whether a question is open; acts that are asked for meanwhile wait, in their order."""

    def __init__(self, screen: LaysOver) -> None:
        self._screen = screen
        self._open = False
        self._open_until = 0.0
        self._dialog: ModalScreen[Any] | None = None
        self._waiting: list[str] = []

    async def ask(self, dialog: ModalScreen[Answer], then: Callable[[Answer | None], Awaitable[None]]) -> None:
        """Ask the seller something and go on with the answer; keys pressed in between wait for it."""

        async def answered(answer: Answer | None) -> None:
            try:
                await then(answer)
            finally:
                over = self._is_over()
                self._open, self._open_until = False, 0.0 if over else Message().time
            while self._waiting and not self._open:
                await self._screen.action_act(self._waiting.pop(0))

        self._open, self._dialog = True, dialog
        await self._screen.lay_over(dialog, answered)

    def must_wait(self, name: str) -> bool:
        """Whether an act has to wait for an answer; then it is remembered."""
        if self._open:
            self._waiting.append(name)
        return self._open

    def were_meant(self, at: float) -> bool:
        """Whether a letter that was typed at that time was meant for a question that has gone away since."""
        return not self._is_over() if self._open else at < self._open_until

    def _is_over(self) -> bool:
        """Whether Enter or the way out has answered the question at hand, so that what comes behind them waits for its
        end as acts do.
        """
        return bool(getattr(self._dialog, "is_over", False))
