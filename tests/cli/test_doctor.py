"""The doctor tells what is wrong in every kind of trouble, and leaves everything as it was."""

from __future__ import annotations

import json
import subprocess
import sys
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest

from cli.running import Shell, a_line, lines
from reviewtui.bootstrap import health
from reviewtui.store import sqlite
from reviewtui.store.connection import SCHEMA_VERSION

HOLDER = """
import sys
from reviewtui.bootstrap import health
from reviewtui.store import sqlite
connection = sqlite.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA journal_mode=WAL").fetchone()
connection.execute("SELECT count(*) FROM reviews").fetchone()
if sys.argv[2] == "writes":
    connection.execute("BEGIN IMMEDIATE")
print("ready", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def sick(shell: Shell) -> Shell:
    """A shell with a settings file of its own and a database with one case, everything in order so far."""
    shell.environment["REVIEWTUI_CONFIG"] = str(shell.folder / "config.toml")
    shell.environment |= {"TERM": "xterm-256color", "EDITOR": sys.executable, "PATH": "/usr/bin:/bin", "TMUX": ""}
    shell.folder.chmod(0o700)
    write(shell, "config.toml", "")
    shell.says("import", "-", given=lines(a_line(1)))
    shell.says("backup")
    return shell


def write(shell: Shell, name: str, text: str) -> Path:
    path = shell.folder / name
    path.write_text(text, "utf-8")
    return path


def look(shell: Shell, *, fails: bool, but: Path | None = None) -> dict[str, list[dict[str, Any]]]:
    """What the doctor says, by name, having seen that it changed nothing (`but` SQLite's own shared memory)."""
    before = picture(shell.folder)
    result = shell.run("doctor", "--json")
    after = picture(shell.folder)
    for each in (before, after):
        each.pop(str(but), None)
    assert after == before
    assert result.exit_code == int(fails), (result.output, result.exception)
    said = json.loads(result.stdout)
    assert said["ok"] is not fails
    told: dict[str, list[dict[str, Any]]] = {}
    for check in said["checks"]:
        assert list(check) == ["name", "state", "words", "fix"]
        assert check["words"]
        assert bool(check["fix"]) is (check["state"] != "ok"), check
        assert "could not be looked at" not in check["words"]
        told.setdefault(check["name"], []).append(check)
    return told


def picture(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        str(path): (path.stat().st_mode, blake2b(path.read_bytes()).digest() if path.is_file() else b"")
        for path in folder.rglob("*")
    }


def wrong(told: dict[str, list[dict[str, Any]]], name: str, state: str = "fail") -> list[str]:
    return [each["words"] for each in told[name] if each["state"] == state]


def test_where_everything_is_in_order_it_says_so(sick: Shell) -> None:
    told = look(sick, fails=False)
    assert {each["state"] for name, checks in told.items() if name != "clipboard" for each in checks} == {"ok"}
    assert f"schema {SCHEMA_VERSION}, 1 reviews" in told["database"][0]["words"]
    assert told["integrity"][0]["words"] == "every page of the database is in order"
    assert told["settings"][0]["words"] == f"{sick.folder / 'config.toml'} can be used"
    people = sick.says("doctor")
    assert "✓  rights         the database is yours alone\n" in people
    assert people.splitlines()[-1].startswith("Nothing is wrong")


def test_without_a_database_it_says_how_one_is_made(shell: Shell) -> None:
    told = look(shell, fails=False)
    assert wrong(told, "database", "warn") == [f"there is none at {shell.database}"]
    assert "REVIEWTUI_CONFIG names" in wrong(told, "settings", "warn")[0]
    assert not shell.database.exists()


def test_every_mistake_in_the_settings_is_told_and_the_rest_is_used(sick: Shell) -> None:
    write(sick, "mine.toml", "[nothing\n")
    write(
        sick,
        "config.toml",
        """
        morning = 24
        colour = "red"
        rules = ["mine.toml"]
        snoozes = ["2h", "when pigs fly"]
        [weights]
        one_star = 0
        "two.stars" = 1
        [variables]
        Days = "3"
        [deadlines.XX]
        feedback_days = 1
        [keys]
        done = "j"
        nonsense = "x"
        """,
    )
    told = look(sick, fails=True)
    mistakes = "\n".join(wrong(told, "settings"))
    for words in (
        "morning is 24", "colour is not a setting", "weights.one_star is 0", "weights.two.stars is not a setting",
        "variables.Days is no name", "deadlines is 'XX'",
    ):  # fmt: skip
        assert words in mistakes
    assert len(wrong(told, "settings")) == 6
    assert wrong(told, "settings", "warn") == ["snoozes: “when pigs fly” isn't understood as a time"]
    assert len(wrong(told, "keys")) == 2
    assert wrong(told, "rules")[0].startswith("mine.toml: not TOML")
    assert told["database"][0]["state"] == "ok"


def test_settings_that_are_no_toml_hide_nothing_else(sick: Shell) -> None:
    write(sick, "config.toml", "me = \n")
    told = look(sick, fails=True)
    assert "is not valid TOML" in wrong(told, "settings")[0]
    assert told["database"][0]["state"] == "ok"


def test_snippets_are_read_as_they_would_be_proposed(sick: Shell) -> None:
    write(sick, "config.toml", 'snippets = ["gone.toml"]\n[variables]\nreturn_days = "30 days"\n')
    write(
        sick,
        "snippets.toml",
        """
        [defect]
        solve = [
          "A new {prodcut} within {return_days}.",
          "If you change your review to five stars, I refund {amount}.",
          "A new {product} left today.",
        ]
        """,
    )
    told = look(sick, fails=True)
    assert wrong(told, "snippets", "warn") == ["snippets.toml: defect.solve[1]: there is no variable {prodcut}"]
    gone, forbidden, *_ = wrong(told, "snippets")
    assert gone.startswith("gone.toml: cannot be read")
    assert forbidden.startswith("snippets.toml: defect.solve[2]: “")
    assert not [each for each in wrong(told, "snippets") if "[3]" in each]


def test_a_file_that_is_no_database_and_a_damaged_one(sick: Shell) -> None:
    whole = sick.database.read_bytes()
    sick.database.write_bytes(b"not a database at all, but long enough to be read as one" * 40)
    assert "can't be read as a database" in wrong(look(sick, fails=True), "database")[0]

    sick.database.write_bytes(whole[: len(whole) // 2 // 4096 * 4096])
    assert "malformed" in wrong(look(sick, fails=True), "database")[0]

    middle = whole.index(b"The strap snapped") // 4096 * 4096
    sick.database.write_bytes(whole[:middle] + b"\x07" * 4096 + whole[middle + 4096 :])
    assert "the database is damaged" in wrong(look(sick, fails=True), "integrity")[0]


def test_somebody_elses_database_and_a_newer_one(sick: Shell) -> None:
    with sqlite.connect(sick.database) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    assert "newer reviewtui (schema 99" in wrong(look(sick, fails=True), "database")[0]

    sick.database.unlink()
    with sqlite.connect(sick.database) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    connection.close()
    sick.database.chmod(0o600)
    assert "belongs to another program" in wrong(look(sick, fails=True), "database")[0]


def test_who_else_may_read_the_data(sick: Shell) -> None:
    sick.database.chmod(0o644)
    sick.folder.chmod(0o755)
    told = look(sick, fails=True)
    assert "its mode is 0644" in wrong(told, "rights")[0]
    assert "the folder's mode is 0755" in wrong(told, "rights", "warn")[0]


def test_an_import_that_was_cut_off_and_a_clock_that_went_back(sick: Shell) -> None:
    connection = sqlite.connect(sick.database)
    with connection:
        connection.execute(
            "INSERT INTO imports (name, dialect, state, started_at, process, heartbeat) "
            "VALUES ('big.csv', 'csv', 'pending', 0, 'elsewhere:1', 0)"
        )
        connection.execute(
            "INSERT INTO journal (at, who, act, words, cases, undoable, changes) "
            "VALUES (2000000000, 'ann', 'done', 'x', 0, 0, x'')"
        )
    connection.close()
    told = look(sick, fails=False)
    assert wrong(told, "imports", "warn") == ["big.csv was cut off before its end; nothing of it is shown"]
    assert "days ahead of the clock" in wrong(told, "clock", "warn")[0]


def test_what_a_program_that_was_killed_left_beside_it(sick: Shell) -> None:
    script = (
        "import sys, os, signal; from reviewtui.store import sqlite;"
        "c = sqlite.connect(sys.argv[1], isolation_level=None);"
        "c.execute('PRAGMA journal_mode=WAL'); c.execute(\"INSERT INTO settings VALUES ('a', 'b')\");"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", script, sick.database], check=False)
    assert Path(f"{sick.database}-wal").stat().st_size
    shm = Path(f"{sick.database}-shm")
    told = look(sick, fails=False, but=shm)
    assert {each["state"] for each in told["database"] + told["integrity"]} == {"ok"}


@pytest.mark.parametrize(("does", "state"), [("reads", "ok"), ("writes", "warn")])
@pytest.mark.skipif(sys.platform not in {"linux", "darwin"}, reason="locks are asked of the system")
def test_a_program_that_has_it_open_is_named(sick: Shell, does: str, state: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(sick.database), does], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"ready\n"
        lock = look(sick, fails=False)["lock"]
        assert [each["state"] for each in lock] == [state]
        assert f"process {other.pid} " in lock[0]["words"]
        other.communicate(b"\n")


def test_the_terminal_and_its_tools(sick: Shell) -> None:
    sick.environment |= {"TERM": "dumb", "EDITOR": "no-such-editor", "SSH_TTY": "/dev/pts/1"}
    told = look(sick, fails=False)
    assert "TERM is dumb" in wrong(told, "terminal", "warn")[0]
    assert wrong(told, "editor", "warn") == ["no-such-editor is not there"]
    assert wrong(told, "clipboard", "warn")
    assert told["line"][0]["words"].startswith("over SSH")
    assert told["browser"][0]["words"].startswith("none to be seen")


def test_a_folder_that_is_none(sick: Shell) -> None:
    write(sick, "replies", "a file in the way")
    assert "replies can't be written" in wrong(look(sick, fails=True), "replies folder")[0]


def test_what_is_hostile_in_the_settings_is_only_text(sick: Shell) -> None:
    write(sick, "config.toml", '"a\\u001b[31m\\nb" = 1\n')
    result = sick.run("doctor")
    assert result.exit_code == 1
    assert "\x1b" not in result.output
    assert "a␛[31m b is not a setting" in result.stdout


def test_as_a_process_it_keeps_to_the_encoding(sick: Shell) -> None:
    done = sick.process("doctor", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert b"ok program" in done.stdout
    assert b"! letters" in done.stdout.replace(b"  ", b" ")


@pytest.mark.parametrize("there", [True, False])
def test_it_says_how_letters_get_looked_at_for_spelling(there: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "installed", lambda: there)
    words = health.spelling().words
    assert ("pip install" in words) is not there
