"""What concerns the whole program: help, palette, the screen anew, out to the shell, the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.tui.keys.actions import REPLY

if TYPE_CHECKING:
    from reviewtui.tui.stage import Stage


class ProgramCommands:
    """Acts on the program and its screen; none of them changes a case."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    async def refresh(self) -> None:
        """Read list, rows and counts again, as after another process has written."""
        self._stage.sync.read_anew()
        self._stage.status.tell("Everything was read anew")

    async def fetch(self) -> None:
        """Ask the sources for new reviews, or stop that."""
        self._stage.arrivals.by_key()

    async def repaint(self) -> None:
        """Say every cell to the terminal again, because something else wrote on it."""
        await self._stage.repaint()

    async def mouse(self) -> None:
        """Let the terminal select text with the mouse, or have clicks and the wheel again."""
        free, key = self._stage.free_mouse(), self._stage.keys.sign("mouse")
        if free is None:
            self._stage.status.tell("This terminal gives no mouse away", "refused")
        elif free:
            self._stage.status.tell(f"The mouse is the terminal's: select and copy as elsewhere; {key} takes it back")
        else:
            self._stage.status.tell(f"The mouse clicks and scrolls here again; {key} frees it")

    async def palette(self) -> None:
        """Find an act by its name."""
        from reviewtui.tui.commands.palette import ActPalette

        await self._stage.show_over(ActPalette(self._stage.keys))

    async def copy(self) -> None:
        """What the mouse or the field has selected; a hand that meant to leave is told how."""
        reply = self._stage.places.reply
        if self._stage.places.place == REPLY and reply is not None:
            await reply.pane.typed()
            reply.pane.copy()
            return
        text = self._stage.get_selected_text()
        if text:
            from reviewtui.tui.commands.copying import copy

            await copy(self._stage, text, "selected.txt", "what is selected")
        else:
            leave = self._stage.keys.sign("quit")
            self._stage.status.tell(f"Nothing is selected; {leave} in the list leaves, everything is kept")

    async def help(self) -> None:
        """The keys of this place."""
        from reviewtui.tui.dialogs.help import Help

        await self._stage.show_over(Help(self._stage.keys, self._stage.places.place))

    async def demo(self) -> None:
        """Open the demo, where it is offered."""
        context = self._stage.context
        if context.start_demo is not None and self._stage.sync.counts is not None and self._stage.sync.counts.empty:
            context.start_demo()
            await self.quit()
        else:
            self._stage.status.tell("The demo is a shop of its own: reviewtui demo opens it, from a shell", "refused")

    async def suspend(self) -> None:
        """To the shell and back."""
        self._stage.suspend()

    async def quit(self) -> None:
        """Leave the program; what is being written is saved first."""
        await self._stage.quit()
