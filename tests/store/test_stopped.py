"""Another process was stopped (SIGSTOP) while it writes: nobody is left without a word, and nothing is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders import a_review, bring_in
from reviewtui.desk.desk import Desk
from reviewtui.desk.refusals import Refused
from reviewtui.domain.channel import Channel
from reviewtui.domain.reply import Reply
from reviewtui.store import holder
from reviewtui.store.store import SqliteStore

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only there the system lists who holds which lock")

WRITES = """
import os, signal, sys
from pathlib import Path
from reviewtui.store.connection import connect, write
connection = connect(Path(sys.argv[1]))
with write(connection):
    connection.execute("INSERT OR REPLACE INTO settings VALUES ('stopped', 'x')")
    print("holds", flush=True)
    os.kill(os.getpid(), signal.SIGSTOP)
"""


@pytest.fixture
def stopped(desk: Desk) -> Iterator[subprocess.Popen[str]]:
    """A process that is stopped inside of a piece of its work."""
    bring_in(desk.store, [a_review(1)])
    assert isinstance(desk.store, SqliteStore)
    child = subprocess.Popen([sys.executable, "-c", WRITES, str(desk.store.path)], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "holds\n"
    while not holder.stopped(child.pid):
        time.sleep(0.01)
    yield child
    child.kill()
    child.wait()
    child.stdout.close()


def test_who_waits_is_told_for_whom_and_what_was_not_kept_is_kept_once_it_goes_on(
    desk: Desk, stopped: subprocess.Popen[str]
) -> None:
    assert isinstance(desk.store, SqliteStore)
    told: list[tuple[float, str]] = []
    begun = time.monotonic()
    desk.store.connection.waiting = lambda words: told.append((time.monotonic() - begun, words))
    desk.store.connection.execute("PRAGMA busy_timeout = 1500").fetchall()
    letter = Reply("I am sorry that the strap snapped.")
    with pytest.raises(Refused, match=f"process {stopped.pid} .*was stopped; kill -CONT {stopped.pid}"):
        desk.writing.save(1, Channel.AMAZON_BUYER_MESSAGE, letter)
    on = f"kill -CONT {stopped.pid} lets it go on"
    words = f"Waiting for the database: process {stopped.pid} is writing to it and was stopped; {on}"
    assert [each for _, each in told] == [words, ""]
    assert 1.0 <= told[0][0] < 1.5
    assert desk.inbox.sheet(1).draft is None, "everybody can read all the while"
    os.kill(stopped.pid, signal.SIGCONT)
    desk.writing.save(1, Channel.AMAZON_BUYER_MESSAGE, letter)
    draft = desk.inbox.sheet(1).draft
    assert draft is not None
    assert draft.reply == letter


def test_doctor_sees_that_it_was_stopped(desk: Desk, stopped: subprocess.Popen[str]) -> None:
    assert isinstance(desk.store, SqliteStore)
    script = (
        "import sys, time; from pathlib import Path; from reviewtui.store import health; "
        "print(next(f'{c.state} {c.words} {c.fix}' for c in health.checks(Path(sys.argv[1]), 0) if c.name == 'lock'))"
    )
    seen = subprocess.run(
        [sys.executable, "-c", script, str(desk.store.path)], capture_output=True, text=True, check=True
    ).stdout
    assert f"process {stopped.pid} is writing" in seen
    assert f"kill -CONT {stopped.pid}" in seen


def test_nobody_writes(desk: Desk, tmp_path: Path) -> None:
    assert isinstance(desk.store, SqliteStore)
    bring_in(desk.store, [a_review(1)])
    assert holder.writer(desk.store.path) == 0
    assert holder.writer(tmp_path / "none.db") == 0
    assert holder.who_writes(tmp_path / "none.db") == "another program is writing to it"
    assert not holder.stopped(os.getpid())
