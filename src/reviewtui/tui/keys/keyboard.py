"""Commands by the place of their key: what is typed on a Cyrillic, Greek or Hebrew layout means the Latin key there.

A terminal tells which letter was typed, never which key was pressed. A letter of such a layout gives itself away; the
signs that a layout has elsewhere (its ``.`` where Latin has ``/``) are known once a letter of it came before.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from reviewtui.tui.keys.signs import NAMES_OF_SIGNS


class _Layout(NamedTuple):
    """The letters of a layout and the Latin ones at their places; the signs that it has on other keys than Latin."""

    letters: dict[str, str]
    signs: dict[str, str]


def _pairs(typed: str, latin: str) -> dict[str, str]:
    return dict(zip(typed, latin, strict=True))


_CYRILLIC: Final = _Layout(
    _pairs("йцукенгшщзхъфывапролджэячсмитьбюё", "qwertyuiop[]asdfghjkl;'zxcvbnm,.`")
    | _pairs("ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ", 'QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>~')
    | _pairs("іїєґўІЇЄҐЎ", "s]'\\oS}\"|O"),
    _pairs(".,", "/?"),
)
_GREEK: Final = _Layout(
    _pairs("ςερτυθιοπασδφγηξκλζχψωβνμ", "wertyuiopasdfghjklzxcvbnm")
    | _pairs("ΕΡΤΥΘΙΟΠΑΣΔΦΓΗΞΚΛΖΧΨΩΒΝΜ", "ERTYUIOPASDFGHJKLZXCVBNM")
    | _pairs("άέήίόύώϊϋΐΰΆΈΉΊΌΎΏ", "aehioyviyiyAEHIOYV"),
    _pairs(";:", "qQ"),
)
_HEBREW: Final = _Layout(
    _pairs("קראטוןםפשדגכעיחלךףזסבהנמצתץ", "ertyuiopasdfghjkl;zxcvbnm,."),
    _pairs("/'.,", "qw/'"),
)
_LAYOUTS: Final = (_CYRILLIC, _GREEK, _HEBREW)
_SIGNS_OF_NAMES: Final = {name: sign for sign, name in NAMES_OF_SIGNS.items()}


class Keyboard:
    """Remembers which layout the letters came from, nothing else."""

    def __init__(self) -> None:
        self._layout: _Layout | None = None

    def note(self, key: str) -> None:
        """A key was pressed as a command. Hebrew has its capitals in Latin: these say nothing."""
        typed = key.rpartition("+")[2] or key
        of = next((each for each in _LAYOUTS if typed in each.letters), None)
        if of is not None:
            self._layout = of
        elif len(typed) == 1 and typed.isascii() and typed.isalpha():
            self._layout = _HEBREW if self._layout is _HEBREW and typed.isupper() else None

    def latin(self, key: str) -> str:
        """The Latin key at the place of one, "" for what is Latin already or stands in the same place."""
        before, plus, last = key.rpartition("+")
        typed = _SIGNS_OF_NAMES.get(last, last)
        layouts = [self._layout] if self._layout is not None else []
        found = next((each.letters[typed] for each in _LAYOUTS if typed in each.letters), "")
        found = found or next((each.signs[typed] for each in layouts if typed in each.signs), "")
        return f"{before}{plus}{NAMES_OF_SIGNS.get(found, found)}" if found else ""
