"""`reviewtui stats`: what the work came to, as plain lines, as JSON or as a page to hand on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reviewtui.cli.opened import desk
from reviewtui.cli.output import moment, print_json
from reviewtui.cli.wording import harmless
from reviewtui.desk.figures.figures import By
from reviewtui.desk.figures.period import Period
from reviewtui.desk.figures.told import Section, overview, table
from reviewtui.domain.cells import width_of
from reviewtui.domain.figures.shares import Share

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reviewtui.desk.figures.tally import Group, Tally
    from reviewtui.domain.figures.shares import Times

_MOST = 15


@click.command("stats")
@click.option(
    "--period", type=click.Choice([each.value for each in Period]), default=Period.QUARTER.value, show_default=True,
    help="Of reviews posted in the last 4 weeks, 13 weeks, 52 weeks, or ever.",
)  # fmt: skip
@click.option("--by", type=click.Choice([each.value for each in By]), multiple=True, help="These tables only.")
@click.option(
    "--html", type=click.Path(path_type=Path, dir_okay=False, writable=True), metavar="FILE",
    help="Write them as one page that asks nothing of the net and prints well; - is standard output.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_context
def command(context: click.Context, period: str, by: tuple[str, ...], html: Path | None, as_json: bool) -> None:
    """What the work came to: first contact, answers, promises, outcomes, worth, each number with its n.

    docs/figures.md tells how each is counted.
    """
    with desk(context) as opened:
        tally = opened.figures.count(Period(period))
        wanted = [By(each) for each in by] or list(By)
        groups = {each: opened.figures.by(each, tally) for each in wanted}
        shop, zone = opened.inbox.shop(), opened.settings.zone
    if as_json:
        print_json(as_document(tally, groups))
    if html is not None:
        from reviewtui.cli.stats_page import page

        _write(html, page(tally, groups, shop, zone))
        if not as_json and str(html) != "-":
            click.echo(f"Wrote {harmless(html)}", err=True)
    if not as_json and html is None:
        whole = () if by else overview(tally)
        click.echo(f"Reviews posted in: {tally.period.words}\n")
        for section in (*whole, *(table(each, groups[each], tally, _MOST) for each in wanted if tally.cases)):
            for line in lines(section):
                click.echo(line)


def _write(path: Path, text: str) -> None:
    if str(path) == "-":
        click.echo(text, nl=False)
    else:
        path.write_text(text, encoding="utf-8")


def lines(section: Section) -> Iterator[str]:
    """A section as plain lines of aligned columns, an empty one behind it."""
    yield section.title
    told = [[row.label, *(cell.words for cell in row.cells)] for row in section.rows]
    if section.heads:
        told.insert(0, ["", *section.heads])
    if told:
        widths = [max(width_of(row[at]) for row in told if at < len(row)) for at in range(max(map(len, told)))]
        widths[0] = min(widths[0], 60)
        for row in told:
            yield ("  " + "  ".join(_filled(text, width) for text, width in zip(row, widths, strict=False))).rstrip()
    for note in section.notes:
        yield f"  {note}"
    yield ""


def _filled(text: str, width: int) -> str:
    from reviewtui.domain.cells import fitted

    return fitted(text, width)


# JSON ----------------------------------------------------------------------------------------------------------------


def as_document(tally: Tally, groups: Mapping[By, Sequence[Group]]) -> dict[str, Any]:
    """Everything as numbers; times in seconds, shares as what of what, and a query that finds the cases."""
    became = tally.outcomes
    return {
        "period": tally.period.value,
        "from": None if tally.first_day is None else tally.first_day.isoformat(),
        "as_of": moment(tally.now),
        "cases": tally.cases,
        "undated": tally.undated,
        **_contact(tally),
        "outcomes": {
            outcome: {
                "contacted": _share(became.share(outcome)) | {"query": tally.query_contacted(outcome)},
                "not_contacted": _share(became.share_of_others(outcome)) | {"query": tally.query_others(outcome)},
            }
            for outcome in became.contacted
        },
        "removed_by_amazon_as_asked": len(became.by_amazon),
        "outcome_before_first_contact": len(became.too_soon),
        "worth": {
            "rescued": tally.worth.rescued,
            "known": tally.worth.known,
            "one_sale_of_each": dict(tally.worth.one_sale),
            "estimate": tally.worth.estimate,
            "share_of_sales": dict(tally.worth.share),
            "how": tally.worth.how,
        },
        "by": {by.value: [_group(each) for each in some] for by, some in groups.items()},
    }


def _contact(tally: Tally) -> dict[str, Any]:
    """First contacts, answers and promises."""
    first, answers, promises = tally.first, tally.answers, tally.promises
    return {
        "first_contact": {
            "contacted": len(first.contacted),
            "wall": _times(first.wall),
            "within_seconds": tally.clocks.first_contact,
            "within": _share(first.within),
            "by_hours": None if first.worked is None else _times(first.worked),
            "within_by_hours": None if first.within_worked is None else _share(first.within_worked),
            "came_in_late": len(first.late_in),
            "query": tally.query("contacted:yes"),
        },
        "answers": {
            "wrote_back": _share(Share(len(answers.wrote_back), answers.of_contacted)),
            "in_time": _share(answers.in_time),
            "still_running": answers.running,
            "answered": _share(Share(len(answers.answered), len(answers.buyers))),
            "wait": _times(answers.wait),
        },
        "promises": {
            "kept": len(promises.kept),
            "late": len(promises.late),
            "broken": len(promises.broken),
            "open": len(promises.open_),
            "overdue": len(promises.overdue),
        },
    }


def _times(times: Times) -> dict[str, int | None]:
    return {"n": times.n, "median": times.median, "p90": times.p90}


def _share(share: Share) -> dict[str, Any]:
    return {"hits": share.hits, "of": share.of, "rate": None if share.rate is None else round(share.rate, 4)}


def _group(group: Group) -> dict[str, Any]:
    return {
        "name": group.name,
        "aside": group.aside,
        "cases": group.reviews,
        "contacted": group.contacted,
        "wait": _times(group.wait),
        "within": _share(group.within),
        "rescued": _share(group.rescued),
        "others": None if group.others is None else _share(group.others),
        "query": group.query,
    }
