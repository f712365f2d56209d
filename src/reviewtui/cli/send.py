"""`reviewtui send`: the letter on its way out, and the record that it went."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from reviewtui.cli.acting import DOORS, DOORS_ARE, as_json_option
from reviewtui.cli.opened import desk
from reviewtui.cli.output import print_change, print_json
from reviewtui.cli.streams import kept
from reviewtui.desk.naming import short
from reviewtui.desk.refusals import HeldBack, Refused
from reviewtui.domain.channel import Button, Channel
from reviewtui.domain.clock import ago

if TYPE_CHECKING:
    from reviewtui.desk.desk import Desk
    from reviewtui.desk.past import Change
    from reviewtui.desk.views import CaseSheet
    from reviewtui.domain.reply import Reply


@click.command("send")
@click.argument("case")
@click.option("--channel", type=DOORS, metavar="DOOR", help=f"{DOORS_ARE}; default: the draft's.")
@click.option("--sent", is_flag=True, help="You pasted and sent it: write that down.")
@click.option(
    "--not-sent",
    is_flag=True,
    help="It did not go out: what was printed or copied, or after all what is recorded as sent.",
)
@click.option(
    "--button",
    type=click.Choice([each.value for each in Button]),
    help="You sent this fixed text of Contact Customer: write that down.",
)
@click.option("--anyway", is_flag=True, help="Go on with what is held back.")
@as_json_option
@click.pass_context
def command(
    context: click.Context,
    case: str,
    channel: str | None,
    sent: bool,
    not_sent: bool,
    button: str | None,
    anyway: bool,
    as_json: bool,
) -> None:
    """Print the letter of a case for its door, or write down whether it went out.

    The program can't push a letter through Amazon's doors: print it, paste it on the page that is named, send it there,
    and say so with --sent; or say --not-sent. Until then the case is marked and no other letter is printed. One that is
    recorded as sent and did not go out after all is taken back with --not-sent too. What Amazon's rules forbid is not
    printed.
    """
    if sum((sent, not_sent, button is not None)) > 1:
        raise click.UsageError("Give --sent, or --not-sent, or --button: one of them")
    with desk(context) as opened:
        number = opened.inbox.find(case)
        try:
            if button is not None:
                print_change(opened.writing.contact(number, Button(button), anyway=anyway), as_json=as_json)
            elif not_sent:
                print_change(_not_sent(opened, number), as_json=as_json)
            elif sent:
                print_change(_sent(opened, number, channel, anyway=anyway), as_json=as_json)
            else:
                _show(opened, opened.inbox.sheet(number), channel, anyway=anyway, as_json=as_json)
        except HeldBack as held:
            raise Refused(f"{held}; --anyway goes on all the same") from held


def _not_sent(opened: Desk, case: int) -> Change:
    left = opened.sending.unanswered(case)
    return opened.sending.did_not(left[0]) if left else opened.sending.unsend(case)


def _sent(opened: Desk, case: int, channel: str | None, *, anyway: bool) -> Change:
    """What left is what went out; where nothing did, it is the letter as it stands."""
    left = opened.sending.unanswered(case)
    if left and left[0].fixed:
        raise Refused(f"Say which of the two fixed texts it was: reviewtui send {case} --button NAME")
    if left and channel in {None, left[0].channel}:
        return opened.sending.went_out(left[0])
    letter, door = _letter(opened.inbox.sheet(case), channel)
    return opened.writing.hand_off(case, door, letter, anyway=anyway)


def _letter(sheet: CaseSheet, channel: str | None) -> tuple[Reply, Channel]:
    if sheet.draft is None:
        case = sheet.row.case
        raise Refused(f"Case {case} has no letter of yours; reviewtui draft {case} writes one")
    door = Channel(channel) if channel is not None else sheet.draft.channel
    mine = [each for each in (sheet.draft, *sheet.other_drafts) if each.author == sheet.draft.author]
    return next((each for each in mine if each.channel.public == door.public), sheet.draft).reply, door


def _show(opened: Desk, sheet: CaseSheet, given: str | None, *, anyway: bool, as_json: bool) -> None:
    """The letter on standard output, once it is on record that it leaves; where to go with it on standard error."""
    number, (reply, channel) = sheet.row.case, _letter(sheet, given)
    letter = reply.letter(sheet.frame(channel))
    try:
        for before in opened.sending.unanswered(number):
            said = f"What was {before.how} {ago(before.at, opened.clock())} may have gone out; say --sent or --not-sent"
            if before.text != letter:
                raise HeldBack(f"{said} first")
            click.echo(f"! {said}", err=True)
        opened.writing.may_leave(number, channel, reply)
    except HeldBack:
        if not anyway:
            raise
    url = next((door.url for door in sheet.doors if door.channel is channel), "")
    warnings = opened.checking.reply(number, channel, reply).findings
    opened.sending.leave(number, channel, "printed", reply)
    kept(f"the letter of case {number} counts as printed; did it go out? --sent or --not-sent")
    if as_json:
        print_json({"case": number, "channel": channel.value, "url": url, "letter": letter,
                    "warnings": [{"rule": each.rule, "quote": each.quote, "why": each.why} for each in warnings],
                    "sent": False})  # fmt: skip
        return
    for each in warnings:
        quote = f"“{short(each.quote, 60)}” " if each.quote.strip() else ""
        click.echo(f"! {each.rule}: {quote}{each.why}", err=True)
    sys.stdout.write(letter + "\n")
    where = f"Send it on {url}, then" if url else "Send it, then"
    click.echo(f"{where} write that down: reviewtui send {number} --sent (or --not-sent)", err=True)
