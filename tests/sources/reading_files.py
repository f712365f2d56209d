"""Helpers of the readers' tests: read a file to its end, and find the samples that are not part of the project."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from reviewtui.desk.ports import BadRow, BadSource, Reader, SourceOptions, Unread
from reviewtui.domain.review import Review
from reviewtui.sources.open import open_readers

NOW = 1_780_000_000
SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples"


class Problem(NamedTuple):
    row: int
    field: str
    reason: str


class Reading(NamedTuple):
    reader: Reader
    reviews: list[Review]
    problems: list[Problem]
    digests: list[int]

    @property
    def only(self) -> Review:
        assert not self.problems
        (review,) = self.reviews
        return review


def read_out(reader: Reader | Unread) -> Reading:
    assert not isinstance(reader, Unread)
    reviews, problems, digests = [], [], []
    for raw in reader.rows():
        digests.append(raw.digest)
        try:
            reviews.append(reader.review(raw))
        except BadRow as error:
            problems.append(Problem(raw.number, error.field, error.reason))
    return Reading(reader, reviews, problems, digests)


def options(
    *, dialect: str = "", mapping: Mapping[str, str] | None = None, marketplace: str = "", asin: str = ""
) -> SourceOptions:
    return SourceOptions(dialect, mapping or {}, marketplace, asin)


def read(path: Path, chosen: SourceOptions | None = None) -> Reading:
    (reader,) = open_readers(path, chosen or options())
    return read_out(reader)


def all_of(path: Path, chosen: SourceOptions | None = None) -> tuple[list[Reading], list[BadSource], list[str]]:
    """What a folder or an archive gives: its files that can be read, why others can't, and what is passed over."""
    readings, errors, unread = [], [], []  # type: ignore[var-annotated]
    for reader in open_readers(path, chosen or options()):
        if isinstance(reader, Unread):
            unread += reader.files
            continue
        try:
            readings.append(read_out(reader))
        except BadSource as error:
            errors.append(error)
    return readings, errors, unread


def read_text(tmp_path: Path, name: str, text: str, chosen: SourceOptions | None = None) -> Reading:
    path = tmp_path / name
    path.write_bytes(text.encode())
    return read(path, chosen)


def sample(name: str) -> Path:
    path = SAMPLES / name
    if not path.exists():
        pytest.skip(f"the sample {name} lies outside the project and is not here")
    return path


def steps_of(work: Callable[[], object]) -> int:
    """How many functions run while `work` does, C functions too: a measure of cost that no busy machine changes."""
    steps = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal steps
        steps += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return steps
