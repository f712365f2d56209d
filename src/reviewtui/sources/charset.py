"""Which letters the bytes of a file stand for: decided on its first piece, and never a crash afterwards."""

from __future__ import annotations

import codecs
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


def _rescue(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    piece = error.object[error.start : error.end]
    return piece.decode("cp1252", "replace"), error.end


codecs.register_error(RESCUE, _rescue)


def encoding_of(head: bytes, marketplace: str = "") -> str:
    """The name of the encoding, judged by the first piece of a file.

    A byte order mark decides; else UTF-16 shows by its zeros; else UTF-8 unless too much of it is broken; else
    Shift_JIS where it is Japanese, and Windows-1252 for the rest (docs/amazon.md section 2).
    """
    for mark, name in _BOMS:
        if head.startswith(mark):
            return name
    wide = _wide(head)
    if wide:
        return wide
    text = codecs.getincrementaldecoder("utf-8")(RESCUE)
    try:
        codecs.getincrementaldecoder("utf-8")("strict").decode(head)
    except UnicodeDecodeError:
        pass
    else:
        return "utf-8"
    if _japanese(head, sure=marketplace == "JP"):
        return "cp932"
    rescued = text.decode(head)
    above = sum(1 for character in rescued if ord(character) > 0xFF)
    strange = sum(1 for character in rescued if 0x80 <= ord(character) <= 0xFF)
    return "utf-8" if above > strange else "cp1252"


def decode(data: bytes, marketplace: str = "") -> str:
    """A whole file as text, without its byte order mark."""
    return data.decode(encoding_of(data[: 1 << 18], marketplace), RESCUE)


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


def _japanese(head: bytes, *, sure: bool) -> bool:
    """Whether the bytes are Shift_JIS: they decode, and (unless the marketplace is Japan's) kana are among them."""
    try:
        text = codecs.getincrementaldecoder("cp932")("strict").decode(head)
    except UnicodeDecodeError:
        return False
    foreign = [character for character in text if character > "\x7f"]
    kana = sum(1 for character in foreign if "\u3041" <= character <= "\u30fe")
    return bool(foreign) and (sure or kana * 4 > len(foreign))
