"""The place of the one screen that shows a case, with its keys around it."""

from __future__ import annotations

from textual.containers import Vertical

from reviewtui.tui.actions import CASE
from reviewtui.tui.bindings import bindings


class CasePlace(Vertical):
    """A case, in full."""

    BINDINGS = bindings(CASE)
