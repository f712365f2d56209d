"""`reviewtui snooze`."""

from __future__ import annotations

import click

from reviewtui.cli.opened import desk
from reviewtui.cli.targets import carry_out, meant_first, on_several
from reviewtui.desk.refusals import Refused
from reviewtui.domain.typed.examples import examples_for
from reviewtui.domain.when import read_when


@click.command("snooze")
@click.argument("words", nargs=-1, metavar="CASE UNTIL")
@on_several
@click.pass_context
def command(context: click.Context, words: tuple[str, ...], query: str | None, dry_run: bool, as_json: bool) -> None:
    """Put a case away UNTIL a time: 3h, tomorrow, "fri 9am", "in 3 days", "24 dec", "end of month", or "reply".

    Times are understood in English, German, French, Spanish, Italian and Japanese. CASE may be several (12,13), - for
    those on standard input, or left out where --query finds them.
    """
    with desk(context) as opened:
        cases, until = meant_first(opened, "snooze", words, query, "until when")
        said = " ".join(until)
        settings = opened.settings
        at = None if said.casefold() == "reply" else read_when(said, opened.clock(), settings.zone, settings.morning)
        if at is None and said.casefold() != "reply":
            tries = "”, “".join(examples_for(said))
            raise Refused(f"“{said}” is not a time that I understand; try “{tries}” or “reply”")
        carry_out(
            opened, "snooze", cases, lambda some: opened.triage.snooze(some, at), dry_run=dry_run, as_json=as_json
        )
