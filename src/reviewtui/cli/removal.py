"""`reviewtui removal`: what of a review Amazon may remove it for, the text for Amazon, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reviewtui.cli.acting import as_json_option
from reviewtui.cli.main import desk
from reviewtui.cli.output import print_change, print_json
from reviewtui.desk.removing import ANSWERS, Offer
from reviewtui.domain.ground import WHY

if TYPE_CHECKING:
    from collections.abc import Iterator


@click.command("removal")
@click.argument("case")
@click.option("--ground", type=click.Choice(list(WHY)), help="Why; default: what its words speak for most.")
@click.option("--english", is_flag=True, help="The text in English instead of the marketplace's language.")
@click.option("--asked", is_flag=True, help="You asked Amazon: write that down.")
@click.option("--answer", type=click.Choice(list(ANSWERS)), help="What became of the request: write that down.")
@as_json_option
@click.pass_context
def command(
    context: click.Context, case: str, ground: str | None, english: bool, asked: bool, answer: str | None, as_json: bool
) -> None:
    """Print the text by which Amazon is asked to remove a review, or write down that it was asked and what it answered.

    The decision is Amazon's. Ask for one review at a time: reports in bulk can cost the right to report.
    """
    if asked and answer:
        raise click.UsageError("Give --asked or --answer, not both")
    with desk(context) as opened:
        number = opened.inbox.find(case)
        if answer:
            print_change(opened.removing.answered(number, answer), as_json=as_json)
            return
        offers = opened.removing.offers(number, english=english, ground=ground or "")
        if asked:
            print_change(opened.removing.ask(number, offers[0]), as_json=as_json)
        elif as_json:
            print_json([each._asdict() | {"ground": each.ground.id, "because": each.ground.why,
                                          "quotes": list(each.ground.quotes)} for each in offers])  # fmt: skip
        else:
            for line in lines(offers[0], offers[1:]):
                click.echo(line)


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
