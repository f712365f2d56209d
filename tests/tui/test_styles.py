"""What the style sheets name is there: a class that was renamed must not lose its looks in silence."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from textual.command import CommandPalette
from textual.css.model import SelectorType
from textual.css.parse import parse
from textual.css.tokenize import tokenize_values
from textual.widget import Widget
from textual.widgets import Label, LoadingIndicator, OptionList

import reviewtui.tui
from builders import Ticking
from clerk import at_work
from reviewtui.tui.dialogs.modal import Modal, ModalNotice

SOURCE = Path(reviewtui.tui.__file__).parent
SOURCES = "\n".join(path.read_text("utf-8") for path in SOURCE.rglob("*.py"))


def widgets() -> dict[str, type[Widget]]:
    for module in pkgutil.walk_packages(reviewtui.tui.__path__, "reviewtui.tui."):
        importlib.import_module(module.name)
    found: dict[str, type[Widget]] = {}
    waiting: list[type[Widget]] = [Widget, CommandPalette, Label, LoadingIndicator, OptionList]
    while waiting:
        kind = waiting.pop()
        found[kind.__name__] = kind
        waiting += kind.__subclasses__()
    return found


def sheets() -> dict[str, str]:
    files = {str(path.relative_to(SOURCE)): path.read_text("utf-8") for path in SOURCE.rglob("*.tcss")}
    ours = {name: kind for name, kind in widgets().items() if kind.__module__.startswith("reviewtui")}
    return files | {name: kind.__dict__["DEFAULT_CSS"] for name, kind in ours.items() if "DEFAULT_CSS" in vars(kind)}


def selectors() -> list[tuple[str, SelectorType, str]]:
    named = re.findall(r"\$([a-z-]+)", "".join(sheets().values()))
    variables = tokenize_values(dict.fromkeys(named, "red"))
    return [
        (where, part.type, part.name)
        for where, text in sheets().items()
        for rules in parse("", text, (where, ""), variable_tokens=variables)
        for chain in rules.selector_set
        for part in chain.selectors
    ]


def test_every_widget_that_a_style_sheet_names_is_there() -> None:
    named = {(where, name) for where, kind, name in selectors() if kind is SelectorType.TYPE}
    assert ("ModalNotice", "ModalNotice") in named
    assert {each for each in named if each[1] not in widgets()} == set()


def test_every_class_and_id_that_a_style_sheet_names_is_given_by_somebody() -> None:
    mine = {SelectorType.CLASS, SelectorType.ID}
    named = {(where, name) for where, kind, name in selectors() if kind in mine and not name.startswith("--")}
    assert len(named) > 20
    given = re.findall(r"[\w-]+", SOURCES) + [f"tone--{each}" for each in re.findall(r"[a-z]+", SOURCES)]
    made = {"case-place", "reply-place"}
    assert {each for each in named if each[1] not in {*given, *made}} == set()


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_what_a_question_says_beside_its_answers_stands_in_the_last_row(
    filled: Path, ticking: Ticking, size: tuple[int, int]
) -> None:
    async with at_work(filled, ticking, size) as clerk:
        for key in ("s", "w"):
            await clerk.presses(key, "f9")
            assert isinstance(clerk.app.screen, Modal)
            assert "F9 does nothing here" in clerk.lines()[-1]
            assert not [line for line in clerk.lines()[:-1] if "F9 does nothing here" in line]
            notice = clerk.app.screen.query_one(ModalNotice)
            assert notice.styles.background == clerk.app.screen.query_one(".sheet").styles.background
            await clerk.presses("escape")
            assert len(clerk.app.screen_stack) == 1
