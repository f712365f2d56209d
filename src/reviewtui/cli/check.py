"""`reviewtui check`: a letter against courtesy and the rules, for scripts and editors."""

from __future__ import annotations

from typing import Any, TextIO

import click

from reviewtui.cli.acting import DOORS, DOORS_ARE
from reviewtui.cli.opened import desk
from reviewtui.cli.output import print_json
from reviewtui.cli.streams import read_letter
from reviewtui.desk.naming import short
from reviewtui.domain.channel import Channel
from reviewtui.domain.finding import CheckResult, Mark, StepMark


@click.command("check")
@click.argument("source", type=click.File(encoding="utf-8", errors="replace"), default="-", metavar="[FILE]")
@click.option(
    "--channel",
    type=DOORS,
    metavar="DOOR",
    default=Channel.AMAZON_BUYER_MESSAGE.value,
    show_default=True,
    help=f"The letter's door, each has its own rules: {DOORS_ARE}.",
)
@click.option("--case", help="Check it as the answer to this case.")
@click.option("--language", default="", metavar="LL", help="The buyer's language, e.g. de; found out from the case.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_context
def command(
    context: click.Context, source: TextIO, channel: str, case: str | None, language: str, as_json: bool
) -> None:
    """Check the letter in FILE or on standard input. Exit code 1 when it holds something that may not be sent."""
    text = read_letter(source)
    with desk(context) as opened:
        number = opened.inbox.find(case) if case is not None else None
        result = opened.checking.text(text, Channel(channel), number, language)
    if as_json:
        print_json(document(result))
    else:
        _say(result)
    context.exit(1 if result.verdict == "block" else 0)


def document(result: CheckResult) -> dict[str, Any]:
    """A check as docs/ARCHITECTURE.md gives it."""
    return {
        "verdict": result.verdict,
        "findings": [
            {
                "rule": each.rule,
                "severity": each.severity.value,
                "start": each.start,
                "end": each.end,
                "quote": each.quote,
                "why": each.why,
                "rewrite": each.rewrite,
            }
            for each in result.findings
        ],
        "steps": {
            "apologize": _there(result.apologize),
            "acknowledge": _there(result.acknowledge),
            "solve": _there(result.solve),
        },
    }


def _there(step: StepMark) -> bool | None:
    """None where the rules of the letter's language can't tell."""
    return None if step.mark is Mark.UNKNOWN else step.mark is Mark.THERE


def _say(result: CheckResult) -> None:
    signs = {Mark.THERE: "✓", Mark.HALF: "◐", Mark.MISSING: "○", Mark.UNKNOWN: "?"}
    for name, step in (
        ("Apologize", result.apologize), ("Acknowledge", result.acknowledge), ("Solve", result.solve)
    ):  # fmt: skip
        click.echo(f"{signs[step.mark]} {name:<12} {step.words}")
    for point in result.points:
        click.echo(f"  {'answered' if point.answered else 'open    '} “{point.quote}”")
    for each in result.findings:
        click.echo(f"{each.severity}: {each.rule}{f': “{short(each.quote, 60)}”' if each.quote.strip() else ''}")
        click.echo(f"  {each.why}")
        if each.rewrite:
            click.echo(f"  better: {each.rewrite}")
    for note in result.notes:
        click.echo(f"note: {note}")
