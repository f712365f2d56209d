"""`[privacy]` of the settings: how long buyers are known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from reviewtui.desk.settings import PrivacySettings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewtui.config.sources import Wrong

_DAYS: Final = {"forget_after_days": ("days", 0, 36_500), "partner_days": ("partner_days", 1, 30)}
"""Names in the file, with the field that each fills, and the least and the most that it may be."""


def privacy_of(table: Mapping[str, Any], wrong: Wrong) -> PrivacySettings:
    """How long buyers are known; raises what `wrong` makes. Amazon's time can only be made shorter."""
    values = {}
    for key, value in table.items():
        if key not in _DAYS:
            raise wrong(("privacy", key), value, f"left out; there are {', '.join(sorted(_DAYS))}")
        name, least, most = _DAYS[key]
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise wrong(("privacy", key), value, f"a whole number of days from {least} to {most:,}")
        values[name] = value
    return PrivacySettings(**values)
