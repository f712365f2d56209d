"""Import: files in, reviews and cases out; what is told of it is a report (`import_report.py`)."""

from __future__ import annotations

import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from reviewtui.desk.import_report import FileReport, Problem, Progress, Report, shown, with_retold
from reviewtui.desk.listening import Listening
from reviewtui.desk.ports import (
    Added,
    BadRow,
    BadSource,
    Busy,
    Clock,
    DatabaseFacts,
    DigestFile,
    Imports,
    Judgement,
    Load,
    OpenReaders,
    RawRow,
    ReadAhead,
    Reader,
    Shape,
    SourceOptions,
    Unread,
)
from reviewtui.desk.previewing import Look, looks
from reviewtui.desk.ranking import judgement, weights_of
from reviewtui.desk.refusals import Refused
from reviewtui.domain.review import Review, believed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reviewtui.desk.settings import Settings

BATCH = 2000
SAMPLES = 3
PROBLEMS_KEPT = 1000
PATIENCE_SECONDS = 600


class _Store(DatabaseFacts, Imports, Protocol):
    """What this part of the desk needs."""


class Importing:
    """Bringing files of reviews in, and telling what became of each row."""

    def __init__(
        self,
        store: _Store,
        clock: Clock,
        settings: Settings,
        open_readers: OpenReaders,
        digest_file: DigestFile,
        read_ahead: ReadAhead = lambda reader, _: reader,
    ) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings
        self._open_readers = open_readers
        self._digest_file = digest_file
        self._read_ahead = read_ahead
        self._listening = Listening()

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
        return list(self._path(path, self._with_remembered(options), report, dry=dry))

    def look(self, path: Path, options: SourceOptions) -> list[Look]:
        """How each file of a path would be understood, by its first rows; nothing comes in. Raises BadSource."""
        return looks(self._open_readers(path, self._with_remembered(options)))

    def remember(self, shape: Shape, mapping: Mapping[str, str]) -> None:
        """Take these columns for those fields in files of a shape from now on, whoever brings them in; with an empty
        mapping no longer.
        """
        self._store.remember_shape(shape, mapping, self._clock(), self._settings.me)

    def _with_remembered(self, options: SourceOptions) -> SourceOptions:
        remembered = self._store.shapes()
        return options._replace(shapes={**remembered, **options.shapes}) if remembered else options

    def _judgement(self) -> Judgement:
        return judgement(self._settings, weights_of(self._store, self._settings), self._listening.signals)

    def listed(self, path: Path, options: SourceOptions) -> list[Review] | None:
        """All reviews of a path, without bringing them in; None where one of its rows can't be taken."""
        found: list[Review] = []
        try:
            for reader in self._open_readers(path, self._with_remembered(options)):
                if not isinstance(reader, Unread):
                    found.extend(map(reader.review, reader.rows()))
        except (BadRow, BadSource, OSError):
            return None
        return found

    def go_on(self, seconds: float) -> bool:
        """Finish for a while what imports left that were cut off, or take it away; whether more is left to do.

        Nobody sees the difference; but what isn't finished makes reading slower.
        """
        return self._store.sweep(self._judgement(), self._clock(), seconds)

    def _path(
        self, path: Path | Literal["-"], options: SourceOptions, report: Report, *, dry: bool
    ) -> Iterator[FileReport]:
        try:
            digest = self._digest(path, options)
            before = self._before(str(path), digest)
            if before:
                yield before
                return
            for reader in self._open_readers(path, options):
                if isinstance(reader, Unread):
                    yield FileReport(shown(reader.name), unread=[shown(each) for each in reader.files])
                    continue
                if reader.name != str(path):
                    digest = self._digest(Path(reader.name), options)
                    before = self._before(reader.name, digest)
                yield before or self._reader(reader, digest, report, dry=dry, since=options.since)
        except BadSource as error:
            yield FileReport(shown(path), error=shown(error))
        except OSError as error:
            yield FileReport(shown(path), error=shown(f"{path} can't be read: {error.strerror or error}"))

    def _digest(self, path: Path | Literal["-"], options: SourceOptions) -> bytes | None:
        """The hash of a file that can be read twice. A file inside an archive has none: the hash of the archive would
        say that it came in whole when one of its files didn't.
        """
        return _salted(self._digest_file(path), options) if path != "-" and path.is_file() else None

    def _before(self, name: str, digest: bytes | None) -> FileReport | None:
        """What became of the very same file when it came in before."""
        for _, dialect, read, rejected, problems in self._store.imported_before(digest) if digest else ():
            told = [Problem(*problem) for problem in problems]
            return FileReport(shown(name), dialect, read, 0, 0, read - rejected, rejected, told)
        return None

    def _reader(self, reader: Reader, digest: bytes | None, report: Report, *, dry: bool, since: int) -> FileReport:
        result = FileReport(shown(reader.name), reader.dialect, understood=reader.understood)
        try:
            reader.rows()  # what could not be opened says so before the database is asked for anything
            load = self._begin(reader, digest, dry=dry)
        except (BadSource, Refused) as error:
            result.error = shown(error)
            return result
        try:
            added = self._rows(
                self._read_ahead(reader, self._listening) if load.whole else reader, load, result, report, since
            )
            problems = result.problems[:PROBLEMS_KEPT]
            done = load.finish(result.read, result.rejected, added, problems)
        except (BadSource, Refused) as error:
            load.abandon()
            return FileReport(result.path, reader.dialect, error=shown(error))
        except BaseException:
            load.abandon()
            raise
        result.new, result.changed, result.unchanged = done
        if load.retold:
            result.understood = with_retold(result.understood, load.retold)
        return result

    def _begin(self, reader: Reader, digest: bytes | None, *, dry: bool) -> Load:
        """Wait for another import that is under way, as a cron job and a person may want the same minute."""
        until = time.monotonic() + PATIENCE_SECONDS
        while True:
            load = self._store.load(self._judgement(), self._clock(), dry=dry)
            try:
                load.begin(shown(reader.name), reader.dialect, digest)
            except Busy as other:
                if time.monotonic() >= until:
                    raise BadSource(f"{reader.name} has to wait: {other} is still being imported") from other
                time.sleep(1)
            else:
                return load

    def _rows(self, reader: Reader, load: Load, result: FileReport, report: Report, since: int) -> Added:
        total = Added()
        rows = reader.rows()
        while batch := list(islice(rows, BATCH)):
            result.read += len(batch)
            known = set[int]() if load.whole else load.known([row.digest for row in batch])
            unknown = [row for row in batch if row.digest not in known] if known else batch
            reviews = self._parse(reader, unknown, result, since)
            skipped = len(batch) - len(unknown)
            added = load.add(reviews) if reviews else Added()
            total = Added(
                total.new + added.new, total.changed + added.changed, total.unchanged + added.unchanged + skipped
            )
            report(Progress(reader.name, result.read, reader.position(), reader.size))
        return total

    def _parse(
        self, reader: Reader, batch: Sequence[RawRow], result: FileReport, since: int
    ) -> list[tuple[int, Review]]:
        reviews, now = [], self._clock()
        for row in batch:
            try:
                review = reader.review(row)
            except BadRow as bad:
                result.rejected += 1
                if len(result.problems) < PROBLEMS_KEPT:
                    result.problems.append(Problem(row.number, bad.field, bad.reason))
            else:
                if since and review.posted_at is not None and review.posted_at < since:
                    result.older += 1
                    continue
                reviews.append((row.digest, review))
                if len(result.samples) < SAMPLES:
                    result.samples.append(review)
                result.undated += believed(review.posted_at, now) is None
        return reviews


def _salted(digest: bytes, options: SourceOptions) -> bytes:
    """The same bytes read in another way are another import."""
    said = repr((options.dialect, sorted(options.mapping.items()), options.marketplace, options.asin))
    said += options.encoding
    if said == "('', [], '', '')" and not options.shapes and not options.since:
        return digest
    said += f" since {options.since}" if options.since else ""
    shapes = sorted((shape, sorted(mapping.items())) for shape, mapping in options.shapes.items())
    return digest + (said + repr(shapes) if shapes else said).encode()
