"""Figures as tables of words, the same for the screen, plain lines and a page: each number with its n and its query."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from reviewtui.desk.figures.figures import MOST_READ, By
from reviewtui.desk.figures.tally import NO_PROOF, Group, Tally, cases_query
from reviewtui.domain.clock import HOUR
from reviewtui.domain.figures.shares import LEAST, TOO_FEW, Share, Times, length
from reviewtui.domain.figures.talk import OUTCOMES

if TYPE_CHECKING:
    from collections.abc import Sequence

Mood = Literal["plain", "good", "warm", "hot"]


class Cell(NamedTuple):
    """One figure: in words, what finds its cases ("" for nothing to open), and its share of 1 where it is one."""

    words: str
    query: str = ""
    rate: float | None = None
    mood: Mood = "plain"


class Row(NamedTuple):
    """A line of figures. `aside` says more of its label."""

    label: str
    cells: tuple[Cell, ...]
    aside: str = ""


class Section(NamedTuple):
    """A table with what is to be said below it. `heads` name its columns, none where one number stands alone."""

    title: str
    rows: tuple[Row, ...]
    heads: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


NOTHING_YET: Final = (
    "Nothing to count yet: no unhappy review was posted in this time.",
    (
        "Here would stand how soon buyers hear from you, who answers whom, which promises were kept, what became of "
        "the reviews of those you wrote to beside those you did not, and what the rescued ones were worth."
    ),
)
TITLES: Final = {
    By.WEEK: "By week of the posting",
    By.PRODUCT: "By product",
    By.PERSON: "By who wrote first",
    By.CAUSE: "By what the review complains of most",
    By.SNIPPET: "By words that went out",
}
_ALONE: Final = "Only of cases that were written to."
_BY_NOTES: Final = {
    By.WEEK: (),
    By.PRODUCT: ("What bursts at a product above its own past, the radar tells (reviewtui radar).",),
    By.PERSON: (_ALONE,),
    By.CAUSE: (_ALONE, f"Heard in at most {MOST_READ:,} of the newest."),
    By.SNIPPET: (
        _ALONE,
        f"Snippets are found again in at most {MOST_READ:,} letters by their words; one that you reworded is not.",
    ),
}


def overview(tally: Tally) -> tuple[Section, ...]:
    """All figures that are of the whole time; one section that says what would stand there where there are none."""
    if not tally.cases:
        return (Section("Figures", (), notes=NOTHING_YET),)
    found = [_first(tally), _outcomes(tally), _answers(tally), _promises(tally), _worth(tally)]
    return tuple(found)


def _share(share: Share, query: str, mood: Mood = "plain") -> Cell:
    small = f", {TOO_FEW}" if 0 < share.of < LEAST else ""
    return Cell(f"{share.words}{small}", query, share.rate, mood)


def _count(cases: Sequence[int], mood: Mood = "plain") -> Cell:
    return Cell(f"{len(cases):,}", cases_query(cases), None, mood if cases else "plain")


def hours(seconds: int) -> str:
    """A clock of the settings: ``24 h``."""
    return f"{seconds / HOUR:g} h"


def _first(tally: Tally) -> Section:
    first, limit = tally.first, hours(tally.clocks.first_contact)
    rows = [
        Row("written to", (_share(Share(len(first.contacted), first.cases), tally.query("contacted:yes")),)),
        *_middles(first.wall, tally.query("contacted:yes")),
        Row(f"within {limit}, of these", (_share(first.within, tally.query_in_time(), _how_good(first.within)),)),
        Row(
            f"within {limit}, of all whose {limit} are over",
            (_share(first.of_all, tally.query_in_time(), _how_good(first.of_all)),),
        ),
        Row(f"{limit} over, not written to", (Cell(f"{first.never:,}", tally.query_never() if first.never else ""),)),
    ]
    notes = []
    if first.worked is not None and first.within_worked is not None and tally.clocks.hours is not None:
        rows += [
            Row("median by your hours", (Cell(_middle(first.worked), tally.query("contacted:yes")),)),
            Row(f"within {limit} by your hours", (_share(first.within_worked, cases_query(first.in_worked_time)),)),
        ]
        notes.append(f"Your hours: {tally.clocks.hours.words}; nothing else counts by them.")
    if first.late_in:
        rows.append(Row(f"came in after the {limit}", (_count(first.late_in),)))
    if first.undated:
        notes.append(f"{first.undated:,} without a date could not be measured.")
    if tally.undated and tally.first_day is not None:
        cases = "case without a date stands" if tally.undated == 1 else "cases without a date stand"
        notes.append(f"{tally.undated:,} {cases} in no time but all.")
    return Section("First contact", tuple(rows), notes=tuple(notes))


def _middles(times: Times, query: str) -> list[Row]:
    rows = [Row("median", (Cell(_middle(times), query),))]
    if times.p90 is not None:
        rows.append(Row("nine in ten within", (Cell(length(times.p90), query),)))
    return rows


def _middle(times: Times) -> str:
    return f"{length(times.median)} (n = {times.n:,})" if times.n else "none yet"


def _how_good(share: Share) -> Mood:
    if share.rate is None:
        return "plain"
    return "good" if share.rate >= 0.8 else "warm" if share.rate >= 0.5 else "hot"


def _answers(tally: Tally) -> Section:
    found, limit = tally.answers, hours(tally.clocks.answer)
    rows = [
        Row("buyers who wrote back", (_share(Share(len(found.wrote_back), found.of_contacted),
                                             cases_query(found.wrote_back)),)),
        Row(f"answered within {limit}", (_share(found.in_time, cases_query(found.buyers), _how_good(found.in_time)),)),
        Row("later, or not yet", (_count(found.late_cases, "warm"),)),
        Row("buyers who have our answer", (_share(Share(len(found.answered), len(found.buyers)),
                                                  cases_query(found.answered)),)),
    ]  # fmt: skip
    if found.wait.n:
        rows.insert(2, Row("median of our answer", (Cell(_middle(found.wait), cases_query(found.buyers)),)))
    notes = (f"{found.running:,} wait within their {limit} and are in neither.",) if found.running else ()
    return Section("Answers", tuple(rows), notes=notes)


def _promises(tally: Tally) -> Section:
    found = tally.promises
    rows = [
        Row("kept in time", (_count(found.kept, "good"),)),
        Row("kept late", (_count(found.late, "warm"),)),
        Row("broken", (_count(found.broken, "hot"),)),
        Row("open", (_count(found.open_),)),
        Row("open and overdue", (_count(found.overdue, "hot"),)),
    ]
    if found.kept_share.of:
        kept = _share(found.kept_share, cases_query((*found.kept, *found.late)))
        rows.insert(0, Row("kept of those closed", (kept,)))
    return Section("Promises", tuple(rows))


def _outcomes(tally: Tally) -> Section:
    found = tally.outcomes
    rows = tuple(
        Row(outcome, (
            _share(found.share(outcome), tally.query_contacted(outcome) if found.contacted[outcome] else ""),
            _share(found.share_of_others(outcome), tally.query_others(outcome) if found.others[outcome] else ""),
        ))
        for outcome in OUTCOMES
    )  # fmt: skip
    notes = [NO_PROOF]
    if found.by_amazon:
        notes.append(f"{len(found.by_amazon):,} of the removed ones Amazon took down because you asked.")
    if found.too_soon:
        words = "had an outcome before your first word and stand" if len(found.too_soon) > 1 else "had one and stands"
        notes.append(f"{len(found.too_soon):,} {words} on neither side.")
    heads = (f"written to, n = {found.n:,}", f"not written to, n = {found.n_others:,}")
    return Section("What became of the reviews", rows, heads, tuple(notes))


def _worth(tally: Tally) -> Section:
    worth, rescued = tally.worth, tally.outcomes.rescued
    rows = [Row("rescued: raised or taken back", (_count(rescued, "good"),))]
    for currency, amount in sorted((worth.estimate or worth.one_sale).items()):
        label = "worth, by your estimate" if worth.estimate else "one sale more of each"
        rows.append(Row(label, (Cell(f"{amount:,.2f} {currency}".strip(), cases_query(rescued)),)))
    for place, part in sorted(worth.share.items()):
        where = f" in {place}" if place else ""
        rows.append(Row(f"their products' share of sales{where}", (Cell(f"{100 * part:.0f}%, as you told it"),)))
    return Section("What that was worth", tuple(rows), notes=(worth.how,))


def table(by: By, groups: Sequence[Group], tally: Tally, most: int | None = None) -> Section:
    """Figures by something, at most so many lines of it."""
    shown = groups if most is None else groups[:most]
    whole = any(each.reviews is not None for each in groups)
    limit = hours(tally.clocks.first_contact)
    heads = ("written to", "median", f"within {limit}", "rescued")
    rows = tuple(Row(each.name, _cells(each, whole=whole), each.aside) for each in shown)
    notes = list(_BY_NOTES[by])
    if len(shown) < len(groups):
        notes.append(f"… and {len(groups) - len(shown):,} more.")
    if not groups:
        notes = ["Nothing to tell yet."]
    return Section(TITLES[by], rows, ("cases", *heads, "of the others") if whole else heads, tuple(notes))


def _cells(group: Group, *, whole: bool) -> tuple[Cell, ...]:
    query, ours = group.query, f"contacted:yes {group.query}" if whole and group.query else group.query
    cells = [
        Cell(f"{group.contacted:,}", ours if group.contacted else ""),
        Cell(length(group.wait.median), ours if group.wait.n else ""),
        Cell(group.within.words if group.within.of else "—", group.in_time, group.within.rate),
        Cell(group.rescued.words if group.rescued.of else "—", group.saved, group.rescued.rate),
    ]
    if whole:
        others = group.others
        cells.insert(0, Cell(f"{group.reviews or 0:,}", query if group.reviews else ""))
        told = others.words if others is not None and others.of else "—"
        cells.append(Cell(told, group.others_saved, None if others is None else others.rate))
    return tuple(cells)
