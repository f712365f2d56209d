"""From the text of a query to its tree."""

from __future__ import annotations

import difflib
from datetime import UTC, tzinfo
from typing import Final

from reviewtui.domain.query.fields import FIELDS, SORT, YES_OR_NO, QueryField, Takes
from reviewtui.domain.query.parts import Part, PartSign, cut
from reviewtui.domain.query.tree import Between, Condition, Either, Every, Is, Not, Query, QueryError, Sort, Words
from reviewtui.domain.query.values import Range, date_range, number_range, span_range
from reviewtui.domain.query.words import words_of

DEEPEST: Final = 50
MOST_PARTS: Final = 200
"""More than that nobody types, and no database should be asked."""
MOST_DIGITS: Final = 18
BEGINS_FROM: Final = 3
"""A word of so many letters finds all that begin like it: leak, leaks, leaking. In quotation marks it is meant so."""


def parse(text: str, zone: tzinfo = UTC, *, me: str = "", typing: bool = False) -> Query:
    """What a query means; days are those of `zone`, `me` is who asks. While the seller is `typing`, the last word may
    be unfinished: the beginning of a word is enough for it.

    Raises QueryError, whose `start` and `end` say which letters of the text are meant.
    """
    return _Parser(text, zone, me.lower(), typing=typing).query()


class _Parser:
    def __init__(self, text: str, zone: tzinfo, me: str, *, typing: bool) -> None:
        self._text, self._zone, self._me, self._typing = text, zone, me, typing
        self._parts = cut(text)
        self._at = 0
        self._sort = Sort.URGENCY
        if len(self._parts) > MOST_PARTS:
            raise QueryError(f"A query has at most {MOST_PARTS} parts", self._parts[MOST_PARTS].start, len(text))

    def query(self) -> Query:
        condition = self._either(0)
        if (left := self._next()) is not None:
            raise QueryError("This parenthesis was never opened", left.start, left.end)
        return Query(condition, self._sort, self._text.strip())

    def _next(self) -> Part | None:
        return self._parts[self._at] if self._at < len(self._parts) else None

    def _either(self, depth: int) -> Condition | None:
        found, part = [self._every(depth)], self._next()
        while part is not None and part.sign is PartSign.OR:
            self._at += 1
            found.append(self._every(depth))
            if None in found:
                raise QueryError("“or” stands between two things", part.start, part.end)
            part = self._next()
        some = tuple(each for each in found if each is not None)
        return some[0] if len(some) == 1 else Either(some) if some else None

    def _every(self, depth: int) -> Condition | None:
        found = list[Condition]()
        while (part := self._next()) is not None and part.sign not in {PartSign.OR, PartSign.CLOSE}:
            condition = self._one(depth)
            if condition is not None:
                found.append(condition)
        return found[0] if len(found) == 1 else Every(tuple(found)) if found else None

    def _one(self, depth: int) -> Condition | None:
        part = self._parts[self._at]
        self._at += 1
        if part.sign is PartSign.NOT:
            behind = self._next()
            if behind is None or behind.sign in {PartSign.OR, PartSign.CLOSE, PartSign.NOT}:
                raise QueryError("Behind “-” stands what is not wanted", part.start, part.end)
            of = self._one(depth)
            if of is None:
                raise QueryError("This can't be turned round", part.start, behind.end)
            return Not(of)
        if part.sign is PartSign.OPEN:
            return self._in_parentheses(part, depth)
        if part.sign is PartSign.FIELD:
            return self._field(part)
        return self._words(part)

    def _in_parentheses(self, part: Part, depth: int) -> Condition:
        if depth >= DEEPEST:
            raise QueryError(f"At most {DEEPEST} parentheses lie in one another", part.start, part.end)
        inside, closing = self._either(depth + 1), self._next()
        if closing is None:
            raise QueryError("This parenthesis is not closed", part.start, part.end)
        self._at += 1
        if inside is None:
            raise QueryError("There is nothing between these parentheses", part.start, closing.end)
        return inside

    def _words(self, part: Part, where: str = "") -> Condition:
        text = part.text.removesuffix("*")
        words = words_of(text)
        if not words:
            raise QueryError("There is no letter and no figure to look for", part.start, part.end)
        begins = len(text) < len(part.text) or self._unfinished(part)
        begins = begins or (not part.quoted and len(words[-1]) >= BEGINS_FROM)
        return Words(words, begins, where)

    def _unfinished(self, part: Part) -> bool:
        """Whether the seller may still be typing this part."""
        return self._typing and not part.quoted and part.end == len(self._text)

    def _field(self, part: Part) -> Condition | None:
        if part.name == SORT:
            self._sort = _sort(part)
            return None
        field = FIELDS.get(part.name)
        if field is None:
            close = difflib.get_close_matches(part.name, [*FIELDS, SORT], 1)
            hint = f"did you mean {close[0]}:" if close else "in quotation marks it is looked for as it stands"
            raise QueryError(f"There is no field {part.name}: ({hint})", part.start, part.start + len(part.name) + 1)
        if not part.text.strip():
            raise QueryError(f"{field.name}: needs a value; {field.told}", part.start, part.end)
        if field.takes is Takes.WORDS:
            return self._words(part, field.name)
        if field.takes in _RANGES:
            return self._range(field, part)
        if field.takes is Takes.CONTACT:
            return self._contact(field, part)
        if field.takes is Takes.CASES:
            return self._cases(field, part)
        return self._named(field, part)

    def _contact(self, field: QueryField, part: Part) -> Condition:
        told = [value.strip().lower() for value in part.text.split(",")]
        if self._unfinished(part) and (meant := [each for each in YES_OR_NO if each.startswith(told[-1])]):
            told[-1:] = meant
        said = tuple(value for value in YES_OR_NO if value in told)
        spans = ",".join(value for value in told if value not in YES_OR_NO)
        found: list[Condition] = [Is(field.name, said)] if said else []
        if spans or not said:
            found.append(self._range(field, part._replace(text=spans)))
        return found[0] if len(found) == 1 else Either(tuple(found))

    def _cases(self, field: QueryField, part: Part) -> Condition:
        values = tuple(value.strip() for value in part.text.split(","))
        if self._unfinished(part) and len(values) > 1 and not values[-1]:
            values = values[:-1]
        for value in values:
            if not (value.isascii() and value.isdigit() and len(value) <= MOST_DIGITS):
                raise QueryError(f"“{value}” is no number of a case", part.start, part.end)
        return Is(field.name, tuple(str(int(value)) for value in values))

    def _range(self, field: QueryField, part: Part) -> Condition:
        found = list[Condition]()
        for value in part.text.split(","):
            ranged = _read_range(field, value.strip(), self._zone)
            if ranged is None or (field.name == "stars" and not _can_be_stars(*ranged)):
                examples = " or ".join(f"{field.name}:{each}" for each in field.values[:3])
                words = f"“{value}” can't stand behind {field.name}: say {examples}"
                raise QueryError(words, part.start, part.end)
            found.append(Between(field.name, *ranged))
        return found[0] if len(found) == 1 else Either(tuple(found))

    def _named(self, field: QueryField, part: Part) -> Condition:
        values = tuple(value for each in part.text.split(",") if (value := each.strip().lower()))
        if field.takes is Takes.CHOICE:
            for value in values:
                if value not in field.values and not self._unfinished(part):
                    raise QueryError(
                        f"“{value}” can't stand behind {field.name}: there are {', '.join(field.values)}",
                        part.start, part.end,
                    )  # fmt: skip
            begins = self._unfinished(part)
            values = tuple(each for each in field.values if each in values or (begins and each.startswith(values[-1])))
            if not values:
                raise QueryError(f"{field.name}: takes {', '.join(field.values)}", part.start, part.end)
            return Is(field.name, values)
        if not values:
            raise QueryError(f"{field.name}: needs a value; {field.told}", part.start, part.end)
        if field.name == "claimed" and self._me:
            values = tuple(self._me if value == "me" else value for value in values)
        begins = values[-1].endswith("*") or self._unfinished(part)
        return Is(field.name, tuple(each.removesuffix("*") for each in values), begins)


_RANGES: Final = frozenset({Takes.NUMBER, Takes.SPAN, Takes.DATE})


def _can_be_stars(low: int | None, high: int | None) -> bool:
    return all(limit is None or 1 <= limit <= 5 for limit in (low, high))


def _read_range(field: QueryField, value: str, zone: tzinfo) -> Range | None:
    if field.takes in {Takes.SPAN, Takes.CONTACT}:
        return span_range(value)
    if field.takes is Takes.DATE:
        return date_range(value, zone)
    return number_range(value)


def _sort(part: Part) -> Sort:
    try:
        return Sort(part.text.lower())
    except ValueError:
        words = f"“{part.text}” is no order; there are {', '.join(Sort)}"
        raise QueryError(words, part.start, part.end) from None
