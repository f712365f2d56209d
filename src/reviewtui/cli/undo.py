"""`reviewtui undo`."""

from __future__ import annotations

import click

from reviewtui.cli.main import desk
from reviewtui.cli.output import print_change


@click.command("undo")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    """Take back your last act, also one of the screens or of yesterday."""
    with desk(context) as opened:
        print_change(opened.triage.undo(), as_json=as_json)
