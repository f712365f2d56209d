"""`reviewtui outcome`: what became of a review."""

from __future__ import annotations

from typing import Any

import click

from reviewtui.cli.acting import as_json_option
from reviewtui.cli.main import desk
from reviewtui.cli.output import print_change
from reviewtui.domain.case import Outcome


class _Outcomes(click.Choice[str]):
    """One of the outcomes; where that stands in the place of the case, the case may stand here."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if ctx is not None and str(ctx.params.get("case")).lower() in self.choices:
            return str(value)
        return super().convert(value, param, ctx)


@click.command("outcome")
@click.argument("case")
@click.argument("outcome", type=_Outcomes([each.value for each in Outcome]))
@as_json_option
@click.pass_context
def command(context: click.Context, case: str, outcome: str, as_json: bool) -> None:
    """Record by hand what became of a review; edited ones are recorded by the import itself."""
    if case.lower() in {each.value for each in Outcome}:
        case, outcome = outcome, case.lower()
    with desk(context) as opened:
        print_change(opened.triage.outcome(opened.inbox.find(case), Outcome(outcome)), as_json=as_json)
