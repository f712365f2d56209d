"""When a shop is open: counted minute by minute, over holidays, and where the clocks are set."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from reviewtui.domain.calendar import Calendar, Dates
from reviewtui.domain.clock import HOUR
from reviewtui.domain.working import Opening, WorkingHours

BERLIN, ADELAIDE, KATHMANDU = ZoneInfo("Europe/Berlin"), ZoneInfo("Australia/Adelaide"), ZoneInfo("Asia/Kathmandu")
NINE_TO_FIVE: tuple[Opening, ...] = ((540, 1020),)
OFFICE = WorkingHours((NINE_TO_FIVE,) * 5 + ((), ()))
ROUND_THE_CLOCK = WorkingHours((((0, 1440),),) * 7)


def at(text: str, zone: tzinfo = BERLIN) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=zone).timestamp())


def test_a_friday_evening_to_a_monday_morning_is_half_an_hour() -> None:
    assert OFFICE.worked(at("2026-11-20T18:00"), at("2026-11-23T09:30"), BERLIN) == HOUR // 2


def test_a_holiday_is_closed_once_or_every_year() -> None:
    shut = WorkingHours(OFFICE.week, frozenset({date(2026, 12, 24)}), frozenset({(12, 25)}))
    assert shut.worked(at("2026-12-23T16:00"), at("2026-12-28T10:00"), BERLIN) == 2 * HOUR
    assert shut.worked(at("2025-12-23T16:00"), at("2025-12-26T10:00"), BERLIN) == (1 + 8 + 1) * HOUR
    assert shut.words == "mon–fri 09:00–17:00, 2 holidays"


def test_nothing_is_worked_backwards_or_in_no_time() -> None:
    assert OFFICE.worked(at("2026-11-23T12:00"), at("2026-11-23T12:00"), BERLIN) == 0
    assert OFFICE.worked(at("2026-11-23T12:00"), at("2026-11-23T10:00"), BERLIN) == 0


def test_the_days_on_which_the_clocks_are_set_are_as_long_as_they_are() -> None:
    spring, autumn = ("2026-03-29", "2026-03-30"), ("2026-10-25", "2026-10-26")
    for days, hours in ((spring, 23), (autumn, 25)):
        start, end = (at(f"{day}T00:00") for day in days)
        assert ROUND_THE_CLOCK.worked(start, end, BERLIN) == hours * HOUR


def test_an_opening_in_the_skipped_hour_begins_when_the_clock_goes_past_it() -> None:
    early = WorkingHours((((150, 210),),) * 7)  # 2:30 to 3:30; on the day in March there is no 2:30
    start, end = at("2026-03-29T00:00"), at("2026-03-30T00:00")
    assert early.worked(start, end, BERLIN) == HOUR // 2
    nothing = WorkingHours((((125, 170),),) * 7)
    assert nothing.worked(start, end, BERLIN) == 0


def test_words_tell_the_week_in_runs() -> None:
    saturday = (((600, 720), (840, 960)),)
    assert WorkingHours((NINE_TO_FIVE,) * 5 + saturday + ((),)).words == (
        "mon–fri 09:00–17:00, sat 10:00–12:00 14:00–16:00"
    )


openings = st.lists(st.integers(0, 1440), min_size=0, max_size=4, unique=True).map(
    lambda found: tuple(zip(sorted(found)[::2], sorted(found)[1::2], strict=False))
)


@given(
    week=st.tuples(*[openings] * 7),
    start=st.integers(at("2026-03-25T00:00") // 60, at("2026-04-08T00:00") // 60),
    length=st.integers(0, 4 * 1440),
    zone=st.sampled_from([UTC, BERLIN, ADELAIDE, KATHMANDU, Calendar(BERLIN, Dates.US)]),
    holiday=st.dates(date(2026, 3, 25), date(2026, 4, 9)),
)
def test_minute_by_minute_it_is_the_same(
    week: tuple[tuple[Opening, ...], ...], start: int, length: int, zone: tzinfo, holiday: date
) -> None:
    """The clocks go forward in Berlin on 29 March and back in Adelaide on 5 April."""
    hours = WorkingHours(week, frozenset({holiday}))
    begin = start * 60

    def is_open(minute: int) -> bool:
        then = datetime.fromtimestamp(minute * 60, UTC).astimezone(zone)
        if zone is ADELAIDE and then.date() == date(2026, 4, 5) and then.hour == 2:
            return False  # an hour that comes twice: told below
        of_day = then.hour * 60 + then.minute
        return then.date() != holiday and any(since <= of_day < until for since, until in week[then.weekday()])

    counted = sum(60 for minute in range(start, start + length) if is_open(minute))
    twice = at("2026-04-05T02:00", ADELAIDE), at("2026-04-05T02:00", ADELAIDE) + 2 * HOUR
    told = hours.worked(begin, begin + length * 60, zone)
    if zone is ADELAIDE:
        told -= hours.worked(max(begin, twice[0]), min(begin + length * 60, twice[1]), zone)
    assert told == counted


def test_who_is_open_through_the_hour_that_comes_twice_works_it_twice() -> None:
    through = WorkingHours((((60, 240),),) * 7)
    start, end = (at(f"2026-04-05T0{hour}:00", ADELAIDE) for hour in (0, 6))
    assert through.worked(start, end, ADELAIDE) == 4 * HOUR
    assert (datetime(2026, 4, 5, tzinfo=ADELAIDE) + timedelta(hours=1)).hour == 1
