"""`reviewtui redo`."""

from __future__ import annotations

from reviewtui.cli.acting import at_large

command = at_large("redo", "Do again what you took back last.", lambda desk: desk.triage.redo())
