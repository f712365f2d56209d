"""`reviewtui tag`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reviewtui.cli.acting import as_json_option, is_case, named
from reviewtui.cli.main import desk
from reviewtui.cli.output import print_changes
from reviewtui.desk.views import Refused

if TYPE_CHECKING:
    from reviewtui.desk.desk import Desk


@click.command("tag")
@click.argument("case")
@click.argument("tags", nargs=-1, required=True, metavar="TAG...")
@as_json_option
@click.pass_context
def command(context: click.Context, case: str, tags: tuple[str, ...], as_json: bool) -> None:
    """Put tags on a case, or on several (12,13); one comes off again when all of them have it."""
    with desk(context) as opened:
        cases, names = _asked(opened, case, tags)
        print_changes([opened.triage.tag(cases, name) for name in names], as_json=as_json)


def _asked(opened: Desk, case: str, tags: tuple[str, ...]) -> tuple[list[int], tuple[str, ...]]:
    """The cases and the tags; what was said the other way round (TAG CASE...) is understood where nothing else fits."""
    try:
        return named(opened, [case]), tags
    except Refused:
        if not all(is_case(opened, each) for each in tags):
            raise
    return named(opened, tags), (case,)
