"""`reviewtui reopen`."""

from __future__ import annotations

from reviewtui.cli.targets import on_cases

_WORDS = "Bring cases back to the lane that they left."

command = on_cases("reopen", _WORDS, "bring back", lambda desk, cases: desk.triage.reopen(cases))
