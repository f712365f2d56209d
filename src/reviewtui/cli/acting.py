"""What commands that act have in common: the cases by number or review id, the act, and what it did."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from reviewtui.cli.main import desk
from reviewtui.cli.output import print_change

if TYPE_CHECKING:
    from reviewtui.desk.desk import Desk
    from reviewtui.desk.views import Change

as_json_option = click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
cases_argument = click.argument("cases", nargs=-1, required=True, metavar="CASE...")


def on_cases(name: str, words: str, act: Callable[[Desk, list[int]], Change]) -> click.Command:
    """A command that does one act on the cases that it is given."""

    @click.command(name, help=words)
    @cases_argument
    @as_json_option
    @click.pass_context
    def command(context: click.Context, cases: tuple[str, ...], as_json: bool) -> None:
        with desk(context) as opened:
            numbers = [opened.inbox.find(case) for case in cases]
            print_change(act(opened, numbers), as_json=as_json)

    return command


def at_large(name: str, words: str, act: Callable[[Desk], Change]) -> click.Command:
    """A command that does one act and asks for no case."""

    @click.command(name, help=words)
    @as_json_option
    @click.pass_context
    def command(context: click.Context, as_json: bool) -> None:
        with desk(context) as opened:
            print_change(act(opened), as_json=as_json)

    return command
