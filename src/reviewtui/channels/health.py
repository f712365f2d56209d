"""What the terminal and the tools around it can do: keys and colours, clipboards, a browser."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from reviewtui.channels import browser, clipboard
from reviewtui.channels.tools import found, remote
from reviewtui.desk.health import Check, State

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def checks(
    environ: Mapping[str, str], *, terminal: bool, encoding: str, platform: str = sys.platform
) -> Iterator[Check]:
    """`terminal` tells whether we talk to one, `encoding` what standard output takes."""
    yield _terminal(environ, terminal=terminal)
    yield _letters(encoding)
    yield from _around(environ)
    yield _clipboard(environ, platform)
    yield _browser(environ, platform)


def _terminal(environ: Mapping[str, str], *, terminal: bool) -> Check:
    name = environ.get("TERM", "")
    if name in {"", "dumb"}:
        fix = "open the inbox in a real terminal; every command works without one"
        return Check("terminal", State.WARN, f"TERM is {name or 'not set'}, so the inbox can't be opened", fix)
    if not terminal:
        return Check("terminal", State.OK, f"TERM is {name}; this output goes to a file or program, not to a terminal")
    colours = _colours(environ, name)
    if environ.get("NO_COLOR"):
        return Check("terminal", State.OK, f"TERM is {name}; NO_COLOR is set, so there are none")
    return Check("terminal", State.OK, f"TERM is {name}, {colours}")


def _colours(environ: Mapping[str, str], name: str) -> str:
    if environ.get("COLORTERM", "").lower() in {"truecolor", "24bit"} or name.endswith("-direct"):
        return "16 million colours"
    return "256 colours" if "256" in name or "kitty" in name or "ghostty" in name else "16 colours, which are enough"


def _letters(encoding: str) -> Check:
    if "utf" in encoding.lower():
        return Check("letters", State.OK, f"{encoding}: every language can be shown")
    fix = "use a UTF-8 locale, for example: export LC_ALL=C.UTF-8"
    return Check("letters", State.WARN, f"{encoding or 'unknown'}: umlauts, accents and Japanese can't be shown", fix)


def _around(environ: Mapping[str, str]) -> Iterator[Check]:
    """What stands between the seller's own terminal and us."""
    far = remote(environ)
    if environ.get("TMUX"):
        words = f"inside tmux{', over SSH' if far else ''}"
        fix = "" if found("tmux", environ) else "put tmux on the PATH, so that letters reach its buffer"
        yield Check("line", State.WARN if fix else State.OK, words, fix)
    elif environ.get("STY"):
        yield Check("line", State.OK, f"inside screen{', over SSH' if far else ''}")
    elif far:
        yield Check("line", State.OK, "over SSH; inside tmux or screen the inbox would outlive a line that drops")
    else:
        yield Check("line", State.OK, "on this machine")


def _clipboard(environ: Mapping[str, str], platform: str) -> Check:
    ways = clipboard.ways(environ, platform)
    if ways:
        return Check("clipboard", State.OK, f"letters go to: {', '.join(ways)}; and always to a file")
    fix = "install wl-clipboard, xclip or xsel, or use a terminal that takes OSC 52"
    return Check("clipboard", State.WARN, "none can be reached; letters go only to a file", fix)


def _browser(environ: Mapping[str, str], platform: str) -> Check:
    name = browser.opener(environ, platform)
    if name:
        return Check("browser", State.OK, f"Amazon's pages are opened with {name}")
    return Check("browser", State.OK, "none to be seen from here; links are shown instead")
