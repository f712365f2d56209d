"""Watched folders: telling that something happened there, at once where the system can, else by looking again."""

from __future__ import annotations

import logging
import threading
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

log = logging.getLogger(__name__)


class Watching:
    """Looks at folders on a thread of its own and calls `changed` with the name of the one where something happened.

    `blind` is called with the names of those where nobody will tell: the caller looks there by itself.
    """

    def __init__(
        self,
        folders: Mapping[str, Path],
        changed: Callable[[str], None],
        blind: Callable[[list[str]], None],
        *,
        deep: bool = False,
    ) -> None:
        """`deep` means what lies below these folders, too."""
        self._folders = dict(folders)
        self._changed = changed
        self._blind = blind
        self._deep = deep
        self._over = threading.Event()

    def begin(self) -> None:
        """From now on. Nothing is loaded where there is no folder."""
        there = {name: folder.resolve() for name, folder in self._folders.items() if folder.is_dir()}
        missing = [name for name in self._folders if name not in there]
        if missing:
            self._blind(missing)
        if there:
            threading.Thread(target=self._work, args=(there,), name="watching", daemon=True).start()

    def end(self) -> None:
        """Watch the folders no more, and let go of them."""
        self._over.set()

    def _work(self, folders: Mapping[str, Path]) -> None:
        try:
            from watchfiles import watch

            rounds = watch(
                *folders.values(), stop_event=self._over, recursive=self._deep, debounce=400, raise_interrupt=False,
                ignore_permission_denied=True,
            )  # fmt: skip
            for changes in rounds:
                touched = [Path(path) for _, path in changes]
                for name, folder in folders.items():
                    if any(folder in path.parents for path in touched):
                        self._changed(name)
        except Exception as error:  # noqa: BLE001 - a missing library, or a limit of the system: each has its own class
            log.warning("folders are looked at now and then, because nothing tells what happens there: %s", error)
        if not self._over.is_set():
            self._blind(list(folders))
