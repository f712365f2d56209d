"""Spelling and grammar of a letter, by a checker that is an optional part: `pip install "reviewtui[spelling]"`."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewtui.desk.spelling import Speller


def installed() -> bool:
    """Whether the optional part is here, without loading it."""
    return find_spec("harper") is not None


def speller() -> Speller | None:
    """The checker where it is installed; its dictionary is loaded when a letter is begun."""
    if not installed():
        return None
    from reviewtui.spelling.harper import HarperSpeller

    return HarperSpeller()
