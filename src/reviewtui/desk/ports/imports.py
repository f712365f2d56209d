"""What the desk needs to bring reviews in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reviewtui.desk.ports.judging import Judgement
    from reviewtui.desk.ports.reading import Shape
    from reviewtui.domain.review import Review


class Added(NamedTuple):
    """What became of some rows of an import."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0


class Busy(Exception):
    """Another import is under way; its name."""


class Load(Protocol):
    """One import of one file: `begin`, then `known` and `add` a batch at a time, then `finish` or `abandon`."""

    @property
    def whole(self) -> bool:
        """Whether it fills an empty store, so that every row is new."""

    def begin(self, name: str, dialect: str, digest: bytes | None) -> None:
        """Raises Busy while another import is alive."""

    @property
    def retold(self) -> Sequence[str]:
        """The number of the review, for each row that told one anew that this import had told otherwise before."""

    def known(self, digests: Sequence[int]) -> set[int]:
        """Those raw rows that stand in the store just so; they need not be read again."""

    def add(self, batch: Sequence[tuple[int, Review]]) -> Added:
        """Take in a batch of (raw digest, review)."""

    def finish(self, read: int, rejected: int, added: Added, problems: Sequence[tuple[int, str, str]]) -> Added:
        """Make everything visible at once; answers what became of all rows."""

    def abandon(self) -> None:
        """Leave no trace of this import."""


class Imports(Protocol):
    """Reviews coming in. An import is all or nothing: nobody sees a row of it before its `finish`, or after a crash."""

    def imported_before(self, digest: bytes) -> list[tuple[str, str, int, int, list[tuple[int, str, str]]]]:
        """The finished imports of the very same file, as (name, dialect, rows read, rows rejected, problems); a problem
        is (row, field, reason).
        """

    def shapes(self) -> Mapping[Shape, Mapping[str, str]]:
        """What is remembered of the columns of files, by their shape."""

    def remember_shape(self, shape: Shape, mapping: Mapping[str, str], at: int, who: str) -> None:
        """Remember a mapping for files of a shape, in the place of an earlier one; an empty one is forgotten."""

    def load(self, judgement: Judgement, now: int, *, dry: bool) -> Load:
        """An import of one file, not begun yet. A `dry` one tells what would become of the rows and writes nothing."""

    def sweep(self, judgement: Judgement, now: int, seconds: float) -> bool:
        """For so many seconds finish, or take away, what imports left that were cut off; whether more is left to do.

        What was seen already is finished, what wasn't is taken away; what another process still works on is left alone.
        """
