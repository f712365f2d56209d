"""`reviewtui backup`: a verified copy of the whole database, made while others work on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reviewtui.cli.acting import as_json_option
from reviewtui.cli.meter import Meter
from reviewtui.cli.opened import backups
from reviewtui.cli.output import moment, print_json
from reviewtui.cli.streams import kept
from reviewtui.cli.wording import harmless

if TYPE_CHECKING:
    from reviewtui.desk.backups import Backup, Made

FILE = click.Path(path_type=Path, exists=False)


@click.command("backup")
@click.argument("file", type=FILE, required=False)
@click.option("--overwrite", is_flag=True, help="Put it in the place of a FILE that is there.")
@click.option("--only", is_flag=True, help="Take all older ones away, once the new one is verified.")
@click.option("--list", "only_list", is_flag=True, help="Name the backups that are there, make none.")
@as_json_option
@click.pass_context
def command(
    context: click.Context, file: Path | None, overwrite: bool, only: bool, only_list: bool, as_json: bool
) -> None:
    """Copy the whole database, verify the copy, and keep it; everybody can go on working meanwhile.

    Without a FILE it goes to the folder of backups, where old ones are thinned; a FILE is yours. Letters of buyers
    stand in it as in the database: keep it as private.
    """
    if only and file is not None:
        raise click.UsageError("--only is about the folder of backups; name no FILE")
    with backups(context) as shelf:
        if only_list:
            _list(shelf.listed(), shelf.folder, as_json=as_json)
            return
        with Meter() as meter:
            made = shelf.renew(meter.step) if only else shelf.make(file, meter.step, overwrite=overwrite)
    kept(f"{harmless(made.backup.path)} was made")
    _say(made, as_json=as_json)


def backup_json(each: Backup) -> dict[str, object]:
    """A backup as JSON gives it."""
    return {"path": str(each.path), "at": moment(each.at), "bytes": each.size}


def _list(there: list[Backup], folder: Path, *, as_json: bool) -> None:
    if as_json:
        print_json({"folder": str(folder), "backups": [backup_json(each) for each in there]})
        return
    for each in there:
        click.echo(f"{moment(each.at)}  {each.size / 1e6:>9,.1f} MB  {harmless(each.path)}")
    if not there:
        click.echo(f"There is no backup in {harmless(folder)}; reviewtui backup makes one.", err=True)


def _say(made: Made, *, as_json: bool) -> None:
    if as_json:
        gone = [str(each.path) for each in made.gone]
        print_json(backup_json(made.backup) | made.contents._asdict() | {"thinned": gone})
        return
    size = f"{made.backup.size / 1e6:,.1f} MB"
    click.echo(f"{harmless(made.backup.path)} ({size}): {made.contents.words()}, every page verified")
    if made.gone:
        old = f"{len(made.gone)} old {'one' if len(made.gone) == 1 else 'ones'}"
        click.echo(f"{old} went: {', '.join(harmless(each.path.name) for each in made.gone)}")
