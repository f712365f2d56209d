"""Files, folders, archives, standard input, and all that can be wrong with them."""

from __future__ import annotations

import gzip
import io
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading_files import options, read, read_out, read_text

from reviewtui.desk.ports import BadSource, Unread
from reviewtui.sources.open import DIALECTS, digest_file, open_readers
from thorough import times

TABLE = "stars,text,date\n1,it broke at once,2024-01-05\n2,came too late,2024-01-06\n"
LINE = '{"stars": 1, "text": "it broke", "posted_at": "2024-01-05"}\n'


def test_gzip_and_its_progress(tmp_path: Path) -> None:
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress((TABLE + "3,more and more,2024-01-07\n" * 50_000).encode()))
    reading = read(path)
    assert len(reading.reviews) == 50_002
    assert reading.reader.size == path.stat().st_size
    assert 0 < reading.reader.position() <= path.stat().st_size


def test_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("in/b.csv", TABLE)
        archive.writestr("in/a.jsonl", LINE + LINE.replace("1", "2"))
        archive.writestr("__MACOSX/in/._b.csv", b"\x00\x05\x16\x07junk")
        archive.writestr("in/.DS_Store", b"\x00")
        archive.writestr("in/picture.png", b"\x89PNG")
        archive.writestr("in/c.csv.gz", gzip.compress(TABLE.encode()))
        archive.writestr("in/wrong.csv", "a,b\n1,2\n")
    *readers, beside = open_readers(path, options())
    assert beside == Unread(str(path), ("in/picture.png",))
    assert [reader.name.removeprefix(f"{path}: ") for reader in readers] == [
        "in/a.jsonl", "in/b.csv", "in/c.csv.gz", "in/wrong.csv",
    ]  # fmt: skip
    assert [len(read_out(reader).reviews) for reader in readers[:3]] == [2, 2, 2]
    with pytest.raises(BadSource, match=r"all\.zip: in/wrong\.csv: can't find"):
        list(readers[3].rows())  # type: ignore[union-attr]


def test_a_folder_in_order(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "page_files").mkdir()
    (tmp_path / "b.csv").write_text(TABLE)
    (tmp_path / "sub" / "a.csv").write_text(TABLE)
    (tmp_path / "a.txt").write_text("no table at all")
    (tmp_path / "notes.md").write_text("# notes")
    (tmp_path / "page_files" / "frame.html").write_text("<html></html>")
    (tmp_path / ".hidden.csv").write_text(TABLE)
    *readers, beside = open_readers(tmp_path, options())
    assert beside == Unread(str(tmp_path), ("notes.md",))
    assert [Path(reader.name).name for reader in readers] == ["a.txt", "b.csv", "a.csv"]
    with pytest.raises(BadSource, match="one column only"):
        list(readers[0].rows())  # type: ignore[union-attr]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Piped:
        buffer = io.BytesIO(TABLE.encode())

    monkeypatch.setattr(sys, "stdin", Piped())
    (reading,) = [read_out(reader) for reader in open_readers("-", options())]
    assert len(reading.reviews) == 2
    assert reading.reader.name == "standard input"


def test_a_file_by_its_dialect(tmp_path: Path) -> None:
    assert read_text(tmp_path, "a.dat", TABLE, options(dialect="csv")).reader.dialect == "csv"
    with pytest.raises(BadSource, match="There is no dialect “exel”; there are: "):
        read_text(tmp_path, "a.csv", TABLE, options(dialect="exel"))
    assert {"aws-tsv", "aws-csv", "reviewtui-jsonl", "mcauley-2014", "amazon-page", "csv"} <= set(DIALECTS)
    assert all(about for about in DIALECTS.values())


def test_a_file_is_known_by_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 3_000_000)
    (tmp_path / "b").write_bytes(b"x" * 3_000_000)
    (tmp_path / "c").write_bytes(b"y")
    assert digest_file(tmp_path / "a") == digest_file(tmp_path / "b") != digest_file(tmp_path / "c")
    assert len(digest_file(tmp_path / "c")) == 16
    with pytest.raises(BadSource, match="no such file"):
        digest_file(tmp_path / "d")


@pytest.mark.parametrize(
    ("name", "data", "complaint"),
    [
        ("empty.csv", b"", "is empty"),
        ("blank.csv", b" \n\n ", "is empty"),
        ("binary.csv", bytes(range(256)) * 40, "is no text"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(1000), "is no text"),
        ("one.csv", b"just words\nmore words\n", "one column only"),
        ("cut.csv.gz", gzip.compress(TABLE.encode() * 99)[:60], "damaged or cut off"),
        ("wrong.csv.gz", b"\x1f\x8b" + b"\x00" * 40, "damaged or cut off"),
        ("cut.zip", b"PK\x03\x04" + b"\x00" * 100, "damaged or cut off"),
        ("header.csv", b"place,words,date\n", "can't find a column with stars"),
        ("header.tsv", b"first\tsecond\n", "can't find a column with stars"),
        ("poem.json", b"{roses are red", "is no valid JSON"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
def test_one_sentence_for_what_cannot_be_read(tmp_path: Path, name: str, data: bytes, complaint: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(BadSource, match=complaint) as caught:
        read(path)
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 400 + len(str(path))


def test_our_own_header_without_rows_is_an_empty_list(tmp_path: Path) -> None:
    reading = read_text(tmp_path, "own.csv", "review_id,marketplace,asin,stars,title,text,posted_at\n")
    assert reading.reviews == []


def test_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadSource, match="no such file or folder"):
        list(open_readers(tmp_path / "nothing.csv", options()))
    with pytest.raises(BadSource, match="holds no file with reviews"):
        list(open_readers(tmp_path, options()))


def test_an_office_file_and_a_locked_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
    with pytest.raises(BadSource, match="save it as CSV"):
        list(open_readers(path, options()))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", TABLE)
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    (reader,) = open_readers(path, options())
    with pytest.raises(BadSource, match="password"):
        list(reader.rows())  # type: ignore[union-attr]


def test_a_bomb_does_not_go_off(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a.csv", "w") as member:
        for _ in range(300):
            member.write(bytes(1 << 20))
    (reader,) = open_readers(path, options())
    with pytest.raises(BadSource, match="unpacks to"):
        list(reader.rows())  # type: ignore[union-attr]


def test_long_cells_and_zeros(tmp_path: Path) -> None:
    long = "word " * 220_000
    text = f'stars,text,date\n1,"{long}",2024-01-05\n2,with a \x00 zero,2024-01-06\n'
    first, second = read_text(tmp_path, "a.csv", text).reviews
    assert len(first.text) == len(long) - 1
    assert second.text == "with a ␀ zero"


def test_a_bad_byte_late_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(TABLE.encode() + b"3,more and more,2024-01-07\n" * 20_000 + b"3,caf\xe9 wet,2024-01-07\n")
    reading = read(path)
    assert reading.reviews[-1].text == "café wet"
    assert len(reading.reviews) == 20_003


def test_a_lone_return_in_a_cell_spoils_one_row_only(tmp_path: Path) -> None:
    reading = read_text(tmp_path, "a.csv", TABLE + "1,old\rtext,2024-01-05\n3,and on it goes,2024-01-07\n")
    assert [review.stars for review in reading.reviews] == [1, 2, 3]
    assert [(problem.row, problem.field) for problem in reading.problems] == [(3, "row")]


def test_a_broken_stream_tells_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "a.csv.gz"
    packed = gzip.compress("".join(f"{n % 5 + 1},text {n * n} here,2024-01-05\n" for n in range(200_000)).encode())
    path.write_bytes(gzip.compress(TABLE.encode()) + packed[: len(packed) // 2])
    (reader,) = open_readers(path, options())
    with pytest.raises(BadSource, match="damaged or cut off"):
        list(reader.rows())  # type: ignore[union-attr]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=times(50, 1500), deadline=None)
@given(
    st.sampled_from([b"", b"stars,text,date\n", b"stars\ttext\tdate\n", b"[", b'{"stars": 1, "text": "', b"<html>"]),
    st.binary(max_size=300),
)
def test_no_bytes_bring_a_reader_down(tmp_path: Path, start: bytes, rest: bytes) -> None:
    path = tmp_path / "any"
    path.write_bytes(start + rest)
    words: list[str] = []
    try:
        for reader in open_readers(path, options(marketplace="US")):
            reading = read_out(reader)
            words += [problem.reason for problem in reading.problems]
            assert all(1 <= review.stars <= 5 for review in reading.reviews)
    except BadSource as error:
        words.append(str(error).removeprefix(str(path)))
    assert not any("\n" in sentence for sentence in words)


@pytest.mark.parametrize(
    "cell",
    ["<a " * 50_000, "<style>" * 50_000, "&#" * 50_000, "[[ASIN:" * 50_000, "[[VIDEOID:" * 50_000,
     " \t" * 50_000 + "<br>", "1,111" * 50_000, "12 de " * 50_000,
     "5 out of " * 50_000, "in the " * 50_000, "https://x/" + "review/" * 50_000],
)  # fmt: skip
def test_a_hostile_cell_costs_no_more_than_its_length(tmp_path: Path, cell: str) -> None:
    """Each of these once took a pattern minutes, or would have."""
    header = "stars,text,date,helpful,country,url,product"
    good = "1,it broke,2024-01-05,5,US,https://x.example/,Pot\n" * 5
    for column in range(7):
        cells = ["1", "it broke", "2024-01-05", "5", "US", "https://x.example/", "Pot"]
        cells[column] = f'"{cell}"'
        reading = read_text(tmp_path, "a.csv", f"{header}\n{good}{','.join(cells)}\n")
        assert len(reading.reviews) + len(reading.problems) == 6
