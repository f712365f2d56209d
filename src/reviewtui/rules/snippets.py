"""Snippets: words to begin a step with, per cause and language, and the ladder that the solve step climbs.

A snippet holds {variables}. Filling one is all or nothing: a hole in a letter is worse than no letter.
"""

from __future__ import annotations

import pkgutil
import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from reviewtui.domain.reply import Step
from reviewtui.rules.packs import PackError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ANY: Final = "any"
CAUSES: Final = (
    "defect",
    "missing-part",
    "damaged",
    "wrong-item",
    "misunderstanding",
    "sizing",
    "late",
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
    "trouble": "what went wrong",
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
    """The rungs of the ladder for a cause that can be fixed, in the order in which they are tried."""

    ASK = "understand and ask"
    FIX = "fix or explain"
    REPLACE = "replace"
    REFUND = "refund"


@dataclass(frozen=True, slots=True)
class Snippet:
    """Words for one step of a reply; `rung` is set for the solve step where it stands on the ladder."""

    cause: str
    step: Step
    text: str
    language: str = "en"
    rung: Rung | None = None

    @property
    def variables(self) -> tuple[str, ...]:
        """The names in braces, each once, in the order of the text."""
        return tuple(dict.fromkeys(name.strip() for name in _VARIABLE.findall(self.text)))


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


def snippets(language: str = "en", user_files: Iterable[Path | tuple[str, str]] = ()) -> tuple[Snippet, ...]:
    """The snippets of a language: the user's first, then the starter set where there is one."""
    own = [snippet for each in user_files for snippet in _read(each) if snippet.language == language]
    return (*own, *(_starter() if language == "en" else ()))


def for_step(known: Iterable[Snippet], step: Step, cause: str = ANY) -> tuple[Snippet, ...]:
    """What fits a step and a cause, that for any cause last."""
    fitting = [snippet for snippet in known if snippet.step is step and snippet.cause in {cause, ANY}]
    return tuple(sorted(fitting, key=lambda snippet: snippet.cause == ANY))


def ladder(known: Iterable[Snippet], cause: str) -> tuple[Snippet, ...]:
    """The solve step for a cause that can be fixed, rung by rung: ask, fix or explain, replace, refund.

    A rung for which the cause has no words of its own is left out; safety has no ladder: stop and refund come first.
    """
    if cause == "safety":
        return tuple(snippet for snippet in known if snippet.step is Step.SOLVE and snippet.cause == cause)
    order = list(Rung)
    steps = [each for each in known if each.step is Step.SOLVE and each.cause == cause and each.rung is not None]
    return tuple(sorted(steps, key=lambda each: order.index(each.rung or Rung.REFUND)))


@lru_cache(maxsize=1)
def _starter() -> tuple[Snippet, ...]:
    data = pkgutil.get_data("reviewtui.rules", "packs/snippets_en.toml")
    return _parse("snippets_en.toml", (data or b"").decode())


def _read(each: Path | tuple[str, str]) -> tuple[Snippet, ...]:
    if isinstance(each, tuple):
        return _parse(*each)
    try:
        return _parse(each.name, each.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise PackError(f"{each.name}: cannot be read ({error}); snippets are a TOML file in UTF-8") from error


def _parse(name: str, text: str) -> tuple[Snippet, ...]:
    try:
        data: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{name}: not TOML: {error}") from error
    language = data.pop("language", "en")
    if not isinstance(language, str):
        raise PackError(f'{name}: language: must be a code like "en"')
    found: list[Snippet] = []
    for cause, table in data.items():
        if not isinstance(table, dict):
            raise PackError(f"{name}: {cause}: must be a table with a list for each of {', '.join(Step)}")
        found += _of_cause(name, cause, table, language)
    return tuple(found)


def _of_cause(name: str, cause: str, table: Mapping[str, Any], language: str) -> list[Snippet]:
    found = []
    for key, texts in table.items():
        if key == "name":
            continue
        if key not in list(Step):
            raise PackError(f"{name}: {cause}.{key}: allowed are name, {', '.join(Step)}")
        if not isinstance(texts, list) or not all(isinstance(text, str) and text.strip() for text in texts):
            raise PackError(f"{name}: {cause}.{key}: must be a list of texts")
        for number, text in enumerate(texts):
            for variable in _VARIABLE.findall(text):
                if not _NAME.fullmatch(variable.strip()):
                    raise PackError(
                        f"{name}: {cause}.{key}: '{{{variable}}}' is no variable; use small letters, digits and _"
                    )
            step = Step(key)
            found.append(Snippet(cause, step, text, language, _rung(text, number) if step is Step.SOLVE else None))
    return found


def _rung(text: str, number: int) -> Rung:
    """Where a solve snippet stands on the ladder, told from its words."""
    lowered = text.lower()
    explains = any(name in text for name in ("{fix}", "{explanation}"))
    if "i have refunded" in lowered or ("refund" in lowered and not explains and "?" not in text):
        return Rung.REFUND
    if explains or "{parcel_place}" in text:
        return Rung.FIX
    if "?" in text or number == 0:
        return Rung.ASK
    return Rung.REPLACE
