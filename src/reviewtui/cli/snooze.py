"""`reviewtui snooze`."""

from __future__ import annotations

import click

from reviewtui.cli.acting import named_first
from reviewtui.cli.main import desk
from reviewtui.cli.output import print_change
from reviewtui.desk.views import Refused
from reviewtui.domain.typed.examples import examples_for
from reviewtui.domain.when import read_when


@click.command("snooze")
@click.argument("case")
@click.argument("until", nargs=-1, required=True, metavar="UNTIL")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_context
def command(context: click.Context, case: str, until: tuple[str, ...], as_json: bool) -> None:
    """Put a case away UNTIL a time: 3h, tomorrow, "fri 9am", "in 3 days", "24 dec", "end of month", or "reply".

    Times are understood in English, German, French, Spanish, Italian and Japanese.
    """
    with desk(context) as opened:
        cases = named_first(opened, "snooze", case, until)
        said = " ".join(until)
        settings = opened.settings
        at = None if said.casefold() == "reply" else read_when(said, opened.clock(), settings.zone, settings.morning)
        if at is None and said.casefold() != "reply":
            tries = "”, “".join(examples_for(said))
            raise Refused(f"“{said}” is not a time that I understand; try “{tries}” or “reply”")
        print_change(opened.triage.snooze(cases, at), as_json=as_json)
