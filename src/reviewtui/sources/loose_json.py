"""What is nearly JSON: a script that assigns it, a comma too many, objects as Python prints them."""

from __future__ import annotations

import ast
import json
import re
import warnings
from typing import Final

_SCRIPT: Final = re.compile(r"\s*(?:(?:var|let|const|export default)\s+)?[\w$.]{0,60}\s*[=(]\s*(?=[\[{])")
_END: Final = re.compile(r"[\s;)]*\Z")
_COMMA: Final = re.compile(r'("(?:\\.|[^"\\])*")|,(?=\s*[\]}])')
_LARGEST: Final = 256 << 20
"""Characters; what is larger isn't looked at a second time."""


def is_script(start: str) -> bool:
    """Whether a file begins like a script that gives a name to a list or an object."""
    return bool(_SCRIPT.match(start)) and start.lstrip()[:1] not in ("{", "[", "(")


def loosely_parsed(text: str) -> list[object] | None:
    """The documents in a text that isn't quite JSON; None when there are none."""
    if len(text) > _LARGEST:
        return None
    begins = _SCRIPT.match(text)
    bare = _END.sub("", text[begins.end() :] if begins else text)
    try:
        return [json.loads(_COMMA.sub(lambda match: match[1] or "", bare.rstrip(", \n\r\t")))]
    except (ValueError, RecursionError):
        return _printed(bare)


def _printed(text: str) -> list[object] | None:
    """Objects as Python prints them, the whole text or one a line."""
    start = text.lstrip()[:3]
    if start[:1] not in ("{", "[") or "'" not in text[:2000]:
        return None
    whole = _literal(text)
    if whole is not None:
        return [whole]
    found = [_literal(line) for line in text.splitlines() if line.strip()]
    told = [each for each in found if isinstance(each, dict)]
    return [told] if told and len(told) == len(found) else None


def _literal(text: str) -> object | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            value: object = ast.literal_eval(text.strip())
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return None
    return value if _plain(value) else None


def _plain(value: object, depth: int = 20) -> bool:
    """Whether it is made of what JSON knows, too."""
    if depth == 0:
        return False
    if isinstance(value, dict):
        return all(isinstance(key, str) and _plain(inner, depth - 1) for key, inner in value.items())
    if isinstance(value, list):
        return all(_plain(inner, depth - 1) for inner in value)
    return value is None or isinstance(value, str | int | float)
