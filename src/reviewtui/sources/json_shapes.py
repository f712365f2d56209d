"""Other ways in which programs write a list of objects as JSON, turned into that list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Record = dict[str, Any]
_HEADERS: Final = ("columns", "fields", "header", "headers")
_BODIES: Final = ("data", "rows", "values")
_WRAPPERS: Final = frozenset(
    (
        "$date", "$oid", "$numberInt", "$numberLong", "$numberDouble", "$numberDecimal", "stringValue", "integerValue",
        "doubleValue", "booleanValue", "timestampValue", "nullValue", "label", "_text", "$t",
    )
)  # fmt: skip
"""Keys under which databases and feeds put the one value that they mean."""
_TEXT: Final = "#text"
"""The words of an element of XML, beside its attributes."""
_BESIDE: Final = frozenset(("attributes", "type"))
_DEEPEST: Final = 6


def turned(node: object, looks_like: Callable[[Mapping[str, object]], bool]) -> list[Record]:
    """The records of a table that was written by columns, or as rows under one list of names; none for all else."""
    if isinstance(node, dict):
        return _by_columns(node, looks_like) or _under_names(node, looks_like)
    if isinstance(node, list) and len(node) > 1 and isinstance(node[0], list):
        return _named(node[0], node[1:], looks_like)
    return []


def _by_columns(node: Record, looks_like: Callable[[Mapping[str, object]], bool]) -> list[Record]:
    columns = list(node.values())
    if len(columns) < 2 or not looks_like(node):
        return []
    first = columns[0]
    if isinstance(first, list):
        if not all(isinstance(each, list) and len(each) == len(first) for each in columns):
            return []
        return [dict(zip(node, row, strict=True)) for row in zip(*columns, strict=True)]
    if not isinstance(first, dict) or not first or not all(str(key).isdigit() for key in first):
        return []
    if not all(isinstance(each, dict) and each.keys() == first.keys() for each in columns):
        return []
    return [{name: each[key] for name, each in node.items()} for key in first]


def _under_names(node: Record, looks_like: Callable[[Mapping[str, object]], bool]) -> list[Record]:
    names = next((node[key] for key in _HEADERS if isinstance(node.get(key), list)), None)
    rows = next((node[key] for key in _BODIES if isinstance(node.get(key), list)), None)
    if not names or not rows or not all(isinstance(row, list) for row in rows):
        return []
    told = [name.get("name") if isinstance(name, dict) else name for name in cast("list[object]", names)]
    return _named(told, rows, looks_like)


def _named(
    names: Sequence[object], rows: Sequence[object], looks_like: Callable[[Mapping[str, object]], bool]
) -> list[Record]:
    if not all(isinstance(name, str) for name in names):
        return []
    told = cast("Sequence[str]", names)
    if not looks_like(dict.fromkeys(told)):
        return []
    return [dict(zip(told, row, strict=False)) for row in rows if isinstance(row, list)]


def is_wrapped(records: Sequence[Record]) -> bool:
    """Whether values of records are wrapped in objects that only name their type."""
    return any(_is_wrapper(value) or _holds_wrapper(value) for record in records[:50] for value in record.values())


def unwrapped(record: object, depth: int = _DEEPEST) -> object:
    """A record with the values themselves instead of what is wrapped around them."""
    if depth == 0 or not isinstance(record, dict):
        return record
    if _is_wrapper(record):
        inner = record[_TEXT] if _TEXT in record else next(record[key] for key in record if key in _WRAPPERS)
        return unwrapped(inner, depth - 1)
    return {key: unwrapped(value, depth - 1) for key, value in record.items()}


def _is_wrapper(value: object) -> bool:
    if isinstance(value, dict) and _TEXT in value:
        return not any(isinstance(each, dict | list) for each in value.values())
    if not isinstance(value, dict) or not 1 <= len(value) <= 2:
        return False
    wrapping = value.keys() & _WRAPPERS
    return len(wrapping) == 1 and value.keys() - wrapping <= _BESIDE


def _holds_wrapper(value: object, depth: int = _DEEPEST) -> bool:
    if depth == 0 or not isinstance(value, dict):
        return False
    return any(_is_wrapper(each) or _holds_wrapper(each, depth - 1) for each in value.values())
