"""A second process reads what the first writes down."""

from __future__ import annotations

import os
from collections.abc import Iterator
from multiprocessing import Pipe

import pytest

from reviewtui.desk.listening import Listening
from reviewtui.desk.ports import BadRow, BadSource, RawRow, Understood
from reviewtui.domain.review import Kind, Review
from reviewtui.domain.signals import ReviewSignals
from reviewtui.rules.hearing.signals import glance
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


class Counting(Listening):
    """Counts how many reviews are listened to in this process."""

    listened = 0

    def listen(self, review: Review) -> tuple[object, ...] | None:
        self.listened += 1
        return super().listen(review)


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
    reader = ahead.read_ahead(plain, Listening())
    found = taken(reader)
    assert len(found) == 4500
    assert found[0] == (1, -1, plain.review(RawRow(1, 0, None)))
    assert found[4] == (5, "stars", "is empty")
    assert reader.position() == 42


def test_a_source_that_breaks_says_so_here() -> None:
    with pytest.raises(BadSource, match="cut off"):
        taken(ahead.read_ahead(Plain(9000, breaks_at=5000), Listening()))


def test_a_second_process_that_dies_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "_serve", lambda *_: os._exit(9))
    with pytest.raises(BadSource, match="stopped half-way"):
        taken(ahead.read_ahead(Plain(10), Listening()))


def test_it_ends_when_nobody_listens() -> None:
    rows = ahead.read_ahead(Plain(1_000_000), Listening()).rows()
    next(iter(rows))
    rows.close()  # type: ignore[attr-defined]


def test_a_small_file_is_read_here() -> None:
    small = Plain(3)
    small.size = 10
    assert ahead.read_ahead(small, Listening()) is small


@pytest.mark.parametrize(
    ("words", "stars", "asked"),
    [("It caught fire.", 1, 0), ("It is nice.", 3, 0), ("It broke after two days.", 2, 0), ("It caught fire.", 4, 1)],
)
def test_a_second_process_that_is_ahead_listens_to_unhappy_reviews(
    monkeypatch: pytest.MonkeyPatch, words: str, stars: int, asked: int
) -> None:
    """What it heard is what is heard here, and nobody listens twice; the rank of the others nobody asks for."""

    class Worded(Plain):
        def review(self, raw: RawRow) -> Review:
            return Review(f"R{raw.number}", "US", "B0", stars, f"title {raw.number}", words, 7)

    alone = glance("title 1", words)
    listening, again = Counting(), list[str]()
    monkeypatch.setattr(ahead, "_waits", lambda _: True)
    found = taken(ahead.read_ahead(Worded(700), listening))

    def listen(title: str, _: str) -> ReviewSignals:
        again.append(title)
        return alone

    monkeypatch.setattr("reviewtui.desk.listening.glance", listen)

    said = [listening.signals(row[2].title, row[2].text) for row in found if isinstance(row, tuple)]

    assert said == [alone] * 700
    assert listening.listened == 0
    assert len(again) == asked * 700
    assert [listening.signals("title 1", words), len(again)] == [alone, asked * 700 + 1], "nothing is remembered twice"


def test_words_that_are_more_than_words_arrive_as_words() -> None:
    class Kinds(Plain):
        def review(self, raw: RawRow) -> Review:
            return Review(f"R{raw.number}", "US", "B0", 5, "title", "text", 7, kind=Kind.SELLER_FEEDBACK)

    found = [row[2] for row in taken(ahead.read_ahead(Kinds(3), Listening())) if isinstance(row, tuple)]
    assert [(type(each.kind), each.kind) for each in found] == [(str, "seller-feedback")] * 3


def test_a_second_process_that_is_behind_leaves_the_listening_to_the_first() -> None:
    there, here = Pipe(duplex=False)[::-1]
    assert not ahead._waits(there), "nothing waits to be taken"
    there.send_bytes(b"a piece")
    assert ahead._waits(there)
    here.recv_bytes()
    assert not ahead._waits(there)
