"""`reviewtui claim`."""

from __future__ import annotations

from reviewtui.cli.targets import on_cases

_WORDS = "Take cases on, or let go of those that are yours."

command = on_cases("claim", _WORDS, "claim", lambda desk, cases: desk.triage.claim(cases))
