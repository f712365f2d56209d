"""Small facts that a source keeps between runs, in a file of its own for nobody else to read."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from reviewtui.desk.ports import BadSource
from reviewtui.desk.syncing import AnotherSync

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


def read(path: Path) -> dict[str, Any]:
    """What was noted; nothing where that is gone or can't be read, so that all is asked for again."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def write(path: Path, told: Mapping[str, Any]) -> None:
    """Note it whole or not at all. Raises BadSource."""
    write_bytes(path, json.dumps(told).encode())


def write_bytes(path: Path, content: bytes) -> None:
    """Put a content in its place whole or not at all. Raises BadSource."""
    beside = path.with_suffix(".new")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(content)
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise BadSource(f"{path} can't be written: {error.strerror or error}") from error


_LONGEST_LOG = 1 << 20
"""Bytes of a log; when there are more, the newest half of so many stays."""


def log(path: Path, told: Mapping[str, Any]) -> None:
    """Put a line behind the others of a log; where that can't be done, nothing is."""
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lines = path.read_bytes() if path.exists() else b""
        if len(lines) > _LONGEST_LOG:
            lines = lines[-_LONGEST_LOG // 2 :].partition(b"\n")[2]
            with suppress(BadSource):
                write_bytes(path, lines)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab") as file:
            file.write(json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """One sync at a time on one machine; a lock ends with its process. Raises AnotherSync while another runs, and
    BadSource where no file can be made.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        number = os.open(folder / "sync.lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise BadSource(f"{folder} can't be written: {error.strerror or error}") from error
    try:
        try:
            import fcntl

            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except ImportError:
            pass  # no such locks on this system; the import itself still waits for another
        except OSError as error:
            raise AnotherSync("another sync is under way; this one has nothing to do") from error
        yield
    finally:
        os.close(number)
