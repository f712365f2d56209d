"""`reviewtui demo`: the inbox on invented cases, thrown away afterwards."""

from __future__ import annotations

import click

from reviewtui.cli.main import Programs, told


@click.command("demo")
@click.pass_context
def command(context: click.Context) -> None:
    """Open the inbox on a throw-away database of invented, realistic cases."""
    programs: Programs = context.obj
    with told(programs):
        programs.open_demo(context.meta["options"])
