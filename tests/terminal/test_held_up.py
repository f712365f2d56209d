"""The write lock is held by a process that was stopped: the seller is told for whom to wait, and no word is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reviewtui.store import holder
from store.test_stopped import WRITES
from terminal.emulator import Terminal
from terminal.running import comes

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(sys.platform != "linux", reason="only there the system lists who holds which lock"),
]


def test_a_letter_typed_meanwhile_is_saved_once_it_goes_on(inbox: Terminal, database: Path) -> None:
    child = subprocess.Popen([sys.executable, "-c", WRITES, str(database)], stdout=subprocess.PIPE, text=True)
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == "holds\n"
        while not holder.stopped(child.pid):
            time.sleep(0.01)
        inbox.key("e")
        inbox.shows(f"process {child.pid} is writing to it and was stopped", patience=20)
        inbox.key("r")
        inbox.send("I am sorry, this is on us.")
        inbox.shows("I am sorry, this is on us.")
        inbox.shows("not saved", patience=20)
        time.sleep(6)
        os.kill(child.pid, signal.SIGCONT)
        comes(
            database,
            "SELECT count(*) FROM drafts WHERE apologize = 'I am sorry, this is on us.'",
            lambda rows: rows == [(1,)],
        )
        inbox.shows("I am sorry, this is on us.")
    finally:
        child.kill()
        child.communicate()
