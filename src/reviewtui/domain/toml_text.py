"""TOML as people write it, or one reason why it is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pathlib import Path

_MOST_BITS: Final = 8192
"""What a whole number may have, so that a complaint can still print it."""


_MOST_BYTES: Final = 4 << 20
"""Longer is no file that a person has written."""


class NotToml(ValueError):
    """What is wrong with the text, in words that go on after "is not valid TOML:"."""


def read_file(path: Path) -> str:
    """The text of a file in UTF-8, with or without a mark at its start. Raises NotToml for one that is no text, or
    without an end like that of a device, and OSError.
    """
    with path.open("rb") as file:
        begun = file.read(_MOST_BYTES + 1)
    if len(begun) > _MOST_BYTES:
        raise NotToml(f"it is longer than {_MOST_BYTES >> 20} MB")
    try:
        return begun.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise NotToml(f"it is no UTF-8 ({error.reason} at byte {error.start + 1})") from error


def read_toml(text: str) -> dict[str, Any]:
    """The table that a text tells. Raises NotToml, also for what no machine of ours could hold or print."""
    import tomllib

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise NotToml(str(error)) from error
    except RecursionError:
        raise NotToml("it is nested too deeply") from None
    except ValueError:
        raise NotToml("a number in it has too many digits") from None
    waiting: list[Any] = [table]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
        elif isinstance(value, int) and value.bit_length() > _MOST_BITS:
            raise NotToml("a number in it has too many digits")
        elif isinstance(value, str) and "\0" in value:
            raise NotToml("a text in it holds the sign 0, which no name of a file and no command can hold")
    return table
