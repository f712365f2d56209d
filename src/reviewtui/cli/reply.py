"""`reviewtui reply`: a case answered line by line, for screen readers, bare terminals and pipes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reviewtui.cli.acting import DOORS, DOORS_ARE
from reviewtui.cli.opened import desk
from reviewtui.domain.channel import Channel

if TYPE_CHECKING:
    from reviewtui.cli.programs import Programs


@click.command("reply")
@click.argument("case")
@click.option("--editor", is_flag=True, help="Write the letter in your $EDITOR instead of line by line.")
@click.option("--channel", type=DOORS, metavar="DOOR", help=f"{DOORS_ARE}; default: the one that is open.")
@click.option("--anyway", is_flag=True, help="Go on although you write this letter in another window now.")
@click.pass_context
def command(context: click.Context, case: str, editor: bool, channel: str | None, anyway: bool) -> None:
    """Answer a case in plain lines: apologize, acknowledge, solve, then send it and say so.

    Lines go in and out, nothing is painted over; every line that you type is kept at once. Ctrl-C leaves, and the same
    command goes on where you were.
    """
    from reviewtui.cli.plain.answering import PlainAnswering
    from reviewtui.cli.plain.dialogue import Dialogue
    from reviewtui.cli.plain.start import until_the_end

    programs: Programs = context.obj
    with desk(context) as opened:
        number = opened.inbox.find(case)
        talk = Dialogue()
        answering = PlainAnswering(
            talk, opened, programs.outside(context.meta["options"]), Channel(channel) if channel else None
        )
        context.exit(
            until_the_end(talk, opened, number, lambda: answering.answer(number, anyway=anyway, editor=editor))
        )
