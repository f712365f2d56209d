"""`reviewtui outcome`: what became of a review."""

from __future__ import annotations

import click

from reviewtui.cli.opened import desk
from reviewtui.cli.targets import carry_out, meant_first, on_several
from reviewtui.domain.case import Outcome

_ALL = tuple(each.value for each in Outcome)


def _offered(context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """What may stand behind the case, or behind a query."""
    if not context.params.get("words") and context.params.get("query") is None:
        return []
    return [each for each in _ALL if each.startswith(begun.lower())]


@click.command("outcome")
@click.argument("words", nargs=-1, shell_complete=_offered, metavar=f"CASE [{'|'.join(_ALL)}]")
@on_several
@click.pass_context
def command(context: click.Context, words: tuple[str, ...], query: str | None, dry_run: bool, as_json: bool) -> None:
    """Record by hand what became of a review; edited ones are recorded by the import itself.

    CASE may be several (12,13), - for those on standard input, or left out where --query finds them.
    """
    if words and words[0].lower() in _ALL and query is None:
        words = (*words[1:], words[0])
    became = words[-1].lower() if words else ""
    if len(words) > (1 if query is not None else 2) or (words and became not in _ALL):
        raise click.BadParameter(f"“{words[-1]}” is no outcome; there are {', '.join(_ALL)}", param_hint="OUTCOME")
    with desk(context) as opened:
        cases, _ = meant_first(opened, "outcome", words, query, "what became of it")
        carry_out(
            opened, "record an outcome of", cases, lambda some: opened.triage.outcome(some, Outcome(became)),
            dry_run=dry_run, as_json=as_json,
        )  # fmt: skip
