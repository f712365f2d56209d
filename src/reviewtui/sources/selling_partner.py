"""Seller feedback out of Amazon's Selling Partner API, with the seller's own private application.

A report is ordered, waited for and fetched, one for each marketplace, because its dates are written as that writes them
(docs/amazon.md). An order that is not ready in time is asked for again by the next run.
"""

from __future__ import annotations

import gzip
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from reviewtui.desk.ports import BadSource, Clock, SourceOptions
from reviewtui.desk.syncing import Incoming, Stop
from reviewtui.domain.partner import HOSTS, MARKETPLACES, TOKENS
from reviewtui.services.model import AccessToken, Service
from reviewtui.sources import noted
from reviewtui.sources.customer_feedback import COUNTED_IN, topics_of
from reviewtui.sources.http.client import Client

if TYPE_CHECKING:
    from pathlib import Path

    from reviewtui.desk.counting import Asked
    from reviewtui.domain.topics import Topic

REPORT: Final = "GET_SELLER_FEEDBACK_DATA"
DAY: Final = 86_400
WINDOW_DAYS: Final = 30
"""Longer ranges are cancelled by Amazon even where there is something."""
FIRST_DAYS: Final = 90
OVERLAP_DAYS: Final = 3
FORGOTTEN_DAYS: Final = 3
POLLS: Final = 20
LONGEST_POLL: Final = 30.0
_MOST_BYTES: Final = 256 << 20
BETWEEN: Final = 1.0
"""Seconds between two questions of a kind whose rate Amazon does not tell."""

Words = Callable[[], Mapping[str, str]]
MakeClient = Callable[[Service, Mapping[str, str]], Client]


def partner_service(endpoint: str, token_url: str = TOKENS) -> Service:
    """The API as a service: a refresh token buys an access token, which goes along in Amazon's own header."""
    form = {
        "grant_type": "refresh_token",
        "refresh_token": "{refresh_token}",
        "client_id": "{client_id}",
        "client_secret": "{client_secret}",
    }
    return Service(
        "selling-partner",
        "Amazon's Selling Partner API",
        endpoint,
        {"stars": "stars"},
        secret=("client_id", "client_secret", "refresh_token"),
        headers={"x-amz-access-token": "{token}"},
        token=AccessToken(token_url, form),
    )


def host(region: str, *, sandbox: bool) -> str:
    """Where a region is asked."""
    return HOSTS[region].replace("https://", "https://sandbox." if sandbox else "https://")


class PartnerSource:
    """The feedback of one account in some marketplaces of a region."""

    def __init__(
        self,
        name: str,
        region: str,
        marketplaces: Sequence[str],
        endpoint: str,
        token_url: str,
        words: Words,
        folder: Path,
        clock: Clock,
        make_client: MakeClient,
        sleep: Callable[[float], None] = time.sleep,
        *,
        topics: bool = False,
    ) -> None:
        """With `topics` it may also be asked what reviews speak of, which needs a role of its own at Amazon."""
        self.name = name
        self.counted_in: Sequence[str] = tuple(each for each in marketplaces if topics and each in COUNTED_IN)
        self.requests = 0
        self.complete = False
        self._numbers = {each: MARKETPLACES[region][each] for each in marketplaces}
        self._service = partner_service(endpoint, token_url or TOKENS)
        self._words = words
        self._folder = folder
        self._state = folder / f"{name}.json"
        self._clock = clock
        self._make_client = make_client
        self._sleep = sleep

    def incoming(self, stop: Stop, *, full: bool = False) -> Iterator[Incoming]:
        """A file for each marketplace and month in which there was feedback. Raises BadSource."""
        if full:
            noted.write(self._state, {})
        client = self._make_client(self._service, self._words())
        try:
            for marketplace in self._numbers:
                yield from self._of(client, marketplace, stop)
        finally:
            self.requests += client.requests
            client.close()

    def topics(self, wanted: Iterable[Asked]) -> Iterator[tuple[Asked, tuple[Topic, ...]]]:
        """What reviews of these products speak of. Raises BadSource."""
        client = self._make_client(self._service, self._words())
        try:
            for number, (marketplace, asin) in enumerate(wanted):
                if number:
                    self._sleep(BETWEEN)
                yield (marketplace, asin), topics_of(client, self._service.url, self._numbers[marketplace], asin)
        finally:
            self.requests += client.requests
            client.close()

    def _of(self, client: Client, marketplace: str, stop: Stop) -> Iterator[Incoming]:
        """The files of one marketplace, until one was not taken in or is not ready."""
        path = self._folder / f"{self.name}-{marketplace}.txt"
        while not stop() and (window := self._window(marketplace)) is not None:
            text = self._report(client, marketplace, *window)
            if text is None:
                return
            taken: list[bool] = []

            def took(until: int = window[1], taken: list[bool] = taken) -> None:
                taken.append(True)
                self._note(marketplace, {"until": until})
                path.unlink(missing_ok=True)

            if len(text.splitlines()) < 2:
                took()
                continue
            noted.write_bytes(path, text)
            yield Incoming(path, SourceOptions(marketplace=marketplace), took)
            if not taken:
                return

    def _window(self, marketplace: str) -> tuple[int, int] | None:
        """From when until when to ask next; None when all is asked for."""
        now, known = self._clock(), self._known(marketplace)
        if "report" in known:
            return int(known["start"]), int(known["end"])
        until = int(known.get("until", now - FIRST_DAYS * DAY))
        if now - until < DAY // 24:
            return None
        start = max(until - OVERLAP_DAYS * DAY, now - FIRST_DAYS * DAY) if "until" in known else until
        return start, min(start + WINDOW_DAYS * DAY, now)

    def _report(self, client: Client, marketplace: str, start: int, end: int) -> bytes | None:
        """What the report of a window says; b"" for no data, None where it isn't ready yet."""
        known = self._known(marketplace)
        base = f"{self._service.url}/reports/2021-06-30"
        number = str(known.get("report", ""))
        if not number:
            order = {
                "reportType": REPORT,
                "marketplaceIds": [self._numbers[marketplace]],
                "dataStartTime": _iso(start),
                "dataEndTime": _iso(end),
            }
            number = _text(client.document(client.post(f"{base}/reports", order)), "reportId")
            self._note(marketplace, known | {"report": number, "start": start, "end": end, "at": self._clock()})
        document = self._waited_for(client, f"{base}/reports/{quote(number, safe='')}", marketplace)
        if document is None:
            return None
        if not document:
            return b""
        told = client.document(client.get(f"{base}/documents/{quote(document, safe='')}", {}))
        content = client.download(_text(told, "url"))
        packed = isinstance(told, dict) and told.get("compressionAlgorithm") == "GZIP"
        return _unpacked(content) if packed else content

    def _waited_for(self, client: Client, url: str, marketplace: str) -> str | None:
        """The number of the report's document, "" where there is no data, None where it takes too long today."""
        for poll in range(POLLS):
            told = client.document(client.get(url, {}))
            state = _text(told, "processingStatus")
            if state == "DONE":
                return _text(told, "reportDocumentId")
            if state == "CANCELLED":
                return ""
            if state == "FATAL":
                known = self._known(marketplace)
                self._note(marketplace, {"until": known["until"]} if "until" in known else {})
                raise BadSource(f"Amazon could not make the feedback report of {marketplace}; the next run asks anew")
            if poll + 1 < POLLS:
                self._sleep(min(LONGEST_POLL, 2.0 * 1.5**poll))
        return None

    def _known(self, marketplace: str) -> dict[str, Any]:
        """What was noted of a marketplace; an order that nobody fetched for days is forgotten, and made anew."""
        found = noted.read(self._state).get(marketplace)
        if not isinstance(found, dict):
            return {}
        times = {name: found[name] for name in ("until", "start", "end", "at") if isinstance(found.get(name), int)}
        number, begun = found.get("report"), {"start", "end", "at"} <= set(times)
        if begun and isinstance(number, str) and number and self._clock() - times["at"] < FORGOTTEN_DAYS * DAY:
            return times | {"report": number}
        return {"until": times["until"]} if "until" in times else {}

    def _note(self, marketplace: str, told: Mapping[str, Any]) -> None:
        noted.write(self._state, noted.read(self._state) | {marketplace: dict(told)})


def _iso(moment: int) -> str:
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _text(document: object, key: str) -> str:
    value = document.get(key) if isinstance(document, dict) else None
    if not isinstance(value, str) or not value:
        raise BadSource(f"Amazon's Selling Partner API answered without {key}")
    return value


def _unpacked(content: bytes) -> bytes:
    unpacker = zlib.decompressobj(wbits=31)
    try:
        text = unpacker.decompress(content, _MOST_BYTES)
    except (zlib.error, gzip.BadGzipFile) as error:
        raise BadSource("Amazon's report can't be unpacked; the next run asks for it again") from error
    if not unpacker.eof:
        raise BadSource("Amazon's report is cut off or beyond all measure; the next run asks for it again")
    return text
