"""The harness of a thousand kills, a few of them at each run of the tests."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from thorough import times

HARNESS = Path(__file__).parents[1] / "benchmarks/killing.py"


@pytest.mark.skipif(sys.platform == "win32", reason="processes are killed as POSIX does it")
def test_a_few_kills_lose_nothing() -> None:
    done = subprocess.run(
        [sys.executable, str(HARNESS), "--kills", str(times(4, 100)), "--kinds", "import,again,bulk,undo"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(done.stdout.splitlines()) == 5
