"""Folders, archives and pipes: all that can lie in them, each told by name, at a cost of its size."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import tarfile
import threading
import zipfile
from pathlib import Path
from typing import Any

import pytest
from reading_files import all_of, options, read, read_text, steps_of

from reviewtui.desk.ports import BadSource
from reviewtui.sources import archives, origins
from reviewtui.sources.archives import Archive, MemberOrigin

TABLE = "stars,text,date\n1,it broke at once,2024-01-05\n2,came too late,2024-01-06\n"


def line(number: int, text: str = "it broke") -> str:
    facts = {"review_id": f"R{number:09d}", "stars": 1, "text": text, "date": "2024-01-05", "asin": "B000000001"}
    return json.dumps(facts) + "\n"


def zipped(path: Path, members: dict[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


# lines of JSON ---------------------------------------------------------------------------------------------------


def test_a_first_line_longer_than_what_is_looked_at(tmp_path: Path) -> None:
    text = line(1, "x" * 300_000) + "".join(line(number) for number in range(2, 50))
    reading = read_text(tmp_path, "a.jsonl", text)
    assert len(reading.reviews) == 49
    assert len(reading.reviews[0].text) == 300_000
    assert read_text(tmp_path, "a.jsonl", text, options(dialect="jsonl")).reader.dialect == "jsonl"


def test_a_long_line_alone_is_a_document(tmp_path: Path) -> None:
    document = json.dumps({"reviews": [json.loads(line(number, "y" * 9_000)) for number in range(60)]})
    assert len(read_text(tmp_path, "a.json", document).reviews) == 60
    assert read_text(tmp_path, "b.json", line(1, "z" * 300_000)).only.stars == 1


@pytest.mark.parametrize(("name", "form"), [("a.jsonl", "{}"), ("a.json", "[{}]")])
def test_an_object_nested_too_deep_spoils_itself_only(tmp_path: Path, name: str, form: str) -> None:
    deep = line(1).strip()[:-1] + ', "extra": ' + "[" * 400 + "]" * 400 + "}"
    lines = [deep, line(2).strip(), line(3).strip()]
    text = "\n".join(lines) if form == "{}" else f"[{','.join(lines)}]"
    reading = read_text(tmp_path, name, text)
    assert [review.review_id for review in reading.reviews] == ["R000000002", "R000000003"]
    assert reading.problems == [(1, "row", "is nested too deep")]


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_brackets_without_end_are_one_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadSource, match=r"nested too deep|holds no list|can't find|no valid JSON") as caught:
        read_text(tmp_path, name, "[" * 200_000)
    assert "\n" not in str(caught.value)


def test_a_line_without_end_is_refused_before_memory_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(origins, "LONGEST_LINE", 1 << 20)
    for name, start in (("a.jsonl", line(1) + line(2)), ("a.csv", TABLE)):
        read_text(tmp_path, name, start + " " * (1 << 19) + "\n")
        with pytest.raises(BadSource, match="holds a line of more than"):
            read_text(tmp_path, name, start + "x" * (3 << 20))


# pipes -----------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
@pytest.mark.parametrize("content", [TABLE.encode(), gzip.compress(TABLE.encode())], ids=["plain", "packed"])
def test_what_comes_through_a_pipe(tmp_path: Path, content: bytes) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(content,))
    writer.start()
    ((reading,), _, _) = all_of(pipe, options(dialect="csv", mapping={"text": "text"}))
    writer.join()
    assert len(reading.reviews) == 2
    assert reading.reader.name == str(pipe)


@pytest.mark.skipif(not Path("/dev/fd").is_dir(), reason="no files for open descriptors here")
def test_a_descriptor_of_the_shell(tmp_path: Path) -> None:
    ends = os.pipe()
    os.write(ends[1], TABLE.encode())
    os.close(ends[1])
    try:
        ((reading,), _, _) = all_of(Path(f"/dev/fd/{ends[0]}"))
        assert len(reading.reviews) == 2
    finally:
        os.close(ends[0])


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_a_device_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(BadSource, match="is a device"):
        read(Path("/dev/zero"))


# archives --------------------------------------------------------------------------------------------------------


def test_the_table_of_contents_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []

    class Counted(zipfile.ZipFile):
        def __init__(self, *given: Any) -> None:
            opened.append(given)
            super().__init__(*given)

    monkeypatch.setattr(archives.zipfile, "ZipFile", Counted)  # type: ignore[attr-defined]

    def steps(many: int) -> int:
        path = zipped(tmp_path / f"{many}.zip", {f"{number}.csv": TABLE for number in range(many)})
        opened.clear()
        cost = steps_of(lambda: all_of(path))
        assert len(opened) == 1
        return cost

    few = steps(30)
    assert steps(240) < 10 * few
    path = zipped(tmp_path / "empty.zip", {f"{number}.csv": "" for number in range(300)})
    readings, errors, _ = all_of(path)
    assert (len(readings), len(errors)) == (0, 300)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no second process here")
def test_a_second_process_opens_the_archive_for_itself(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.csv": TABLE * 20_000, "b.csv": TABLE})
    archive = Archive(path, "a.zip")
    origin = MemberOrigin(archive, archive.members[0])
    stream = origin.opened()
    begin = stream.read(100_000)
    child = os.fork()
    if child == 0:
        try:
            with origin.opened() as other:
                other.read()
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    assert begin + stream.read() == (TABLE * 20_000).encode()


def test_what_is_in_an_archive_is_read_or_named(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("a.csv", TABLE)
    tar = io.BytesIO()
    with tarfile.open(fileobj=tar, mode="w:gz") as packed:
        packed.addfile(tarfile.TarInfo("a.csv"))
    path = zipped(
        tmp_path / "a.zip",
        {
            "good.csv": TABLE, "packed": gzip.compress(TABLE.encode()), "packed.csv": gzip.compress(TABLE.encode()),
            "packed.csv.bz2": bz2.compress(TABLE.encode()), "packed.csv.xz": lzma.compress(TABLE.encode()),
            "inner.zip": inner.getvalue(), "inner.tar.gz": tar.getvalue(), "seven.txt": b"7z\xbc\xaf\x27\x1crest",
            "cut.csv.gz": gzip.compress(TABLE.encode() * 9)[:30], "picture.png": b"\x89PNG", "notes.docx": b"x",
            "__MACOSX/._good.csv": b"x", ".DS_Store": b"x",
        },
    )  # fmt: skip
    readings, errors, unread = all_of(path)
    assert [reading.reader.name.rpartition(": ")[2] for reading in readings] == [
        "good.csv", "packed.csv", "packed.csv.bz2", "packed.csv.xz",
    ]  # fmt: skip
    assert all(len(reading.reviews) == 2 for reading in readings)
    told = {str(error).partition(".zip: ")[2].partition(":")[0]: str(error) for error in errors}
    assert set(told) == {"inner.zip", "inner.tar.gz", "seven.txt", "cut.csv.gz"}
    assert "archive inside an archive" in told["inner.zip"]
    assert "tar archive" in told["inner.tar.gz"]
    assert "7-Zip" in told["seven.txt"]
    assert unread == ["notes.docx", "packed", "picture.png"]


def test_many_small_bombs_are_one_large_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "BOMB_FLOOR", 1 << 20)
    path = zipped(tmp_path / "a.zip", {f"{number}.csv": bytes(900_000) for number in range(4)})
    with pytest.raises(BadSource, match=r"unpacks to 3,600,000 bytes, far too many"):
        all_of(path)


@pytest.mark.parametrize(
    ("name", "encoding", "shown"),
    [
        ("レビュー.csv", "cp932", "レビュー.csv"),
        ("résumé.csv", "utf-8", "résumé.csv"),
        ("café.csv", "cp437", "café.csv"),
    ],
)
def test_names_without_a_word_about_their_letters(tmp_path: Path, name: str, encoding: str, shown: str) -> None:
    data = name.encode(encoding)
    path = zipped(tmp_path / "a.zip", {"N" * len(data): TABLE})
    path.write_bytes(path.read_bytes().replace(b"N" * len(data), data))
    readings, _, _ = all_of(path)
    assert readings[0].reader.name == f"{path}: {shown}"


def test_a_packing_that_is_not_known(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.csv": TABLE, "b.csv": TABLE})
    data = bytearray(path.read_bytes())
    data[8:10] = (9).to_bytes(2, "little")
    at = data.index(b"PK\x01\x02")
    data[at + 10 : at + 12] = (9).to_bytes(2, "little")
    path.write_bytes(data)
    readings, errors, _ = all_of(path)
    assert len(readings) == 1
    assert "packed in a way" in str(errors[0])


def test_an_archive_of_nothing(tmp_path: Path) -> None:
    with pytest.raises(BadSource, match="holds no file with reviews"):
        all_of(zipped(tmp_path / "a.zip", {}))


# folders ---------------------------------------------------------------------------------------------------------


def test_links_that_lead_back(tmp_path: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "a.csv").write_text(TABLE)
    (tmp_path / "in" / "deep" / "up").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "self.csv").symlink_to(tmp_path / "in" / "self.csv")
    (tmp_path / "in" / "gone.csv").symlink_to(tmp_path / "nothing")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "b.csv").write_text(TABLE)
    (tmp_path / "in" / "there").symlink_to(tmp_path / "other")
    readings, errors, unread = all_of(tmp_path / "in")
    assert [Path(reading.reader.name).name for reading in readings] == ["a.csv", "b.csv"]
    assert not errors
    assert unread == ["gone.csv (a link to nothing)", "self.csv (a link to nothing)"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "a.csv").write_text(TABLE)
    readings, _, unread = all_of(tmp_path)
    assert (len(readings), unread) == (1, ["pipe.csv"])


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(TABLE)
    (tmp_path / "secret").mkdir(mode=0)
    assert all_of(tmp_path)[2] == ["secret (permission denied)"]


def test_a_map_that_fits_one_file_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("grade,words,day\n1,it broke at once,2024-01-05\n")
    (tmp_path / "b.csv").write_text(TABLE)
    given = options(mapping={"stars": "grade", "text": "words", "posted_at": "day"})
    readings, errors, _ = all_of(tmp_path, given)
    assert len(readings) == 1
    assert "there is no such column" in str(errors[0])
