"""The letter in the seller's hands: on every clipboard that there is, and always in a file."""

from __future__ import annotations

import os
import re
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reviewtui.channels import browser, clipboard
from reviewtui.desk.clipboard import Copied
from reviewtui.domain.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewtui.channels.clipboard import WriteTerminal

_ODD = re.compile(r"[^\w.-]+")


class SystemClipboard:
    """Copies and opens. Files go into `folder`, made with the first one, for nobody else to read.

    `write` sends escape sequences to the terminal; a screen that paints there sets its own, so that none of them
    lands in the middle of a picture.
    """

    def __init__(
        self, folder: Path, environ: Mapping[str, str] | None = None, write: WriteTerminal = clipboard.to_tty
    ) -> None:
        self._folder = folder
        self._environ = os.environ if environ is None else environ
        self.write = write

    def copy(self, text: str, name: str) -> Copied:
        """Put a text on every clipboard and into a file; never raises. Only cleaned text leaves."""
        file = self.keep(text, name)
        return Copied(clipboard.copy(clean(text), self._environ, self.write), file)

    def open_page(self, url: str) -> bool:
        """Open one of Amazon's pages where there is a browser to see it."""
        return browser.open_page(url, self._environ)

    def keep(self, text: str, name: str) -> str:
        """Write the file beside and put it in place, so that it is whole or the one before; "" when it can't be."""
        text = clean(text)
        path = self._folder / (_ODD.sub("-", name).lstrip(".") or "reply.txt")
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            number, beside = tempfile.mkstemp(prefix=".", dir=self._folder)
            try:
                with os.fdopen(number, "w", encoding="utf-8", errors="replace") as file:
                    file.write(text if text.endswith("\n") else f"{text}\n")
                Path(beside).replace(path)
            except BaseException:
                with suppress(OSError):
                    Path(beside).unlink()
                raise
        except OSError:
            return ""
        return str(path)
