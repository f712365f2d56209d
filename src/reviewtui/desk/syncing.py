"""Sync: every configured source is asked for what is new, and what it gives comes in as a file would."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, NamedTuple, Protocol

from reviewtui.desk.counting import CountsTopics
from reviewtui.desk.ports import BadSource, SourceOptions
from reviewtui.domain.text import clean

if TYPE_CHECKING:
    from pathlib import Path

    from reviewtui.desk.counting import AmazonCounting
    from reviewtui.desk.import_report import FileReport, Progress
    from reviewtui.desk.importing import Importing
    from reviewtui.desk.vanishing import Vanishing

Stop = Callable[[], bool]
Alone = Callable[[], AbstractContextManager[None]]

NOT_ONE = "not one row could be taken, so the next run tries again"


class Stopped(Exception):
    """Somebody wants the run to end where it is; the next one goes on there."""


class AnotherSync(BadSource):
    """Another run is under way, here or in another process."""


class SyncStep(NamedTuple):
    """Where a run is: which source of how many, and how many rows of it were read so far."""

    name: str
    number: int
    of: int
    rows: int = 0


Telling = Callable[[SyncStep], None]


class Incoming(NamedTuple):
    """A file with what a source gave, how to read it, and what to call once it came in whole."""

    path: Path
    options: SourceOptions
    took: Callable[[], None]
    complete: bool = False
    """It lists all reviews of the products that are in it."""
    refused: Callable[[], None] = lambda: None
    """What to call when it holds no reviews, so that it is told once and not tried again as it is."""


class ReviewSource(Protocol):
    """Where reviews come from by themselves: a folder, a service."""

    @property
    def name(self) -> str:
        """As the settings call it."""
        ...

    @property
    def complete(self) -> bool:
        """Whether the seller says that it lists all reviews of its products."""
        ...

    @property
    def requests(self) -> int:
        """How many questions were asked over the network so far."""
        ...

    def incoming(self, stop: Stop, *, full: bool = False) -> Iterator[Incoming]:
        """What is new, one file after the other, or all that there is (`full`); raises BadSource. Where it stops, a
        later run goes on.
        """
        ...


class SyncReport(NamedTuple):
    """What became of one source; `error` where it could not be asked or its file not be read."""

    name: str
    read: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: int = 0
    older: int = 0
    """Those from before the day from which on they were wanted."""
    requests: int = 0
    error: str = ""
    problems: tuple[str, ...] = ()
    stopped: bool = False
    """It was told to end before it had all."""
    gone: int = 0
    """Reviews that a complete listing does not list any more."""
    counted: int = 0
    """Products of which it was asked what their reviews speak of."""


class Syncing:
    """Asking the sources, one after the other; one that fails is in nobody's way."""

    def __init__(
        self,
        importing: Importing,
        sources: Callable[[], Sequence[ReviewSource]],
        alone: Alone,
        vanishing: Vanishing | None = None,
        counting: AmazonCounting | None = None,
        note: Callable[[SyncReport], None] = lambda _: None,
    ) -> None:
        """`alone` is entered while it runs, so that no second one does the same; it raises BadSource then. `note` keeps
        what became of each source.
        """
        self._note = note
        self._importing = importing
        self._make_sources = sources
        self._alone = alone
        self._vanishing = vanishing
        self._counting = counting
        self._listings: list[str] = []

    def sources(self) -> dict[str, ReviewSource]:
        """The sources by their names, in the order of the settings; raises BadSource."""
        return {source.name: source for source in self._make_sources()}

    def run(
        self,
        names: Sequence[str] = (),
        *,
        dry: bool = False,
        full: bool = False,
        since: int = 0,
        stop: Stop = lambda: False,
        telling: Telling = lambda _: None,
    ) -> Iterator[SyncReport]:
        """Ask these sources, or all. With `dry` nothing comes in; the next run takes the same, and asks what is new.
        What was posted before `since` is left out, and comes in with `full` only.

        Raises AnotherSync where another run is under way, BadSource where a name is none.
        """
        sources = self.sources()
        for name in names:
            if name not in sources:
                raise BadSource(f"{clean(name)} is no source; there are {', '.join(sources) or 'none yet'}")
        wanted = list(names or sources)
        self._listings = [name for name, source in sources.items() if source.complete]
        with self._alone():
            for number, name in enumerate(wanted, 1):
                if stop():
                    return
                step = SyncStep(name, number, len(wanted))
                telling(step)
                report = self._one(sources[name], stop, step, telling, dry=dry, full=full, since=since)
                if not dry:
                    self._note(report)
                yield report

    def _one(
        self, source: ReviewSource, stop: Stop, step: SyncStep, telling: Telling, *, dry: bool, full: bool, since: int
    ) -> SyncReport:
        report = SyncReport(source.name)
        before = source.requests

        def progress(so_far: Progress) -> None:
            if stop():
                raise Stopped
            telling(step._replace(rows=so_far.rows))

        try:
            for came in source.incoming(stop, full=full):
                files = self._importing.run(came.path, came.options._replace(since=since), dry=dry, report=progress)
                report = _added(report, files)
                if not dry:
                    report = self._settled(came, files, report)
            if self._counting is not None and isinstance(source, CountsTopics) and not (dry or stop()):
                report = report._replace(counted=self._counting.refresh(source))
        except Stopped:
            report = report._replace(stopped=True)
        except BadSource as error:
            report = report._replace(error=clean(str(error)))
        except OSError as error:
            report = report._replace(error=clean(f"{source.name}: {error.strerror or error}"))
        return report._replace(requests=source.requests - before, stopped=report.stopped or stop())

    def _settled(self, came: Incoming, files: Sequence[FileReport], report: SyncReport) -> SyncReport:
        """Tell the source what became of a file of its, once it came in."""
        if came.complete:
            report = self._without_gone(report, came.path, came.options)
        if not any(each.failed for each in files):
            came.took()
        elif self._holds_none(came.path, came.options):
            came.refused()
        return report

    def _holds_none(self, path: Path, options: SourceOptions) -> bool:
        """Whether a file can't be reviews, whoever looks at it; where only its dates are open, a person has to say."""
        try:
            looked = self._importing.look(path, options)
        except BadSource:
            return True
        return bool(looked) and all(each.error and "marketplace" not in each.missing for each in looked)

    def _without_gone(self, report: SyncReport, path: Path, options: SourceOptions) -> SyncReport:
        """Take as removed what a complete listing does not list any more."""
        listed = self._importing.listed(path, options) if not report.error and self._vanishing else None
        if listed is None or self._vanishing is None:
            words = "not every row could be read, so nothing was taken as removed"
            return report._replace(problems=(*report.problems, words))
        gone, doubt = self._vanishing.compare(report.name, listed, self._listings)
        return report._replace(gone=report.gone + gone, problems=(*report.problems, *([doubt] if doubt else ())))


def _added(report: SyncReport, files: Sequence[FileReport]) -> SyncReport:
    error = next((each.error or NOT_ONE for each in files if each.failed), report.error)
    problems = [f"row {each.row}, {each.field}: {each.reason}" for file in files for each in file.problems]
    return report._replace(
        read=report.read + sum(each.read for each in files),
        new=report.new + sum(each.new for each in files),
        changed=report.changed + sum(each.changed for each in files),
        unchanged=report.unchanged + sum(each.unchanged for each in files),
        rejected=report.rejected + sum(each.rejected for each in files),
        older=report.older + sum(each.older for each in files),
        error=error,
        problems=(*report.problems, *problems),
    )
