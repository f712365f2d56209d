"""docs/schema.md tells every table and every column."""

from __future__ import annotations

import re
from pathlib import Path

from reviewtui.bootstrap.desks import make_desk
from reviewtui.config.settings import Config
from reviewtui.desk.settings import Settings
from reviewtui.store import sqlite

PAGE = Path(__file__).parents[2] / "docs" / "schema.md"


def told() -> dict[str, set[str]]:
    """What stands in `code` under each heading: the words that could be columns."""
    found: dict[str, set[str]] = {}
    for part in re.split(r"^### ", PAGE.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        heading, _, text = part.partition("\n")
        for table in re.findall(r"`(\w+)`", heading):
            found[table] = set(re.findall(r"`(\w+)`", text.split("\n## ")[0]))
    return found


def test_every_table_and_column_is_told(tmp_path: Path) -> None:
    path = tmp_path / "fresh.db"
    make_desk(path, lambda: 1_764_000_000, Config(Settings(me="you")))
    connection = sqlite.connect(path)
    names = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type <> 'shadow' AND name NOT LIKE 'sqlite_%'"
    tables = {str(name) for (name,) in connection.execute(names)}
    page = told()
    assert set(page) == tables
    for table in tables:
        columns = {str(row[1]) for row in connection.execute(f'PRAGMA table_info("{table}")')}
        assert columns - page[table] == set(), table
    connection.close()
