"""How the commands explain themselves: summaries, examples that work, what was meant, an empty database."""

from __future__ import annotations

import contextlib
import io
import os
import shlex
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from cli.running import Shell, a_line, lines
from reviewtui.bootstrap.programs import programs
from reviewtui.cli import main, way_in
from reviewtui.cli.catalogue import COMMANDS, SECTIONS
from reviewtui.cli.examples import EXAMPLES
from reviewtui.domain.radar import Burst
from reviewtui.store.store import SqliteStore

ALL = [(name, line) for name, examples in EXAMPLES.items() for line, _ in examples]
TABLE = "Points,Rating,Title,Text,Date\n1,1,T,It broke,2026-11-20\n"


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """Fourteen cases; the twelfth has a letter, an answer and a promise, and something was taken back."""
    shell = Shell(tmp_path_factory.mktemp("worked"))
    many = [a_line(each) for each in range(1, 12)] + [a_line(12, review_id="R1AAAAAAAAAAA12")]
    shell.says("import", "-", given=lines(*many, a_line(13), a_line(14), a_line(15, posted_at="2026-06-01T00:00:00Z")))
    letter = "I am sorry that the strap broke.\n\nYou write that it broke on the second day.\n\nA new strap left today."
    for name, words in (("letter.txt", letter), ("answer.txt", "It broke again."), ("cases.txt", "13\n14\n"),
                        ("reviews.csv", TABLE),
                        ("products.csv", "asin,share\nB000000001,6%\n"),
                        ("ratings.csv", TABLE.replace("Rating,", "R,"))):  # fmt: skip
        (shell.folder / name).write_text(words, encoding="utf-8")
    downloads = shell.folder / "Downloads"
    downloads.mkdir()
    shutil.copy(shell.folder / "reviews.csv", downloads)
    shell.says("replied", 12, "please help")
    shell.says("draft", 12, "--file", shell.folder / "letter.txt")
    shell.says("promise", 12, "a strap", "--by", "fri")
    shell.says("note", 12, "called")
    shell.says("undo")
    shell.says("backup", shell.folder / "stick.db")
    shell.says("backup")
    a_burst(shell)
    shell.folder.joinpath("settings.toml").write_text(
        "[weights]\nsafety = 9.0\n[tag_rules]\nstrap = 'strap'\n", encoding="utf-8"
    )
    return shell


def a_burst(shell: Shell) -> None:
    """One that the radar saw today; how it comes about is told elsewhere."""
    store = SqliteStore(shell.database)
    day = date(2026, 11, 23)
    store.bursts.note([(1, Burst("defect", day, day, 9, 9, 9, 0, 90, 90, 0.0, 0.001, 0.01))], 1_795_420_800)
    store.close()


@pytest.mark.parametrize(("name", "line"), [each for each in ALL if each[0] != "demo"], ids=[
    line for name, line in ALL if name != "demo"
])  # fmt: skip
def test_every_example_works(
    worked: Shell, name: str, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(worked.folder)
    copied = Shell(tmp_path)
    shutil.copy(worked.database, copied.database)
    shutil.copytree(worked.folder / "backups", copied.folder / "backups")
    words, _, into = line.partition(" > ")
    words, _, given = words.partition(" < ")
    asked = [each.replace("~", str(worked.folder)) for each in shlex.split(words)]
    if name.startswith("weights") or "--rules" in asked:
        asked = ["--config", str(worked.folder / "settings.toml"), *asked]
    if name == "radar not-fixed":
        copied.says("radar", "fixed", 1)
    if "--not-sent" in asked:
        copied.says("send", 12)
    result = copied.run(*asked, given=Path(given).read_text(encoding="utf-8") if given else "")
    assert result.exit_code == 0 or asked[0] in {"today", "doctor"}, (result.output, result.exception)
    assert "rror" not in result.stderr
    assert not into or result.stdout


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_help_ends_with_its_examples(shell: Shell, name: str) -> None:
    told = shell.says(*name.split(), "--help")
    for line, words in EXAMPLES[name]:
        assert line.startswith(name)
        assert f"reviewtui {line}" in told
        assert words in told
    assert max(map(len, told.splitlines())) <= 80


def test_the_list_of_commands_says_what_each_is_for(shell: Shell) -> None:
    told = shell.says("--help")
    for name, summary in COMMANDS.items():
        assert f"  {name:<10}  {summary}\n" in told
    assert "..." not in told.partition("Begin:")[2]
    assert set(EXAMPLES) == set(COMMANDS) | {
        "weights set", "weights take-from-settings", "sources add", "sources services", "radar fixed",
        "radar not-fixed", "radar counts",
    }  # fmt: skip
    folder = Path(main.__file__).parent
    assert all((folder / f"{name}.py").exists() or (folder / f"{name}_.py").exists() for name in COMMANDS)
    assert sum(map(len, SECTIONS.values())) == len(COMMANDS)


def complaint(*words: str) -> str:
    said = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stderr(said):
        patch.setattr(sys, "argv", ["reviewtui", *words])
        assert way_in._started(programs()) == 2
    return said.getvalue()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lst", "“list”"), ("LIST", "“list”"), ("Histroy", "“history”"), ("exp", "“export”"),
        ("snoze 1 3h", "“snooze”"), ("ls", "“list”"), ("close 12", "“done”"), ("help", "“--help”"),
        ("12", "“show 12”"), ("a.csv", "“import a.csv”"), ("list --JSON", "“--json”"),
        ("list --lmit 3", "“--limit”"), ("draft 1 --Apologise x", "“--apologize”"), ("tag 1 x --jsno", "“--json”"),
        ("xyzzy", "reviewtui --help shows all"), ("list --db x", "comes before the command"),
        ("weights sett a=1", "'set'"),
    ],
)  # fmt: skip
def test_what_was_meant_is_said(typed: str, meant: str) -> None:
    said = complaint(*typed.split())
    assert meant in said
    assert said.count("Error: ") == 1


def test_choices_and_queries_take_any_case(filled: Shell) -> None:
    filled.says("outcome", 1, "Raised")
    assert filled.says("list", "LANE:First-Contact", "Stars:1") == filled.says("list", "lane:first-contact", "stars:1")


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        (["note", "hello", "there", 2], "reviewtui note 2 hello there"),
        (["snooze", "fri 9am", 2], "reviewtui snooze 2 'fri 9am'"),
        (["promise", "a strap", 2, "--by", "fri"], "reviewtui promise 2 'a strap'"),
        (["replied", "no", "R00002"], "reviewtui replied R00002 no"),
    ],
)
def test_a_case_that_stands_last_is_told_to_come_first(filled: Shell, typed: list[object], right: str) -> None:
    assert filled.refuses(*typed) == f"reviewtui: The case comes first: {right}\n"


def test_the_other_order_is_understood_where_nothing_else_fits(filled: Shell) -> None:
    filled.says("tag", "vip", 1, "R00002")
    assert [filled.json("show", each)["tags"] for each in (1, 2, 3)] == [["vip"], ["vip"], []]
    filled.says("outcome", "raised", 3)
    assert filled.json("show", 3)["outcome"] == "raised"
    assert filled.refuses("tag", "vip", "nowhere") == (
        "reviewtui: There is no case vip; reviewtui list shows those that there are\n"
    )


def test_several_cases_in_one_word(filled: Shell) -> None:
    document = filled.json("tag", "1,2", "late", "odd")
    assert document["cases"] == [1, 2]
    assert filled.json("show", 2)["tags"] == ["late", "odd"]
    assert filled.json("snooze", "1,R00002", "tomorrow")["cases"] == [1, 2]
    assert filled.json("done", "1,2", 3)["cases"] == [1, 2, 3]
    assert filled.json("note", "1,2", "x")["cases"] == [1, 2]
    assert "One case at a time" in filled.refuses("replied", "1,2", "x")


@pytest.mark.parametrize(
    "words",
    [["list"], ["list", "lane:done"], ["today"], ["drafts"], ["history"], ["export"], ["tidy"], ["show", 1],
     ["done", 1], ["tag", 1, "x"], ["outcome", 1, "raised"], ["snooze", 1, "3h"], ["send", 1],
     ["snippets", "--case", 1], ["history", "--case", 1]],
    ids=str,
)  # fmt: skip
def test_an_empty_database_says_what_to_do(shell: Shell, words: list[object]) -> None:
    said = shell.run(*words)
    assert said.stderr.count("The database is empty; reviewtui import FILE") == 1
    assert "reviewtui demo" in said.stderr


def test_a_database_with_reviews_never_says_that_it_is_empty(filled: Shell) -> None:
    for words in (["list", "lane:done"], ["drafts"], ["history", "--who", "bob"], ["show", 99], ["today"], ["tidy"]):
        assert "is empty" not in filled.run(*words).output
    filled.says("done", 1, 2, 3, 4)
    assert "No case is open" in filled.run("export", "--open").stderr


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not here")
def test_bash_completes_commands_options_and_files(filled: Shell) -> None:
    """The line of the README, in a real bash."""
    program = filled.folder / "reviewtui"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m reviewtui "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    script = """eval "$(_REVIEWTUI_COMPLETE=bash_source reviewtui)"
    for line in "reviewtui sn" "reviewtui list --js" "reviewtui outcome 1 ra"; do
      COMP_WORDS=($line); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMPREPLY=()
      _reviewtui_completion reviewtui; echo "${COMPREPLY[*]}"
    done
    COMP_WORDS="reviewtui import rev" COMP_CWORD=2 _REVIEWTUI_COMPLETE=bash_complete reviewtui"""
    path = f"{filled.folder}:{os.environ['PATH']}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False, cwd=filled.folder,
                          env=filled.variables(PATH=path))  # fmt: skip
    told = done.stdout.splitlines()
    if "requires Bash" in done.stderr or "Bash 4.4" in done.stderr:
        pytest.skip("this bash is too old")
    assert set(told[0].split()) == {"snooze", "snippets"}
    assert told[1] == "--json"
    assert told[2] == "raised"
    assert told[3] == "file,rev"
