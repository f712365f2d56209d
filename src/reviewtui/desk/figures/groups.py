"""The same figures by week, product, person, cause and snippet."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from reviewtui.desk.figures.period import day_begins, weeks
from reviewtui.desk.figures.tally import Group, Tally, cases_query
from reviewtui.domain.figures.shares import Share, times
from reviewtui.domain.figures.talk import RESCUED, Talk
from reviewtui.domain.query.words import words_of
from reviewtui.domain.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import tzinfo

    from reviewtui.desk.ports.counting import Of

NOBODY: Final = "nobody told"
UNCLEAR: Final = "no clear cause"
_RUN: Final = 4
"""Letters are compared with snippets from so many words in a row on."""
_WORD: Final = re.compile(r"\w+")
_HOLE: Final = re.compile(r"\{[^{}\n]*\}")


def _group(name: str, talks: Sequence[Talk], tally: Tally, query: str, aside: str = "") -> Group:
    """The figures of those of some talks in which we wrote."""
    ours = [each for each in talks if each.first is not None]
    limit = tally.clocks.first_contact
    wait = times([each.waited for each in ours if each.waited is not None])
    counted = [each for each in ours if not each.too_soon]
    saved = [each.case for each in counted if each.rescued]
    in_time = cases_query([each.case for each in ours if each.waited is not None and each.waited <= limit])
    rescued = Share(len(saved), len(counted))
    return Group(
        name, None, len(ours), wait, wait.within(limit), rescued, None, query, aside, in_time, cases_query(saved)
    )  # fmt: skip


def _among_all(group: Group, talks: Sequence[Talk], all_: Mapping[str, int]) -> Group:
    """A group of which all cases are known, those we did not write to as well."""
    reviews = sum(all_.values())
    saved = sum(count for outcome, count in all_.items() if outcome in RESCUED)
    ours = [each for each in talks if each.first is not None]
    saved -= sum(each.outcome in RESCUED for each in ours)
    query = f"contacted:no outcome:{','.join(sorted(RESCUED))} {group.query}" if saved and group.query else ""
    return group._replace(reviews=reviews, others=Share(saved, reviews - len(ours)), others_saved=query)


def by_week(tally: Tally, counts: Iterable[Of], zone: tzinfo) -> tuple[Group, ...]:
    """The weeks of the postings, the newest first."""
    found = list(weeks(tally.first_day, tally.now, zone))
    begins = [day_begins(first, zone) for first, _ in found]
    all_: list[Counter[str]] = [Counter() for _ in found]
    for each in counts:
        at = bisect_right(begins, each.posted_at) - 1
        if at >= 0:
            all_[at][each.outcome] += each.cases
    talks: list[list[Talk]] = [[] for _ in found]
    for talk in tally.talks:
        at = -1 if talk.posted_at is None else bisect_right(begins, talk.posted_at) - 1
        if at >= 0:
            talks[at].append(talk)
    groups = []
    for (first, last), some, counted in zip(found, talks, all_, strict=True):
        year, week, _ = first.isocalendar()
        query = f"posted:{first.isoformat()}..{last.isoformat()} is:any"
        group = _group(f"{year}-W{week:02}", some, tally, query, f"{first.isoformat()} to {last.isoformat()}")
        groups.append(_among_all(group, some, counted))
    return tuple(groups[::-1])


def by_product(tally: Tally, counts: Iterable[Of], named: Callable[[str], str]) -> tuple[Group, ...]:
    """The products, those with the most unhappy buyers first; `named` makes a short name of a title."""
    all_: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for each in counts:
        all_[each.product][each.outcome] += each.cases
    talks: dict[tuple[str, str, str], list[Talk]] = defaultdict(list)
    for talk in tally.talks:
        talks[talk.marketplace, talk.asin, talk.product].append(talk)
    groups = []
    for key, counted in all_.items():
        marketplace, asin, title = key
        query = _query_of(tally, marketplace, asin, title)
        group = _group(named(title) or asin, talks[key], tally, query, f"{asin} {marketplace}".strip())
        groups.append(_among_all(group, talks[key], counted))
    return _most_first(groups)


def _query_of(tally: Tally, marketplace: str, asin: str, title: str) -> str:
    """What finds the cases of a product; by its name where it has no number, "" where that has no letter either."""
    place = f"marketplace:{marketplace.lower()}" if marketplace else "-marketplace:*"
    if asin:
        return tally.query(f"asin:{asin.lower()}", place)
    words = words_of(title)
    return tally.query(f'product:"{" ".join(words)}" -asin:*', place) if words else ""


def by_person(tally: Tally) -> tuple[Group, ...]:
    """Who wrote the first word."""
    found: dict[str, list[Talk]] = defaultdict(list)
    for talk in tally.talks:
        if talk.first is not None:
            found[talk.first.who or NOBODY].append(talk)
    return _of_talks(tally, found)


def by_cause(
    tally: Tally, reviews: Iterable[tuple[int, str, str]], heard: Callable[[str, str], str]
) -> tuple[Group, ...]:
    """What the reviews speak of most, each once; `heard` tells it of title and text, "" for nothing clear."""
    of = {case: heard(title, text) or UNCLEAR for case, title, text in reviews}
    found: dict[str, list[Talk]] = defaultdict(list)
    for talk in tally.talks:
        if talk.first is not None and talk.case in of:
            found[of[talk.case]].append(talk)
    return _of_talks(tally, found)


def by_snippet(
    tally: Tally, letters: Iterable[tuple[int, str]], snippets: Iterable[tuple[str, str]]
) -> tuple[Group, ...]:
    """Whose words went out: snippets (what each is for, its text) found again in letters by their fixed words. A letter
    may hold several, and a case then stands with each of them.
    """
    known = _Known(snippets)
    talks = {talk.case: talk for talk in tally.talks if talk.first is not None}
    found: dict[str, dict[int, Talk]] = defaultdict(dict)
    for case, text in letters:
        for name in known.within(text):
            if case in talks:
                found[name][case] = talks[case]
    return _of_talks(tally, {name: list(some.values()) for name, some in found.items()})


class _Known:
    """Snippets by the first words of their longest fixed part."""

    def __init__(self, snippets: Iterable[tuple[str, str]]) -> None:
        self._by_run: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
        for purpose, text in snippets:
            part = max((_folded(each) for each in _HOLE.split(text)), key=len, default=())
            if len(part) >= _RUN:
                name = f"{purpose} · {one_line(text)}"
                self._by_run[part[:_RUN]].append((f" {' '.join(part)} ", name))

    def within(self, letter: str) -> set[str]:
        """The snippets whose words stand in a letter."""
        words = _folded(letter)
        whole = f" {' '.join(words)} "
        return {
            name
            for at in range(len(words) - _RUN + 1)
            for part, name in self._by_run.get(words[at : at + _RUN], ())
            if part in whole
        }


def _folded(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))


def _of_talks(tally: Tally, found: Mapping[str, Sequence[Talk]]) -> tuple[Group, ...]:
    return _most_first(
        [_group(name, some, tally, cases_query([each.case for each in some])) for name, some in found.items()]
    )


def _most_first(groups: Iterable[Group]) -> tuple[Group, ...]:
    return tuple(sorted(groups, key=lambda each: (-(each.reviews or each.contacted), -each.contacted, each.name)))
