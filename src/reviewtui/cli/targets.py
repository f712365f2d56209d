"""The cases that an act on several means: named one by one, told on standard input, or found by a query.

Whatever they are told by, the act is one, and one undo takes it back. `--dry-run` tells beforehand which they are.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, Final

import click

from reviewtui.cli.acting import named, named_first
from reviewtui.cli.opened import desk
from reviewtui.cli.output import print_change, print_json
from reviewtui.cli.query import read_query
from reviewtui.desk.refusals import Refused
from reviewtui.desk.views import View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reviewtui.desk.desk import Desk
    from reviewtui.desk.past import Change

FROM_INPUT: Final = "-"
SHOWN: Final = 25
_MOST_LETTERS: Final = 64_000_000

Decorated = Any


def on_several(command: Decorated) -> Decorated:
    """The options that every act on several cases has."""
    for option in (
        click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output."),
        click.option("--dry-run", is_flag=True, help="Say which cases are meant; change nothing."),
        click.option("--query", metavar="QUERY", help="All cases that a query finds, as list does."),
    ):
        command = option(command)
    return command


def meant(opened: Desk, words: Sequence[str], query: str | None) -> list[int]:
    """The cases of a command that takes nothing but cases. Raises Refused, or click.UsageError for none or both."""
    if query is not None:
        if words:
            raise click.UsageError("Name the cases or give --query, not both")
        return found(opened, query)
    if not words:
        raise click.UsageError("Name the cases: by number, - for standard input, or --query")
    cases = [case for word in words for case in (_read(opened) if word == FROM_INPUT else named(opened, [word]))]
    return list(dict.fromkeys(cases))


def meant_first(
    opened: Desk, command: str, words: Sequence[str], query: str | None, needs: str
) -> tuple[list[int], list[str]]:
    """The cases of a command that takes more than cases, and its other words. With a query no case is named; else the
    first word does, `-` standing for standard input. `needs` is what those other words are, "" where there may be none.
    """
    if query is None and not words:
        raise click.UsageError(f"Name the case{f' and {needs}' if needs else ''}, or give --query")
    rest = list(words if query is not None else words[1:])
    if needs and not rest:
        raise click.UsageError(f"Give {needs}: reviewtui {command} {'--query …' if query is not None else words[0]} …")
    if query is not None:
        return found(opened, query), rest
    if words[0] == FROM_INPUT:
        return _read(opened), rest
    return named_first(opened, command, words[0], rest), rest


def found(opened: Desk, query: str) -> list[int]:
    """The cases that a query finds, in its order. Raises Refused where there is none."""
    cases = list(opened.inbox.case_ids(asked(opened, query)))
    if not cases:
        raise Refused("The query finds no case, and nothing was done")
    return cases


def asked(opened: Desk, query: str) -> View:
    """What --query means. Raises Refused for one that asks for nothing: it would mean every open case, and a script
    whose variable is not set gives such a one.
    """
    view = read_query(opened, [query])
    if view._replace(query=None) == View() and (view.query is None or view.query.condition is None):
        raise Refused("An empty query would mean every case; --query is:open says that, --query lane:waiting less")
    return view


def on_cases(name: str, words: str, what: str, act: Callable[[Desk, list[int]], Change]) -> click.Command:
    """A command that does one act on cases and takes nothing else."""

    @click.command(name, help=f"{words}\n\nBy number, - for those on standard input, or all that --query finds.")
    @click.argument("cases", nargs=-1, metavar="CASE...")
    @on_several
    @click.pass_context
    def command(
        context: click.Context, cases: tuple[str, ...], query: str | None, dry_run: bool, as_json: bool
    ) -> None:
        with desk(context) as opened:
            chosen = meant(opened, cases, query)
            carry_out(opened, what, chosen, lambda some: act(opened, some), dry_run=dry_run, as_json=as_json)

    return command


def carry_out(
    opened: Desk, what: str, cases: list[int], act: Callable[[list[int]], Change], *, dry_run: bool, as_json: bool
) -> None:
    """Do an act on cases and say what it did; in a dry run only say on which. `what` follows “Would”."""
    if dry_run:
        rehearse(opened, what, cases, as_json=as_json)
    else:
        print_change(act(cases), as_json=as_json)


def rehearse(opened: Desk, what: str, cases: Sequence[int], *, as_json: bool) -> None:
    """Say how many cases an act would be about, and which. Raises Refused where that is none."""
    if not cases:
        raise Refused("No case was chosen")
    words = f"Would {what} {len(cases):,} {'case' if len(cases) == 1 else 'cases'}"
    if as_json:
        print_json({"words": words, "cases": list(cases), "dry_run": True})
        return
    from reviewtui.cli.list_ import line

    click.echo(f"{words}:")
    for row in opened.inbox.rows(cases[:SHOWN]):
        click.echo(line(row, opened.clock(), opened.settings.zone))
    if len(cases) > SHOWN:
        click.echo(f"… and {len(cases) - SHOWN:,} more; --json names all")


def _read(opened: Desk) -> list[int]:
    """The cases that standard input tells: numbers in any order, lines of `list`, or its JSON."""
    text = sys.stdin.read(_MOST_LETTERS + 1)
    if len(text) > _MOST_LETTERS:
        raise Refused("More was given on standard input than there can be cases")
    names = list(dict.fromkeys(_names(text)))
    if not names:
        raise Refused("Standard input names no case, and nothing was done")
    return list(dict.fromkeys(opened.inbox.find(name) for name in names))


def _names(text: str) -> Iterator[str]:
    if text.lstrip()[:1] in {"[", "{"}:
        yield from _of_json(text)
        return
    for line in text.splitlines():
        words = line.replace(",", " ").split()
        for place, word in enumerate(words):
            if place and not (word.isascii() and any(sign.isdigit() for sign in word)):
                break  # the rest of a line of `list`
            yield word


def _of_json(text: str) -> Iterator[str]:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Refused(
            "Standard input begins like JSON and is none; give case numbers, or what list --json prints"
        ) from error
    listed = told.get("cases", [told]) if isinstance(told, dict) else told
    for each in listed if isinstance(listed, list) else []:
        case = each.get("case", each.get("review_id")) if isinstance(each, dict) else each
        if isinstance(case, bool) or not isinstance(case, int | str):
            raise Refused("The JSON on standard input tells no cases; it should be what list --json prints")
        yield str(case)
