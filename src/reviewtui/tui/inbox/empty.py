"""What stands in the list when no case does: first run, an empty lane, inbox zero."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.strip import Strip

from reviewtui.domain.case import Lane
from reviewtui.tui.drawing.line import Piece, cells, fit, strip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.desk.views import Counts
    from reviewtui.tui.drawing.themes import Inks
    from reviewtui.tui.keys.keymap import Keys

_LANE_WORDS = {
    Lane.FIRST_CONTACT: ("Nobody waits for a first word.", "New reviews come in here, the most urgent on top."),
    Lane.BUYER_REPLIED: ("Nobody waits for an answer.", "When a buyer writes back, {buyer-wrote} brings it here."),
    Lane.PROMISED: ("No promise is open.", "{promise} in a case writes one down with its date."),
    Lane.WAITING: ("No buyer owes you an answer.", "What you hand off waits here for theirs."),
    Lane.SNOOZED: ("Nothing is snoozed.", "{snooze} puts a case away until a time you choose."),
    Lane.DONE: ("Nothing is done yet.", "{done} closes a case; it stays here and can be brought back."),
}


class EmptyLine(NamedTuple):
    """A line of an empty state: pieces of (text, name of an ink); "" is a blank line."""

    pieces: tuple[tuple[str, str], ...]


def empty_words(
    lane: Lane | None, counts: Counts | None, next_clock: str, keys: Keys, *, demo: bool
) -> list[EmptyLine]:
    """What to say. `next_clock` says when the next clock runs out, "" when none does."""
    if counts is None:
        return []
    if counts.empty:
        return _first_run(keys, demo=demo)
    if lane is None:
        return _inbox_zero(counts, next_clock)
    title, more = _LANE_WORDS[lane]
    for action in ("buyer-wrote", "promise", "snooze", "done"):
        more = more.replace("{" + action + "}", keys.sign(action))
    return [EmptyLine(((title, "strong"),)), EmptyLine(((more, "dim"),))]


def nothing_found(keys: Keys) -> list[EmptyLine]:
    """What to say where a query finds nothing."""
    signs = ((keys.sign("look-for"), "key"), (" changes the words, ", "dim"), (keys.sign("clear"), "key"))
    return [EmptyLine((("Nothing is found.", "strong"),)), EmptyLine((*signs, (" gives the list back.", "dim")))]


def nothing_in_view(name: str) -> list[EmptyLine]:
    """What to say where a saved view is empty."""
    return [
        EmptyLine(((f"Nothing stands in “{name}”.", "strong"),)),
        EmptyLine((("What comes to it shows up by itself.", "dim"),)),
    ]


def _first_run(keys: Keys, *, demo: bool) -> list[EmptyLine]:
    lines = [
        EmptyLine((("Welcome. There are no reviews here yet.", "strong"),)),
        EmptyLine(()),
        EmptyLine((("Bring yours in: ", "dim"), (keys.sign("import"), "key"), (" here, or from a shell:", "dim"))),
        EmptyLine((("reviewtui import ", "primary"), ("reviews.csv", "fg"))),
        EmptyLine((("CSV, Excel, JSON or a saved review page; columns are found by themselves", "dim"),)),
    ]
    if demo:
        offer = EmptyLine(
            (("or press ", "dim"), (keys.sign("demo"), "key"), (" for the demo: invented buyers, real trouble", "dim"))
        )
        lines += [EmptyLine(()), offer]
    return lines


def _inbox_zero(counts: Counts, next_clock: str) -> list[EmptyLine]:
    done = counts.done_today
    today = (
        f"{done:,} {'case' if done == 1 else 'cases'} done today." if done else "Nobody is waiting for a word from you."
    )
    lines = [EmptyLine((("✓ ", "success"), ("Nothing waits for you.", "strong"))), EmptyLine(((today, "fg"),))]
    return [*lines, EmptyLine(((next_clock, "dim"),))] if next_clock else lines


def paint_empty(lines: Sequence[EmptyLine], width: int, height: int, inks: Inks) -> list[Strip]:
    """The lines in the middle, a little above it."""
    above = max(0, (height - len(lines)) * 2 // 5)
    painted = [Strip.blank(width, inks.fg) for _ in range(above)]
    for line in lines:
        pieces = [Piece(text, getattr(inks, ink)) for text, ink in line.pieces]
        room = width - cells(pieces)
        if room < 0:
            pieces = [Piece(fit("".join(piece.text for piece in pieces), width), inks.fg)]
        painted.append(strip([Piece(" " * max(0, room // 2), inks.fg), *pieces], width, inks.fg))
    return painted[:height]
