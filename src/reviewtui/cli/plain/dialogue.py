"""Lines out and lines in: nothing moves a cursor, nothing is painted twice, no colour is needed."""

from __future__ import annotations

import io
import os
import shutil
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final

import click

from reviewtui.domain.cells import wrapped
from reviewtui.domain.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NARROWEST: Final = 20
WIDEST: Final = 78
_CUT_AT: Final = 4095
"""Bytes that a terminal hands on of one line; what is typed behind them is lost."""


class Ended(Exception):
    """There are no more lines to be read."""


class Dialogue:
    """What is said and what is answered, one line after the other."""

    def __init__(self) -> None:
        self._typed = sys.stdin.isatty()
        if isinstance(sys.stdin, io.TextIOWrapper):
            with suppress(io.UnsupportedOperation):  # it has been read from before
                sys.stdin.reconfigure(errors="replace")

    @property
    def width(self) -> int:
        """How wide a line may be: the terminal's columns, as far as they are easy to read."""
        known = shutil.get_terminal_size((WIDEST, 24)).columns if os.environ.get("COLUMNS") or self._typed else WIDEST
        return max(NARROWEST, min(known, WIDEST))

    def say(self, words: str = "", *, indent: int = 0, aside: bool = False) -> None:
        """Words as lines that are torn between words; a line break of theirs stays one. `aside` for standard error."""
        for paragraph in words.split("\n"):
            for line in wrapped(paragraph, self.width - indent):
                click.echo(" " * indent + line if line else "", err=aside)

    def say_all(self, lines: Iterable[str], *, indent: int = 0) -> None:
        """Say several lines, one after the other."""
        for each in lines:
            self.say(each, indent=indent)

    def show(self, text: str) -> None:
        """A text as it is, to be copied: no line of it is torn."""
        click.echo(text)

    def line(self, prompt: str = "> ") -> str:
        """The next line that is typed or piped in, cleaned. Raises Ended."""
        click.echo(prompt, nl=False)
        sys.stdout.flush()
        given = sys.stdin.readline()
        if not given:
            click.echo()
            raise Ended
        if not self._typed:
            click.echo(clean(given.rstrip("\r\n")))
        elif len(given.encode("utf-8", "replace")) >= _CUT_AT and not given.endswith("\n"):
            self.say("That is as long as a line can be here; what came behind it is lost. The editor takes more.")
        return clean(given.rstrip("\r\n"))

    def choose(self, question: str, answers: Mapping[str, str]) -> str:
        """One of the answers, by its letter; Enter alone decides nothing. Raises Ended."""
        self.say(question)
        told = [f"{letter} {words}" for letter, words in answers.items()]
        while True:
            self.say(", ".join(told))
            given = self.line().strip()
            found = _meant(given, answers)
            if found is not None:
                return found
            self.say(f"There is no answer “{given}” here." if given else "Type the letter of an answer, then Enter.")

    def sure(self, question: str, yes: str = "yes", no: str = "no") -> bool:
        """Yes or no. Raises Ended."""
        return self.choose(question, {"y": yes, "n": no}) == "y"


def _meant(given: str, answers: Mapping[str, str]) -> str | None:
    """The answer that is meant; a capital counts as the small letter where that is the only one of the two."""
    if given in answers:
        return given
    return given.lower() if given.lower() in answers and given.upper() not in answers else None
