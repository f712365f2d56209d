"""`reviewtui weights`: how urgency is weighed, for everybody who works on this database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reviewtui.cli.opened import desk
from reviewtui.cli.output import print_change, print_json
from reviewtui.domain.urgency import Weights

if TYPE_CHECKING:
    from reviewtui.desk.desk import Desk
    from reviewtui.desk.past import Change

_JSON = click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")


@click.group("weights", invoke_without_command=True)
@_JSON
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    """How urgency is weighed: one set of weights for everybody. Each is a factor; 1 changes nothing."""
    if context.invoked_subcommand is not None:
        return
    with desk(context) as opened:
        _show(opened, as_json=as_json)


@command.command("set")
@click.argument("given", nargs=-1, required=True, metavar="NAME=VALUE…")
@_JSON
@click.pass_context
def set_(context: click.Context, given: tuple[str, ...], as_json: bool) -> None:
    """Give weights other values, for everybody, and rank every case by them; VALUE is a number or `usual`."""
    wanted = dict(map(_read, given))
    with desk(context) as opened:
        _changed(opened, opened.weighing.set(wanted), as_json=as_json)


@command.command("take-from-settings")
@_JSON
@click.pass_context
def take(context: click.Context, as_json: bool) -> None:
    """Let the weights that your settings file proposes count for everybody."""
    with desk(context) as opened:
        _changed(opened, opened.weighing.take_from_settings(), as_json=as_json)


def _read(given: str) -> tuple[str, float | None]:
    name, _, value = given.partition("=")
    name, value = name.strip().replace("-", "_"), value.strip()
    if value == "usual":
        return name, None
    try:
        return name, float(value)
    except ValueError:
        raise click.UsageError(f"“{given}” is no weight; write it as safety=6 or safety=usual") from None


def _changed(opened: Desk, change: Change, *, as_json: bool) -> None:
    print_change(change, as_json=as_json)
    count = opened.weighing.keep_in_step()
    if count and not as_json:
        click.echo(f"{count:,} {'case' if count == 1 else 'cases'} ranked anew, for everybody")


def _show(opened: Desk, *, as_json: bool) -> None:
    now, usual, proposed = opened.weighing.weights._asdict(), Weights()._asdict(), opened.weighing.proposed
    if as_json:
        proposals = {name: new for name, (_, new) in proposed.items()}
        print_json({"weights": now, "usual": usual, "proposed": proposals})
        return
    for name, value in now.items():
        said = [f"usually {usual[name]:g}"] if value != usual[name] else []
        said += [f"your settings propose {proposed[name][1]:g}"] if name in proposed else []
        click.echo(f"{name:<24}{value:>8g}{'   ' + '; '.join(said) if said else ''}")
    if proposed:
        click.echo("reviewtui weights take-from-settings lets what your settings propose count for everybody", err=True)
