"""Cells that a spreadsheet would take for a formula: written so that they are only text, and read back as they were."""

from __future__ import annotations

import re
from typing import Final

_FORMULA: Final = re.compile(r"[\s\"'`´‘’“”＂＇\ufeff]*[=+\-@＝＋－＠﹢﹣−]|'*[\t\r\n]")
"""How one begins, also behind quotation marks that a spreadsheet takes off, and in wide letters."""


def defused(text: str) -> str:
    """A text for a cell, with an apostrophe before what a spreadsheet could run."""
    return f"'{text}" if _FORMULA.match(text) else text


def undefused(cell: str) -> str:
    """The text that such a cell was made of."""
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell, 1) else cell
