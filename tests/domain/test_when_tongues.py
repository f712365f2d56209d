"""What sellers type for a time, in six languages and two orders of day and month."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from reviewtui.config.zone import LocalZone
from reviewtui.domain.calendar import Calendar, Dates
from reviewtui.domain.typed.examples import EXAMPLES as EXAMPLES_IN
from reviewtui.domain.typed.examples import examples_for
from reviewtui.domain.typed.words import LANGUAGES, words
from reviewtui.domain.when import EXAMPLES, read_when

BERLIN = ZoneInfo("Europe/Berlin")
FRIDAY = int(datetime(2026, 11, 27, 8, 12, tzinfo=BERLIN).timestamp())


def said(text: str, dates: Dates = Dates.EUROPEAN, now: int = FRIDAY) -> str:
    at = read_when(text, now, Calendar(BERLIN, dates))
    return "" if at is None else f"{datetime.fromtimestamp(at, BERLIN):%a %m-%d %H:%M}"


ALIKE = {
    "Sat 11-28 09:00": "tomorrow|tomorrow 9|tomorrow morning|morgen|morgen früh|morgen um 9|demain|demain matin|"
    "demain 9h|demain à 9 h|mañana|mañana a las 9|mañana por la mañana|domani|domani mattina|domani alle 9|"
    "明日|明日の朝|明日9時|"
    "sat|samstag|sonnabend|samedi|sábado|sabato|土曜日|weekend|am Wochenende|ce week-end|"
    "fin de semana|fine settimana|週末",
    "Sun 11-29 09:00": "day after tomorrow|übermorgen|uebermorgen|après-demain|pasado mañana|dopodomani|"
    "明後日|あさって",
    "Fri 12-04 09:00": "next friday|nächsten Freitag|naechsten freitag|kommenden Freitag|vendredi prochain|"
    "el próximo viernes|viernes que viene|venerdì prossimo|friday next week|Freitag nächster Woche|"
    "vendredi de la semaine prochaine|viernes de la semana que viene|来週の金曜日|end of next week|Ende nächster Woche",
    "Fri 11-27 16:00": "fri 4pm|today 4 pm|4 p.m.|friday at 16:00|freitag 16 Uhr|heute um 16 Uhr|vendredi 16h|"
    "vendredi à 16 heures|viernes a las 16|hoy a las 4 de la tarde|venerdì alle 16|oggi ore 16|金曜午後4時|今日16時",
    "Mon 11-30 09:00": "monday|montag|lundi|lunes|lunedì|月曜日|next week|nächste Woche|la semaine prochaine|"
    "la semana que viene|la prossima settimana|来週|end of month|eom|month end|Ende des Monats|Monatsende|fin du mois|"
    "fin de mois|fin de mes|a finales de mes|fine mese|fine del mese|月末|今月末",
    "Mon 11-30 08:12": "in 3 days|3d|three days|in 3 Tagen|in drei Tagen|dans 3 jours|dans trois jours|"
    "dentro de 3 días|en tres días|fra 3 giorni|tra tre giorni|3日後|三日後",
    "Fri 12-11 08:12": "in 2 weeks|2w|a fortnight|in vierzehn Tagen|in zwei Wochen|"
    "dans 2 semaines|dentro de dos semanas|fra due settimane|2週間後|二週間後",
    "Fri 11-27 09:12": "in an hour|1h|60 min|in einer Stunde|dans une heure|dentro de una hora|tra un'ora|1時間後",
    "Fri 11-27 08:42": "half an hour|in 30 minutes|in einer halben Stunde|une demi-heure|media hora|mezz'ora|"
    "30分後|半時間",
    "Fri 11-27 09:42": "1h30|1.5 hours|1,5 stunden|90m|1h 30m|an hour and a half|une heure et demie|1時間半",
    "Thu 12-24 09:00": "24 dec|dec 24|december 24th|24. Dezember|24.12.|24.12.2026|24 décembre|le 24 décembre|"
    "24 de diciembre|24 dic|24 dicembre|12月24日|十二月二十四日|2026年12月24日|2026-12-24|2026/12/24|christmas eve|"
    "xmas eve|Heiligabend|Nochebuena|vigilia di Natale|クリスマスイブ",
    "Thu 12-24 16:00": "dec 24 4pm|24 dec at 16:00|24. Dezember 16 Uhr|24 décembre à 16h|24 de diciembre a las 16:00|"
    "24 dicembre alle 16|12月24日午後4時|12月24日 16:00",
    "Fri 12-25 09:00": "christmas|xmas|Weihnachten|Noël|Navidad|Natale|クリスマス",
    "Fri 01-01 09:00": "1 january|1. Januar|1er janvier|1 de enero|1 gennaio|1月1日|new year's day|Neujahr|nouvel an|"
    "año nuevo|capodanno|元日|next year|nächstes Jahr",
    "Fri 11-27 18:00": "this evening|eod|end of day|heute Abend|ce soir|stasera|questa sera",
    "Fri 11-27 12:00": "noon|mittags|midi|mediodía|mezzogiorno|正午",
    "Thu 12-31 09:00": "end of year|eoy|Jahresende|fin de año|fine anno|年末|new year's eve|Silvester|nochevieja|"
    "end of next month|Ende nächsten Monats|来月末|大晦日",
    "Thu 11-25 09:00": "thanksgiving",
    "Sun 03-28 09:00": "easter|Ostern|Pâques|Pasqua",
    "Fri 08-13 09:00": "friday the 13th",
    "Sat 12-05 09:00": "on the 5th|am 5.|le 5|el 5|il 5|next weekend|nächstes Wochenende|来週末",
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "meant"),
    [(text, meant) for meant, texts in ALIKE.items() for text in texts.split("|")],
)
def test_the_same_time_in_six_languages(text: str, meant: str) -> None:
    assert said(text) == meant
    assert said(text.upper()) == meant
    assert said(text, Dates.US) == meant


@pytest.mark.parametrize(
    ("text", "us", "european"),
    [
        ("12/24", "Thu 12-24 09:00", "Thu 12-24 09:00"),
        ("24/12", "Thu 12-24 09:00", "Thu 12-24 09:00"),
        ("12/1", "Tue 12-01 09:00", "Tue 01-12 09:00"),
        ("1-12", "Tue 01-12 09:00", "Tue 12-01 09:00"),
        ("12/1/26 4pm", "Tue 12-01 16:00", ""),
        ("1/12/2026 16:00", "", "Tue 12-01 16:00"),
        ("2.12.", "Wed 12-02 09:00", "Wed 12-02 09:00"),
    ],
)
def test_day_and_month_stand_in_the_sellers_order(text: str, us: str, european: str) -> None:
    assert said(text, Dates.US) == us
    assert said(text, Dates.ISO) == us
    assert said(text) == european


@pytest.mark.parametrize(
    "text",
    ["soon", "17", "dec", "next", "this week", "31 feb", "10/10/2020", "13/13", "0", "in 0 days", "in -3 days",
     "-3 days",
     "2 weeks friday", "in a week on friday", "25:00", "13pm", "mon-fri", "fri sat", "9am 10am", "today 7:00", "bald",
     "bientôt", "未定", "a", "end", "end of", "99999 weeks", "in 1e9 days",
     "x" * 500, "1" * 500, "in " * 40 + "3 days"],
)  # fmt: skip
def test_what_says_no_time_is_no_answer(text: str) -> None:
    assert said(text) == ""


def test_the_examples_are_understood() -> None:
    for dates in Dates:
        assert all(said(each, dates) for each in EXAMPLES)


def test_the_examples_of_every_language_are_understood() -> None:
    assert set(EXAMPLES_IN) == {*LANGUAGES, "ja"}
    for language, examples in EXAMPLES_IN.items():
        for each in examples:
            assert said(each, Dates.EUROPEAN if language != "en" else Dates.US), each


@pytest.mark.parametrize(
    ("typed", "language"),
    [("nächstn", "de"), ("vendre", "fr"), ("próximo lun", "es"), ("domani alle", "it"), ("来週", "ja"),
     ("soonish", "en"), ("", "en"), ("17", "en"), ("dans 3", "fr"), ("Dienst", "de"), ("giov", "it"),
     ("miércoles a", "es")],
)  # fmt: skip
def test_examples_come_in_the_language_that_was_begun(typed: str, language: str) -> None:
    assert examples_for(typed) == EXAMPLES_IN[language]


def test_every_word_has_a_meaning_of_its_own_kind() -> None:
    for language in LANGUAGES:
        table = words(language)
        assert len(table) > 100
        for kind, last in (("d", 6), ("m", 12), ("n", 12)):
            known = {sign for signs in table.values() for sign in signs}
            assert {f"{kind}{number}" for number in range(0 if kind == "d" else 1, last + 1)} <= known
        assert all(phrase == tuple(word.lower() for word in phrase) for phrase in table)


@pytest.fixture
def in_berlin() -> Iterator[LocalZone]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = "Europe/Berlin"
    time.tzset()
    yield LocalZone()
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


def test_an_hour_that_summer_time_skips_is_an_hour_later(in_berlin: LocalZone) -> None:
    before = int(datetime(2027, 3, 26, 12, tzinfo=BERLIN).timestamp())
    for zone in (BERLIN, in_berlin, Calendar(in_berlin, Dates.US)):
        for text in ("sun 2:30", "2027-03-28 2:30", "28 mar 2.30am", "so 2:30 uhr"):
            at = read_when(text, before, zone)
            assert at is not None
            assert f"{datetime.fromtimestamp(at, BERLIN):%d %H:%M}" == "28 03:30"


def test_the_zone_of_the_machine_is_that_of_its_name_at_every_hour(in_berlin: LocalZone) -> None:
    for start in (datetime(2027, 3, 27, 20, tzinfo=BERLIN), datetime(2026, 10, 24, 20, tzinfo=BERLIN)):
        for minutes in range(0, 12 * 60, 15):
            at = int(start.timestamp()) + minutes * 60
            here, there = datetime.fromtimestamp(at, in_berlin), datetime.fromtimestamp(at, BERLIN)
            assert (here.replace(tzinfo=None), here.utcoffset(), here.fold) == (
                there.replace(tzinfo=None), there.utcoffset(), there.fold
            )  # fmt: skip
            assert int(here.timestamp()) == at
