"""The one table of a review's fields agrees with `Review`, with the tables of the database and with itself."""

from __future__ import annotations

from builders import a_review
from reviewtui.domain.review import Review
from reviewtui.store import fields, seen
from reviewtui.store.store import SqliteStore


def columns(store: SqliteStore, table: str) -> list[str]:
    return [row[1] for row in store.connection.execute(f"PRAGMA table_info({table})")]


def test_it_names_every_field_in_its_order() -> None:
    assert tuple(field.name for field in fields.TABLE) == Review._fields


def test_every_field_has_its_column_where_it_is_kept(store: SqliteStore) -> None:
    own = {field.name for field in fields.TABLE if field.own}
    assert set(columns(store, "reviews")) == {"id", "raw_digest", "import", "product", *own}
    assert set(columns(store, "staged_changes")) == {"import", "review", *seen.CONTENT}
    assert set(columns(store, "staged_details")) == {"import", "review", *fields.FILLING}
    assert set(columns(store, "review_versions")) == {"id", "review", "import", "until", *fields.EDITED}


def test_nothing_is_known_by_its_own_sign() -> None:
    bare, places = fields.details(a_review()), dict(zip(fields.FILLED, range(99), strict=False))
    for name, known in (("author", "Ann"), ("vine", True), ("verified", True), ("verified", False)):
        told = tuple(known if place == places[name] else each for place, each in enumerate(bare))
        assert fields.knows_more(told, bare), name
        assert not fields.knows_more(bare, told), name
        assert not fields.knows_more(told, told), name
