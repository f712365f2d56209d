"""`reviewtui tag`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reviewtui.cli.acting import is_case, named
from reviewtui.cli.opened import desk
from reviewtui.cli.output import print_change, print_changes, print_json
from reviewtui.cli.targets import FROM_INPUT, meant_first, on_several, rehearse
from reviewtui.desk.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.desk.desk import Desk

SHOWN = 8


@click.command("tag")
@click.argument("words", nargs=-1, metavar="CASE TAG...")
@click.option("--rules", is_flag=True, help="By the rules of your settings; --dry-run shows what.")
@click.option("--undo", is_flag=True, help="With --rules: take back what they tagged by themselves.")
@on_several
@click.pass_context
def command(
    context: click.Context,
    words: tuple[str, ...],
    rules: bool,
    undo: bool,
    query: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Put tags on a case, on several (12,13), on those on standard input (-), or on all that --query finds.

    A tag comes off again when all of them have it. The rules in [tag_rules] tag what comes in by themselves; --rules
    lets them tag what is there.
    """
    if rules and (words or query is not None):
        raise click.UsageError("--rules tags what its queries find; name no cases and no tags")
    if undo and not rules:
        raise click.UsageError("--undo takes back what --rules did; for your own acts there is reviewtui undo")
    with desk(context) as opened:
        if rules:
            _by_rules(opened, undo=undo, dry_run=dry_run, as_json=as_json)
            return
        cases, names = _asked(opened, words, query)
        if dry_run:
            rehearse(opened, "tag", cases, as_json=as_json)
        else:
            print_changes([opened.triage.tag(cases, names)], as_json=as_json)


def _by_rules(opened: Desk, *, undo: bool, dry_run: bool, as_json: bool) -> None:
    if undo:
        print_change(opened.tagging.undo(), as_json=as_json)
    elif not dry_run:
        print_change(opened.tagging.run(), as_json=as_json)
    else:
        found = opened.tagging.preview()
        if as_json:
            print_json([each._asdict() for each in found])
            return
        for each in found:
            some = ", ".join(map(str, each.cases[:SHOWN])) + (" …" if len(each.cases) > SHOWN else "")
            count = f"{len(each.cases):,} {'case' if len(each.cases) == 1 else 'cases'}"
            click.echo(f"{each.tag:<16}{count:>12}  {each.query}" + (f"   ({some})" if some else ""))
        click.echo("Nothing was changed.", err=True)


def _asked(opened: Desk, words: Sequence[str], query: str | None) -> tuple[list[int], list[str]]:
    """The cases and the tags; what was said the other way round (TAG CASE...) is understood where nothing else fits."""
    if query is not None or len(words) < 2 or words[0] == FROM_INPUT:
        return meant_first(opened, "tag", words, query, "a tag")
    try:
        return named(opened, words[:1]), list(words[1:])
    except Refused:
        if not all(is_case(opened, each) for each in words[1:]):
            raise
    return named(opened, words[1:]), [words[0]]
