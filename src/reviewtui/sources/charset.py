"""Which letters the bytes of a file stand for: decided on its first piece, and never a crash afterwards."""

from __future__ import annotations

import codecs
import re
from typing import Final

RESCUE: Final = "reviewtui-rescue"
"""Error handler: a byte that is no UTF-8 is read as Windows' Western letters, so that it stays visible."""

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


_FOREIGN: Final = re.compile(rb"[\x80-\xff]+")
_UTF8: Final = re.compile(rb"(?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})+")
_JIS: Final = re.compile(rb"\x1b\$[@B]")
_DECLARED: Final = re.compile(
    rb"(?:<meta[^>]{0,200}charset\s*=\s*[\"']?|<\?xml[^>]{0,100}encoding\s*=\s*[\"'])([\w-]{3,20})", re.IGNORECASE
)
_DECLARED_WITHIN: Final = 8192


def _rescue(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    piece = error.object[error.start : error.end]
    return piece.decode("cp1252", "replace"), error.end


codecs.register_error(RESCUE, _rescue)


def encoding_of(head: bytes, marketplace: str = "") -> str:
    """The name of the encoding, judged by the first piece of a file.

    A byte order mark decides; else UTF-16 shows by its zeros; else UTF-8 unless too much of it is broken; else what a
    page says of itself, if it can be; for the rest a detector is asked (`letters`).
    """
    for mark, name in _BOMS:
        if head.startswith(mark):
            return name
    wide = _wide(head)
    if wide:
        return wide
    if _JIS.search(head) and _decodes(head, "iso2022_jp"):
        return "iso2022_jp"
    if _decodes(head, "utf-8") or _is_damaged_utf8(head):
        return "utf-8"
    declared = _DECLARED.search(head[:_DECLARED_WITHIN])
    if declared and _decodes(head, declared[1].decode()):
        return codecs.lookup(declared[1].decode()).name
    from reviewtui.sources.letters import guessed

    return guessed(head, marketplace)


def _decodes(head: bytes, encoding: str) -> bool:
    """Whether bytes that may end in the middle of a letter can be that encoding."""
    try:
        codecs.getincrementaldecoder(encoding)("strict").decode(head)
    except (UnicodeError, LookupError, ValueError):
        return False
    return True


def _is_damaged_utf8(head: bytes) -> bool:
    """Whether far the most of what isn't ASCII are whole letters of UTF-8: some bytes were lost on the way."""
    foreign = sum(map(len, _FOREIGN.findall(head)))
    return sum(map(len, _UTF8.findall(head))) * 5 > foreign * 4


def decode(data: bytes, marketplace: str = "", encoding: str = "") -> str:
    """A whole file as text, without its byte order mark; in the `encoding` that somebody named."""
    return data.decode(encoding or encoding_of(data[: 1 << 18], marketplace), RESCUE)


def looks_binary(text: str) -> bool:
    """Whether a piece of a file is something else than text."""
    piece = text[:8192]
    odd = sum(1 for character in piece if character < " " and character not in "\t\r\n\x0b\x0c\x1a\x1b")
    return odd > 16 and odd * 20 > len(piece)


def _wide(head: bytes) -> str:
    """UTF-16 without a byte order mark: every second byte of Western text is zero."""
    piece = head[:2000]
    if len(piece) < 4:
        return ""
    even, odd = piece[0::2].count(0), piece[1::2].count(0)
    half = len(piece) // 2
    if odd * 10 > half * 7 and even * 10 < half:
        return "utf-16-le"
    if even * 10 > half * 7 and odd * 10 < half:
        return "utf-16-be"
    return ""
