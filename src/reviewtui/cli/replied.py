"""`reviewtui replied`: what the buyer answered."""

from __future__ import annotations

import sys

import click

from reviewtui.cli.acting import as_json_option, first_of_all
from reviewtui.cli.opened import desk
from reviewtui.cli.output import print_change
from reviewtui.cli.streams import read_letter
from reviewtui.desk.refusals import Refused


@click.command("replied")
@click.argument("case")
@click.argument("text", nargs=-1)
@as_json_option
@click.pass_context
def command(context: click.Context, case: str, text: tuple[str, ...], as_json: bool) -> None:
    """Write down what the buyer answered: TEXT, or standard input."""
    words = " ".join(text) if text else read_letter(sys.stdin)
    with desk(context) as opened:
        number = first_of_all(opened, "replied", case, text)
        if not words.strip():
            raise Refused("Nothing was given; say what the buyer wrote, as words or on standard input")
        print_change(opened.triage.buyer_replied(number, words), as_json=as_json)
