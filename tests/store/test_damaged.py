"""Files that are no whole database of ours, in every way that we know: each is told, replaces nothing and stays."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from builders import NOW, Ticking, a_desk, a_review, bring_in
from reviewtui.desk.health import State
from reviewtui.desk.settings import BackupSettings
from reviewtui.store import sqlite
from reviewtui.store.acting import MANY
from reviewtui.store.connection import StoreError
from reviewtui.store.copying import look_into
from reviewtui.store.health import checks
from reviewtui.store.place import BESIDE
from reviewtui.store.shelf import Shelf
from reviewtui.store.store import SqliteStore

PAGE = 4096


def quiet(_what: str, _share: float) -> None:
    """Nobody waits."""


@pytest.fixture
def whole(tmp_path: Path) -> bytes:
    """A database with a hundred reviews, brought home into one file."""
    path = tmp_path / "whole" / "whole.db"
    store = SqliteStore(path)
    bring_in(store, [a_review(each, text="It broke. " * 40) for each in range(100)])
    store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    store.close()
    assert not Path(f"{path}-wal").exists()
    return path.read_bytes()


def reviews_in(path: Path) -> int:
    connection = sqlite.connect(path)
    (count,) = connection.execute("SELECT count(*) FROM reviews").fetchone()
    connection.close()
    return int(count)


def statement(*words: str) -> Callable[[Path, bytes], None]:
    def spoil(path: Path, whole: bytes) -> None:
        path.write_bytes(whole)
        connection = sqlite.connect(path, isolation_level=None)
        for each in words:
            connection.execute(each).fetchall()
        connection.close()

    return spoil


def middle(path: Path, whole: bytes) -> None:
    at = whole.index(b"It broke. It broke.") // PAGE * PAGE
    path.write_bytes(whole[:at] + b"\x07" * PAGE + whole[at + PAGE :])


def schema(path: Path, whole: bytes) -> None:
    path.write_bytes(whole[:100] + b"\xff" * 400 + whole[500:])


def words(path: Path, _: bytes) -> None:
    path.write_text("not a database " * 400)


def half(path: Path, whole: bytes) -> None:
    path.write_bytes(whole[: len(whole) // 2 // PAGE * PAGE])


def another(path: Path, _: bytes) -> None:
    connection = sqlite.connect(path)
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()


SPOILT: dict[str, tuple[Callable[[Path, bytes], None], str, str, str]] = {
    "words": (words, "database", "can't be read as a database", "no whole database"),
    "a folder": (lambda path, _: path.mkdir(), "database", "can't be read as a database", "there is no file"),
    "half of it": (half, "database", "malformed", "malformed"),
    "a page": (middle, "integrity", "the database is damaged", "is damaged"),
    "its list of tables": (schema, "database", "can't be read as a database", "no whole database"),
    "newer": (
        statement("PRAGMA user_version = 99"), "database", "newer reviewtui (schema 99", "newer reviewtui (schema 99)",
    ),
    "another program's": (another, "database", "belongs to another program", "is no database of reviewtui's"),
}  # fmt: skip
"""How it is spoilt; under which name the doctor tells it, in which words, and in which a copy is refused."""


@pytest.mark.parametrize("how", SPOILT)
def test_the_doctor_tells_what_is_wrong_and_the_file_stays(how: str, tmp_path: Path, whole: bytes) -> None:
    spoil, name, words, _ = SPOILT[how]
    path = tmp_path / "spoilt.db"
    spoil(path, whole)
    before = path.read_bytes() if path.is_file() else None
    failed = [each for each in checks(path, NOW) if each.state is State.FAIL and each.name == name]
    assert any(words in each.words and each.fix for each in failed), failed
    assert before is None or path.read_bytes() == before


@pytest.mark.parametrize("how", SPOILT)
def test_it_is_no_backup_and_replaces_nothing(how: str, tmp_path: Path, whole: bytes, ticking: Ticking) -> None:
    spoil, _, _, words = SPOILT[how]
    source, database = tmp_path / "spoilt.db", tmp_path / "now" / "now.db"
    spoil(source, whole)
    desk = a_desk(database, ticking)
    bring_in(desk.store, [a_review(1)])
    desk.store.close()
    shelf = Shelf(database, tmp_path / "shelf", BackupSettings(), ticking)
    for act in (lambda: look_into(source, quiet), lambda: shelf.restore(source, quiet)):
        with pytest.raises(StoreError) as told:
            act()
        assert words in str(told.value)
    after = a_desk(database, ticking)
    assert after.inbox.sheet(1).review.review_id == "R00001"
    after.store.close()
    assert sorted(each.name for each in database.parent.iterdir() if "now.db-" not in each.name) == ["now.db"]


def test_an_older_one_is_told_to_be_brought_up_to_date(tmp_path: Path, whole: bytes) -> None:
    path = tmp_path / "older.db"
    statement("PRAGMA user_version = 3")(path, whole)
    (told,) = [each for each in checks(path, NOW) if each.name == "database"]
    assert told.state is State.WARN
    assert "of schema 3" in told.words


# a disk without second names for a file ------------------------------------------------------------------------------


@pytest.fixture
def two(tmp_path: Path, whole: bytes, ticking: Ticking, monkeypatch: pytest.MonkeyPatch) -> tuple[Shelf, Path, Path]:
    """A shelf, its database and a copy that shall take its place, on a disk that knows no hard links."""

    def no_link(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_link)
    database, copy = tmp_path / "now" / "now.db", tmp_path / "copy.db"
    copy.write_bytes(whole)
    desk = a_desk(database, ticking)
    bring_in(desk.store, [a_review(1)])
    desk.store.close()
    return Shelf(database, tmp_path / "shelf", BackupSettings(), ticking), database, copy


def test_the_old_one_is_copied_aside(two: tuple[Shelf, Path, Path]) -> None:
    shelf, database, copy = two
    restored = shelf.restore(copy, quiet)
    assert restored.aside is not None
    assert (reviews_in(restored.aside), reviews_in(database)) == (1, 100)


def test_where_it_can_not_be_put_aside_nothing_is_replaced_and_no_half_of_it_stays(
    two: tuple[Shelf, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf, database, copy = two

    def full(_old: Path, new: Path) -> None:
        new.write_bytes(b"half of it")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copy2", full)
    with pytest.raises(StoreError, match=r"can't be replaced \(No space left on device\); nothing was changed"):
        shelf.restore(copy, quiet)
    assert reviews_in(database) == 1
    beside = {f"now.db{end}" for end in (*BESIDE, "-backup", "-import")}
    assert {each.name for each in database.parent.iterdir()} <= beside


# a file beside the database that can't be made -----------------------------------------------------------------------


@pytest.mark.parametrize("work", ["act", "import", "backup"])
def test_a_turn_that_can_not_be_taken_is_told_in_a_sentence(tmp_path: Path, ticking: Ticking, work: str) -> None:
    database = tmp_path / "now.db"
    desk = a_desk(database, ticking)
    bring_in(desk.store, [a_review(each) for each in range(1, MANY + 2)])
    beside = Path(f"{database}-{work}")
    beside.unlink(missing_ok=True)
    beside.mkdir()
    acts: dict[str, Callable[[], object]] = {
        "act": lambda: desk.triage.done([*range(1, MANY + 2)]),
        "import": lambda: bring_in(desk.store, [a_review(9000)]),
        "backup": lambda: Shelf(database, tmp_path / "shelf", BackupSettings(), ticking).make(None, quiet),
    }
    with pytest.raises(StoreError, match=f"now.db-{work} can't be written"):
        acts[work]()
    assert desk.triage.note(1, "goes on").words
    desk.store.close()
