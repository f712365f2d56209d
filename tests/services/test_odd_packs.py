"""Whatever kind of value stands at whatever key of a service's file: it is taken, or told in one sentence."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reviewtui.services import known
from reviewtui.services.model import NoService, service

PACKS = sorted((Path(known.__file__).parent / "packs").glob("*.toml"))
ODD: tuple[Any, ...] = (
    [], {}, "", 0, -1, 10**30, 1.5, float("nan"), True, [[]], [{}], {"": {}}, {"a": "b"}, [1], date(2020, 1, 1), "{",
    "{x}", "\n", "https://[", "..",
)  # fmt: skip


def ways(table: dict[str, Any], above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for key, value in table.items():
        yield (*above, key)
        if isinstance(value, dict):
            yield from ways(value, (*above, key))


@pytest.mark.parametrize("pack", PACKS, ids=lambda path: path.stem)
def test_a_value_of_another_kind_is_taken_or_told(pack: Path) -> None:
    right = tomllib.loads(pack.read_text("utf-8"))
    service(pack.stem, right)
    refused = 0
    for way in ways(right):
        for odd in ODD:
            table = copy.deepcopy(right)
            inner = table
            for key in way[:-1]:
                inner = inner[key]
            inner[way[-1]] = odd
            try:
                service(pack.stem, table)
            except NoService as wrong:
                refused += 1
                assert pack.stem in str(wrong)  # noqa: PT017 - whether it is raised depends on the key
    assert refused > len(ODD)
