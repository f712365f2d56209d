"""Snippets: words to begin a step with, per cause and language, and the ladder that the solve step climbs.

A snippet holds {variables}. `fill` is all or nothing, for a hole in a letter is worse than no letter; `fill_known`
leaves the holes for somebody who fills them by hand.
"""

from __future__ import annotations

import pkgutil
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from reviewtui.domain.reply import Step
from reviewtui.domain.text import clean, one_line
from reviewtui.domain.toml_text import NotToml, read_file, read_toml
from reviewtui.rules.hearing.hearing_pack import HearingPack, own_causes
from reviewtui.rules.packs.loading import PackError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

ANY: Final = "any"
STARTERS: Final = ("en", "de", "fr", "es", "it", "ja")
"""The languages that a whole starter set comes with: every cause, every step."""
FIRST_FEW: Final = ("pt", "nl", "pl", "sv", "tr")
"""Languages with a first few snippets, for any cause and for danger."""
CAUSES: Final = (
    "defect",
    "missing-part",
    "damaged",
    "wrong-item",
    "misunderstanding",
    "sizing",
    "late",
    "no-answer",
    "quality",
    "safety",
)
VARIABLES: Final = {
    "product": "the product in a word or two",
    "first_name": "the buyer's first name",
    "order_id": "the order number",
    "amount": "the sum refunded, with its currency",
    "ship_day": "the day it leaves",
    "arrival_day": "the day it should arrive",
    "in_their_words": "what the buyer wrote, in their words",
    "trouble": "what went wrong, as the sentence goes on: leaks at the lid",
    "how_long": "how long it lasted",
    "suspected_part": "the part that likely failed",
    "easy_question": "one question that is easy to answer",
    "fix": "what to try, step by step",
    "missing": "what was not in the box",
    "damage": "how it arrived",
    "received": "what they got instead",
    "expected": "what they had counted on",
    "explanation": "how it works, plainly",
    "other_size": "the size to send",
    "delay": "how much too late",
    "occasion": "what it was meant for",
    "parcel_place": "where the parcel is",
    "seller": "the name you sign with",
    "marketplace": "the marketplace",
}
_ALONE: Final = "starter = false  # this file takes the place of the starter set; without this line both are proposed"
_VARIABLE: Final = re.compile(r"\{([^{}\n]{0,60})\}")
_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")


class UnfilledVariable(ValueError):
    """A snippet that cannot be used yet. `unfilled` are known but have no value, `unknown` are no variables."""

    def __init__(self, unfilled: Sequence[str], unknown: Sequence[str]) -> None:
        self.unfilled = tuple(unfilled)
        self.unknown = tuple(unknown)
        parts = []
        if unfilled:
            parts.append("still empty: " + ", ".join(f"{{{name}}}" for name in unfilled))
        if unknown:
            parts.append("not known: " + ", ".join(f"{{{name}}}" for name in unknown))
        super().__init__("; ".join(parts))


class Rung(StrEnum):
    """The rungs of the ladder for a cause that can be fixed, in the order in which they are tried.

    A file calls them by their names in small letters: ask, fix, replace, refund.
    """

    ASK = "understand and ask"
    FIX = "fix or explain"
    REPLACE = "replace"
    REFUND = "refund"


_RUNGS: Final = {rung.name.lower(): rung for rung in Rung}


@dataclass(frozen=True, slots=True)
class Snippet:
    """Words for one step of a reply.

    `rung` is set for the solve step where it stands on the ladder. `file` is the user's file that it comes from and
    "" for the starter set, `place` where in it: ``defect.solve[2]``, counted from 1.
    """

    cause: str
    step: Step
    text: str
    language: str = "en"
    rung: Rung | None = None
    file: str = ""
    place: str = ""

    @property
    def variables(self) -> tuple[str, ...]:
        """The names in braces, each once, in the order of the text."""
        return tuple(dict.fromkeys(name.strip() for name in _VARIABLE.findall(self.text)))


class Library(NamedTuple):
    """All snippets of one language, the user's own first, and the words for each of their causes."""

    language: str
    snippets: tuple[Snippet, ...]
    names: Mapping[str, str]
    own_words: tuple[HearingPack, ...] = ()
    """What the user's files listen for in a review: the words for causes of their own, or for ours."""


class Filled(NamedTuple):
    """A template with what is known filled in. `holes` have no value yet, `unknown` are no variables at all."""

    text: str
    holes: tuple[str, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _File:
    """A file that was read. `alone` when it stands in the place of the starter set."""

    language: str
    snippets: tuple[Snippet, ...]
    names: Mapping[str, str]
    alone: bool = False
    heard: HearingPack | None = None


def fill(template: str, variables: Mapping[str, str]) -> str:
    """The template with every {variable} filled; `UnfilledVariable` when one is empty or not known.

    A value is put in as it is: braces inside it are not read again.
    """
    names = list(dict.fromkeys(name.strip() for name in _VARIABLE.findall(template)))
    unknown = [name for name in names if name not in VARIABLES and name not in variables]
    unfilled = [name for name in names if name not in unknown and not variables.get(name, "").strip()]
    if unknown or unfilled:
        raise UnfilledVariable(unfilled, unknown)
    return _VARIABLE.sub(lambda match: variables[match[1].strip()].strip(), template)


def fill_known(template: str, variables: Mapping[str, str]) -> Filled:
    """The template with every value that there is put in; the rest of its {variables} stay as they stand."""
    names = list(dict.fromkeys(name.strip() for name in _VARIABLE.findall(template)))
    given = {name: value.strip() for name, value in variables.items() if value.strip()}
    text = _VARIABLE.sub(lambda match: given.get(match[1].strip(), match[0]), template)
    holes = tuple(name for name in names if name not in given and (name in VARIABLES or name in variables))
    return Filled(text, holes, tuple(name for name in names if name not in given and name not in holes))


def snippets(language: str = "en", user_files: Iterable[Path | tuple[str, str]] = ()) -> tuple[Snippet, ...]:
    """The snippets of a language: the user's first, then the starter set where there is one."""
    return library(language, user_files).snippets


def library(language: str = "en", user_files: Iterable[Path | tuple[str, str]] = ()) -> Library:
    """The snippets of a language with the words for their causes. Raises `PackError` for a broken file.

    A starter snippet that a file of the user's repeats is left out, all of them where a file says `starter = false`.
    """
    files = [each for each in map(_read, user_files) if each.language == language]
    own = [snippet for file in files for snippet in file.snippets]
    starter = _starter(language) if language in (*STARTERS, *FIRST_FEW) else None
    names = dict(_starter("en").names)
    if starter is not None and not any(file.alone for file in files):
        repeated = {(each.cause, each.step, each.text) for each in own}
        own += [each for each in starter.snippets if (each.cause, each.step, each.text) not in repeated]
    for file in files:
        names |= file.names
    return Library(language, tuple(own), names, tuple(file.heard for file in files if file.heard))


def all_in(file: Path | tuple[str, str]) -> tuple[Snippet, ...]:
    """The snippets of one file of the user's, whatever its language. Raises `PackError`."""
    return _read(file).snippets


def starter_text(language: str) -> str:
    """The starter set of a language as a file of one's own to begin with, which takes its place; "" for none.

    Below it stands what every variable means.
    """
    if language not in (*STARTERS, *FIRST_FEW):
        return ""
    told, _, sets = _bundled(language).partition("\n\n")
    variables = "".join(f"#   {{{name}}}  {words}\n" for name, words in VARIABLES.items())
    heading = "# The variables, besides those of your own under [variables] in the settings:"
    return f"{told}\n{_ALONE}\n\n{sets}\n{heading}\n{variables}"


def for_step(known: Iterable[Snippet], step: Step, cause: str = ANY) -> tuple[Snippet, ...]:
    """What fits a step and a cause, that for any cause last."""
    fitting = [snippet for snippet in known if snippet.step is step and snippet.cause in {cause, ANY}]
    return tuple(sorted(fitting, key=lambda snippet: snippet.cause == ANY))


@lru_cache(maxsize=8)
def _starter(language: str) -> _File:
    file = _parse("", _bundled(language))
    assert file.language == language
    return file


def _bundled(language: str) -> str:
    return (pkgutil.get_data("reviewtui.letters", f"packs/snippets_{language}.toml") or b"").decode()


def _read(each: Path | tuple[str, str]) -> _File:
    if isinstance(each, tuple):
        return _parse(*each)
    try:
        return _parse(each.name, read_file(each))
    except (OSError, NotToml) as error:
        raise PackError(f"{each.name}: cannot be read ({error}); snippets are a TOML file in UTF-8") from error


def _parse(name: str, text: str) -> _File:
    try:
        data: dict[str, Any] = read_toml(text)
    except NotToml as error:
        raise PackError(f"{name}: not TOML: {error}") from error
    language, starter = data.pop("language", "en"), data.pop("starter", True)
    if not isinstance(language, str):
        raise PackError(f'{name}: language: must be a code like "en"')
    if not isinstance(starter, bool):
        raise PackError(f"{name}: starter: must be true or false")
    found: list[Snippet] = []
    names = {}
    heard: dict[str, Any] = {}
    for cause, table in data.items():
        if not isinstance(table, dict):
            raise PackError(f"{name}: {cause}: must be a table with a list for each of {', '.join(Step)}")
        if "heard" in table:
            heard[cause] = table["heard"]
        found += _of_cause(name, cause, table, language)
        said = table.get("name")
        if said is not None and not (isinstance(said, str) and said.strip()):
            raise PackError(f"{name}: {cause}.name: must be a text")
        if said is not None or cause not in {ANY, *CAUSES}:
            names[cause] = one_line(clean(said or cause))
    return _File(language, tuple(found), names, not starter, own_causes(name, language, heard) if heard else None)


def _of_cause(name: str, cause: str, table: Mapping[str, Any], language: str) -> list[Snippet]:
    found = []
    for key, entries in table.items():
        if key in {"name", "heard"}:
            continue
        if key not in list(Step):
            raise PackError(f"{name}: {cause}.{key}: allowed are name, {', '.join(Step)}, heard")
        step = Step(key)
        if not isinstance(entries, list):
            raise PackError(f"{name}: {cause}.{key}: must be a list of texts")
        for number, entry in enumerate(entries, 1):
            rung, text = _entry(f"{name}: {cause}.{key}", step, entry)
            for variable in _VARIABLE.findall(text):
                if not _NAME.fullmatch(variable.strip()):
                    raise PackError(
                        f"{name}: {cause}.{key}: '{{{variable}}}' is no variable; use small letters, digits and _"
                    )
            place = f"{cause}.{key}[{number}]"
            found.append(Snippet(cause, step, clean(text).strip(), language, rung, name, place))
    return found


def _entry(place: str, step: Step, entry: object) -> tuple[Rung | None, str]:
    """A text, or in the solve step a table of a rung and a text."""
    if isinstance(entry, dict) and step is Step.SOLVE:
        rung, text = entry.get("rung"), entry.get("text")
        told = set(entry) == {"rung", "text"} and isinstance(text, str) and text.strip()
        if told and isinstance(rung, str) and rung in _RUNGS:
            return _RUNGS[rung], str(text)
        raise PackError(f'{place}: a table here is {{ rung = "…", text = "…" }}, rung one of {", ".join(_RUNGS)}')
    if not isinstance(entry, str) or not entry.strip():
        raise PackError(f"{place}: must be a list of texts")
    return None, entry
