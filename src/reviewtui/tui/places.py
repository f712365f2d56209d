"""The places of the one screen besides the list, each with its keys around what it holds."""

from __future__ import annotations

from textual.containers import Vertical

from reviewtui.tui.actions import CASE, REPLY
from reviewtui.tui.bindings import bindings


class CasePlace(Vertical):
    """A case, in full."""

    BINDINGS = bindings(CASE)


class ReplyPlace(Vertical):
    """A reply being written."""

    BINDINGS = bindings(REPLY)
