"""A day and a time as they were said, before it is known which day that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reviewtui.domain.typed.figures import Sign, is_numbered, number_of
from reviewtui.domain.typed.holidays import HOLIDAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_UNITS: Final = frozenset({"umin", "ud", "uw", "u2w", "umo", "uy"})
"""A number before one of them is a length of time, and no part of a date."""


@dataclass(slots=True)
class Said:
    """What a date was said to be, as far as it was said."""

    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    ahead: int | None = None
    hour: int | None = None
    minute: int = 0
    part: str = ""
    zone: str = ""
    holiday: str = ""
    unit: str = ""
    later: int = 0
    """How often "next" was said; 2 for the one after the next."""
    this: bool = False
    end: bool = False
    weekend: bool = False

    @property
    def named(self) -> bool:
        """Whether a day was named, so that a number beside it is an hour."""
        return bool(
            self.weekday is not None or self.ahead is not None or self.holiday or self.unit or self.weekend or self.day
        )

    def put(self, field: str, value: int | str) -> bool:
        """Hear something; False when something else was heard in its place."""
        old = getattr(self, field)
        setattr(self, field, value)
        return old in {None, "", False, value} or field == "minute"


def understand(heard: Sequence[Sign], morning: int) -> Said | None:
    """A day and a time, in any order, the one or the other left out; None when the signs say nothing together."""
    said, loose = Said(), list[int]()
    for index, sign in enumerate(heard):
        before = heard[index - 1].kind if index else ""
        after = heard[index + 1].kind if index + 1 < len(heard) else ""
        number = number_of(sign)
        if number is None:
            known = _hear(sign, before, said)
        else:
            known = sign.kind != "float" and _hear_number(sign, int(number), (before, after), said, loose)
        if not known:
            return None
    return said if _place(loose, said) and _part_of_day(said, morning) else None


def _place(loose: Sequence[int], said: Said) -> bool:
    """Numbers that nothing stood beside: a day of the month that was named, else the hour of the day that was."""
    for number in loose:
        if said.month is not None and said.day is None:
            said.day = number
        elif said.hour is None and (said.named or said.part):
            said.hour = number
        else:
            return False
    return True


def _hear_number(sign: Sign, number: int, around: tuple[str, str], said: Said, loose: list[int]) -> bool:
    before, after = around
    if after in _UNITS:
        return False
    if before == "at" or after in {"uh", "clock"}:
        return said.put("hour", number)
    if sign.kind == "int" and number >= 1000:
        return said.put("year", number)
    beside_month = 1 <= number <= 31 and (is_numbered(before, "m") or is_numbered(after, "m"))
    alone = before == "fill" and not after and not said.named and said.hour is None
    if (said.day is None and beside_month) or alone:
        said.day = number
    else:
        loose.append(number)
    return True


def _hear(sign: Sign, before: str, said: Said) -> bool:
    """Take one sign in; False when it has no meaning here."""
    kind = sign.kind
    row = kind[0] if any(is_numbered(kind, each) for each in "dmtp") else "holiday" if kind in HOLIDAYS else kind
    hear = _HEARERS.get(row)
    return hear is not None and hear(sign, before, said)


def _hear_date(sign: Sign, _: str, said: Said) -> bool:
    year, month, day, *clock = sign.value
    kept = said.put("month", month) and said.put("day", day) and (not year or said.put("year", year))
    said.zone = sign.zone
    return kept and (not clock or (said.put("hour", clock[0]) and said.put("minute", clock[1])))


def _hear_ahead(sign: Sign, _: str, said: Said) -> bool:
    """Tomorrow; behind another day the German and the Spanish word for it is the morning."""
    if sign.kind == "t1" and (said.weekday is not None or said.ahead is not None):
        return said.put("part", "early")
    return said.put("ahead", int(sign.kind[1:]))


def _hear_next(sign: Sign, _: str, said: Said) -> bool:
    said.later += 1 if sign.kind == "next" else 2
    return True


def _nothing(_sign: Sign, _before: str, _said: Said) -> bool:
    return True


_HEARERS: Final[dict[str, Callable[[Sign, str, Said], bool]]] = {
    "date": _hear_date,
    "time": lambda sign, _, said: (
        said.hour is None and said.put("hour", sign.value[0]) and said.put("minute", sign.value[1])
    ),
    "nth": lambda sign, _, said: said.day is None and said.put("day", sign.value[0]),
    "d": lambda sign, _, said: said.weekday is None and said.put("weekday", int(sign.kind[1:])),
    "m": lambda sign, _, said: said.month is None and said.put("month", int(sign.kind[1:])),
    "t": _hear_ahead,
    "p": lambda sign, _, said: said.put("part", sign.kind),
    "early": lambda sign, _, said: said.put("part", sign.kind),
    "holiday": lambda sign, _, said: said.put("holiday", sign.kind),
    "next": _hear_next,
    "next2": _hear_next,
    "this": lambda _sign, _, said: said.put("this", value=True),
    "end": lambda _sign, _, said: said.put("end", value=True),
    "weekend": lambda _sign, _, said: said.put("weekend", value=True),
    "uh": lambda _sign, before, _: before == "int" or is_numbered(before, "n"),
    **dict.fromkeys(("ud", "uw", "umo", "uy"), lambda sign, _, said: said.put("unit", sign.kind)),
    **dict.fromkeys(("fill", "at", "clock", "in"), _nothing),
}
"""What each kind of sign says."""


def _part_of_day(said: Said, morning: int) -> bool:
    """Settle the hour: by itself, by the part of the day, or both (``9 in the evening``)."""
    if said.hour is not None and not 0 <= said.hour <= 24:
        return False
    if not said.part:
        return True
    early = said.part == "early"
    usual = morning if early else int(said.part[1:])
    if said.hour is None:
        said.hour = usual
    elif not early and usual >= 12 and said.hour < 12 and not (usual == 12 and said.hour >= 6):
        said.hour += 12
    elif (usual == 0 or early) and said.hour == 12:
        said.hour = 0
    return True
