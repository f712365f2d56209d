"""A watched folder as a source: what is new there is taken once, and moved away if the seller wants that."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Final

from reviewtui.desk.ports import BadSource, Clock, SourceOptions
from reviewtui.desk.syncing import Incoming, Stop
from reviewtui.sources import noted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STILL_SECONDS: Final = 2
"""A file that was written to a moment ago may not be whole yet; the next run takes it."""


class FolderSource:
    """The files of a folder whose names fit a pattern."""

    requests = 0

    def __init__(
        self,
        name: str,
        folder: Path,
        pattern: str,
        options: SourceOptions,
        move_to: Path | None,
        state: Path,
        clock: Clock,
        *,
        complete: bool = False,
    ) -> None:
        """`state` is the folder in which it is noted what was taken."""
        self.name = name
        self.complete = complete
        self._folder = folder
        self._pattern = pattern
        self._options = options
        self._move_to = move_to
        self._state = state / f"{name}.json"
        self._clock = clock

    def incoming(self, stop: Stop, *, full: bool = False) -> Iterator[Incoming]:
        """Each file that was not taken yet as it is now, the oldest first. Raises BadSource."""
        if not self._folder.is_dir():
            raise BadSource(f"{self.name}: there is no folder {self._folder}")
        taken = {} if full else noted.read(self._state)
        for path in self._found():
            if stop():
                return
            try:
                seen = path.stat()
            except OSError:
                continue  # somebody took it away in between
            mark = f"{seen.st_mtime_ns} {seen.st_size}"
            if taken.get(self._named(path)) == mark or abs(self._clock() - seen.st_mtime) < STILL_SECONDS:
                continue
            took, refused = partial(self._took, path, mark), partial(self._refused, path, mark)
            yield Incoming(path, self._options, took, self.complete, refused)

    def _found(self) -> list[Path]:
        """The files whose names fit, the oldest first; those that were moved away are none of them."""
        away = self._move_to.resolve() if self._move_to is not None else None
        try:
            files = [path for path in self._folder.glob(self._pattern) if path.is_file()]
            found = [path for path in files if away is None or away not in path.resolve().parents]
        except (OSError, RuntimeError, ValueError, NotImplementedError) as error:
            raise BadSource(f"{self.name}: {self._folder} can't be looked into ({error})") from error
        return sorted(found, key=_written)

    def _named(self, path: Path) -> str:
        """Its name below the folder: a pattern may lead into several folders that hold files of one name."""
        return str(path.relative_to(self._folder))

    def _took(self, path: Path, mark: str) -> None:
        noted.write(self._state, noted.read(self._state) | {self._named(path): mark})
        with suppress(OSError):
            seen = path.stat()
            if self._move_to is not None and mark == f"{seen.st_mtime_ns} {seen.st_size}":
                # what was written to meanwhile stays for the next run
                self._move_to.mkdir(parents=True, exist_ok=True)
                shutil.move(path, _free(self._move_to / path.name))

    def _refused(self, path: Path, mark: str) -> None:
        if os.access(path, os.R_OK):
            noted.write(self._state, noted.read(self._state) | {self._named(path): mark})


def _written(path: Path) -> tuple[int, Path]:
    """When a file was written, and its name; first what was taken away meanwhile."""
    try:
        return path.stat().st_mtime_ns, path
    except OSError:
        return 0, path


def _free(path: Path) -> Path:
    """A name that no file has there yet."""
    tried = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in count(2))
    return path if not path.exists() else next(each for each in tried if not each.exists())
