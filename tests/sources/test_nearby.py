"""What lies where a person points while a path is typed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reviewtui.sources.nearby import nearby


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number, name in enumerate(("old.csv", "New Reviews.xlsx", "notes.pdf", ".hidden.csv", "deep/more.json")):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x" * number)
        os.utime(path, (1000 + number, 1000 + number))
    return tmp_path


def test_files_come_first_the_newest_on_top_and_what_holds_no_reviews_is_left_out(folder: Path) -> None:
    found = nearby(f"{folder}/")
    assert [(each.name, each.folder) for each in found] == [
        ("New Reviews.xlsx", False), ("old.csv", False), ("deep", True),
    ]  # fmt: skip
    assert found[0].path == f"{folder}/New Reviews.xlsx"
    assert (found[0].size, found[0].changed_at) == (1, 1001)


@pytest.mark.parametrize(
    ("typed", "names"), [("re", ["New Reviews.xlsx"]), ("NEW", ["New Reviews.xlsx"]), (".h", [".hidden.csv"][:0]),
                         ("deep/", ["more.json"]), ("none", []), ("no/such/", []), ("a\0b/", [])]
)  # fmt: skip
def test_what_is_typed_narrows_it(folder: Path, typed: str, names: list[str]) -> None:
    assert [each.name for each in nearby(f"{folder}/{typed}")] == names


def test_the_home_stays_as_it_was_typed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(folder))
    assert nearby("~/ol")[0].path == "~/old.csv"
    assert nearby("~")[0].path == "~/New Reviews.xlsx"
    monkeypatch.chdir(folder)
    assert nearby("ol")[0].path == "old.csv"


def test_a_hostile_name_is_shown_harmless_and_still_opens(folder: Path) -> None:
    (folder / "a\x1b[2Jb.csv").write_text("x")
    (found,) = nearby(f"{folder}/a")
    assert "\x1b" not in found.name
    assert Path(found.path).exists()
