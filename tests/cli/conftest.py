from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cli.running import Shell, a_line, lines


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


@pytest.fixture(scope="session")
def four_cases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a seller who has brought four reviews in; hundreds of tests begin with a copy of it."""
    made = Shell(tmp_path_factory.mktemp("four"))
    given = lines(*(a_line(each, stars=each) for each in (1, 2, 3)), a_line(4, marketplace="US", helpful_votes=9))
    made.says("import", "-", given=given)
    return made.folder


@pytest.fixture
def filled(shell: Shell, four_cases: Path) -> Shell:
    """Four cases: 1 to 3 with one to three stars, and one from the US."""
    shutil.copytree(four_cases, shell.folder, dirs_exist_ok=True)
    return shell


@pytest.fixture
def thread(filled: Shell) -> Shell:
    """Case 1 has a thread that takes own words; the shop has a signature."""
    filled.says("replied", 1, "Please help me.")
    filled.environment["REVIEWTUI_CONFIG"] = str(filled.folder / "settings.toml")
    (filled.folder / "settings.toml").write_text('sign = "Jo from Acme"\n')
    return filled
