"""Excel and OpenDocument: sheets as tables, cells as they were shown, and what is passed over by name."""

from __future__ import annotations

import io
import resource
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading_files import options, read, read_out
from workbook_files import Sheets, ods, xls, xlsx

from reviewtui.desk.ports import BadSource, Reader, Unread
from reviewtui.sources.open import open_readers
from thorough import times

HEADER = ["Rating", "Review ID", "ASIN", "Title", "Text", "Date", "Order ID", "Helpful"]
MOMENT = datetime(2026, 11, 21, 10, 20, 30)  # noqa: DTZ001 (spreadsheets know no zones)
ROWS = [
    HEADER,
    [1, "R1AAAAAAAAAAA1", "B0TESTTEST", "Broke", "The leg cracked, at once\nand \"for good\"", date(2026, 11, 20),
     "113-1234567-1234567", 12],
    [5, "R1AAAAAAAAAAA2", 123456789, None, "Größe 日本語 👍 & <3", MOMENT, None, None],
    [None] * 8,
    [2.0, "R1AAAAAAAAAAA3", 1234567890, "Dim", "Too dim", "2026-11-22", None, 1234.0],
]  # fmt: skip
WRITERS: dict[str, Callable[[Sheets], bytes]] = {
    "june.xlsx": xlsx,
    "shared.xlsx": lambda sheets: xlsx(sheets, shared=True),
    "june.xls": xls,
    "june.ods": ods,
}


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def opened(path: Path) -> tuple[list[Reader], list[str]]:
    readers: list[Reader] = []
    unread: list[str] = []
    for each in open_readers(path, options()):
        if isinstance(each, Unread):
            unread += each.files
        else:
            readers.append(each)
    return readers, unread


@pytest.mark.parametrize("name", WRITERS)
def test_cells_come_as_they_were_shown(tmp_path: Path, name: str) -> None:
    reading = read(written(tmp_path / name, WRITERS[name]({"Reviews": ROWS})))  # type: ignore[dict-item]
    assert reading.reader.dialect == "spreadsheet"
    assert not reading.problems
    first, second, third = reading.reviews
    assert (first.stars, first.review_id, first.asin, first.order_id) == (
        1, "R1AAAAAAAAAAA1", "B0TESTTEST", "113-1234567-1234567",
    )  # fmt: skip
    assert (first.title, first.helpful_votes) == ("Broke", 12)
    assert first.text == 'The leg cracked, at once\nand "for good"' or name.endswith("ods")
    assert [datetime.fromtimestamp(each.posted_at or 0, UTC).isoformat() for each in reading.reviews] == [
        "2026-11-20T00:00:00+00:00", "2026-11-21T10:20:30+00:00", "2026-11-22T00:00:00+00:00",
    ]  # fmt: skip
    assert (second.title, second.text, second.asin) == ("", "Größe 日本語 👍 & <3", "0123456789")
    assert (third.stars, third.asin, third.helpful_votes) == (2, "1234567890", 1234)
    assert reading.reader.understood.columns["posted_at"] == "Date"
    again = read(tmp_path / name)
    assert again.digests == reading.digests


@pytest.mark.parametrize("name", WRITERS)
def test_every_sheet_with_reviews_is_read_and_the_others_are_named(tmp_path: Path, name: str) -> None:
    note = [["Note"], ["Only the newest 500 are in this file"], ["Questions: ask us"]]
    path = written(tmp_path / name, WRITERS[name]({"May": ROWS[:2], "Note": note, "June": [HEADER, ROWS[4]]}))  # type: ignore[dict-item, list-item]
    readers, unread = opened(path)
    assert [reader.name for reader in readers] == [f"{path}: May", f"{path}: June"]
    assert [[review.stars for review in read_out(reader).reviews] for reader in readers] == [[1], [2]]
    assert unread == ["sheet “Note”"]


def test_one_sheet_goes_by_the_name_of_the_file(tmp_path: Path) -> None:
    path = written(tmp_path / "a.xlsx", xlsx({"Reviews": ROWS, "Note": [["words"]], "Old": ROWS}, hidden=["Old"]))  # type: ignore[dict-item]
    readers, unread = opened(path)
    assert [reader.name for reader in readers] == [str(path)]
    assert sorted(unread) == ["sheet “Note”", "sheet “Old”"]


def test_sparse_cells_stand_under_their_header(tmp_path: Path) -> None:
    names = ["ASIN", "标题", "内容", "VP评论", "Vine Voice评论", "型号", "星级", "赞同数", "评论时间"]
    row = ["B0TESTTEST", None, "断了，马上就断了", None, "N", None, 1, None, "2026-11-20"]
    reading = read(written(tmp_path / "a.xlsx", xlsx({"sheet1": [names, row, [*row[:6], 5, *row[7:]]]})))
    assert reading.reader.dialect == "sellersprite"
    assert [(each.stars, each.title, each.variant, each.helpful_votes) for each in reading.reviews] == [
        (1, "", "", 0), (5, "", "", 0),
    ]  # fmt: skip


def test_lines_above_the_header_and_empty_columns_beside_it(tmp_path: Path) -> None:
    rows = [["Reviews of May"], [None], [None, *HEADER], *[[None, *row] for row in ROWS[1:]]]  # type: ignore[misc]
    reading = read(written(tmp_path / "a.xlsx", xlsx({"sheet1": rows})))  # type: ignore[dict-item]
    assert [review.stars for review in reading.reviews] == [1, 5, 2]


def test_in_folders_and_archives(tmp_path: Path) -> None:
    folder = tmp_path / "all"
    folder.mkdir()
    written(folder / "june.xlsx", xlsx({"Reviews": ROWS}))  # type: ignore[dict-item]
    written(folder / "may.xls", xls({"Reviews": ROWS}))  # type: ignore[dict-item]
    written(folder / "~$june.xlsx", b"owner")
    written(folder / "notes.docx", b"PK")
    readers, unread = opened(folder)
    assert [Path(reader.name).name for reader in readers] == ["june.xlsx", "may.xls"]
    assert unread == ["notes.docx"]
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.write(folder / "june.xlsx", "in/june.xlsx")
        archive.writestr("in/more.ods", ods({"A": ROWS, "B": [["x"]], "C": ROWS}))  # type: ignore[dict-item]
    readers, unread = opened(tmp_path / "all.zip")
    zipped = f"{tmp_path / 'all.zip'}: in/"
    assert [reader.name for reader in readers] == [f"{zipped}june.xlsx", f"{zipped}more.ods: A", f"{zipped}more.ods: C"]
    assert [len(read_out(reader).reviews) for reader in readers] == [3, 3, 3]
    assert unread == ["sheet “B”"]


BROKEN: dict[str, tuple[bytes, str]] = {
    "words": (xlsx({"Sheet": [["only", "words"], ["some", "more"]]}), "can't find a column with stars"),
    "nothing": (xlsx({"Sheet": []}), "empty"),
    "cut": (xlsx({"Sheet": ROWS})[:-300], "damaged"),  # type: ignore[dict-item]
    "old and cut": (xls({"Sheet": ROWS})[:1000], "no workbook that can be read here"),  # type: ignore[dict-item]
    "old and empty": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "no workbook that can be read here"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_one_sentence_for_a_workbook_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    data, complaint = BROKEN[name]
    path = written(tmp_path / "a.xlsx", data)
    with pytest.raises(BadSource, match=complaint) as caught:
        read(path)
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


HTML = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table><tr><td>A picture</td></tr></table><table>'
    "<tr><th>Rating</th><th>Review</th><th>Date</th></tr><tr><td>1</td><td>Broke &amp; fell<br>at once</td>"
    "<td>2026-11-20</td></tr><tr><td>2</td><td>Too dim</td><td>2026-11-21</td></tr></table></body></html>"
)
EXCEL_2003 = (
    '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="A"><Table>'
    "<Row><Cell><Data>Rating</Data></Cell><Cell><Data>Review</Data></Cell><Cell><Data>Title</Data></Cell>"
    "<Cell><Data>Date</Data></Cell></Row>"
    '<Row><Cell><Data ss:Type="Number">1</Data></Cell><Cell><Data>Broke &amp; fell\nat once</Data></Cell>'
    '<Cell ss:Index="4"><Data ss:Type="DateTime">2026-11-20T00:00:00.000</Data></Cell></Row>'
    "<Row><Cell><Data>2</Data></Cell><Cell><Data>Too dim</Data></Cell><Cell><Data>Dim</Data></Cell>"
    "<Cell><Data>2026-11-21</Data></Cell></Row></Table></Worksheet></Workbook>"
)


@pytest.mark.parametrize("name", ["html.xls", "a.html", "xml.xls", "a.xml"])
def test_markup_that_programs_call_excel(tmp_path: Path, name: str) -> None:
    reading = read(written(tmp_path / name, (HTML if "html" in name else EXCEL_2003).encode()))
    assert [(review.stars, review.text) for review in reading.reviews] == [(1, "Broke & fell\nat once"), (2, "Too dim")]
    assert [(review.posted_at or 0) // 86400 for review in reading.reviews] == [20777, 20778]


def test_text_that_is_called_excel(tmp_path: Path) -> None:
    text = "Rating\tReview\tDate\n1\tBroke at once\t2026-11-20\n"
    for encoding in ("utf-16", "utf-8-sig"):
        assert read(written(tmp_path / "a.xls", text.encode(encoding))).only.text == "Broke at once"


def test_an_office_file_that_is_no_workbook(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<x/>")
    with pytest.raises(BadSource, match="file of an office program"):
        read(written(tmp_path / "a.docx", stream.getvalue()))


@pytest.mark.parametrize(
    ("place", "damage"),
    [
        (2369, "65685d64c4980bb8d4544a"),
        (1658, "66844eb39877eaf454917de4c91c09bac7cdbf3a7eb97e0f"),
        (1659, "a9acf38b3bf34e6ae25d116ca988af24d6a4d28fcfb50c"),
    ],
)
def test_damage_that_ends_the_library_s_process_does_not_end_ours(tmp_path: Path, place: int, damage: str) -> None:
    data = bytearray(xls({"Reviews": ROWS}))  # type: ignore[dict-item]
    data[place : place + len(damage) // 2] = bytes.fromhex(damage)
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_stime
    with pytest.raises(BadSource, match="the workbook is damaged"):
        read(written(tmp_path / "a.xls", bytes(data)))
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_stime - before < 2, "it was given all the memory there is"


def test_what_the_library_says_of_damage_stands_on_no_screen(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    data = xls({"Reviews": ROWS})  # type: ignore[dict-item]
    with pytest.raises(BadSource, match="the workbook is damaged"):
        read(written(tmp_path / "a.xls", data[:1026]))
    assert capfd.readouterr() == ("", "")


@settings(max_examples=times(12, 300), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from([xls, ods, xlsx]), st.integers(0, 10_000), st.binary(min_size=1, max_size=30))
def test_no_damage_brings_a_reader_down(
    tmp_path: Path, writer: Callable[[Sheets], bytes], place: int, damage: bytes
) -> None:
    data = bytearray(writer({"Reviews": ROWS}))  # type: ignore[dict-item]
    place %= len(data)
    data[place : place + len(damage)] = damage
    try:
        for reader in opened(written(tmp_path / "a.xls", bytes(data)))[0]:
            read_out(reader)
    except BadSource:
        return
