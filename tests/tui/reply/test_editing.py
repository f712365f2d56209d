"""The folder of texts that are in an editor."""

from __future__ import annotations

import os
from pathlib import Path

from reviewtui.domain.reply import Step
from reviewtui.tui.reply import editing

GONE = 999_999_999


def lent(base: Path, part: str, given: str, saved: str | None, process: int = GONE) -> Path:
    folder = editing.place(base, 7, part, given)
    if saved is not None:
        (folder / f"{part}.txt").write_text(saved)
    moved = base / f"7-{part}-{process}"
    folder.rename(moved)
    return moved


def test_only_what_was_changed_by_a_program_that_is_gone_is_offered(tmp_path: Path) -> None:
    base = tmp_path / "editing"
    assert editing.left_over(base) == ()
    lent(base, "solve", "A new one.", "A new one.\x1b[31m\nToday.\n")
    lent(base, "apologize", "Sorry.", "Sorry.\n")
    lent(base, "acknowledge", "It broke.", None)
    lent(base, editing.WHOLE, "x", "y", os.getpid())
    (base / "notes").mkdir()
    (left,) = editing.left_over(base)
    assert (left.case, left.step, left.text) == (7, Step.SOLVE, "A new one.␛[31m\nToday.")
    assert sorted(each.name for each in base.iterdir()) == sorted(
        ["notes", left.folder.name, f"7-letter-{os.getpid()}"]
    )
    editing.sweep(left)
    assert editing.left_over(base) == ()


def test_nobody_else_can_read_it(tmp_path: Path) -> None:
    folder = editing.place(tmp_path / "editing", 7, "solve", "A new one.")
    assert folder.stat().st_mode & 0o777 == 0o700
