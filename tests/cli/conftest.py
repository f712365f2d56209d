from __future__ import annotations

from pathlib import Path

import pytest

from cli.running import Shell, a_line, lines


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


@pytest.fixture
def filled(shell: Shell) -> Shell:
    """Four cases: 1 to 3 with one to three stars, and one from the US."""
    given = lines(*(a_line(each, stars=each) for each in (1, 2, 3)), a_line(4, marketplace="US", helpful_votes=9))
    shell.says("import", "-", given=given)
    return shell
