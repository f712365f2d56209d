"""What is done with reviews after they came in, beside everything else: they are listened to, and the radar looks."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING, Final, Protocol

from reviewtui.desk.views import Refused

if TYPE_CHECKING:
    from reviewtui.desk.radar import Radar

COMMAND_SECONDS: Final = 2.0
"""So long a command that brought reviews in goes on with it; what is left is done by the next, or by the screens."""


class Behind(Protocol):
    """Goes on with it beside the screens, on a thread of its own."""

    def begin(self) -> None:
        """From now on."""
        ...

    def end(self) -> None:
        """No more; what is under way ends with its piece."""
        ...


class Arriving:
    """Going on with it by short pieces, none of which holds anybody up."""

    def __init__(self, radar: Radar) -> None:
        self._radar = radar

    def go_on(self) -> int:
        """A short piece; about how much is left, 0 when all is done."""
        return self._radar.go_on()

    def catch_up(self, seconds: float = COMMAND_SECONDS) -> bool:
        """All of it, or for a while; whether something is left. It is no reason to fail where nothing can be written:
        what came in is kept, and this can be done later.
        """
        until = time.monotonic() + seconds
        with suppress(Refused):
            while self.go_on():
                if time.monotonic() > until:
                    return True
        return False
