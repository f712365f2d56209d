from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from builders import NOW, SETTINGS, FakeFiles, FakeReader, a_review, all_tables, dump, sql
from reviewtui.desk.desk import Desk
from reviewtui.desk.import_report import FileReport, Problem, Progress
from reviewtui.desk.importing import Importing
from reviewtui.desk.ports import BadRow, BadSource, Busy, SourceOptions
from reviewtui.desk.views import View

PLAIN = SourceOptions()
BAD = BadRow("stars", "“six” is no number of stars")


def counted(report: FileReport) -> tuple[int, int, int, int, int]:
    assert report.read == report.new + report.changed + report.unchanged + report.rejected
    return report.read, report.new, report.changed, report.unchanged, report.rejected


def test_good_rows_beside_bad_ones_are_kept_and_the_bad_ones_told(desk: Desk, files: FakeFiles, tmp_path: Path) -> None:
    path = files.put(tmp_path / "a.csv", a_review(1), BAD, a_review(2, stars=5), BAD)
    (report,) = desk.importing.run(path, PLAIN)
    assert counted(report) == (4, 2, 0, 0, 2)
    assert report.problems == [Problem(2, "stars", BAD.reason), Problem(4, "stars", BAD.reason)]
    assert (report.path, report.dialect, report.error) == (str(path), "fake", "")
    assert len(desk.inbox.case_ids(View())) == 1


@pytest.mark.parametrize("filled", [False, True])
def test_a_file_that_breaks_midway_leaves_nothing(desk: Desk, files: FakeFiles, tmp_path: Path, filled: bool) -> None:
    if filled:
        desk.importing.run(files.put(tmp_path / "first.csv", a_review(900)), PLAIN)
    before = dump(sql(desk), all_tables(sql(desk)))
    rows = [a_review(each) for each in range(1, 4001)]
    path = files.put(tmp_path / "b.csv", *rows, BadSource("b.csv: ends in the middle of row 4,001."))
    (report,) = desk.importing.run(path, PLAIN)
    assert report.error == "b.csv: ends in the middle of row 4,001."
    assert counted(report) == (0, 0, 0, 0, 0)
    assert dump(sql(desk), all_tables(sql(desk))) == before


def test_an_error_of_our_own_leaves_nothing_either(desk: Desk, files: FakeFiles, tmp_path: Path) -> None:
    path = files.put(tmp_path / "c.csv", a_review(1), ZeroDivisionError())
    with pytest.raises(ZeroDivisionError):
        desk.importing.run(path, PLAIN)
    assert list(desk.store.reviews(open_only=False)) == []


def test_the_same_file_is_not_read_again_but_told_again(desk: Desk, files: FakeFiles, tmp_path: Path) -> None:
    path = files.put(tmp_path / "a.csv", a_review(1), BAD)
    desk.importing.run(path, PLAIN)
    (again,) = desk.importing.run(path, PLAIN)
    assert counted(again) == (2, 0, 0, 1, 1)
    assert again.problems == [Problem(2, "stars", BAD.reason)]
    assert files.opened == [str(path)]


def test_a_copy_of_a_file_is_told_by_its_own_name(desk: Desk, files: FakeFiles, tmp_path: Path) -> None:
    first = files.put(tmp_path / "a.csv", a_review(1))
    desk.importing.run(first, PLAIN)
    copy = tmp_path / "copy.csv"
    copy.write_bytes(first.read_bytes())
    assert [each.path for each in desk.importing.run(copy, PLAIN)] == [str(copy)]


def test_the_same_file_read_in_another_way_is_read_again(desk: Desk, files: FakeFiles, tmp_path: Path) -> None:
    path = files.put(tmp_path / "a.csv", a_review(1))
    desk.importing.run(path, PLAIN)
    for options in (SourceOptions(marketplace="US"), SourceOptions(mapping={"stars": "x"}), SourceOptions("own")):
        desk.importing.run(path, options)
    assert len(files.opened) == 4


def test_a_broken_file_in_an_archive_is_told_each_time(desk: Desk, files: FakeFiles, tmp_path: Path) -> None:
    path = files.put(tmp_path / "all.zip", a_review(1))
    files.readers[str(path)] = [
        FakeReader([a_review(1)], f"{path}: one.csv"),
        FakeReader([BadSource("two.csv: is no text.")], f"{path}: two.csv"),
    ]
    for new in (1, 0):
        one, two = desk.importing.run(path, PLAIN)
        assert (one.new, one.error) == (new, "")
        assert two.error == "two.csv: is no text."


def test_a_folder_is_read_file_by_file_and_known_ones_are_skipped(desk: Desk, files: FakeFiles, tmp_path: Path) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    one, two = files.put(folder / "1.csv", a_review(1)), files.put(folder / "2.csv", a_review(2), BAD)
    files.readers[str(folder)] = [*files.readers[str(one)], *files.readers[str(two)]]
    assert [each.new for each in desk.importing.run(folder, PLAIN)] == [1, 1]
    again = desk.importing.run(folder, PLAIN)
    assert [counted(each) for each in again] == [(1, 0, 0, 1, 0), (2, 0, 0, 1, 1)]
    assert sql(desk).execute("SELECT count(*) FROM imports").fetchone() == (2,)


def test_standard_input_is_read_each_time(desk: Desk, files: FakeFiles) -> None:
    files.readers["-"] = [FakeReader([a_review(1)], "standard input")]
    assert [desk.importing.run("-", PLAIN)[0].new for _ in range(2)] == [1, 0]


def test_what_is_not_there_is_told(desk: Desk, tmp_path: Path) -> None:
    (report,) = desk.importing.run(tmp_path / "nowhere.csv", PLAIN)
    assert "nowhere.csv" in report.error


def test_what_may_not_be_read_is_told(desk: Desk, files: FakeFiles, tmp_path: Path) -> None:
    path = files.put(tmp_path / "a.csv", a_review(1), PermissionError(13, "Permission denied"))
    (report,) = desk.importing.run(path, PLAIN)
    assert report.error == f"{path} can't be read: Permission denied"


def test_hostile_names_and_errors_are_only_text(desk: Desk, files: FakeFiles, tmp_path: Path) -> None:
    path = files.put(tmp_path / "all.zip", a_review(1))
    files.readers[str(path)] = [
        FakeReader([a_review(1)], "a.zip: \x1b[2Jfine\n.csv"),
        FakeReader([BadSource("\x1b]0;x\x07: is no text\udcff.")], "a.zip: \u202etxt.csv"),
    ]
    one, two = desk.importing.run(path, PLAIN)
    assert one.path == "a.zip: ␛[2Jfine␊.csv"
    assert (two.path, two.error) == ("a.zip: \ufffdtxt.csv", "␛]0;x␇: is no text\ufffd.")
    assert desk.inbox.sheet(1).imported_from == one.path


def test_progress_is_told(desk: Desk, files: FakeFiles, tmp_path: Path) -> None:
    heard: list[Progress] = []
    path = files.put(tmp_path / "a.csv", *[a_review(each) for each in range(1, 2502)])
    desk.importing.run(path, PLAIN, report=heard.append)
    assert [(each.name, each.rows, each.position) for each in heard] == [
        (str(path), 2000, 2000),
        (str(path), 2501, 2501),
    ]


def test_a_dry_run_keeps_nothing_and_does_not_know_the_file_afterwards(
    desk: Desk, files: FakeFiles, tmp_path: Path
) -> None:
    path = files.put(tmp_path / "a.csv", a_review(1), a_review(1), BAD)
    (dry,) = desk.importing.run(path, PLAIN, dry=True)
    assert counted(dry) == (3, 1, 0, 1, 1)
    assert list(desk.store.reviews(open_only=False)) == []
    (real,) = desk.importing.run(path, PLAIN)
    assert counted(real) == counted(dry)


def test_what_the_reader_is_told(desk: Desk, files: FakeFiles, tmp_path: Path) -> None:
    told: list[SourceOptions] = []
    path = files.put(tmp_path / "a.csv", a_review(1))

    def listen(_: object, options: SourceOptions) -> object:
        told.append(options)
        return iter(())

    importing = Importing(desk.store, lambda: NOW, SETTINGS, listen, files.digest_file)  # type: ignore[arg-type]
    importing.run(path, SourceOptions(asin="B01"))
    assert told == [SourceOptions(asin="B01")]


@pytest.fixture
def minute(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Time in which waiting costs nothing."""
    slept: list[float] = []
    monkeypatch.setattr("time.sleep", slept.append)
    monkeypatch.setattr("time.monotonic", lambda: sum(slept))
    return slept


def test_another_import_is_waited_for(
    desk: Desk, files: FakeFiles, tmp_path: Path, minute: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = begin_of(desk)
    monkeypatch.setattr("reviewtui.store.loading.SqliteLoad.begin", busy_for(30, minute, begin))
    (report,) = desk.importing.run(files.put(tmp_path / "a.csv", a_review(1)), PLAIN)
    assert report.new == 1
    assert len(minute) == 30


def test_but_not_for_ever(
    desk: Desk, files: FakeFiles, tmp_path: Path, minute: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reviewtui.store.loading.SqliteLoad.begin", busy_for(10_000, minute, begin_of(desk)))
    (report,) = desk.importing.run(files.put(tmp_path / "a.csv", a_review(1)), PLAIN)
    assert report.error == f"{tmp_path / 'a.csv'} has to wait: monday.csv is still being imported"
    assert sum(minute) == 600


def begin_of(desk: Desk) -> Callable[..., None]:
    from reviewtui.store.loading import SqliteLoad

    return SqliteLoad.begin


def busy_for(times: int, minute: list[float], begin: Callable[..., None]) -> Callable[..., None]:
    def busy(*given: object) -> None:
        if len(minute) < times:
            raise Busy("monday.csv")
        begin(*given)

    return busy
