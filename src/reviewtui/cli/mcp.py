"""`reviewtui mcp`: the desk as tools for an assistant, on standard input and output."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reviewtui.cli.opened import told

if TYPE_CHECKING:
    from reviewtui.cli.programs import Programs


@click.command("mcp")
@click.option("--personal", is_flag=True, help="With names and orders of buyers; without it nobody is named.")
@click.pass_context
def command(context: click.Context, personal: bool) -> None:
    """Serve an assistant by the Model Context Protocol (MCP), on standard input and output.

    It may read cases, check letters, leave drafts and notes, marked as its own. It can't send, record a sending, close
    or delete. Your assistant starts this command by itself; docs/assistants.md shows how it is told to.
    """
    programs: Programs = context.obj
    with told(programs):
        programs.serve(context.meta["options"], personal=personal)
