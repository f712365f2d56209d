"""Which drafts a command of the seller's own wrote, and in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewtui.desk.own_commands import ByCommand
    from reviewtui.domain.channel import Channel
    from reviewtui.store import sqlite


def note(connection: sqlite.Connection, case: int, author: str, channel: Channel, by: ByCommand, at: int) -> None:
    """The newest command that wrote a draft; inside the caller's transaction."""
    connection.execute(
        'INSERT OR REPLACE INTO by_command ("case", author, public, command, at, apologize, acknowledge, solve) '
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (case, author, channel.public, by.title, at, by.reply.apologize, by.reply.acknowledge, by.reply.solve),
    )


def of_case(connection: sqlite.Connection, case: int, author: str) -> tuple[ByCommand, ...]:
    """What commands wrote for a person on a case."""
    rows = connection.execute(
        'SELECT command, apologize, acknowledge, solve FROM by_command WHERE "case" = ? AND author = ?', (case, author)
    )
    from reviewtui.desk.own_commands import ByCommand
    from reviewtui.domain.reply import Reply

    return tuple(ByCommand(row[0], Reply(*row[1:])) for row in rows)
