"""Every clipboard that can be reached from here: tmux, the terminal's own, the desktop's."""

from __future__ import annotations

import base64
import os
import sys
from collections.abc import Callable, Mapping

from reviewtui.channels.tools import feed, found, remote

WriteTerminal = Callable[[str], None]
"""Sends an escape sequence to the terminal, between two of the screen's own; may raise OSError."""

_LONGEST = 70_000
"""Characters in base64 that terminals still take in one sequence."""
_NO_CLIPBOARD = frozenset({"", "dumb", "linux"})
"""Values of TERM where nobody listens to OSC 52."""
_SCREEN_PIECE = 700
"""What GNU screen lets through at once."""


def copy(text: str, environ: Mapping[str, str], write: WriteTerminal, platform: str = sys.platform) -> tuple[str, ...]:
    """Put a text on every clipboard there is; the names of those that took it, as the seller would say them.

    Whether a terminal obeys OSC 52 can't be asked; it is named as what it is, a request.
    """
    taken: list[str] = []
    given = text.encode("utf-8", "replace")
    if environ.get("TMUX") and _to_tmux(given, environ):
        taken.append("tmux buffer")
    elif _to_terminal(given, environ, write):
        taken.append("terminal (OSC 52)")
    tool = _to_tool(text, environ, platform)
    return (*taken, tool) if tool else tuple(taken)


def ways(environ: Mapping[str, str], platform: str = sys.platform) -> tuple[str, ...]:
    """The clipboards that `copy` would try here, without touching any."""
    there = []
    if environ.get("TMUX") and found("tmux", environ):
        there.append("tmux buffer")
    elif environ.get("TERM", "") not in _NO_CLIPBOARD:
        there.append("terminal (OSC 52, if it obeys)")
    tool = next((name for name, _, _ in _tools(environ, platform) if found(name, environ)), "")
    return (*there, tool) if tool else tuple(there)


def _to_tmux(given: bytes, environ: Mapping[str, str]) -> bool:
    """With ``-w`` tmux passes the text on to the terminal around it; older ones know only the buffer."""
    if not found("tmux", environ):
        return False
    return any(
        feed(command, given, environ)
        for command in (["tmux", "load-buffer", "-w", "-"], ["tmux", "load-buffer", "-"])
    )  # fmt: skip


def osc52(given: bytes, environ: Mapping[str, str]) -> str:
    """The sequence that asks a terminal to take a text; "" when it is too long for one."""
    coded = base64.b64encode(given).decode("ascii")
    if len(coded) > _LONGEST:
        return ""
    sequence = f"\x1b]52;c;{coded}\x07"
    if not environ.get("STY"):
        return sequence
    pieces = [sequence[at : at + _SCREEN_PIECE] for at in range(0, len(sequence), _SCREEN_PIECE)]
    return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)


def _to_terminal(given: bytes, environ: Mapping[str, str], write: WriteTerminal) -> bool:
    sequence = osc52(given, environ)
    if not sequence or environ.get("TERM", "") in _NO_CLIPBOARD:
        return False
    try:
        write(sequence)
    except OSError:
        return False
    return True


def to_tty(sequence: str) -> None:
    """Write to the terminal that we were started from. Raises OSError where there is none."""
    terminal = os.open("/dev/tty", os.O_WRONLY | os.O_NOCTTY)
    try:
        left = sequence.encode("ascii")
        while left:
            left = left[os.write(terminal, left) :]
    finally:
        os.close(terminal)


def _to_tool(text: str, environ: Mapping[str, str], platform: str) -> str:
    """The desktop's clipboard, by the first tool that takes the text; "" when none does."""
    for name, options, encoding in _tools(environ, platform):
        if found(name, environ) and feed([name, *options], text.encode(encoding, "replace"), environ):
            return name
    return ""


def _tools(environ: Mapping[str, str], platform: str) -> list[tuple[str, list[str], str]]:
    """Tools that could reach the clipboard of the person here, with their options and the encoding they read."""
    tools: list[tuple[str, list[str], str]] = []
    if environ.get("WAYLAND_DISPLAY"):
        tools.append(("wl-copy", [], "utf-8"))
    if environ.get("DISPLAY"):
        tools += [
            ("xclip", ["-selection", "clipboard"], "utf-8"),
            ("xsel", ["--clipboard", "--input"], "utf-8"),
        ]
    if remote(environ):
        return tools
    if platform == "darwin":
        tools.append(("pbcopy", [], "utf-8"))
    if environ.get("WSL_DISTRO_NAME") or platform in {"win32", "cygwin"}:
        tools.append(("clip.exe", [], "utf-16-le"))
    return tools
