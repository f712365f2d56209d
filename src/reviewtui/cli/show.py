"""`reviewtui show`: all of one case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reviewtui.cli.list_ import columns
from reviewtui.cli.opened import desk
from reviewtui.cli.output import print_json, sheet_json
from reviewtui.domain.cells import width_of, wrapped
from reviewtui.domain.clock import age, day, long_span, moment
from reviewtui.domain.doors import shop
from reviewtui.domain.ground import WHY, Ground, Removal
from reviewtui.domain.level import Level, times
from reviewtui.domain.review import details

if TYPE_CHECKING:
    from datetime import tzinfo

    from reviewtui.desk.views import CaseRow, CaseSheet


WIDEST = 78
"""Columns that are easy to read."""


@click.command("show")
@click.argument("case")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_context
def command(context: click.Context, case: str, as_json: bool) -> None:
    """All of one case, by its number or its review id."""
    with desk(context) as opened, opened.store.snapshot():
        sheet = opened.inbox.sheet(opened.inbox.find(case))
        if as_json:
            print_json(sheet_json(sheet, opened.clock()))
        else:
            width = min(WIDEST, columns())
            for line in lines(sheet, opened.clock(), opened.settings.zone, width):
                for each in _fitting(line, width):
                    click.echo(each)


def _fitting(line: str, width: int) -> list[str]:
    """A line that is too wide for the terminal, on several; what follows stands as deep as the first."""
    if width == WIDEST or width_of(line) <= width:
        return [line]
    deep = " " * (len(line) - len(line.lstrip()))
    return [f"{deep}{each}" for each in wrapped(line, width - len(deep))]


def lines(sheet: CaseSheet, now: int, zone: tzinfo, width: int = WIDEST) -> list[str]:
    """A case in plain lines, for a screen reader or a pipe."""
    review, row = sheet.review, sheet.row
    out = [
        f"Case {row.case}: {review.stars}★ {review.title}".rstrip(),
        f"{sheet.product.title or sheet.product.asin} · {shop(review.marketplace)}".strip(" ·"),
        ", ".join(
            each for each in (review.author, age(review.posted_at, now, sheet.told_at), *details(review)) if each
        ),
    ]
    if review.helpful_votes:
        total = f" of {review.total_votes:,}" if review.total_votes else ""
        out.append(f"{review.helpful_votes:,}{total} found it helpful")
    if sheet.tags:
        out.append(f"tags: {', '.join(sheet.tags)}")
    out.append("")
    for paragraph in review.text.split("\n"):
        out += wrapped(paragraph, width)
    since = "; its clock began when it came in" if sheet.since_arrival and row.due_at else ""
    out += ["", f"Why it stands here: {row.lane.words.lower()}, {_pressing(row, now)}{since}"]
    out += [f"  {times(factor.value):<8} {factor.reason}" for factor in sheet.factors]
    out += ["", "Doors"]
    for door in sheet.doors:
        closes = ""
        if door.closes_at and door.open_:
            closes = f", closes {day(door.closes_at, zone, now)}, in {long_span(door.closes_at - now)}"
        out.append(f"  {'open  ' if door.open_ else 'closed'} {door.channel.value}: {door.words}{closes}")
    for title, entries in (
        ("Amazon counts", [each.words for each in sheet.topics.complaints()]),
        ("May be removable", [f"because {_because(each)}" for each in sheet.removable]),
        ("Asked Amazon to remove it", [_asked(each, now, zone) for each in sheet.removals]),
        ("Promises", [f"{day(each.due_at, zone)} {each.text} ({each.state})" for each in sheet.promises]),
        ("Notes", [f"{moment(each.at, now, zone)} {each.who}: {each.text}" for each in sheet.notes]),
        ("Timeline", [f"{moment(each.at, now, zone)} {each.words}" for each in sheet.timeline]),
    ):
        if entries:
            out += ["", title, *(f"  {entry}" for entry in entries)]
    if sheet.draft and not sheet.draft.reply.empty:
        out += ["", f"Draft, saved {moment(sheet.draft.saved_at, now, zone)}", sheet.letter(sheet.draft)]
    return out


def _because(ground: Ground) -> str:
    return f"{ground.why}: {', '.join(f'“{each}”' for each in ground.quotes)}"


def _asked(removal: Removal, now: int, zone: tzinfo) -> str:
    state = f"an answer is expected by {day(removal.expected_at, zone)}" if removal.state == "open" else removal.state
    return f"{moment(removal.at, now, zone)} {removal.who}: {WHY.get(removal.ground, removal.ground)}; {state}"


def _pressing(row: CaseRow, now: int) -> str:
    """How much a case presses, with the number behind the word."""
    level = row.level(now)
    words = "for this week" if level is Level.WEEK else f"for {level}" if level else "presses no more"
    return f"{words} (urgency {row.score:.0f} of 100)"
