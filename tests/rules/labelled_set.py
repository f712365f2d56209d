"""Reads the labelled sentences and letters beside this file."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from reviewtui.domain.channel import Channel
from reviewtui.domain.finding import CheckResult, Mark, Severity
from reviewtui.rules.check import check_text

FOLDER = Path(__file__).with_name("labelled")
HELD_OUT = ("plain", "strangers")
"""Sets that nothing was ever mended with: plain wordings, and those of an examiner who had not seen the rules."""
INNOCENT = "innocent"


@dataclass(frozen=True)
class Labelled:
    """A sentence with the rule that must block it, or "innocent"."""

    language: str
    label: str
    channel: Channel
    text: str

    @property
    def innocent(self) -> bool:
        return self.label == INNOCENT

    def rules(self) -> set[str]:
        """The rules that block it now."""
        result = checked(self.text, self.channel, self.language)
        return {finding.rule for finding in result.findings if finding.severity is Severity.BLOCK}

    def right(self) -> bool:
        return bool(self.rules()) != self.innocent


@cache
def checked(text: str, channel: Channel, language: str = "en", review: str = "") -> CheckResult:
    """What the checks say; several tests ask about the same sentences, and it is the same each time."""
    return check_text(text, channel=channel, language=language, review_text=review)


@cache
def _texts(path: Path) -> dict[str, Any]:
    """A file of them, read once."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def regression(*languages: str) -> list[Labelled]:
    """All wordings that the rules were mended with, those of some languages or of all."""
    return [
        _read(path.parent.name, path.stem, line.strip())
        for path in sorted((FOLDER / "regression").rglob("*.toml"))
        if not languages or path.parent.name in languages
        for line in _texts(path)["sentences"].splitlines()
        if line.strip()
    ]


def held_out(*names: str) -> list[Labelled]:
    """The wordings of some held-out sets."""
    return [
        _read(language, label, line.strip())
        for name in names
        for language, labels in _texts(FOLDER / "held_out" / f"{name}.toml").items()
        for label, lines in labels.items()
        for line in lines.splitlines()
        if line.strip()
    ]


def _read(language: str, label: str, line: str) -> Labelled:
    channel = Channel.AMAZON_BUYER_MESSAGE
    if line.startswith("["):
        name, _, line = line[1:].partition("] ")
        channel = Channel(name)
    return Labelled(language, label, channel, line.replace(" ¶ ", "\n\n").replace(" ↵ ", "\n"))


def report(cases: list[Labelled]) -> str:
    """Recall and false blocks, rule by rule."""
    right: Counter[tuple[str, str]] = Counter()
    all_: Counter[tuple[str, str]] = Counter()
    blamed: Counter[str] = Counter()
    for case in cases:
        all_[case.language, case.label] += 1
        right[case.language, case.label] += case.right()
        if case.innocent:
            blamed.update(case.rules())
    lines = [f"{language} {label:16} {right[language, label]:3} / {many}" for (language, label), many in all_.items()]
    return "\n".join([*lines, f"false blocks by rule: {dict(blamed) or 'none'}"])


@dataclass(frozen=True)
class Marked:
    """A letter with the steps that are there, as three letters: a, k, s or -."""

    steps: str
    text: str
    review: str

    def found(self) -> str:
        result = checked(self.text, Channel.AMAZON_BUYER_MESSAGE, review=self.review)
        marks = zip("aks", (result.apologize, result.acknowledge, result.solve), strict=True)
        return "".join(letter if mark.mark is Mark.THERE else "-" for letter, mark in marks)

    def agreed(self) -> int:
        return sum(one == other for one, other in zip(self.steps, self.found(), strict=True))


def marked(name: str) -> list[Marked]:
    data = _texts(FOLDER / "steps" / f"{name}.toml")
    groups = [("", data["alone"]), *((group["review"], group["letters"]) for group in data["beside"])]
    return [
        Marked(steps, text.replace(" ¶ ", "\n\n").replace(" ↵ ", "\n"), review)
        for review, letters in groups
        for steps, _, text in (line.partition(" | ") for line in letters.splitlines() if line.strip())
    ]


def apologies(name: str) -> list[tuple[str, str, bool]]:
    """Language, sentence, and whether it is a real apology."""
    data = _texts(FOLDER / "steps" / f"{name}.toml")
    return [
        (language, line.strip(), kind == "real")
        for language, kinds in data["apology"].items()
        for kind, lines in kinds.items()
        for line in lines.splitlines()
        if line.strip()
    ]


def apologizes(language: str, text: str) -> bool:
    result = checked(text, Channel.AMAZON_BUYER_MESSAGE, language)
    return result.apologize.mark is Mark.THERE
