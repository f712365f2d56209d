"""`reviewtui history`: what was done and when."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import click

from reviewtui.cli.opened import desk
from reviewtui.cli.output import print_json
from reviewtui.desk.history import SHOWN
from reviewtui.desk.inbox import NOTHING_YET
from reviewtui.domain.calendar import Dates, dates_of, long_day, time_of_day
from reviewtui.domain.clock import iso, local
from reviewtui.domain.past import read_since

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import tzinfo

    from reviewtui.desk.past import HistoryEntry


@click.command("history")
@click.option("--since", default="", metavar="WHEN", help="yesterday, mon, 7d, 2026-11-20, 08:00; default: everything.")
@click.option("--who", default="", metavar="NAME", help="Of one person; `me` is you.")
@click.option("--case", help="On one case.")
@click.option("--limit", type=click.IntRange(1, 1_000_000), default=SHOWN, show_default=True, help="At most so many.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_context
def command(context: click.Context, since: str, who: str, case: str | None, limit: int, *, as_json: bool) -> None:
    """What was done and when, day by day, the newest first: acts of everybody, imports too."""
    with desk(context) as opened:
        zone = opened.settings.zone
        begun = read_since(since, opened.clock(), zone) if since else 0
        if begun is None:
            raise click.BadParameter(
                f"{since} is no time in the past; say 2026-11-20, yesterday or 7d", param_hint="--since"
            )
        number = opened.inbox.find(case) if case is not None else None
        found = opened.history.entries(begun, who, number, limit)
        if not found and opened.inbox.nothing_came_in() and not as_json:
            click.echo(f"{NOTHING_YET}.", err=True)
    if as_json:
        print_json([each._asdict() | {"at": iso(each.at)} for each in found])
        return
    for words in lines(found, zone):
        click.echo(words)


def lines(entries: Sequence[HistoryEntry], zone: tzinfo) -> Iterator[str]:
    """A heading for each day, and a line for each act under it."""
    if not entries:
        yield "Nothing was done."
    widest = min(12, max((len(each.who) for each in entries), default=0))
    hours = 8 if dates_of(zone) is Dates.US else 5
    for _, entries_of_day in groupby(entries, key=lambda each: local(each.at, zone).date()):
        of_day = list(entries_of_day)
        yield long_day(local(of_day[0].at, zone))
        for each in of_day:
            where = f"  (case {each.case})" if each.cases == 1 and each.case else ""
            back = "  · taken back" if each.undone else ""
            yield f"  {time_of_day(local(each.at, zone)):>{hours}}  {each.who:<{widest}}  {each.words}{where}{back}"
