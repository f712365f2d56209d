"""Standard input, output and error, also where the other end is closed, full or gone."""

from __future__ import annotations

import io
import os
import sys
from typing import Any, Final, TextIO

from reviewtui.domain.text import clean

_MOST_LETTERS: Final = 4_000_000
_kept: Final[list[str]] = []


class NotSaid(Exception):
    """Standard output could not be written, or standard input not be read; one sentence for a person."""


class Gone(Exception):
    """Nobody listens to standard output any more (``| head``): no reason to complain."""


def kept(words: str) -> None:
    """Something was done for good; it is told in any case, also where standard output takes nothing."""
    _kept.append(words)


def what_was_kept() -> str:
    """What was done before standard output failed, for the complaint about that."""
    return f"it was done ({'; '.join(_kept)}), but " if _kept else ""


class _Output(io.TextIOWrapper):
    """Standard output; a fault says what it is, so that nobody takes it for one of the database."""

    def write(self, text: str, /) -> int:
        try:
            return super().write(text)
        except OSError as error:
            raise _fault(error) from error

    def flush(self) -> None:
        try:
            super().flush()
        except OSError as error:
            raise _fault(error) from error


class _Complaints(io.TextIOWrapper):
    """Standard error; where it can't be written there is nobody left to tell."""

    def write(self, text: str, /) -> int:
        try:
            return super().write(text)
        except OSError:
            return len(text)

    def flush(self) -> None:
        try:
            super().flush()
        except OSError:
            _to_nowhere(2)


class _ClosedInput(io.RawIOBase):
    """What standard input is when it was closed before we began."""

    def readable(self) -> bool:
        return True

    def fileno(self) -> int:
        return 0

    def readinto(self, _buffer: Any, /) -> int:
        raise NotSaid("standard input is closed; name a file, or give the words")


def read_letter(source: TextIO) -> str:
    """What a person wrote, cleaned. Raises NotSaid for what has no end, like a device or another program's talk."""
    text = source.read(_MOST_LETTERS + 1)
    if len(text) > _MOST_LETTERS:
        raise NotSaid(f"more than {_MOST_LETTERS:,} letters were given, and that is no letter to a buyer")
    return clean(text)


def _fault(error: OSError) -> Exception:
    if isinstance(error, BrokenPipeError):
        return Gone()
    return NotSaid(f"standard output can't be written ({error.strerror or error})")


def open_streams() -> None:
    """Make the three streams ones that can be relied on. Raises NotSaid when standard output is closed.

    A number that is free would be given to the next file that is opened, to the database if need be.
    """
    closed = [number for number in range(3) if not _is_open(number)]
    for _ in closed:
        os.open(os.devnull, os.O_RDWR)
    if sys.stderr is None:
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - open until the end
    if isinstance(sys.stderr, io.TextIOWrapper) and not isinstance(sys.stderr, _Complaints):
        sys.stderr = _rewrapped(sys.stderr, _Complaints)
    if sys.stdin is None:
        sys.stdin = io.TextIOWrapper(io.BufferedReader(_ClosedInput()), encoding="utf-8")
    if sys.stdout is None:
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - open until the end
        raise NotSaid("standard output is closed, and so nothing was done")
    if isinstance(sys.stdout, io.TextIOWrapper) and not isinstance(sys.stdout, _Output):
        sys.stdout = _rewrapped(sys.stdout, _Output)


def _rewrapped(stream: io.TextIOWrapper, kind: type[io.TextIOWrapper]) -> io.TextIOWrapper:
    """The same end once more, by its number: the screens go on with the stream that they find under its first name."""
    buffer = open(stream.fileno(), "wb", closefd=False)  # noqa: SIM115 - open until the end
    return kind(buffer, encoding=stream.encoding, errors="backslashreplace", line_buffering=stream.line_buffering)


def close_streams() -> None:
    """Say the last words. Raises NotSaid or Gone when they could not be said."""
    try:
        sys.stdout.flush()
    except (NotSaid, Gone):
        _to_nowhere(1)
        raise


def _to_nowhere(number: int) -> None:
    """What could not be said is forgotten, so that Python does not try once more at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True
