"""What the desk needs to do something, and to take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager

    from reviewtui.desk.past import LastAct

Value = str | int | float | None


class Acting(Protocol):
    """An act under way: its verbs change rows and note them for the journal.

    `name` and `words` may be set until its end, from what was read inside its transaction.
    """

    name: str
    words: str
    cases: Sequence[int]
    target: int | None
    """The act of the journal that this one takes back."""

    def pieces(self, cases: Sequence[int], /) -> Iterator[Sequence[int]]:
        """The cases of the act, a few at a time, so that an act on many holds nobody up for long.

        What depends on a case is read, and its rows are changed, while its piece is at hand; a case comes once more
        if somebody else changed it meanwhile, as he left it.
        """

    def update(self, table: str, ids: Sequence[int | str], values: dict[str, Value], /) -> None:
        """Give the same values to some columns of some rows."""

    def insert(self, table: str, values: dict[str, Value], /) -> int:
        """Add a row and tell its id."""

    def delete_tag(self, case: int, tag: str, /) -> None:
        """Take a tag off a case."""


class Acts(Protocol):
    """Every change of a case is an act: one transaction, one row of the journal. An act is seen whole or not at all."""

    def acting(
        self,
        *,
        at: int,
        who: str,
        name: str,
        words: str,
        cases: Sequence[int],
        undoable: bool = True,
        durable: bool = False,
    ) -> AbstractContextManager[Acting]:
        """One act, written down in the journal at its end; raising inside takes all of it back.

        `at` is when it is done, `name` its lasting name in the journal, `words` what it did in the past tense. A
        `durable` act outlives a power cut once it is done: what has left the house must not be forgotten.
        """

    def next_undo(self, who: str) -> LastAct:
        """A person's newest act that still stands. Raises Refused when there is none."""

    def undo(self, at: int, who: str) -> tuple[str, tuple[int, ...]]:
        """Take back a person's newest act that still stands; its words and cases.

        Raises Refused when there is none, when it can't be undone, or when somebody changed the same things since: then
        nothing is changed, and the next undo goes past it. Of an act on many those cases are taken back that nobody
        changed; an act on one case whole or not at all.
        """

    def redo(self, at: int, who: str) -> tuple[str, tuple[int, ...]]:
        """Do again what was taken back last; its words and cases. Raises Refused as `undo` does."""
