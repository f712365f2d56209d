"""What a typed time is made of: dates and times in figures, numbers, words; as signs, which `said` puts together."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.domain.calendar import Dates
from reviewtui.domain.typed.words import LONGEST, names, words
from reviewtui.domain.typed.words.japanese import in_english

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_ACCENTS: Final = re.compile("[\u0300-\u036f]")
_EAST_ASIAN: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_HALF: Final = r"(?:\s*(?P<{0}>[ap])\.?m\b\.?)"
_PIECE: Final = re.compile(
    r"(?P<iso>\d{4}-\d{1,2}-\d{1,2})(?:[t ]+(?P<isotime>\d{1,2}:\d\d)(?::\d\d)?(?P<zone>z|[+-]\d\d:?\d\d)?)?(?![\d-])"
    r"|(?P<yearfirst>\d{4}[/.]\d{1,2}[/.]\d{1,2})(?!\d)"
    r"|(?P<pair>\d{1,2}[/-]\d{1,2}(?:[/-](?:\d{4}|\d\d))?)(?![\d/-])"
    rf"|(?P<colon>\d{{1,2}}:\d\d)(?::\d\d)?(?!\d){_HALF.format('colonhalf')}?"
    r"|(?P<hours>\d{1,2}\s?h\s?\d\d)(?!\d|\s?m)"
    r"|(?P<dotted>\d{1,2}\.\s?\d{1,2}(?:\.\s?(?:\d{4}|\d\d(?!\d))?)?)(?![\d.])" + _HALF.format("dottedhalf") + "?"
    rf"|(?P<hour>\d{{1,2}})(?:{_HALF.format('hourhalf')}|(?P<hourletter>[ap])\b)"
    r"|(?P<nth>\d{1,2})(?:(?:st|nd|rd|th|er|re|eme|o|a|°)\b|\.(?!\d))"
    r"|(?P<part>\d+,\d)(?!\d)"
    r"|(?P<number>\d+)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<gap>(?:[\s,'’´`!?.]|-(?!\d))+)"
)


class Sign(NamedTuple):
    """One piece of a typed time. `kind` is a sign of `words`, or ``date``, ``time``, ``int``, ``nth`` or ``float``.

    The `zone` of a date is its offset from UTC; ``h`` for a time such as ``1h30``, which may be a length as well.
    """

    kind: str
    value: tuple[int, ...] = ()
    zone: str = ""
    part: float = 0.0


def is_numbered(kind: str, letter: str) -> bool:
    """Whether a sign is one of a row, such as the months ``m1`` to ``m12``."""
    return kind[:1] == letter and kind[1:].isdigit()


def number_of(sign: Sign) -> float | None:
    """The number that a sign is, in figures or in words; None when it is none."""
    if sign.kind == "int":
        return float(sign.value[0])
    if sign.kind == "float":
        return sign.part
    return float(sign.kind[1:]) if is_numbered(sign.kind, "n") else None


def folded(text: str) -> str:
    """As it is compared: small letters, no accents, Japanese in English, one blank between words."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    plain = unicodedata.normalize("NFC", _ACCENTS.sub("", plain))
    return " ".join((in_english(plain) if _EAST_ASIAN.search(plain) else plain).split())


def signs(text: str, language: str, dates: Dates, *, months_first: bool) -> list[Sign] | None:
    """A folded text as signs, by the words of a language; None when a piece of it has no meaning there.

    `months_first`: what can begin a month and a weekday is a month, as ``mar`` in ``3 mar``.
    """
    pieces: list[str | Sign] = []
    at = 0
    while at < len(text):
        match = _PIECE.match(text, at)
        if match is None:
            return None
        if match["word"]:
            pieces.append(match["word"])
        elif match["gap"] is None:
            found = _figure(match, dates)
            if found is None:
                return None
            pieces.append(found)
        at = match.end()
    found_words = list(_heard(pieces, language, months_first=months_first))
    heard = [each for each in found_words if each is not None]
    return _settled(heard) if len(heard) == len(found_words) else None


def _heard(pieces: list[str | Sign], language: str, *, months_first: bool) -> Iterator[Sign | None]:
    """Words by the longest phrase that begins with them; a single one by its beginning."""
    known = words(language)
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if isinstance(piece, Sign):
            yield piece
            at += 1
            continue
        run = pieces[at : at + LONGEST]
        length = next((index for index, each in enumerate(run) if isinstance(each, Sign)), len(run))
        phrase = tuple(str(each) for each in run[:length])
        month = _beginning(piece, language, "m") if months_first else None
        while phrase and phrase not in known:
            phrase = phrase[:-1]
        if month and len(phrase) < 2:
            yield Sign(month)
            at += 1
        elif phrase:
            yield from (Sign(sign) for sign in known[phrase])
            at += len(phrase)
        else:
            named = _beginning(piece, language, "d") or _beginning(piece, language, "m")
            yield Sign(named) if named else None
            at += 1


def _beginning(word: str, language: str, kind: str) -> str:
    """The one day or month whose name begins so, in three letters or more; "" for none or several."""
    if len(word) < 3:
        return ""
    found = {number for name, number in names(language, kind) if name.startswith(word)}
    return f"{kind}{found.pop()}" if len(found) == 1 else ""


def _figure(match: re.Match[str], dates: Dates) -> Sign | None:
    return next(read(match, dates) for name, read in _READERS.items() if match[name] is not None)


def _iso(match: re.Match[str], _: Dates) -> Sign:
    year, month, day = map(int, match["iso"].split("-"))
    clock = tuple(map(int, match["isotime"].split(":"))) if match["isotime"] else ()
    return Sign("date", (year, month, day, *clock), match["zone"] or "")


def _dotted(match: re.Match[str], _: Dates) -> Sign | None:
    written = match["dotted"]
    numbers = [int(each) for each in written.split(".") if each.strip()]
    if match["dottedhalf"]:
        return _time(numbers[0], numbers[1], match["dottedhalf"])
    ends = written.rstrip().endswith(".") or len(numbers) == 3
    two = len(written.split(".")[1].strip()) == 2
    return Sign("dotted", (*numbers[:2], int(ends), int(two), *numbers[2:]))


def _colon(match: re.Match[str], _: Dates) -> Sign | None:
    hour, minute = map(int, match["colon"].split(":"))
    return _time(hour, minute, match["colonhalf"])


def _hours(match: re.Match[str], _: Dates) -> Sign | None:
    hour, minute = map(int, match["hours"].split("h"))
    found = _time(hour, minute, None)
    return found and found._replace(zone="h")


def _number(match: re.Match[str], _: Dates) -> Sign | None:
    return Sign("int", (int(match["number"]),)) if len(match["number"]) <= 4 else None


def _pair(numbers: list[int], dates: Dates) -> Sign:
    """Two numbers and perhaps a year: by the seller's order, and by the other where that can't be."""
    first, second, *year = numbers
    month, day = (second, first) if dates is Dates.EUROPEAN else (first, second)
    if month > 12 >= day:
        month, day = day, month
    return Sign("date", (_year(year[0]) if year else 0, month, day))


def _year(number: int) -> int:
    return number + 2000 if number < 100 else number


def _time(hour: int, minute: int, half: str | None) -> Sign | None:
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return Sign("time", (hour, minute)) if hour <= 24 and minute <= 59 else None


def _settled(found: list[Sign]) -> list[Sign]:
    """Two numbers with a dot between them are a part of a unit, a time of day or a date, by what follows."""
    told = []
    for index, sign in enumerate(found):
        after = found[index + 1] if index + 1 < len(found) else Sign("")
        if sign.kind != "dotted":
            told.append(sign)
            continue
        first, second, ends, two, *year = sign.value
        if after.kind.startswith("u") and not ends:
            told.append(Sign("float", part=float(f"{first}.{second}")))
        elif not ends and two and (second > 12 or after.kind in {"clock", "uh"}):
            told.append(Sign("time", (first, second)))
        else:
            told.append(Sign("date", (_year(year[0]) if year else 0, second, first)))
    return told


_READERS: Final[dict[str, Callable[[re.Match[str], Dates], Sign | None]]] = {
    "iso": _iso,
    "yearfirst": lambda match, _: Sign("date", tuple(map(int, re.split("[/.]", match["yearfirst"])))),
    "pair": lambda match, dates: _pair(list(map(int, re.split("[/-]", match["pair"]))), dates),
    "colon": _colon,
    "hours": _hours,
    "dotted": _dotted,
    "hour": lambda match, _: _time(int(match["hour"]), 0, match["hourhalf"] or match["hourletter"]),
    "nth": lambda match, _: Sign("nth", (int(match["nth"]),)),
    "part": lambda match, _: Sign("float", part=float(match["part"].replace(",", "."))),
    "number": _number,
}
"""What each kind of figure means, by the group of `_PIECE` that found it."""
