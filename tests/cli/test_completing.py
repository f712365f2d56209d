"""What a shell offers at TAB: cases with titles, tags, views, sources, queries; in real shells where they are here."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import CompletionItem, ShellComplete

from cli.running import Shell, a_line, lines
from reviewtui.bootstrap.programs import programs
from reviewtui.cli.main import reviewtui


@pytest.fixture
def filled(shell: Shell) -> Shell:
    many = [a_line(each, title=f"Title, {each}\x1b[31m `id` $(id)") for each in range(1, 16)]
    shell.says("import", "-", given=lines(*many))
    shell.says("tag", "1,2", "battery", "two words", "strap")
    shell.says("done", 15)
    config = shell.folder / "config.toml"
    config.write_text('[views]\nurgent = "stars:1"\n[sources.downloads]\nfolder = "."\n', "utf-8")
    shell.environment["REVIEWTUI_CONFIG"] = str(config)
    return shell


def offered(shell: Shell, monkeypatch: pytest.MonkeyPatch, *words: str) -> list[CompletionItem[str]]:
    """What is offered for the last word."""
    for name, value in shell.environment.items():
        monkeypatch.setenv(name, value)
    args = ["--db", str(shell.database), *words[:-1]]
    complete = ShellComplete(reviewtui, {"obj": programs()}, "reviewtui", "_REVIEWTUI_COMPLETE")
    return complete.get_completions(args, words[-1])


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("show 1", {"1", "10", "11", "12", "13", "14"}),
        ("done 1,1", {"1,10", "1,11", "1,12", "1,13", "1,14"}),
        ("export 1", {"1", "10", "11", "12", "13", "14"}),
        ("export tag:ba", {"tag:battery"}),
        ("export --query tag:ba", {"tag:battery"}),
        ("reopen 1", {"15"}),
        ("snooze 12", {"12"}),
        ("snooze 12 to", set()),
        ("tag 3 ba", {"battery"}),
        ("tag 3 ", {"battery", "strap"}),
        ("note 3 ba", set()),
        ("list --view u", {"urgent"}),
        ("list sta", {"stars:"}),
        ("list stars:1", {"stars:1,2"}),
        ("list tag:ba", {"tag:battery"}),
        ("done --query lane:wai", {"lane:waiting"}),
        ("sync d", {"downloads"}),
        ("history --who a", {"ann"}),
        ("snippets --cause mis", {"missing-part", "misunderstanding"}),
        ("show x", set()),
        ("tidy --y", {"--yes"}),
    ],
)
def test_what_is_offered(filled: Shell, monkeypatch: pytest.MonkeyPatch, words: str, values: set[str]) -> None:
    assert {each.value for each in offered(filled, monkeypatch, *words.split(" "))} >= values
    if not values:
        assert offered(filled, monkeypatch, *words.split(" ")) == []


def test_cases_are_told_with_their_titles_on_one_harmless_line(filled: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    found = offered(filled, monkeypatch, "show", "")
    assert len(found) == 14
    assert {each.value for each in found} == set(map(str, range(1, 15)))
    for each in found:
        assert each.help is not None
        assert each.help.startswith("1★ Title; ")
        assert "\x1b" not in each.help
        assert "\n" not in each.help


def test_no_database_is_made_and_a_damaged_one_is_silent(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    assert offered(shell, monkeypatch, "show", "") == []
    assert not shell.database.exists()
    shell.database.write_bytes(b"x" * 5000)
    assert offered(shell, monkeypatch, "show", "") == []
    assert shell.database.read_bytes() == b"x" * 5000


def in_a_shell(shell: Shell, name: str, script: str) -> str:
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not here")
    program = shell.folder / "reviewtui"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m reviewtui "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    variables = shell.variables(PATH=f"{shell.folder}:{os.environ['PATH']}", REVIEWTUI_DB=str(shell.database))
    done = subprocess.run([path, "-c", script], capture_output=True, text=True, check=False, env=variables)
    if "Bash 4.4" in done.stderr or "requires Bash" in done.stderr:
        pytest.skip("this bash is too old")
    return done.stdout


def test_bash_completes_cases_and_tags(filled: Shell) -> None:
    script = """eval "$(_REVIEWTUI_COMPLETE=bash_source reviewtui)"
    for line in "reviewtui show 1" "reviewtui tag 3 ba"; do
      COMP_WORDS=($line); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMPREPLY=()
      _reviewtui_completion reviewtui; echo "${COMPREPLY[*]}"
    done"""
    told = in_a_shell(filled, "bash", script).splitlines()
    assert set(told[0].split()) == {"1", "10", "11", "12", "13", "14"}
    assert told[1] == "battery"


@pytest.mark.parametrize("name", ["zsh", "fish"])
def test_zsh_and_fish_are_told_titles_too(filled: Shell, name: str) -> None:
    """The words that the scripts of these shells take apart."""
    words = "reviewtui show 12" if name == "zsh" else "reviewtui show "
    word = "2" if name == "zsh" else "12"
    done = subprocess.run(
        [sys.executable, "-m", "reviewtui"], capture_output=True, text=True, check=False,
        env=filled.variables(REVIEWTUI_DB=str(filled.database), _REVIEWTUI_COMPLETE=f"{name}_complete",
                             COMP_WORDS=words, COMP_CWORD=word),
    )  # fmt: skip
    want = "plain\n12\n1★ Title; 12" if name == "zsh" else "plain,12\t1★ Title; 12"
    assert done.stdout.startswith(want), (done.stdout, done.stderr)


def test_fish_reads_it(filled: Shell) -> None:
    script = "_REVIEWTUI_COMPLETE=fish_source reviewtui | source; complete -C 'reviewtui show 1'"
    assert "12\t1★ Title; 12" in in_a_shell(filled, "fish", script)
    script = script.replace("show 1", "done 3,1")
    assert "3,12\t1★ Title; 12" in in_a_shell(filled, "fish", script)


def test_zsh_takes_the_script(filled: Shell) -> None:
    script = 'autoload -U compinit; compinit -u -D; eval "$(_REVIEWTUI_COMPLETE=zsh_source reviewtui)"; echo ok'
    assert in_a_shell(filled, "zsh", script) == "ok\n"


def test_it_loads_no_screens(filled: Shell) -> None:
    program = (
        "import sys\ntry:\n    from reviewtui.bootstrap import main; main()\nexcept SystemExit: pass\n"
        "print(*sorted(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False,
        env=filled.variables(REVIEWTUI_DB=str(filled.database), _REVIEWTUI_COMPLETE="fish_complete",
                             COMP_WORDS="reviewtui show ", COMP_CWORD=""),
    )  # fmt: skip
    assert "textual" not in done.stderr.split()
    assert Path(filled.database).exists()
