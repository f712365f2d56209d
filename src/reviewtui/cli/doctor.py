"""`reviewtui doctor`: what is fine here and what isn't, each with what to do. It changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reviewtui.cli.opened import told as kindly
from reviewtui.cli.output import only_ascii, print_json
from reviewtui.cli.wording import harmless
from reviewtui.desk.health import Check, State
from reviewtui.domain.text import clean, one_line

if TYPE_CHECKING:
    from reviewtui.cli.programs import Programs

_SIGNS = {State.OK: "✓", State.WARN: "!", State.FAIL: "✗"}
_ASCII = {State.OK: "ok", State.WARN: "!", State.FAIL: "X"}


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    """Look whether everything is in order: settings, rules, snippets, database, terminal. Changes nothing.

    Exit code 1 when something is wrong; what is only worth knowing, marked with !, keeps it 0.
    """
    programs: Programs = context.obj
    told = []
    with kindly(programs):
        for each in programs.examine(context.meta["options"]):
            check = Check(each.name, each.state, one_line(clean(each.words)), one_line(clean(each.fix)))
            told.append(check)
            if not as_json:
                _say(check)
    wrong = sum(each.state is State.FAIL for each in told)
    if as_json:
        checks = [{"name": each.name, "state": each.state.value, "words": each.words, "fix": each.fix} for each in told]
        print_json({"ok": not wrong, "checks": checks})
    else:
        doubts = sum(each.state is State.WARN for each in told)
        click.echo(_summary(wrong, doubts))
    context.exit(1 if wrong else 0)


def _say(check: Check) -> None:
    sign = (_ASCII if only_ascii() else _SIGNS)[check.state]
    click.echo(f"{sign:<2} {check.name:<14} {harmless(check.words)}")
    if check.fix:
        click.echo(f"{'':<17} {'->' if only_ascii() else '→'} {harmless(check.fix)}")


def _summary(wrong: int, doubts: int) -> str:
    worth = f"{doubts} {'thing is' if doubts == 1 else 'things are'} worth knowing" if doubts else ""
    if not wrong:
        return f"Nothing is wrong{f'; {worth}' if worth else ''}."
    return f"{wrong} {'thing is' if wrong == 1 else 'things are'} wrong{f', {worth}' if worth else ''}."
