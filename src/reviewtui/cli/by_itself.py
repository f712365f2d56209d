"""`sync --install` and `--uninstall`: the machine's own timer asks the sources from now on, or no longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reviewtui.cli.opened import told as kindly
from reviewtui.cli.output import print_json
from reviewtui.cli.streams import kept

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.cli.programs import Programs
    from reviewtui.desk.ports.timer import Planned, Timer

LINGER = "It runs while you are logged in; loginctl enable-linger lets it run always."


def by_itself(context: click.Context, sources: Sequence[str], every: int | None, *, dry: bool, as_json: bool) -> None:
    """Let all sources be asked every so many minutes, or with None no longer; `dry` shows what would be written."""
    if sources:
        raise click.UsageError("By itself all sources are asked; name none beside --install or --uninstall")
    programs: Programs = context.obj
    with kindly(programs):
        timer = programs.timer(context.meta["options"])
        if every is None:
            _removed(timer, dry=dry, as_json=as_json)
            return
        named = programs.sources(context.meta["options"]).named()
        planned = timer.plan(every) if dry else timer.install(every)
        if not dry:
            kept(f"{planned.by} runs reviewtui sync from now on")
    if as_json:
        print_json({"installed": not dry, **planned._asdict()})
    elif dry:
        _show(planned)
    else:
        click.echo(f"{planned.by} runs reviewtui sync every {_often(every)} from now on; --uninstall ends that.")
        click.echo(LINGER if planned.by == "systemd" else f"Its line: {planned.line}")
    for source in named:
        for variable in source.variables:
            click.echo(f"{source.name}: its secret stands in {variable}, which nobody tells it there", err=True)


def _removed(timer: Timer, *, dry: bool, as_json: bool) -> None:
    if dry:
        raise click.UsageError("--uninstall takes no --dry-run")
    there = timer.remove()
    if as_json:
        print_json({"removed": there})
    else:
        click.echo("reviewtui sync no longer runs by itself." if there else "It did not run by itself.")


def _show(planned: Planned) -> None:
    for path, text in planned.files.items():
        click.echo(f"# {path}\n{text}")
    if planned.line:
        click.echo(planned.line)


def _often(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if rest or not hours:
        return f"{minutes} minutes" if minutes > 1 else "minute"
    return f"{hours} hours" if hours > 1 else "hour"
