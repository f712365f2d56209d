"""What the settings call sources, put together: folders, services, Amazon's own reports. Loaded when they are asked."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from reviewtui import __version__
from reviewtui.config import paths
from reviewtui.desk.ports import SourceOptions
from reviewtui.domain.clock import iso
from reviewtui.sources import noted

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from reviewtui.config.config import Config
    from reviewtui.desk.ports import Clock
    from reviewtui.desk.syncing import ReviewSource, SyncReport


def make_sources(
    path: Path, ticking: Clock, config: Config, sleep: Callable[[float], None] = time.sleep
) -> list[ReviewSource]:
    """What the settings call sources; `sleep` is how they wait for one that is busy."""
    made: list[ReviewSource] = []
    state = paths.sync(path)
    for each in config.sources:
        if each.folder is not None:
            from reviewtui.sources.folder_source import FolderSource

            options = SourceOptions(dialect=each.dialect, marketplace=each.marketplace)
            made.append(
                FolderSource(
                    each.name, each.folder, each.pattern, options, each.move_to, state, ticking, complete=each.complete
                )
            )
            continue
        from reviewtui.sources.configured import partner_source, service_source

        secrets = {name: partial(secret.word, f"{each.name}, {name}") for name, secret in each.secrets.items()}
        if each.region:
            source = partner_source(
                each.name, each.region, each.marketplaces, secrets, state, ticking, __version__,
                sandbox=each.sandbox, topics=each.topics, endpoint=each.endpoint, token_url=each.token_url, sleep=sleep,
            )  # fmt: skip
            made.append(source)
        else:
            rest = (each.marketplace, state, ticking, __version__)
            made.append(
                service_source(
                    each.name, each.service, each.base, each.words, secrets, *rest, sleep, complete=each.complete
                )
            )
    return made


def alone(path: Path) -> AbstractContextManager[None]:
    """Nobody else syncs into this database until the end of the block; raises BadSource where somebody does."""
    return noted.alone(paths.sync(path))


def note(path: Path, now: int, report: SyncReport) -> None:
    """Write down what became of a source, for who wonders what cron did; a log that can't be written stops nothing."""
    noted.log(paths.sync(path) / "sync.log", {"at": iso(now), **report._asdict(), "problems": len(report.problems)})
