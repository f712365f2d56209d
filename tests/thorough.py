"""How often something that is tried at random is tried: seldom in everybody's run, often where there is time."""

from __future__ import annotations

import os

THOROUGH = bool(os.environ.get("REVIEWTUI_THOROUGH"))


def times(everyday: int, thorough: int) -> int:
    """The first in an ordinary run, the second with `REVIEWTUI_THOROUGH=1`."""
    return thorough if THOROUGH else everyday
