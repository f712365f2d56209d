"""What words are compared by: their stems, and the groups of words that mean alike.

A group is a line of `synonyms` in a pack. A line of `scenes` holds words that go together without meaning alike: they
count half as much. A compound of German is also what its last part is, a parcel box a box. Words of Japanese have no
blanks between them: what a group names is found inside the writing, and of the rest a run of katakana is a word, and of
Chinese characters every pair.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from reviewtui.rules.match.stems import stemmer
from reviewtui.rules.match.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reviewtui.rules.match.tokens import Token
    from reviewtui.rules.packs.model import Pack

Keys = frozenset[str]
"""What a word is compared by: its stem, or the groups of like words that it is in; none where it says nothing."""

_STEMMED: Final = {"en": "english", "de": "german", "fr": "french", "es": "spanish", "it": "italian"}
_LETTERS: Final = "\u30a1-\u30fa\u30fc\u4e00-\u9fff"
_KATAKANA: Final = re.compile("[\u30a1-\u30fa\u30fc]{2,40}")
_SIGNS: Final = re.compile("[\u4e00-\u9fff]{2,40}")
_ALONE: Final = re.compile(f"(?<![{_LETTERS}])[\u4e00-\u9fff](?![{_LETTERS}])")
"""A Chinese character that is a word by itself, as in "the lid leaks"."""
_EMPTY_SIGNS: Final = frozenset("日品方今年月人事時点本回様者物中申訳上下前後件度何私店送届出入取使思見言行来")
_ALIKE: Final = "="
_SCENE: Final = "~"
"""With which the keys of scenes begin."""
_SHORTEST_PART: Final = 4
"""Letters of the part of a compound that is looked for in the groups."""


def nearness(keys: Keys, others: Keys) -> float:
    """How near a word is to some others: 1 where it means alike, a half where it is of their scene, 0 for neither."""
    if keys.isdisjoint(others):
        return 0
    return 0.5 if all(key[:1] == _SCENE for key in keys & others) else 1


def meanings(keys: Keys) -> Keys:
    """The keys of some words without those of their scenes."""
    return frozenset(key for key in keys if key[:1] != _SCENE)


def keys_of(tokens: Sequence[Token], pack: Pack) -> Keys:
    """The keys of some words, all together."""
    return frozenset().union(*keys_by_word(tokens, pack))


def keys_by_word(tokens: Sequence[Token], pack: Pack) -> frozenset[Keys]:
    """The keys of each word that says something; words that are compared by the same ones are one."""
    if pack.language == "ja":
        clauses = "".join([" " if kind else word for word, _, _, kind in tokens]).split()
        return frozenset().union(*[_signs(clause, pack) for clause in clauses])
    return _keys_by_word(tuple([word for word, _, _, kind in tokens if not kind]), pack)


@lru_cache(maxsize=1024)
def _keys_by_word(words: tuple[str, ...], pack: Pack) -> frozenset[Keys]:
    """The same of words as such; kept, for most of the sentences of a letter stay while it is typed."""
    return frozenset([_keys_of_word(word, pack) for word in set(words)]) - {frozenset()}


@lru_cache(maxsize=8192)
def _keys_of_word(word: str, pack: Pack) -> Keys:
    lists, language = pack.lists, pack.language
    number = word.isdigit()
    if len(word) < (2 if number else 3) or (number and len(word) > 4):
        return frozenset()
    if word in words_of(lists.get("stop", ()) + lists.get("generic", ())):
        return frozenset()
    root = stem(word, language)
    scenes = _groups(lists.get("scenes", ()), _SCENE, language)
    around = scenes.get(word) or scenes.get(root) or frozenset()
    groups = _groups(lists.get("synonyms", ()), _ALIKE, language)
    known = groups.get(word) or groups.get(root)
    if known:
        return known | around
    part = _last_part(word, groups) if language == "de" else ""
    return frozenset([root, *groups.get(part, ()), *around])


def _last_part(word: str, groups: Mapping[str, Keys]) -> str:
    """The longest end of a German compound that is in a group, or else the longest beginning."""
    ends = (word[at:] for at in range(3, len(word) - _SHORTEST_PART + 1))
    begins = (word[:at] for at in range(len(word) - 3, _SHORTEST_PART, -1))
    return next((part for part in (*ends, *begins) if part in groups), "")


@lru_cache(maxsize=2048)
def _signs(letters: str, pack: Pack) -> frozenset[Keys]:
    """The keys of a clause of Japanese; kept, for most of a letter stays while it is typed."""
    keys: set[Keys] = set()
    for name, sort in (("scenes", _SCENE), ("synonyms", _ALIKE)):
        words, longest = _japanese(pack.lists.get(name, ()), sort)
        at, left = 0, []
        while at < len(letters):
            known = longest.get(letters[at], 0)
            found = next((size for size in range(known, 0, -1) if letters[at : at + size] in words), 0)
            if found:
                keys.add(words[letters[at : at + found]])
            left.append(" " if found else letters[at])
            at += found or 1
        if sort == _ALIKE:
            letters = "".join(left)
    keys.update(frozenset([run]) for run in _KATAKANA.findall(letters))
    keys.update(frozenset([one + other]) for run in _SIGNS.findall(letters) for one, other in pairwise(run))
    keys.update(frozenset([sign]) for sign in _ALONE.findall(letters) if sign not in _EMPTY_SIGNS)
    return frozenset(keys)


@lru_cache(maxsize=64)
def words_of(lines: tuple[str, ...]) -> frozenset[str]:
    """The words of some lines, as they are read in a text."""
    return frozenset(fold(word) for line in lines for word in line.split())


@lru_cache(maxsize=16)
def _groups(lines: tuple[str, ...], sort: str, language: str) -> Mapping[str, Keys]:
    """The groups of each word, and of its stem."""
    words: dict[str, set[str]] = {}
    for number, line in enumerate(lines):
        for word in map(fold, line.split()):
            for each in (word, stem(word, language)):
                words.setdefault(each, set()).add(f"{sort}{number}")
    return {word: frozenset(groups) for word, groups in words.items()}


@lru_cache(maxsize=4)
def _japanese(lines: tuple[str, ...], sort: str) -> tuple[Mapping[str, Keys], Mapping[str, int]]:
    """The groups of each word of Japanese, and how long the longest word is that begins with a sign."""
    words: dict[str, set[str]] = {}
    for number, line in enumerate(lines):
        for word in map(fold, line.split()):
            words.setdefault(word, set()).add(f"{sort}{number}")
    longest: dict[str, int] = {}
    for word in words:
        longest[word[0]] = max(len(word), longest.get(word[0], 0))
    return {word: frozenset(said) for word, said in words.items()}, longest


@lru_cache(maxsize=8192)
def stem(word: str, language: str) -> str:
    """The stem of a folded word; the word itself in languages without a stemmer."""
    name = _STEMMED.get(language)
    if not name or len(word) > 40:
        return word
    return stemmer(name)(word)
