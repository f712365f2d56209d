"""The screens: on the seller's own database, and on invented cases in a folder that goes away."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from reviewtui.bootstrap.desks import CannotOpen, clock, config_of, database, is_empty, make_desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reviewtui.cli.programs import Options
    from reviewtui.config.config import Config
    from reviewtui.desk.ports import Clock

DEMO = "reviewtui-demo-"
"""How the names of the demo's folders begin."""


def open_inbox(options: Options) -> None:
    """The screens on the seller's own database."""
    from reviewtui.store import scratch

    path, ticking, config = database(options), clock(options.now), config_of(options)
    if is_empty(path):
        from reviewtui.bootstrap.backups import gone

        words = gone(path, config.backups, ticking)
        if words:
            raise CannotOpen(f"{words}; to begin anew, bring reviews in with reviewtui import")
    if _show(path, ticking, config):
        open_demo(options)
    else:
        scratch.sweep(DEMO)


def open_demo(options: Options) -> None:
    """The screens on invented cases, in a folder that goes away."""
    _refuse_without_terminal()
    config = config_of(options)
    if options.tour:  # its keys are those that the program comes with
        from reviewtui.config.config import Config
        from reviewtui.desk.settings import Settings

        mine = config.settings
        config = Config(Settings(me=mine.me, zone=mine.zone, greet_and_sign=True), theme=config.theme)
    with nullcontext(options.play) if options.play is not None else staged(options) as path:
        _show(path, clock(options.now), config, demo=True, tour=options.tour, practice=options.play is not None)


@contextmanager
def staged(options: Options) -> Iterator[Path]:
    """A database of invented cases, or of the one to practise on, in a folder that goes away."""
    from reviewtui.bootstrap.staging import fill
    from reviewtui.store import scratch

    with scratch.folder(DEMO) as folder:
        path, ticking, config = folder / "demo.db", clock(options.now), config_of(options)
        now = ticking()
        desk = make_desk(path, ticking, config)
        try:
            fill(lambda then: make_desk(path, then, config), now, options.practice)
        finally:
            desk.store.close()
        yield path


def _refuse_without_terminal() -> None:
    if os.environ.get("TERM", "") in {"", "dumb"} or not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise CannotOpen("the inbox needs a terminal; reviewtui --plain works without one, and so do list and show")


def _refuse_where_nothing_can_be_written(path: Path) -> None:
    """Better no inbox than one in which no letter could be kept."""
    there = next((each for each in (path, *path.parents) if each.exists()), path)
    if not os.access(there, os.W_OK) or not os.access(there if there.is_dir() else there.parent, os.W_OK):
        raise CannotOpen(f"{there} can't be written, and no letter could be kept; name another database with --db")
    from reviewtui.store import place

    if path.exists():
        place.prepare(path)
    stuck = place.not_writable(path)
    if stuck:
        raise CannotOpen(stuck)


def _show(
    path: Path, ticking: Clock, config: Config, *, demo: bool = False, tour: bool = False, practice: bool = False
) -> bool:
    """Open the screens; whether the seller asked for the demo."""
    # an exception that comes from nowhere gets lost in an import: until the screens know what to do, ^C just ends
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    _refuse_without_terminal()
    _refuse_where_nothing_can_be_written(path)
    from reviewtui.bootstrap.faults import log_to_file

    log_to_file()
    asked: list[bool] = []
    from reviewtui.bootstrap.context import make_context

    with make_context(
        path, ticking, config, demo=demo, practice=practice, start_demo=lambda: asked.append(True)
    ) as context:
        from reviewtui.tui.open import open_inbox as open_screens

        open_screens(context, tour=tour)
    return bool(asked)
