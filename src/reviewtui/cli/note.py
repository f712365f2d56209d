"""`reviewtui note`."""

from __future__ import annotations

import click

from reviewtui.cli.acting import first_of_all
from reviewtui.cli.main import desk
from reviewtui.cli.output import print_change


@click.command("note")
@click.argument("case")
@click.argument("text", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_context
def command(context: click.Context, case: str, text: tuple[str, ...], as_json: bool) -> None:
    """Write a note on a case, for ourselves."""
    with desk(context) as opened:
        number = first_of_all(opened, "note", case, text)
        print_change(opened.triage.note(number, " ".join(text)), as_json=as_json)
