"""`reviewtui radar`: a burst from an import to a note, and what `today` says of it."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from cli.running import Shell, a_line, lines

TODAY = date(2026, 11, 23)


@pytest.fixture
def leaking(shell: Shell) -> Shell:
    """A product with a quiet past, and nine leaks in the last days."""
    fine = {"stars": 5, "title": "Fine", "text": "All good."}
    told = []
    for week in range(2, 30):
        day = (TODAY - timedelta(days=7 * week)).isoformat()
        told += [a_line(1000 + 4 * week + each, posted_at=day, **fine) for each in range(4)]
    day = (TODAY - timedelta(days=2)).isoformat()
    leak = {"stars": 1, "title": "Leaks", "text": "It leaks all over the table."}
    told += [a_line(number, posted_at=day, **leak) for number in range(1, 10)]
    shell.says("import", "-", given=lines(*told))
    return shell


def test_a_burst_is_told_by_today_and_by_radar(leaking: Shell) -> None:
    (line,) = [line for line in leaking.run("today").stdout.splitlines() if line.startswith("Radar:")][:1]
    assert "Leak" in line
    assert "9 of 9 unhappy reviews in 8 days" in line
    assert leaking.json("today")["radar"][0]["counted"] == 9
    said = leaking.says("radar")
    assert "   1  Leak" in said
    query = next(row for row in said.splitlines() if "reviewtui list" in row).partition("list ")[2]
    found = json.loads(leaking.says("list", "--json", *query.split()))
    assert len(found) == 9
    (first, *_) = leaking.json("radar")
    assert (first["what"], first["counted"], first["before"], first["small_numbers"]) == ("leak", 9, 0, False)


def test_fixed_is_noted_and_taken_back(leaking: Shell) -> None:
    assert "fixed on 2026-11-22 from lot B7" in leaking.says("radar", "fixed", 1, "--on", "yesterday", "--lot", "B7")
    assert leaking.json("radar")[0]["fixed_on"] == "2026-11-22"
    assert "Leak" not in "".join(line for line in leaking.run("today").stdout.splitlines() if "Radar:" in line)
    leaking.says("undo")
    assert leaking.json("radar")[0]["fixed_on"] is None
    leaking.says("radar", "fixed", 1)
    assert "not fixed after all" in leaking.says("radar", "not-fixed", 1)
    for words in (["radar", "fixed", 77], ["radar", "fixed", 1, "--on", "someday"], ["radar", "not-fixed", 1]):
        result = leaking.run(*words)
        assert (result.exit_code, bool(result.stderr), "Traceback" in result.stderr) == (1, True, False), words


def test_nothing_bursts_in_a_quiet_shop(filled: Shell) -> None:
    assert filled.says("radar") == "Nothing bursts above its own past.\n"
    assert filled.json("radar") == []


def test_causes_are_counted_week_by_week(leaking: Shell) -> None:
    said = leaking.says("radar", "counts", "b000000001")
    assert "B000000001 DE Watch strap" in said
    rows = {line.split()[0]: line for line in said.splitlines() if line.startswith("  ")}
    assert int(rows["every"].split()[1]) == 4 * 24 + 9
    assert int(rows["leak"].split()[1]) == 9
    (told,) = leaking.json("radar", "counts", "B000000001")
    assert told["product"].items() >= {"marketplace": "DE", "asin": "B000000001", "title": "Watch strap"}.items()
    assert (len(told["mondays"]), told["mondays"][-1]) == (26, "2026-11-23")
    assert sum(told["counted"]["leak"]) == told["counted"]["leak"][-2] == 9
    assert leaking.run("radar", "counts", "B000000009").exit_code == 1


def test_today_says_what_nobody_has_listened_to(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("reviewtui.desk.arriving.Arriving.catch_up", lambda _: False)
        shell.says("import", "-", given=lines(a_line(1), a_line(2)))
    assert "2 reviews are not listened to yet" in shell.run("today").stdout
    shell.says("radar")
    assert "not listened" not in shell.run("today").stdout
