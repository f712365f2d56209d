"""Dates in what commands print: by the locale, or as the settings say; JSON stays as it is."""

from __future__ import annotations

import pytest

from cli.running import Shell

US = ("until Tue Nov 24, 9:00 am", "closes Feb 21, in 12 weeks", "Snoozed “The strap snapped (2)” until 8:30 pm")
EUROPEAN = ("until Tue 24 Nov 09:00", "closes 21 Feb, in 12 weeks", "Snoozed “The strap snapped (2)” until 20:30")
ISO = ("until Tue 11-24 09:00", "closes 02-21, in 12 weeks", "Snoozed “The strap snapped (2)” until 20:30")


@pytest.mark.parametrize(
    ("locale", "setting", "said"),
    [
        ("en_US.UTF-8", "", US), ("de_DE.UTF-8", "", EUROPEAN), ("ja_JP.UTF-8", "", ISO), ("C.UTF-8", "", EUROPEAN),
        ("en_US.UTF-8", "european", EUROPEAN), ("de_DE.UTF-8", "us", US), ("de_DE.UTF-8", "iso", ISO),
    ],
)  # fmt: skip
def test_people_read_dates_as_they_write_them(filled: Shell, locale: str, setting: str, said: tuple[str, ...]) -> None:
    filled.environment["LC_ALL"] = locale
    if setting:
        (filled.folder / "none.toml").write_text(f'dates = "{setting}"\n')
    assert said[0] in filled.says("snooze", "1", "tomorrow")
    assert said[1] in filled.says("show", "2")
    assert said[2] in filled.says("snooze", "2", "8:30pm")
    assert filled.json("show", "2")["wakes_at"] == "2026-11-23T20:30:00Z"
    numbers = "12/1" if said is not EUROPEAN else "1/12"
    filled.says("snooze", "3", numbers)
    assert filled.json("show", "3")["wakes_at"] == "2026-12-01T09:00:00Z"


def test_a_way_that_is_none_is_refused(filled: Shell) -> None:
    (filled.folder / "none.toml").write_text('dates = "american"\n')
    assert 'dates is \'american\'; it should be one of "us", "european", "iso"' in filled.refuses("list")
