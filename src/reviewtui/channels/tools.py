"""Other programs, asked briefly: none may hold us up or make us stumble."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TIMEOUT = 1.0
"""Seconds that a program has."""


def found(name: str, environ: Mapping[str, str]) -> bool:
    """Whether a program is there."""
    return shutil.which(name, path=environ.get("PATH")) is not None


def feed(command: Sequence[str], given: bytes, environ: Mapping[str, str]) -> bool:
    """Run a program and give it something to read; whether it ended well and in time."""
    try:
        begun = subprocess.Popen(  # noqa: S603 - our own lists of words, nothing of a review among them
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=dict(environ),
            start_new_session=True,
        )  # fmt: skip
    except (OSError, ValueError):
        return False
    try:
        begun.communicate(given, TIMEOUT)
    except (OSError, ValueError, subprocess.SubprocessError):
        _end_all(begun)
        return False
    return begun.returncode == 0


def _end_all(begun: subprocess.Popen[bytes]) -> None:
    """End a program that hangs, with everything that it has started."""
    with suppress(OSError):
        if os.name == "posix":
            os.killpg(begun.pid, signal.SIGKILL)
    begun.kill()
    with suppress(OSError, ValueError, subprocess.SubprocessError):
        if begun.stdin is not None:
            begun.stdin.close()
        begun.wait(TIMEOUT)


def start(command: Sequence[str], environ: Mapping[str, str]) -> bool:
    """Start a program that may go on for long; False when it fails at once."""
    try:
        begun = subprocess.Popen(  # noqa: S603 - our own lists of words; the address was checked
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=dict(environ),
            start_new_session=True,
        )  # fmt: skip
    except (OSError, ValueError):
        return False
    try:
        return begun.wait(TIMEOUT) == 0
    except subprocess.TimeoutExpired:
        _RUNNING.append(begun)
        return True


_RUNNING: list[subprocess.Popen[bytes]] = []
"""Programs that still ran when we went on; kept, so that nobody complains that they were forgotten."""


def remote(environ: Mapping[str, str]) -> bool:
    """Whether we are at the far end of an SSH line."""
    return any(environ.get(name) for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"))
