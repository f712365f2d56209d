"""What was said of the columns of files, by the shape of the file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reviewtui.store.connection import write

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewtui.desk.ports import Shape
    from reviewtui.store.connection import Connection


def shapes(connection: Connection) -> dict[Shape, dict[str, str]]:
    """All that is remembered: the mapping of each shape."""
    rows = connection.execute("SELECT columns, mapping FROM shapes")
    return {tuple(json.loads(columns)): json.loads(mapping) for columns, mapping in rows}


def remember(connection: Connection, shape: Shape, mapping: Mapping[str, str], at: int, who: str) -> None:
    """Remember a mapping for files of a shape, in the place of an earlier one; an empty one is forgotten."""
    key = json.dumps(shape, ensure_ascii=False)
    with write(connection):
        if mapping:
            told = json.dumps(dict(mapping), ensure_ascii=False)
            connection.execute("INSERT OR REPLACE INTO shapes VALUES (?, ?, ?, ?)", (key, told, at, who))
        else:
            connection.execute("DELETE FROM shapes WHERE columns = ?", (key,))
