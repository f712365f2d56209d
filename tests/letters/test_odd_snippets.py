"""Snippets of the seller's own with values of whatever kind: taken, or told with their place; never an error."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewtui.letters.snippets import library
from reviewtui.rules.packs.loading import PackError

ENTRY = '{ rung = "ask", text = "Which light shows?" }'
ODD = ("[]", "{}", '""', "0", "true", "nan", "2020-01-01", '["ask"]', '{ a = "b" }', "[[]]", '"nothing"')


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize(
    "template",
    [
        'language = "en"\n[battery]\nsolve = [{{ rung = {odd}, text = "Which light shows?" }}]\n',
        'language = "en"\n[battery]\nsolve = [{{ rung = "ask", text = {odd} }}]\n',
        'language = "en"\n[battery]\nsolve = {odd}\n',
        'language = "en"\n[battery]\nsolve = [{odd}]\n',
        'language = "en"\n[battery]\nname = {odd}\nsolve = ["A new one."]\n',
        'language = "en"\n[battery]\nheard = {odd}\nsolve = ["A new one."]\n',
        'language = {odd}\n[battery]\nsolve = ["A new one."]\n',
        'language = "en"\nstarter = {odd}\n[battery]\nsolve = ["A new one."]\n',
        'language = "en"\nbattery = {odd}\n',
    ],
)
def test_a_value_of_another_kind_is_taken_or_told(tmp_path: Path, template: str, odd: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(template.format(odd=odd))
    words = _complaint(path)
    assert not words or words.startswith("own.toml: ")
    assert "\n" not in words


@pytest.mark.parametrize("rung", ODD)
def test_a_rung_is_one_of_four(tmp_path: Path, rung: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(f'language = "en"\n[battery]\nsolve = [{{ rung = {rung}, text = "Which light shows?" }}]\n')
    assert "rung one of ask, fix, replace, refund" in _complaint(path)
    path.write_text(f'language = "en"\n[battery]\nsolve = [{ENTRY}]\n')
    assert _complaint(path) == ""


def _complaint(path: Path) -> str:
    try:
        library("en", (path,))
    except PackError as error:
        return str(error)
    return ""
