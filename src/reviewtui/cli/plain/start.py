"""How plain mode begins and ends: the morning, and what is kept when nothing more comes in or Ctrl-C stops it."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

from reviewtui.cli.opened import desk
from reviewtui.cli.plain.dialogue import Dialogue, Ended
from reviewtui.cli.plain.morning import PlainMorning

if TYPE_CHECKING:
    from collections.abc import Callable

    import click

    from reviewtui.cli.programs import Programs
    from reviewtui.desk.desk import Desk


def morning(context: click.Context) -> None:
    """Today, then case by case."""
    programs: Programs = context.obj
    with desk(context) as opened:
        talk = Dialogue()
        going = PlainMorning(talk, opened, programs.outside(context.meta["options"]))
        context.exit(until_the_end(talk, opened, None, going.go_through))


def until_the_end(talk: Dialogue, opened: Desk, case: int | None, act: Callable[[], object]) -> int:
    """Do it until it is done, nothing more comes in, or Ctrl-C; what is kept is said. Answers the exit code."""
    try:
        act()
    except Ended:
        _tell_what_is_kept(talk, opened, case, "Nothing more came in")
    except KeyboardInterrupt:
        talk.say()
        _tell_what_is_kept(talk, opened, case, "Stopped")
        return 128 + signal.SIGINT
    return 0


def _tell_what_is_kept(talk: Dialogue, opened: Desk, case: int | None, why: str) -> None:
    drafts = [each.case for each in opened.drafting.waiting() if each.author == opened.settings.me]
    left = [each.case for each in opened.sending.unanswered()]
    talk.say(f"{why}. All that you ended with Enter is kept.", aside=True)
    for number in dict.fromkeys([*left, *drafts]):
        if case not in {None, number}:
            continue
        if number in left:
            talk.say(f"Did case {number} go out? reviewtui send {number} --sent or --not-sent", aside=True)
        else:
            talk.say(f"Go on with case {number}: reviewtui reply {number}", aside=True)
