"""What the checks found, told below the fields: the finding at hand in full with its keys, the next in a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.domain.finding import Scope, Severity
from reviewtui.domain.located import HOLE, Located
from reviewtui.tui.drawing.lines import Line, TonedText, at_most, fit, fit_line, hung

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.tui.keys.keymap import Keys

MOST = 3
_QUOTE = 60


def findings(found: Sequence[Located], at: int | None, width: int, keys: Keys) -> list[Line]:
    """The finding at hand, and a line for each of the next."""
    if not found:
        return []
    first = at if at is not None else 0
    lines = finding(found[first], len(found), width, keys)
    others = [each for number, each in enumerate(found) if number != first]
    lines += [fit_line((_lead(each), *_words(each, 30)), width) for each in others[: MOST - 1]]
    more = len(others) - (MOST - 1)
    return [*lines, (TonedText(f"  and {more} more", "dim"),)] if more > 0 else lines


def finding(each: Located, count: int, width: int, keys: Keys) -> list[Line]:
    """One finding in at most two lines, and the keys that mean it in at most three."""
    said = at_most(hung(_lead(each), _words(each, _QUOTE), width), 2, width)
    return [*said, *at_most(_offer(each, count, width, keys), 3, width)]


def brief(each: Located, count: int, width: int, keys: Keys) -> list[Line]:
    """The same where there is little room: never more than three lines."""
    said = at_most(hung(_lead(each), _words(each, 24), width), 2, width)
    return [*said, *at_most(_offer(each, count, width, keys), 1, width)]


def _lead(each: Located) -> TonedText:
    blocks = each.finding.severity is Severity.BLOCK
    return TonedText("✗ ", "hot") if blocks else TonedText("! ", "warm")


def _words(each: Located, longest: int) -> list[TonedText]:
    whole = each.finding.scope is Scope.MISSING  # no words are to blame
    quote = [TonedText(f"“{fit(each.finding.quote, longest)}” ")] if each.finding.quote.strip() and not whole else []
    return [*quote, TonedText(each.finding.why, "dim")]


def _offer(each: Located, count: int, width: int, keys: Keys) -> list[Line]:
    pieces: list[TonedText] = []
    better = each.better
    if each.adds:
        return hung(
            TonedText("  "),
            [TonedText(keys.sign("take-over"), "key"), TonedText(f" adds “{each.adds}”", "good")],
            width,
        )
    if each.place is not None and (count > 1 or better is None):
        words = " selects the words" if count == 1 else f" next of {count}"
        if each.finding.rule == HOLE:
            words = " to the next hole; type over it"
        pieces = [TonedText(keys.sign("next-finding"), "key"), TonedText(words, "dim")]
    if better is not None:
        said = f" puts in “{fit(better, 120)}”" if better.strip() else " takes these words out"
        pieces += [TonedText("   ")] if pieces else []
        pieces += [TonedText(keys.sign("take-over"), "key"), TonedText(said, "good" if better.strip() else "dim")]
    return hung(TonedText("  "), pieces, width) if pieces else []
