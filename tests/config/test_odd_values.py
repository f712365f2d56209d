"""Whatever kind of value stands at whatever key: it is taken, or told in one sentence with its key; never an error."""

from __future__ import annotations

import copy
import re
import tomllib
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from reviewtui.config.checked_file import ConfigError
from reviewtui.config.reading import Reading
from reviewtui.config.settings import examine, load

PAGE = Path(__file__).parents[2] / "docs" / "settings.md"
SECRET = {"env": "SECRET"}
SOURCES: dict[str, dict[str, Any]] = {
    "amazon": {
        "selling_partner": "EU", "marketplaces": ["DE"], "client_id": SECRET, "client_secret": SECRET,
        "refresh_token": SECRET, "topics": True, "endpoint": "https://x", "token_url": "https://x", "sandbox": False,
    },
    "downloads": {"folder": "~/Downloads", "pattern": "*.csv", "move_to": "~/Done", "dialect": "csv"},
    "shop": {"service": "judge-me", "shop": "acme", "token": SECRET, "marketplace": "DE", "every_minutes": 5},
}  # fmt: skip
ODD: tuple[Any, ...] = (
    [], {}, "", 0, -1, 10**30, 1.5, float("nan"), float("inf"), True, "\u202e", [[]], [{}], {"": {}}, {"a": "b"}, [1],
    date(2020, 1, 1), time(1, 2), "x" * 500, "~nobody/x", "{", "%", "\n", "https://[",
)  # fmt: skip


def every_setting() -> dict[str, Any]:
    """The example of the page, with a source of each kind."""
    found = re.search(r"```toml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert found
    return tomllib.loads(found[1]) | {"sources": SOURCES}


def ways(table: dict[str, Any], above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The keys that lead to each value and to each table."""
    for key, value in table.items():
        yield (*above, key)
        if isinstance(value, dict):
            yield from ways(value, (*above, key))


@pytest.mark.parametrize("section", every_setting())
def test_a_value_of_another_kind_is_taken_or_told(section: str, tmp_path: Path) -> None:
    path, right = tmp_path / "settings.toml", every_setting()
    Reading(path, right).config()
    refused = 0
    for way in ways({section: right[section]}):
        for odd in ODD:
            table = copy.deepcopy(right)
            inner = table
            for key in way[:-1]:
                inner = inner[key]
            inner[way[-1]] = odd
            words = _complaint(path, table)
            refused += bool(words)
            assert not words or words.startswith(f"{path}: "), words
            assert "\n" not in words
    assert refused > len(ODD) / 4


def _complaint(path: Path, table: dict[str, Any]) -> str:
    try:
        Reading(path, table).config()
    except ConfigError as error:
        return str(error)
    return ""


@pytest.mark.parametrize(
    "text", [r'rules = ["a\u0000b"]', r'snippets = ["\U00000000"]', r'[commands.x]\ncommand = "a\u0000"']
)
def test_a_text_that_no_file_and_no_command_can_be_called_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(text.replace(r"\n", "\n"))
    with pytest.raises(ConfigError, match="holds the sign 0"):
        load(path)
    config, mistakes = examine(path)
    assert config.settings.me
    assert len(mistakes) == 1
