"""The command line: global options and the list of commands, each loaded only when it is called."""

from __future__ import annotations

import io
import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reviewtui import __version__
from reviewtui.cli.catalogue import CommandGroup, option_meant
from reviewtui.cli.opened import told
from reviewtui.cli.parameters import NamedFile
from reviewtui.cli.programs import Options
from reviewtui.cli.wording import complaint

if TYPE_CHECKING:
    from reviewtui.cli.programs import Programs

EARLIEST, LATEST = 0, 253_402_300_800
"""The moments that `--now` may name: from 1970 on, as far as a year has four digits."""


def _moment(_context: click.Context, _parameter: click.Parameter, value: str | None) -> int | None:
    if value is None:
        return None
    from datetime import datetime

    try:
        moment = int(datetime.fromisoformat(value).astimezone().timestamp())
    except (ValueError, OverflowError, OSError) as error:
        raise click.BadParameter("give a time in ISO 8601, like 2026-11-23T08:12:00Z") from error
    if not EARLIEST <= moment < LATEST:
        raise click.BadParameter("give a time from 1970 to 9999")
    return moment


@click.group(
    cls=CommandGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "--version", message="reviewtui %(version)s")
@click.option(
    "--db", type=NamedFile(click.Path(path_type=Path, dir_okay=False)), help="The database to use (or REVIEWTUI_DB)."
)
@click.option(
    "--config",
    type=NamedFile(click.Path(path_type=Path, dir_okay=False, exists=True)),
    help="The settings (or REVIEWTUI_CONFIG).",
)
@click.option("--now", callback=_moment, metavar="ISO8601", help="As if it were that time.")
@click.option("--plain", is_flag=True, help="The morning in plain lines, for screen readers (or REVIEWTUI_PLAIN).")
@click.pass_context
def reviewtui(context: click.Context, db: Path | None, config: Path | None, now: int | None, plain: bool) -> None:
    """Unhappy buyers, the one who can least wait on top. Without a command: open the inbox."""
    programs: Programs = context.obj
    context.meta["options"] = options = Options(db, config, now, plain)
    if context.invoked_subcommand is None:
        _open(context, programs, options)
    else:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _open(context: click.Context, programs: Programs, options: Options) -> None:
    """The inbox, or the morning in plain lines."""
    with told(programs):
        plain = programs.wants_plain(options)
        if not plain:
            programs.open_inbox(options)
    if plain:
        from reviewtui.cli.plain.start import morning

        signal.signal(signal.SIGINT, signal.default_int_handler)
        morning(context)


def commands(programs: Programs) -> int:
    """The exit code of what the command line asks for."""
    if "_REVIEWTUI_COMPLETE" in os.environ:
        from reviewtui.cli.completing import begin

        begin()
    try:
        code = reviewtui.main(obj=programs, prog_name="reviewtui", standalone_mode=False)
    except click.ClickException as refused:
        error = option_meant(refused) if isinstance(refused, click.NoSuchOption) else refused
        said = io.StringIO()
        error.show(said)
        click.echo(complaint(said.getvalue()), err=True, nl=False)
        return error.exit_code
    except click.Abort:
        return 128 + signal.SIGINT
    return code if isinstance(code, int) else 0
