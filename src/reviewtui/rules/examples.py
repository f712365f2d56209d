"""The sentences by which rules are tried: what a pack says is bad must be found, what it says is good must not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from reviewtui.domain.channel import Channel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Set

    from reviewtui.rules.packs.files import PackFile

    Finds = Callable[[str, Channel, str], Set[str]]
    """The ids of the rules that find something in a letter, on a channel, to a buyer with a language."""

_USUAL: Final = Channel.AMAZON_BUYER_MESSAGE


def misjudged(file: PackFile, finds: Finds) -> Iterator[str]:
    """What is wrong with the examples of a pack, one sentence each; nothing when the rules do what the pack says."""
    language = file.data.get("language", "en")
    spoken = "en" if language == "*" else language
    for rule, entry in _rules(file):
        for sentence in entry.get("bad", ()):
            if rule not in finds(*_letter(sentence), spoken):
                yield f"{file.name}: rule {rule}.bad: “{sentence}” is not found; widen match, or take it out"
        for sentence in entry.get("good", ()):
            if rule in finds(*_letter(sentence), spoken):
                yield f"{file.name}: rule {rule}.good: “{sentence}” is found; narrow match, or add to unless"


def _rules(file: PackFile) -> Iterator[tuple[str, Any]]:
    yield from ((entry["id"], entry) for entry in file.data.get("rule", ()))
    yield from file.data.get("rules", {}).items()


def _letter(sentence: str) -> tuple[str, Channel]:
    """The text of an example and the channel that stands before it in brackets."""
    name, closed, text = sentence[1:].partition("] ")
    return (text, Channel(name)) if sentence.startswith("[") and closed and name in set(Channel) else (sentence, _USUAL)
