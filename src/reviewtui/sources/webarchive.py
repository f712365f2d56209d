"""A page saved as a web archive (MHTML): its markup and the address that it came from.

Taken apart by hand in one run over the bytes: the library's parser for mail builds every part of it, and takes the
square of their number where somebody wants it to.
"""

from __future__ import annotations

import binascii
import quopri
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.parser import BytesHeaderParser
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

_HEAD: Final = 4000
_LONGEST_HEADER: Final = 1 << 16
_DEEPEST: Final = 4
"""Parts inside parts: a browser writes one level, a mail program two or three."""


class SavedPage(NamedTuple):
    """The markup of a page, still bytes, and the address in the archive's header, "" when there is none."""

    markup: bytes
    address: str


def is_archive(data: bytes) -> bool:
    """Whether a file is a web archive and not a page by itself."""
    head = data[:_HEAD].lower()
    return b"multipart/related" in head and b"mime-version" in head


def opened(data: bytes) -> SavedPage:
    """The first page in a web archive; its markup is empty when there is none."""
    header, _ = _split(data)
    address = _plain(header, "Snapshot-Content-Location")
    for part, body in _pages(data, _DEEPEST):
        return SavedPage(_decoded(part, body), address or _plain(part, "Content-Location"))
    return SavedPage(b"", address)


def _pages(data: bytes, depth: int) -> Iterator[tuple[Message, bytes]]:
    header, body = _split(data)
    if header.get_content_type() == "text/html":
        yield header, body
    boundary = header.get_boundary() if depth else None
    if not boundary:
        return
    mark = b"--" + boundary.encode("latin-1", "replace")
    at = body.find(mark)
    while at >= 0:
        end = body.find(b"\n" + mark, at + len(mark))
        part = body[at + len(mark) : end if end >= 0 else len(body)]
        if part.startswith(b"--"):
            return
        yield from _pages(part.lstrip(b" \t").removeprefix(b"\r").removeprefix(b"\n"), depth - 1)
        at = end + 1 if end >= 0 else -1


def _split(data: bytes) -> tuple[Message, bytes]:
    """Header and body of a message or a part."""
    ends = [
        (at + len(blank), at) for blank in (b"\r\n\r\n", b"\n\n") if (at := data.find(blank, 0, _LONGEST_HEADER)) >= 0
    ]
    body, end = min(ends, default=(len(data), min(len(data), _LONGEST_HEADER)))
    return BytesHeaderParser().parsebytes(data[:end] + b"\n\n"), data[body:]


def _plain(header: Message, name: str) -> str:
    try:
        return str(make_header(decode_header(str(header.get(name, "")))))
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        return ""


def _decoded(header: Message, body: bytes) -> bytes:
    way = str(header.get("Content-Transfer-Encoding", "")).strip().lower()
    if way == "quoted-printable":
        return quopri.decodestring(body)
    if way == "base64":
        try:
            return binascii.a2b_base64(body)
        except binascii.Error:
            return b""
    return body
