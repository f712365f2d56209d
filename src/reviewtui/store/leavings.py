"""What left the program for a clipboard, a page or standard output, and the acts that recorded messages as sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.desk.correspondence import Leaving, Message, Since
from reviewtui.desk.past import Sent
from reviewtui.domain.channel import Channel
from reviewtui.domain.reply import Reply
from reviewtui.store.act import RowChange, unpack

if TYPE_CHECKING:
    from reviewtui.store import sqlite

_COLUMNS = 'id, "case", at, who, session, channel, how, text, apologize, acknowledge, solve, state'


class SqliteLeavings:
    """Reads only: rows come and change in acts."""

    def __init__(self, connection: sqlite.Connection) -> None:
        self._connection = connection

    def of_case(self, case: int) -> tuple[Leaving, ...]:
        """All that ever left for a case, the oldest first."""
        return self._found('"case" = ? ORDER BY id', case)

    def unanswered(self, who: str) -> tuple[Leaving, ...]:
        """What left by a person's hand and is still not known to have gone out, the newest first."""
        return self._found("who = ? AND state = 'open' ORDER BY id DESC", who)

    def _found(self, where: str, value: int | str) -> tuple[Leaving, ...]:
        rows = self._connection.execute(f"SELECT {_COLUMNS} FROM leavings WHERE {where}", (value,))
        return tuple(
            Leaving(row[0], row[1], row[2], row[3], row[4], Channel(row[5]), row[6], row[7], Reply(*row[8:11]), row[11])
            for row in rows
        )

    def retracted(self, case: int) -> tuple[Message, ...]:
        """Messages that did not go out after all, the oldest first."""
        rows = self._connection.execute(
            "SELECT id, at, direction, channel, button, text, who, proof, retracted_at, retracted_by FROM messages "
            'WHERE "case" = ? AND retracted_at IS NOT NULL ORDER BY at, id',
            (case,),
        )
        return tuple(Message(*row) for row in rows)

    def sent(self, case: int, message: int) -> Sent | None:
        """The act that recorded a message of a case as sent; None when the journal does not know it."""
        rows = self._connection.execute(
            "SELECT id, words, changes FROM journal WHERE \"case\" = ? AND act IN ('hand-off', 'contact') "
            "ORDER BY id DESC",
            (case,),
        )
        for number, words, packed in rows:
            changes = {change.table: change for change in unpack(packed)}
            if "messages" in changes and message in changes["messages"].ids:
                before, after = _values(changes.get("cases"))
                left = tuple(changes["leavings"].ids) if "leavings" in changes else ()
                draft = changes["drafts"].ids[0] if "drafts" in changes else None
                return Sent(number, words, case, message, before, after, left, *self._letter(message, left, draft))
        return None

    def _letter(
        self, message: int, left: tuple[int, ...], draft: int | None
    ) -> tuple[str, Channel, Reply, Since | None]:
        """What was sent, as it was written: by whom, for which door, and its draft if that is put away still."""
        parts = "apologize, acknowledge, solve"
        put_away = self._connection.execute(
            f"SELECT author, channel, {parts}, id, revision, own FROM drafts "
            "WHERE id = ? AND handed_off_at IS NOT NULL",
            (draft,),
        ).fetchone()
        row = put_away
        if left:
            row = self._connection.execute(
                f"SELECT who, channel, {parts} FROM leavings WHERE id = ?", (left[-1],)
            ).fetchone()
        if row is None:
            row = self._connection.execute(
                "SELECT who, channel, text, '', '' FROM messages WHERE id = ?", (message,)
            ).fetchone()
        return row[0], Channel(row[1]), Reply(*row[2:5]), None if put_away is None else Since(*put_away[5:8])


def _values(change: RowChange | None) -> tuple[dict[str, str | int | float | None], ...]:
    """The columns of one case before and after."""
    if change is None or change.before is None:
        return {}, {}
    return (
        dict(zip(change.columns, change.before[0], strict=True)),
        dict(zip(change.columns, change.after_of(0), strict=True)),
    )
