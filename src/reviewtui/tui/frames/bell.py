"""A notification by the terminal itself: it reaches the desktop through SSH, and no cell of the screen changes.

What a terminal does not understand it has to ignore; those that are known to print it get a bell alone.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

BELL: Final = "\x07"
_LONGEST: Final = 200
_BY_777: Final = ("foot", "rxvt", "vte", "gnome", "konsole")
_BELL_ONLY: Final = ("linux", "screen", "vt1", "vt2", "ansi", "dumb", "cons")


def notification(words: str, how: str, environ: Mapping[str, str]) -> str:
    """What to send; `how` is ``auto``, ``osc9``, ``osc777`` or ``bell``."""
    how = _known(environ) if how == "auto" else how
    said = _harmless(words)
    if how == "osc9":  # words that begin with a number would mean something else to some
        return _through(f"\x1b]9;reviewtui: {said}{BELL}", environ) + BELL
    if how == "osc777":
        return _through(f"\x1b]777;notify;reviewtui;{said.replace(';', ',')}{BELL}", environ) + BELL
    return BELL


def _harmless(words: str) -> str:
    """On one line, with nothing that could end the words early: no control, no mark of direction."""
    kept = "".join(each if not unicodedata.category(each).startswith("C") else " " for each in words)
    return " ".join(kept.split())[:_LONGEST]


def _known(environ: Mapping[str, str]) -> str:
    name = environ.get("TERM", "")
    if environ.get("STY") or (name.startswith(_BELL_ONLY) and not environ.get("TMUX")):
        return "bell"
    if environ.get("VTE_VERSION") or name.startswith(_BY_777):
        return "osc777"
    return "osc9"


def _through(said: str, environ: Mapping[str, str]) -> str:
    """What stands around it so that tmux passes it on, where the user allows that."""
    if not environ.get("TMUX"):
        return said
    return "\x1bPtmux;" + said.replace("\x1b", "\x1b\x1b") + "\x1b\\"
