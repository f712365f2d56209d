"""A settings file that is checked key by key; every mistake is one sentence with its key and what would be allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from reviewtui.domain.text import clean
from reviewtui.domain.urgency import LEAST_WEIGHT, MOST_WEIGHT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


class ConfigError(Exception):
    """A mistake in the file, in one sentence. `at` are the keys that lead to it, () when it is all of the file."""

    def __init__(self, words: str, at: tuple[str, ...] = ()) -> None:
        super().__init__(words)
        self.at = at


class CheckedFile:
    """The tables of one file, and what is wrong with them."""

    def __init__(self, path: Path, table: dict[str, Any]) -> None:
        self.path = path
        self.table = table

    def section(self, name: str) -> dict[str, Any]:
        """A table of the file; an empty one where it is not there. Raises ConfigError."""
        table = self.table.get(name, {})
        if not isinstance(table, dict):
            raise self.wrong(name, table, f"a table, [{name}]")
        return table

    def get(self, key: str, default: Any, kind: Callable[..., Any]) -> Any:
        """A value of the top, which must be of a kind. Raises ConfigError."""
        value = self.table.get(key, default)
        if type(value) is not kind:
            words = {str: "a text in quotes", int: "a whole number", bool: "true or false"}
            raise self.wrong(key, value, words[cast("type", kind)])
        return value

    def switch(self, key: str, *, default: bool) -> bool:
        """A value that is true or false. Raises ConfigError."""
        return bool(self.get(key, default, bool))

    def positive(self, at: tuple[str, ...], value: object) -> float:
        """A number that makes sense as a weight or a length of time. Raises ConfigError."""
        if isinstance(value, bool) or not isinstance(value, int | float) or not LEAST_WEIGHT <= value <= MOST_WEIGHT:
            raise self.wrong(at, value, f"a number from {LEAST_WEIGHT} to {MOST_WEIGHT:,}")
        return float(value)

    def known(self, at: tuple[str, ...], table: Mapping[str, object], allowed: set[str]) -> None:
        """No key of a table may be one that nobody reads. Raises ConfigError."""
        for key in table:
            if key not in allowed:
                words = f"{'.'.join((*at, key))} is not a setting; there are {', '.join(sorted(allowed))}"
                raise ConfigError(f"{self.path}: {words}", (*at, key))

    def wrong(self, key: str | tuple[str, ...], value: object, allowed: str, at: tuple[str, ...] = ()) -> ConfigError:
        """A mistake at a key; `at` when what has to go is another."""
        way = (key,) if isinstance(key, str) else key
        return ConfigError(f"{self.path}: {'.'.join(way)} is {clean(repr(value))}; it should be {allowed}", at or way)
