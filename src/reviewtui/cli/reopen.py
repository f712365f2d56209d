"""`reviewtui reopen`."""

from __future__ import annotations

import click

from reviewtui.cli.main import desk
from reviewtui.cli.output import print_change


@click.command("reopen")
@click.argument("cases", nargs=-1, required=True, metavar="CASE...")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_context
def command(context: click.Context, cases: tuple[str, ...], as_json: bool) -> None:
    """Bring cases back to the lane that they left."""
    with desk(context) as opened:
        numbers = [opened.inbox.find(case) for case in cases]
        print_change(opened.triage.reopen(numbers), as_json=as_json)
