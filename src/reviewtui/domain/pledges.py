"""Finding the date that a letter promises: "by Friday", "innerhalb von 3 Tagen", "3日以内".

A rough reader of six languages: it only offers to write a promise down, a person decides. The time meant is the end of
the working day, six in the evening local time; a span in hours is taken exactly.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from functools import lru_cache
from typing import NamedTuple

from reviewtui.domain.clock import HOUR, local

EVENING = 18


class Pledge(NamedTuple):
    """Words of a letter that name a date (``text[start:end]``), and the moment that they mean."""

    start: int
    end: int
    quote: str
    due_at: int


@dataclass(frozen=True, slots=True)
class _Tongue:
    """How a language speaks of dates; every field is a piece of a pattern or a list in calendar order."""

    before: str
    within: str
    hours: str
    days: str
    working_days: str
    weeks: str
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    tomorrow: str
    today: str
    end_of_week: str
    numbers: tuple[str, ...]
    day_month: str = r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th|\.)? (?:of |de )?(?P<month>{months})"
    month_day: str = r"(?P<month2>{months}) (?P<day2>\d{1,2})(?:st|nd|rd|th)?"


_TONGUES = {
    "en": _Tongue(
        r"(?:by|before|until|no later than|at the latest|on)(?: this| next| the)?(?: end of)?",
        r"(?:within|in)(?: the next)?",
        "hours?", "days?", r"(?:business|working) days?", "weeks?",
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
         "december"),
        "tomorrow", "today|tonight", r"(?:by )?the end of (?:the|this) week",
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    ),
    "de": _Tongue(
        r"(?:bis spätestens|spätestens|bis zum|bis|am)(?: kommenden| nächsten)?",
        r"(?:innerhalb von|innerhalb der nächsten|in den nächsten|binnen|in)",
        "stunden?", "tagen?", r"(?:werktagen?|arbeitstagen?)", "wochen?",
        ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag|sonnabend", "sonntag"),
        ("januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
         "dezember"),
        "morgen", "heute(?: abend)?", r"ende (?:der|dieser) woche",
        ("einer?", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn"),
    ),
    "fr": _Tongue(
        r"(?:d['’]ici|avant|au plus tard|pour)(?: le| ce)?",
        r"(?:sous|dans les|dans|d['’]ici)",
        "heures?", "jours?", r"jours? (?:ouvrés|ouvrables)", "semaines?",
        ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
        ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
         "décembre"),
        "demain", "aujourd['’]hui|ce soir", r"la fin de (?:la|cette) semaine",
        ("une?", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"),
    ),
    "es": _Tongue(
        r"(?:antes del?|a más tardar(?: el)?|para(?: el)?|hasta el|el)(?: próximo)?",
        r"(?:dentro de|en(?: los próximos)?|en un plazo de)",
        "horas?", "días?", r"días? (?:hábiles|laborables)", "semanas?",
        ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
        ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
         "diciembre"),
        "mañana", "hoy", r"(?:el )?fin de (?:la|esta) semana",
        ("una?", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez"),
    ),
    "it": _Tongue(
        r"(?:entro(?: e non oltre)?|prima di|per)(?: il| l['’])?",
        r"(?:entro|in|nei prossimi|nelle prossime)",
        "or[ae]", "giorn[oi]", r"giorn[oi] lavorativ[oi]", "settiman[ae]",
        ("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"),
        ("gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre",
         "novembre", "dicembre"),
        "domani", "oggi|stasera", r"(?:la )?fine (?:della|di questa) settimana",
        ("una?", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci"),
    ),
}  # fmt: skip

_JAPANESE = re.compile(
    r"(?P<weekday>[月火水木金土日])曜日?までに?|(?P<month>\d{1,2})月(?P<day>\d{1,2})日までに?"
    r"|(?P<count>\d{1,3})(?P<unit>営業日|時間|日|週間)以内に?|(?P<tomorrow>明日|本日|今日)(?:中|までに?)|(?P<week>今週中)"
)


@lru_cache(maxsize=8)
def _pattern(language: str) -> re.Pattern[str]:
    tongue = _TONGUES[language]
    weekdays = "|".join(f"(?P<w{index}>{names})" for index, names in enumerate(tongue.weekdays))
    months = "|".join(tongue.months)
    number = r"(?P<count>\d{1,3}|" + "|".join(tongue.numbers) + ")"
    spans = {"hours": tongue.hours, "working": tongue.working_days, "days": tongue.days, "weeks": tongue.weeks}
    units = "|".join(f"(?P<{name}>{words})" for name, words in spans.items())
    dates = f"{tongue.day_month}|{tongue.month_day}".replace("{months}", months)
    point = f"(?:{weekdays}|(?P<today>{tongue.today})|(?P<end>{tongue.end_of_week})|{dates})"
    tomorrow = f"(?:{tongue.before} )?(?P<tomorrow>{tongue.tomorrow})"
    span = rf"{tongue.within} {number}(?: ?(?:-|–|to|bis|à|a) ?(?P<upper>\d{{1,3}}))? (?:{units})"
    return re.compile(rf"\b(?:{span}|{tongue.before} {point}|{tomorrow})\b", re.IGNORECASE)


def find_pledge(text: str, now: int, zone: tzinfo, language: str = "en") -> Pledge | None:
    """The first date that a letter names, None when it names none that lies ahead."""
    text = text[:10_000]
    if language == "ja":
        found = ((match, _japanese(match, local(now, zone))) for match in _JAPANESE.finditer(text))
    else:
        known = language if language in _TONGUES else "en"
        pattern, tongue = _pattern(known), _TONGUES[known]
        found = ((match, _moment(match, tongue, local(now, zone))) for match in pattern.finditer(text))
    for match, due in found:
        if due is not None and due.timestamp() > now:
            return Pledge(match.start(), match.end(), match.group(), int(due.timestamp()))
    return None


def _evening(day: datetime) -> datetime:
    return day.replace(hour=EVENING, minute=0, second=0, microsecond=0)


def _hours_on(today: datetime, count: int) -> datetime:
    """Hours that really pass, whatever the clocks are set to meanwhile."""
    return datetime.fromtimestamp(today.timestamp() + count * HOUR, today.tzinfo)


def _next_weekday(today: datetime, weekday: int) -> datetime:
    return _evening(today + timedelta(days=(weekday - today.weekday()) % 7 or (7 if today.hour >= EVENING else 0)))


def _working_days(today: datetime, count: int) -> datetime:
    day = today
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return _evening(day)


def _date(today: datetime, month: int, day: int) -> datetime | None:
    for year in (today.year, today.year + 1):
        try:
            moment = _evening(today.replace(year=year, month=month, day=day))
        except ValueError:
            continue
        if moment > today:
            return moment
    return None


def _moment(match: re.Match[str], tongue: _Tongue, today: datetime) -> datetime | None:
    groups = match.groupdict()
    if groups["count"]:
        return _after(today, groups, _number(groups["upper"] or groups["count"], tongue))
    for weekday in range(7):
        if groups[f"w{weekday}"]:
            return _next_weekday(today, weekday)
    if groups["tomorrow"]:
        return _evening(today + timedelta(days=1))
    if groups["today"]:
        return _evening(today) if today.hour < EVENING else _hours_on(today, 1)
    if groups["end"]:
        return _next_weekday(today, 4)
    month = (groups["month"] or groups["month2"]).lower()
    return _date(today, tongue.months.index(month) + 1, int(groups["day"] or groups["day2"]))


def _number(word: str, tongue: _Tongue) -> int:
    if word.isdigit():
        return int(word)
    return next(index + 1 for index, name in enumerate(tongue.numbers) if re.fullmatch(name, word, re.IGNORECASE))


def _after(today: datetime, groups: dict[str, str | None], count: int) -> datetime:
    if groups["hours"]:
        return _hours_on(today, count)
    if groups["working"]:
        return _working_days(today, count)
    return _evening(today + timedelta(days=count * (7 if groups["weeks"] else 1)))


def _japanese(match: re.Match[str], today: datetime) -> datetime | None:
    groups = match.groupdict()
    if groups["weekday"]:
        return _next_weekday(today, "月火水木金土日".index(groups["weekday"]))
    if groups["month"]:
        return _date(today, int(groups["month"]), int(groups["day"])) if 1 <= int(groups["month"]) <= 12 else None
    if groups["count"]:
        count, unit = int(groups["count"]), groups["unit"]
        if unit == "営業日":
            return _working_days(today, count)
        return (
            _hours_on(today, count)
            if unit == "時間"
            else _evening(today + timedelta(days=count * (7 if unit == "週間" else 1)))
        )
    if groups["week"]:
        return _next_weekday(today, 4)
    return _evening(today + timedelta(days=groups["tomorrow"] == "明日"))
