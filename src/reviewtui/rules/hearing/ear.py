"""Listening to a review: danger, talk of law and fraud, and what happened to the thing.

What is listened for stands in `packs/heard_*.toml` as phrases (`phrase`). A phrase that is denied ("no smoke at all")
is not heard, nor one that overlaps a phrase of `unless` ("fire stick"). Japanese, which leaves no room between words,
is looked at as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from functools import cached_property, lru_cache
from typing import Any, Final, NamedTuple

from reviewtui.rules.hearing.phrase import MARKS, Phrase, Tokens
from reviewtui.rules.packs.files import PackError, PackFile, bundled

LANGUAGES: Final = ("en", "de", "fr", "es", "it", "ja")
HEARS_AT_MOST: Final = 6_000
"""Characters of a review that are listened to; what a buyer is angry about stands before that."""
DENIED_WITHIN: Final = 4
"""So many words before a phrase may deny it."""
ASIDE_WITHIN: Final = 6
"""So many words after an aside ("I was worried it would …", "my old one …") are still said aside."""
_TELLING: Final = 3
"""So many common words of a language tell that a text is in it, and not in others whose words look alike."""
KINDS: Final = ("danger", "law", "cause")
TOPIC: Final = "topic"
"""What a review is about (`removal`): it is that whether it is denied or not."""
UNFIXABLE: Final = "unfixable"
"""The cause that nobody can mend: taste, price, looks."""

_TOKEN: Final = re.compile(r"[^\W_]+|[,;:()]")
_SENTENCE: Final = re.compile("[.!?\n\u2026]")
_UNSPACED: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_APOSTROPHES: Final = str.maketrans({"\u2019": "'", "\u02bc": "'"})
_GAP: Final = re.compile(r"~(\d{1,2})$")


class Heard(NamedTuple):
    """Something that a review says: its kind (`danger`, `law`, `cause`), its id in the pack, and the buyer's words."""

    kind: str
    id: str
    words: str
    start: int
    end: int


class HearingEntry:
    """One thing to listen for, from its table in a pack.

    `denies` says whether a denial before a phrase silences it; `heard` and `silent` are sentences by which the pack
    itself is tried. Raises PackError where the table can't be right.
    """

    def __init__(self, kind: str, table: Mapping[str, Any], pack: HearingPack) -> None:
        self.kind = kind
        self.id: str = table["id"]
        self.name: str = table.get("name", self.id)
        self.glanced = UNFIXABLE if self.id == UNFIXABLE else kind
        """What a glance says of it."""
        self.denies = bool(table.get("denies", kind != TOPIC))
        self.heard: tuple[str, ...] = tuple(table.get("heard", ()))
        self.silent: tuple[str, ...] = tuple(table.get("silent", ()))
        self._pack = pack
        self._unless = _lines(table.get("unless", ""))
        match = _lines(table["match"])
        self.phrases = () if pack.unspaced else tuple(map(pack.phrase, match))
        self.written = re.compile("|".join(map(_as_written, match))) if pack.unspaced else None
        self.unless_written = (
            re.compile("|".join(map(_as_written, self._unless))) if pack.unspaced and self._unless else None
        )

    @cached_property
    def unless(self) -> tuple[Phrase, ...]:
        """Phrases in which the same words mean something else; most are never asked for."""
        return () if self._pack.unspaced else tuple(map(self._pack.phrase, self._unless))


class HearingPack:
    """What is listened for in one language; `common` are its most common words where the file does not tell them.

    Raises PackError where the file can't be right.
    """

    def __init__(self, file: PackFile, kinds: Sequence[str] = KINDS, common: str = "") -> None:
        data = file.data
        self.language: str = data["language"]
        self._file = file
        self._classes: Mapping[str, str] = data.get("words", {})
        denial = data.get("denial", {})
        self.common = _words(data.get("common", common))
        self.denials = _words(denial.get("words", ""))
        self.no_denial = _words(denial.get("not_these", ""))
        aside = data.get("aside", {})
        self._aside = {"worry": _lines(aside.get("worry", "")), "other": _lines(aside.get("other", ""))}
        self.turns = _words(aside.get("turns", "")) | MARKS
        self.denied_after = re.compile(denial["after"]) if denial.get("after") else None
        self.unspaced = self.language == "ja"
        self.entries = tuple(HearingEntry(kind, table, self) for kind in kinds for table in data.get(kind, ()))

    @cached_property
    def asides(self) -> Mapping[str, tuple[Phrase, ...]]:
        """What is said of no trouble that happened with this thing, by kind: of a cause worries and ifs, of a cause
        and of danger other things ("my old one"). Asked for only where something was found.
        """
        other = tuple(map(self.phrase, self._aside["other"]))
        return {"danger": other, "cause": (*map(self.phrase, self._aside["worry"]), *other)}

    def phrase(self, line: str) -> Phrase:
        """A line of this pack. Raises PackError."""
        try:
            return Phrase(line, self._classes, fold, self.common)
        except ValueError as error:
            raise self._file.wrong("match", str(error)) from error


class Ear:
    """Listens with the packs of all languages at once: buyers write in any of them anywhere."""

    def __init__(self, packs: Sequence[HearingPack]) -> None:
        self.packs = tuple(packs)
        self._by_word: dict[str, list[tuple[HearingPack, HearingEntry, Phrase]]] = {}
        for pack in packs:
            for entry in pack.entries:
                for phrase in entry.phrases:
                    for word in phrase.triggers:
                        self._by_word.setdefault(word, []).append((pack, entry, phrase))
        self._known = frozenset(self._by_word)

    @cached_property
    def names(self) -> dict[tuple[str, str], str]:
        """What each thing is called, by kind and id."""
        return {(entry.kind, entry.id): entry.name for pack in reversed(self.packs) for entry in pack.entries}

    def hear(self, text: str) -> list[Heard]:
        """Everything that a text says, in its order; of overlapping words for one thing the longest."""
        text = text[:HEARS_AT_MOST]
        lower, found, start = fold(text), list[Heard](), 0
        spoken = self._spoken(lower)
        for sentence in _SENTENCE.split(lower):
            tokens = _TOKEN.findall(sentence)
            words = set(tokens)
            hits = self._known & words
            if hits:
                self._sentence(text, start, sentence, tokens, words, hits, spoken, found)
            start += len(sentence) + 1
        if not text.isascii() and _UNSPACED.search(text):
            self._as_written(text, found)
        return _longest(found)

    def glance(self, text: str) -> frozenset[str]:
        """Which kinds of things a text says at all ("unfixable" for that cause): a rank needs no words."""
        text = text[:HEARS_AT_MOST]
        lower, said = fold(text), set[str]()
        sentences = [tokens for part in _SENTENCE.split(lower) if (tokens := _TOKEN.findall(part))]
        spoken: Set[HearingPack] | None = None
        for tokens in sentences:
            words = set(tokens)
            hits = self._known & words
            if not hits:
                continue
            if spoken is None:
                spoken = self._packs_of(words.union(*sentences))
            places: dict[str, list[int]] = {}
            for hit in hits:
                for pack, entry, phrase in self._by_word[hit]:
                    if entry.glanced in said or pack not in spoken or not phrase.may_stand(words):
                        continue
                    if not places:
                        for place, word in enumerate(tokens):
                            places.setdefault(word, []).append(place)
                    if any(
                        _stands(pack, entry, tokens, places, first, last)
                        for first, last in phrase.spans(tokens, places[hit])
                    ):
                        said.add(entry.glanced)
        if not text.isascii() and _UNSPACED.search(text):
            found: list[Heard] = []
            self._as_written(text, found)
            said.update(each.id if each.id == UNFIXABLE else each.kind for each in found)
        return frozenset(said)

    def _spoken(self, lower: str) -> Set[HearingPack]:
        """The packs of the languages that a text may be in, by their most common words; of a few words all."""
        return self._packs_of(set(_TOKEN.findall(lower)))

    def _packs_of(self, words: Set[str]) -> Set[HearingPack]:
        counts = {pack: len(words & pack.common) for pack in self.packs}
        most = max(counts.values(), default=0)
        return {pack for pack, count in counts.items() if most < _TELLING or 2 * count > most}

    def _sentence(
        self,
        text: str,
        start: int,
        sentence: str,
        tokens: Tokens,
        words: Set[str],
        hits: Set[str],
        spoken: Set[HearingPack],
        found: list[Heard],
    ) -> None:
        likely = [
            (hit, each) for hit in hits for each in self._by_word[hit] if each[0] in spoken and each[2].may_stand(words)
        ]
        if not likely:
            return
        places: dict[str, list[int]] = {}
        for place, word in enumerate(tokens):
            places.setdefault(word, []).append(place)
        spans = [
            (entry, first, last)
            for hit, (pack, entry, phrase) in likely
            for first, last in phrase.spans(tokens, places[hit])
            if _stands(pack, entry, tokens, places, first, last)
        ]
        if spans:
            known = [match.span() for match in _TOKEN.finditer(sentence)]
            for entry, first, last in spans:
                begin, stop = start + known[first][0], start + known[last - 1][1]
                found.append(Heard(entry.kind, entry.id, " ".join(text[begin:stop].split()), begin, stop))

    def _as_written(self, text: str, found: list[Heard]) -> None:
        for pack in self.packs:
            for entry in pack.entries:
                for match in entry.written.finditer(text) if entry.written else ():
                    after = pack.denied_after.match(text, match.end()) if pack.denied_after else None
                    other = entry.unless_written.finditer(text) if entry.unless_written else ()
                    inside = any(each.start() < match.end() and match.start() < each.end() for each in other)
                    if not inside and not (entry.denies and after):
                        found.append(Heard(entry.kind, entry.id, match.group(), match.start(), match.end()))


def _stands(
    pack: HearingPack, entry: HearingEntry, tokens: Tokens, places: Mapping[str, list[int]], first: int, last: int
) -> bool:
    """Whether a phrase means what it says here: not denied, and no part of a phrase that means something else."""
    if entry.denies and _denied(pack, tokens, first):
        return False
    for phrase in entry.unless:
        for word in phrase.triggers:
            if word in places and any(
                begin < last and first < end for begin, end in phrase.spans(tokens, places[word])
            ):
                return False
    return not any(_aside(pack, phrase, tokens, places, first) for phrase in pack.asides.get(entry.kind, ()))


def _aside(pack: HearingPack, phrase: Phrase, tokens: Tokens, places: Mapping[str, list[int]], first: int) -> bool:
    """Whether an aside stands before a place and reaches to it: no mark and no word that turns lies between."""
    return any(
        end <= first <= end + ASIDE_WITHIN and pack.turns.isdisjoint(tokens[end:first])
        for word in phrase.triggers
        if word in places
        for _, end in phrase.spans(tokens, places[word])
    )


def _denied(pack: HearingPack, tokens: Tokens, first: int) -> bool:
    for place in range(first - 1, max(-1, first - 1 - DENIED_WITHIN), -1):
        if tokens[place] in MARKS:
            return False
        if tokens[place] in pack.denials:
            return tokens[place + 1] not in pack.no_denial
    return False


def _longest(found: list[Heard]) -> list[Heard]:
    kept: list[Heard] = []
    for each in sorted(set(found), key=lambda heard: (heard.start, -heard.end)):
        if not any(each.start < other.end and (each.kind, each.id) == (other.kind, other.id) for other in kept[-8:]):
            kept.append(each)
    return kept


def fold(text: str) -> str:
    """Small letters and words without apostrophes inside English contractions; the same length as before.

    "Won't" and "won’t" become one word, "l'eau" stays two.
    """
    lower = text.lower()
    if len(lower) != len(text):  # a capital that is longer when small would move every place
        lower = text
    return lower.translate(_APOSTROPHES).replace("n't", "n\u02bct")


def _as_written(line: str) -> str:
    """A line of a language without room between words, as a regular expression."""
    pieces = []
    for piece in line.split():
        gap = _GAP.match(piece)
        pieces.append(
            f"[^。！？\\n]{{0,{gap[1]}}}" if gap else "(?:" + "|".join(map(re.escape, piece.split("|"))) + ")"
        )
    return "".join(pieces)


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
    data = dict(bundled(f"heard_{language}").data) if language in LANGUAGES else {}
    for kind in KINDS:
        data.pop(kind, None)
    data |= {"language": language, "cause": [{"id": cause, "match": lines} for cause, lines in phrases.items()]}
    try:
        return HearingPack(PackFile(name, data))
    except re.error as error:
        raise PackError(f"{name}: heard: {error}") from error


@lru_cache(maxsize=1)
def ear() -> Ear:
    """The ear with the packs that come with the program."""
    return Ear([HearingPack(bundled(f"heard_{language}")) for language in LANGUAGES])
