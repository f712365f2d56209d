"""The contract knows no engine: what it asks stands in the port."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.mark.parametrize("path", sorted(Path(__file__).parent.glob("*.py")), ids=lambda path: path.stem)
def test_only_the_fixture_names_an_engine(path: Path) -> None:
    said = path.read_text("utf-8").casefold()
    named = "reviewtui" + ".store" in said or "sql" + "ite" in said
    assert named == (path.name == "conftest.py")
