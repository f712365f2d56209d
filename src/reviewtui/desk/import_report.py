"""What is told of an import: how far it is, and what became of every row of every file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.desk.ports import Understood
from reviewtui.domain.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.domain.review import Review


class Problem(NamedTuple):
    """A row that could not be taken: its number in the file, the field, and why."""

    row: int
    field: str
    reason: str


@dataclass(slots=True)
class FileReport:
    """What became of one file: ``read = new + changed + unchanged + rejected + older``; `error` when it can't be read.

    `understood` tells which columns were used, as what; `undated` counts the reviews without a date that can be.
    A folder or archive has a report of its own where it holds what can't be reviews: `unread`, by name.
    """

    path: str
    dialect: str = ""
    read: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: int = 0
    problems: list[Problem] = field(default_factory=list)
    error: str = ""
    understood: Understood = field(default_factory=Understood)
    undated: int = 0
    unread: list[str] = field(default_factory=list)
    samples: list[Review] = field(default_factory=list)
    """The first reviews of a dry run, as they were understood."""
    older: int = 0
    """Those that were posted before the day from which on they were wanted."""

    @property
    def failed(self) -> bool:
        """Whether nothing came of it: it can't be read, or not one of its rows can be taken."""
        return bool(self.error) or 0 < self.read == self.rejected


class Progress(NamedTuple):
    """How far an import is, in bytes where the size is known."""

    name: str
    rows: int
    position: int
    size: int


Report = Callable[[Progress], None]


def with_retold(understood: Understood, numbers: Sequence[str]) -> Understood:
    """What is told of numbers under which one file has several texts."""
    first = clean(numbers[0])
    rows = f"{len(numbers):,} rows have" if len(numbers) > 1 else "1 row has"
    remark = (
        f"{rows} other stars, words or votes than a row above with the same review_id, such as {first}; the last one "
        "stands. Is it the number of the review?"
    )
    return understood._replace(remarks=[*understood.remarks, remark])


def shown(name: object) -> str:
    """The name of a file, or an error that names one, on one harmless line; archives may hold hostile names."""
    return clean(str(name)).replace("\n", "\u240a")
