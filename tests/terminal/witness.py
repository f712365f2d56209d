"""The program with a witness in it: asked by a signal, it writes down what Textual means to show.

`python -m terminal.witness …` is `python -m reviewtui …` apart from that.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
from pathlib import Path
from typing import Any

from textual._context import visible_screen_stack
from textual.app import App

from reviewtui.bootstrap import main
from reviewtui.tui.app import ReviewApp


def rendered(app: App[Any]) -> list[str]:
    """Textual's own picture of the screen, row by row, in the words that it would send."""
    compositor = app.screen._compositor
    waiting = compositor._dirty_regions.copy()
    visible_screen_stack.set(app._background_screens)
    rows = ["".join(strip.render(app.console) for strip in line) for line in compositor.render_full_update().strips]
    compositor._dirty_regions.update(waiting)
    return rows


def tell(app: App[Any], path: Path) -> None:
    """Write down what should be seen."""
    aside = path.with_suffix(".new")
    aside.write_text(json.dumps({"columns": app.size.width, "rows": rendered(app)}), "utf-8")
    aside.replace(path)


def on_ready(app: ReviewApp) -> None:
    """Hear the signal from now on."""
    path = Path(os.environ["REVIEWTUI_WITNESS"])
    asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, tell, app, path)


if __name__ == "__main__":
    ReviewApp.on_ready = on_ready  # type: ignore[attr-defined]
    main()
