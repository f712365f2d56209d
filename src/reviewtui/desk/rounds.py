"""A round of sync beside the screens: what it brought, in words for the seller."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    from reviewtui.desk.syncing import SyncReport, SyncStep

Answer = Literal["begun", "stopping", "nobody"]


class Round(NamedTuple):
    """One that is over. `trouble` is why nobody could be asked at all, "" where they were."""

    reports: tuple[SyncReport, ...]
    by_hand: bool = False
    trouble: str = ""

    @property
    def came(self) -> int:
        """How many reviews are new or read otherwise now."""
        return sum(each.new + each.changed + each.gone for each in self.reports)

    @property
    def errors(self) -> tuple[str, ...]:
        """What went wrong, a sentence a source."""
        told = [
            each.error if each.error.startswith(each.name) else f"{each.name}: {each.error}"
            for each in self.reports
            if each.error
        ]
        return (*told, *([self.trouble] if self.trouble else ()))

    def words(self) -> str:
        """What came, from where, and what went wrong."""
        parts = [self._came()] if self.came or not self.errors else []
        if any(each.stopped for each in self.reports):
            parts.append("stopped; the next round goes on there")
        return "; ".join((*parts, *self.errors))

    def _came(self) -> str:
        new, changed = sum(each.new for each in self.reports), sum(each.changed for each in self.reports)
        rejected = sum(each.rejected for each in self.reports)
        parts = [f"{new:,} new review{'' if new == 1 else 's'}"] if new else []
        parts += [f"{changed:,} changed"] if changed else []
        gone = sum(each.gone for each in self.reports)
        parts += [f"{gone:,} not listed any more"] if gone else []
        parts += [f"{rejected:,} row{' was' if rejected == 1 else 's were'} rejected"] if rejected else []
        if not parts:
            asked = len(self.reports)
            return f"Nothing new; {asked} source{' was' if asked == 1 else 's were'} asked"
        names = [each.name for each in self.reports if each.new + each.changed + each.rejected + each.gone]
        return f"{', '.join(parts)} ({', '.join(names)})"


def step_words(step: SyncStep) -> str:
    """Where a round is, in words for the status line."""
    where = f" ({step.number} of {step.of})" if step.of > 1 else ""
    return f"Asking {step.name}{where}" + (f": {step.rows:,} rows" if step.rows else "")


class Tell(Protocol):
    """Hears where a round is and what became of it, on a thread of the rounds' own."""

    def __call__(self, told: SyncStep | Round, /) -> object:
        """A step of a round that is wanted by hand, or a round that is over."""
        ...


class Rounds(Protocol):
    """Asks the sources beside the screens: by themselves as configured, and when the seller wants it."""

    def begin(self, tell: Tell) -> None:
        """Ask the sources at their times, from now on."""
        ...

    def ask(self) -> Answer:
        """Ask all of them now; where a round is under way, end that."""
        ...

    def end(self) -> None:
        """No more; what is under way ends soon, and the next run goes on there."""
        ...
