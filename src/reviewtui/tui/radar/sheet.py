"""The radar's sheet: every burst with its counts, its weeks, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from reviewtui.domain.bars import bars
from reviewtui.tui.dialogs.pick import PickDialog, PickRow
from reviewtui.tui.drawing.lines import BLANK, Line, Tone, TonedText, fit_line, paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.desk.sighting import Sighting
    from reviewtui.tui.drawing.lines_view import Paint

NOTHING = "Nothing bursts above its own past. What is counted, and how: docs/radar.md."


class RadarAnswer(NamedTuple):
    """What is to be done with a burst: list its cases, note that it is mended, or that it is not after all."""

    act: Literal["open", "fixed", "not-fixed"]
    seen: Sighting


class RadarDialog(PickDialog[RadarAnswer]):
    """Answers with a burst and what is to be done with it."""

    def __init__(self, seen: Sequence[Sighting], left: int) -> None:
        """`left` reviews are still to be listened to."""
        count = len(seen)
        told = f"  ·  {count} burst{'' if count == 1 else 's'} above a product's own past" if count else ""
        title = (TonedText("Radar", "title"), TonedText(told, "dim"))
        super().__init__(title, [_row(each) for each in seen], "list its cases", NOTHING)
        if left:
            self.note = f"About {left:,} reviews are still listened to; there may be more then."

    def hints(self) -> list[tuple[str, str]]:
        """The keys; whether it is mended can be noted once, and taken back."""
        (*first, last) = super().hints()
        row = self.at
        mend = [] if row is None else [("f", "not fixed" if row.value.seen.kept.fixed_on else "fixed since …")]
        return [*first, *mend, last]

    def press(self, key: str) -> bool:
        """Note that it is mended; else as every list."""
        if key == "f" and self.at is not None:
            seen = self.at.value.seen
            self.dismiss(RadarAnswer("not-fixed" if seen.kept.fixed_on else "fixed", seen))
            return True
        return super().press(key)


def _row(seen: Sighting) -> PickRow[RadarAnswer]:
    kept = seen.kept
    tone: Tone = "dim" if kept.fixed_on else "plain"
    what, _, product = seen.name.partition(", ")
    words = (TonedText(f"{what}  ", "title" if not kept.fixed_on else "dim"), TonedText(product, tone))
    aside = str(seen.aftermath.verdict) if seen.aftermath is not None else f"{kept.burst.counted:,}"
    return PickRow(words, aside, RadarAnswer("open", seen), _in_full(seen))


def _in_full(seen: Sighting) -> Paint:
    def paint(width: int) -> list[Line]:
        lines = [*paragraph(f"{seen.words()}.", width)]
        if seen.after_words():
            lines += paragraph(f"{seen.after_words()[:1].upper()}{seen.after_words()[1:]}.", width, "good")
        if any(seen.weeks):
            told = f"  {len(seen.weeks)} weeks, at most {max(seen.weeks):,} in one"
            lines += [BLANK, fit_line((TonedText(bars(seen.weeks), "warm"), TonedText(told, "dim")), width)]
        return [*lines, BLANK, *paragraph(f"/ {seen.query}", width, "dim")]

    return paint
