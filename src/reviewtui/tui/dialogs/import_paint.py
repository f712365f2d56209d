"""How a file was understood, as lines: each column, what it is taken as, its first values. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from rich.cells import cell_len

from reviewtui.domain.clock import iso
from reviewtui.domain.text import one_line
from reviewtui.tui.drawing.lines import Line, Tone, TonedText, fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.desk.previewing import Look

PLACES: Final = ("asin", "marketplace")
"""What may stand in no column and still be known."""
FIELDS: Final = {
    "stars": "how many stars, 1 to 5",
    "text": "what the buyer wrote",
    "title": "the review's headline",
    "posted_at": "when it was written",
    "author": "who wrote it",
    "review_id": "Amazon's number of the review",
    "asin": "the product",
    "product": "the product's name",
    "marketplace": "the country's shop",
    "verified": "whether they bought it there",
    "helpful_votes": "how many found it helpful",
    "total_votes": "how many voted",
    "variant": "colour, size",
    "order_id": "the number of the order",
    "url": "the address of the review",
    "language": "the language",
    "kind": "product-review or seller-feedback",
}
"""What a column can be taken as, with what that is."""
_NAME, _FIELD = 22, 16
_LONGEST: Final = 40


class ColumnRow(NamedTuple):
    """A line of the list: the column (by its place in the file, None for one that is missing), what it is taken as, and
    its first values.
    """

    name: str
    place: int | None
    fields: tuple[str, ...]
    values: tuple[str, ...]

    @property
    def missing(self) -> bool:
        """Whether no column holds it."""
        return self.place is None


def rows_of(look: Look) -> list[ColumnRow]:
    """The columns of a file in their order, then what no column holds."""
    told = look.understood
    rows = []
    for place, name in enumerate(told.header):
        fields = tuple(field for field, column in told.columns.items() if name and column == name)
        raw = tuple(row[place] for row in told.first if place < len(row))
        ours = [each for each in fields if each in FIELDS]
        values = _values(look, ours[0]) if ours and look.samples else raw
        rows.append(ColumnRow(name or f"(column {place + 1})", place, fields, values))
    if not told.header:
        fields_there = [field for field in FIELDS if any(_values(look, field))]
        return [ColumnRow(field, None, (field,), _values(look, field)) for field in fields_there]
    rows += [ColumnRow(field, None, (field,), _values(look, field)) for field in PLACES if field not in told.columns]
    return rows


def _values(look: Look, field: str) -> tuple[str, ...]:
    """The first values of a field, as they were understood."""
    found = [getattr(each, field, None) for each in look.samples]
    if field == "posted_at":
        return tuple(iso(each)[:10] if isinstance(each, int) else "" for each in found)
    return tuple(map(_shown, found))


def _shown(value: object) -> str:
    if value is None or value == "":
        return ""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else one_line(str(value))


def row_line(row: ColumnRow, width: int, *, here: bool, widest: int) -> Line:
    """One line of the list."""
    name_room = min(_NAME, max(8, widest), width // 4)
    field_room = min(_FIELD, max(10, width // 5))
    name = fit(row.name, name_room)
    taken, tone = _taken(row)
    taken = fit(taken, field_room)
    values_room = max(4, width - name_room - field_room - 8)
    told = " · ".join(fit(each, _LONGEST) or "(empty)" for each in row.values)
    values = fit("unknown" if row.missing and not any(row.values) else told, values_room)
    mark = _mark(row)
    gap = " " * max(0, values_room - cell_len(values))
    return (
        TonedText("▌ " if here else "  ", "bar"),
        TonedText(
            name + " " * (name_room - cell_len(name) + 2), "warm" if row.missing else "title" if here else "plain"
        ),
        TonedText(taken + " " * (field_room - cell_len(taken) + 2), tone),
        TonedText(values + gap, "plain" if row.fields and not row.missing else "dim"),
        mark,
    )


def _taken(row: ColumnRow) -> tuple[str, Tone]:
    if row.missing:
        return "not in the file", "dim"
    return (", ".join(row.fields), "title") if row.fields else ("not used", "dim")


def _mark(row: ColumnRow) -> TonedText:
    if not row.fields:
        return TonedText("  ")
    if any(row.values):
        return TonedText(" ✓", "good")
    return TonedText(" ?", "warm")


def totals_line(counts: Sequence[tuple[int, str, Tone]]) -> Line:
    """``1,204 rows   1,166 new   3 can't be read``."""
    line: list[TonedText] = [TonedText("  ")]
    for count, words, tone in counts:
        line += [TonedText(f"{count:,}", tone), TonedText(f" {words}    ", "plain")]
    return tuple(line)
