"""The line above a reply: whose it is, who else is here, and where the letter goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.tui.case import header_paint
from reviewtui.tui.drawing.lines_view import LinesView
from reviewtui.tui.reply import paint as reply_paint

if TYPE_CHECKING:
    from datetime import tzinfo

    from reviewtui.desk.views import CaseSheet
    from reviewtui.domain.channel import Channel
    from reviewtui.tui.keys.keymap import Keys


class ReplyHeader(LinesView):
    """Says of the case at hand what has to be known before a word is written."""

    def __init__(self, zone: tzinfo, keys: Keys) -> None:
        super().__init__(classes="case--header")
        self._zone, self._keys = zone, keys

    def show_case(self, sheet: CaseSheet, channel: Channel, now: int) -> None:
        """The line for a case, and for the door that the letter is for."""
        place, tone = reply_paint.goes_where(sheet, channel, self._keys)
        self.show(lambda width: [header_paint.header(sheet, place, width, now, self._zone, writing=True, tone=tone)])
