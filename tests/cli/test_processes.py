"""What only a process of its own can show: exit codes, pipes, encodings, what reaches a terminal."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from cli.running import NOW, Shell, a_line, lines

OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
HOSTILE = "\x1b[31mred\x1b]0;owned\x07 \x9b2J \u202egnp \u200b\x00 [bold]markup[/] \ud83d\udc4d\n\r\nEvil"


@pytest.fixture
def hostile(shell: Shell) -> Shell:
    named = a_line(1, title=HOSTILE, text=HOSTILE, product=HOSTILE, author=HOSTILE, variant=HOSTILE)
    text = json.dumps(named).encode()
    done = shell.process("import", "-", given=text)
    assert done.returncode == 0, done.stderr
    return shell


def test_hostile_text_never_reaches_the_terminal(hostile: Shell) -> None:
    hostile.says("note", 1, HOSTILE)
    hostile.says("tag", 1, HOSTILE.replace("\x00", ""))
    hostile.says("draft", 1, "--solve", HOSTILE)
    for words in (["list"], ["list", "--json"], ["show", 1], ["show", 1, "--json"], ["export"], ["draft", 1]):
        told = hostile.says(*words)
        assert "Evil" in told
        assert "[bold]markup[/]" in told
        assert not OBEYED.search(told), (words, OBEYED.search(told))
    result = hostile.run("show", "\x1b[31mR\u202e")
    assert not OBEYED.search(result.output)


def test_hostile_file_names_never_reach_the_terminal(shell: Shell) -> None:
    for name in (b"\x1b[31mred.jsonl", b"\xff\xfe.jsonl", b"bad\x1b]0;x\x07.csv"):
        path = Path(shell.folder, name.decode("utf-8", "surrogateescape"))
        path.write_text(lines(a_line(1)) if name.endswith(b"jsonl") else "")
    for words in ([], ["--json"]):
        done = shell.process("import", *words, shell.folder)
        assert b"Traceback" not in done.stderr
        assert not OBEYED.search(done.stdout.decode())
        assert not OBEYED.search(done.stderr.decode())


def test_complaints_are_one_line_without_a_traceback(filled: Shell) -> None:
    (filled.folder / "letter.txt").write_text("no database " * 99)
    for words, code in ((["show", "99"], 1), (["import", "no.csv"], 1), (["undo"], 1)):
        done = filled.process(*words)
        assert (done.returncode, done.stdout) == (code, b"")
        assert done.stderr.startswith(b"reviewtui: ")
        assert done.stderr.count(b"\n") == 1
    other = subprocess.run(
        [*filled.command()[:3], "--db", filled.folder / "letter.txt", "list"],
        capture_output=True, check=False, env=filled.variables(),
    )  # fmt: skip
    assert other.returncode == 1
    assert b"can't be opened as a database" in other.stderr
    assert other.stderr.count(b"\n") == 1


def test_the_environment_names_the_database(filled: Shell) -> None:
    done = subprocess.run(
        [*filled.command()[:3], "--now", NOW, "list", "--json"],
        capture_output=True, check=True, env=filled.variables(REVIEWTUI_DB=str(filled.database)),
    )  # fmt: skip
    assert len(json.loads(done.stdout)) == 4


def test_nothing_is_coloured_on_a_pipe_or_with_no_color(filled: Shell) -> None:
    for no_color in ("", "1"):
        for words in (["list"], ["show", "1"], ["list", "--bad"]):
            done = filled.process(*words, NO_COLOR=no_color, FORCE_COLOR=no_color)
            assert b"\x1b" not in done.stdout + done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_that_knows_few_letters_gets_them_all_the_same(shell: Shell, encoding: str) -> None:
    shell.says("import", "-", given=lines(a_line(1, title="日本語 👍 Größe")))
    done = shell.process("list", PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, b"")
    for words in (["list", "--json"], ["show", "1", "--json"], ["export"]):
        done = shell.process(*words, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
        assert "日本語 👍 Größe" in json.dumps(json.loads(done.stdout), ensure_ascii=False)


@pytest.mark.parametrize("words", ["list --limit 9999", "list --json", "export", "show 1"])
def test_a_reader_that_goes_early_is_no_error(shell: Shell, words: str) -> None:
    shell.says("import", "-", given=lines(*(a_line(each, text="x" * 900) for each in range(1, 400))))
    child = subprocess.Popen(
        shell.command(*words.split()), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=shell.variables()
    )
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.read(1)
    child.stdout.close()
    assert child.stderr.read() in {b"", b"\xe2\x80\xa6 and 374 more; --limit shows them\n"}
    child.stderr.close()
    assert child.wait() in {0, 1}


def test_two_commands_at_once_lose_nothing(filled: Shell) -> None:
    children = [
        subprocess.Popen(filled.command("note", 1, f"note {each}"), stdout=subprocess.PIPE, env=filled.variables())
        for each in range(6)
    ]
    for child in children:
        child.communicate()
    assert [child.returncode for child in children] == [0] * 6
    assert {each["text"] for each in filled.json("show", 1)["notes"]} == {f"note {each}" for each in range(6)}
