"""The files of rule packs: the bundled ones and the user's own, read but not yet understood."""

from __future__ import annotations

import pkgutil
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from reviewtui.domain.toml_text import NotToml, read_file, read_toml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

WHOLE: Final = ("en", "de", "fr", "es", "it", "ja")
FIRST_FEW: Final = ("pt", "nl", "pl", "sv", "tr")
"""Languages with a first few rules: asking, bargains, contact, threats and the apology."""
BUNDLED: Final = (*WHOLE, *FIRST_FEW)
SENSES: Final = {language: f"senses_{language}" for language in WHOLE}
"""Beside the pack of a language: which of its words have other senses. No part of a user's packs."""
CONCEPTS: Final = {language: f"concepts_{language}" for language in WHOLE}
"""Beside it too: what wishes are made of in any order. No part of a user's packs."""
FRAMES: Final = {language: f"frames_{language}" for language in BUNDLED}
"""Beside it too: who asks whom for what, put together from parts that have a name."""
HINTS: Final = {language: f"hints_{language}" for language in WHOLE}
"""Beside it too: frames of what is meant and not said."""
LIKENESS: Final = {language: f"likeness_{language}" for language in WHOLE}
"""Beside it too: words that mean alike, and the stances in which a letter takes them up."""
_SENTENCES: Final = re.compile(r"^(?:heard|silent) = \[.*?\]\n", re.MULTILINE | re.DOTALL)
"""The sentences by which an entry of a listening pack is tried: four of ten values in such a file."""
_TOP: Final = ("language", "name", "words", "rule", "allow", "rules", "courtesy", "coverage", "lists")


class PackError(ValueError):
    """A rule pack that cannot be used; its text names the file, the key and what is allowed there."""


@dataclass(frozen=True, slots=True)
class PackFile:
    """A read pack file; `name` is what errors call it."""

    name: str
    data: Mapping[str, Any]

    def wrong(self, key: str, allowed: str) -> PackError:
        """What to raise about a key."""
        return PackError(f"{self.name}: {key}: {allowed}")


@lru_cache(maxsize=6 * len(BUNDLED) + 2)
def bundled(name: str) -> PackFile:
    """A file of the package, kept."""
    return read_bundled(name)


def read_bundled(name: str) -> PackFile:
    """A file of the package, for those who keep what they make of it and not the file."""
    return _parse(f"{name}.toml", _text(name))


def read_untried(name: str) -> PackFile:
    """The same without the sentences by which it is tried: who only listens need not read them."""
    return _parse(f"{name}.toml", _SENTENCES.sub("", _text(name)))


def _text(name: str) -> str:
    return (pkgutil.get_data("reviewtui.rules", f"packs/{name}.toml") or b"").decode()


def text_of(each: Path | tuple[str, str]) -> tuple[str, str]:
    """Name and text of a user's file. Raises `PackError` when it cannot be read."""
    if isinstance(each, tuple):
        return each
    try:
        return each.name, read_file(each)
    except (OSError, NotToml) as error:
        raise PackError(f"{each.name}: cannot be read ({error}); a rule pack is a TOML file in UTF-8") from error


def own(name: str, text: str) -> PackFile:
    """A user's file. Raises `PackError` at the first thing in it that cannot be right."""
    file = _parse(name, text)
    for key in file.data:
        if key not in _TOP:
            raise file.wrong(key, f"not known here; allowed are {', '.join(_TOP)}")
    for key, kind, words in (
        ("language", str, 'a code like "en", or "*" for every language'),
        ("words", dict, "a table of word classes"),
        ("rule", list, "a list of tables, each begun by [[rule]]"),
        ("allow", list, "a list of tables, each begun by [[allow]]"),
        ("rules", dict, "tables like [rules.terse]"),
        ("courtesy", dict, "a table of patterns"),
        ("coverage", dict, "a table of patterns"),
        ("lists", dict, "a table of words"),
    ):
        if key in file.data and not isinstance(file.data[key], kind):
            raise file.wrong(key, f"must be {words}")
    return file


def _parse(name: str, text: str) -> PackFile:
    try:
        return PackFile(name, read_toml(text))
    except NotToml as error:
        raise PackError(f"{name}: not TOML: {error}") from error
