"""TOML as people write it, or one reason why it is none."""

from __future__ import annotations

from typing import Any, Final

_MOST_BITS: Final = 8192
"""What a whole number may have, so that a complaint can still print it."""


class NotToml(ValueError):
    """What is wrong with the text, in words that go on after "is not valid TOML:"."""


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
    return table
