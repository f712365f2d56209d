"""`reviewtui promise`."""

from __future__ import annotations

import click

from reviewtui.cli.opened import desk
from reviewtui.cli.targets import carry_out, meant_first, on_several
from reviewtui.desk.refusals import Refused
from reviewtui.domain.when import EXAMPLES, read_when


@click.command("promise")
@click.argument("words", nargs=-1, metavar="CASE [TEXT]")
@click.option("--by", "due", help='When it is due: tomorrow, "fri 5pm", "2 dec".')
@click.option("--kept", "state", flag_value="kept", help="The promise has been kept.")
@click.option("--broken", "state", flag_value="broken", help="It was broken.")
@click.option("--withdrawn", "state", flag_value="withdrawn", help="It was taken back.")
@on_several
@click.pass_context
def command(
    context: click.Context,
    words: tuple[str, ...],
    due: str | None,
    state: str | None,
    query: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Promise TEXT by a date, or close the promise that is due next.

    CASE may be several (12,13), - for those on standard input, or left out where --query finds them.
    """
    with desk(context) as opened:
        cases, text = meant_first(opened, "promise", words, query, "")
        if state is not None:
            carry_out(
                opened, "close a promise on", cases, lambda some: opened.triage.close_next_promises(some, state),
                dry_run=dry_run, as_json=as_json,
            )  # fmt: skip
            return
        settings = opened.settings
        at = read_when(due or "", opened.clock(), settings.zone, settings.morning)
        if at is None:
            said = f"“{due}” is not a time that I understand" if due else "Say by when"
            raise Refused(f"{said}, e.g. --by “{'”, “'.join(EXAMPLES)}”")
        carry_out(
            opened, "promise something on", cases, lambda some: opened.triage.promise(some, " ".join(text), at),
            dry_run=dry_run, as_json=as_json,
        )  # fmt: skip
