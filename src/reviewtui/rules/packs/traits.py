"""What a table of a rule says about it: how grave it is, where, why, and what its findings mean."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from reviewtui.domain.channel import Channel
from reviewtui.domain.finding import Mend, Scope

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewtui.rules.packs.files import PackFile
    from reviewtui.rules.packs.model import RuleTraits

_LEVELS: Final = ("block", "warn", "off")
_CHOICES: Final = {
    "severity": _LEVELS,
    "elsewhere": _LEVELS,
    "span": ("match", "clause", "sentence"),
    "scope": tuple(Scope),
    "mend": tuple(Mend),
    "senses": ("", "named", "any"),
}
"""The keys that take one of a few words."""
_TEXTS: Final = ("why", "source", "rewrite", "part_of")
_COUNTS_AS: Final = ("against", "empty-apology", "phrase", "refusal", "request", "takes-back", "tie")
_WORDS: Final = ("match", "unless", "bad", "good")
_ALL: Final = ("id", *_CHOICES, *_TEXTS, "channels", "heat", "yields_to", "counts_as", *_WORDS)


def read_traits(file: PackFile, key: str, entry: Any, base: RuleTraits) -> RuleTraits:
    """What a table says, over what is known of its rule. Raises PackError at the first thing that is not understood."""
    if not isinstance(entry, dict):
        raise file.wrong(key, "must be a table")
    said: dict[str, Any] = {}
    for name, value in entry.items():
        if name not in _ALL:
            raise file.wrong(f"{key}.{name}", f"not known; allowed are {', '.join(_ALL)}")
        if name in _READ:
            said[name] = _READ[name](file, f"{key}.{name}", value)
        elif name not in {"bad", "good"} and not isinstance(value, str):
            raise file.wrong(f"{key}.{name}", "must be text")
        elif name in _CHOICES:
            if value not in _CHOICES[name]:
                raise file.wrong(f"{key}.{name}", f"'{value}' is not one of {', '.join(_CHOICES[name])}")
            said[name] = {"scope": Scope, "mend": Mend}.get(name, str)(value)
        elif name in _TEXTS:
            said[name] = value
    return replace(base, **said)


def read_channels(file: PackFile, key: str, value: Any) -> frozenset[Channel]:
    """One channel or several. Raises PackError."""
    names = value if isinstance(value, list) else [value]
    known = [channel.value for channel in Channel]
    for name in names:
        if name not in known:
            raise file.wrong(key, f"'{name}' is no channel; there are {', '.join(known)}")
    return frozenset(Channel(name) for name in names)


def read_sentences(file: PackFile, key: str, value: Any) -> tuple[str, ...]:
    """Sentences by which a rule is tried. Raises PackError."""
    if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
        raise file.wrong(key, "must be a list of sentences")
    return tuple(value)


def _heat(file: PackFile, key: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 3:
        raise file.wrong(key, "must be a number from 0 to 3")
    return value


def _names(file: PackFile, key: str, value: Any) -> frozenset[str]:
    return frozenset(read_sentences(file, key, value))


def _kinds(file: PackFile, key: str, value: Any) -> frozenset[str]:
    for name in (names := _names(file, key, value)):
        if name not in _COUNTS_AS:
            raise file.wrong(key, f"'{name}' is not one of {', '.join(_COUNTS_AS)}")
    return names


_READ: Final[dict[str, Callable[[PackFile, str, Any], Any]]] = {
    "channels": read_channels,
    "heat": _heat,
    "yields_to": _names,
    "counts_as": _kinds,
}
"""The keys that take more than a text."""
