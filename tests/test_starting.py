"""What the first paint does not need is not loaded before it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from cli.running import Shell, a_line, lines

STARTED = """
import dataclasses, sys
from pathlib import Path
from reviewtui.bootstrap.desks import clock
from reviewtui.bootstrap.context import make_context
from reviewtui.config import settings

def started():
    Path(sys.argv[2]).write_text(" ".join(sys.modules))
    app.exit()

path, config = Path(sys.argv[1]), settings.load(Path(sys.argv[1]).with_name("no settings"))
with make_context(path, clock(None), config) as context:
    from reviewtui.tui.app import ReviewApp

    app = ReviewApp(dataclasses.replace(context, started=started))
    app.run(headless=True)
"""
WAITS = (
    "ssl",
    "_ssl",
    "_hashlib",
    "tomllib",
    "click",
    "reviewtui.cli.main",
    "reviewtui.domain.typed",
    "reviewtui.domain.product_name",
    "reviewtui.domain.pledges",
    "reviewtui.rules.hearing.ear",
    "reviewtui.rules.match",
    "reviewtui.rules.packs",
    "reviewtui.letters",
    "reviewtui.services",
    "reviewtui.sources",
    "reviewtui.desk.checking",
    "reviewtui.desk.importing",
    "reviewtui.desk.sending",
    "reviewtui.desk.snippets",
    "reviewtui.desk.triage",
    "reviewtui.desk.writing",
    "reviewtui.store.migrations",
    "reviewtui.store.loading",
    "reviewtui.store.health",
    "reviewtui.tui.case",
    "reviewtui.tui.commands",
    "reviewtui.tui.reply.pane",
    "reviewtui.tui.reply.place",
    "textual.widgets._text_area",
    "textual.document",
)
"""Rooms that nobody goes into before the first page is painted."""


@pytest.fixture(scope="module")
def at_first_paint(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    shell = Shell(tmp_path_factory.mktemp("starting"))
    shell.says("import", "-", given=lines(*map(a_line, range(1, 30))))
    told = shell.database.with_name("modules")
    done = subprocess.run(
        [sys.executable, "-c", STARTED, str(shell.database), str(told)],
        capture_output=True, text=True, check=False, env=shell.variables(),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return frozenset(told.read_text("utf-8").split())


def test_the_first_page_is_there(at_first_paint: frozenset[str]) -> None:
    assert {"textual.app", "reviewtui.tui.inbox.row_paint", "reviewtui.store.streams"} <= at_first_paint


@pytest.mark.parametrize("room", WAITS)
def test_a_room_waits_for_the_first_paint(at_first_paint: frozenset[str], room: str) -> None:
    assert not [name for name in at_first_paint if name == room or name.startswith(f"{room}.")]


def test_no_question_is_loaded_before_it_is_asked(at_first_paint: frozenset[str]) -> None:
    questions = {name for name in at_first_paint if name.startswith("reviewtui.tui.dialogs.")}
    assert questions == {"reviewtui.tui.dialogs.modal"}


def test_who_speaks_with_services_has_ssl_all_the_same() -> None:
    action = (
        "from reviewtui.bootstrap.event_loop import import_asyncio; import_asyncio(); import asyncio.sslproto, sys;"
        "assert 'ssl' not in sys.modules; import ssl, httpx; httpx.Client(); ssl.create_default_context()"
    )
    subprocess.run([sys.executable, "-c", action], check=True)
