"""What the tests need not do thousands of times over: parse the same styles, build the same empty database, look for
garbage among what was imported; nor four processes at once: rewrite the same assertions.

Each is done once in a process, by the program's own code, and what came of it is used again. Where building a database
is itself the subject (tests/store) each is built.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from _pytest.assertion import rewrite

from reviewtui.store import place

build_database = place.prepare
"""The program's own way."""

_parsed: dict[tuple[Any, ...], Any] = {}


def share_rewriting(config: pytest.Config) -> None:
    """Each process rewrites the assertions of its share of the tests and keeps them for all, before it looks for tests.
    Else each rewrites all of them, which takes longer than finding the tests. The next run finds them rewritten.
    """
    sys.dont_write_bytecode = False  # whatever the surroundings say: what was rewritten is to be found again
    worker, workers = os.environ.get("PYTEST_XDIST_WORKER"), int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    state = config.stash.get(rewrite.assertstate_key, None)
    if worker is None or state is None or config.args_source is not config.ArgsSource.TESTPATHS:
        return
    tests = sorted(Path(__file__).parent.rglob("test_*.py"), key=lambda each: each.stat().st_size)
    for source in tests[int(worker.removeprefix("gw")) % workers :: workers]:
        kept = rewrite.get_cache_dir(source) / (source.stem + rewrite.PYC_TAIL)
        if rewrite.try_makedirs(kept.parent) and rewrite._read_pyc(source, kept) is None:
            stat, code = rewrite._rewrite_test(source, config)
            rewrite._write_pyc(state, code, stat, kept)


def copy_database(path: Path) -> None:
    """Make an empty database by copying one, whole at once."""
    if not path.exists():
        place.private_folder(path.parent)
        made = path.with_name(f"{path.name}.{os.getpid()}.made")
        made.touch(mode=0o600)
        made.write_bytes(_empty())
        made.rename(path)
    build_database(path)


@cache
def _empty() -> bytes:
    from reviewtui.store.store import SqliteStore

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        path.touch()
        SqliteStore(path).close()
        assert [each.name for each in path.parent.iterdir()] == ["empty.db"]
        return path.read_bytes()


def parse_styles_once() -> None:
    """From now on a text of styles is parsed once for each set of colours, not once for each app."""
    from textual.css.stylesheet import Stylesheet

    sheets: Any = Stylesheet
    parse = sheets._parse_rules

    def parse_once(sheet: Any, *given: Any, **more: Any) -> Any:
        key = (tuple(sheet._variables.items()), given, tuple(more.items()))
        if key not in _parsed:
            _parsed[key] = parse(sheet, *given, **more)
        return _parsed[key]

    sheets._parse_rules = parse_once


def look_up_handlers_once() -> None:
    """From now on which methods of a class hear a message by their names is looked up once, not for every message."""
    from textual.message import Message
    from textual.message_pump import MessagePump

    pumps: Any = MessagePump
    look_up = pumps._get_dispatch_methods
    known: dict[tuple[type, type, str], tuple[tuple[type, Any], ...] | None] = {}

    def by_name(pump: type, message: type, name: str) -> tuple[tuple[type, Any], ...] | None:
        """None where methods are chosen by what the message holds."""
        kinds = {each for each in message.__mro__ if issubclass(each, Message)}
        if any(handlers for each in pump.__mro__ for kind, handlers in vars(each).get("_decorated_handlers", {}).items()
               if kind in kinds):  # fmt: skip
            return None
        found = ((each, vars(each).get(f"_{name}") or vars(each).get(name)) for each in pump.__mro__)
        return tuple((each, method) for each, method in found if method and not getattr(method, "_textual_on", None))

    def handlers(pump: Any, name: str, message: Any) -> Iterator[tuple[type, Any]]:
        key = (type(pump), type(message), name)
        if key not in known:
            known[key] = by_name(*key[:2], name)
        plain = known[key]
        if plain is None:
            yield from look_up(pump, name, message)
            return
        for each, method in plain:
            if message._no_default_action:
                break
            yield each, method.__get__(pump, each)

    pumps._get_dispatch_methods = handlers


def collect_seldom() -> None:
    """From now on what is there already is never looked through for garbage, and the rest less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)
