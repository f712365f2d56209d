"""A watched folder as a source: what is new there is taken once, and moved away if the seller wants that."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
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
        try:
            found = [(path.stat().st_mtime_ns, path) for path in self._folder.glob(self._pattern) if path.is_file()]
        except (OSError, ValueError, NotImplementedError) as error:
            raise BadSource(f"{self.name}: {self._folder} can't be looked into ({error})") from error
        for written, path in sorted(found):
            if stop():
                return
            mark = f"{written} {path.stat().st_size}"
            if taken.get(self._named(path)) == mark or abs(self._clock() - written / 1e9) < STILL_SECONDS:
                continue
            took = partial(self._took, path, mark)
            yield Incoming(path, self._options, took, self.complete)

    def _named(self, path: Path) -> str:
        """Its name below the folder: a pattern may lead into several folders that hold files of one name."""
        return str(path.relative_to(self._folder))

    def _took(self, path: Path, mark: str) -> None:
        noted.write(self._state, noted.read(self._state) | {self._named(path): mark})
        if self._move_to is not None:
            self._move_to.mkdir(parents=True, exist_ok=True)
            there = self._move_to / path.name
            if there.exists():
                there = there.with_name(f"{path.stem}-{self._clock()}{path.suffix}")
            with suppress(OSError):
                path.rename(there)
