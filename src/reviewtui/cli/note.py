"""`reviewtui note`."""

from __future__ import annotations

import click

from reviewtui.cli.opened import desk
from reviewtui.cli.targets import carry_out, meant_first, on_several


@click.command("note")
@click.argument("words", nargs=-1, metavar="CASE TEXT")
@on_several
@click.pass_context
def command(context: click.Context, words: tuple[str, ...], query: str | None, dry_run: bool, as_json: bool) -> None:
    """Write a note on a case, on several (12,13), on those on standard input (-), or on all that --query finds."""
    with desk(context) as opened:
        cases, text = meant_first(opened, "note", words, query, "the words")
        carry_out(
            opened, "write a note on", cases, lambda some: opened.triage.note(some, " ".join(text)),
            dry_run=dry_run, as_json=as_json,
        )  # fmt: skip
