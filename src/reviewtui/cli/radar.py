"""`reviewtui radar`: what bursts at a product above its own past, and whether it stopped when you mended it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reviewtui.cli.acting import as_json_option
from reviewtui.cli.opened import desk
from reviewtui.cli.output import print_change, print_json
from reviewtui.domain.bars import bars

if TYPE_CHECKING:
    from reviewtui.desk.desk import Desk
    from reviewtui.desk.sighting import Sighting

_MANY = 5000


@click.group("radar", invoke_without_command=True)
@as_json_option
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    """What buyers of a product complain of more than its own past explains, with the counts and a query that lists the
    cases. docs/radar.md tells by which tests.
    """
    if context.invoked_subcommand is not None:
        return
    with desk(context) as opened:
        _catch_up(opened)
        found = opened.radar.sightings()
    if as_json:
        print_json([each.told() for each in found])
        return
    for each in found:
        for line in lines(each):
            click.echo(line)
    if not found:
        click.echo("Nothing bursts above its own past.")


@command.command("fixed")
@click.argument("burst", type=int)
@click.option("--on", "day", default="today", metavar="DAY", help="Since when: a day like 2026-11-03, or yesterday.")
@click.option("--lot", default="", metavar="LOT", help="From which lot on.")
@as_json_option
@click.pass_context
def fixed(context: click.Context, burst: int, day: str, lot: str, as_json: bool) -> None:
    """Note that the cause of a burst is mended; from then on `radar` tells whether it stopped."""
    from reviewtui.desk.radar import read_day

    with desk(context) as opened:
        print_change(
            opened.radar.fixed(burst, read_day(day, opened.clock(), opened.settings.zone), lot), as_json=as_json
        )


@command.command("not-fixed")
@click.argument("burst", type=int)
@as_json_option
@click.pass_context
def not_fixed(context: click.Context, burst: int, as_json: bool) -> None:
    """Take such a note away."""
    with desk(context) as opened:
        print_change(opened.radar.not_fixed(burst), as_json=as_json)


@command.command("counts")
@click.argument("asin")
@as_json_option
@click.pass_context
def counts(context: click.Context, asin: str, as_json: bool) -> None:
    """How many reviews of a product there were of each kind, week by week, over half a year."""
    with desk(context) as opened:
        _catch_up(opened)
        found = opened.radar.over_time(asin.strip().upper())
    if as_json:
        print_json([
            each._asdict() | {"product": each.product._asdict(), "mondays": [day.isoformat() for day in each.mondays]}
            for each in found
        ])  # fmt: skip
        return
    for each in found:
        product = each.product
        click.echo(" ".join(filter(None, (product.asin, product.marketplace, product.title))))
        for what, weeks in each.counted.items():
            click.echo(f"  {what:<16}{sum(weeks):>7,}  {bars(weeks)}")
        click.echo(f"  {'':<23}  {each.mondays[0]:%Y-%m-%d} to this week, by weeks from Monday")


def lines(each: Sighting) -> list[str]:
    """A burst in a few lines."""
    told = [f"{each.kept.id:>4}  {each.words()}", f"      reviewtui list {each.query}"]
    if after := each.after_words():
        told.append(f"      {after}")
    return told


def _catch_up(opened: Desk) -> None:
    left = opened.radar.unheard()
    if left > _MANY:
        click.echo(f"Listening to {left:,} reviews, once", err=True)
    opened.radar.catch_up()
