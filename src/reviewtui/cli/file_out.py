"""A file that is whole or not there: written under another name, for its owner alone, and put in place at the end."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from reviewtui.desk.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def file_out(file: Path | None, *, binary: bool) -> Iterator[BinaryIO]:
    """Where to write: a file, or standard output for None and `-`, which takes bytes only by way of a file.

    Raises Refused where it can't be written.
    """
    if file is None or str(file) == "-":
        if not binary:
            yield cast("BinaryIO", sys.stdout.buffer)
            return
        if sys.stdout.isatty():
            raise Refused("A workbook is nothing for a terminal; name a file with -o, or send it on by a pipe")
        with tempfile.TemporaryFile() as held:
            yield cast("BinaryIO", held)
            held.seek(0)
            shutil.copyfileobj(held, sys.stdout.buffer)
            sys.stdout.buffer.flush()
        return
    target = file.absolute()
    if target.is_dir():
        raise Refused(f"{file} is a folder; name a file in it")
    try:
        number, beside = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:
        raise Refused(f"{file} can't be written ({error.strerror or error})") from error
    try:
        with os.fdopen(number, "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        os.replace(beside, target)
    except BaseException as error:
        with suppress(OSError):
            Path(beside).unlink()
        if isinstance(error, OSError):
            raise Refused(f"{file} can't be written ({error.strerror or error})") from error
        raise
