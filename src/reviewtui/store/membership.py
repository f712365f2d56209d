"""Which acts on many cases touched which case: one small row for each 4,096 case numbers, a bit for each case.

So opening a case unpacks no act, however many cases the acts of a shop were about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewtui.store import sqlite

_BITS = 12


def blocks_of(cases: Iterable[int]) -> dict[int, bytearray]:
    """The bits of some cases, by block."""
    blocks: dict[int, bytearray] = {}
    for case in cases:
        bits = blocks.setdefault(case >> _BITS, bytearray(1 << (_BITS - 3)))
        place = case & ((1 << _BITS) - 1)
        bits[place >> 3] |= 1 << (place & 7)
    return blocks


def note(connection: sqlite.Connection, act: int, blocks: dict[int, bytearray]) -> None:
    """Remember that an act touched some cases."""
    connection.executemany(
        "INSERT OR REPLACE INTO journal_cases (block, act, bits) VALUES (?, ?, ?)",
        [(block, act, bytes(bits)) for block, bits in blocks.items()],
    )


def acts_on(connection: sqlite.Connection, case: int, limit: int) -> list[int]:
    """The acts on many cases that touched one, the newest first."""
    place = case & ((1 << _BITS) - 1)
    found: list[int] = []
    rows = connection.execute(
        "SELECT act, substr(bits, ?, 1) FROM journal_cases WHERE block = ? ORDER BY act DESC",
        ((place >> 3) + 1, case >> _BITS),
    )
    for act, byte in rows:
        if byte[0] >> (place & 7) & 1:
            found.append(act)
            if len(found) == limit:
                break
    return found
