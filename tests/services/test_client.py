"""One polite client, against a service on loopback that behaves badly."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reviewtui.desk.ports import BadSource
from reviewtui.services.model import Service, service
from reviewtui.sources.http.client import Client
from reviewtui.sources.http.pages import Page, PagePlace, pages
from reviewtui.sources.service_source import ServiceSource
from services.shelf import Asked, Said, Shelf, shelf

SECRET = "s3cret-of-ours"  # noqa: S105 - what must not be told


@pytest.fixture
def there() -> Iterator[Shelf]:
    with shelf() as found:
        yield found


class Slept(list[float]):
    """Pauses that were made, without making them."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)


def a_service(there: Shelf, **more: Any) -> Service:
    table = {"name": "A shop", "url": f"{there.url}/reviews", "secret": ["key"], "fields": {"stars": "rating"},
             "query": {"key": "{key}"}} | more  # fmt: skip
    return service("shop", table)


def read(there: Shelf, made: Service, slept: Slept | None = None, begin: PagePlace | None = None) -> list[Page]:
    client = Client(made, {"key": SECRET}, version="1", sleep=slept if slept is not None else Slept(), timeout=1)
    try:
        return list(pages(client, made, {"key": SECRET}, begin=begin))
    finally:
        client.close()


def numbers(found: list[Page]) -> list[object]:
    return [each for page in found for each in page.records]


def test_pages_by_number_end_with_the_first_that_is_not_full(there: Shelf) -> None:
    made = a_service(there, paging={"by": "page", "parameter": "p", "size_parameter": "n", "size": 2})
    there.answer = lambda asked: Said({"1": [1, 2], "2": [3, 4], "3": [5]}[asked.query["p"]])
    assert numbers(read(there, made)) == [1, 2, 3, 4, 5]
    assert [each.query for each in there.asked] == [{"key": SECRET, "n": "2", "p": str(page)} for page in (1, 2, 3)]


def test_pages_by_offset_cursor_and_link(there: Shelf) -> None:
    by_offset = a_service(there, paging={"by": "offset", "parameter": "from", "size_parameter": "n", "size": 2})
    there.answer = lambda asked: Said([1, 2, 3][int(asked.query["from"]) :][:2])
    assert numbers(read(there, by_offset)) == [1, 2, 3]

    by_cursor = a_service(there, records="items", paging={"by": "cursor", "parameter": "after", "cursor": "meta.next"})
    there.answer = lambda asked: Said(
        {"items": [1], "meta": {"next": "x y"}}
        if "after" not in asked.query
        else {"items": [2], "meta": {"next": None}}
    )
    assert numbers(read(there, by_cursor)) == [1, 2]
    assert there.asked[-1].query["after"] == "x y"

    by_link = a_service(there, paging={"by": "link"})
    there.answer = lambda asked: (
        Said([2]) if asked.path == "/more" else Said([1], headers={"Link": '</more?key=again>; rel="next"'})
    )
    assert numbers(read(there, by_link)) == [1, 2]


def test_a_link_to_another_machine_is_not_followed(there: Shelf) -> None:
    there.answer = lambda _: Said([1], headers={"Link": '<http://elsewhere.example/>; rel="next"'})
    with pytest.raises(BadSource, match=r"leads to another machine \(elsewhere.example\)"):
        read(there, a_service(there, paging={"by": "link"}))


def test_a_circle_of_pages_ends(there: Shelf) -> None:
    there.answer = lambda _: Said({"items": [1], "next": "same"})
    made = a_service(there, records="items", paging={"by": "cursor", "parameter": "after", "cursor": "next"})
    with pytest.raises(BadSource, match="leads in a circle"):
        read(there, made)


def test_it_waits_as_long_as_it_is_told_and_tries_again(there: Shelf) -> None:
    answers = iter([Said({}, 429, {"Retry-After": "7"}), Said({}, 503), Said([1])])
    there.answer = lambda _: next(answers)
    slept = Slept()
    assert numbers(read(there, a_service(there), slept)) == [1]
    assert slept[0] == 7
    assert 0 < slept[1] < 3


def test_a_pause_that_is_too_long_is_left_to_the_next_run(there: Shelf) -> None:
    there.answer = lambda _: Said({}, 429, {"Retry-After": "3600"})
    with pytest.raises(BadSource, match="A shop wants no questions for 60 minutes"):
        read(there, a_service(there))
    assert len(there.asked) == 1


@pytest.mark.parametrize(
    ("said", "words", "times"),
    [
        (Said({}, 500), "answered 500 Internal Server Error, 5 times", 5),
        (Said({}, 401), "does not let us in (401)", 1),
        (Said({}, 404), "knows nothing there (404)", 1),
        (Said({}, 302, {"Location": "http://elsewhere.example/"}), "answered 302 Found", 1),
        (Said(b"<!DOCTYPE html><html>"), "a page for people", 1),
        (Said(b"{]"), "no JSON", 1),
        (Said(b"[" * 100_000), "no JSON", 1),
        (Said({"errors": 1}), "without a list of reviews", 1),
        (Said(b"garbage", headers={"Content-Encoding": "gzip"}), "can't be unpacked", 1),
        (Said([1], cut=True), "can't be reached", 5),
    ],
)
def test_what_goes_wrong_is_one_sentence_without_secrets(there: Shelf, said: Said, words: str, times: int) -> None:
    there.answer = lambda _: said
    with pytest.raises(BadSource) as told:
        read(there, a_service(there))
    assert words in str(told.value)
    assert SECRET not in str(told.value)
    assert len(there.asked) == times


def test_a_page_that_comes_again_and_again_is_the_end(there: Shelf) -> None:
    made = a_service(there, paging={"by": "page", "parameter": "p", "size_parameter": "n", "size": 2})
    there.answer = lambda _: Said([1, 2])
    assert numbers(read(there, made)) == [1, 2]
    assert len(there.asked) == 2
    client = Client(made, {"key": SECRET}, version="1", sleep=Slept(), timeout=1)
    with pytest.raises(BadSource, match="the same page again and again"):
        list(pages(client, made, {"key": SECRET}, listing=True))
    client.close()


@pytest.mark.parametrize("body", [b"7", b'"ok"', b'{"errors": [{"code": 1}]}', b'{"reviews": "none"}', b"[1]"])
def test_an_answer_that_tells_no_list_is_not_an_empty_one(there: Shelf, body: bytes) -> None:
    there.answer = lambda _: Said(body)
    with pytest.raises(BadSource, match="without a list of reviews at reviews"):
        read(there, a_service(there, records="reviews"))
    there.answer = lambda _: Said({"page": 1})
    assert numbers(read(there, a_service(there, records="reviews"))) == []


@pytest.mark.parametrize("value", ["-5", "soon", "²", "Wed, 99 Foo 2026", "Mon, 01 Jan 0001 00:00:00 GMT", "1e99"])
def test_a_pause_that_makes_no_sense_is_none(there: Shelf, value: str) -> None:
    answers = iter([Said({}, 429, {"Retry-After": value}), Said([1])])
    there.answer = lambda _: next(answers)
    slept = Slept()
    assert numbers(read(there, a_service(there), slept)) == [1]
    assert 0 < slept[0] < 2


def test_a_pause_beyond_all_measure_is_told_without_its_number(there: Shelf) -> None:
    there.answer = lambda _: Said({}, 429, {"Retry-After": "9" * 40})
    with pytest.raises(BadSource, match="A shop wants no questions for more than a day"):
        read(there, a_service(there))


def test_foreign_letters_in_headers_and_in_old_encodings(there: Shelf) -> None:
    there.answer = lambda _: Said('["läuft aus"]'.encode("latin-1"), headers={"X-Shop": "Töpfe²"})
    assert numbers(read(there, a_service(there))) == ["läuft aus"]
    named = {"Content-Type": "application/json; charset=shift_jis"}
    there.answer = lambda _: Said('["椅子"]'.encode("cp932"), headers=named)
    assert numbers(read(there, a_service(there))) == ["椅子"]


def test_a_service_that_is_not_there_is_one_sentence(there: Shelf) -> None:
    made = service("shop", {"name": "A shop", "url": "http://127.0.0.1:1/", "fields": {"stars": "r"}})
    with pytest.raises(BadSource, match=r"A shop can't be reached \(ConnectError\), 5 times"):
        read(there, made)


def test_nothing_secret_goes_where_everybody_can_read_it() -> None:
    table = {"name": "A shop", "url": "http://shop.example/", "fields": {"stars": "r"}}
    client = Client(service("shop", table), {}, version="1")
    with pytest.raises(BadSource, match="has an address without https"):
        client.get("http://shop.example/", {})
    client.close()
    assert client.requests == 0


def test_packed_answers_are_unpacked(there: Shelf) -> None:
    there.answer = lambda _: Said(gzip.compress(b"[1]"), headers={"Content-Encoding": "gzip"})
    assert numbers(read(there, a_service(there))) == [1]


def test_a_token_is_fetched_once_and_anew_when_it_has_expired(there: Shelf) -> None:
    tokens = iter(["one", "two"])

    def answer(asked: Asked) -> Said:
        if asked.path == "/token":
            assert asked.body == f"grant_type=client_credentials&client_secret={SECRET}"
            return Said({"access_token": next(tokens)})
        good = asked.headers["Authorization"] == ("Bearer one" if asked.query["p"] == "1" else "Bearer two")
        return Said([asked.query["p"]] if asked.query["p"] != "3" else []) if good else Said({}, 401)

    there.answer = answer
    form = {"grant_type": "client_credentials", "client_secret": "{key}"}
    made = a_service(
        there, query={}, paging={"by": "page", "parameter": "p"}, token={"url": f"{there.url}/token", "form": form}
    )
    assert numbers(read(there, made)) == ["1", "2"]
    assert [each.path for each in there.asked].count("/token") == 2


def test_who_asks_is_told(there: Shelf) -> None:
    read(there, a_service(there))
    assert there.asked[0].headers["User-Agent"].startswith("reviewtui/1 ")


def test_records_that_tell_nothing_are_told_with_the_name_of_the_service(there: Shelf, tmp_path: Path) -> None:
    made = a_service(there)
    source = ServiceSource(
        "shop", made, lambda: {"key": SECRET}, tmp_path, lambda: 1, lambda s, w: Client(s, w, version="1")
    )
    there.answer = lambda _: Said([{"rating": None}, {"score": 5}])
    with pytest.raises(BadSource, match="A shop gave records in which nothing of a review is where it was"):
        list(source.incoming(lambda: False))
    there.answer = lambda _: Said([{"rating": None}, {"rating": 5}])
    (came,) = source.incoming(lambda: False)
    assert came.path.read_text().count("stars") == 1
