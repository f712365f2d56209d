"""Which rows may be seen: those of every import but the ones that are still coming in. The only place that says so.

A statement about one case asks with `ONE`; a statement about many takes what `hidden` gives, as the numbers themselves:
usually nothing, so that no row is asked, and never a view, through which a statement could not name the index that
holds its order (docs/performance.md). What is seen of an import that has come in is told in `seen`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewtui.store import sqlite

_PENDING = "SELECT id FROM imports WHERE state = 'pending'"
ONE = f"import NOT IN ({_PENDING})"
"""The condition, for a few rows of a table with a column `import`."""


def pending(connection: sqlite.Connection) -> tuple[int, ...]:
    """The imports whose rows must not be seen yet (usually none)."""
    return tuple(row[0] for row in connection.execute(_PENDING).fetchall())


def hidden(imports: tuple[int, ...], of: str = "") -> str:
    """What hides the rows of some imports, behind other conditions; `of` is the name of the table and a dot."""
    return f" AND {of}import NOT IN ({', '.join(map(str, imports))})" if imports else ""
