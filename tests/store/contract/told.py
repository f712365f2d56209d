"""What the contract is told with: a few cases, and acts in one line."""

from __future__ import annotations

from collections.abc import Sequence

from builders import HOUR, NOW, a_review, bring_in
from reviewtui.desk.ports import Store, Value
from reviewtui.desk.views import View
from reviewtui.domain.urgency import Weights

ALL = View()
WEIGHTS = Weights()


def some_cases(store: Store, count: int = 4) -> list[int]:
    """So many first contacts, their cases in the order in which they came in."""
    bring_in(store, [a_review(each, posted_at=NOW - each * HOUR) for each in range(1, count + 1)])
    found = [store.case_of_review(f"R{each:05}") for each in range(1, count + 1)]
    assert all(found)
    return [each for each in found if each]


def change(
    store: Store,
    cases: Sequence[int],
    all_: dict[str, Value] | None = None,
    *,
    who: str = "ann",
    at: int = NOW,
    **values: Value,
) -> None:
    """An act that gives some cases the same values."""
    with store.acting(at=at, who=who, name="done", words=f"{len(cases)} changed", cases=cases) as act:
        for piece in act.pieces(cases):
            act.update("cases", piece, (all_ or {}) | values)


def note(store: Store, case: int, text: str, *, who: str = "ann", at: int = NOW) -> None:
    """An act that adds a row."""
    with store.acting(at=at, who=who, name="note", words="Noted", cases=[case]) as act:
        act.insert("notes", {"case": case, "at": at, "who": who, "text": text})


def listed(store: Store, view: View = ALL, now: int = NOW, limit: int | None = None) -> list[int]:
    """The cases of a view."""
    return list(store.case_ids(view, now, WEIGHTS, limit))
