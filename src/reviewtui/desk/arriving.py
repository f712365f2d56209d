"""What is done with reviews after they came in, beside everything else: rules tag them, and the radar listens."""

from __future__ import annotations

import time
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from reviewtui.desk.refusals import Refused

if TYPE_CHECKING:
    from reviewtui.desk.radar import Radar
    from reviewtui.desk.tagging import Tagging

COMMAND_SECONDS: Final = 1.0
"""So long a command that brought reviews in goes on with it; what is left is done by the next, or by the screens."""
COMMAND_CASES: Final = 20_000
"""A command leaves more cases than this to others."""


class Behind(Protocol):
    """Does it beside the screens."""

    def go_on(self, *, apart: bool) -> None:
        """Do what is left, unless that is under way; `apart` from this process where it is a large shop's."""
        ...

    def end(self) -> None:
        """No more; what is under way ends with its piece."""
        ...


class Arriving:
    """Going on with it by short pieces, none of which holds anybody up."""

    def __init__(self, radar: Radar, tagging: Tagging) -> None:
        self._radar = radar
        self._tagging = tagging

    def begin(self) -> None:
        """Before anything comes in: what is there already is no rule's business."""
        self._tagging.begin()

    def left(self) -> bool:
        """Whether there is anything to do."""
        return self._tagging.left() or bool(self._radar.left())

    def go_on(self) -> int:
        """A short piece; about how much is left, 0 when all is done."""
        return self._tagging.go_on() or self._radar.go_on()

    def catch_up(self, seconds: float = COMMAND_SECONDS) -> bool:
        """All of it, or for a while; whether something is left. It is no reason to fail where nothing can be written:
        what came in is kept, and this can be done later.
        """
        until = time.monotonic() + seconds
        with suppress(Refused):
            for part in (partial(self._tagging.go_on, COMMAND_CASES), self._radar.go_on):
                while part():
                    if time.monotonic() > until:
                        return True
        return False
