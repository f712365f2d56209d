"""Rule packs: the bundled ones, read when a language is first asked for, and the user's own beside or over them."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, Final, TypeVar

from reviewtui.domain.channel import Channel
from reviewtui.rules.match.syntax import PatternReader, read_terms
from reviewtui.rules.match.terms import BadPattern, TermSet
from reviewtui.rules.packs.files import (
    BUNDLED,
    CONCEPTS,
    FRAMES,
    HINTS,
    LIKENESS,
    SENSES,
    PackError,
    PackFile,
    bundled,
    own,
    text_of,
)
from reviewtui.rules.packs.model import Allow, Beside, Block, Concepts, Pack, Rule, RuleSet, RuleTraits, Sense, Senses
from reviewtui.rules.packs.traits import read_channels, read_sentences, read_traits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

__all__ = [
    "Allow",
    "Pack",
    "PackError",
    "Rule",
    "RuleSet",
    "RuleTraits",
    "first_few",
    "languages",
    "load_rules",
    "validate",
]

T = TypeVar("T")

EVERY: Final = "*"
_ALLOW: Final = ("rule", "channels", "match", "but_not", "as")
_SENSE: Final = ("words", "fixed", "topic", "before", "tied")


def languages() -> dict[str, str]:
    """The languages whose rules are whole: their code and English name."""
    return {"en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "ja": "Japanese"}


def first_few() -> dict[str, str]:
    """The languages of which a first few rules are there: their code and English name."""
    return {"pt": "Portuguese", "nl": "Dutch", "pl": "Polish", "sv": "Swedish", "tr": "Turkish"}


def knows(language: str) -> bool:
    """Whether there are bundled rules for a language."""
    return language in BUNDLED


def load_rules(user_files: Sequence[Path | tuple[str, str]] = ()) -> RuleSet:
    """The bundled rules, with the user's files (paths, or pairs of name and text) added to or put over them.

    Raises `PackError` at the first thing in a user's file that is not understood.
    """
    if not user_files:
        return _default()
    return _with(tuple(text_of(each) for each in user_files))


@lru_cache(maxsize=2)
def _with(texts: tuple[tuple[str, str], ...]) -> RuleSet:
    """The rules with the user's files, kept until a file changes: they are asked for at every check."""
    user = tuple(own(name, text) for name, text in texts)
    abouts = dict(_default().abouts)
    for file in user:
        _override(file, abouts)
        _own_rules(file, abouts, source=f"your own rules ({file.name})")
    rules = RuleSet(abouts, partial(_read, user=user, abouts=abouts))
    for file in user:
        language = file.data.get("language", "en")
        rules.pack("en" if language == EVERY else language)
    return rules


def validate(user_files: Sequence[Path | tuple[str, str]]) -> tuple[str, ...]:
    """What is wrong with each of the user's files, one sentence a file; empty when all can be used."""
    problems = []
    for each in user_files:
        try:
            load_rules([each])
        except PackError as error:
            problems.append(str(error))
    return tuple(problems)


@lru_cache(maxsize=1)
def _default() -> RuleSet:
    file = bundled("rules")
    abouts: dict[str, RuleTraits] = {}
    for rule, entry in file.data["rules"].items():
        abouts[rule] = read_traits(file, f"rules.{rule}", entry, RuleTraits(rule))
    return RuleSet(abouts, partial(_read, abouts=abouts))


def _read(language: str, abouts: dict[str, RuleTraits], user: tuple[PackFile, ...] = ()) -> Pack:
    beside = (SENSES, CONCEPTS, FRAMES, HINTS, LIKENESS)
    names = (language, *(each.get(language) for each in beside)) if knows(language) else ()
    files = [bundled(each) for each in names if each]
    for file in files:
        _own_rules(file, abouts, source="")
    files += [each for each in user if each.data.get("language", "en") in {language, EVERY}]
    return _build(language, files, abouts, user)


def _override(file: PackFile, abouts: dict[str, RuleTraits]) -> None:
    for rule, entry in file.data.get("rules", {}).items():
        if rule not in abouts:
            for language in BUNDLED:
                _own_rules(bundled(language), abouts, source="")
        if rule not in abouts:
            raise file.wrong(f"rules.{rule}", f"no such rule; there are {', '.join(sorted(abouts))}")
        abouts[rule] = read_traits(file, f"rules.{rule}", entry, abouts[rule])


def _own_rules(file: PackFile, abouts: dict[str, RuleTraits], source: str) -> None:
    """Take in the rules that stand in this pack alone."""
    for number, entry in enumerate(file.data.get("rule", []), 1):
        key = f"rule {number}"
        rule = entry.get("id") if isinstance(entry, dict) else None
        if not isinstance(rule, str) or not rule:
            raise file.wrong(f"{key}.id", 'must be there, a short name like "no-brand-names"')
        if rule not in abouts:
            if not entry.get("why"):
                raise file.wrong(f"{key}.why", f"must say in a sentence why '{rule}' matters")
            base = RuleTraits(rule, source=source)
            about = read_traits(file, key, entry, base)
            abouts[rule] = about if "elsewhere" in entry else replace(about, elsewhere=about.severity)


def _classes(files: Sequence[PackFile]) -> dict[str, TermSet]:
    """The word classes of a language, those of several files put together."""
    words: dict[str, TermSet] = {}
    for file in files:
        for name, entries in file.data.get("words", {}).items():
            terms = _reading(file, f"words.{name}", partial(read_terms, classes=words), entries)
            if name in words:
                words[name].merge(terms)
            else:
                words[name] = terms
    return words


def _build(
    language: str, files: Sequence[PackFile], abouts: Mapping[str, RuleTraits], user: Sequence[PackFile]
) -> Pack:
    words = _classes(files)
    reader = PatternReader(words)
    parts = PatternReader(words)
    seldom, ties = PatternReader(words), PatternReader(words)  # asked of a text only where a rule has found something
    rules: list[Rule] = []
    allows: list[Allow] = []
    blocks: dict[str, dict[str, Block]] = {"courtesy": {}, "coverage": {}}
    lists: dict[str, tuple[str, ...]] = {}
    senses: list[Sense] = []
    tied: Block = ()
    concepts: dict[str, Block] = {}
    told: dict[str, str] = {}
    besides: list[Beside] = []
    for file in files:
        rules += (_rule(file, reader, entry, abouts, user) for entry in file.data.get("rule", []))
        allows += (_allow(file, reader, entry, abouts) for entry in file.data.get("allow", []))
        for block, kept in blocks.items():
            for name, lines in file.data.get(block, {}).items():
                kept[name] = kept.get(name, ()) + _reading(file, f"{block}.{name}", reader.read_all, lines)
        senses += (_sense(file, seldom, ties, entry) for entry in file.data.get("sense", []))
        tied += _reading(file, "senses.tied", ties.read_all, file.data.get("senses", {}).get("tied", ""))
        for name, lines in file.data.get("concepts", {}).items():
            if name in {"asks", "bargains"}:
                told[name] = lines
            else:
                concepts[name] = _reading(file, f"concepts.{name}", parts.read_all, lines)
        named = {name: _reading(file, f"parts.{name}", parts.read_all, lines) for name, lines in _parts(file)}
        besides += (_beside(file, parts, entry, named) for entry in file.data.get("beside", []))
        for name, lines in file.data.get("lists", {}).items():
            lists[name] = lists.get(name, ()) + tuple(line.strip() for line in lines.splitlines() if line.strip())
    name = (languages() | first_few()).get(language, language)
    return Pack(
        language,
        name,
        tuple(rules),
        tuple(allows),
        words,
        blocks["courtesy"],
        blocks["coverage"],
        lists,
        Senses(tuple(senses), tied),
        Concepts(told.get("asks", ""), told.get("bargains", ""), besides=tuple(besides), **concepts),
    )


def _rule(
    file: PackFile,
    reader: PatternReader,
    entry: Mapping[str, Any],
    abouts: Mapping[str, RuleTraits],
    user: Sequence[PackFile],
) -> Rule:
    """A rule as its table says, unless the user says otherwise."""
    key = f"rule {entry['id']}"
    said = {name: value for name, value in entry.items() if name != "channels"}
    about = read_traits(file, key, said, abouts[entry["id"]])
    for own_file in user:
        about = read_traits(own_file, f"rules.{about.rule}", own_file.data.get("rules", {}).get(about.rule, {}), about)
    match = _reading(file, f"{key}.match", reader.read_all, entry.get("match", ""))
    if not match:
        raise file.wrong(f"{key}.match", "must hold at least one line of words to look for")
    unless = _reading(file, f"{key}.unless", reader.read_all, entry.get("unless", ""))
    bad, good = (read_sentences(file, f"{key}.{name}", entry.get(name, [])) for name in ("bad", "good"))
    return Rule(about, match, unless, bad, good)


def _allow(file: PackFile, reader: PatternReader, entry: Any, abouts: Mapping[str, RuleTraits]) -> Allow:
    unknown = sorted(set(entry) - set(_ALLOW)) if isinstance(entry, dict) else ["allow"]
    if unknown:
        raise file.wrong(f"allow.{unknown[0]}", f"not known; allowed are {', '.join(_ALLOW)}")
    rules = entry.get("rule")
    rules, instead = rules if isinstance(rules, list) else [rules], entry.get("as")
    for key, names in (("rule", rules), ("as", [instead] if "as" in entry else [])):
        if any(name not in abouts for name in names):
            raise file.wrong(f"allow.{key}", f"must be one of {', '.join(sorted(abouts))}")
    channels = read_channels(file, "allow.channels", entry.get("channels", list(Channel)))
    match = _reading(file, "allow.match", reader.read_all, entry.get("match", ""))
    but_not = _reading(file, "allow.but_not", reader.read_all, entry.get("but_not", ""))
    return Allow(frozenset(rules), channels, match, but_not, abouts[instead] if instead else None)


def _sense(file: PackFile, reader: PatternReader, ties: PatternReader, entry: Mapping[str, Any]) -> Sense:
    unknown = sorted(set(entry) - {*_SENSE, "measured"})
    if unknown:
        raise file.wrong(f"sense.{unknown[0]}", f"not known; allowed are {', '.join(_SENSE)}, measured")
    blocks = {
        name: _reading(file, f"sense.{name}", (ties if name == "tied" else reader).read_all, entry.get(name, ""))
        for name in _SENSE
    }
    return Sense(**blocks, measured=entry.get("measured") is True)


def _parts(file: PackFile) -> Iterable[tuple[str, object]]:
    found: Mapping[str, object] = file.data.get("parts", {})
    return found.items()


def _beside(file: PackFile, reader: PatternReader, entry: Mapping[str, Any], named: Mapping[str, Block]) -> Beside:
    """A group of blocks; each is lines, or the names of parts of the file, as in ``@object @stars``."""

    def block(key: str, lines: str) -> Block:
        if not lines.lstrip().startswith("@"):
            return _reading(file, key, reader.read_all, lines)
        names = [name.removeprefix("@") for name in lines.split()]
        for name in names:
            if name not in named:
                raise file.wrong(key, f"there is no part '{name}'; there are {', '.join(sorted(named)) or 'none'}")
        return named[names[0]] if len(names) == 1 else tuple(each for name in names for each in named[name])

    blocks = tuple(block("beside.all", lines) for lines in entry["all"])
    before = block("beside.before", entry.get("before", ""))
    return Beside(entry["rule"], blocks, block("beside.unless", entry.get("unless", "")), before)


def _reading(file: PackFile, key: str, read: Callable[[str], T], value: object) -> T:
    if not isinstance(value, str):
        raise file.wrong(key, "must be text, one entry a line")
    try:
        return read(value)
    except BadPattern as error:
        raise file.wrong(key, str(error)) from error
