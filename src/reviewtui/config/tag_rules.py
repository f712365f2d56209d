"""`[tag_rules]`: tags, each with the query whose cases get it when they come in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reviewtui.domain.text import clean, one_line, tag_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewtui.config.sources import Wrong


def tag_rules_of(table: Mapping[str, Any], wrong: Wrong) -> dict[str, str]:
    """The rules; raises what `wrong` makes, also for a query that means nothing."""
    found: dict[str, str] = {}
    for tag, query in table.items():
        if not tag_name(tag):
            raise wrong(("tag_rules", tag), query, "named like a tag: a word of letters or figures")
        if not isinstance(query, str) or not query.strip():
            raise wrong(("tag_rules", tag), query, 'a query in quotes, like "cause:leak stars:<=2"')
        found[tag_name(tag)] = _checked(tag, one_line(clean(query)), wrong)
    return found


def _checked(tag: str, query: str, wrong: Wrong) -> str:
    from reviewtui.domain.query.parse import parse
    from reviewtui.domain.query.tree import QueryError

    try:
        parse(query)
    except QueryError as error:
        raise wrong(("tag_rules", tag), query, f"a query that means something: {error}") from error
    return query
