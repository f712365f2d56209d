"""Zip archives: their members, opened from one table of contents however many they are."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path, PurePosixPath
from typing import IO, Final, cast

from reviewtui.desk.ports import BadSource
from reviewtui.sources.folders import SUFFIXES, is_clutter, wanted
from reviewtui.sources.origins import BLOCK, BOMB_FLOOR, BOMB_RATIO, told, troubles, unpacked

_MOST_MEMBERS: Final = 10_000
_LOCKED: Final = 1
_NAMED_IN_UTF8: Final = 0x800


class Archive:
    """A zip archive that stays open while its members are read; BadSource when it can't be."""

    def __init__(self, path: Path, name: str) -> None:
        self.name = name
        self._path = path
        self._process = os.getpid()
        with troubles(name):
            self._zip = zipfile.ZipFile(path)
            size = path.stat().st_size
        members = sorted(self._zip.infolist(), key=lambda member: member.filename)
        self.names = frozenset(member.filename for member in members)
        if len(members) > _MOST_MEMBERS:
            raise BadSource(f"{name}: holds {len(members):,} files; unpack it and import the folder.")
        there = [member for member in members if not member.is_dir()]
        self.members = [member for member in there if wanted(_path_of(member))]
        self.unread = [
            name_of(member) for member in there if not wanted(_path_of(member)) and not is_clutter(_path_of(member))
        ]
        total = sum(member.file_size for member in self.members if not _is_bomb(member))
        if total > BOMB_FLOOR and total > BOMB_RATIO * size:
            raise BadSource(f"{name}: unpacks to {total:,} bytes, far too many for reviews.")

    def demand_members(self) -> None:
        """BadSource when nothing in the archive may hold reviews."""
        if not self.members:
            raise BadSource(f"{self.name}: holds no file with reviews; expected are {', '.join(sorted(SUFFIXES))}.")

    def opened(self, member: zipfile.ZipInfo) -> IO[bytes]:
        """A fresh stream over a member.

        A second process that reads ahead opens the archive for itself: with us it would share one place in the file.
        """
        if self._process != os.getpid():
            self._zip, self._process = zipfile.ZipFile(self._path), os.getpid()
        return self._zip.open(member)


class MemberOrigin:
    """A file in a zip archive, itself packed or not."""

    def __init__(self, archive: Archive, member: zipfile.ZipInfo) -> None:
        self.name = f"{archive.name}: {name_of(member)}"
        self.hint = _path_of(member).name
        self.size = member.file_size
        self._archive = archive
        self._member = member
        self._raw: IO[bytes] | None = None
        if member.flag_bits & _LOCKED:
            raise BadSource(f"{self.name}: is protected by a password; unpack it first.")
        if _is_bomb(member):
            raise BadSource(f"{self.name}: unpacks to {member.file_size:,} bytes, far too many for reviews.")
        with troubles(self.name), archive.opened(member) as stream:
            self._magic = stream.read(6)

    def opened(self) -> IO[bytes]:
        """A fresh stream over the bytes, unpacked."""
        raw = self._raw = self._archive.opened(self._member)
        buffered = cast("IO[bytes]", io.BufferedReader(cast("io.RawIOBase", raw), BLOCK))
        return unpacked(buffered, self._magic, self.name)

    def position(self) -> int:
        """Unpacked bytes that have been read."""
        return told(self._raw)


def name_of(member: zipfile.ZipInfo) -> str:
    """The name of a member for people.

    Archives of Windows name their files in the letters of the country and don't say so; read as the standard wants it,
    such names are nonsense.
    """
    name = member.filename
    if member.flag_bits & _NAMED_IN_UTF8 or name.isascii():
        return name
    try:
        data = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    for encoding in ("utf-8", "cp932"):
        try:
            told_ = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8" or any("\u3041" <= letter <= "\u30fe" or letter >= "\u4e00" for letter in told_):
            return told_
    return name


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    return member.file_size > BOMB_FLOOR and member.file_size > BOMB_RATIO * max(1, member.compress_size)


def _path_of(member: zipfile.ZipInfo) -> PurePosixPath:
    return PurePosixPath(member.filename.replace("\\", "/"))
