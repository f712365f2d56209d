"""How a file would be understood, what the seller says of its columns, and that it is remembered by its shape."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from builders import NOW, SETTINGS
from reviewtui.bootstrap.desks import make_desk
from reviewtui.config.settings import Config
from reviewtui.desk.desk import Desk
from reviewtui.desk.ports import BadSource, SourceOptions, shape_of
from reviewtui.desk.views import View
from reviewtui.domain.clock import iso

ODD = (
    "When,Points,What they say,Who\n2026-11-02,1,It broke after a day and nobody answers,Ann\n"
    "2026-11-03,5,A lovely thing for the kitchen table,Bob\n2026-11-04,9,The handle came off at once,Eve\n"
)
SAID = {"stars": "Points", "author": "Who"}


@pytest.fixture
def real(tmp_path: Path) -> Iterator[Desk]:
    desk = make_desk(tmp_path / "real.db", lambda: NOW, Config(SETTINGS))
    yield desk
    desk.store.close()


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    path = tmp_path / "odd.csv"
    path.write_text(ODD)
    return path


def test_a_file_nobody_can_be_certain_of_shows_its_columns(real: Desk, odd: Path) -> None:
    (look,) = real.importing.look(odd, SourceOptions())
    assert look.missing == ("stars",)
    assert look.understood.header == ["When", "Points", "What they say", "Who"]
    assert look.understood.first[0] == ["2026-11-02", "1", "It broke after a day and nobody answers", "Ann"]
    assert "--map stars=COLUMN" in look.error
    assert look.name == str(odd)


def test_what_is_said_of_its_shape_is_heard(real: Desk, odd: Path) -> None:
    shape = shape_of(["Who", "Points", "When", "What they say"])
    (look,) = real.importing.look(odd, SourceOptions(shapes={shape: SAID}))
    assert (look.error, look.tried, look.whole) == ("", 3, True)
    assert [(each.stars, each.author) for each in look.samples] == [(1, "Ann"), (5, "Bob")]
    assert look.bad[0][:2] == (3, "stars")
    assert list(real.inbox.case_ids(View())) == []


def test_a_column_can_be_said_to_be_nothing(real: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("stars,text,title\n1,It broke after a day,Bad\n")
    (look,) = real.importing.look(path, SourceOptions(mapping={"title": ""}))
    assert look.understood.unused == ["title"]
    assert look.samples[0].title == ""
    with pytest.raises(BadSource, match="knows no field"):
        real.importing.look(path, SourceOptions(mapping={"nosuch": ""}))


@pytest.mark.parametrize("kind", ["csv", "jsonl"])
def test_what_is_remembered_holds_for_the_next_file_and_for_others(real: Desk, tmp_path: Path, kind: str) -> None:
    def put(name: str, number: int) -> Path:
        path = tmp_path / f"{name}.{kind}"
        path.write_text(
            f"Points,What they say\n{number},It broke after {number} days\n" if kind == "csv"
            else f'{{"Points": {number}, "What they say": "It broke after {number} days"}}\n'
        )  # fmt: skip
        return path

    (report,) = real.importing.run(put("one", 1), SourceOptions())
    assert report.error
    real.importing.remember(shape_of(["Points", "What they say"]), {"stars": "Points"})
    (report,) = real.importing.run(put("one", 1), SourceOptions())
    assert (report.new, report.error) == (1, "")
    assert "as you said" in " ".join(report.understood.remarks)
    (report,) = real.importing.run(put("two", 2), SourceOptions())
    assert report.new == 1
    other = tmp_path / "other.csv"
    other.write_text("rating,text\n3,A word or two about it\n")
    (report,) = real.importing.run(other, SourceOptions())
    assert (report.new, list(report.understood.remarks)) == (1, [])
    real.importing.remember(shape_of(["Points", "What they say"]), {})
    assert real.importing.run(put("three", 3), SourceOptions())[0].error


def test_what_is_said_at_the_keyboard_stands_above_what_is_remembered(real: Desk, odd: Path) -> None:
    real.importing.remember(shape_of(["When", "Points", "What they say", "Who"]), {"stars": "When"})
    (report,) = real.importing.run(odd, SourceOptions(mapping=SAID))
    assert report.new == 2


def test_files_of_a_folder_are_looked_at_one_by_one(real: Desk, odd: Path, tmp_path: Path) -> None:
    (tmp_path / "good.csv").write_text("stars,text\n1,It broke after a day\n")
    (tmp_path / "empty.csv").write_text("")
    looks = {Path(each.name).name: each for each in real.importing.look(tmp_path, SourceOptions())}
    assert set(looks) == {"good.csv", "empty.csv", "odd.csv"}
    assert not looks["good.csv"].error
    assert "is empty" in looks["empty.csv"].error


DATES = "stars,text,date\n1,The lid came off after a day,03/04/2026\n2,It hums all through the night,05/06/2026\n"


def test_dates_that_can_be_read_in_two_ways_are_asked_for_and_what_is_assumed_is_told(
    real: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "dates.csv"
    path.write_text(DATES)
    (look,) = real.importing.look(path, SourceOptions())
    assert look.missing == ("marketplace",)
    assert look.understood.header == ["stars", "text", "date"]
    for place, day, words in (("US", "2026-03-04", "month before day"), ("DE", "2026-04-03", "day before month")):
        (look,) = real.importing.look(path, SourceOptions(marketplace=place))
        assert next(iso(each.posted_at or 0)[:10] for each in look.samples) == day
        assert f"dates such as “03/04/2026” are taken as {words}, as {place} writes them" in look.understood.remarks
    path.write_text(DATES.replace("05/06", "25/06"))
    (look,) = real.importing.look(path, SourceOptions(marketplace="DE"))
    assert list(look.understood.remarks) == []
