"""`reviewtui config`: the settings file, its mistakes with their lines, and one to begin with."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from reviewtui.config.lines import line_of

if TYPE_CHECKING:
    from cli.running import Shell


def test_without_a_file_it_says_where_one_would_be(shell: Shell) -> None:
    assert "none.toml is not there yet" in shell.says("config")
    assert shell.says("config", "path").strip().endswith("none.toml")


def test_the_default_is_right_with_and_without_its_marks(shell: Shell) -> None:
    text = shell.says("config", "default")
    assert tomllib.loads(text) == {}
    path = shell.folder / "config.toml"
    path.write_text("\n".join(line.removeprefix("# ") for line in text.splitlines()[1:]))
    shell.environment["REVIEWTUI_CONFIG"] = str(path)
    (shell.folder / "rules.toml").write_text("")
    told = shell.json("config")
    assert told["mistakes"] == []


def test_every_mistake_is_told_with_its_line(shell: Shell) -> None:
    path = shell.folder / "config.toml"
    path.write_text('morning = 25\n\n[sources.shop]\nfolder = "x"\nfile = "y"\n\n[alerts]\nquiet = "never"\n')
    shell.environment["REVIEWTUI_CONFIG"] = str(path)
    done = shell.run("config")
    assert done.exit_code == 1
    for line, key in ((1, "morning"), (5, "sources.shop.file"), (8, "alerts.quiet")):
        assert f"config.toml, line {line}: {key}" in done.stderr
    assert "config.toml, line 1: morning" in shell.refuses("list")


def test_edit_begins_one_and_opens_it(shell: Shell) -> None:
    path = shell.folder / "new" / "config.toml"
    shell.environment |= {"REVIEWTUI_CONFIG": str(path), "EDITOR": "true", "VISUAL": "true"}
    shell.says("config", "edit")
    assert path.read_text() == shell.says("config", "default")


@pytest.mark.parametrize(
    ("at", "line"),
    [(("me",), 1), (("a", "b"), 3), (("a", "b", "c"), 3), (("a", "x y", "k"), 5), (("z",), None), (("a", "gone"), 2)],
)
def test_a_key_is_found(at: tuple[str, ...], line: int | None) -> None:
    assert line_of('me = "a"\n[a]\nb.c = 1\n[a."x y"]\nk = 2\n', at) == line
