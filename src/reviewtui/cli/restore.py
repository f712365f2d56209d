"""`reviewtui restore`: a backup in the place of the database; what stood there is kept aside."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reviewtui.cli.acting import as_json_option
from reviewtui.cli.meter import Meter
from reviewtui.cli.opened import backups
from reviewtui.cli.output import print_json
from reviewtui.cli.streams import kept
from reviewtui.cli.wording import harmless
from reviewtui.desk.refusals import Refused

if TYPE_CHECKING:
    from reviewtui.desk.backups import Backups, Contents, Restored


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--yes", is_flag=True, help="Do it without asking.")
@click.option("--dry-run", is_flag=True, help="Check the backup and say what is in it, change nothing.")
@as_json_option
@click.pass_context
def command(context: click.Context, file: Path | None, yes: bool, dry_run: bool, as_json: bool) -> None:
    """Put a backup, the last one unless you name a FILE, in the place of the database.

    It is checked first; the database that stood there is kept beside it under another name, and restore takes that
    one, too. Nobody may have the database open.
    """
    with backups(context) as shelf:
        path = file or _newest(shelf)
        with Meter() as meter:
            contents = shelf.look_into(path, meter.step)
        if not as_json:
            click.echo(f"{harmless(path)}: {contents.words()}, every page in order")
        if dry_run or not (yes or _agreed()):
            _left(path, contents, as_json=as_json)
            return
        with Meter() as meter:
            done = shelf.restore(path, meter.step)
    kept(f"{harmless(done.source)} was restored")
    _say(done, as_json=as_json)


def _newest(shelf: Backups) -> Path:
    there = shelf.listed()
    if not there:
        raise Refused(f"There is no backup in {shelf.folder}; name a file: reviewtui restore FILE")
    return there[0].path


def _agreed() -> bool:
    question = "Put it in the place of the database? What is there now is kept aside"
    return sys.stdin.isatty() and click.confirm(question)


def _left(path: Path, contents: Contents, *, as_json: bool) -> None:
    if as_json:
        print_json({"source": str(path), **contents._asdict(), "restored": False})
    else:
        click.echo("Nothing was changed; --yes restores it.")


def _say(done: Restored, *, as_json: bool) -> None:
    if as_json:
        print_json({
            "source": str(done.source), **done.contents._asdict(), "restored": True,
            "aside": str(done.aside) if done.aside else None,
            "missing": done.missing._asdict() if done.missing else None,
        })  # fmt: skip
        return
    click.echo("It is your database now.")
    if done.aside:
        click.echo(f"What stood there before is {harmless(done.aside)}")
        if done.missing is None:
            click.echo("It could not be read, so what it had more than the backup can't be told.")
        elif any(done.missing):
            click.echo(f"Only there, not in the backup: {done.missing.words()}.")
        click.echo(f"reviewtui restore {harmless(done.aside.name)}, in its folder, takes this back.")
    click.echo("Sources may have brought in more since; reviewtui sync --full asks them for everything once more.")
