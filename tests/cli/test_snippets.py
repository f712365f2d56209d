from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from cli.running import Shell, a_line, lines

KEYS = ["cause", "step", "rung", "text", "holes", "unknown", "own"]


def test_all_snippets_of_a_language(shell: Shell) -> None:
    found = shell.json("snippets")
    assert [found["language"], found["cause"]] == ["en", ""]
    assert [list(each) for each in found["snippets"]] == [KEYS] * len(found["snippets"])
    assert {each["step"] for each in found["snippets"]} == {"apologize", "acknowledge", "solve"}
    assert found["snippets"][-1]["cause"] == "any"
    assert len({each["text"] for each in found["snippets"]}) == len(found["snippets"])
    german = shell.json("snippets", "--language", "DE", "--cause", "late", "--step", "solve")
    assert [each["rung"] for each in german["snippets"]] == ["understand and ask", "fix or explain", "refund"]
    assert {each["cause"] for each in german["snippets"]} == {"late"}


def test_for_a_case_they_are_filled_and_in_its_language(shell: Shell) -> None:
    us = a_line(1, marketplace="US", product="Acme Travel Mug 500 ml, black", title="Arrived dented", text="A dent.")
    shell.says("import", "-", given=lines(us, a_line(2, title="Kaputt", text="Der Henkel ist defekt.")))
    found = shell.json("snippets", "--case", 1, "--step", "apologize")
    assert (found["language"], found["cause"]) == ("en", "damaged")
    first = found["snippets"][0]
    assert first["text"].startswith("I am sorry that your travel mug arrived {damage}.")
    assert (first["holes"], first["unknown"], first["own"]) == (["damage"], [], False)
    german = shell.json("snippets", "--case", 2, "--cause", "late")
    assert (german["language"], german["cause"]) == ("de", "late")
    assert {each["step"] for each in german["snippets"]} == {"apologize", "acknowledge", "solve"}


def test_people_get_them_by_cause_and_step(shell: Shell) -> None:
    told = shell.says("snippets", "--cause", "defect")
    assert told.startswith("defect: it broke or never worked\n  apologize\n    - I am sorry that your {product}")
    assert "\n  solve\n    - [understand and ask] Could you tell me" in told


def test_a_starter_set_begins_a_file_of_ones_own(shell: Shell) -> None:
    config = shell.folder / "config.toml"
    config.write_text("", "utf-8")
    shell.environment["REVIEWTUI_CONFIG"] = str(config)
    text = shell.says("snippets", "--starter", "--language", "de")
    assert not shell.database.exists()
    assert tomllib.loads(text)["language"] == "de"
    own = shell.folder / "snippets.toml"
    own.write_text(text.replace("Dafür stehen wir gerade.", "Das bringen wir in Ordnung. {oops}"), "utf-8")
    found = shell.json("snippets", "--language", "de")["snippets"]
    assert {each["own"] for each in found} == {True}
    assert sum(each["unknown"] == ["oops"] for each in found) == 1
    told = shell.says("snippets", "--language", "de", "--cause", "any")
    assert "- [yours] Es tut mir leid" in told
    assert "no such variable: {oops}" in told


def test_a_language_without_snippets_says_what_to_write(shell: Shell) -> None:
    result = shell.run("snippets", "--language", "da", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["snippets"] == []
    assert str(shell.folder / "snippets_da.toml") in result.stderr


def test_what_can_not_be_is_told(shell: Shell, tmp_path: Path) -> None:
    assert "There is no cause “cold”" in shell.refuses("snippets", "--cause", "cold")
    assert "no starter set is in Danish" in shell.refuses("snippets", "--starter", "--language", "da")
    assert shell.refuses("snippets", "--case", 7).startswith("reviewtui: ")
    (shell.folder / "snippets.toml").write_text("[defect]\nsolve = 3\n", "utf-8")
    assert "snippets.toml: defect.solve: must be a list of texts" in shell.run("snippets").stderr


@pytest.mark.parametrize("words", [["--case", "1", "--language", "de"], ["--starter", "--json"], ["--step", "thank"]])
def test_what_makes_no_sense_is_a_usage_error(shell: Shell, words: list[str]) -> None:
    assert shell.refuses("snippets", *words, code=2)
