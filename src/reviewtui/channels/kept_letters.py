"""The files of letters that were handed off, taken away again when a buyer is forgotten."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_OF_A_CASE: Final = re.compile(r".*-(\d+)\.txt")


def remove(folder: Path, cases: Sequence[int]) -> int:
    """Take away the files of some cases; answers how many."""
    wanted, gone = set(cases), 0
    with suppress(OSError):
        for each in folder.iterdir():
            named = _OF_A_CASE.fullmatch(each.name)
            if named and int(named[1]) in wanted:
                with suppress(OSError):
                    each.unlink()
                    gone += 1
    return gone
