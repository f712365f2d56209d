"""A second process reads what the first writes down."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from reviewtui.desk.ports import BadRow, BadSource, RawRow, Understood
from reviewtui.domain.review import Review
from reviewtui.sources import ahead


class Plain:
    name, dialect, size, understood = "a file", "csv", ahead.LARGE, Understood()

    def __init__(self, count: int, breaks_at: int = 0) -> None:
        self.count, self.breaks_at = count, breaks_at

    def rows(self) -> Iterator[RawRow]:
        for number in range(1, self.count + 1):
            if number == self.breaks_at:
                raise BadSource("a file: is cut off")
            yield RawRow(number, -number, number)

    def review(self, raw: RawRow) -> Review:
        if raw.number % 5 == 0:
            raise BadRow("stars", "is empty")
        return Review(f"R{raw.number}", "US", "B0", 1, "title", "text\n日本", 7, verified=True)

    def position(self) -> int:
        return 42


def taken(reader: object) -> list[object]:
    found: list[object] = []
    assert isinstance(reader, ahead._Ahead)
    for row in reader.rows():
        try:
            found.append((row.number, row.digest, reader.review(row)))
        except BadRow as bad:
            found.append((row.number, bad.field, bad.reason))
    return found


def test_the_same_rows_come_ready_from_a_second_process() -> None:
    plain = Plain(4500)
    reader = ahead.read_ahead(plain)
    found = taken(reader)
    assert len(found) == 4500
    assert found[0] == (1, -1, plain.review(RawRow(1, 0, None)))
    assert found[4] == (5, "stars", "is empty")
    assert reader.position() == 42


def test_a_source_that_breaks_says_so_here() -> None:
    with pytest.raises(BadSource, match="cut off"):
        taken(ahead.read_ahead(Plain(9000, breaks_at=5000)))


def test_a_second_process_that_dies_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "_serve", lambda *_: os._exit(9))
    with pytest.raises(BadSource, match="stopped half-way"):
        taken(ahead.read_ahead(Plain(10)))


def test_it_ends_when_nobody_listens() -> None:
    rows = ahead.read_ahead(Plain(1_000_000)).rows()
    next(iter(rows))
    rows.close()  # type: ignore[attr-defined]


def test_a_small_file_is_read_here() -> None:
    small = Plain(3)
    small.size = 10
    assert ahead.read_ahead(small) is small
