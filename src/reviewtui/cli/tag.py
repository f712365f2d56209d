"""`reviewtui tag`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reviewtui.cli.acting import is_case, named
from reviewtui.cli.main import desk
from reviewtui.cli.output import print_changes
from reviewtui.cli.targets import FROM_INPUT, meant_first, on_several, rehearse
from reviewtui.desk.views import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.desk.desk import Desk


@click.command("tag")
@click.argument("words", nargs=-1, metavar="CASE TAG...")
@on_several
@click.pass_context
def command(context: click.Context, words: tuple[str, ...], query: str | None, dry_run: bool, as_json: bool) -> None:
    """Put tags on a case, on several (12,13), on those on standard input (-), or on all that --query finds.

    A tag comes off again when all of them have it.
    """
    with desk(context) as opened:
        cases, names = _asked(opened, words, query)
        if dry_run:
            rehearse(opened, "tag", cases, as_json=as_json)
        else:
            print_changes([opened.triage.tag(cases, names)], as_json=as_json)


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
