"""Every sample with a counted number of rows comes in without an option: what is read is new, changed, unchanged or
rejected, and nothing is lost.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from reading_files import SAMPLES

from reviewtui.bootstrap.desks import make_desk
from reviewtui.config.settings import Config
from reviewtui.desk.ports import SourceOptions
from reviewtui.desk.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

NO_STARS = {"ar_products.csv", "ja_amazon_marc_test.csv", "tr_store_reviews_utf16.csv"}
"""Sentences with a mood or a label: no column holds stars."""
MOST = 6_000
"""Larger ones take their time; the benchmarks have them."""


def counted() -> dict[str, int]:
    """The files of ORIGINS.md with the number of their rows."""
    origins = SAMPLES / "ORIGINS.md"
    if not origins.exists():
        return {}
    found = {}
    for part in re.split(r"^### ", origins.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        heading, _, text = part.partition("\n")
        rows = re.search(r"\*\*([\d,]+) (?:\w+ )?(?:rows|records)\*\*", text)
        for name in re.findall(r"[\w.\-]+\.\w+", heading) if rows else ():
            found[name] = int(rows[1].replace(",", ""))  # type: ignore[index]
    return found


COUNTED = counted()


@pytest.mark.skipif(not COUNTED, reason="../shared/samples is not there")
def test_most_samples_are_counted() -> None:
    assert len(COUNTED) > 20


@pytest.mark.parametrize(("name", "count"), [(name, count) for name, count in COUNTED.items() if count <= MOST])
def test_no_row_is_lost(name: str, count: int, tmp_path: Path) -> None:
    path = next(iter(SAMPLES.rglob(name)), None)
    if path is None:
        pytest.skip(f"{name} is not there")
    desk = make_desk(tmp_path / "x.db", lambda: 1_795_420_800, Config(Settings(me="you")))
    try:
        files = desk.importing.run(path, SourceOptions())
        again = desk.importing.run(path, SourceOptions())
    finally:
        desk.store.close()
    if name in NO_STARS:
        assert "can't find a column with stars" in files[0].error
        return
    read = sum(each.read for each in files)
    assert read == sum(each.new + each.changed + each.unchanged + each.rejected for each in files) == count
    assert sum(each.rejected for each in files) < max(2, count // 20)
    assert sum(each.new + each.changed for each in again) == 0
