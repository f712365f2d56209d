"""The way into the program: straight to the inbox, or by the command line's library to what it was asked for."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from reviewtui.cli import streams
from reviewtui.cli.programs import Options, Programs
from reviewtui.cli.wording import complaint

if TYPE_CHECKING:
    from collections.abc import Sequence

_COMPLETING: Final = "_REVIEWTUI_COMPLETE"
"""Set by a shell that asks for words."""


def run(programs: Programs) -> NoReturn:
    """The whole program; leaves the process."""
    try:
        streams.open_streams()
        try:
            code = _started(programs)
        finally:
            streams.close_streams()
    except streams.Gone:
        code = 0
    except streams.NotSaid as error:
        _say(f"{streams.what_was_kept()}{error}")
        code = 1
    sys.exit(code)


def _started(programs: Programs) -> int:
    try:
        options = straight(sys.argv[1:])
        if options is None or programs.wants_plain(options):
            from reviewtui.cli.main import commands

            return commands(programs)
        programs.open_inbox(options)
    except programs.complaints as error:
        _say(complaint(str(error)))
        return 1
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else 1
    except OSError as error:
        where = f"{complaint(str(error.filename))}: " if error.filename else ""
        _say(f"{where}{error.strerror or error}")
        return 1
    return 0


def straight(words: Sequence[str]) -> Options | None:
    """The options where nothing but the inbox is asked for, in the plainest way: neither its time nor its memory should
    be spent on the commands. None where there is anything to read more closely, or to complain about.
    """
    if len(words) % 2 or _COMPLETING in os.environ:
        return None
    given = dict(zip(words[::2], words[1::2], strict=True))
    db, config = given.pop("--db", None), given.pop("--config", None)
    if given or not all(each is None or (each and not each.startswith("-")) for each in (db, config)):
        return None
    if not all(_a_file(each) for each in (db, config)) or not (config is None or os.path.lexists(config)):
        return None
    return Options(None if db is None else Path(db), None if config is None else Path(config))


def _a_file(name: str | None) -> bool:
    """Whether it can be read, where there is one already."""
    return name is None or not os.path.lexists(name) or (os.access(name, os.R_OK) and not Path(name).is_dir())


def _say(words: str) -> None:
    sys.stderr.write(f"reviewtui: {words}\n")
