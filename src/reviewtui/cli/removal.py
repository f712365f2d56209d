"""`reviewtui removal`: what of a review Amazon may remove it for, the text for Amazon, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from reviewtui.cli.opened import desk
from reviewtui.cli.output import print_change, print_json
from reviewtui.cli.targets import meant, on_several, rehearse
from reviewtui.desk.refusals import Refused
from reviewtui.desk.removing import ANSWERS, Offer
from reviewtui.domain.ground import WHY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_NAMED: Final = 5


@click.command("removal")
@click.argument("cases", nargs=-1, metavar="CASE...")
@click.option("--ground", type=click.Choice(list(WHY)), help="Why; default: what its words speak for most.")
@click.option("--english", is_flag=True, help="The text in English instead of the marketplace's language.")
@click.option("--asked", is_flag=True, help="You asked Amazon: write that down.")
@click.option("--answer", type=click.Choice(list(ANSWERS)), help="What became of the request: write that down.")
@on_several
@click.pass_context
def command(
    context: click.Context,
    cases: tuple[str, ...],
    ground: str | None,
    english: bool,
    asked: bool,
    answer: str | None,
    query: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Print the text by which Amazon is asked to remove a review, or write down that it was asked and what it answered.

    The decision is Amazon's. Ask for one review at a time: reports in bulk can cost the right to report. Cases by
    number, - for those on standard input, or all that --query finds.
    """
    if asked and answer:
        raise click.UsageError("Give --asked or --answer, not both")
    with desk(context) as opened:
        chosen = meant(opened, cases, query)

        def offers(case: int) -> tuple[Offer, ...]:
            return opened.removing.offers(case, english=english, ground=ground or "")

        if dry_run:
            rehearse(opened, "write down what Amazon answered on" if answer else "ask Amazon about", chosen,
                     as_json=as_json)  # fmt: skip
        elif answer:
            print_change(opened.removing.answered(chosen, answer), as_json=as_json)
        elif asked:
            print_change(opened.removing.ask_for({case: offers(case)[0] for case in chosen}), as_json=as_json)
        else:
            _print(chosen, offers, as_json=as_json)


def _print(cases: list[int], offers: Callable[[int], tuple[Offer, ...]], *, as_json: bool) -> None:
    """What may be asked, case by case; among several those without a ground are only told."""
    found, without = dict[int, tuple[Offer, ...]](), list[tuple[int, Refused]]()
    for case in cases:
        try:
            found[case] = offers(case)
        except Refused as refused:
            if len(cases) == 1:
                raise
            without.append((case, refused))
    _tell_without(without)
    if not found:
        raise Refused("Amazon can be asked about none of these")
    if as_json:
        print_json([
            each._asdict() | {"case": case, "ground": each.ground.id, "because": each.ground.why,
                              "quotes": list(each.ground.quotes)}
            for case, its in found.items() for each in its
        ])  # fmt: skip
        return
    for case, its in found.items():
        for line in ([f"Case {case}", ""] if len(cases) > 1 else []) + [*lines(its[0], its[1:])]:
            click.echo(line)
        if len(cases) > 1:
            click.echo("")


def _tell_without(cases: list[tuple[int, Refused]]) -> None:
    """The cases about which Amazon can't be asked: the first few with why, then how many more."""
    for case, why in cases[:_NAMED]:
        click.echo(f"! {case}: {why}", err=True)
    if len(cases) > _NAMED:
        click.echo(f"! and {len(cases) - _NAMED:,} more about which Amazon can't be asked", err=True)


def lines(offer: Offer, others: tuple[Offer, ...]) -> Iterator[str]:
    """What may be asked, and how."""
    quotes = ", ".join(f"“{each}”" for each in offer.ground.quotes)
    yield f"May be removable: because {offer.ground.why} ({quotes})."
    if offer.doubt:
        yield f"That holds {offer.doubt}."
    for other in others:
        yield f"Or because {other.ground.why} (--ground {other.ground.id})."
    yield f"Where: {offer.way}"
    yield f"       {offer.url}"
    yield ""
    yield offer.text
