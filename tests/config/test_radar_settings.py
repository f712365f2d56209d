"""`[radar]` and `[alerts.thresholds]`, and what is said of mistakes in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewtui.config import settings
from reviewtui.config.settings import ConfigError
from reviewtui.domain.thresholds import Thresholds


def read(folder: Path, text: str) -> settings.Config:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return settings.load(path)


def test_lines_for_all_and_for_one(tmp_path: Path) -> None:
    told = read(
        tmp_path,
        """
        [radar]
        false_alarms_a_year = 0.2
        [alerts.thresholds]
        average_falls_by = 0.5
        [alerts.thresholds.b000000007]
        average_below = 4
        unhappy_in_two_weeks = 6
        """,
    ).settings
    assert told.alarms_a_year == 0.2
    assert told.alerts.thresholds == {"": Thresholds(None, 0.5, None), "B000000007": Thresholds(4, 0.5, 6)}
    assert read(tmp_path, "").settings.alerts.thresholds == {}
    assert read(tmp_path, "").settings.alarms_a_year == 1.0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[radar]\nfalse_alarms_a_year = 0", "a number from 0.001 to 12"),
        ("[radar]\nalarms = 1", "there is false_alarms_a_year"),
        ("[alerts.thresholds]\naverage = 3", "there are average_below"),
        ("[alerts.thresholds]\naverage_below = 9", "a number from 1 to 5"),
        ("[alerts.thresholds]\nunhappy_in_two_weeks = 2.5", "a whole number"),
        ("[alerts.thresholds.mug]\naverage_below = 4", "an ASIN"),
        ("[alerts]\nthresholds = 3", "a table"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said) as error:
        read(tmp_path, text)
    assert "line" in str(error.value)
