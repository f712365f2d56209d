"""All records of a service, page after page, each page once and none for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urljoin, urlsplit

from reviewtui.desk.ports import BadSource
from reviewtui.services.records import at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import httpx

    from reviewtui.services.model import Service
    from reviewtui.sources.http.client import Client

MOST_PAGES: Final = 10_000
_ERRORS: Final = ("error", "errors", "fault", "error_message", "errorMessage")
"""Keys under which services tell in an answer that seems good what went wrong."""


class PagePlace(NamedTuple):
    """Where the next page is: an address of its own, or what the paging parameter has to be."""

    url: str = ""
    value: str = ""


class Page(NamedTuple):
    """One answer: its records, where the next one is (None: the end), and what tells whether it is the same again."""

    records: list[object]
    following: PagePlace | None
    etag: str = ""
    same: bool = False


def pages(
    client: Client,
    service: Service,
    words: Mapping[str, str],
    *,
    begin: PagePlace | None = None,
    etag: str = "",
    stop: Callable[[], bool] = lambda: False,
    listing: bool = False,
) -> Iterator[Page]:
    """Page after page, from the first or from where a run was cut off. Raises BadSource.

    A page like the one before it is the end: the service knows no more, or pays no heed to what was asked. Where the
    `listing` has to be whole that isn't good enough.
    """
    place, seen = begin or PagePlace(), set[PagePlace]()
    before: list[object] = []
    for _ in range(MOST_PAGES):
        if stop():
            return
        if place in seen:
            raise BadSource(f"{service.name} leads in a circle: a page names one that was read already")
        seen.add(place)
        url, query = _asked(service, words, place)
        if service.body is not None:
            answer = client.post(url, _posted(service, words, place), query)
        else:
            answer = client.get(url, query, etag=etag if place == PagePlace() else "")
        if answer.status_code == 304:
            yield Page([], None, etag, same=True)
            return
        document = client.document(answer)
        records = _records(service, document)
        following = _following(service, place, answer, document, len(records))
        if records and records == before and service.paging.by in {"page", "offset"}:
            if listing:
                raise BadSource(f"{service.name} gives the same page again and again, so it tells of no whole list")
            yield Page([], None)
            return
        before = records
        yield Page(records, following, answer.headers.get("ETag", ""))
        if following is None:
            return
        place = following
    raise BadSource(f"{service.name} has no end: {MOST_PAGES:,} pages were read")


def _records(service: Service, document: object) -> list[object]:
    """The records of an answer; an object may leave out the list where there are none, unless it tells of an error."""
    records = at(document, service.records)
    if records is None and isinstance(document, dict) and not any(map(document.get, _ERRORS)):
        return []
    if not isinstance(records, list):
        raise BadSource(f"{service.name} answered without a list of reviews at {service.records or 'the top'}")
    return records


def _asked(service: Service, words: Mapping[str, str], place: PagePlace) -> tuple[str, dict[str, str]]:
    paging = service.paging
    if place.url:
        return place.url, {}
    query = {name: service.filled(text, words) for name, text in service.query.items()}
    if paging.size_parameter and paging.size:
        query[paging.size_parameter] = str(paging.size)
    if paging.by in {"page", "offset"} and service.body is None:
        query[paging.parameter] = place.value or str(paging.first)
    elif paging.by == "cursor" and place.value:
        query[paging.parameter] = place.value
    return service.filled(service.url, words), query


def _posted(service: Service, words: Mapping[str, str], place: PagePlace) -> dict[str, object]:
    """What is asked for in a body; a number where the page is one."""
    filled = {
        name: service.filled(each, words) if isinstance(each, str) else each
        for name, each in (service.body or {}).items()
    }
    if service.paging.by in {"page", "offset"}:
        filled[service.paging.parameter] = int(place.value or service.paging.first)
    return filled


def _following(
    service: Service, place: PagePlace, answer: httpx.Response, document: object, count: int
) -> PagePlace | None:
    paging = service.paging
    if paging.by in {"link", "address"}:
        told = answer.links.get("next", {}).get("url", "") if paging.by == "link" else at(document, paging.cursor)
        link = told if isinstance(told, str) else ""
        here = str(answer.request.url)
        url = urljoin(here, link) if link else ""
        if url and urlsplit(url)[:2] != urlsplit(here)[:2]:
            host = urlsplit(url).hostname
            raise BadSource(f"{service.name} leads to another machine ({host}), and secrets stay here")
        return PagePlace(url) if url else None
    if paging.by == "cursor":
        cursor = at(document, paging.cursor)
        return PagePlace(value=str(cursor)) if cursor not in (None, "", False) else None
    if paging.by == "none" or not count:
        return None
    if paging.size and count < paging.size:
        return None
    step = count if paging.by == "offset" else 1
    return PagePlace(value=str(int(place.value or paging.first) + step))
