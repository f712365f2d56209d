"""The sources of a settings file as the command `sources` knows them: named, tried out, written down."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from reviewtui.bootstrap import desks
from reviewtui.cli.source_book import KnownService, NamedSource
from reviewtui.config import paths, settings
from reviewtui.config.file_text import default_text, replace_file
from reviewtui.config.source_text import Told, with_source
from reviewtui.config.sources import sources_of
from reviewtui.desk.ports import BadSource
from reviewtui.domain.partner import MARKETPLACES
from reviewtui.domain.toml_text import NotToml, read_file
from reviewtui.services.known import find, known
from reviewtui.services.model import NoService

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from reviewtui.cli.programs import Options
    from reviewtui.config.sources import SourceSettings
    from reviewtui.desk.syncing import SyncReport


class Book:
    """The sources of one settings file; see `cli.source_book.SourceBook`."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._path = options.config or paths.config_file()

    def named(self) -> Sequence[NamedSource]:
        """Those that are configured; raises ConfigError."""
        return [_named(each) for each in settings.load(self._path).sources]

    def services(self) -> Sequence[KnownService]:
        """Those that come with the program."""
        return [self.service(name) for name in known()]

    def service(self, name: str) -> KnownService:
        """One of them, or one of the seller's own file; raises BadSource."""
        try:
            found = find(name, self._path.parent)
        except NoService as error:
            raise BadSource(str(error)) from error
        return KnownService(name, found.name, found.ask, found.secret, found.usual)

    def regions(self) -> Mapping[str, Sequence[str]]:
        """The regions of the Selling Partner API with their marketplaces."""
        return {region: list(places) for region, places in MARKETPLACES.items()}

    def try_out(self, name: str, table: Mapping[str, object]) -> SyncReport:
        """Ask it for what it has; raises ConfigError and BadSource, as does the store what is its own."""
        config = settings.load(self._path)
        self._refuse_known(name)
        (source,) = sources_of({name: dict(table)}, self._path.parent, _wrong)
        desk = desks.make_desk(
            desks.database(self._options),
            desks.clock(self._options.now),
            config._replace(sources=(source,)),
            whole=False,
        )
        try:
            return next(iter(desk.syncing.run((name,), dry=True)))
        finally:
            desk.store.close()

    def write(self, name: str, table: Mapping[str, object]) -> Path:
        """Write it down whole or not at all; raises ConfigError and BadSource."""
        self._refuse_known(name)
        sources_of({name: dict(table)}, self._path.parent, _wrong)
        path = self._path.resolve()  # what is a link stays one
        try:
            text = read_file(path) if path.exists() else default_text()
            replace_file(path, with_source(text, name, cast("Mapping[str, Told]", table)))
        except NotToml as error:
            raise BadSource(f"{path}: {error}") from error
        except OSError as error:
            raise BadSource(f"{path} can't be written: {error.strerror or error}") from error
        return path

    def _refuse_known(self, name: str) -> None:
        if any(each.name == name for each in self.named()):
            raise BadSource(f"There is a source {name} already; reviewtui config edit changes it")


def _named(source: SourceSettings) -> NamedSource:
    alone = [each.env for each in source.secrets.values() if each.env and not each.command and not each.keyring]
    rest = (source.every / 60, source.complete, tuple(alone))
    if source.folder is not None:
        return NamedSource(source.name, "folder", f"{source.folder / source.pattern}", *rest)
    if source.region:
        return NamedSource(source.name, "selling-partner", f"{source.region}: {', '.join(source.marketplaces)}", *rest)
    return NamedSource(source.name, "service", source.service, *rest)


def _wrong(at: tuple[str, ...], value: object, allowed: str) -> Exception:
    """A mistake in what is to be written down."""
    key = ".".join(at[2:]) or ".".join(at)
    shown = "" if value is None else f" is {value!r}"
    return BadSource(f"{key}{shown}; it should be {allowed}" if shown else f"{key} has to be {allowed}")
