"""`reviewtui demo`: the inbox on invented cases, thrown away afterwards."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from reviewtui.cli.main import Programs, told

if TYPE_CHECKING:
    from reviewtui.cli.main import Options


@click.command("demo")
@click.pass_context
def command(context: click.Context) -> None:
    """Open the inbox on a throw-away database of invented, realistic cases."""
    programs: Programs = context.obj
    options: Options = context.meta["options"]
    with told(programs):
        if not programs.wants_plain(options):
            programs.open_demo(options)
            return
        from reviewtui.cli.plain.start import morning

        with programs.staged(options) as path:
            context.meta["options"] = replace(options, db=path)
            morning(context)
