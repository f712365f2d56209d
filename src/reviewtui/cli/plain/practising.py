"""A practice case answered line by line: the three steps, as often as one likes, then the score."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reviewtui.cli.plain import told
from reviewtui.cli.plain.dialogue import Dialogue, Ended
from reviewtui.cli.plain.writing import Left, Letter
from reviewtui.desk.own_commands import own_words_door
from reviewtui.domain.reply import Reply, Step

if TYPE_CHECKING:
    from reviewtui.cli.programs import Outside
    from reviewtui.desk.desk import Desk


def practise(desk: Desk, outside: Outside | None, case: int) -> Reply:
    """Let a letter be written; answers it as it stands when the seller is done, or nothing more comes in."""
    talk, sheet = Dialogue(), desk.inbox.sheet(case)
    door = own_words_door(sheet)
    letter = Letter(
        talk, desk, outside.edit if outside is not None else None, sheet, door, Reply(), sheet.since[door.public]
    )
    talk.say(told.headline(sheet.row, desk.clock(), desk.settings.zone))
    talk.say_all(told.case(sheet, desk.clock(), desk.settings.zone, whole=True))
    talk.say_all(told.points(letter.check().points))
    try:
        letter.walk()
        _again(talk, letter)
    except (Ended, Left):
        pass
    except KeyboardInterrupt:
        click.echo()
    return letter.reply


def _again(talk: Dialogue, letter: Letter) -> None:
    """Each step may be written anew before it is scored."""
    while True:
        check = letter.tell()
        ways = {"s": "score it", **{str(number): f"write {step} again" for number, step in enumerate(Step, 1)}}
        given = talk.choose("What now?", ways | {"b": "take the better words", "e": "open the editor"})
        if given == "s":
            return
        if given.isdigit():
            letter.write(list(Step)[int(given) - 1])
        elif given == "b":
            letter.take_better(check)
        else:
            letter.edit()
