"""Saved views of a settings file, written down while the screens are open; see `desk.saved_views.ViewBook`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.desk.refusals import Refused
from reviewtui.domain.toml_text import NotToml, read_file

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reviewtui.desk.saved_views import SavedView


class FileBook:
    """The views of one settings file; what else stands in it stays as it is, letter by letter."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def keep(self, views: Sequence[SavedView]) -> None:
        """Write views down. Raises Refused."""
        from reviewtui.config.views import with_views

        self._write(lambda text: with_views(text, views))

    def drop(self, name: str) -> None:
        """Take a view out. Raises Refused."""
        from reviewtui.config.views import without_view

        self._write(lambda text: without_view(text, name))

    def _write(self, change: Callable[[str], str]) -> None:
        from reviewtui.config.file_text import default_text, replace_file

        path = self._path.resolve()  # what is a link stays one
        try:
            replace_file(path, change(read_file(path) if path.exists() else default_text()))
        except NotToml as error:
            raise Refused(f"{path}: {error}") from error
        except OSError as error:
            raise Refused(f"{path} can't be written: {error.strerror or error}") from error
