"""Undated reviews and impossible dates and clocks, by the commands, each one of which goes on."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner

from cli.running import Shell
from reviewtui.bootstrap.programs import programs
from reviewtui.cli.main import reviewtui
from reviewtui.store import sqlite

GOOD = {
    "marketplace": "US",
    "asin": "B000000001",
    "stars": 1,
    "title": "Broke",
    "text": "It broke",
    "kind": "product-review",
}


def lines(*rows: dict[str, Any]) -> str:
    return "".join(json.dumps(GOOD | row) + "\n" for row in rows)


@pytest.fixture
def filled(shell: Shell) -> Shell:
    given = lines(
        {"review_id": "R1", "posted_at": "2026-11-23T05:00:00Z"},
        {"review_id": "R2", "posted_at": None},
        {"review_id": "R3", "posted_at": "2062-11-20T00:00:00Z"},
        {"review_id": "R4", "posted_at": "2026-09-23T05:00:00Z"},
    )
    assert shell.json("import", "-", given=given)["totals"]["new"] == 4
    return shell


def test_an_undated_review_says_so_everywhere(filled: Shell) -> None:
    listed = filled.json("list")
    assert [(row["review_id"], row["posted_at"], row["due_at"]) for row in listed] == [
        ("R1", "2026-11-23T05:00:00Z", "2026-11-24T05:00:00Z"),
        ("R2", None, None),
        ("R3", None, None),
        ("R4", "2026-09-23T05:00:00Z", None),
    ]
    assert "undated" in filled.says("list").splitlines()[1]
    assert "undated" not in filled.says("list").splitlines()[3]
    assert "undated" in filled.says("show", "R2")
    assert "no date" in filled.says("show", "R2")
    shown = filled.says("show", "R3")
    assert "dated 2062-11-20: a date in the future counts as none" in shown
    assert filled.json("show", "R3")["posted_at"] is None
    assert "Undated:" in filled.run("today").stdout
    assert "case 3 of 2062-11-20" in filled.run("doctor").stdout


def test_an_undated_review_goes_out_and_comes_in_again_undated(filled: Shell, tmp_path_factory: Any) -> None:
    exported = filled.says("export")
    dates = {row["review_id"]: row["posted_at"] for row in map(json.loads, exported.splitlines())}
    assert dates["R2"] is None
    assert dates["R3"] == "2062-11-20T00:00:00Z"
    other = Shell(tmp_path_factory.mktemp("other"))
    assert other.json("import", "-", given=exported)["totals"] == {
        "read": 4, "new": 4, "changed": 0, "unchanged": 0, "rejected": 0,
    }  # fmt: skip
    assert other.json("list") == filled.json("list")
    assert filled.json("import", "-", given=exported)["totals"]["unchanged"] == 4
    later = lines(
        {"review_id": "R2", "posted_at": "2026-11-23T06:00:00Z"}, {"review_id": "R3", "posted_at": "2026-11-20"}
    )
    assert filled.json("import", "-", given=later)["totals"]["changed"] == 2
    assert [row["review_id"] for row in filled.json("list")] == ["R2", "R1", "R3", "R4"]


@pytest.mark.parametrize("now", ["1970-01-02", "0001-01-01", "2000-01-01", "2007-04-01", "2262-01-01", "9999-12-31"])
def test_no_clock_takes_a_command_down(filled: Shell, now: str) -> None:
    before = filled.json("list")
    for words in (["list"], ["list", "--json"], ["today"], ["show", "R1"], ["show", "R3", "--json"], ["doctor"]):
        asked = ["--db", str(filled.database), "--now", now, *words]
        result = CliRunner().invoke(reviewtui, asked, obj=programs(), env=filled.environment)
        assert result.exception is None or isinstance(result.exception, SystemExit), (words, result.exception)
        assert result.exit_code in {0, 1} or "0001" in now, result.output
    assert filled.json("list") == before


WILD = [-(10**18), -1, 2**62, 253_402_300_800]
PLACES = [
    ("reviews", "posted_at"), ("cases", "posted_at"), ("cases", "due_at"), ("cases", "closes_at"),
    ("cases", "wakes_at"), ("cases", "replied_at"), ("cases", "claimed_until"), ("cases", "changed_at"),
    ("cases", "rank"), ("promises", "due_at"), ("promises", "made_at"), ("notes", "at"), ("messages", "at"),
    ("journal", "at"),
    ("imports", "started_at"), ("imports", "finished_at"), ("presence", "at"), ("reviews", "helpful_votes"),
    ("reviews", "total_votes"), ("drafts", "saved_at"),
]  # fmt: skip


@pytest.fixture
def lived_in(filled: Shell) -> Shell:
    filled.says("promise", "1", "a new lid", "--by", "2026-12-01")
    filled.says("snooze", "4", "tomorrow")
    filled.says("note", "1", "hm")
    filled.says("replied", "1", "Where is it?")
    filled.says("draft", "1", "--apologize", "We are sorry.")
    filled.says("claim", "1")
    return filled


@pytest.mark.parametrize("share", range(5))
def test_no_number_in_the_database_takes_a_page_down(lived_in: Shell, share: int) -> None:
    sound = lived_in.database.read_bytes()
    for table, column in PLACES[share::5]:
        put_in_wild_numbers(lived_in, table, column)
        lived_in.database.write_bytes(sound)


def put_in_wild_numbers(filled: Shell, table: str, column: str) -> None:
    for value in (*WILD, *([float("inf"), float("-inf")] if column == "rank" else [])):
        connection = sqlite.connect(filled.database)
        with connection:
            connection.execute(f"UPDATE {table} SET {column} = ?", (value,))
        connection.close()
        for words in (["today"], ["show", "1"], ["show", "4", "--json"], ["drafts"], ["doctor"]):
            result = filled.run(*words)
            told = (table, column, words, value, result.exception)
            assert result.exception is None or isinstance(result.exception, SystemExit), told
        listed = json.loads(filled.run("list", "--json").stdout, parse_constant=pytest.fail)
        assert {row["review_id"] for row in listed} == {"R1", "R2", "R3", "R4"}
        assert "be read" not in filled.run("list").stdout


def test_one_row_that_can_not_be_read_leaves_the_others(filled: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    from reviewtui.store import cases

    whole = cases.one_line  # type: ignore[attr-defined]
    monkeypatch.setattr(cases, "one_line", lambda text: 1 // (text != "broken") and whole(text))
    connection = sqlite.connect(filled.database)
    with connection:
        connection.execute("UPDATE reviews SET title = 'broken' WHERE id = 2")
    connection.close()
    lines = filled.says("list").splitlines()
    assert len(lines) == 4
    assert [("can't be read" in line) for line in lines] == [False, True, False, False]
