"""`reviewtui drafts`: the letters that wait to be finished."""

from __future__ import annotations

import click

from reviewtui.cli.opened import desk
from reviewtui.cli.output import print_json, say_nothing
from reviewtui.desk.naming import short
from reviewtui.domain.clock import iso, moment


@click.command("drafts")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    """Every letter that waits to be finished, the newest first, yours and your colleagues'."""
    with desk(context) as opened, opened.store.snapshot():
        if not (waiting := opened.drafting.waiting()) and not as_json:
            say_nothing(opened, "No letter waits to be finished.")
        zone, now = opened.settings.zone, opened.clock()
    if as_json:
        print_json([
            {"case": each.case, "name": each.name, "stars": each.stars, "author": each.author,
             "saved_at": iso(each.saved_at), "letter": each.reply.letter()}
            for each in waiting
        ])  # fmt: skip
        return
    for each in waiting:
        when = moment(each.saved_at, now, zone)
        click.echo(f"{each.case:>7}  {when:<16}  {each.author:<10} {each.name}: {short(each.reply.letter(), 50)}")
