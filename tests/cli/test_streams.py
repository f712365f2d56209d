"""Standard streams that are closed, full, or nobody's; surroundings that are missing or hostile."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from cli.running import Shell

OWN = b"error of its own"


def by_shell(shell: Shell, redirected: str, *words: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """A command with what the shell does to its streams."""
    line = f'"$@" {redirected}'
    return subprocess.run(
        ["bash", "-c", line, "bash", *map(str, shell.command(*words))],
        capture_output=True, check=False, env=shell.variables(**environment), stdin=subprocess.DEVNULL,
    )  # fmt: skip


SEVERAL = """
import json, sys
from reviewtui import bootstrap
codes = []
for words in json.loads(sys.argv.pop()):
    sys.argv[1:] = words
    try:
        bootstrap.main()
    except SystemExit as left:
        codes.append(left.code)
sys.exit(max(codes))
"""


def several(shell: Shell, redirected: str, *commands: list[object], **environment: str) -> bytes:
    """Several commands in one process, which is quicker; the streams are what they are for all of them."""
    start = shell.command()
    given = json.dumps([[*start[3:], *map(str, words)] for words in commands])
    done = subprocess.run(
        ["bash", "-c", f'"$@" {redirected}', "bash", start[0], "-c", SEVERAL, given],
        capture_output=True, check=False, env=shell.variables(**environment), stdin=subprocess.DEVNULL,
    )  # fmt: skip
    answers(done, 0, 1)
    return done.stdout


def answers(done: subprocess.CompletedProcess[bytes], *codes: int) -> str:
    said = done.stdout + done.stderr
    assert OWN not in said, said
    assert b"Traceback" not in said, said
    assert done.returncode in codes, (done.returncode, said)
    return said.decode(errors="replace")


@pytest.mark.parametrize("words", [["list"], ["list", "--json"], ["today"], ["--help"], ["export"], ["--version"]])
def test_standard_output_that_is_closed_or_full_is_told(filled: Shell, words: list[str]) -> None:
    assert "standard output" in answers(by_shell(filled, ">&-", *words), 1)
    assert "standard output can't be written (No space" in answers(by_shell(filled, ">/dev/full", *words), 1)


def test_nothing_is_done_where_nobody_could_be_told(filled: Shell) -> None:
    assert "nothing was done" in answers(by_shell(filled, ">&-", "note", 1, "twice"), 1)
    assert "twice" not in filled.says("show", 1)


def test_what_was_done_is_told_although_output_is_full(filled: Shell) -> None:
    filled.says("replied", 1, "please help")
    filled.says("draft", 1, "--solve", "A new strap left today.")
    for words in (["note", 1, "once"], ["draft", 3, "--solve", "A new one."], ["send", 1, "--anyway"],
                  ["weights", "set", "safety=3"]):  # fmt: skip
        said = answers(by_shell(filled, ">/dev/full", *words), 1)
        assert "it was done (" in said, (words, said)
    path = filled.folder / "more.jsonl"
    path.write_text('{"review_id": "R9", "marketplace": "DE", "asin": "B000000009", "stars": 1, "title": "t", '
                    '"text": "x", "posted_at": "2026-11-22T05:00:00Z"}\n', encoding="utf-8")  # fmt: skip
    assert "it was done (" in answers(by_shell(filled, ">/dev/full", "import", path), 1)
    assert "once" in filled.says("show", 1)


@pytest.mark.parametrize("words", [["list"], ["list", "--json"], ["export"], ["show", 1], ["snippets"], ["--help"]])
def test_nobody_complains_when_nobody_listens(filled: Shell, words: list[str]) -> None:
    answers(by_shell(filled, "| true", *words), 0)
    assert by_shell(filled, "| head -1", *words).stderr == b""


@pytest.mark.parametrize("words", [["check"], ["import", "-"], ["replied", 1], ["draft", 1, "--file", "-"]])
def test_standard_input_that_is_closed_is_told(filled: Shell, words: list[str]) -> None:
    assert "standard input is closed" in answers(by_shell(filled, "<&-", *words), 1)


def test_all_three_streams_closed_do_no_harm(filled: Shell) -> None:
    """A number that is free would go to the next file that is opened: to the database."""
    for redirected in ("<&- >&- 2>&-", "<&- 2>&-", "2>&-", "2>/dev/full", ">/dev/full 2>/dev/full"):
        several(filled, redirected, ["list"], ["note", 1, "kept"], ["show", 99], [])
    assert "The strap snapped" in filled.says("list")
    assert not any(check["state"] == "fail" for check in filled.json("doctor")["checks"] if check["name"] == "database")


def test_the_inbox_without_a_terminal_is_refused(filled: Shell) -> None:
    for redirected in ("<&-", "</dev/null", "| cat", ">/dev/full"):
        assert "needs a terminal" in answers(by_shell(filled, redirected), 0, 1)


def test_a_folder_as_standard_input_is_told(filled: Shell) -> None:
    for words in (["check"], ["import", "-"], ["replied", 1]):
        answers(by_shell(filled, "</", *words), 1)


@pytest.mark.parametrize(
    "odd",
    [
        {"HOME": ""}, {"HOME": "/nowhere/at/all"}, {"HOME": "relative"}, {"HOME": "/dev/null"}, {"TZ": "No/Where"},
        {"XDG_STATE_HOME": "/proc/nothing", "XDG_DATA_HOME": "/proc/nothing"}, {"REVIEWTUI_CONFIG": "~nobody-here/x"},
        {"LC_ALL": "de_DE.ISO-8859-1", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "nonsense"},
        {"PYTHONIOENCODING": "utf-16"}, {"REVIEWTUI_ME": "\udcff\x1b[31m"}, {"COLUMNS": "5"}, {"COLUMNS": "x"},
        {"LINES": "0", "COLUMNS": "0"}, {"EDITOR": "'"}, {"REVIEWTUI_DB": "~nobody-here/x.db"}, {"TERM": ""},
    ],
    ids=str,
)  # fmt: skip
def test_odd_surroundings_are_lived_with(filled: Shell, odd: dict[str, str]) -> None:
    filled.says("note", 1, "é 星 \u2603")
    surroundings = {"XDG_STATE_HOME": "", "XDG_DATA_HOME": "", "XDG_CONFIG_HOME": ""} | odd
    several(filled, "", ["list"], ["show", 1], ["list", "--json"], ["doctor"], [], **surroundings)


def test_no_home_at_all_is_lived_with(filled: Shell) -> None:
    bare = {"PATH": os.environ["PATH"]}
    for words in (["list"], ["doctor"], ["note", "1", "kept"]):
        done = subprocess.run(filled.command(*words), capture_output=True, check=False, env=bare)
        answers(done, 0, 1)
    for words in (["list"], ["doctor"]):
        done = subprocess.run([*filled.command()[:3], *words], capture_output=True, check=False,
                              env=bare | {"HOME": "/proc"})  # fmt: skip
        answers(done, 0, 1)


def test_bytes_that_no_locale_reads_are_words_too(filled: Shell) -> None:
    for words in ([b"note", b"1", b"\xff\xfe"], [b"tag", b"1", b"\xff"], [b"show", b"\xff"], [b"list", b"\xff:"],
                  [b"import", b"\xff.csv"], [b"check", b"\xff"], [b"\xff"], [b"--db", b"\xff.db", b"list"],
                  ):  # fmt: skip
        argv = [*(os.fsencode(each) for each in filled.command()), *words]
        answers(
            subprocess.run(argv, capture_output=True, check=False, env=filled.variables(), cwd=filled.folder), 0, 1, 2
        )


def test_what_is_made_is_its_owners_alone(shell: Shell) -> None:
    """Under a mask that takes nothing away: database, log, letters, and every folder on the way to them."""
    home = shell.folder / "fresh"
    home.mkdir(mode=0o700)
    places = {"HOME": str(home), "XDG_STATE_HOME": str(home / "a" / "state"), "XDG_DATA_HOME": str(home / "b" / "data"),
              "XDG_CONFIG_HOME": str(home / "c"), "REVIEWTUI_CONFIG": "", "REVIEWTUI_DB": ""}  # fmt: skip
    command = [shell.command()[0], "-m", "reviewtui"]
    program = "from reviewtui.bootstrap import faults; import os; os.umask(0); faults.log_to_file()"
    log = home / "a" / "state" / "reviewtui" / "log" / "reviewtui.log"
    line = 'umask 0; "$@" list'
    subprocess.run(
        ["bash", "-c", line, "bash", *command], check=True, env=shell.variables(**places), capture_output=True
    )
    subprocess.run([command[0], "-c", program], check=True, env=shell.variables(**places))
    made = [path for path in home.rglob("*") if not path.is_symlink()]
    assert log in made
    assert [path for path in made if path.stat().st_mode & 0o077] == []
    log.chmod(0o644)
    subprocess.run([command[0], "-c", program], check=True, env=shell.variables(**places))
    assert log.stat().st_mode & 0o777 == 0o600


def test_a_dash_is_no_file_but_the_cases_of_standard_input(filled: Shell) -> None:
    answers(by_shell(filled, "", "export", "-"), 1)
    assert not Path(filled.folder, "-").exists()
