"""`[hours]` and `[figures]` of the settings: what can be said, and how a mistake is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reviewtui.config.checked_file import ConfigError
from reviewtui.config.settings import load
from reviewtui.desk.settings import Settings


def read(tmp_path: Path, text: str) -> Settings:
    file = tmp_path / "config.toml"
    file.write_text(text, "utf-8")
    return load(file).settings


def test_hours_that_nobody_told_are_none(tmp_path: Path) -> None:
    assert load(tmp_path / "none.toml").settings.hours is None
    assert read(tmp_path, "[hours]\nmon-sun = []").hours is None


def test_days_runs_of_days_and_holidays(tmp_path: Path) -> None:
    hours = read(
        tmp_path,
        """
        [hours]
        mon-fri = ["13:30 - 18:00", "9-12:30"]
        wed = ""
        Sat = "10–14"
        holidays = ["12-25", 2026-05-01, "2026-12-28..2027-01-02"]
        [figures]
        sales_per_rescue = 2.5
        """,
    )
    assert hours.sales_per_rescue == 2.5
    assert hours.hours is not None
    assert hours.hours.week[0] == ((540, 750), (810, 1080))
    assert (hours.hours.week[2], hours.hours.week[5], hours.hours.week[6]) == ((), ((600, 840),), ())
    assert hours.hours.yearly == {(12, 25)}
    assert {date(2026, 5, 1), date(2026, 12, 28), date(2027, 1, 2)} <= hours.hours.holidays
    assert len(hours.hours.holidays) == 7


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[hours]\nmonday = "9-17"', "hours.monday"),
        ('[hours]\nfri-mon = "9-17"', "hours.fri-mon"),
        ('[hours]\nmon = "17-9"', "hours like"),
        ('[hours]\nmon = "9-25"', "hours like"),
        ('[hours]\nmon = "9:75-11"', "hours like"),
        ("[hours]\nmon = 9", "hours like"),
        ('[hours]\nmon = ["9-12", "11-14"]', "do not overlap"),
        ('[hours]\nmon = "9-17"\nholidays = ["02-30"]', "every year"),
        ('[hours]\nmon = "9-17"\nholidays = ["2026-02-30"]', "every year"),
        ('[hours]\nmon = "9-17"\nholidays = ["2027-01-01..2026-01-01"]', "every year"),
        ('[hours]\nmon = "9-17"\nholidays = "12-25"', "a list of dates"),
        ("[figures]\nsales_per_rescue = -1", "a number of sales"),
        ("[figures]\nsales = 1", "there is sales_per_rescue"),
    ],
)
def test_a_mistake_is_told_with_its_key(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ConfigError, match=told):
        read(tmp_path, text)
