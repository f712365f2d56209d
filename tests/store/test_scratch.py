"""Folders that are thrown away, also those of a program that was killed, and nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from reviewtui.bootstrap import screens
from reviewtui.cli.programs import Options
from reviewtui.store import scratch

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there locks are others")

PREFIX = screens.DEMO
PROGRAM = f"""
import sys, time
from reviewtui.store import scratch
with scratch.folder({PREFIX!r}) as path:
    (path / "demo.db").touch()
    print(path, flush=True)
    time.sleep(60)
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary things go."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return tmp_path


def begun() -> tuple[subprocess.Popen[str], Path]:
    """Another process at work in a folder of its own."""
    other = subprocess.Popen([sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    with other.stdout:
        path = Path(other.stdout.readline().strip())
    assert path.is_dir()
    return other, path


def test_it_is_gone_afterwards_whatever_happens(place: Path) -> None:
    with scratch.folder(PREFIX) as path:
        (path / "demo.db").write_text("x")
        assert path.parent == place
        assert path.stat().st_mode & 0o777 == 0o700
    with pytest.raises(ZeroDivisionError), scratch.folder(PREFIX):
        raise ZeroDivisionError
    assert list(place.iterdir()) == []


def test_what_a_killed_program_left_is_swept_and_what_a_living_one_has_is_not(place: Path) -> None:
    other, path = begun()
    living, its = begun()
    try:
        assert scratch.sweep(PREFIX) == 0
        other.send_signal(signal.SIGKILL)
        other.wait()
        with scratch.folder(PREFIX) as own:
            assert not path.exists()
            assert its.exists()
            assert scratch.sweep(PREFIX) == 0
            assert own.exists()
    finally:
        living.kill()
        living.wait()
    assert scratch.sweep(PREFIX) == 1
    assert list(place.iterdir()) == []


def test_what_only_looks_like_ours_stays(place: Path) -> None:
    def made(name: str, mode: int = 0o700, lock: str = scratch.IN_USE) -> Path:
        path = place / f"{PREFIX}{name}"
        path.mkdir()
        (path / lock).touch()
        path.chmod(mode)
        return path

    kept = [made("open-to-others", 0o755), made("without-a-lock", lock="demo.db"), place / f"{PREFIX}file",
            place / f"{PREFIX}link", place / f"{PREFIX}lock-elsewhere", place / "another"]  # fmt: skip
    kept[2].touch()
    elsewhere = place / "another"
    elsewhere.mkdir(mode=0o700)
    (elsewhere / scratch.IN_USE).touch()
    kept[3].symlink_to(elsewhere)
    kept[4].mkdir(mode=0o700)
    (kept[4] / scratch.IN_USE).symlink_to(elsewhere / scratch.IN_USE)
    swept = made("left")
    assert scratch.sweep(PREFIX) == 1
    assert not swept.exists()
    assert all(each.exists() for each in kept)
    assert (elsewhere / scratch.IN_USE).exists()


@pytest.mark.parametrize("start", [screens.open_demo, screens.open_inbox])
def test_the_next_start_sweeps(place: Path, monkeypatch: pytest.MonkeyPatch, start: object) -> None:
    seen: list[Path] = []
    monkeypatch.setattr(screens, "_refuse_without_terminal", lambda: None)
    monkeypatch.setattr(screens, "_show", lambda path, *_, **__: seen.append(path))
    monkeypatch.setenv("REVIEWTUI_CONFIG", os.devnull)
    monkeypatch.setenv("REVIEWTUI_DB", str(place / "mine.db"))
    other, path = begun()
    other.kill()
    other.wait()
    assert callable(start)
    start(Options())
    assert len(seen) == 1
    assert not path.exists()
    assert not any(each.is_dir() for each in place.iterdir())
