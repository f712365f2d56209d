"""`reviewtui products`: what is known of your products, and a file of yours that tells more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reviewtui.cli.acting import as_json_option
from reviewtui.cli.opened import desk
from reviewtui.cli.output import print_json

if TYPE_CHECKING:
    from reviewtui.desk.assortment import Taken
    from reviewtui.desk.counted_products import Counted


@click.command("products")
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--marketplace", default="", metavar="CODE", help="Where the products of the file are sold.")
@as_json_option
@click.pass_context
def command(context: click.Context, file: Path | None, marketplace: str, as_json: bool) -> None:
    """List your products, or take in FILE: any table with a column ASIN, and what else it tells of each: marketplace,
    title, parent, share of the sales or units sold, price, margin, note, owner, ratings, stars.
    """
    with desk(context) as opened:
        if file is not None:
            _took(opened.assortment.take(file, marketplace.upper()), as_json=as_json)
            return
        products = opened.assortment.all()
    if as_json:
        print_json([_told(each) for each in products])
        return
    for each in products:
        click.echo(_line(each))
    if not products:
        click.echo("No product is known yet; they come with reviews, and with a file of yours.")


def _took(taken: Taken, *, as_json: bool) -> None:
    if as_json:
        print_json(taken._asdict())
        return
    click.echo(f"{taken.told:,} products told, {taken.reranked:,} cases ranked anew")
    columns = ", ".join(f"{name} as {field}" for field, name in taken.columns.items())
    unused = f"; not used: {', '.join(taken.unused)}" if taken.unused else ""
    click.echo(f"  columns: {columns}{unused}")
    if taken.rejected:
        click.echo(f"  {taken.rejected:,} rows have no ASIN that can be one", err=True)


def _told(each: Counted) -> dict[str, object]:
    stars = dict(zip(("1", "2", "3", "4", "5"), each.stars.counts, strict=True))
    return each.product._asdict() | {
        "came_in": each.stars.came_in,
        "stars": stars,
        "average_came_in": each.stars.average,
    }


def _line(each: Counted) -> str:
    product, stars = each.product, each.stars
    parts = [f"{product.marketplace or '-':<3} {product.asin or '-':<10}"]
    parts.append(f"{stars.came_in:>6,} came in" + (f", {stars.average:.1f}★" if stars.average is not None else ""))
    parts += [f"{product.weight:.1%} of sales"] if product.weight is not None else []
    parts += [each for each in (product.title, product.owner) if each]
    return "  ".join(parts)
