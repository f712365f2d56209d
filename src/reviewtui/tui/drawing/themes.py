"""Our own colours: dark, light and sixteen colours; which one to take; and the inks that lines are painted with."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.style import Style
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.color import Color as RichColor
    from textual.app import App

DARK, LIGHT, ANSI = "reviewtui-dark", "reviewtui-light", "reviewtui-ansi"
_NAMES = {"dark": DARK, "light": LIGHT, "ansi": ANSI}


def _theme(name: str, palette: str, *, dark: bool) -> Theme:
    """A theme from colours in the order background, surface, panel, cursor row, foreground, dim, hot, warm, cool,
    primary, success, line.
    """
    background, surface, panel, cursor, foreground, dim, hot, warm, cool, primary, success, line = palette.split()
    return Theme(
        name=name,
        dark=dark,
        background=background,
        surface=surface,
        panel=panel,
        foreground=foreground,
        primary=primary,
        secondary=cool,
        accent=primary,
        success=success,
        warning=warm,
        error=hot,
        text_alpha=1.0,
        variables={
            **urgency_variables(cursor, dim, hot, warm, cool, line),
            "input-selection-background": cursor,
            "input-selection-foreground": foreground,
            "input-cursor-background": foreground,
            "input-cursor-foreground": background,
            "screen-selection-background": cursor,
            "block-cursor-background": cursor,
            "block-cursor-foreground": foreground,
            "block-cursor-text-style": "none",
            "block-hover-background": panel,
            "scrollbar": line,
            "scrollbar-hover": dim,
            "scrollbar-active": dim,
            "scrollbar-background": surface,
            "scrollbar-background-hover": surface,
            "scrollbar-background-active": surface,
            "scrollbar-corner-color": surface,
        },
    )


def urgency_variables(cursor: str, dim: str, hot: str, warm: str, cool: str, line: str) -> dict[str, str]:
    """The variables that Textual's own themes lack."""
    return {"cursor-row": cursor, "dim": dim, "hot": hot, "warm": warm, "cool": cool, "line": line}


def borrowed_variables(theme: Theme) -> dict[str, str]:
    """What one of Textual's own themes offers for urgency."""
    quiet = theme.foreground or theme.primary
    cool, line = theme.secondary or quiet, theme.panel or theme.surface or theme.primary
    return urgency_variables(line, quiet, theme.error or theme.primary, theme.warning or theme.primary, cool, line)


def own_themes(*, known_background: bool = False) -> tuple[Theme, ...]:
    """The three themes. In sixteen colours dim is bright black only where the background is known."""
    dark = "#12151c #171b24 #1e2430 #24304a #c8d0e0 #909ab2 #f0716b #e0af68 #7f9bb8 #7aa2f7 #8fbf7f #2a3140"
    light = "#fbfaf7 #f4f2ec #ebe8df #dfe7f5 #242a35 #596175 #b5352d #865400 #456482 #2f5fb3 #286b35 #d8d4c8"
    dim = "ansi_bright_black" if known_background else "ansi_default"
    none = "ansi_default"
    sixteen = Theme(
        name=ANSI, ansi=True, dark=True,
        primary="ansi_bright_blue", secondary="ansi_cyan", accent="ansi_bright_blue", success="ansi_green",
        warning="ansi_yellow", error="ansi_bright_red",
        foreground=none, background=none, surface=none, panel=none, boost=none,
        variables=BUILTIN_THEMES["ansi-dark"].variables
        | urgency_variables(none, dim, "ansi_bright_red", "ansi_yellow", "ansi_cyan", dim)
        | {"border": "ansi_bright_blue", "input-cursor-text-style": "reverse"},
    )  # fmt: skip
    return _theme(DARK, dark, dark=True), _theme(LIGHT, light, dark=False), sixteen


def background_known(environ: Mapping[str, str]) -> bool:
    """Whether the terminal says which background it has."""
    return environ.get("COLORFGBG", "").rpartition(";")[2].isdigit()


def choose_theme(wanted: str, environ: Mapping[str, str]) -> str:
    """The theme to open with: the user's word, else what the terminal says of itself, else dark."""
    if wanted and wanted != "auto":
        return _NAMES.get(wanted, wanted)
    if not _many_colours(environ):
        return ANSI
    if background_known(environ):
        return LIGHT if int(environ["COLORFGBG"].rpartition(";")[2]) in {7, 15} else DARK
    return DARK


def _many_colours(environ: Mapping[str, str]) -> bool:
    if environ.get("COLORTERM", "").lower() in {"truecolor", "24bit"} or environ.get("NO_COLOR"):
        return True
    term = environ.get("TERM", "")
    return "256" in term or "direct" in term or term in {"xterm-kitty", "xterm-ghostty", "alacritty", "foot", "wezterm"}


class Inks(NamedTuple):
    """The styles that text is written in, on one background."""

    fg: Style
    strong: Style
    dim: Style
    hot: Style
    hot_strong: Style
    warm: Style
    cool: Style
    primary: Style
    key: Style
    success: Style
    line: Style


class LookOfTheme(NamedTuple):
    """The inks of a theme: on the page, on a bar (header and keys), on the cursor row; and the one lit tab."""

    page: Inks
    bar: Inks
    cursor: Inks
    lit: Style


def look_of(app: App[object]) -> LookOfTheme:
    """The inks of the theme that is on."""
    variables = app.theme_variables
    colors = {
        name: Color.parse(variables[name]).rich_color
        for name in (
            "foreground", "dim", "hot", "warm", "cool", "primary", "success", "line", "cursor-row",
            "background", "surface",
        )
    }  # fmt: skip
    if app.current_theme.ansi:
        turned, strong = Style(reverse=True), Style(reverse=True, bold=True)
        cursor = Inks(turned, strong, turned, turned, strong, turned, turned, turned, strong, turned, turned)
        page = _inks(colors, None)
        return LookOfTheme(page, page, cursor, strong)
    lit = Style(color=colors["background"], bgcolor=colors["primary"], bold=True)
    page, bar, row = (_inks(colors, colors[ground]) for ground in ("background", "surface", "cursor-row"))
    return LookOfTheme(page, bar, row, lit)


def _inks(colors: dict[str, RichColor], ground: RichColor | None) -> Inks:
    def ink(name: str, *, bold: bool = False) -> Style:
        return Style(color=colors[name], bgcolor=ground, bold=bold or None)

    return Inks(
        fg=ink("foreground"), strong=ink("foreground", bold=True), dim=ink("dim"), hot=ink("hot"),
        hot_strong=ink("hot", bold=True), warm=ink("warm"), cool=ink("cool"), primary=ink("primary"),
        key=ink("primary", bold=True), success=ink("success"), line=ink("line"),
    )  # fmt: skip
