"""What the machine says where the settings don't: who works here, and how dates are written."""

from __future__ import annotations

import os

from reviewtui.domain.calendar import Dates, dates_in
from reviewtui.domain.text import clean, one_line


def login() -> str:
    """Who works here, where the file does not say it."""
    try:
        return one_line(clean(os.environ.get("REVIEWTUI_ME") or _of_system())) or "me"
    except (KeyError, OSError):
        return "me"


def _of_system() -> str:
    import getpass

    return getpass.getuser()


def usual_dates() -> Dates:
    """How this machine's people write dates, by the locale that the terminal names."""
    named = (os.environ.get(each, "") for each in ("LC_ALL", "LC_TIME", "LANG"))
    return dates_in(next((each for each in named if each), ""))
