"""`reviewtui undo`."""

from __future__ import annotations

from reviewtui.cli.acting import at_large

_WORDS = "Take back your last act, also one of the screens or of yesterday."

command = at_large("undo", _WORDS, lambda desk: desk.triage.undo())
