"""`reviewtui promise`."""

from __future__ import annotations

import click

from reviewtui.cli.acting import first_of_all
from reviewtui.cli.main import desk
from reviewtui.cli.output import print_change
from reviewtui.desk.views import Refused
from reviewtui.domain.when import EXAMPLES, read_when


@click.command("promise")
@click.argument("case")
@click.argument("text", nargs=-1)
@click.option("--by", "due", help='When it is due: tomorrow, "fri 5pm", "2 dec".')
@click.option("--kept", "state", flag_value="kept", help="The promise has been kept.")
@click.option("--broken", "state", flag_value="broken", help="It was broken.")
@click.option("--withdrawn", "state", flag_value="withdrawn", help="It was taken back.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_context
def command(
    context: click.Context, case: str, text: tuple[str, ...], due: str | None, state: str | None, as_json: bool
) -> None:
    """Promise TEXT by a date, or close the promise that is due next."""
    with desk(context) as opened:
        number = first_of_all(opened, "promise", case, text)
        if state is not None:
            waiting = [each for each in opened.inbox.sheet(number).promises if each.state == "open"]
            if not waiting:
                raise Refused(f"Case {number} has no open promise")
            print_change(opened.triage.close_promise(number, waiting[0].id, state), as_json=as_json)
            return
        settings = opened.settings
        at = read_when(due or "", opened.clock(), settings.zone, settings.morning)
        if at is None:
            said = f"“{due}” is not a time that I understand" if due else "Say by when"
            raise Refused(f"{said}, e.g. --by “{'”, “'.join(EXAMPLES)}”")
        print_change(opened.triage.promise(number, " ".join(text), at), as_json=as_json)
