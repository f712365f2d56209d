"""`reviewtui sync`: ask every configured source for what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reviewtui.cli.acting import as_json_option
from reviewtui.cli.by_itself import by_itself
from reviewtui.cli.meter import Meter
from reviewtui.cli.opened import backups, desk
from reviewtui.cli.output import print_json
from reviewtui.cli.streams import kept
from reviewtui.desk.alerts import Hooked
from reviewtui.desk.refusals import Refused
from reviewtui.domain.past import read_since

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtui.desk.desk import Desk
    from reviewtui.desk.syncing import SyncReport

SHOWN = 5
NONE_YET = "No source is configured yet; reviewtui sources add asks what one needs, tries it and writes it down."


@click.command("sync")
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("--dry-run", is_flag=True, help="Say what would come in, keep nothing.")
@click.option("--full", is_flag=True, help="Ask for everything again, not only for what is new.")
@click.option("--since", default="", metavar="DAY", help="Leave out what was posted before it.")
@click.option("--list", "only_list", is_flag=True, help="Name the sources, ask none.")
@click.option("--install", "every", type=click.IntRange(1, 1440), metavar="MINUTES", help="From now on by itself.")
@click.option("--uninstall", is_flag=True, help="No longer by itself.")
@as_json_option
@click.pass_context
def command(
    context: click.Context,
    sources: tuple[str, ...],
    dry_run: bool,
    full: bool,
    since: str,
    only_list: bool,
    every: int | None,
    uninstall: bool,
    as_json: bool,
) -> None:
    """Ask the sources in your settings for what is new: watched folders, services. For cron, or by hand; `--install 30`
    lets systemd or cron do it every 30 minutes.
    """
    if every is not None and uninstall:
        raise click.UsageError("Either --install or --uninstall")
    if every is not None or uninstall:
        by_itself(context, sources, every, dry=dry_run, as_json=as_json)
        return
    reports = _run(context, sources, dry=dry_run, full=full, since=since, only_list=only_list, as_json=as_json)
    if not dry_run and not only_list:
        _back_up(context)
    if any(report.error for report in reports):
        context.exit(1)


def _run(
    context: click.Context,
    sources: tuple[str, ...],
    *,
    dry: bool,
    full: bool,
    since: str,
    only_list: bool,
    as_json: bool,
) -> list[SyncReport]:
    """Ask them, say of each what became of it, and tell what is urgent."""
    reports: list[SyncReport] = []
    with desk(context) as opened:
        names = list(opened.syncing.sources())
        if only_list:
            _name(names, as_json=as_json)
            return []
        begun = _begin(opened, since)
        if not dry:
            opened.alerts.begin()
            opened.arriving.begin()
        for report in opened.syncing.run(sources, dry=dry, full=full, since=begun):
            reports.append(report)
            if not dry and report.new + report.changed:
                kept(f"{report.name}: {report.new:,} new, {report.changed:,} changed")
            if not as_json:
                _say(report, dry=dry)
        told = Hooked() if dry else _tell(opened)
        while not dry and opened.forgetting.expire():
            pass
    if told.trouble:
        click.echo(told.trouble, err=True)
    if as_json:
        made = [report._asdict() for report in reports]
        print_json({"sources": made, "told": told.told, "trouble": told.trouble})
    elif not names:
        click.echo(NONE_YET)
    return reports


def _back_up(context: click.Context) -> None:
    """Make the backup of the day; one that can't be made is told, and what came in is there all the same."""
    with backups(context) as shelf, Meter() as meter:
        try:
            shelf.make_daily(meter.step)
        except Refused as error:
            click.echo(f"The backup of today was not made: {error}", err=True)


def _tell(opened: Desk) -> Hooked:
    """Go on with what came in for a while, and tell what is urgent of it."""
    opened.arriving.catch_up()
    return opened.alerts.tell()


def _begin(opened: Desk, since: str) -> int:
    """The moment from which on reviews are wanted, 0 for all of them. Raises Refused."""
    begun = read_since(since, opened.clock(), opened.settings.zone) if since else 0
    if begun is None:
        raise Refused(f"“{since}” is no day that we know; write it like 2026-11-03, or yesterday")
    return begun


def _name(names: list[str], *, as_json: bool) -> None:
    if as_json:
        print_json({"sources": names})
        return
    for name in names:
        click.echo(name)
    if not names:
        click.echo(NONE_YET, err=True)


def _say(report: SyncReport, *, dry: bool) -> None:
    if report.error:
        click.echo(f"{report.name}: {report.error}", err=True)
    if not report.error or report.read:
        click.echo(f"{report.name}: {', '.join(parts_of(report, 'would be ' if dry else ''))}")
    for words in report.problems[:SHOWN]:
        click.echo(f"  {words}", err=True)
    if len(report.problems) > SHOWN:
        click.echo(f"  … and {len(report.problems) - SHOWN:,} more; --json lists them", err=True)


def parts_of(report: SyncReport, would: str) -> Iterator[str]:
    """What became of one source, in a few words each."""
    if not report.read and not report.gone:
        yield "nothing new"
    else:
        yield f"{report.new:,} {would}new"
    for count, word in (
        (report.changed, "changed"),
        (report.unchanged, "unchanged"),
        (report.rejected, "rejected"),
        (report.older, "older"),
        (report.gone, "not listed any more"),
        (report.counted, "products whose topics were asked for"),
    ):
        if count:
            yield f"{count:,} {word}"
    if report.requests:
        yield f"{report.requests:,} request{'' if report.requests == 1 else 's'}"
