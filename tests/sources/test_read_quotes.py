"""Quotation marks that are never closed, closed too early, or meant as inches: what is good beside them is kept."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading_files import Reading, read_text

from thorough import times

HEADER = "review_id,stars,title,text,posted_at"


def rows(count: int, start: int = 1) -> list[str]:
    return [
        f'R{n},{n % 5 + 1},"Title, {n}","Text number {n}, said ""so""",2024-01-05' for n in range(start, count + start)
    ]


def numbers(reading: Reading) -> list[int]:
    return [int(review.review_id[1:]) for review in reading.reviews]


@pytest.mark.parametrize(
    "bad",
    [
        'R0,1,t,"open,2024-01-05',
        'R0,1,"open,text,2024-01-05',
        '"R0,1,t,text,2024-01-05',
        'R0,1,t,"she said ""so,2024-01-05',
        'R0,1,t,"""open,2024-01-05',
        'R0,1,"","open,2024-01-05',
    ],
)
@pytest.mark.parametrize("place", [0, 7, 20])
def test_only_the_row_with_the_mark_is_lost(tmp_path: Path, bad: str, place: int) -> None:
    lines = rows(20)
    lines.insert(place, bad)
    reading = read_text(tmp_path, "open.csv", "\n".join([HEADER, *lines]) + "\n")
    assert numbers(reading) == list(range(1, 21))
    assert [(row, field) for row, field, _ in reading.problems] == [(place + 1, "row")]
    assert reading.reviews[0].text == 'Text number 1, said "so"'


def test_rows_without_any_marks_after_it(tmp_path: Path) -> None:
    plain = [f"R{n},{n % 5 + 1},t,text {n},2024-01-05" for n in range(1, 50_001)]
    plain[9] = plain[9].replace("text 10", '"text 10')
    begun = time.perf_counter()
    reading = read_text(tmp_path, "open.csv", "\n".join([HEADER, *plain]) + "\n")
    assert time.perf_counter() - begun < 10
    assert numbers(reading) == [n for n in range(1, 50_001) if n != 10]
    assert [problem.row for problem in reading.problems] == [10]


def test_two_marks_that_close_one_another_swallow_nothing(tmp_path: Path) -> None:
    lines = rows(12)
    lines[3] = 'R4,1,t,"open,2024-01-05'
    lines[7] = 'R8,1,t,too short by 5",2024-01-05'
    reading = read_text(tmp_path, "two.csv", "\n".join([HEADER, *lines]) + "\n")
    assert numbers(reading) == [1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12]
    assert reading.reviews[6].text == 'too short by 5"'


def test_texts_of_several_lines_with_commas_stay_whole(tmp_path: Path) -> None:
    text = "First, it broke.\nThen, oh well, it, the stool, broke.\n\n1, 2, 3, 4, 5"
    lines = rows(5)
    lines[2] = 'R3,1,t,"' + text + '",2024-01-05'
    reading = read_text(tmp_path, "lines.csv", "\n".join([HEADER, *lines]) + "\n")
    assert numbers(reading) == [1, 2, 3, 4, 5]
    assert reading.reviews[2].text == text
    assert not reading.problems


def test_marks_that_nobody_doubled_are_the_buyers(tmp_path: Path) -> None:
    lines = rows(5)
    lines[2] = 'R3,1,t,"they call this "sturdy" and it broke in "two" days",2024-01-05'
    lines[3] = 'R4,1,5" too short,a 32" set,2024-01-05'
    reading = read_text(tmp_path, "own.csv", "\n".join([HEADER, *lines]) + "\n")
    assert numbers(reading) == [1, 2, 3, 4, 5]
    assert "sturdy" in reading.reviews[2].text
    assert (reading.reviews[3].title, reading.reviews[3].text) == ('5" too short', 'a 32" set')


def test_every_second_row_is_broken_and_time_stays_in_proportion(tmp_path: Path) -> None:
    def seconds(count: int) -> float:
        lines = [f"R{n},1,t,text {n},2024-01-05" if n % 2 else f'R{n},1,t,"open {n},2024-01-05' for n in range(count)]
        begun = time.perf_counter()
        reading = read_text(tmp_path, "many.csv", "\n".join([HEADER, *lines]) + "\n")
        assert len(reading.reviews) == count // 2
        return time.perf_counter() - begun

    seconds(500)
    assert seconds(16_000) < 8 * 4 * seconds(2_000)


def test_a_mark_that_is_open_in_the_last_cell_of_a_file_does_no_harm(tmp_path: Path) -> None:
    reading = read_text(tmp_path, "last.csv", "\n".join([HEADER, *rows(5), 'R6,1,t,text,"2024-01-05']))
    assert numbers(reading) == [1, 2, 3, 4, 5, 6]


@settings(max_examples=times(20, 600), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    broken=st.sets(st.integers(0, 29), max_size=6),
    where=st.sampled_from(['R0,1,t,"open,2024-01-05', 'R0,1,"t,text,2024-01-05', '"R0,1,t,text,2024-01-05']),
)
def test_wherever_marks_are_missing_the_other_rows_are_read(tmp_path: Path, broken: set[int], where: str) -> None:
    lines = [where if n in broken else line for n, line in enumerate(rows(30))]
    reading = read_text(tmp_path, "some.csv", "\n".join([HEADER, *lines]) + "\n")
    assert numbers(reading) == [n + 1 for n in range(30) if n not in broken]
    assert [problem.row - 1 for problem in reading.problems] == sorted(broken)
