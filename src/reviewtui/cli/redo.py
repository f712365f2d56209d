"""`reviewtui redo`."""

from __future__ import annotations

import click

from reviewtui.cli.main import desk
from reviewtui.cli.output import print_change


@click.command("redo")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    """Do again what you took back last."""
    with desk(context) as opened:
        print_change(opened.triage.redo(), as_json=as_json)
