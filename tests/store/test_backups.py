"""Backups: whole while others write, never half there, thinned; restoring loses nothing of what it replaces."""

from __future__ import annotations

import os
import random
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from builders import DAY, HOUR, NOW, Ticking, a_review, bring_in
from reviewtui.desk.backups import Stop
from reviewtui.desk.refusals import DatabaseGone
from reviewtui.desk.settings import BackupSettings
from reviewtui.store import copying, sqlite
from reviewtui.store.connection import StoreError, write
from reviewtui.store.copying import NotWhole, open_still
from reviewtui.store.shelf import Shelf
from reviewtui.store.store import SqliteStore
from thorough import times

KILLED = """
import sys
from pathlib import Path
from reviewtui.desk.settings import BackupSettings
from reviewtui.store import copying
from reviewtui.store.shelf import Shelf

copying.PAGES = 1
shelf = Shelf(Path(sys.argv[2]), Path(sys.argv[2]).parent / "backups", BackupSettings(), lambda: int(sys.argv[4]))
print("ready", flush=True)
if sys.argv[1] == "make":
    shelf.make(None, lambda *_: None)
else:
    shelf.restore(Path(sys.argv[3]), lambda *_: None)
"""


HOLDER = """
import sys
from pathlib import Path
from reviewtui.store.store import SqliteStore
store = SqliteStore(Path(sys.argv[1]))
print("ready", flush=True)
input()
"""


def quiet(_what: str, _share: float) -> None:
    """A step that goes on."""


@pytest.fixture
def shelf(database: Path, ticking: Ticking) -> Shelf:
    return Shelf(database, database.parent / "backups", BackupSettings(), ticking)


@pytest.fixture
def filled(store: SqliteStore) -> SqliteStore:
    bring_in(store, [a_review(each, text="It broke. " * 40) for each in range(400)])
    return store


def reviews_in(path: Path) -> int:
    with closing(open_still(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return int(connection.execute("SELECT count(*) FROM reviews").fetchone()[0])


def left_over(folder: Path) -> list[str]:
    return [each.name for each in folder.rglob("*") if each.name.startswith(".") or "part" in each.name]


def test_a_backup_is_one_private_file_with_all_that_was_there(filled: SqliteStore, shelf: Shelf) -> None:
    made = shelf.make(None, quiet)
    assert made.contents.reviews == 400
    assert [each.name for each in shelf.folder.iterdir()] == [made.backup.path.name]
    assert made.backup.path.name == "reviewtui-20261123-080000.db"
    assert stat.S_IMODE(made.backup.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(shelf.folder.stat().st_mode) == 0o700
    assert reviews_in(made.backup.path) == 400
    assert shelf.listed() == [made.backup]


def test_others_write_while_it_is_made_and_it_is_of_one_moment(
    filled: SqliteStore, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "PAGES", 1)
    waited = 0.0

    def step(_what: str, share: float) -> None:
        nonlocal waited
        begun = time.perf_counter()
        with write(filled.connection):
            filled.connection.execute(
                "INSERT INTO notes (\"case\", at, who, text) VALUES (1, 1, 'ann', ?)", ("n" * 500,)
            )
        waited = max(waited, time.perf_counter() - begun)

    made = shelf.make(None, step)
    assert waited < 0.5
    assert reviews_in(made.backup.path) == 400
    with closing(open_still(made.backup.path)) as connection:
        assert connection.execute("SELECT count(*) FROM notes").fetchone() == (0,)
    assert filled.connection.execute("SELECT count(*) FROM notes").fetchone()[0] > 100


def test_one_that_is_ended_in_the_middle_leaves_nothing(filled: SqliteStore, shelf: Shelf) -> None:
    for ends in ("copying", "checking"):

        def step(what: str, _share: float, ends: str = ends) -> None:
            if what == ends:
                raise Stop

        with pytest.raises(Stop):
            shelf.make(None, step)
        assert list(shelf.folder.iterdir()) == []


def test_a_damaged_database_makes_no_backup_and_thins_none(
    store: SqliteStore, database: Path, shelf: Shelf, ticking: Ticking
) -> None:
    bring_in(store, [a_review(each, text="It broke. " * 40) for each in range(400)])
    store.close()
    good = shelf.make(None, quiet).backup
    damage(database)
    for _ in range(30):
        ticking.pass_(DAY)
        with pytest.raises(NotWhole, match=r"can't be copied|damaged|other numbers"):
            shelf.make(None, quiet)
    assert shelf.listed() == [good]
    assert left_over(shelf.folder) == []


def damage(database: Path) -> None:
    with database.open("rb+") as file:
        for page in range(3, database.stat().st_size // 4096):
            file.seek(page * 4096)
            file.write(random.Random(page).randbytes(2000))


def test_it_is_made_once_a_day_and_the_old_ones_are_thinned(
    filled: SqliteStore, shelf: Shelf, ticking: Ticking
) -> None:
    assert shelf.make_daily(quiet)
    assert not shelf.due()
    ticking.pass_(2 * HOUR)
    assert shelf.make_daily(quiet) is None
    for _ in range(40):
        ticking.pass_(22 * HOUR)
        assert shelf.make_daily(quiet)
    there = shelf.listed()
    assert 7 + 3 <= len(there) <= 7 + 4 + 6
    assert there[0].at == ticking.now
    ticking.pass_(-100 * DAY)
    assert shelf.due(), "a clock that was wrong keeps no backup from being made"


def test_switched_off_none_is_made_by_itself(filled: SqliteStore, database: Path, ticking: Ticking) -> None:
    off = Shelf(database, database.parent / "backups", BackupSettings(daily=False), ticking)
    assert off.make_daily(quiet) is None
    assert off.make(None, quiet).contents.reviews == 400


def test_other_files_in_the_folder_are_left_alone(filled: SqliteStore, shelf: Shelf, ticking: Ticking) -> None:
    shelf.folder.mkdir()
    others = ["reviewtui-holiday.db", "other-20260101-000000.db", "reviewtui-20260101-000000.db.txt", "x.part"]
    for name in others:
        (shelf.folder / name).write_text("mine")
    for _ in range(30):
        ticking.pass_(DAY)
        shelf.make(None, quiet)
    assert all((shelf.folder / name).read_text() == "mine" for name in others)


def test_a_full_disk_is_told_before_it_is_filled(
    filled: SqliteStore, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "ROOM", 1 << 62)
    with pytest.raises(StoreError, match="MB left, and a copy needs"):
        shelf.make(None, quiet)
    assert list(shelf.folder.iterdir()) == []


def test_restoring_puts_the_copy_in_place_and_the_old_one_aside(
    store: SqliteStore, database: Path, shelf: Shelf
) -> None:
    bring_in(store, [a_review(each) for each in range(20)])
    made = shelf.make(None, quiet).backup
    bring_in(store, [a_review(each) for each in range(20, 25)])
    store.close()
    done = shelf.restore(made.path, quiet)
    assert (done.contents.reviews, done.missing and done.missing.reviews) == (20, 5)
    assert done.aside is not None
    assert (reviews_in(database), reviews_in(done.aside), reviews_in(made.path)) == (20, 25, 20)
    assert [each.path for each in shelf.replaced()] == [done.aside]
    assert not Path(f"{database}-wal").exists()
    back = shelf.restore(done.aside, quiet)
    assert len(shelf.replaced()) == 2, "in the same second, and none is written over"
    assert (reviews_in(database), back.missing and back.missing.reviews) == (25, 0)
    again = SqliteStore(database)
    assert len(list(again.reviews(open_only=False))) == 25
    again.close()


def test_it_refuses_while_another_connection_of_this_process_has_it_open(
    filled: SqliteStore, shelf: Shelf, database: Path
) -> None:
    made = shelf.make(None, quiet).backup
    before = database.stat().st_ino
    with pytest.raises(StoreError, match="the database open"):
        shelf.restore(made.path, quiet)
    assert database.stat().st_ino == before
    assert left_over(database.parent) == []
    bring_in(filled, [a_review(1000)])


@pytest.mark.skipif(sys.platform == "win32", reason="asks POSIX locks")
def test_it_refuses_while_another_process_has_it_open(store: SqliteStore, shelf: Shelf, database: Path) -> None:
    bring_in(store, [a_review(1)])
    store.close()
    made = shelf.make(None, quiet).backup
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(database)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert holder.stdout is not None
    assert holder.stdout.readline() == "ready\n"
    with pytest.raises(StoreError, match=f"process {holder.pid} has the database open"):
        shelf.restore(made.path, quiet)
    holder.communicate("\n")
    shelf.restore(made.path, quiet)
    assert reviews_in(database) == 1


@pytest.mark.parametrize("spoil", [damage, lambda path: path.write_bytes(b"x" * 9000), lambda path: path.unlink(),
                                   lambda path: path.write_bytes(b"")])  # fmt: skip
def test_a_damaged_database_is_replaced_and_kept_aside(
    store: SqliteStore, database: Path, shelf: Shelf, spoil: Callable[[Path], object]
) -> None:
    bring_in(store, [a_review(each, text="It broke. " * 40) for each in range(400)])
    store.close()
    made = shelf.make(None, quiet).backup
    spoil(database)
    spoilt = database.read_bytes() if database.exists() else None
    done = shelf.restore(made.path, quiet)
    assert reviews_in(database) == 400
    assert (done.aside.read_bytes() if done.aside else None) == spoilt


def test_the_log_of_the_one_that_is_replaced_gets_nowhere_near_the_copy(
    store: SqliteStore, database: Path, shelf: Shelf
) -> None:
    """A log that stays beside the copy would be played into it."""
    bring_in(store, [a_review(each) for each in range(300)])
    made = shelf.make(None, quiet).backup
    bring_in(store, [a_review(each) for each in range(300, 900)])
    copied = {end: Path(f"{database}{end}").read_bytes() for end in ("", "-wal")}
    store.close()
    for end, data in copied.items():
        Path(f"{database}{end}").write_bytes(data)
    done = shelf.restore(made.path, quiet)
    assert reviews_in(database) == 300
    assert done.aside is not None
    assert reviews_in(done.aside) == 900


@pytest.mark.parametrize("what", ["nothing", "words", "another program's", "newer", "damaged"])
def test_what_is_no_backup_replaces_nothing(
    store: SqliteStore, database: Path, shelf: Shelf, tmp_path: Path, what: str
) -> None:
    bring_in(store, [a_review(each, text="It broke. " * 40) for each in range(400)])
    store.close()
    bad = tmp_path / "bad.db"
    if what == "words":
        bad.write_text("no database at all")
    elif what != "nothing":
        shelf.make(bad, quiet)
    if what == "damaged":
        damage(bad)
    if what in {"newer", "another program's"}:
        with closing(sqlite.connect(bad)) as connection:
            connection.execute("PRAGMA user_version = 999" if what == "newer" else "DROP TABLE journal")
            connection.commit()
    before = database.read_bytes()
    with pytest.raises(StoreError, match=r"no file|no whole database|no database of|newer|damaged"):
        shelf.restore(bad, quiet)
    assert database.read_bytes() == before
    assert shelf.replaced() == []
    assert left_over(database.parent) == []


def test_a_window_that_was_open_all_the_same_says_that_nothing_is_kept(
    store: SqliteStore, database: Path, shelf: Shelf
) -> None:
    bring_in(store, [a_review(1)])
    made = shelf.make(None, quiet).backup
    aside = database.with_name("aside.db")
    os.link(database, aside)
    os.replace(made.path, database)
    with pytest.raises(DatabaseGone):
        store.set_setting("shop", "Acme")


def test_two_at_once_do_not_disturb_each_other(filled: SqliteStore, shelf: Shelf) -> None:
    refused: list[str] = []

    def step(_what: str, share: float) -> None:
        if not refused:
            refused.append("")
            assert shelf.make_daily(quiet) is None
            with pytest.raises(StoreError, match="another process makes a backup"):
                shelf.make(None, quiet)

    shelf.make(None, step)
    assert refused
    assert len(shelf.listed()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="processes are killed as POSIX does it")
@pytest.mark.parametrize("work", ["make", "restore"])
def test_a_kill_at_any_moment_leaves_everything_whole(
    store: SqliteStore, database: Path, shelf: Shelf, work: str
) -> None:
    bring_in(store, [a_review(each, text="It broke. " * 60) for each in range(1500)])
    made = shelf.make(database.parent / "mine.db", quiet).backup
    bring_in(store, [a_review(each) for each in range(1500, 1600)])
    store.close()
    chance = random.Random(work)
    seen = set()
    for number in range(times(5, 200)):
        command = [sys.executable, "-c", KILLED, work, str(database), str(made.path), str(NOW + (number + 1) * DAY)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(chance.uniform(0.0, 0.25 if number % 2 else 0.02))  # the moment is what the test is about
            process.kill()
        seen.add(process.returncode)
        assert reviews_in(made.path) == 1500
        found = reviews_in(database)
        assert found in ({1600} if work == "make" else {1500, 1600})
        assert found == 1600 or 1600 in [reviews_in(each.path) for each in shelf.replaced()]
        for each in shelf.listed():
            assert reviews_in(each.path) in {1500, 1600}
    assert -signal.SIGKILL in seen
    shelf.make(None, quiet)
    shelf.restore(made.path, quiet)
    assert left_over(database.parent) == []
    assert reviews_in(database) == 1500
