"""A source as lines of the settings file, put behind all that stands there already. Pure."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from reviewtui.domain.toml_text import NotToml, read_toml

if TYPE_CHECKING:
    from collections.abc import Mapping

Told = str | bool | int | float | list[str] | dict[str, str]
"""What one line of a source can say."""

_DELETE: Final = "\x7f"


def with_source(text: str, name: str, table: Mapping[str, Told]) -> str:
    """The text of a settings file with one source more, every letter of before unchanged. Raises NotToml where the
    file is written so that no table can follow.
    """
    before = read_toml(text)
    if not isinstance(before.get("sources", {}), dict):
        raise NotToml(f"no [sources.{name}] can follow there, sources is no table")
    lines = [f"[sources.{name}]", *(f"{key} = {_value(value)}" for key, value in table.items())]
    longer = "".join(
        (text, "" if not text or text.endswith("\n") else "\n", "\n" if text.strip() else "", "\n".join(lines), "\n")
    )
    try:
        after = read_toml(longer)
    except NotToml as error:
        raise NotToml(f"no [sources.{name}] can follow there: {error}") from error
    wanted: dict[str, Any] = {**before, "sources": {**before.get("sources", {}), name: dict(table)}}
    if after != wanted:
        raise NotToml(f"no [sources.{name}] can follow there")
    return longer


def _value(value: Told) -> str:
    """One value as TOML writes it, on one line."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_value(each)}" for key, each in value.items()) + " }"
    # what JSON writes is TOML too, but for one letter that TOML wants to see escaped
    return json.dumps(value, ensure_ascii=False).replace(_DELETE, "\\u007f")
