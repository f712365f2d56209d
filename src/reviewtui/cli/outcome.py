"""`reviewtui outcome`: what became of a review."""

from __future__ import annotations

import click

from reviewtui.cli.acting import as_json_option
from reviewtui.cli.main import desk
from reviewtui.cli.output import print_change
from reviewtui.domain.case import Outcome


@click.command("outcome")
@click.argument("case")
@click.argument("outcome", type=click.Choice([each.value for each in Outcome]))
@as_json_option
@click.pass_context
def command(context: click.Context, case: str, outcome: str, as_json: bool) -> None:
    """Record by hand what became of a review; edited ones are recorded by the import itself."""
    with desk(context) as opened:
        print_change(opened.triage.outcome(opened.inbox.find(case), Outcome(outcome)), as_json=as_json)
