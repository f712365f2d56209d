"""`I`: a file is chosen, shown as it was understood, corrected, and comes in beside the screen while work goes on."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Final

from reviewtui.desk.ports import BadSource, SourceOptions
from reviewtui.desk.refusals import Refused
from reviewtui.desk.syncing import Stopped
from reviewtui.tui.dialogs.import_preview import ImportPreview, SaidOfColumns, Totals
from reviewtui.tui.dialogs.pick_file import PickFile

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewtui.desk.desk import Desk
    from reviewtui.desk.import_report import FileReport, Progress
    from reviewtui.desk.ports.nearby import Nearby
    from reviewtui.desk.previewing import Look
    from reviewtui.tui.context import DeskThread
    from reviewtui.tui.stage import Stage

log = logging.getLogger(__name__)

_BEGIN: Final = ("~/Downloads/", "./")
FAULT: Final = "The file could not be read; the log has the details"


class BringingIn:
    """One file at a time, on a desk of its own: no key waits for it."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._beside: DeskThread | None = None
        self._stop: Event | None = None
        self._last = ""

    async def key(self) -> None:
        """Ask for a file; while one comes in, end that."""
        make = self._stage.context.beside
        if self._stop is not None:
            self._stop.set()
            self._stage.status.tell("Stopping; nothing of that file comes in", "working")
        elif make is None:
            self._stage.status.tell("Files come into your own inbox, not into this one", "refused")
        else:
            self._beside = self._beside or make()
            await self._ask()

    async def _ask(self) -> None:
        context = self._stage.context
        begun = self._last or await asyncio.to_thread(_usual_folder)

        async def looking(typed: str) -> Sequence[Nearby]:
            return await asyncio.to_thread(context.look_around, typed)

        await self._stage.questions.ask(PickFile(begun, looking, context.clock(), context.settings.zone), self._chosen)

    async def _chosen(self, typed: str | None) -> None:
        if typed is None:
            return
        self._stage.status.tell("Looking at it…", "working")
        said = SaidOfColumns()
        looks = await self._look(typed, said)
        if isinstance(looks, str) or not looks:
            words = looks if isinstance(looks, str) else f"{typed} holds no file with reviews"
            self._stage.status.tell(words, "refused")
            return
        self._stage.status.tell("")
        self._last = typed if typed.endswith("/") else f"{typed.rpartition('/')[0]}/" if "/" in typed else ""
        stop = Event()

        async def looking(said: SaidOfColumns) -> Sequence[Look] | str:
            return await self._look(typed, said)

        async def counting(said: SaidOfColumns, tell: Callable[[Totals], None]) -> None:
            nonlocal stop
            stop.set()
            stop = Event()
            await self._count(typed, said, tell, stop)

        async def answered(taken: SaidOfColumns | None) -> None:
            stop.set()
            if taken is not None:
                self._stage.run_worker(self._take(typed, taken), group="bringing-in", exit_on_error=False)

        # the first question has to be gone before the next can be asked
        self._stage.call_next(self._stage.questions.ask, ImportPreview(looks, said, looking, counting), answered)

    # on the desk beside ----------------------------------------------------------------------------------------------

    async def _look(self, typed: str, said: SaidOfColumns) -> list[Look] | str:
        """A look at each file, or why nobody can."""
        assert self._beside is not None
        try:
            return await self._beside.call(lambda desk: desk.importing.look(Path(typed).expanduser(), _options(said)))
        except (BadSource, Refused) as error:
            return str(error)
        except (OSError, RuntimeError, ValueError) as error:
            return f"{typed} can't be read: {getattr(error, 'strerror', None) or error}"
        except Exception:
            log.exception("a look at a file failed")
            return FAULT

    async def _count(self, typed: str, said: SaidOfColumns, tell: Callable[[Totals], None], stop: Event) -> None:
        """What would become of every row."""
        assert self._beside is not None
        loop = asyncio.get_running_loop()

        def progress(told: Progress) -> None:
            if stop.is_set():
                raise Stopped
            loop.call_soon_threadsafe(tell, Totals(told.rows))

        def run(desk: Desk) -> list[FileReport]:
            if stop.is_set():
                raise Stopped
            return desk.importing.run(Path(typed).expanduser(), _options(said), dry=True, report=progress)

        try:
            reports = await self._beside.call(run)
        except Stopped:
            return
        except Exception:
            log.exception("counting the rows of a file failed")
            return
        if not stop.is_set():
            tell(_totals(reports))

    async def _take(self, typed: str, said: SaidOfColumns) -> None:
        """Bring it in; what is meant for all such files is remembered first."""
        assert self._beside is not None
        self._stop = stop = Event()
        screen, name = self._stage, Path(typed).name
        stops = f"{screen.keys.sign('import')} stops that"
        loop = asyncio.get_running_loop()

        def say(rows: int) -> None:
            if self._stop is stop and not stop.is_set():
                screen.status.tell(f"Importing {name}: {rows:,} rows; {stops}", "working")

        def progress(told: Progress) -> None:
            if stop.is_set():
                raise Stopped
            loop.call_soon_threadsafe(say, told.rows)

        def run(desk: Desk) -> list[FileReport]:
            for shape in said.remember:
                desk.importing.remember(shape, said.shapes.get(shape, {}))
            return desk.importing.run(Path(typed).expanduser(), _options(said), report=progress)

        screen.status.tell(f"Importing {name}; {stops}", "working")
        try:
            reports = await self._beside.call(run)
        except Stopped:
            screen.status.tell(f"Stopped; nothing of {name} came in", "done")
            return
        except Refused as error:
            screen.status.tell(str(error), "refused")
            return
        except Exception:
            log.exception("an import failed")
            screen.status.tell(FAULT, "refused")
            return
        finally:
            self._stop = None
        await self._tell(name, reports)

    async def _tell(self, name: str, reports: Sequence[FileReport]) -> None:
        screen, told = self._stage, _totals(reports)
        if told.new or told.changed:
            screen.sync.read_anew()
        error = next((each.error for each in reports if each.error), "")
        screen.status.tell(_words(name, told, error), "refused" if error and not told.new + told.changed else "done")
        if told.new:
            from reviewtui.tui.commands.first_days import at_start

            screen.call_next(at_start, screen)


def _usual_folder() -> str:
    """Where files usually come in."""
    return next((each for each in _BEGIN if Path(each).expanduser().is_dir()), "")


def _options(said: SaidOfColumns) -> SourceOptions:
    return SourceOptions(marketplace=said.marketplace, asin=said.asin, shapes=said.shapes)


def _totals(reports: Sequence[FileReport]) -> Totals:
    return Totals(
        sum(each.read for each in reports),
        sum(each.new for each in reports),
        sum(each.changed for each in reports),
        sum(each.unchanged for each in reports),
        sum(each.rejected for each in reports),
        done=True,
    )


def _words(name: str, told: Totals, error: str) -> str:
    """What came in, of which file."""
    parts = [f"{told.new:,} new review{'' if told.new == 1 else 's'}"] if told.new else []
    parts += [f"{told.changed:,} changed"] if told.changed else []
    parts = parts or ["Nothing new"] if told.read or not error else []
    parts += [f"{told.rejected:,} row{' was' if told.rejected == 1 else 's were'} rejected"] if told.rejected else []
    return "; ".join(filter(None, (f"{', '.join(parts)} ({name})" if parts else "", error)))
