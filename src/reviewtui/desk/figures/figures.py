"""Figures of a period: counted when they are asked for, as of one moment, and stopped when nobody wants them."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from reviewtui.desk.figures import groups
from reviewtui.desk.figures.period import Period, day_begins, first_day
from reviewtui.desk.figures.tally import Group, Tally
from reviewtui.desk.figures.worth import worth_of
from reviewtui.desk.ports.counting import Cohort, Going
from reviewtui.domain.figures import tally as counting
from reviewtui.domain.figures.tally import Clocks
from reviewtui.domain.short import product_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtui.desk.ports import Clock, Store
    from reviewtui.desk.settings import Settings
    from reviewtui.desk.snippets import Snippets

STEPS: Final = 5
MOST_READ: Final = 1000
"""So many of the newest cases are read for their words; a figure of more of them would say nothing new."""
Telling = Callable[[int, str], None]
"""Told before each of the STEPS: its number from 0, and what is counted."""


class By(StrEnum):
    """What figures can be told by."""

    WEEK = "week"
    PRODUCT = "product"
    PERSON = "person"
    CAUSE = "cause"
    SNIPPET = "snippet"


def _go_on() -> None:
    """Nobody stops it."""


def _untold(_step: int, _words: str) -> None:
    """Nobody listens."""


class Figures:
    """Reading only. `snippets` is asked for when it is needed."""

    def __init__(self, store: Store, clock: Clock, settings: Settings, snippets: Callable[[], Snippets]) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings
        self._snippets = snippets

    def count(self, period: Period, going: Going = _go_on, telling: Telling = _untold) -> Tally:
        """The figures of a period. Raises CountingStopped where `going` does."""
        settings, now = self._settings, self._clock()
        zone = settings.zone
        clocks = Clocks(settings.clocks.first_contact, settings.clocks.answer, settings.hours, zone)
        day = first_day(period, now, zone)
        cohort = Cohort(None if day is None else day_begins(day, zone), now)
        port = self._store.counting
        with self._store.snapshot():
            telling(0, "what was said")
            talks = tuple(port.talks(cohort, going))
            telling(1, "what became of the reviews")
            all_ = port.outcomes(cohort, going)
            began = max(cohort.since or 0, now - clocks.first_contact)
            running = sum(port.outcomes(Cohort(began, now), going).values())
            telling(2, "promises")
            pledges = port.pledges(cohort, going)
            telling(3, "products")
            products = port.products(going)
            undated = port.undated(now)
        telling(4, "figures")
        cases = sum(all_.values())
        became = counting.outcomes(talks, all_)
        return Tally(
            period=period,
            first_day=day,
            now=now,
            clocks=clocks,
            undated=undated,
            all_outcomes=all_,
            talks=talks,
            first=counting.first_contact(talks, cases, clocks, cases - running - (0 if cohort.since else undated), now),
            answers=counting.answers(talks, now, clocks),
            promises=counting.promises(pledges, now),
            outcomes=became,
            worth=worth_of(talks, became.rescued, products, settings.sales_per_rescue),
        )

    def by(self, what: By, tally: Tally, going: Going = _go_on) -> tuple[Group, ...]:
        """The same figures by something. Raises CountingStopped where `going` does."""
        zone, port = self._settings.zone, self._store.counting
        cohort = Cohort(None if tally.first_day is None else day_begins(tally.first_day, zone), tally.now)
        match what:
            case By.WEEK:
                return groups.by_week(tally, port.by_time(cohort, going), zone)
            case By.PRODUCT:
                return groups.by_product(tally, port.by_product(cohort, going), product_label)
            case By.PERSON:
                return groups.by_person(tally)
            case By.CAUSE:
                return groups.by_cause(tally, port.reviews_of(self.read(tally), going), _minded(_heard, going))
            case By.SNIPPET:
                return groups.by_snippet(tally, port.letters_of(self.read(tally), going), self._known())

    @staticmethod
    def read(tally: Tally) -> list[int]:
        """The cases that are read for `cause` and `snippet`: those we wrote to, at most so many of the newest."""
        return list(tally.first.contacted[-MOST_READ:])

    def _known(self) -> Iterator[tuple[str, str]]:
        """What each snippet is for, and its text."""
        from reviewtui.letters.snippets import FIRST_FEW, STARTERS

        for language in (*STARTERS, *FIRST_FEW):
            for each in self._snippets().of_language(language).items:
                yield f"{each.cause}, {each.step.value}", each.text


def _heard(title: str, text: str) -> str:
    from reviewtui.rules.hearing.signals import loudest_causes

    return next(iter(loudest_causes(title, text)), "")


def _minded(heard: Callable[[str, str], str], going: Going) -> Callable[[str, str], str]:
    """The same, ended as soon as nobody wants it."""

    def minded(title: str, text: str) -> str:
        going()
        return heard(title, text)

    return minded
