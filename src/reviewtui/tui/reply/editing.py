"""Texts that are in the seller's own editor: where they lie, and what of them a dropped line left behind.

Each has a folder of its own, named by case, part and process, with the text as it was given beside the one that the
editor saves. A folder whose process is gone is offered at the next start when the two differ, else swept.
"""

from __future__ import annotations

import os
import re
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.domain.reply import Step
from reviewtui.domain.text import clean

if TYPE_CHECKING:
    from pathlib import Path

WHOLE: Final = "letter"
_NAME: Final = re.compile(r"(\d{1,18})-([a-z]+)-(\d{1,9})")
_GIVEN: Final = "given.txt"
_LONGEST: Final = 200_000


class LeftOver(NamedTuple):
    """What an editor saved for a part of a letter (a step, or all of it) that never came back."""

    case: int
    part: str
    text: str
    folder: Path

    @property
    def step(self) -> Step | None:
        """The step that it is, None for the whole letter."""
        return None if self.part == WHOLE else Step(self.part)


def place(base: Path, case: int, part: str, given: str) -> Path:
    """A folder for a text on its way to the editor. Raises OSError."""
    folder = base / f"{case}-{part}-{os.getpid()}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True)
    (folder / _GIVEN).write_text(given, encoding="utf-8")
    return folder


def left_over(base: Path) -> tuple[LeftOver, ...]:
    """What was saved in editors of programs that are gone; what they left as it was is swept."""
    found = []
    for folder in sorted(base.iterdir()) if base.is_dir() else ():
        named = _NAME.fullmatch(folder.name)
        if named is None or named[2] not in {WHOLE, *Step} or _alive(int(named[3])):
            continue
        with suppress(OSError):
            text = _read(folder / f"{named[2]}.txt")
            if text is None or text == _read(folder / _GIVEN):
                shutil.rmtree(folder, ignore_errors=True)
            else:
                found.append(LeftOver(int(named[1]), named[2], text, folder))
    return tuple(found)


def sweep(left: LeftOver) -> None:
    """It was taken, or is not wanted."""
    shutil.rmtree(left.folder, ignore_errors=True)


def _read(path: Path) -> str | None:
    if not path.is_file():
        return None
    with path.open("rb") as file:
        return clean(file.read(_LONGEST).decode("utf-8", "replace")).rstrip("\n")


def _alive(process: int) -> bool:
    if process == os.getpid():
        return True
    if os.name != "posix":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
