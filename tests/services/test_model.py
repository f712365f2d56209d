"""What the file of a service may say."""

from __future__ import annotations

from typing import Any

import pytest

from reviewtui.services.known import find, known
from reviewtui.services.model import NoService, service
from reviewtui.services.records import at, record

GOOD: dict[str, Any] = {"name": "A shop", "url": "https://shop.example/reviews", "fields": {"stars": "rating"}}


@pytest.mark.parametrize("name", known())
def test_every_service_that_comes_along_is_whole(name: str, tmp_path: Any) -> None:
    found = find(name, tmp_path)
    assert found.name
    assert {"stars", "text", "posted_at"} <= set(found.fields)
    assert {"review_id", "url"} & found.fields.keys()
    assert found.secret


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"url": "shop.example"}, "url has to be an address"),
        ({"fields": {"stars": "rating", "rating": "x"}}, "fields.rating is no field of a review"),
        ({"fields": {"text": "body"}}, "fields.stars is missing"),
        ({"fields": {"stars": 5}}, "fields holds texts only"),
        ({"fields": []}, "fields has to be a table"),
        ({"pages": 3}, "pages is no key that is known"),
        ({"query": {"key": "{key}"}}, "{key} is neither in ask nor in secret"),
        ({"paging": {"by": "leaf"}}, "paging.by is leaf"),
        ({"paging": {"by": "page"}}, "paging.parameter is missing"),
        ({"paging": {"by": "cursor", "parameter": "after"}}, "paging.cursor is missing"),
        ({"paging": {"by": "page", "parameter": "p", "size": -1}}, "paging.size has to be a number"),
        ({"basic": ["a"]}, "basic has to be a list of two texts"),
        ({"ask": "shop"}, "ask has to be a list of names"),
        ({"token": {"form": {}}}, "token.url has to be an address"),
        ({"name": 3}, "name has to be a text"),
    ],
)
def test_a_mistake_is_told_with_its_key(more: dict[str, Any], words: str) -> None:
    with pytest.raises(NoService, match="service mine: ") as told:
        service("mine", GOOD | more)
    assert words in str(told.value)


def test_a_path_leads_into_an_answer() -> None:
    answer = {"data": {"items": [{"n": 1}, {"n": 2}]}, "a.b": 3}
    assert at(answer, "data.items.1.n") == 2
    assert at(answer, "") is answer
    assert [at(answer, path) for path in ("data.items.7.n", "data.n", "gone", "data.items.x")] == [None] * 4


def test_a_record_takes_the_first_that_is_there() -> None:
    raw = {"id": 7, "when": {"raw": "May 1"}, "votes": 0, "name": ""}
    fields = {
        "review_id": "id",
        "posted_at": "when.utc | when.raw",
        "helpful_votes": "votes",
        "author": "name",
        "marketplace": "=DE",
    }
    assert record(raw, fields, "shop") == {
        "review_id": "shop:7", "posted_at": "May 1", "helpful_votes": 0, "marketplace": "DE",
    }  # fmt: skip


def test_a_name_that_is_no_service_names_those_that_are(tmp_path: Any) -> None:
    with pytest.raises(NoService, match=r"nowhere is no service; there are apify, app-store"):
        find("nowhere", tmp_path)
    with pytest.raises(NoService, match=r"can't be read"):
        find("gone.toml", tmp_path)
    (tmp_path / "odd.toml").write_text("name = ")
    with pytest.raises(NoService, match=r"is not valid TOML"):
        find("odd.toml", tmp_path)
