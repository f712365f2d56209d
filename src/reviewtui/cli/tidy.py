"""`reviewtui tidy`: close what is too old to be won, in one act that one undo takes back."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from reviewtui.cli.opened import desk
from reviewtui.cli.output import print_change, print_json, say_nothing
from reviewtui.cli.targets import meant, on_several, rehearse
from reviewtui.desk.tidying import FirstDays, Tidying, age_words
from reviewtui.domain.clock import DAY

if TYPE_CHECKING:
    from collections.abc import Iterator


@click.command("tidy")
@click.option("--older-than", type=click.IntRange(min=1, max=36_500), metavar="DAYS", help="Default: about a month.")
@click.option("--yes", is_flag=True, help="Close them without asking.")
@click.argument("cases", nargs=-1, metavar="[CASE...]")
@on_several
@click.pass_context
def command(
    context: click.Context,
    older_than: int | None,
    yes: bool,
    cases: tuple[str, ...],
    query: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Close first contacts that are too old to be won and that nobody has touched.

    Of all, of the cases named (- for those on standard input), or of those that --query finds.
    """
    with desk(context) as opened:
        tidying = opened.tidying
        age = tidying.month if older_than is None else older_than * DAY
        among = set(meant(opened, cases, query)) if cases or query is not None else None
        if dry_run:
            rehearse(opened, "close", tidying.too_old(age, among), as_json=as_json)
            return
        if yes:
            print_change(tidying.tidy(age, among), as_json=as_json)
            return
        if among is not None:
            raise click.UsageError("Of some cases only: give --yes to close them, or --dry-run to see which")
        found = tidying.first_days()
        if as_json:
            print_json(found._asdict() | {"older_than_days": round(age / DAY, 2)})
            return
        if not found.came_in:
            say_nothing(opened, "")
            return
        for line in lines(found, tidying):
            click.echo(line)
        if not found.old and older_than is None:
            click.echo("There is nothing to close.")
        elif sys.stdin.isatty() and click.confirm(f"Close what is older than {age_words(age)}?"):
            print_change(tidying.tidy(age), as_json=False)
        elif not sys.stdin.isatty():
            click.echo("Nothing was closed; --yes does it, and reviewtui undo brings all of them back.")


def lines(found: FirstDays, tidying: Tidying) -> Iterator[str]:
    """What stands there, by age."""
    yield f"{found.came_in:,} reviews came in; {found.unhappy:,} are unhappy and wait for a first contact."
    month = age_words(tidying.month)
    for count, words in (
        (found.fresh, "of this week, or begun already: answer these first"),
        (found.late, f"younger than {month}: late, but try"),
        (found.old, f"older than {month}: hardly one of these buyers can still be reached"),
        (found.undated, "without a date, so without a clock"),
    ):
        if count:
            yield f"{count:>8,}  {words}"
