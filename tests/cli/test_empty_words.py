"""A script whose variable is not set gives an empty word; it never means everything, nor the folder one stands in."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cli.running import Shell, a_line, lines

ON_ALL = [
    ("done",), ("snooze", "tomorrow"), ("tag", "leak"), ("claim",), ("reopen",), ("note", "called"),
    ("promise", "x", "--by", "friday"), ("outcome", "raised"), ("removal",), ("tidy", "--yes"), ("export",),
]  # fmt: skip
ONE = ["show", "done", "send", "draft", "history --case", "snippets --case", "claim", "export --what brief", "reply"]


@pytest.mark.parametrize("given", ["", " ", "sort:newest"])
@pytest.mark.parametrize("act", ON_ALL, ids=lambda act: act[0])
def test_a_query_that_asks_for_nothing_is_not_everything(filled: Shell, act: tuple[str, ...], given: str) -> None:
    before = filled.json("list")
    assert "An empty query would mean every case" in filled.refuses(act[0], *act[1:], "--query", given)
    assert filled.json("list") == before


@pytest.mark.parametrize("words", ONE)
def test_an_empty_word_is_no_case(filled: Shell, words: str) -> None:
    assert "There is no case “”" in filled.refuses(*words.split(), "")


@pytest.mark.parametrize(
    "words", [["import"], ["backup"], ["restore"], ["products"], ["stats", "--html"], ["export", "-o"]]
)
def test_an_empty_word_is_no_file(filled: Shell, words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    (filled.folder / "more.jsonl").write_text(lines(a_line(77)))
    monkeypatch.chdir(filled.folder)
    before = sorted(os.listdir(filled.folder))
    assert "the name of a file is empty" in filled.refuses(*words, "", code=2)
    assert sorted(os.listdir(filled.folder)) == before
    assert len(filled.json("list")) == 4


def test_an_empty_word_is_no_database(shell: Shell) -> None:
    shell.database = Path()
    result = shell.process("--db", "", "list")
    assert result.returncode == 2
    assert b"the name of a file is empty" in result.stderr


def test_what_is_asked_for_is_quoted_where_it_is_empty(filled: Shell) -> None:
    assert "“” has come in" in filled.refuses("radar", "counts", "")
    assert "“” is no weight" in filled.refuses("weights", "set", "", code=2)


def test_an_empty_database_has_nothing_to_listen_to(shell: Shell) -> None:
    assert "listened" not in shell.run("today").output
