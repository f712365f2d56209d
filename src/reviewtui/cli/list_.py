"""`reviewtui list`: the cases in the order of the inbox."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from reviewtui.cli.opened import desk
from reviewtui.cli.output import case_json, only_ascii, say_nothing
from reviewtui.desk.views import CaseRow, View
from reviewtui.domain.case import Lane
from reviewtui.domain.cells import fitted, width_of
from reviewtui.domain.clock import clock_words, moment, span
from reviewtui.domain.review import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import tzinfo

    from reviewtui.desk.desk import Desk

MOST = click.IntRange(1, 10_000_000)
PAGE = 500
SHOWN = 25
WIDTH = 140
NARROW = 60
"""In fewer columns a line has what it is about, and leaves product and votes to `show`."""
CLOCK, VOTES = 10, 6


@click.command("list", context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=-1)
@click.option("--view", "saved", metavar="NAME", help="One of your saved views; QUERY narrows it further.")
@click.option("--limit", type=MOST, help=f"How many; people get {SHOWN} unless told, --json all.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_context
def command(
    context: click.Context, query: tuple[str, ...], saved: str | None, limit: int | None, as_json: bool
) -> None:
    """The cases, the one that can least wait first.

    QUERY narrows: words, "words in a row", stars:<=2, lane:waiting, age:<3d, tag:leak, product:"travel mug" and more,
    with - for not, or, and parentheses; sort:newest orders.
    """
    with desk(context) as opened:
        view = _asked(opened, query, saved)
        with opened.store.snapshot():
            _print(opened, view, limit, as_json)


def _asked(opened: Desk, query: Sequence[str], saved: str | None) -> View:
    """What is to be listed; who asks for everything need not wait for the query language."""
    if not query and saved is None:
        return View()
    from reviewtui.cli.query import read_query

    return read_query(opened, query, saved)


def _print(opened: Desk, view: View, limit: int | None, as_json: bool) -> None:
    wanted = limit if limit or as_json else SHOWN
    cases = opened.inbox.case_ids(view, wanted)
    if as_json:
        _print_json(_pages(opened, cases))
        return
    now, zone, width = opened.clock(), opened.settings.zone, columns()
    for row in _pages(opened, cases):
        click.echo(line(row, now, zone, width))
    counts = opened.inbox.counts(view)
    total = counts.listed(view.lane)
    if total > len(cases) and view.lane is not Lane.DONE:
        click.echo(f"… and {total - len(cases):,} more; --limit shows them", err=True)
    elif not cases:
        say_nothing(opened, "Nobody is waiting." if view == View() else "No such case is there.")


def line(row: CaseRow, now: int, zone: tzinfo, width: int = WIDTH) -> str:
    """A case on one plain line of aligned columns: number, level, stars, clock, what it is about, product, votes."""
    votes = f"▲{row.helpful_votes:,}" if row.helpful_votes else ""
    left = f"{row.case:>7}  {row.level(now):<5}  {row.stars}★  {fitted(clock(row, now, zone), CLOCK)}  "
    if width < NARROW:
        return fitted(f"{row.case} {row.stars}★ {clock(row, now, zone)}  {said(row, now)}", max(20, width)).rstrip()
    room = max(30, width - width_of(left) - VOTES - 4)
    product = min(30, room * 2 // 5)
    title = fitted(said(row, now), room - product)
    return f"{left}{title}  {fitted(about(row), product)}  {votes}".rstrip()


def about(row: CaseRow) -> str:
    """The product in few words, or its number; feedback is about us."""
    from reviewtui.domain.short import product_label

    return product_label(row.product) or row.asin or ("(feedback)" if row.kind == Kind.SELLER_FEEDBACK else "")


def clock(row: CaseRow, now: int, zone: tzinfo) -> str:
    """What the time of a case says."""
    if row.lane is Lane.SNOOZED:
        return f"until {moment(row.wakes_at, now, zone)}" if row.wakes_at else "until they write"
    if row.lane is Lane.FIRST_CONTACT:
        if row.posted_at is None and row.due_at is None:
            return "undated"
        if row.posted_at is not None and (row.hopeless or row.due_at is None):
            return f"{span(now - row.posted_at)} old"
    if row.lane is Lane.DONE or row.due_at is None:
        return row.lane.value
    return clock_words(row.due_at, now)


def said(row: CaseRow, now: int) -> str:
    """What a case is about: the buyer's last words, our promise, or the title; feedback about us is marked, and
    since when Amazon has been asked to remove it.
    """
    words = row.words or row.title or row.text_start or "(no words)"
    feedback = "fb " if row.kind == Kind.SELLER_FEEDBACK else ""
    asked = "" if row.removal_at is None else f"asked {span(now - row.removal_at)} "
    return f"{asked}{feedback}{words}"


def columns() -> int:
    """The columns of the terminal; room enough for every column where there is none."""
    if not sys.stdout.isatty():
        return WIDTH
    import shutil

    return shutil.get_terminal_size((WIDTH, 24)).columns


def _pages(opened: Desk, cases: Sequence[int]) -> Iterator[CaseRow]:
    for start in range(0, len(cases), PAGE):
        yield from opened.inbox.rows(cases[start : start + PAGE])


def _print_json(rows: Iterator[CaseRow]) -> None:
    separator, ascii_ = "[\n", only_ascii()
    for row in rows:
        sys.stdout.write(separator + "  " + json.dumps(case_json(row), ensure_ascii=ascii_))
        separator = ",\n"
    sys.stdout.write("[]\n" if separator == "[\n" else "\n]\n")
