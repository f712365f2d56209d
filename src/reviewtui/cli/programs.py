"""What `bootstrap` and the commands hand each other. Nothing of the command line's library is loaded for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

    from reviewtui.cli.source_book import SourceBook
    from reviewtui.desk.backups import Backups
    from reviewtui.desk.clipboard import Clipboard
    from reviewtui.desk.desk import Desk
    from reviewtui.desk.exporting import WriteWorkbook
    from reviewtui.desk.health import Check
    from reviewtui.desk.ports.timer import Timer


class SettingsFile(NamedTuple):
    """The settings file: its text (None where it is not there), every mistake in it, a commented one to begin with."""

    path: Path
    text: str | None = None
    mistakes: tuple[str, ...] = ()
    default: str = ""
    schema: Mapping[str, object] = {}
    """The file as a JSON Schema, for editors."""


class Outside(NamedTuple):
    """What plain mode needs of the machine: clipboards and pages, and the seller's editor for a case's letter, which
    answers the text that came back, or None and why not.
    """

    clipboard: Clipboard
    edit: Callable[[int, str], tuple[str | None, str]]


class ServeAssistants(Protocol):
    """Serves an assistant on standard input and output. Raises Refused where the optional part is not there."""

    def __call__(self, options: Options, /, *, personal: bool) -> None:
        """Until its input ends."""


class Programs(NamedTuple):
    """What `bootstrap` puts into the hands of the commands."""

    open_desk: Callable[[Options], AbstractContextManager[Desk]]
    open_inbox: Callable[[Options], None]
    open_demo: Callable[[Options], None]
    complaints: tuple[type[Exception], ...]
    """Errors whose text is one sentence for a person."""
    examine: Callable[[Options], Iterator[Check]]
    settings: Callable[[Options], SettingsFile]
    sources: Callable[[Options], SourceBook]
    timer: Callable[[Options], Timer]
    backups: Callable[[Options], Backups]
    write_workbook: WriteWorkbook
    serve: ServeAssistants
    peek: Callable[[Options], AbstractContextManager[Desk | None]]
    """The desk to look only, None where there is no database; for a shell that completes words."""
    outside: Callable[[Options], Outside | None]
    wants_plain: Callable[[Options], bool]
    """Whether plain mode is asked for: by the option, the environment or the settings."""
    staged: Callable[[Options], AbstractContextManager[Path]]
    """A database of invented cases that goes away."""


class Options(NamedTuple):
    """The global options, which stand before the command."""

    db: Path | None = None
    config: Path | None = None
    now: int | None = None
    plain: bool = False
    tour: bool = False
    """The demo plays by itself."""
    practice: str = ""
    """The written case that is staged instead of the demo."""
    play: Path | None = None
    """A database of invented cases that is there already, for `open_demo`."""
