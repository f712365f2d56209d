"""`reviewtui forget`: take one buyer out of everything. It can't be undone."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from reviewtui.cli.acting import as_json_option
from reviewtui.cli.meter import Meter
from reviewtui.cli.opened import backups, desk
from reviewtui.cli.output import print_change, print_json
from reviewtui.cli.wording import harmless
from reviewtui.desk.naming import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtui.desk.desk import Desk
    from reviewtui.desk.ports.personal import Held


@click.command("forget")
@click.argument("buyer", metavar="BUYER|CASE")
@click.option("--dry-run", is_flag=True, help="Say what would go, change nothing.")
@click.option("--yes", is_flag=True, help="Do it without asking.")
@click.option("--backups", "backups_too", is_flag=True, help="Make a new backup then, and take all older ones away.")
@as_json_option
@click.pass_context
def command(context: click.Context, buyer: str, dry_run: bool, yes: bool, backups_too: bool, as_json: bool) -> None:
    """Forget a buyer: by a case, an order number, or the public name of a review.

    Name, order number, addresses, letters, messages, notes and promises go, from the journal too, and no later import
    brings them back. The review, its stars and what was done when stay. This can't be undone.
    """
    with desk(context) as opened:
        cases = opened.forgetting.find(buyer)
        held = opened.forgetting.held(cases)
        if not as_json:
            for line in _lines(opened, cases, held):
                click.echo(line)
        if dry_run or not (yes or _agreed()):
            _left(cases, held, as_json=as_json)
            return
        change = opened.forgetting.forget(cases)
    print_change(change, as_json=as_json)
    _tell_of_backups(context, at_once=backups_too, may_ask=not (yes or as_json))


_KNOWN = (
    ("name", "names"), ("order number", "order numbers"), ("message", "messages"), ("letter", "letters"),
    ("note or promise", "notes and promises"),
)  # fmt: skip


def _lines(opened: Desk, cases: Sequence[int], held: Held) -> Iterator[str]:
    for case in cases[:20]:
        review = opened.store.review(case)
        if review is not None:
            about = f"{review[0].author or 'nobody named'}, {review[0].stars}★ {name_of(review[0])}"
            yield f"{case:>7}  {about}"
    if len(cases) > 20:
        yield f"  … and {len(cases) - 20:,} more"
    parts = [
        f"{count:,} {one if count == 1 else many}" for count, (one, many) in zip(held, _KNOWN, strict=True) if count
    ]
    yield f"Known of the buyer: {', '.join(parts) or 'nothing any more'}."


def _agreed() -> bool:
    return sys.stdin.isatty() and click.confirm("Forget all of this? It can't be undone")


def _left(cases: Sequence[int], held: Held, *, as_json: bool) -> None:
    if as_json:
        print_json({"cases": list(cases), **held._asdict(), "forgotten": False})
    else:
        click.echo("Nothing was changed; --yes forgets it, and that can't be undone.")


def _tell_of_backups(context: click.Context, *, at_once: bool, may_ask: bool) -> None:
    """Backups were made before, and hold the buyer still."""
    with backups(context) as shelf:
        old = [*shelf.listed(), *shelf.replaced()]
        if not old:
            return
        words = f"{len(old)} older {'copy holds' if len(old) == 1 else 'copies hold'} this buyer still"
        question = f"{words}. Make a new backup now and take the older away?"
        if at_once or (may_ask and sys.stdin.isatty() and click.confirm(question)):
            with Meter() as meter:
                made = shelf.renew(meter.step)
            click.echo(f"{harmless(made.backup.path)} was made, {len(made.gone)} older ones went.", err=True)
        else:
            click.echo(
                f"{words}: {harmless(old[0].path)} …; reviewtui backup --only makes a new one and takes them away.",
                err=True,
            )
