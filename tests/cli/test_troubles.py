"""Troubles with the file that everything is in, each told in one sentence, and nothing claimed that isn't so."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from builders import FakeFiles, a_desk, a_review, sql
from cli.running import Shell, a_line, lines
from reviewtui.desk.ports import SourceOptions
from reviewtui.desk.views import View
from reviewtui.store import sqlite


@pytest.mark.parametrize("words", [["list"], ["import", "-"], ["today"], []])
def test_a_database_in_memory_would_keep_nothing(shell: Shell, words: list[str]) -> None:
    shell.database = Path(":memory:")
    assert "would keep nothing; name a file with --db" in shell.refuses(*words)
    assert not Path(":memory:").exists()


def test_a_name_that_sqlite_would_read_as_an_address_is_a_name(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(shell.folder)
    shell.database = Path("file:x.db?mode=memory")
    shell.says("import", "-", given=lines(a_line(1)))
    assert len(shell.json("list")) == 1
    assert (shell.folder / "file:x.db?mode=memory").exists()


def test_an_import_that_died_and_whose_number_is_somebody_elses_now_blocks_nobody(filled: Shell) -> None:
    connection = sqlite.connect(filled.database)
    with connection:
        connection.execute(
            "INSERT INTO imports (name, dialect, state, started_at, process, heartbeat, first_id) "
            "VALUES ('dead.csv', 'csv', 'pending', 1, ?, ?, 10)",
            (f"{socket.gethostname()}:1", time.time()),
        )
    connection.close()
    assert "dead.csv was cut off" in filled.run("doctor").stdout
    begun = time.monotonic()
    filled.says("import", "-", given=lines(a_line(77)))
    assert time.monotonic() - begun < 5
    assert "dead.csv" not in filled.run("doctor").stdout


IMPORTS = """
import sys, time
from pathlib import Path
from reviewtui.store.turn import Turn
turn = Turn(Path(sys.argv[1]))
assert turn.take()
print("ready", flush=True)
sys.stdin.read()
"""


def test_the_turn_of_a_living_import_is_seen_and_ends_with_it(filled: Shell) -> None:
    from reviewtui.store.turn import Turn, taken

    with subprocess.Popen(
        [sys.executable, "-c", IMPORTS, str(filled.database)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"ready\n"
        assert taken(filled.database)
        assert not Turn(filled.database).take()
        other.kill()
        other.wait()
    assert not taken(filled.database)
    mine = Turn(filled.database)
    assert mine.take()
    assert taken(filled.database)
    assert not Turn(filled.database).take()
    mine.end()
    assert not taken(filled.database)


def without_override(*command: object, shell: Shell) -> subprocess.CompletedProcess[bytes]:
    """A command run by somebody whom rights mean something to, even where the tests are run by root."""
    rights = "-dac_override,-dac_read_search"
    prefix = ["setpriv", f"--bounding-set={rights}", f"--inh-caps={rights}"]
    return subprocess.run(
        [*prefix, *map(str, command)], capture_output=True, check=False, env=shell.variables(), input=b""
    )


@pytest.mark.skipif(not shutil.which("setpriv"), reason="nobody here can be made to respect rights")
def test_a_database_that_was_read_only_once_can_be_written_again(filled: Shell) -> None:
    filled.database.chmod(0o400)
    assert without_override(*filled.command("list"), shell=filled).returncode == 0
    filled.database.chmod(0o600)
    noted = without_override(*filled.command("note", 1, "x"), shell=filled)
    assert noted.returncode == 0, noted.stderr
    assert "x" in [each["text"] for each in filled.json("show", 1)["notes"]]


@pytest.mark.skipif(not shutil.which("setpriv"), reason="nobody here can be made to respect rights")
def test_a_database_that_can_only_be_read_says_so(filled: Shell) -> None:
    filled.database.chmod(0o400)
    noted = without_override(*filled.command("note", 1, "x"), shell=filled)
    assert noted.returncode == 1
    assert b"can't be written" in noted.stderr
    assert b"chmod u+w" in noted.stderr


def test_the_doctor_sees_what_keeps_a_database_from_being_written(filled: Shell) -> None:
    shared = Path(f"{filled.database}-shm")
    holder = sqlite.connect(filled.database)
    holder.execute("SELECT count(*) FROM reviews").fetchone()
    shared.chmod(0o400)
    said = filled.run("doctor")
    holder.close()
    assert said.exit_code == 1
    assert f"{shared} can't be written" in said.stdout
    assert "make them writable: chmod u+rw" in said.stdout


@pytest.mark.parametrize("filled", [False, True])
def test_a_full_disk_is_told_in_a_sentence_and_nothing_has_come_in(
    database: Path, tmp_path: Path, filled: bool
) -> None:
    files = FakeFiles()
    desk = a_desk(database, lambda: 0, files=files)
    if filled:
        desk.importing.run(files.put(tmp_path / "few", *(a_review(each) for each in range(1, 4))), SourceOptions())
    before = len(desk.inbox.case_ids(View()))
    many = files.put(tmp_path / "many", *(a_review(each, text="long " * 200) for each in range(10, 3000)))
    sql(desk).execute("PRAGMA max_page_count = 90")
    told = desk.importing.run(many, SourceOptions())
    assert [each.new for each in told] == [0]
    assert "is full" in told[0].error
    assert "make room" in told[0].error
    sql(desk).execute("PRAGMA max_page_count = 1000000")
    assert len(desk.inbox.case_ids(View())) == before
    assert desk.importing.run(many, SourceOptions())[0].new == 2990
    desk.store.close()


def test_an_import_that_has_come_in_is_not_called_failed(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reviewtui.store import loading
    from reviewtui.store.connection import StoreError

    files = FakeFiles()
    desk = a_desk(database, lambda: 0, files=files)

    def full(*_: object) -> None:
        raise StoreError("The disk is full")

    monkeypatch.setattr(loading, "apply_staged", full)
    told = desk.importing.run(files.put(tmp_path / "few", *(a_review(each) for each in range(1, 4))), SourceOptions())
    assert [(each.new, each.error) for each in told] == [(3, "")]
    desk.store.close()


@pytest.mark.parametrize("words", [["list"], ["note", "1", "called"]])
def test_a_full_disk_and_a_folder_that_cant_be_written_are_told_as_such(
    filled: Shell, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise sqlite.OperationalError("disk I/O error")

    monkeypatch.setattr(sqlite, "connect", fails)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(1, 1, 0))
    assert "is full, and it can't be opened; make room" in filled.refuses(*words)
    monkeypatch.setattr(os, "access", lambda path, _: Path(path) != filled.folder)
    assert f"{filled.folder} can't be written, and the database in it needs files beside it" in filled.refuses(*words)
