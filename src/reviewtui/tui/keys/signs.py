"""How keys are named and shown: ``⏎``, ``^d``, ``F2``; pure words, no meaning."""

from __future__ import annotations

import unicodedata
from typing import Final

_SIGNS = {"full_stop": ".", "asterisk": "*", "colon": ":", "question_mark": "?", "slash": "/", "comma": ",",
          "space": "␣", "enter": "⏎", "escape": "esc", "tab": "⇥", "shift+tab": "⇤", "shift+enter": "⇧⏎",
          "up": "↑", "down": "↓",
          "left": "←", "right": "→", "pageup": "PgUp", "pagedown": "PgDn", "home": "Home", "end": "End"}  # fmt: skip
NAMED = frozenset(_SIGNS) | {"insert", "delete", "backspace", *(f"f{number}" for number in range(1, 13))} | {
    "semicolon", "minus", "plus", "underscore", "equals_sign", "exclamation_mark", "quotation_mark", "number_sign",
    "dollar_sign", "percent_sign", "ampersand", "apostrophe", "left_parenthesis", "right_parenthesis",
    "less_than_sign", "greater_than_sign", "at", "left_square_bracket", "backslash", "right_square_bracket",
    "circumflex_accent", "grave_accent", "left_curly_bracket", "vertical_line", "right_curly_bracket", "tilde",
}  # fmt: skip
NAMES_OF_SIGNS: Final = {sign: name for name, sign in _SIGNS.items() if len(sign) == 1 and sign.isascii()} | {
    ";": "semicolon", "-": "minus", "+": "plus", "_": "underscore", "=": "equals_sign", "!": "exclamation_mark",
    '"': "quotation_mark", "#": "number_sign", "$": "dollar_sign", "%": "percent_sign", "&": "ampersand",
    "'": "apostrophe", "(": "left_parenthesis", ")": "right_parenthesis", "<": "less_than_sign",
    ">": "greater_than_sign", "@": "at", "[": "left_square_bracket", "\\": "backslash", "]": "right_square_bracket",
    "^": "circumflex_accent", "`": "grave_accent", "{": "left_curly_bracket", "|": "vertical_line",
    "}": "right_curly_bracket", "~": "tilde", " ": "space",
}  # fmt: skip
TYPES = frozenset({"enter", "backspace", "delete", *NAMES_OF_SIGNS.values()})
"""Keys with a name that write or rub out, where there is text."""
NEVER_ARRIVE = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace", "ctrl+left_square_bracket": "escape"}


def sign(key: str) -> str:
    """How a key is shown: ``⏎``, ``^d``, ``F2``, ``^x ^e``."""
    if " " in key:
        return " ".join(map(sign, key.split()))
    if key in _SIGNS:
        return _SIGNS[key]
    if key.startswith("ctrl+"):
        return "^" + sign(key.removeprefix("ctrl+"))
    return key.upper() if key[:1] == "f" and key[1:].isdigit() else key


def pressed(key: str, character: str | None) -> str:
    """How a key that was pressed is shown; `character` is what it writes, None where it writes nothing. A mark that
    stands on no letter gets a ring to stand on.
    """
    if character is None or character == " ":
        return sign(key)
    return f"◌{character}" if unicodedata.category(character[0]).startswith("M") else character
