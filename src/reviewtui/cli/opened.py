"""What is opened for one command, the desk or its backups; what goes wrong with it is told in one sentence."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from reviewtui.cli.wording import complaint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtui.cli.programs import Programs
    from reviewtui.desk.backups import Backups
    from reviewtui.desk.desk import Desk

MOST_ID = 2**63 - 1
"""The largest number that a row can have."""


@contextmanager
def told(programs: Programs) -> Iterator[None]:
    """Say what went wrong in one sentence on standard error, exit code 1."""
    try:
        yield
    except programs.complaints as error:
        click.echo(f"reviewtui: {complaint(str(error))}", err=True)
        sys.exit(1)


@contextmanager
def desk(context: click.Context) -> Iterator[Desk]:
    """The desk for one command; refusals and broken files are told in one sentence, exit code 1."""
    programs: Programs = context.obj
    with told(programs), programs.open_desk(context.meta["options"]) as opened:
        yield opened


@contextmanager
def backups(context: click.Context) -> Iterator[Backups]:
    """The backups for one command; they need no database that can be opened."""
    programs: Programs = context.obj
    with told(programs):
        yield programs.backups(context.meta["options"])
