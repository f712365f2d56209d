"""Reading ahead: a second process reads and cleans a large file while this one writes it down; who has time listens.

Worth its while only where every row is new, so the desk asks for it when it fills an empty store. The second process is
a fork that never touches the database and ends by itself when nobody listens any more.
"""

from __future__ import annotations

import marshal
import os
from contextlib import suppress
from itertools import islice, repeat
from multiprocessing import Pipe
from typing import TYPE_CHECKING, Any

from reviewtui.desk.ports import BadRow, BadSource, Listener, RawRow, Reader
from reviewtui.domain.review import Review

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection

LARGE = 16 * 1024 * 1024
"""Bytes from which a second process pays."""

_BATCH = 500
"""Rows in a piece. Some pieces wait in the pipe, so that neither process waits for the other at each of them."""
_PIPE = 1 << 20
_ROWS, _FAILED, _ENDED = 0, 1, 2
_FIELDS = len(Review._fields)


def read_ahead(reader: Reader, listener: Listener) -> Reader:
    """The same reader, with its work done in a second process where that pays and can be had. While that process is
    ahead, it listens to the reviews, too; `listener` is told here what it heard.
    """
    if reader.size < LARGE or not hasattr(os, "fork") or (os.cpu_count() or 1) < 2:
        return reader
    return _Ahead(reader, listener)


class _Ahead:
    """A reader whose rows come ready from a second process.

    `RawRow.raw` is a Review's fields, with what was heard in it at their end, or what was wrong.
    """

    def __init__(self, reader: Reader, listener: Listener) -> None:
        self._reader = reader
        self._listener = listener
        self._position = 0
        self.name, self.dialect, self.size = reader.name, reader.dialect, reader.size
        self.understood = reader.understood

    def rows(self) -> Iterator[RawRow]:
        """The records in their order; raises BadSource."""
        here, there = Pipe(duplex=False)
        _widen(there)
        child = os.fork()
        if child == 0:
            here.close()
            _serve(self._reader, self._listener, there)
        there.close()
        try:
            yield from self._received(here)
        finally:
            here.close()
            os.waitpid(child, 0)

    def _received(self, here: Connection) -> Iterator[RawRow]:
        while True:
            try:
                kind, content, self._position = marshal.loads(here.recv_bytes())  # noqa: S302 - our own child wrote it
            except EOFError:
                raise BadSource(f"{self.name}: reading stopped half-way; try again") from None
            if kind == _FAILED:
                raise BadSource(content)
            if kind == _ENDED:
                return
            yield from map(tuple.__new__, repeat(RawRow), content)

    def review(self, raw: RawRow) -> Review:
        """The review in a record; raises BadRow."""
        fields: Any = raw.raw
        if len(fields) == _FIELDS:
            return tuple.__new__(Review, fields)
        if len(fields) == 2:
            raise BadRow(*fields)
        review = Review._make(fields[:-1])
        self._listener.remember(review, fields[-1])
        return review

    def position(self) -> int:
        """About how many bytes have been consumed."""
        return self._position


def _serve(reader: Reader, listener: Listener, there: Connection) -> None:
    """The whole life of the second process."""
    try:
        rows = reader.rows()
        while batch := list(islice(rows, _BATCH)):
            time = _waits(there)
            ready = [(row.number, row.digest, _ready(reader, listener if time else None, row)) for row in batch]
            there.send_bytes(_packed((_ROWS, ready, reader.position())))
        there.send_bytes(marshal.dumps((_ENDED, None, reader.position())))
    except BadSource as error:
        there.send_bytes(marshal.dumps((_FAILED, str(error), 0)))
    finally:
        # nothing of the parent's may be tidied up here, its database connection least of all
        os._exit(0)


def _ready(reader: Reader, listener: Listener | None, row: RawRow) -> tuple[Any, ...]:
    try:
        review = reader.review(row)
    except BadRow as bad:
        return bad.field, bad.reason
    heard = listener.listen(review) if listener else None
    return tuple(review) if heard is None else (*review, heard)


def _packed(message: tuple[Any, ...]) -> bytes:
    """A message as bytes. What some readers give, words that are more than words, is made plain where it stands."""
    try:
        return marshal.dumps(message)
    except ValueError:
        return marshal.dumps(_plain(message))


def _plain(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return tuple(map(_plain, value))
    return str(value) if isinstance(value, str) else value


def _widen(there: Connection) -> None:
    """Room in the pipe for some pieces, where the system lets us."""
    with suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(there.fileno(), fcntl.F_SETPIPE_SZ, _PIPE)


def _waits(there: Connection) -> bool:
    """Whether pieces wait in the pipe, so that this process has time for more than reading."""
    with suppress(ImportError, AttributeError, OSError):
        import fcntl
        import termios

        return any(fcntl.ioctl(there.fileno(), termios.FIONREAD, bytes(4)))
    return False
