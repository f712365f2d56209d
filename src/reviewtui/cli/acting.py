"""What commands that act have in common: the cases by number or review id, the act, and what it did."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import click

from reviewtui.cli.opened import desk
from reviewtui.cli.output import print_change
from reviewtui.desk.refusals import Refused
from reviewtui.domain.channel import Channel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewtui.desk.desk import Desk
    from reviewtui.desk.past import Change

as_json_option = click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
DOORS = click.Choice([each.value for each in Channel])
DOORS_ARE = ", ".join(Channel)
"""The doors, for a help that would be torn by them as one long word."""


def named(desk: Desk, words: Sequence[str]) -> list[int]:
    """The cases that words name, by number or review id; `12,13` names two. Raises Refused."""
    return list(dict.fromkeys(case for word in words for case in _cases(desk, word)))


def named_first(desk: Desk, command: str, case: str, rest: Sequence[str]) -> list[int]:
    """The cases that are named before all other words. Raises Refused; where they stand last, it says so."""
    try:
        return named(desk, [case])
    except Refused:
        if not rest or case[:1].isdigit() or not is_case(desk, rest[-1]):
            raise
    right = shlex.join([rest[-1], case, *rest[:-1]])
    raise Refused(f"The case comes first: reviewtui {command} {right}")


def first_of_all(desk: Desk, command: str, case: str, rest: Sequence[str]) -> int:
    """The one case that is named before all other words. Raises Refused."""
    cases = named_first(desk, command, case, rest)
    if len(cases) > 1:
        raise Refused(f"One case at a time, please: reviewtui {command} {cases[0]} …")
    return cases[0]


def is_case(desk: Desk, word: str) -> bool:
    """Whether a word names cases."""
    try:
        return bool(_cases(desk, word))
    except Refused:
        return False


def _cases(desk: Desk, word: str) -> list[int]:
    try:
        return [desk.inbox.find(word)]
    except Refused:
        several = [each for each in word.split(",") if each.strip()]
        if len(several) < 2:
            raise
    return [desk.inbox.find(each) for each in several]


def at_large(name: str, words: str, act: Callable[[Desk], Change]) -> click.Command:
    """A command that does one act and asks for no case."""

    @click.command(name, help=words)
    @as_json_option
    @click.pass_context
    def command(context: click.Context, as_json: bool) -> None:
        with desk(context) as opened:
            print_change(act(opened), as_json=as_json)

    return command
