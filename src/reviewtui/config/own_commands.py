"""`[commands.…]` of the settings: commands of the seller's own on keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, cast

from reviewtui.desk.own_commands import OUTPUTS, SECONDS, OwnCommand
from reviewtui.domain.text import clean, one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewtui.config.sources import Wrong
    from reviewtui.desk.own_commands import Output

_KEYS: Final = ("key", "title", "command", "where", "output", "seconds", "run")
_WHERE: Final = ("list", "case", "reply")
_NAME: Final = re.compile("[a-z][a-z0-9-]{0,39}")
_MOST_SECONDS: Final = 3600


def own_commands_of(tables: Mapping[str, Any], wrong: Wrong) -> tuple[OwnCommand, ...]:
    """Every command, in the order of the file; raises what `wrong` makes."""
    return tuple(_command(name, table, wrong) for name, table in tables.items())


def _command(name: str, table: Any, wrong: Wrong) -> OwnCommand:
    at = ("commands", name)
    if not _NAME.fullmatch(name):
        raise wrong(at, name, "a name of small letters, digits and -")
    if not isinstance(table, dict):
        raise wrong(at, table, f"a table, [commands.{name}]")
    if "command" not in table:
        raise wrong(at, table, 'a table with a command, for example command = "trans -b :en"')
    for key, value in table.items():
        if key not in _KEYS:
            raise wrong((*at, key), value, f"left out; there are {', '.join(_KEYS)}")
    terminal = _one_of((*at, "run"), table.get("run", "beside"), ("beside", "terminal"), wrong) == "terminal"
    output = _one_of((*at, "output"), table.get("output", "nothing" if terminal else "message"), OUTPUTS, wrong)
    if terminal and output != "nothing":
        raise wrong((*at, "output"), output, '"nothing" for a command that has the terminal: its output stays there')
    title = one_line(clean(_text((*at, "title"), table.get("title", name.replace("-", " ")), wrong)))
    return OwnCommand(
        name,
        title or name,
        _line((*at, "command"), table["command"], wrong),
        _text((*at, "key"), table.get("key", ""), wrong),
        _places((*at, "where"), table.get("where", ["list", "case"]), wrong),
        cast("Output", output),
        _seconds((*at, "seconds"), table.get("seconds", SECONDS), wrong),
        terminal,
    )


def _line(at: tuple[str, ...], value: object, wrong: Wrong) -> str | tuple[str, ...]:
    if isinstance(value, str) and value.strip() and "\0" not in value:
        return value
    if isinstance(value, list) and value and all(isinstance(each, str) and "\0" not in each for each in value):
        return tuple(value)
    raise wrong(at, value, 'a line for your shell like "trans -b :en", or its words like ["trans", "-b", ":en"]')


def _places(at: tuple[str, ...], value: object, wrong: Wrong) -> tuple[str, ...]:
    if isinstance(value, list) and value and all(each in _WHERE for each in value):
        return tuple(dict.fromkeys(value))
    raise wrong(at, value, 'a list of "list", "case" and "reply"')


def _seconds(at: tuple[str, ...], value: object, wrong: Wrong) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= _MOST_SECONDS:
        raise wrong(at, value, f"seconds, at most {_MOST_SECONDS:,}")
    return float(value)


def _text(at: tuple[str, ...], value: object, wrong: Wrong) -> str:
    if not isinstance(value, str):
        raise wrong(at, value, "a text in quotes")
    return value


def _one_of(at: tuple[str, ...], value: object, allowed: tuple[str, ...], wrong: Wrong) -> str:
    if value not in allowed:
        raise wrong(at, value, " or ".join(f'"{each}"' for each in allowed))
    return str(value)
