"""What stands beside the fields of a reply: the review that it answers, or the letter that it makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.tui.drawing.lines_view import LinesView
from reviewtui.tui.reply import paint as reply_paint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.desk.views import CaseSheet
    from reviewtui.domain.frame import Frame
    from reviewtui.domain.located import Located
    from reviewtui.domain.reply import Reply
    from reviewtui.tui.drawing.lines import Line


class BesideFields(LinesView):
    """Shows the review until the seller wants the letter."""

    def __init__(self) -> None:
        super().__init__(classes="reply--beside")
        self.has_letter = False

    def fit(self, rows: int | None) -> None:
        """Take so many rows, none at all for 0, all that there are for None."""
        self.display = rows != 0
        self.styles.height = "1fr" if rows is None else rows

    def scroll_pages(self, pages: int) -> None:
        """Scroll by what is in sight, less a line."""
        lines = pages * max(1, self.size.height - 1)
        self.scroll_to_line(self.top + lines)

    def show_review(self, sheet: CaseSheet, how: reply_paint.ReviewBeside, *, from_top: bool) -> None:
        """The review, with the points that the reply has answered."""
        self.show(lambda width: reply_paint.review(sheet, width, how), from_top=from_top)

    def show_letter(self, reply: Reply, found: Sequence[Located], frame: Frame, *, from_top: bool) -> None:
        """The letter as the buyer will read it."""

        def paint(width: int) -> list[Line]:
            return reply_paint.letter(reply, width, found, frame)

        self.show(paint, from_top=from_top)
