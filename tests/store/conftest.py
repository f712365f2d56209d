"""Here databases are built, not copied."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def copied_databases() -> None:
    """None is a copy."""
