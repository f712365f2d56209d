"""Finding cases by what a seller types: the query language, on the database."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reviewtui.desk.refusals import Refused
from reviewtui.desk.saved_views import found_by_name
from reviewtui.desk.views import View
from reviewtui.domain.case import Lane
from reviewtui.domain.query.parse import parse
from reviewtui.domain.query.tree import Between, Condition, Every, Is, Query, QueryError, Sort, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtui.desk.ports import Clock, Store
    from reviewtui.desk.settings import Settings


class CaseFinding:
    """What can be asked about finding."""

    def __init__(self, store: Store, clock: Clock, settings: Settings) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings

    def view(self, text: str, lane: Lane | None = None, *, typing: bool = False) -> View:
        """The view that a query means, within a tab. Raises QueryError, which says which letters are meant."""
        return narrowed(parse(text, self._settings.zone, me=self._settings.me, typing=typing), lane)

    def saved(self, name: str, text: str = "") -> View:
        """The view that the seller has given a name, narrowed by a further query. Raises Refused where there is no such
        view, and QueryError for the text.
        """
        settings = self._settings
        found = found_by_name(settings.views, name)
        if found is None:
            there = ", ".join(each.name for each in settings.views) or "none yet; [views] in the settings makes them"
            raise Refused(f"There is no saved view “{name}”; there are {there}")
        narrower = parse(text, settings.zone, me=settings.me)
        try:
            wide = parse(found.query, settings.zone, me=settings.me)
        except QueryError as error:
            raise Refused(f"The saved view “{found.name}” can't be read: {error}") from error
        both = tuple(each for each in (wide.condition, narrower.condition) if each is not None)
        condition = Every(both) if len(both) == 2 else both[0] if both else None
        sort = narrower.sort if narrower.sort is not Sort.URGENCY else wide.sort
        return narrowed(Query(condition, sort, f"{found.query} {text}".strip()))

    def opening(self) -> View:
        """What the inbox opens with."""
        settings = self._settings
        if found_by_name(settings.views, settings.opens_with):
            return self.saved(settings.opens_with)
        wanted = settings.opens_with.casefold()
        return View(next((lane for lane in Lane if wanted in {lane.value, lane.words.casefold()}), None))

    def make_ready(self) -> int:
        """Let the index of words follow what came in, a piece of about a twentieth of a second; answers about how many
        reviews it lacks still. A query that looks for words finds all only when it answers 0.
        """
        return self._store.put_in_words()

    def make_ready_for(self, view: View) -> int:
        """The same, and 0 at once where the view looks for no words; likewise for what reviews complain of."""
        left = self.make_ready() if looks_for_words(view) else 0
        return left + (self._listen() if looks_for_causes(view) else 0)

    def _listen(self) -> int:
        from reviewtui.desk.radar import listen

        return listen(self._store, self._clock())

    def make_all_ready(self, view: View) -> None:
        """The same, until nothing is lacking."""
        while self.make_ready_for(view):
            pass

    def make_all_ready_for(self, query: Query) -> int:
        """A piece of what a query needs to be whole; about how much is left, 0 when it is."""
        return self.make_ready_for(View(query=query))

    def known(self) -> dict[str, tuple[str, ...]]:
        """What may stand behind fields whose values only the database knows: tags, products, marketplaces, people."""
        return self._store.known_values()


def narrowed(query: Query, lane: Lane | None = None) -> View:
    """A view of a query. One lane, stars and one marketplace that all cases have to have are the view's own, for which
    the order of the inbox is at hand.
    """
    parts = query.condition.of if isinstance(query.condition, Every) else (query.condition,)
    view, rest = View(lane), list[Condition]()
    for part in parts:
        match part:
            case Is("lane", (value,), False) if view.lane is None and value in set(Lane):
                view = view._replace(lane=Lane(value))
            case Is("marketplace", (value,), False) if not view.marketplace and len(value) == 2:
                view = view._replace(marketplace=value.upper())
            case Between("stars", low, high) if not view.stars:
                view = view._replace(stars=_stars(low, high))
            case None:
                pass
            case _:
                rest.append(part)
    condition = rest[0] if len(rest) == 1 else Every(tuple(rest)) if rest else None
    plain = condition is None and query == replace(Query(query.condition), text=query.text)
    return view if plain else view._replace(query=replace(query, condition=condition))


def _stars(low: int | None, high: int | None) -> tuple[int, ...]:
    """The stars from low to high; where there are none such, one that no review has."""
    return tuple(range(max(1, low or 1), min(5, 5 if high is None else high) + 1)) or (0,)


def looks_for_words(view: View) -> bool:
    """Whether a view needs the index of words."""
    return any(isinstance(each, Words) and not each.where for each in _parts(view))


def looks_for_causes(view: View) -> bool:
    """Whether a view needs what unhappy reviews complain of."""
    return any(isinstance(each, Is) and each.field == "cause" for each in _parts(view))


def _parts(view: View) -> Iterator[Condition]:
    """The single conditions of the query of a view."""
    waiting = [] if view.query is None or view.query.condition is None else [view.query.condition]
    while waiting:
        condition = waiting.pop()
        if isinstance(condition, Words | Between | Is):
            yield condition
        else:
            waiting += condition.of if isinstance(condition.of, tuple) else (condition.of,)
