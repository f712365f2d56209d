"""What is listened for in one language: the packs `packs/heard_*.toml` and `packs/removal_*.toml`, read and checked."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from reviewtui.rules.hearing.phrase import Phrase, Phrases
from reviewtui.rules.hearing.phrase_steps import MARKS, Given
from reviewtui.rules.hearing.sentences import fold
from reviewtui.rules.hearing.written import PackLines
from reviewtui.rules.packs.files import PackError, PackFile, read_bundled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LANGUAGES: Final = ("en", "de", "fr", "es", "it", "ja")
KINDS: Final = ("danger", "law", "cause")
TOPIC: Final = "topic"
"""What a review is about (`removal`): it is that whether it is denied or not."""
UNFIXABLE: Final = "unfixable"
"""The cause that nobody can mend: taste, price, looks."""


class HearingEntry:
    """One thing to listen for, from its table in a pack.

    `denies` says whether a denial before a phrase silences it. Raises PackError where the table can't be right.
    """

    def __init__(self, kind: str, table: Mapping[str, Any], pack: HearingPack) -> None:
        self.kind = kind
        self.id: str = table["id"]
        self.name: str = table.get("name", self.id)
        self.glanced = UNFIXABLE if self.id == UNFIXABLE else kind
        """What a glance says of it."""
        self.denies = bool(table.get("denies", kind != TOPIC))
        self.pack = pack
        self._unless = _lines(table.get("unless", ""))
        match = _lines(table["match"])
        self.phrases = () if pack.unspaced else tuple(pack.phrase_of(self, line) for line in match)
        self.written = PackLines(match) if pack.unspaced else None
        self.unless_written = PackLines(self._unless) if pack.unspaced and self._unless else None

    @cached_property
    def unless(self) -> Phrases:
        """Phrases in which the same words mean something else; most are never asked for."""
        return Phrases(() if self.pack.unspaced else map(self.pack.phrase, self._unless))


class EntryPhrase(Phrase):
    """One of the phrases that tell of an entry."""

    __slots__ = ("entry",)

    def __init__(self, line: str, given: Given, entry: HearingEntry) -> None:
        super().__init__(line, given)
        self.entry = entry


class HearingPack:
    """What is listened for in one language; `common` are its most common words where the file does not tell them.

    Raises PackError where the file can't be right.
    """

    def __init__(self, file: PackFile, kinds: Sequence[str] = KINDS, common: frozenset[str] = frozenset()) -> None:
        data = file.data
        self._name = file.name
        self.language: str = data["language"]
        denial = data.get("denial", {})
        self.common = _words(data["common"]) if "common" in data else common
        self._given = Given(data.get("words", {}), fold, self.common)
        self.joins: str = data.get("joins", "")
        """Words that join clauses, as a pattern."""
        self.denials = _words(denial.get("words", ""))
        self.no_denial = _words(denial.get("not_these", ""))
        aside = data.get("aside", {})
        self._aside = {"worry": _lines(aside.get("worry", "")), "other": _lines(aside.get("other", ""))}
        self.turns = _words(aside.get("turns", "")) | MARKS
        self.denied_after = re.compile(denial["after"]) if denial.get("after") else None
        self.unspaced = self.language == "ja"
        self.entries = tuple(HearingEntry(kind, table, self) for kind in kinds for table in data.get(kind, ()))
        self._given.let_go()

    @cached_property
    def asides(self) -> Mapping[str, Phrases]:
        """What is said of no trouble that happened with this thing, by kind: of a cause worries and ifs, of a cause
        and of danger other things ("my old one"). Asked for only where something was found.
        """
        other = [*map(self.phrase, self._aside["other"])]
        return {"danger": Phrases(other), "cause": Phrases([*map(self.phrase, self._aside["worry"]), *other])}

    def phrase(self, line: str) -> Phrase:
        """A line of this pack. Raises PackError."""
        try:
            return Phrase(line, self._given)
        except ValueError as error:
            raise self._wrong(error) from error

    def phrase_of(self, entry: HearingEntry, line: str) -> EntryPhrase:
        """A line that tells of an entry. Raises PackError."""
        try:
            return EntryPhrase(line, self._given, entry)
        except ValueError as error:
            raise self._wrong(error) from error

    def _wrong(self, error: ValueError) -> PackError:
        return PackFile(self._name, {}).wrong("match", str(error))


def _lines(block: str) -> list[str]:
    return [line for line in map(str.strip, block.splitlines()) if line and not line.startswith("#")]


def _words(listed: str) -> frozenset[str]:
    return frozenset(fold(listed).split("|")) - {""}


def own_causes(name: str, language: str, phrases: Mapping[str, Any]) -> HearingPack:
    """A pack of the user's own: phrases by the cause that they tell, one a line. Raises PackError.

    Denials and common words are those of the bundled pack of the language, where there is one.
    """
    for cause, lines in phrases.items():
        if not isinstance(lines, str) or not _lines(lines):
            raise PackError(f"{name}: {cause}.heard: must be text, one phrase a line")
    data = dict(read_bundled(f"heard_{language}").data) if language in LANGUAGES else {}
    for kind in KINDS:
        data.pop(kind, None)
    data |= {"language": language, "cause": [{"id": cause, "match": lines} for cause, lines in phrases.items()]}
    try:
        return HearingPack(PackFile(name, data))
    except re.error as error:
        raise PackError(f"{name}: heard: {error}") from error
