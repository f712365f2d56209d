"""From cases to figures: first contact, answers, promises, outcomes of those we wrote to and of those we did not."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.domain.figures.shares import Share, Times, times
from reviewtui.domain.figures.talk import OUTCOMES, RESCUED, Talk, told_outcome

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import tzinfo

    from reviewtui.domain.working import WorkingHours


class Promised(NamedTuple):
    """A promise: of which case, how it stands, when it was due and when it was closed."""

    case: int
    state: str
    due_at: int
    closed_at: int | None


class Clocks(NamedTuple):
    """What is counted by: the clock of a first contact, that of an answer, the hours of the shop and its zone."""

    first_contact: int
    answer: int
    hours: WorkingHours | None
    zone: tzinfo


class FirstContact(NamedTuple):
    """How soon buyers heard from us, by the clock on the wall from the posting on, and by the hours of the shop.

    `cases` are all of the time, `contacted` those we wrote to; undated ones among these were not measured. `late_in`
    came in when the clock of the first contact had run out already.
    """

    cases: int
    contacted: tuple[int, ...]
    wall: Times
    within: Share
    in_time: tuple[int, ...]
    worked: Times | None
    within_worked: Share | None
    in_worked_time: tuple[int, ...]
    undated: int
    late_in: tuple[int, ...]
    of_all: Share
    """Those in time, of all whose clock has run out or that were written to: who never heard from us counts, too."""
    never: int
    """How many of these never heard from us."""


class Answers(NamedTuple):
    """Who answered whom. `turns` are the buyers' words that waited for ours: `in_time` of those whose clock has run
    out or that were answered; the rest is `running` still.
    """

    wrote_back: tuple[int, ...]
    of_contacted: int
    in_time: Share
    late_cases: tuple[int, ...]
    running: int
    buyers: tuple[int, ...]
    answered: tuple[int, ...]
    wait: Times


class Promises(NamedTuple):
    """What became of promises, by cases: one promise one number, so a case may stand there twice."""

    kept: tuple[int, ...]
    late: tuple[int, ...]
    broken: tuple[int, ...]
    open_: tuple[int, ...]
    overdue: tuple[int, ...]

    @property
    def kept_share(self) -> Share:
        """The kept ones, late or not, of all that were closed."""
        kept = len(self.kept) + len(self.late)
        return Share(kept, kept + len(self.broken))


class Outcomes(NamedTuple):
    """What became of reviews, of those whose buyers we wrote to and of the others. `too_soon` had an outcome before our
    first word and stand on neither side.
    """

    contacted: Mapping[str, tuple[int, ...]]
    by_amazon: tuple[int, ...]
    others: Mapping[str, int]
    too_soon: tuple[int, ...]

    @property
    def n(self) -> int:
        """How many cases stand on the side of those we wrote to."""
        return sum(map(len, self.contacted.values()))

    @property
    def n_others(self) -> int:
        """How many cases stand on the other side."""
        return sum(self.others.values())

    def share(self, outcome: str) -> Share:
        """An outcome among those we wrote to."""
        return Share(len(self.contacted[outcome]), self.n)

    def share_of_others(self, outcome: str) -> Share:
        """The same outcome among the others."""
        return Share(self.others[outcome], self.n_others)

    @property
    def rescued(self) -> tuple[int, ...]:
        """The cases that we wrote to and whose buyers raised or removed their reviews after that; what Amazon removed
        because we asked is no work of a letter.
        """
        asked = set(self.by_amazon)
        told = (case for outcome in OUTCOMES if outcome in RESCUED for case in self.contacted[outcome])
        return tuple(case for case in told if case not in asked)


def first_contact(talks: Sequence[Talk], cases: int, clocks: Clocks, over: int, now: int) -> FirstContact:
    """How soon buyers heard from us; `cases` is how many there are at all, `over` how many have a date and a clock that
    has run out.
    """
    contacted = [each for each in talks if each.first is not None]
    dated = [(each.case, each.posted_at, each.first.at, each.came_in) for each in contacted
             if each.first is not None and each.posted_at is not None]  # fmt: skip
    waits = [(case, max(0, at - posted)) for case, posted, at, _ in dated]
    wall = times([wait for _, wait in waits])
    hours = clocks.hours
    worked = [] if hours is None else [(case, hours.worked(posted, at, clocks.zone)) for case, posted, at, _ in dated]
    by_hours = None if hours is None else times([wait for _, wait in worked])
    limit = clocks.first_contact
    in_time = tuple(case for case, wait in waits if wait <= limit)
    running = sum(now - posted <= limit for _, posted, _, _ in dated)
    never = max(0, over - (len(dated) - running))
    return FirstContact(
        cases=cases,
        contacted=tuple(each.case for each in contacted),
        wall=wall,
        within=wall.within(limit),
        in_time=in_time,
        of_all=Share(len(in_time), len(dated) + never),
        never=never,
        worked=by_hours,
        within_worked=None if by_hours is None else by_hours.within(limit),
        in_worked_time=tuple(case for case, wait in worked if wait <= limit),
        undated=len(contacted) - len(dated),
        late_in=tuple(case for case, posted, _, came_in in dated if came_in - posted > limit),
    )


def answers(talks: Sequence[Talk], now: int, clocks: Clocks) -> Answers:
    """Who answered whom, as of now."""
    contacted = [each for each in talks if each.first is not None]
    turns = [(each.case, turn) for each in talks for turn in each.turns()]
    over = [(case, turn) for case, turn in turns if turn.answered_at is not None or now - turn.at > clocks.answer]
    late = [case for case, turn in over if turn.answered_at is None or turn.answered_at - turn.at > clocks.answer]
    unanswered = {case for case, turn in turns if turn.answered_at is None}
    buyers = tuple(dict.fromkeys(case for case, _ in turns))
    return Answers(
        wrote_back=tuple(each.case for each in contacted if each.wrote_back),
        of_contacted=len(contacted),
        in_time=Share(len(over) - len(late), len(over)),
        late_cases=tuple(dict.fromkeys(late)),
        running=len(turns) - len(over),
        buyers=buyers,
        answered=tuple(case for case in buyers if case not in unanswered),
        wait=times([turn.answered_at - turn.at for _, turn in turns if turn.answered_at is not None]),
    )


def promises(pledges: Sequence[Promised], now: int) -> Promises:
    """What became of promises; one that was withdrawn was none."""
    kept = [each for each in pledges if each.state == "kept"]
    open_ = [each for each in pledges if each.state == "open"]

    def late(pledge: Promised) -> bool:
        return pledge.closed_at is not None and pledge.closed_at > pledge.due_at

    return Promises(
        kept=tuple(each.case for each in kept if not late(each)),
        late=tuple(each.case for each in kept if late(each)),
        broken=tuple(each.case for each in pledges if each.state == "broken"),
        open_=tuple(each.case for each in open_),
        overdue=tuple(each.case for each in open_ if each.due_at <= now),
    )


def outcomes(talks: Sequence[Talk], all_: Mapping[str, int]) -> Outcomes:
    """What became of the reviews; `all_` counts the outcomes of all cases, those we wrote to among them.

    Each case counts once, by its last outcome. One that was closed untouched is no more than one that stands.
    """
    contacted: dict[str, list[int]] = {outcome: [] for outcome in OUTCOMES}
    left = Counter[str]()
    too_soon, by_amazon = list[int](), list[int]()
    for each in talks:
        if each.first is None:
            continue
        outcome = told_outcome(each.outcome)
        left[outcome] += 1
        if each.too_soon:
            too_soon.append(each.case)
            continue
        contacted[outcome].append(each.case)
        if each.by_amazon:
            by_amazon.append(each.case)
    totals = Counter[str]()
    for name, count in all_.items():
        totals[told_outcome(name)] += count
    others = {outcome: totals[outcome] - left[outcome] for outcome in OUTCOMES}
    told = {outcome: tuple(cases) for outcome, cases in contacted.items()}
    return Outcomes(told, tuple(by_amazon), others, tuple(too_soon))
