"""`reviewtui done`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reviewtui.cli.acting import as_json_option, cases_argument, named
from reviewtui.cli.main import desk
from reviewtui.cli.output import print_change

if TYPE_CHECKING:
    from reviewtui.desk.triage import PromiseEnd


@click.command("done")
@cases_argument
@click.option(
    "--promises",
    type=click.Choice(["kept", "broken", "open"]),
    help="What became of open promises; cases whose promise stays open wait in the lane promised.",
)
@as_json_option
@click.pass_context
def command(context: click.Context, cases: tuple[str, ...], promises: PromiseEnd | None, as_json: bool) -> None:
    """Close cases."""
    with desk(context) as opened:
        print_change(opened.triage.done(named(opened, cases), promises), as_json=as_json)
