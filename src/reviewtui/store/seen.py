"""What is seen of an import that has come in whole while its changes are still being put in their place, and of an act
on many cases that is not whole yet: nothing (`veil`).

An import decides to be seen in one short transaction; moving its many changes to where they belong takes longer, and
may be cut off. Meanwhile every reader sees the tables through views of the same names, in which each changed row stands
as it will already, or still: nobody sees half, and no statement has to know. Usually there is neither, and no view.
"""

from __future__ import annotations

import re

from reviewtui.store import fields

CASES = (
    "id", "lane", "resume", "rank", "stars", "marketplace", "posted_at", "due_at", "closes_at", "wakes_at",
    "replied_at", "changed_at", "claimed_by", "claimed_until", "outcome", "import",
)  # fmt: skip
"""The columns of `cases`, and of `staged_cases` besides its own."""

PROMISES = ("id", '"case"', "text", "due_at", "state", "made_at", "made_by", "closed_at")
"""The columns of `promises`, and of `veiled_promises` besides its own."""

CONTENT = ("raw_digest", *fields.EDITED)
"""The columns of `reviews` that `staged_changes` has, too."""

_KEPT = ("id", "import", "product", *fields.STAYING)
_JOURNAL = ("id", "at", "who", "act", "words", '"case"', "cases", "undoable", "target", "changes")
_VERSIONS = ("id", "review", "import", "until", *fields.EDITED)
_LAST = 1 << 60
"""What isn't in the journal yet comes after all that is."""

NAMES = ("cases", "reviews", "review_versions", "journal", "promises", "tags")
APPLYING = "SELECT id FROM main.imports WHERE state = 'applying' AND judged"
VEILED = "SELECT id FROM main.veils WHERE NOT lifted"
UNSETTLED = f"SELECT ({APPLYING}), ({VEILED})"
"""The import that is being put in its place, and the act that is not whole yet; usually neither."""
_INDEX_HINT = re.compile(r" (?:INDEXED BY \w+|NOT INDEXED)")


def reviews(number: int) -> str:
    """The reviews as they are with an import."""
    columns = [
        *(f"r.{name}" for name in _KEPT),
        *(f"iif(s.review IS NULL, r.{name}, s.{name}) AS {name}" for name in CONTENT),
        *(f"iif(d.review IS NULL, r.{name}, {value}) AS {name}" for name, value in fields.FILLING.items()),
    ]
    return (
        f"SELECT {', '.join(columns)} FROM main.reviews r "
        f"LEFT JOIN main.staged_changes s ON s.import = {number} AND s.review = r.id "
        f"LEFT JOIN main.staged_details d ON d.import = {number} AND d.review = r.id"
    )


def views(number: int | None, act: int | None) -> dict[str, str]:
    """How each table reads with an import, and without an act that is not whole yet, by its name."""
    found = {} if act is None else _veiled(act)
    if number is not None or act is not None:
        found["cases"] = _cases(number, act)
    if number is not None:
        found |= _with_import(number)
    return found


def _cases(number: int | None, act: int | None) -> str:
    """An import that is seen knew the cases as they were before the act, so it comes first."""
    columns = ", ".join(CASES)
    staged = f"(SELECT 1 FROM main.staged_cases s WHERE s.by = {number} AND s.id = c.id)"
    veiled = f"(SELECT 1 FROM main.veiled_cases v WHERE v.by = {act} AND v.id = c.id)"
    unstaged = "1" if number is None else f"NOT EXISTS {staged}"
    parts = [
        f"SELECT {columns} FROM main.cases c WHERE {unstaged}" + ("" if act is None else f" AND NOT EXISTS {veiled}")
    ]
    if act is not None:
        parts.append(f"SELECT {columns} FROM main.veiled_cases c WHERE by = {act} AND {unstaged}")
    if number is not None:
        parts.append(f"SELECT {columns} FROM main.staged_cases WHERE by = {number}")
    return " UNION ALL ".join(parts)


def _veiled(act: int) -> dict[str, str]:
    promise = ", ".join(PROMISES)
    return {
        "promises": (
            f"SELECT {promise} FROM main.promises p WHERE NOT EXISTS "
            f"(SELECT 1 FROM main.veiled_promises v WHERE v.by = {act} AND v.id = p.id) "
            f"UNION ALL SELECT {promise} FROM main.veiled_promises WHERE by = {act}"
        ),
        "tags": (
            'SELECT "case", tag FROM main.tags t WHERE NOT EXISTS '
            f'(SELECT 1 FROM main.veiled_tags v WHERE v.by = {act} AND v."case" = t."case" AND v.tag = t.tag) '
            f'UNION ALL SELECT "case", tag FROM main.veiled_tags WHERE by = {act} AND there'
        ),
    }


def _with_import(number: int) -> dict[str, str]:
    entry = ", ".join(_JOURNAL)
    at = f"(SELECT finished_at FROM main.imports WHERE id = {number})"
    return {
        "reviews": reviews(number),
        "review_versions": (
            f"SELECT {', '.join(_VERSIONS)} FROM main.review_versions UNION ALL "
            f"SELECT {_LAST} + r.id, r.id, {number}, {at}, {', '.join(f'r.{name}' for name in fields.EDITED)} "
            f"FROM main.staged_changes s JOIN main.reviews r ON r.id = s.review WHERE s.import = {number}"
        ),
        "journal": (
            f"SELECT {entry} FROM main.journal UNION ALL SELECT {_LAST} + id, {at}, 'import', 'review-changed', words, "
            f"id, 1, 0, NULL, changes FROM main.staged_cases WHERE by = {number} AND words <> ''"
        ),
    }


def without_hints(statement: str) -> str:
    """A statement for views, which have no indexes of their own."""
    return _INDEX_HINT.sub("", statement)
