"""Bytes that can be opened more than once: files, members of archives, what came through a pipe."""

from __future__ import annotations

import gzip
import io
import lzma
import shutil
import sys
import tempfile
import zipfile
import zlib
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import IO, Final, Protocol, cast

from reviewtui.desk.ports import BadSource
from reviewtui.sources.charset import RESCUE

GZIP_MAGIC: Final = b"\x1f\x8b"
ZIP_MAGIC: Final = b"PK\x03\x04"
HEAD: Final = 1 << 18
"""Bytes that are looked at to find out what a file is."""
WHOLE: Final = 256 << 20
"""The largest document (JSON, page) that is read in one piece."""
_BLOCK: Final = 1 << 17
_BOMB_RATIO, _BOMB_FLOOR = 400, 256 << 20


class Origin(Protocol):
    """Where bytes come from. `hint` is a file's name without its folder, for what it may tell."""

    name: str
    hint: str
    size: int

    def opened(self) -> IO[bytes]:
        """A fresh stream over the bytes, decompressed."""
        ...

    def position(self) -> int:
        """How far the stream opened last has come, in the units of `size`."""
        ...


class FileOrigin:
    """A file on disk, gzipped or not."""

    def __init__(self, path: Path, name: str = "") -> None:
        self.name = name or str(path)
        self.hint = path.name
        self._path = path
        self._raw: IO[bytes] | None = None
        with troubles(self.name):
            self.size = path.stat().st_size
            with path.open("rb") as stream:
                self._packed = stream.read(2) == GZIP_MAGIC

    def opened(self) -> IO[bytes]:
        """A fresh stream over the bytes, decompressed."""
        raw = self._raw = self._path.open("rb", buffering=_BLOCK)
        return _unpacked(raw, self.name) if self._packed else raw

    def position(self) -> int:
        """Bytes of the file on disk that have been read."""
        return _told(self._raw)


class MemberOrigin:
    """A file in a zip archive, itself gzipped or not."""

    def __init__(self, archive: Path, name: str, member: zipfile.ZipInfo) -> None:
        self.name = f"{name}: {member.filename}"
        self.hint = member.filename.rpartition("/")[2]
        self.size = member.file_size
        self._archive = archive
        self._member = member
        self._raw: IO[bytes] | None = None
        if member.file_size > _BOMB_FLOOR and member.file_size > _BOMB_RATIO * max(1, member.compress_size):
            raise BadSource(f"{self.name}: unpacks to {member.file_size:,} bytes, far too many for reviews.")

    def opened(self) -> IO[bytes]:
        """A fresh stream over the bytes, decompressed; the archive closes with it."""
        with zipfile.ZipFile(self._archive) as archive:
            raw = self._raw = archive.open(self._member)
        if self._member.filename.endswith(".gz"):
            return _unpacked(raw, self.name)
        return cast("IO[bytes]", io.BufferedReader(cast("io.RawIOBase", raw), _BLOCK))

    def position(self) -> int:
        """Unpacked bytes that have been read."""
        return _told(self._raw)


def spooled_input(folder: Path) -> Path:
    """Standard input, written to a file in `folder` so that it can be read twice."""
    path = folder / "standard input"
    with path.open("wb") as stream:
        shutil.copyfileobj(sys.stdin.buffer, stream, _BLOCK)
    return path


@contextmanager
def input_folder() -> Iterator[Path]:
    """A folder for what comes through a pipe; it goes when the reading is over."""
    with tempfile.TemporaryDirectory(prefix="reviewtui-") as folder:
        yield Path(folder)


@contextmanager
def troubles(name: str) -> Iterator[None]:
    """Say any trouble with reading as a `BadSource`, in a sentence."""
    try:
        yield
    except FileNotFoundError as error:
        raise BadSource(f"{name}: there is no such file or folder.") from error
    except PermissionError as error:
        raise BadSource(f"{name}: you have no permission to read it.") from error
    except IsADirectoryError as error:
        raise BadSource(f"{name}: is a folder, not a file.") from error
    except (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile, zipfile.BadZipFile, NotImplementedError) as error:
        raise BadSource(f"{name}: the compressed file is damaged or cut off; fetch it again.") from error
    except RuntimeError as error:
        if isinstance(error, RecursionError) or "password" not in str(error):
            raise
        raise BadSource(f"{name}: is protected by a password; unpack it first.") from error
    except OSError as error:
        raise BadSource(f"{name}: can't be read ({error.strerror or error}).") from error


def head_of(origin: Origin) -> bytes:
    """The first bytes of an origin."""
    with troubles(origin.name), origin.opened() as stream:
        return stream.read(HEAD)


def whole(origin: Origin) -> bytes:
    """All bytes of an origin; BadSource when they are too many for one document."""
    with troubles(origin.name), origin.opened() as stream:
        data = stream.read(WHOLE + 1)
    if len(data) > WHOLE:
        raise BadSource(f"{origin.name}: is larger than {WHOLE >> 20} MB; save it as JSON lines or CSV.")
    return data


@contextmanager
def lines_of(origin: Origin, encoding: str, newline: str = "\n") -> Iterator[Iterator[str]]:
    """An origin line by line, line ends kept, never failing on a byte.

    Lines are split before they are decoded: most are ASCII then, which is quicker all the way than a text stream whose
    every block holds some wide character.
    """
    with troubles(origin.name), origin.opened() as stream:
        if newline != "\n" or encoding.startswith(("utf-16", "utf-32")):
            yield io.TextIOWrapper(stream, encoding, RESCUE, newline=newline)
        elif encoding.startswith("utf-8"):
            yield _utf8_lines(stream)
        else:
            yield (line.decode(encoding, RESCUE) for line in stream)


def _utf8_lines(stream: IO[bytes]) -> Iterator[str]:
    first = stream.readline().removeprefix(BOM_UTF8)
    if first:
        yield first.decode("utf-8", RESCUE)
    lines = map(bytes.decode, stream)
    while True:
        try:
            yield from lines
        except UnicodeDecodeError as error:
            yield error.object.decode("utf-8", RESCUE)
        else:
            return


def digest_file(path: Path) -> bytes:
    """A hash of a file's raw bytes, to know it again."""
    with troubles(str(path)), path.open("rb", buffering=0) as stream:
        hashed = blake2b(digest_size=16)
        while block := stream.read(1 << 20):
            hashed.update(block)
    return hashed.digest()


class _Guarded(io.RawIOBase):
    """An unpacked stream that stops when it grows beyond all measure."""

    def __init__(self, packed: IO[bytes], name: str) -> None:
        self._packed = packed
        self._stream = gzip.GzipFile(fileobj=packed)
        self._name = name
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast("bytearray", buffer))
        data = self._stream.read(len(view))
        view[: len(data)] = data
        self._count += len(data)
        if self._count > _BOMB_FLOOR and self._count > _BOMB_RATIO * max(1, _told(self._packed)):
            raise BadSource(f"{self._name}: unpacks to far more bytes than a list of reviews would.")
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
            self._packed.close()
        super().close()


def _unpacked(raw: IO[bytes], name: str) -> IO[bytes]:
    return cast("IO[bytes]", io.BufferedReader(_Guarded(raw, name), _BLOCK))


def _told(stream: IO[bytes] | None) -> int:
    if stream is None:
        return 0
    try:
        return stream.tell()
    except (OSError, ValueError):
        return 0
