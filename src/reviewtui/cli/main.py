"""The command line: global options and the list of commands, each loaded only when it is called."""

from __future__ import annotations

import importlib
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from reviewtui import __version__
from reviewtui.desk.desk import Desk
from reviewtui.domain.text import clean

if TYPE_CHECKING:
    from reviewtui.desk.health import Check

COMMANDS = {
    "demo": "demo",
    "import": "import_",
    "list": "list_",
    "show": "show",
    "draft": "draft",
    "drafts": "drafts",
    "send": "send",
    "replied": "replied",
    "done": "done",
    "reopen": "reopen",
    "snooze": "snooze",
    "note": "note",
    "tag": "tag",
    "claim": "claim",
    "promise": "promise",
    "outcome": "outcome",
    "tidy": "tidy",
    "weights": "weights",
    "undo": "undo",
    "redo": "redo",
    "check": "check",
    "snippets": "snippets",
    "today": "today",
    "history": "history",
    "export": "export",
    "doctor": "doctor",
}
"""Commands by name, with the module of this folder that holds each as ``command``."""


@dataclass(slots=True)
class Programs:
    """What `bootstrap` puts into the hands of the commands."""

    open_desk: Callable[[Options], AbstractContextManager[Desk]]
    open_inbox: Callable[[Options], None]
    open_demo: Callable[[Options], None]
    complaints: tuple[type[Exception], ...]
    """Errors whose text is one sentence for a person."""
    examine: Callable[[Options], Iterator[Check]]


@dataclass(slots=True)
class Options:
    """The global options."""

    db: Path | None = None
    config: Path | None = None
    now: int | None = None


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        command = importlib.import_module(f"reviewtui.cli.{module}").command
        assert isinstance(command, click.Command)
        return command


def _moment(_context: click.Context, _parameter: click.Parameter, value: str | None) -> int | None:
    if value is None:
        return None
    from datetime import datetime

    try:
        return int(datetime.fromisoformat(value).astimezone().timestamp())
    except (ValueError, OverflowError) as error:
        raise click.BadParameter("give a time in ISO 8601, like 2026-11-23T08:12:00Z") from error


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "--version", message="reviewtui %(version)s")
@click.option("--db", type=click.Path(path_type=Path, dir_okay=False), help="The database to use (or REVIEWTUI_DB).")
@click.option(
    "--config",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="The settings (or REVIEWTUI_CONFIG).",
)
@click.option("--now", callback=_moment, metavar="ISO8601", help="As if it were that time.")
@click.pass_context
def reviewtui(context: click.Context, db: Path | None, config: Path | None, now: int | None) -> None:
    """Unhappy buyers, the one who can least wait on top. Without a command: open the inbox."""
    programs: Programs = context.obj
    context.meta["options"] = options = Options(db, config, now)
    if context.invoked_subcommand is None:
        with told(programs):
            programs.open_inbox(options)
    else:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@contextmanager
def told(programs: Programs) -> Iterator[None]:
    """Say what went wrong in one sentence on standard error, exit code 1."""
    try:
        yield
    except programs.complaints as error:
        click.echo(f"reviewtui: {clean(str(error))}", err=True)
        sys.exit(1)


@contextmanager
def desk(context: click.Context) -> Iterator[Desk]:
    """The desk for one command; refusals and broken files are told in one sentence, exit code 1."""
    programs: Programs = context.obj
    with told(programs), programs.open_desk(context.meta["options"]) as opened:
        yield opened


def run(programs: Programs) -> NoReturn:
    """The whole command line; leaves the process."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        try:
            sys.exit(_started(programs))
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def _started(programs: Programs) -> int:
    """The exit code of a command."""
    try:
        code = reviewtui.main(obj=programs, prog_name="reviewtui", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return 128 + signal.SIGINT
    return code if isinstance(code, int) else 0
