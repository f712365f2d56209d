"""Commands that can't do what is asked: each says why in one sentence, and the database is as it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builders import dump
from cli.running import Shell, a_line, lines
from reviewtui.store import sqlite

WHY: tuple[tuple[tuple[object, ...], str], ...] = (
    (("backup", "x.db", "--only"), "--only is about the folder of backups; name no FILE"),
    (("practice", "--language", "xx"), "There is no case in “xx”; reviewtui practice --list shows"),
    (("export", "--what", "brief", "--format", "csv", "1"), "A brief is written as markdown"),
    (("export", "-o", "x.odd"), "does not say which format; name one with --format"),
    (("export", "--what", "evidence"), "Which case? reviewtui export --what evidence 12"),
    (("export", "--what", "brief", "--query", "stars:5"), "No such case is there"),
    (("done", "--query", "stars:5", "--dry-run"), "The query finds no case, and nothing was done"),
    (("removal", "1", "--ground", "no-such-ground"), "no-such-ground"),
    (("removal", "--query", "lane:any"), "Amazon can be asked about none of these"),
    (("sync", "--since", "someday"), "is no day that we know; write it like 2026-11-03, or yesterday"),
    (("sync", "--install", "30", "shop"), "By itself all sources are asked; name none beside --install or --uninstall"),
    (("sync", "--uninstall", "--dry-run"), "--uninstall takes no --dry-run"),
    (("import", "x.csv", "--map", "stars"), "is not of the form field=column, e.g. --map stars=rating"),
    (("import", "x.csv", "--encoding", "no-such"), "is no encoding known here"),
    (("import", "x.csv", "--encoding", "rot13"), "is no encoding known here"),
    (("import", "x.csv", "--encoding", "idna"), "is no encoding known here"),
    (("import", "x.csv", "--encoding", "punycode"), "is no encoding known here"),
    (("import", "x.csv", "--encoding", "hex"), "is no encoding known here"),
    (("snooze", "1", "someday"), "is not a time that I understand"),
    (("promise", "1", "a strap", "--by", "someday"), "is not a time that I understand"),
    (("promise", "1", "a strap"), "Say by when"),
    (("outcome", "1", "nothing"), "“nothing” is no outcome"),
    (("weights", "set", "no_such=1"), "There is no weight no_such"),
    (("weights", "set", "safety=-1"), "safety can't be -1"),
    (("list", "--view", "No such"), "There is no saved view “No such”"),
    (("list", "stars:<"), "^^^^^^^"),
    (("show", "99"), "There is no case 99"),
    (("draft", "99"), "There is no case 99"),
    (("send", "1", "--sent"), "Case 1 has no letter of yours"),
    (("radar", "fixed", "99"), "There is no burst 99"),
    (("restore", "no-such.db"), "there is no file no-such.db"),
    (("stats", "--by", "nothing"), "'nothing' is not one of"),
    (("history", "--case", "0"), "There is no case 0"),
    (("products", "no-such.csv"), "no-such.csv can't be read"),
    (("--now", "never", "list"), "give a time in ISO 8601"),
    (("--now", "1901-01-01T00:00:00Z", "list"), "give a time from 1970 to 9999"),
    (("snippets", "--language", "xx", "--starter"), "no starter set is in xx"),
    (("check", "--case", "99"), "There is no case 99"),
    (("forget", "99"), "Nobody called “99” is known"),
    (("replied", "99", "x"), "There is no case 99"),
)


def named(given: object) -> str:
    return " ".join(map(str, given)) if isinstance(given, tuple) else ""


@pytest.mark.parametrize(("words", "why"), WHY, ids=named)
def test_it_says_why_not_and_changes_nothing(
    filled: Shell, words: tuple[object, ...], why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(filled.folder)
    before = rows(filled)
    result = filled.run(*words, given="")
    said = result.output + result.stderr
    assert why in " ".join(said.split()), said
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in said
    assert rows(filled) == before


def rows(shell: Shell) -> object:
    connection = sqlite.connect(shell.database)
    found = dump(connection, ["cases", "notes", "tags", "promises", "messages", "drafts", "reviews", "journal"])
    connection.close()
    return found


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (["NA", "US"], "Amazon: where client_id comes from"),
        (["./here", "*.csv"], "stands in"),
        (["here"], "“here” is none of these; a folder is written with a /, like ./here"),
        (["/nowhere/at/all"], "/nowhere/at/all is no folder"),
        (["judge-me"], "was not told; say it with"),
    ],
)
def test_what_kind_of_source_it_is_is_asked_for(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, answers: list[str], told: str
) -> None:
    monkeypatch.chdir(shell.folder)
    Path("here").mkdir()
    shell.environment["REVIEWTUI_CONFIG"] = str(shell.folder / "config.toml")
    result = shell.run("sources", "add", "new", "--no-test", given="".join(f"{each}\n" for each in answers))
    assert told in " ".join((result.output + result.stderr).split())
    assert (shell.folder / "config.toml").exists() == (told == "stands in")


def test_the_services_that_come_with_the_program_are_named(shell: Shell) -> None:
    told = shell.json("sources", "services")["services"]
    assert {"judge-me", "trustpilot"} <= {each["id"] for each in told}
    words = shell.says("sources", "services")
    assert all(each["name"] in words for each in told)


def test_a_rehearsal_of_many_names_the_first_and_counts_the_rest(shell: Shell) -> None:
    shell.says("import", "-", given=lines(*(a_line(each) for each in range(1, 40))))
    told = shell.says("done", "--query", "stars:1", "--dry-run")
    assert "Would close 39 cases:" in told
    assert "more; --json names all" in told
    assert len(shell.json("done", "--query", "stars:1", "--dry-run")["cases"]) == 39
    assert len(shell.json("list")) == 39


def test_more_letters_than_there_can_be_cases_are_refused(filled: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    from reviewtui.cli import targets

    monkeypatch.setattr(targets, "_MOST_LETTERS", 10)
    result = filled.run("done", "-", given="1 2 3 4 1 2 3 4 1 2 3 4")
    assert "More was given on standard input than there can be cases" in result.stderr
    assert json.loads(filled.says("list", "--json"))[0]["lane"] == "first-contact"
