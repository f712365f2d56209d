"""`reviewtui config`: the settings file: where it is, what is wrong in it, and one to begin with."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from reviewtui.cli.opened import told as kindly
from reviewtui.cli.output import print_json
from reviewtui.cli.wording import complaint, harmless

if TYPE_CHECKING:
    from reviewtui.cli.programs import Programs, SettingsFile


@click.command("config")
@click.argument("what", type=click.Choice(["show", "path", "edit", "default", "schema"]), default="show")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_context
def command(context: click.Context, what: str, as_json: bool) -> None:
    """Show the settings file and every mistake in it, or only its path; open it in your editor; print a commented one
    to begin with, or the JSON Schema by which an editor completes and checks it. Exit code 1 when there is a mistake.
    """
    programs: Programs = context.obj
    with kindly(programs):
        found = programs.settings(context.meta["options"])
        if what == "edit":
            _edit(found)
            found = programs.settings(context.meta["options"])
    if what in {"default", "schema"}:
        click.echo(found.default if what == "default" else json.dumps(found.schema, indent=2), nl=what == "schema")
        return
    if as_json:
        print_json({"path": str(found.path), "exists": found.text is not None, "mistakes": list(found.mistakes)})
    elif what == "path":
        click.echo(found.path)
        return
    else:
        _say(found, whole=what == "show")
    context.exit(1 if found.mistakes else 0)


def _edit(found: SettingsFile) -> None:
    if found.text is None:
        found.path.parent.mkdir(parents=True, exist_ok=True)
        found.path.write_text(found.default, "utf-8")
    click.edit(filename=str(found.path))


def _say(found: SettingsFile, *, whole: bool) -> None:
    if found.text is None:
        click.echo(
            f"{harmless(found.path)} is not there yet, so everything is as usual; reviewtui config edit begins one."
        )
    elif whole:
        click.echo(f"# {harmless(found.path)}")
        click.echo(found.text, nl=not found.text.endswith("\n"))
    for mistake in found.mistakes:
        click.echo(complaint(mistake), err=True)
