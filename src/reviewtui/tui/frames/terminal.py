"""What is known of a terminal by its name. What is not known is not used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reviewtui.tui.frames.pen import Skills

if TYPE_CHECKING:
    from collections.abc import Mapping

_ERASE_IN_COLOUR: Final = (
    "xterm", "tmux", "linux", "rxvt", "alacritty", "foot", "konsole", "gnome", "vte", "wezterm", "iterm", "st-",
    "mlterm", "putty", "contour", "ghostty", "kitty", "mintty", "nsterm", "rio",
)  # fmt: skip
_REPEAT: Final = ("alacritty", "foot", "wezterm", "xterm-kitty", "xterm-ghostty", "contour", "rio")


def skills_of(environ: Mapping[str, str]) -> Skills:
    """By `TERM`; tmux and screen call themselves by many names and are known by their own variables."""
    name = environ.get("TERM", "")
    if environ.get("STY"):
        return Skills()
    if environ.get("TMUX"):
        return Skills(erases_in_colour=True)
    return Skills(name == "st" or name.startswith(_ERASE_IN_COLOUR), name.startswith(_REPEAT))
