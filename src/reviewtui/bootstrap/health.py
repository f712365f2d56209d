"""All the looks that `doctor` takes, one after the other."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from reviewtui import __version__
from reviewtui.bootstrap.backups import checks as backup_checks
from reviewtui.bootstrap.backups import shelf_of
from reviewtui.bootstrap.own_commands import conflicts
from reviewtui.channels import health as tools
from reviewtui.config import health
from reviewtui.config import settings as config_file
from reviewtui.desk import health as own
from reviewtui.spelling import installed
from reviewtui.store import health as store
from reviewtui.tui.keys.keymap import check_keymap
from reviewtui.tui.reply.editor import editor_command

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from reviewtui.desk.health import Check


def looks(path: Path, database: Path, now: int) -> Iterator[Check]:
    """Look at settings, rules, database, terminal …, broken or not, and change nothing."""
    config, mistakes = config_file.examine(path)
    terminal, encoding = sys.stdout.isatty(), sys.stdout.encoding or ""
    all_looks: dict[str, Callable[[], Iterable[Check]]] = {
        "program": lambda: health.program(__version__),
        "sqlite": store.library,
        "settings": lambda: health.settings(path, config, mistakes, now),
        "keys": lambda: health.keymap([*check_keymap(config.keys)[1], *conflicts(path, config)]),
        "rules": lambda: own.rule_packs(config.settings.rule_files),
        "spelling": lambda: [spelling()],
        "snippets": lambda: own.snippet_files(config.settings),
        "database": lambda: store.checks(database, now),
        "backup": lambda: backup_checks(shelf_of(database, config.backups, lambda: now), database, config.backups, now),
        "folders": lambda: health.folders(database),
        "clock": lambda: [health.clock(config.settings, now)],
        "terminal": lambda: tools.checks(os.environ, terminal=terminal, encoding=encoding),
        "editor": lambda: [health.editor(editor_command(os.environ), os.environ.get("PATH"))],
    }
    for name, look in all_looks.items():
        try:
            yield from look()
        except Exception as error:  # noqa: BLE001 - one look that fails must not hide the others
            words = f"this could not be looked at ({type(error).__name__}: {error})"
            yield own.Check(name, own.State.FAIL, words, "tell us; this is a fault of the program")


def spelling() -> Check:
    """Whether letters are looked at for slips of spelling, and how they would be."""
    words = "English letters are looked at for slips (harper)"
    if not installed():
        words = 'not looked at; for English letters: pip install "reviewtui[spelling]" (10 MB, works offline)'
    return own.Check("spelling", own.State.OK, words)
