"""`[tag_rules]` from a settings file: on import, with `tag --rules`, and what is said of mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.running import Shell, a_line, lines

LEAK = {"title": "Leaks", "text": "It leaks all over the table."}


@pytest.fixture
def ruled(shell: Shell) -> Shell:
    Path(shell.environment["REVIEWTUI_CONFIG"]).write_text(
        '[tag_rules]\nleaking = "cause:leak"\n"One Star" = "stars:1 marketplace:de"\n', encoding="utf-8"
    )
    return shell


def test_an_import_tags_and_a_command_tags_what_is_there(ruled: Shell) -> None:
    shell = ruled
    shell.says("import", "-", given=lines(a_line(1, **LEAK), a_line(2), a_line(3, stars=3)))
    assert {each["case"]: each["tags"] for each in [shell.json("show", case) for case in (1, 2, 3)]} == {
        1: ["leaking", "one-star"], 2: ["one-star"], 3: [],
    }  # fmt: skip
    settings = Path(shell.environment["REVIEWTUI_CONFIG"])
    settings.write_text('[tag_rules]\nthree = "stars:3"\n', encoding="utf-8")
    told = shell.run("tag", "--rules", "--dry-run")
    assert told.stdout == "three                 1 case  stars:3   (3)\n"
    assert "Nothing was changed" in told.stderr
    assert shell.json("tag", "--rules", "--dry-run") == [{"tag": "three", "query": "stars:3", "cases": [3]}]
    assert "Tagged 1 case by rules: three 1" in shell.says("tag", "--rules")
    assert "Undone" in shell.says("undo")
    assert "Undone: tagged 2 cases by rules" in shell.says("tag", "--rules", "--undo")
    assert shell.json("show", 1)["tags"] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[tag_rules]\nx = "stars:9"', "stars:"),
        ('[tag_rules]\nx = "(leak"', "not closed"),
        ("[tag_rules]\nx = 3", "a query in quotes"),
        ('[tag_rules]\n"-" = "leak"', "named like a tag"),
        ("tag_rules = 1", "a table"),
    ],
)
def test_a_rule_that_means_nothing_is_told_with_its_line(shell: Shell, text: str, said: str) -> None:
    Path(shell.environment["REVIEWTUI_CONFIG"]).write_text(text, encoding="utf-8")
    result = shell.run("list")
    assert result.exit_code == 1
    assert said in result.stderr
    assert "line" in result.stderr


def test_rules_name_no_cases(ruled: Shell) -> None:
    assert ruled.run("tag", "--rules", "1", "x").exit_code == 2
    assert ruled.run("tag", "--undo", "1", "x").exit_code == 2
    assert "nothing that is not tagged" in ruled.run("tag", "--rules").stderr
