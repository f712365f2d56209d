"""`reviewtui send`: the letter on its way out, and the record that it went."""

from __future__ import annotations

import sys

import click

from reviewtui.cli.acting import as_json_option
from reviewtui.cli.main import desk
from reviewtui.cli.output import print_change, print_json
from reviewtui.desk.desk import Desk
from reviewtui.desk.views import CaseSheet, HeldBack, Refused
from reviewtui.domain.channel import Button, Channel


@click.command("send")
@click.argument("case")
@click.option("--channel", type=click.Choice([each.value for each in Channel]), help="The door; default: the draft's.")
@click.option("--sent", is_flag=True, help="You pasted and sent it: write that down.")
@click.option(
    "--button",
    type=click.Choice([each.value for each in Button]),
    help="You sent this fixed text of Contact Customer: write that down.",
)
@click.option("--anyway", is_flag=True, help="Go on with what is held back.")
@as_json_option
@click.pass_context
def command(
    context: click.Context, case: str, channel: str | None, sent: bool, button: str | None, anyway: bool, as_json: bool
) -> None:
    """Print the letter of a case for its door, or write down that it went out.

    The program can't push a letter through Amazon's doors: print it, paste it on the page that is named, send it there,
    and say so with --sent. What Amazon's rules forbid is not printed.
    """
    with desk(context) as opened:
        number = opened.inbox.find(case)
        try:
            if button is not None:
                print_change(opened.writing.contact(number, Button(button), anyway=anyway), as_json=as_json)
                return
            sheet = opened.inbox.sheet(number)
            if sheet.draft is None:
                raise Refused(f"Case {number} has no letter of yours; reviewtui draft {number} writes one")
            door = Channel(channel) if channel is not None else sheet.draft.channel
            if sent:
                change = opened.writing.hand_off(number, door, sheet.draft.reply, anyway=anyway)
                print_change(change, as_json=as_json)
            else:
                _show(opened, sheet, door, anyway=anyway, as_json=as_json)
        except HeldBack as held:
            raise Refused(f"{held}; --anyway goes on all the same") from held


def _show(opened: Desk, sheet: CaseSheet, channel: Channel, *, anyway: bool, as_json: bool) -> None:
    """The letter on standard output, where to go with it on standard error."""
    assert sheet.draft is not None
    number, reply = sheet.row.case, sheet.draft.reply
    try:
        opened.writing.may_leave(number, channel, reply)
    except HeldBack:
        if not anyway:
            raise
    url = next((door.url for door in sheet.doors if door.channel is channel), "")
    warnings = opened.checking.reply(number, channel, reply).findings
    if as_json:
        print_json({"case": number, "channel": channel.value, "url": url, "letter": reply.letter(),
                    "warnings": [{"rule": each.rule, "quote": each.quote, "why": each.why} for each in warnings],
                    "sent": False})  # fmt: skip
        return
    for each in warnings:
        click.echo(f"! {each.rule}: “{each.quote}” {each.why}", err=True)
    sys.stdout.write(reply.letter() + "\n")
    where = f"Send it on {url}, then" if url else "Send it, then"
    click.echo(f"{where} write that down: reviewtui send {number} --sent", err=True)
