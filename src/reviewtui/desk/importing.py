"""Import: files in, reviews and cases out, and a report that says what became of every row."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Literal, NamedTuple

from reviewtui.desk.ports import (
    Added,
    BadRow,
    BadSource,
    Busy,
    Clock,
    DigestFile,
    Load,
    OpenReaders,
    RawRow,
    Reader,
    SourceOptions,
    Store,
)
from reviewtui.desk.ranking import judgement
from reviewtui.desk.settings import Settings
from reviewtui.domain.review import Review

BATCH = 2000
PROBLEMS_KEPT = 1000
PATIENCE_SECONDS = 600


class Problem(NamedTuple):
    """A row that could not be taken: its number in the file, the field, and why."""

    row: int
    field: str
    reason: str


@dataclass(slots=True)
class FileReport:
    """What became of one file: ``read = new + changed + unchanged + rejected``; `error` when it can't be read."""

    path: str
    dialect: str = ""
    read: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: int = 0
    problems: list[Problem] = field(default_factory=list)
    error: str = ""


class Progress(NamedTuple):
    """How far an import is, in bytes where the size is known."""

    name: str
    rows: int
    position: int
    size: int


Report = Callable[[Progress], None]


class Importing:
    """Bringing files in."""

    def __init__(
        self, store: Store, clock: Clock, settings: Settings, open_readers: OpenReaders, digest_file: DigestFile
    ) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings
        self._open_readers = open_readers
        self._digest_file = digest_file

    def run(
        self,
        path: Path | Literal["-"],
        options: SourceOptions,
        *,
        dry: bool = False,
        report: Report = lambda _: None,
    ) -> list[FileReport]:
        """Bring one path in: a file, a folder, an archive or standard input.

        Each file is all or nothing. A file that came in before, byte for byte and under the same options, is not read
        again.
        """
        return [each for single in _files(path) for each in self._file(single, options, dry, report)]

    def _file(
        self, path: Path | Literal["-"], options: SourceOptions, dry: bool, report: Report
    ) -> Iterator[FileReport]:
        digest = None
        try:
            if path != "-":
                digest = self._digest_file(path)
                before = self._store.imported_before(_salted(digest, options))
                if before:
                    for name, dialect, read, rejected, problems in before:
                        told = [Problem(*problem) for problem in problems]
                        yield FileReport(name, dialect, read, 0, 0, read - rejected, rejected, told)
                    return
            given = options._replace(now=options.now or self._clock())
            for reader in self._open_readers(path, given):
                yield self._reader(reader, _salted(digest, options) if digest else None, dry, report)
        except BadSource as error:
            yield FileReport(str(path), error=str(error))
        except OSError as error:
            yield FileReport(str(path), error=f"{path} can't be read: {error.strerror or error}")

    def _reader(self, reader: Reader, digest: bytes | None, dry: bool, report: Report) -> FileReport:
        result = FileReport(reader.name, reader.dialect)
        load = self._begin(reader, digest, dry)
        try:
            added = self._rows(reader, load, result, report)
            problems = result.problems[:PROBLEMS_KEPT]
            done = load.finish(result.read, result.rejected, added, problems)
        except BadSource as error:
            load.abandon()
            return FileReport(reader.name, reader.dialect, error=str(error))
        except BaseException:
            load.abandon()
            raise
        result.new, result.changed, result.unchanged = done
        return result

    def _begin(self, reader: Reader, digest: bytes | None, dry: bool) -> Load:
        """Wait for another import that is under way, as a cron job and a person may want the same minute."""
        waited = 0
        while True:
            load = self._store.load(judgement(self._settings), self._clock(), dry=dry)
            try:
                load.begin(reader.name, reader.dialect, digest)
            except Busy as other:
                if waited >= PATIENCE_SECONDS:
                    raise BadSource(f"{reader.name} has to wait: {other} is still being imported") from other
                time.sleep(1)
                waited += 1
            else:
                return load

    def _rows(self, reader: Reader, load: Load, result: FileReport, report: Report) -> Added:
        total = Added()
        rows = reader.rows()
        while batch := list(islice(rows, BATCH)):
            result.read += len(batch)
            known = load.known([row.digest for row in batch])
            reviews = self._parse(reader, [row for row in batch if row.digest not in known], result)
            skipped = sum(row.digest in known for row in batch)
            added = load.add(reviews) if reviews else Added()
            total = Added(
                total.new + added.new, total.changed + added.changed, total.unchanged + added.unchanged + skipped
            )
            report(Progress(reader.name, result.read, reader.position(), reader.size))
        return total

    def _parse(self, reader: Reader, batch: Sequence[RawRow], result: FileReport) -> list[tuple[int, Review]]:
        reviews = []
        for row in batch:
            try:
                reviews.append((row.digest, reader.review(row)))
            except BadRow as bad:
                result.rejected += 1
                if len(result.problems) < PROBLEMS_KEPT:
                    result.problems.append(Problem(row.number, bad.field, bad.reason))
        return reviews


def _files(path: Path | Literal["-"]) -> list[Path | Literal["-"]]:
    if path == "-" or not path.is_dir():
        return [path]
    return [each for each in sorted(path.rglob("*")) if each.is_file() and not each.name.startswith(".")]


def _salted(digest: bytes, options: SourceOptions) -> bytes:
    """The same bytes read in another way are another import."""
    said = repr((options.dialect, sorted(options.mapping.items()), options.marketplace, options.asin))
    return digest + said.encode() if said != "('', [], '', '')" else digest
