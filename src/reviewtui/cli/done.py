"""`reviewtui done`."""

from __future__ import annotations

from reviewtui.cli.acting import on_cases

command = on_cases("done", "Close cases.", lambda desk, cases: desk.triage.done(cases))
