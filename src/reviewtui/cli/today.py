"""`reviewtui today`: the morning in ten lines, for a login shell or a tmux bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reviewtui.cli.list_ import line
from reviewtui.cli.opened import desk
from reviewtui.cli.output import case_json, print_json
from reviewtui.desk.inbox import NOTHING_YET
from reviewtui.desk.views import View

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtui.desk.morning import Morning
    from reviewtui.desk.sighting import Sighting

BURSTS_SHOWN = 3


@click.command("today")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    """The morning in ten lines. Exit code 1 when something is due, 0 when nothing is."""
    with desk(context) as opened, opened.store.snapshot():
        morning = opened.inbox.morning()
        left = [each.case for each in opened.sending.unanswered()]
        bursts = opened.radar.open()
        first = opened.inbox.rows(opened.inbox.case_ids(View(), 1))
        if as_json:
            one = case_json(first[0]) if first else None
            print_json(morning._asdict() | {"due": morning.due, "unanswered": left, "first": one} | _bursts(bursts))
        else:
            for words in lines(morning):
                click.echo(words)
            for each in bursts[:BURSTS_SHOWN]:
                click.echo(f"{'Radar:':<18}{each.words()}")
            if len(bursts) > BURSTS_SHOWN:
                click.echo(f"{'':<18}and {len(bursts) - BURSTS_SHOWN} more (reviewtui radar)")
            if behind := opened.radar.unheard():
                said = "reviewtui radar does it, or the open inbox"
                click.echo(f"{'Radar:':<18}{behind:,} reviews are not listened to yet ({said})")
            if left:
                said = "reviewtui send CASE --sent or --not-sent"
                click.echo(f"{'Did it go out?':<18}Case {', '.join(map(str, left[:8]))}: copied or opened ({said})")
            if first and (morning.due or morning.running):
                click.echo(f"First: {line(first[0], opened.clock(), opened.settings.zone).strip()}")
            if not first and opened.inbox.nothing_came_in():
                click.echo(f"{NOTHING_YET}.", err=True)
    context.exit(1 if morning.due else 0)


def _bursts(bursts: Sequence[Sighting]) -> dict[str, object]:
    return {"radar": [each.told() for each in bursts]}


def lines(morning: Morning) -> Iterator[str]:
    """What is worth a line this morning."""
    running = "more within 24 hours" if morning.soon else "within 24 hours"
    asked = "removal request" if morning.removals_over == 1 else "removal requests"
    told: tuple[tuple[str, *tuple[tuple[int, str], ...]], ...] = (
        ("First contact", (morning.over, "over the clock"), (morning.soon, "within 6 hours"),
         (morning.running, running)),
        ("Wrote back", (morning.replied_over, "over the 24 hours"), (morning.replied, "waiting for an answer")),
        ("Promises", (morning.promises_over, "overdue"), (morning.promises_today, "due today")),
        ("Follow up", (morning.follow_ups, "silent for long enough")),
        ("Back from snooze", (morning.woken, "since yesterday")),
        ("Came in", (morning.came_in, "reviews since yesterday"),
         (morning.entered if morning.came_in else 0, "of them unhappy")),
        ("Undated", (morning.undated, "without a date, so without a clock")),
        ("Rescued", (morning.rescued, "raised or taken back by the buyer since yesterday")),
        ("Asked Amazon", (morning.removals_over, f"{asked} whose answer is late")),
        ("Too old", (morning.lost, "that hardly anybody can win any more (reviewtui tidy closes those not begun)")),
    )  # fmt: skip
    for title, *parts in told:
        if any(count for count, _ in parts):
            yield _join(title, *parts)
    if not morning.due:
        waits = morning.running or morning.undated or morning.lost
        yield "Nothing presses yet." if waits else "Nothing is due. Nobody is waiting for you."


def _join(title: str, *parts: tuple[int, str]) -> str:
    return f"{title + ':':<18}" + ", ".join(f"{count:,} {words}" for count, words in parts if count)
