"""`reviewtui tag`."""

from __future__ import annotations

import click

from reviewtui.cli.main import desk
from reviewtui.cli.output import print_change


@click.command("tag")
@click.argument("tag")
@click.argument("cases", nargs=-1, required=True, metavar="CASE...")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_context
def command(context: click.Context, tag: str, cases: tuple[str, ...], as_json: bool) -> None:
    """Put a tag on cases; off again when all of them have it."""
    with desk(context) as opened:
        print_change(opened.triage.tag([opened.inbox.find(case) for case in cases], tag), as_json=as_json)
