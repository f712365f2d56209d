"""Which letters bytes stand for that are neither marked nor UTF-8. charset-normalizer is loaded here and nowhere else.

It is asked about a few encodings only: those of the script that the bytes' runs show, those of the marketplace first.
Where the bytes are few, or nothing speaks clearly, they are Windows' Western letters.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from reviewtui.sources import places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from charset_normalizer import CharsetMatch

WESTERN: Final = "cp1252"
_LATIN: Final = {
    "cp1252": (
        "äöüß",
        "éèàçêâîôûëïùüœæ",
        "áéíóúñü",
        "àèéìòùî",
        "ãõáâàçéêíóôúü",
        "åäöé",
        "æøåé",
        "ëïéèöüáàêçíóúåñ",
        "þðáéíóúýæö",
    ),
    "cp1250": ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áéíóöőúüű", "ăâîşţ", "áäčďéíĺľňóôŕšťúýž", "čćđšž"),
    "cp1254": ("çğıöşüâîû",),
}
"""What is written with Latin letters, and the letters beyond ASCII of each of its languages: the detector can't tell
them apart, for nearly every byte is some letter in all three."""
_OTHERS: Final = ("cp932", "euc_jp", "gb18030", "big5", "cp949", "cp1251", "cp1253", "cp1255", "cp1256")
_USUAL: Final = {
    "JP": ("cp932", "euc_jp"), "CN": ("gb18030",), "SG": ("gb18030",), "TW": ("big5",), "HK": ("big5",),
    "KR": ("cp949",), "TR": ("cp1254",), "PL": ("cp1250",), "CZ": ("cp1250",), "HU": ("cp1250",), "SK": ("cp1250",),
    "RO": ("cp1250",), "RU": ("cp1251",), "UA": ("cp1251",), "BG": ("cp1251",), "GR": ("cp1253",), "IL": ("cp1255",),
    "AE": ("cp1256",), "SA": ("cp1256",), "EG": ("cp1256",),
}  # fmt: skip
"""What Windows writes in a country, where that is not Western."""
_RUN: Final = re.compile(rb"[\x80-\xff]+")
_PUNCTUATION: Final = "“”„‘’‚«»–—…•\u00a0°®€".encode("cp1252")
_EAST_ASIAN: Final = re.compile("[\u3000-\u9fff\uac00-\ud7a3\uff01-\uff60]")
_HOST: Final = re.compile(rb"amazon\.(?:com?\.)?[a-z]{2,3}(?![a-z])")
_ASKED_ABOUT: Final = 16 << 10
"""Bytes that are shown to the detector; only lines with foreign letters are."""
_MARKS: Final = frozenset("“”„‘’‚«»‹›…–—•·\u00a0\u00ad€£°™®©%‰")
"""What may stand behind a letter in any language."""
_FEW: Final = 6
"""Foreign bytes from which on they are looked at without the marketplace's word."""
_MARGIN: Final = 0.06
"""By how much more another encoding must make sense than the usual one."""
_MORE_LETTERS: Final = 0.04
"""What share of the letters more must belong to a language of another encoding."""


def guessed(head: bytes, marketplace: str = "") -> str:
    """The name of the encoding of some bytes that are no UTF-8."""
    country = marketplace or _country_in(head)
    usual = _USUAL.get(country, ())
    sample = _foreign_lines(head)
    runs = [len(run) for run in _RUN.findall(sample) if run.translate(None, _PUNCTUATION)]
    latin = sum(run for run in runs if run < 3) >= sum(run for run in runs if run > 3)
    latin = latin and not (_holds_kana(sample) or any(_is_east_asian(sample, each) for each in usual))
    named = _by_names(head)
    if named:
        return named
    family = tuple(_LATIN) if latin else _OTHERS
    candidates = [each for each in family if latin or _decodes(sample, each)]
    first = [each for each in usual if each in candidates] or [WESTERN]
    if sum(runs) < _FEW:
        return first[0]
    return (_written(sample, first[0]) if latin else _sensible(sample, candidates, first)) or first[0]


def _written(sample: bytes, usual: str) -> str:
    """The Latin encoding whose languages have most of the letters; the usual one unless another has clearly more."""
    fits = {}
    for encoding, languages in _LATIN.items():
        text = sample.decode(encoding, "replace").lower().replace("i\u0307", "i")
        foreign = Counter(
            letter for before, letter in pairwise(text)
            if letter > "\x9f" and (letter.isalpha() or (before.isalpha() and letter not in _MARKS))
        )  # fmt: skip
        known = max(sum(foreign[letter] for letter in language) for language in languages)
        fits[encoding] = known / max(1, foreign.total())
    best = max(fits, key=fits.__getitem__)
    return best if fits[best] > fits[usual] + _MORE_LETTERS else usual


def _sensible(sample: bytes, candidates: Sequence[str], usual: Sequence[str]) -> str:
    """The encoding in which a sample makes most sense; one that is usual unless another makes clearly more."""
    from charset_normalizer import from_bytes

    if not candidates:
        return ""
    matches: list[CharsetMatch] = list(from_bytes(sample, cp_isolation=list(candidates), threshold=0.4))
    sense = {
        _plain(name): match.coherence - match.chaos
        for match in reversed(matches)
        for name in match.could_be_from_charset
    }
    told = {name: sense[_plain(name)] for name in candidates if _plain(name) in sense}
    if not told:
        return ""
    best = max(told, key=told.__getitem__)
    return next((name for name in usual if name in told and told[name] >= told[best] - _MARGIN), best)


def _plain(name: str) -> str:
    return name.replace("-", "_").lower()


def _country_in(head: bytes) -> str:
    """The marketplace that the addresses in a file name most often, "" for none."""
    named = Counter(_HOST.findall(head.lower()))
    return places.domain(named.most_common(1)[0][0].decode()) if named else ""


def _foreign_lines(head: bytes) -> bytes:
    """The lines with foreign letters, whole ones as far as there are any, so that no letter is cut in two."""
    lines = head.splitlines(keepends=True)
    found = [line for line in (lines[:-1] if len(lines) > 1 else lines) if not line.isascii()] or [head]
    size = 0
    taken: list[bytes] = []
    for line in found:
        if taken and size + len(line) > _ASKED_ABOUT:
            break
        taken.append(line)
        size += len(line)
    return b"".join(taken)


def _holds_kana(sample: bytes) -> bool:
    """Whether bytes are Shift_JIS with kana: half of each may be ASCII, so that their runs are short."""
    if not _decodes(sample, "cp932"):
        return False
    foreign = [letter for letter in sample.decode("cp932") if letter > "\x7f"]
    return sum("\u3041" <= letter <= "\u30fe" for letter in foreign) * 4 > len(foreign)


def _is_east_asian(sample: bytes, encoding: str) -> bool:
    """Whether bytes in this encoding are kana, hangul and Chinese characters and hardly anything else."""
    if encoding in _LATIN or not _decodes(sample, encoding):
        return False
    foreign = [letter for letter in sample.decode(encoding) if letter > "\x7f"]
    return len(foreign) > 1 and sum(bool(_EAST_ASIAN.match(letter)) for letter in foreign) * 5 > len(foreign) * 4


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _by_names(head: bytes) -> str:
    """The encoding in which the columns have names that we know, the clearest of signs; "" when it isn't one only."""
    from reviewtui.sources.names import SYNONYMS, squashed

    names = {name for names in SYNONYMS.values() for name in names}
    line = next((line for line in head.split(b"\n", 50)[:50] if not line.isascii()), b"")
    told = Counter[str]()
    for encoding in (*_LATIN, *_OTHERS):
        cells = re.split("[,;\t|]", line.decode(encoding, "replace"))
        foreign = [cell for cell in cells if not cell.isascii()]
        told[encoding] = sum(
            squashed(cell) in names or any(squashed(word) in names for word in cell.split()) for cell in foreign
        )
    ranked = told.most_common(2)
    return ranked[0][0] if ranked[0][1] >= 2 and ranked[0][1] > ranked[1][1] else ""
