"""Bytes that can be opened more than once: files, members of archives, what came through a pipe."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import shutil
import stat
import sys
import tempfile
import zipfile
import zlib
from codecs import BOM_UTF8
from contextlib import AbstractContextManager, contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, Literal, Protocol, cast

from reviewtui.desk.ports import BadSource
from reviewtui.sources.charset import RESCUE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ZIP_MAGICS: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_UNPACKERS: Final[dict[bytes, Callable[[IO[bytes]], IO[bytes]]]] = {
    b"\x1f\x8b": lambda packed: cast("IO[bytes]", gzip.GzipFile(fileobj=packed)),
    b"BZh": lambda packed: cast("IO[bytes]", bz2.BZ2File(packed)),
    b"\xfd7zXZ\x00": lambda packed: cast("IO[bytes]", lzma.LZMAFile(packed)),  # noqa: SIM115 (closed by its reader)
}
"""How a packed file begins, and what unpacks it."""
HEAD: Final = 1 << 18
"""Bytes that are looked at to find out what a file is."""
WHOLE: Final = 256 << 20
"""The largest document (JSON, page) that is read in one piece."""
BLOCK: Final = 1 << 17
LONGEST_LINE: Final = 64 << 20
"""Bytes in a line; a longer one is no line of a list of reviews."""
BOMB_RATIO, BOMB_FLOOR = 400, 256 << 20


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
                self._magic = stream.read(6)

    def opened(self) -> IO[bytes]:
        """A fresh stream over the bytes, decompressed."""
        raw = self._raw = self._path.open("rb", buffering=BLOCK)
        return unpacked(raw, self._magic, self.name)

    def position(self) -> int:
        """Bytes of the file on disk that have been read."""
        return told(self._raw)


def is_stream(path: Path) -> bool:
    """Whether a path stands for what comes through a pipe, as the shell's ``<(...)`` does: it can be read only once."""
    try:
        kind = path.stat().st_mode
    except OSError:
        return False
    return stat.S_ISFIFO(kind) or stat.S_ISSOCK(kind)


def spooled(source: Path | Literal["-"], folder: Path) -> Path:
    """What comes through a pipe, written to a file in `folder` so that it can be read twice; BadSource."""
    path = folder / "piped"
    name = "standard input" if source == "-" else str(source)
    with troubles(name), path.open("wb") as stream:
        if source != "-":
            with source.open("rb") as piped:
                shutil.copyfileobj(piped, stream, BLOCK)
        elif sys.stdin is None:
            raise BadSource("standard input: is closed.")
        else:
            shutil.copyfileobj(sys.stdin.buffer, stream, BLOCK)
    return path


@contextmanager
def input_folder() -> Iterator[Path]:
    """A folder for what comes through a pipe; it goes when the reading is over."""
    with tempfile.TemporaryDirectory(prefix="reviewtui-", ignore_cleanup_errors=True) as folder:
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
    except (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile, zipfile.BadZipFile) as error:
        raise BadSource(f"{name}: the compressed file is damaged or cut off; fetch it again.") from error
    except NotImplementedError as error:
        raise BadSource(f"{name}: is packed in a way that can't be read here; unpack it first.") from error
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
    with troubles(origin.name), _bounded(origin) as stream:
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


def raw_lines(origin: Origin) -> AbstractContextManager[IO[bytes]]:
    """An origin as bytes, to be run through line by line; BadSource at a line that has no end."""
    return _bounded(origin)


@contextmanager
def _bounded(origin: Origin) -> Iterator[IO[bytes]]:
    with troubles(origin.name), origin.opened() as stream:
        yield cast("IO[bytes]", io.BufferedReader(_Lines(stream, origin.name), BLOCK))


class _Lines(io.RawIOBase):
    """A stream that stops at a line beyond all measure, before memory is full of it."""

    def __init__(self, stream: IO[bytes], name: str) -> None:
        self._stream = stream
        self._name = name
        self._run = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        data = self._stream.read(len(memoryview(cast("bytearray", buffer))))
        memoryview(cast("bytearray", buffer))[: len(data)] = data
        last = max(data.rfind(b"\n"), data.rfind(b"\r"))
        self._run = self._run + len(data) if last < 0 else len(data) - last
        if self._run > LONGEST_LINE:
            raise BadSource(f"{self._name}: holds a line of more than {LONGEST_LINE >> 20} MB; no review is so long.")
        return len(data)


def digest_file(path: Path) -> bytes:
    """A hash of a file's raw bytes, to know it again."""
    with troubles(str(path)), path.open("rb", buffering=0) as stream:
        hashed = blake2b(digest_size=16)
        while block := stream.read(1 << 20):
            hashed.update(block)
    return hashed.digest()


class _Guarded(io.RawIOBase):
    """An unpacked stream that stops when it grows beyond all measure."""

    def __init__(self, packed: IO[bytes], stream: IO[bytes], name: str) -> None:
        self._packed = packed
        self._stream = stream
        self._name = name
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast("bytearray", buffer))
        data = self._stream.read(len(view))
        view[: len(data)] = data
        self._count += len(data)
        if self._count > BOMB_FLOOR and self._count > BOMB_RATIO * max(1, told(self._packed)):
            raise BadSource(f"{self._name}: unpacks to far more bytes than a list of reviews would.")
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
            self._packed.close()
        super().close()


def unpacked(raw: IO[bytes], magic: bytes, name: str) -> IO[bytes]:
    """A stream over what is packed in another one, or that one itself, by how it begins."""
    for begins, unpack in _UNPACKERS.items():
        if magic.startswith(begins):
            return cast("IO[bytes]", io.BufferedReader(_Guarded(raw, unpack(raw), name), BLOCK))
    return raw


def told(stream: IO[bytes] | None) -> int:
    """How far a stream has come, 0 when nobody can say."""
    if stream is None:
        return 0
    try:
        return stream.tell()
    except (OSError, ValueError):
        return 0
