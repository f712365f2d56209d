"""Opening the inbox on a terminal, or saying politely why not."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewtui.tui.context import Context


def open_inbox(context: Context, *, tour: bool = False) -> None:
    """Run the screens until the seller leaves, or the tour. Raises SystemExit(1) where the terminal can't show them."""
    if os.environ.get("TERM", "") in {"dumb", "unknown"}:
        sys.exit("This terminal can't show the inbox (TERM=dumb); reviewtui list shows the cases as plain lines.")
    from reviewtui.tui.app import ReviewApp

    # a letter is checked on a thread beside the screens: a key must not wait long for its turn
    sys.setswitchinterval(0.0005)
    if tour:
        from reviewtui.tui.tour.app import TourApp

        app: ReviewApp = TourApp(context)
    else:
        app = ReviewApp(context)
    if os.name == "posix":
        from reviewtui.tui.signals import SystemSignals

        app.signals = SystemSignals(app, app.keep_for_the_end)
    try:
        app.run(mouse=context.mouse)
    finally:
        if app.signals is not None:
            app.signals.over()
    if app.return_code:
        sys.exit(app.return_code)
