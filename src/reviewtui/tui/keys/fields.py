"""Where words are written: the two kinds of fields."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from textual.widgets import Input

if TYPE_CHECKING:
    from textual.widget import Widget

_LARGE: Final = "textual.widgets._text_area"
"""Where the kind of several lines is. It is dear to import, and nobody has one who has not imported it."""


def kind_of_field(widget: Widget | None) -> type[Widget] | None:
    """The kind of field that a widget is, None for what takes no words."""
    if isinstance(widget, Input):
        return Input
    if _LARGE in sys.modules:
        from textual.widgets import TextArea

        if isinstance(widget, TextArea):
            return TextArea
    return None
