"""Finding reviews inside a JSON document, and reading values out of them by path."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from reviewtui.sources.contents import is_review_id
from reviewtui.sources.json_shapes import turned
from reviewtui.sources.names import SYNONYMS, squashed
from reviewtui.sources.places import is_asin

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Record = dict[str, Any]
_DEEPEST: Final = 12
_DEEPEST_RECORD: Final = 50
_STARS: Final = frozenset(SYNONYMS["stars"])
_TEXT: Final = frozenset(SYNONYMS["text"]) - {"description", "message", "reviews", "sentences", "avis"}
_TELLING: Final = frozenset(name for field in ("stars", "text", "title", "author") for name in SYNONYMS[field])
_DEEPEST_KEY: Final = 4
_MOST_KEYS: Final = 2_000
CONTEXT: Final = "context."
"""What stands around a list of reviews goes by names that begin so."""
_ADDRESSES: Final = (("url", "url"), ("link", "url"), ("amazon_domain", "marketplace"), ("se_domain", "marketplace"))
_SURROUNDINGS: Final = ("request_parameters", "product", "request_info", "data", "input")


def looks_like_review(record: Mapping[str, object]) -> bool:
    """Whether an object has names of both stars and text among its keys."""
    names = {squashed(key) for key in record}
    names |= {squashed(f"{key}.{inner}") for key, value in record.items() if isinstance(value, dict) for inner in value}
    return bool(names & _STARS and names & _TEXT)


def found_in(document: object, *, fallback: bool = False) -> list[object]:
    """The reviews in a document, with what stands around them under keys that begin with ``context.``.

    With `fallback` and no list that looks like reviews: the longest list of objects there is.
    """
    found: list[object] = []
    lists: list[list[object]] = []
    _walk(document, {}, found, lists, _DEEPEST)
    if found or not fallback:
        return found
    if lists:
        return max(lists, key=len)
    return [document] if isinstance(document, dict) and document else []


def _walk(node: object, context: Record, found: list[object], lists: list[list[object]], depth: int) -> None:
    if depth == 0:
        return
    if records := turned(node, looks_like_review):
        found.extend({**context, **record} for record in records)
        return
    if isinstance(node, list):
        _walk_list(node, context, found, lists, depth)
    elif isinstance(node, dict):
        if looks_like_review(node) and not any(map(_of_reviews, node.values())):
            found.append({**context, **node})
            return
        context = {**context, **_context_of(node)}
        for key, value in node.items():
            if isinstance(value, dict | list):
                _walk(value, {**context, **_told_by(key)}, found, lists, depth - 1)


def _walk_list(node: list[object], context: Record, found: list[object], lists: list[list[object]], depth: int) -> None:
    objects = [item for item in node if isinstance(item, dict)]
    if any(looks_like_review(item) for item in objects[:20]):
        found.extend({**context, **item} if context and isinstance(item, dict) else item for item in node)
        return
    if objects:
        lists.append(node)
    for item in objects:
        _walk(item, context, found, lists, depth - 1)


def _told_by(key: str) -> Record:
    """What a key says of all that lies under it, where it is the number of a product or of a review."""
    if is_asin(key) and any(map(str.isdigit, key)):
        return {CONTEXT + "asin": key}
    return {CONTEXT + "review_id": key} if is_review_id(key) else {}


def _of_reviews(items: object) -> bool:
    return isinstance(items, list) and any(isinstance(item, dict) and looks_like_review(item) for item in items[:20])


def _context_of(node: Record) -> Record:
    """Product and shop as told around a list of reviews."""
    context: Record = {}
    for part in (*(node[key] for key in _SURROUNDINGS if isinstance(node.get(key), dict)), node):
        asin = part.get("asin") or part.get("productAsin")
        if isinstance(asin, str) and is_asin(asin):
            context[CONTEXT + "asin"] = asin
            title = part.get("product_name") or part.get("product_title") or part.get("title")
            if isinstance(title, str):
                context[CONTEXT + "product"] = title
        for key, name in _ADDRESSES:
            value = part.get(key)
            if isinstance(value, str) and "amazon." in value:
                context[CONTEXT + name] = value
    return context


def too_deep(record: object) -> bool:
    """Whether an object is nested deeper than any review, so deep that to write it down again may fail."""
    level = [record] if isinstance(record, dict | list) else []
    for _ in range(_DEEPEST_RECORD):
        if not level:
            return False
        inner = (value.values() if isinstance(value, dict) else value for value in level)
        level = [value for values in inner for value in values if isinstance(value, dict | list)]
    return True


def keys_of(records: Iterable[Record]) -> list[str]:
    """The keys of records in the order of their first appearance; those of inner objects follow theirs, dotted. An
    object in which something of a review has a name of its own is no value itself.
    """
    keys: dict[str, None] = {}
    around: set[str] = set()
    for record in records:
        _add_keys(record, "", keys, around, _DEEPEST_KEY)
    return [key for key in keys if key not in around]


def _add_keys(record: Record, before: str, keys: dict[str, None], around: set[str], depth: int) -> None:
    for key, value in record.items():
        path = before + key
        if len(keys) < _MOST_KEYS:
            keys.setdefault(path)
        if isinstance(value, dict) and depth:
            _add_keys(value, f"{path}.", keys, around, depth - 1)
            if any(squashed(inner) in _TELLING for inner in value):
                around.add(path)


def value_at(record: Record, path: str) -> object:
    """The value under a key, or under the keys of a dotted path; None when there is none."""
    value = record.get(path)
    if value is None and "." in path:
        outer, _, inner = path.partition(".")
        around = record.get(outer)
        return value_at(around, inner) if isinstance(around, dict) else None
    return value


def cell(value: object) -> str:
    """A value as the cell of a table: pairs of numbers and plain lists as a person writes them."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool | int | float):
        return repr(value).lower()
    if isinstance(value, dict) and all(isinstance(inner, str | int | float) for inner in value.values()):
        return " | ".join(f"{str(key).strip().rstrip(':')}: {str(inner).strip()}" for key, inner in value.items())
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    return json.dumps(value) if value else ""
