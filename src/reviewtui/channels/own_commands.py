"""A command of the seller's own, run: all that it is told comes on its standard input and in its environment.

Nothing of a review ever stands in the command itself, where it could be obeyed.
"""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import tempfile
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final

from reviewtui.desk.own_commands import OwnCommand, Ran
from reviewtui.domain.text import clean, one_line

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import Mapping
    from typing import IO

MOST_PRINTED: Final = 200_000
"""Bytes of an output; more was not meant for a case."""
_MOST_TOLD: Final = 4_000
"""Bytes that are kept of the end of what it complains."""
_LOOKS: Final = 0.1
"""Seconds after which it is looked how much it has printed."""


async def run(command: OwnCommand, document: bytes, variables: Mapping[str, str]) -> Ran:
    """Run it beside everything else, for as long as it may take. Cancelled, it is ended with all that it started.

    It reads and writes files, no pipes: what it leaves in the background holds nobody up.
    """
    with tempfile.TemporaryFile() as told, tempfile.TemporaryFile() as printed, tempfile.TemporaryFile() as complained:
        told.write(document)
        told.seek(0)
        start = (
            partial(asyncio.create_subprocess_shell, command.command)
            if isinstance(command.command, str)
            else partial(asyncio.create_subprocess_exec, *command.command)
        )
        environment = os.environ | variables
        try:
            process = await start(
                stdin=told, stdout=printed, stderr=complained, env=environment, start_new_session=True
            )
        except (OSError, ValueError) as error:
            return Ran("", f"it can't be run ({getattr(error, 'strerror', None) or error})")
        try:
            async with asyncio.timeout(command.seconds):
                while not await _ended(process) and _size(printed) <= MOST_PRINTED:
                    pass
        except TimeoutError:
            return Ran("", f"it took longer than {command.seconds:g} seconds and was ended")
        finally:
            if process.returncode is None:
                _end(process.pid)
                await process.wait()
        if _size(printed) > MOST_PRINTED:
            return Ran("", f"it printed more than {MOST_PRINTED:,} bytes and was ended")
        return Ran(_text(printed, 0), _failed(process.returncode or 0, _text(complained, _MOST_TOLD)))


async def _ended(process: Process) -> bool:
    """Whether it has come to its end, after a moment at the latest."""
    with suppress(TimeoutError):
        await asyncio.wait_for(process.wait(), _LOOKS)
    return process.returncode is not None


def _size(file: IO[bytes]) -> int:
    return os.fstat(file.fileno()).st_size


def _text(file: IO[bytes], last: int) -> str:
    """What stands in a file, cleaned; with `last` only so many bytes of its end."""
    file.seek(max(0, _size(file) - last) if last else 0)
    return clean(file.read().decode("utf-8", "replace")).strip()


def take_terminal(command: OwnCommand, document: bytes, variables: Mapping[str, str]) -> Ran:
    """Run it in the terminal, which has to be free; the case lies in a file that REVIEWTUI_FILE names."""
    shell = isinstance(command.command, str)
    try:
        with tempfile.NamedTemporaryFile(prefix="reviewtui-", suffix=".json") as file:
            file.write(document)
            file.flush()
            environment = os.environ | variables | {"REVIEWTUI_FILE": file.name}
            # the seller's own command, out of the seller's own file
            ended = subprocess.run(command.command, shell=shell, env=environment, check=False)  # noqa: S603
    except OSError as error:
        return Ran("", f"it can't be run ({error.strerror or error})")
    return Ran("", _failed(ended.returncode, ""))


def _failed(code: int, told: str) -> str:
    """What is said of an end that was not good, with the last line of its complaint."""
    if code == 0:
        return ""
    last = one_line(told.rsplit("\n", 1)[-1])
    how = f"exit code {code}" if code > 0 else f"ended by signal {-code}"
    return f"{how}: {last}" if last else how


def _end(process: int) -> None:
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process, signal.SIGKILL)
        else:
            os.kill(process, signal.SIGTERM)
