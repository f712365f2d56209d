"""`reviewtui draft`: read or write the reply to a case without the screens."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, TextIO

import click

from reviewtui.cli.opened import MOST_ID, desk
from reviewtui.cli.output import print_json
from reviewtui.cli.streams import kept, read_letter
from reviewtui.desk.naming import short
from reviewtui.desk.refusals import Refused
from reviewtui.domain.channel import CARRIES, Carries, Channel, Door
from reviewtui.domain.clock import exact, iso
from reviewtui.domain.reply import Reply
from reviewtui.domain.text import clean

if TYPE_CHECKING:
    from datetime import tzinfo

    from reviewtui.desk.correspondence import DraftVersion
    from reviewtui.domain.frame import Frame

_LONGEST_GREETING = 60


@click.command("draft")
@click.argument("case")
@click.option("--apologize", help="Write this step.")
@click.option("--acknowledge", help="Write this step.")
@click.option("--solve", help="Write this step.")
@click.option(
    "--file",
    "source",
    type=click.File(encoding="utf-8", errors="replace"),
    help="A letter: three parts, blank lines between.",
)
@click.option("--versions", is_flag=True, help="List how the draft read before.")
@click.option(
    "--take-back",
    type=click.IntRange(1, MOST_ID),
    metavar="ID",
    help="Put an earlier version back; what stands there is kept.",
)
@click.option("--anyway", is_flag=True, help="Write although you write this letter in the inbox now.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_context
def command(
    context: click.Context,
    case: str,
    apologize: str | None,
    acknowledge: str | None,
    solve: str | None,
    source: TextIO | None,
    versions: bool,
    take_back: int | None,
    anyway: bool,
    as_json: bool,
) -> None:
    """Print the draft of a case; with text given, write it first."""
    steps = any(part is not None for part in (apologize, acknowledge, solve))
    if sum((steps, source is not None, versions, take_back is not None)) > 1:
        raise click.UsageError("Give the steps, or --file, or --versions, or --take-back: one of them")
    with desk(context) as opened:
        number = opened.inbox.find(case)
        if versions:
            _say_versions(opened.drafting.versions(number), opened.clock(), opened.settings.zone, as_json=as_json)
            return
        writes = take_back is not None or source is not None or steps
        if writes and not anyway and opened.settings.me in opened.inbox.sheet(number).writers:
            raise Refused(
                f"You are writing to case {number} in the inbox now; --anyway takes the letter over from there"
            )
        if take_back is not None:
            opened.drafting.take_back(number, take_back)
            kept(f"version {take_back} is the draft of case {number} again")
        sheet = opened.inbox.sheet(number)
        reply = sheet.draft.reply if sheet.draft else Reply()
        given = {"apologize": apologize, "acknowledge": acknowledge, "solve": solve}
        door = sheet.draft.channel if sheet.draft else _channel(sheet.doors)
        if source is not None:
            given = dict(zip(given, parts_of(read_letter(source), sheet.frame(door)), strict=True))
        if any(part is not None for part in given.values()):
            before = {"apologize": reply.apologize, "acknowledge": reply.acknowledge, "solve": reply.solve}
            reply = Reply(**(before | {step: clean(part) for step, part in given.items() if part is not None}))
            opened.writing.save(number, door, reply)
            kept(f"the draft of case {number} is kept")
        elif reply.empty:
            raise Refused(f"Case {number} has no draft; --apologize, --acknowledge, --solve or --file write one")
        _say_letter(number, reply, sheet.frame(door), as_json=as_json)


def _say_letter(case: int, reply: Reply, frame: Frame, *, as_json: bool) -> None:
    if as_json:
        around = frame.around(reply.letter())
        print_json({"case": case, "apologize": reply.apologize, "acknowledge": reply.acknowledge,
                    "solve": reply.solve, "greeting": around.above, "closing": around.below,
                    "letter": reply.letter(frame)})  # fmt: skip
    else:
        sys.stdout.write(reply.letter(frame) + "\n")


def parts_of(letter: str, frame: Frame) -> list[str]:
    """The three steps of a letter in a file. The greeting and the signature that a letter gets anyway are left out; a
    greeting of the writer's own belongs to the first step.
    """
    parts = [part.strip() for part in re.split(r"\n[ \t]*\n\s*", frame.without(letter))]
    if len(parts) > 1 and "\n" not in parts[0] and frame.greets(parts[0]) and len(parts[0]) < _LONGEST_GREETING:
        parts[:2] = ["\n\n".join(parts[:2])]
    return [*parts[:2], "\n\n".join(parts[2:])] if len(parts) > 2 else [*parts, "", ""][:3]


def _say_versions(versions: tuple[DraftVersion, ...], now: int, zone: tzinfo, *, as_json: bool) -> None:
    if as_json:
        print_json([
            {"version": each.id, "at": iso(each.at), "who": each.who, "apologize": each.reply.apologize,
             "acknowledge": each.reply.acknowledge, "solve": each.reply.solve, "letter": each.reply.letter()}
            for each in versions
        ])  # fmt: skip
        return
    if not versions:
        click.echo("There is no earlier version yet", err=True)
    for each in versions:
        when = exact(each.at, now, zone)
        click.echo(f"{each.id:>5}  {when}  {each.who:<10} {short(each.reply.letter(), 60)}")


def _channel(doors: tuple[Door, ...]) -> Channel:
    """The door that own words go through: the first that isn't a fixed text."""
    return next(door.channel for door in doors if CARRIES[door.channel] is not Carries.FIXED_TEXT)
