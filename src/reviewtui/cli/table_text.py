"""Rows as text: JSON lines, CSV, TSV, or a table in Markdown; one row after the other."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

from reviewtui.domain.formulas import defused
from reviewtui.domain.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reviewtui.desk.exporting import Cell

ALWAYS_TOLD = frozenset(
    {"review_id", "marketplace", "asin", "stars", "title", "text", "posted_at", "kind", "helpful_votes"}
)
"""The fields of a review that its JSON line has, known or not; others only where they are known."""


class _Into:
    """What a csv.writer writes to."""

    def __init__(self, write: Callable[[str], object]) -> None:
        self.write = write


def write_table(
    form: str,
    write: Callable[[str], object],
    what: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    ascii_: bool,
) -> None:
    """Write rows as text in one of the formats."""
    if form == "jsonl":
        for row in rows:
            told = dict(zip(columns, row, strict=True))
            document = _short(told) if what == "reviews" else told
            write(json.dumps(document, ensure_ascii=ascii_) + "\n")
    elif form == "markdown":
        write(f"| {' | '.join(columns)} |\n|{'---|' * len(columns)}\n")
        for row in rows:
            write(f"| {' | '.join(map(_in_a_table, row))} |\n")
    else:
        out = csv.writer(_Into(write), delimiter="\t" if form == "tsv" else ",", lineterminator="\r\n")
        out.writerow(columns)
        for row in rows:
            out.writerow([_cell(value) for value in row])


def _short(document: dict[str, Cell]) -> dict[str, Cell]:
    return {
        name: value
        for name, value in document.items()
        if name in ALWAYS_TOLD or not (value in {"", None} or (name == "vine" and not value))
    }


def _cell(value: Cell) -> Cell:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return defused(value) if isinstance(value, str) else value


def _in_a_table(value: Cell) -> str:
    told = _cell(value)
    text = "" if told is None else one_line(str(told))
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
