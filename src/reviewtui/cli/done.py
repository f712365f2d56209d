"""`reviewtui done`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reviewtui.cli.opened import desk
from reviewtui.cli.targets import carry_out, meant, on_several

if TYPE_CHECKING:
    from reviewtui.desk.triage import PromiseEnd


@click.command("done")
@click.argument("cases", nargs=-1, metavar="CASE...")
@click.option(
    "--promises",
    type=click.Choice(["kept", "broken", "open"]),
    help="What became of open promises; cases whose promise stays open wait in the lane promised.",
)
@on_several
@click.pass_context
def command(
    context: click.Context,
    cases: tuple[str, ...],
    promises: PromiseEnd | None,
    query: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Close cases: by number, - for those on standard input, or all that --query finds."""
    with desk(context) as opened:
        chosen = meant(opened, cases, query)
        if dry_run:
            opened.triage.may_close(chosen, promises)
        carry_out(
            opened, "close", chosen, lambda some: opened.triage.done(some, promises), dry_run=dry_run, as_json=as_json
        )
