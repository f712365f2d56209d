"""`[views]` of the settings: queries with a name, checked word by word; and as lines of the file."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from reviewtui.desk.saved_views import LONGEST_NAME, MOST, SavedView, found_by_name, name_for
from reviewtui.domain.case import Lane
from reviewtui.domain.text import clean, one_line
from reviewtui.domain.toml_text import NotToml, read_toml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reviewtui.config.sources import Wrong

ALL: Final = "All"
LANES: Final = (ALL, *(lane.words for lane in Lane))
"""What a saved view can't be called."""


def views_of(
    table: Mapping[str, Any], wrong: Wrong, mean: Callable[[tuple[str, ...], str], Exception]
) -> tuple[SavedView, ...]:
    """The views of a file. `wrong` makes a complaint about a value, `mean` one in words of its own."""
    views = list[SavedView]()
    for name, query in table.items():
        at = ("views", name)
        if not isinstance(query, str) or not query.strip():
            raise wrong(at, query, 'a query in quotes like "stars:<=2 lid"')
        if not name.strip() or name_for(name) != one_line(clean(name)):
            raise mean(at, f"“{clean(name)}” is no name for a view; it has 1 to {LONGEST_NAME} letters")
        if found_by_name(views, name) or name.strip().casefold() in {each.casefold() for each in LANES}:
            raise mean(at, f"“{clean(name)}” is the name of another tab already")
        if len(views) == MOST:
            raise mean(at, f"there can be {MOST} views at most")
        trouble = trouble_in(query)
        if trouble:
            raise mean(at, trouble)
        views.append(SavedView(name_for(name), one_line(clean(query))))
    return tuple(views)


def trouble_in(query: str) -> str:
    """What is wrong in a query, and in which word; "" for nothing."""
    from reviewtui.domain.query.parse import parse
    from reviewtui.domain.query.tree import QueryError

    try:
        parse(query)
    except QueryError as error:
        return clean(f"{error} (here: “{query[error.start : error.end]}”)")
    return ""


def opens_with_of(name: str, views: Sequence[SavedView]) -> str | None:
    """The tab that is meant by a name; None where there is none."""
    if not name.strip():
        return ""
    tabs = {tab.casefold(): tab for tab in (*LANES, *(view.name for view in views))}
    tabs |= {lane.value: lane.words for lane in Lane}
    return tabs.get(name.strip().casefold())


# as lines of the file --------------------------------------------------------------------------------------------

_HEADING: Final = re.compile(r"\s*\[\s*views\s*\]\s*(#.*)?$")
_ANY_HEADING: Final = re.compile(r"\s*\[")


def with_views(text: str, views: Sequence[SavedView]) -> str:
    """The text of a settings file with some views more, or with other queries; every other letter as it was. Raises
    NotToml where they can't be put in so.
    """
    for view in views:
        text = _with_view(text, view)
    return text


def without_view(text: str, name: str) -> str:
    """The text of a settings file without a view. Raises NotToml where its line can't be taken out."""
    before = read_toml(text)
    kept = {each: query for each, query in before.get("views", {}).items() if each != name}
    lines = text.splitlines(keepends=True)
    for place in _lines_of_views(lines):
        shorter = "".join(lines[:place] + lines[place + 1 :])
        if _reads_as(shorter, before | {"views": kept}):
            return shorter
    raise NotToml(f"“{name}” can't be taken out there; reviewtui config edit opens it")


def _with_view(text: str, view: SavedView) -> str:
    before = read_toml(text)
    views = before.get("views", {})
    if not isinstance(views, dict):
        raise NotToml("no view can be put there, views is no table")
    wanted = before | {"views": {**views, view.name: view.query}}
    line = f"{_quoted(view.name)} = {_quoted(view.query)}\n"
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    places = list(_lines_of_views(lines))
    if view.name in views:
        candidates = ["".join([*lines[:place], line, *lines[place + 1 :]]) for place in places]
    else:
        heading = next((place for place, each in enumerate(lines) if _HEADING.match(each)), None)
        filled = [place for place in places if lines[place].strip() and not lines[place].lstrip().startswith("#")]
        behind = max(filled, default=heading)
        candidates = [] if behind is None else ["".join([*lines[: behind + 1], line, *lines[behind + 1 :]])]
        gap = "\n" if lines else ""
        candidates.append("".join([*lines, f"{gap}[views]\n", line]))
    for each in candidates:
        if _reads_as(each, wanted):
            return each
    raise NotToml(f"“{view.name}” can't be put there; reviewtui config edit opens it")


def _lines_of_views(lines: Sequence[str]) -> list[int]:
    """Where lines of the table stand."""
    inside, places = False, list[int]()
    for place, line in enumerate(lines):
        if _ANY_HEADING.match(line):
            inside = _HEADING.match(line) is not None
        elif inside:
            places.append(place)
    return places


def _reads_as(text: str, wanted: Mapping[str, Any]) -> bool:
    try:
        return read_toml(text) == wanted
    except NotToml:
        return False


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
