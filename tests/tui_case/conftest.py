"""What all tests of the case and the dialogs need."""

from __future__ import annotations

import pytest

import stillness
from reviewtui.tui.dialogs.deliberate import Deliberate

stillness.install()


@pytest.fixture(autouse=True)
def quick_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who drives the screens by a program needs no time to read a question; that it was drawn still counts."""
    monkeypatch.setattr(Deliberate, "GUARD", 0)
