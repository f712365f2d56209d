"""What the first paint does not need is not loaded before it, and what nobody asks for not at all."""

from __future__ import annotations

import subprocess
import sys

import pytest

import counting
from cli.running import Shell, a_line, lines
from reviewtui.spelling import installed

STARTED = """
import sys, time
from pathlib import Path
from reviewtui.bootstrap.desks import clock
from reviewtui.bootstrap.context import make_context
from reviewtui.config import settings

def started():
    Path(sys.argv[2]).write_text(" ".join(sys.modules))
    app.run_worker(until_at_rest())

async def until_at_rest():
    import asyncio

    # what is asked at the start has been asked, and what comes by itself has come
    until = time.monotonic() + 60
    while not set(sys.argv[4:]) <= set(sys.modules) and time.monotonic() < until:
        await asyncio.sleep(0.05)
    Path(sys.argv[3]).write_text(" ".join(sys.modules))
    app.exit()

path, config = Path(sys.argv[1]), settings.load(Path(sys.argv[1]).with_name("no settings"))
with make_context(path, clock(None), config) as context:
    from reviewtui.tui.app import ReviewApp

    app = ReviewApp(context._replace(started=started))
    app.run(headless=True, size=(140, 40))
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
COMES = (
    "reviewtui.desk.importing",
    "reviewtui.desk.radar",
    "reviewtui.rules.hearing.removal",
    "reviewtui.tui.case.pane",
    "reviewtui.tui.commands.first_days",
)
"""The last things that an inbox does by itself: goes on with imports, looks at the radar, shows a case, asks."""
NEVER = (
    "ssl",
    "httpx",
    "click",
    "pygments",
    "markdown_it",
    "xlsxwriter",
    "pydantic",
    "reviewtui.assistants",
    "reviewtui.cli.main",
    "reviewtui.cli.plain",
    "reviewtui.desk.checking",
    "reviewtui.desk.figures",
    "reviewtui.desk.finding",
    "reviewtui.desk.health",
    "reviewtui.desk.snippets",
    "reviewtui.desk.spelling",
    "reviewtui.desk.triage",
    "reviewtui.desk.writing",
    "reviewtui.domain.finding",
    "reviewtui.domain.query.parse",
    "reviewtui.domain.typed",
    "reviewtui.letters",
    "reviewtui.rules.check",
    "reviewtui.rules.courtesy",
    "reviewtui.rules.policy",
    "reviewtui.rules.packs.loading",
    "reviewtui.services",
    "reviewtui.sources",
    "reviewtui.store.finding",
    "reviewtui.store.health",
    "reviewtui.store.loading",
    "reviewtui.store.migrations",
    "reviewtui.tui.figures",
    "reviewtui.tui.radar.sheet",
    "reviewtui.tui.reply.pane",
    "reviewtui.tui.tour",
    "textual.document",
    "textual.widgets._text_area",
)
"""Rooms that stay empty as long as nobody does anything: an inbox at rest takes their memory for nothing."""
SPELLING = {"reviewtui.desk.spelling", "reviewtui.domain.finding"}
"""What that optional part needs where it is installed."""
EMPTY = [each for each in NEVER if not (installed() and each in SPELLING)]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> tuple[frozenset[str], frozenset[str]]:
    """What is loaded at the first paint, and at rest."""
    shell = Shell(tmp_path_factory.mktemp("starting"))
    shell.says("import", "-", given=lines(*map(a_line, range(1, 30))))
    told = [shell.database.with_name(name) for name in ("painted", "at rest")]
    done = subprocess.run(
        [sys.executable, "-c", STARTED, str(shell.database), *map(str, told), *COMES],
        capture_output=True, text=True, check=False, env=shell.variables(),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    painted, at_rest = (frozenset(each.read_text("utf-8").split()) - counting.LOADED for each in told)
    return painted, at_rest


@pytest.fixture(scope="module")
def at_first_paint(loaded: tuple[frozenset[str], frozenset[str]]) -> frozenset[str]:
    return loaded[0]


@pytest.fixture(scope="module")
def at_rest(loaded: tuple[frozenset[str], frozenset[str]]) -> frozenset[str]:
    return loaded[1]


def test_the_first_page_is_there(at_first_paint: frozenset[str]) -> None:
    assert {"textual.app", "reviewtui.tui.inbox.row_paint", "reviewtui.store.streams"} <= at_first_paint


@pytest.mark.parametrize("room", WAITS)
def test_a_room_waits_for_the_first_paint(at_first_paint: frozenset[str], room: str) -> None:
    assert not [name for name in at_first_paint if name == room or name.startswith(f"{room}.")]


def test_what_comes_by_itself_has_come(at_rest: frozenset[str]) -> None:
    assert at_rest.issuperset(COMES)


@pytest.mark.parametrize("room", EMPTY)
def test_a_room_is_empty_at_rest(at_rest: frozenset[str], room: str) -> None:
    assert not [name for name in at_rest if name == room or name.startswith(f"{room}.")]


def test_no_question_is_loaded_before_it_is_asked(at_first_paint: frozenset[str]) -> None:
    questions = {name for name in at_first_paint if name.startswith("reviewtui.tui.dialogs.")}
    assert questions == {"reviewtui.tui.dialogs.modal"}


def test_who_speaks_with_services_has_ssl_all_the_same() -> None:
    action = (
        "from reviewtui.bootstrap.event_loop import import_asyncio; import_asyncio(); import asyncio.sslproto, sys;"
        "assert 'ssl' not in sys.modules; import ssl, httpx; httpx.Client(); ssl.create_default_context()"
    )
    subprocess.run([sys.executable, "-c", action], check=True)
