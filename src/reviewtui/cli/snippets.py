"""`reviewtui snippets`: words to begin a step with, in a language or filled for a case."""

from __future__ import annotations

import sys
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from reviewtui.cli.opened import desk
from reviewtui.cli.output import print_json
from reviewtui.domain.reply import Step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.desk.snippets import Proposal, Proposals


@click.command("snippets")
@click.option("--step", type=click.Choice([each.value for each in Step]), help="Only those for this step.")
@click.option("--cause", default="", metavar="ID", help="Only those for this cause; found out from the case.")
@click.option("--case", help="Fill them from this case, in its buyer's language.")
@click.option("--language", default="", metavar="LL", help="The language to list, e.g. de; without a case: en.")
@click.option("--starter", is_flag=True, help="Print the starter set as TOML, to begin a file of your own with.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_context
def command(
    context: click.Context, step: str | None, cause: str, case: str | None, language: str, starter: bool, as_json: bool
) -> None:
    """List the words to begin a reply with. What isn't known stays in braces: {trouble}."""
    if case is not None and language:
        raise click.UsageError("a case knows its language; leave out --language or --case")
    if starter and (as_json or cause or step or case is not None):
        raise click.UsageError("--starter prints the whole set of a language; only --language goes with it")
    language = (language or "en").lower().replace("_", "-").partition("-")[0]
    if starter:
        _print_starter(context, language)
        return
    steps = (Step(step),) if step else tuple(Step)
    with desk(context) as opened:
        if case is None:
            found = opened.snippets.of_language(language, steps, cause)
        else:
            number = opened.inbox.find(case)
            each = [opened.snippets.for_case(number, one, cause) for one in steps]
            found = each[0]._replace(items=tuple(item for one in each for item in one.items))
    if found.note:
        click.echo(found.note, err=True)
    if as_json:
        print_json(document(found))
    else:
        _say(found)


def document(found: Proposals) -> dict[str, Any]:
    """Snippets as JSON gives them; `cause` is "" where all are listed."""
    return {
        "language": found.language,
        "cause": found.cause,
        "snippets": [
            {
                "cause": each.cause,
                "step": each.step.value,
                "rung": each.rung,
                "text": each.text,
                "holes": list(each.holes),
                "unknown": list(each.unknown),
                "own": each.own,
            }
            for each in found.items
        ],
    }


def _print_starter(context: click.Context, language: str) -> None:
    from reviewtui.letters.snippets import FIRST_FEW, STARTERS, starter_text
    from reviewtui.rules.match.language import name_of

    if language not in (*STARTERS, *FIRST_FEW):
        there = ", ".join((*STARTERS, *FIRST_FEW))
        click.echo(f"reviewtui: no starter set is in {name_of(language)}; there are {there}", err=True)
        context.exit(1)
    sys.stdout.write(starter_text(language))


def _say(found: Proposals) -> None:
    names = dict(found.causes)
    causes = list(dict.fromkeys(each.cause for each in found.items))
    for cause in causes:
        name = names.get(cause, cause)
        click.echo(name if name.startswith(cause) else f"{cause}: {name}")
        of_cause = [each for each in found.items if each.cause == cause]
        for step, items in groupby(of_cause, key=lambda each: each.step):
            click.echo(f"  {step}")
            _say_items(list(items))


def _say_items(items: Sequence[Proposal]) -> None:
    for each in items:
        told = ", ".join(filter(None, ["yours" if each.own else "", each.rung]))
        lines = each.text.split("\n")
        click.echo(f"    - {f'[{told}] ' if told else ''}{lines[0]}")
        for line in lines[1:]:
            click.echo(f"      {line}")
        if each.unknown:
            click.echo(f"      no such variable: {', '.join(f'{{{name}}}' for name in each.unknown)}")
