"""`reviewtui demo`: the inbox on invented cases, thrown away afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reviewtui.cli.opened import told

if TYPE_CHECKING:
    from reviewtui.cli.programs import Options, Programs


@click.command("demo")
@click.option("--tour", is_flag=True, help="Let a morning play by itself, with its keys; Space goes on, q leaves.")
@click.pass_context
def command(context: click.Context, tour: bool) -> None:
    """Open the inbox on a throw-away database of invented, realistic cases."""
    programs: Programs = context.obj
    options: Options = context.meta["options"]._replace(tour=tour)
    with told(programs):
        if tour or not programs.wants_plain(options):
            programs.open_demo(options)
            return
        from reviewtui.cli.plain.start import morning

        with programs.staged(options) as path:
            context.meta["options"] = options._replace(db=path)
            morning(context)
