"""A declared service as a source: what it gives lies in a file until it came in, so that a run that is cut off goes on
where it was, and what is known is not asked for again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

from reviewtui.desk.ports import Clock, SourceOptions
from reviewtui.desk.syncing import Incoming, Stop
from reviewtui.services.model import Service
from reviewtui.services.records import record
from reviewtui.sources import noted
from reviewtui.sources.http.client import Client
from reviewtui.sources.http.pages import PagePlace, pages

STALE_SECONDS: Final = 86_400
"""A run that was cut off longer ago begins anew: pages have moved since."""
REMEMBERED: Final = 100_000

Words = Callable[[], Mapping[str, str]]
MakeClient = Callable[[Service, Mapping[str, str]], Client]


class ServiceSource:
    """One service with one seller's words. `words` fetches them, secrets too, when they are needed."""

    def __init__(
        self, name: str, service: Service, words: Words, folder: Path, clock: Clock, make_client: MakeClient
    ) -> None:
        self.name = name
        self.requests = 0
        self._service = service
        self._words = words
        self._clock = clock
        self._make_client = make_client
        self._state = folder / f"{name}.json"
        self._part = folder / f"{name}.part.jsonl"
        self._way = folder / f"{name}.part.json"

    def incoming(self, stop: Stop, *, full: bool = False) -> Iterator[Incoming]:
        """The records that are new, in one file; none where nothing is. Raises BadSource."""
        words = self._words()
        state = {} if full else noted.read(self._state)
        known = set(state.get("known", ())) if state.get("asked") == self._asked(words) else set[str]()
        self._state.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        client = self._make_client(self._service, words)
        try:
            found = self._fetch(client, words, known, str(state.get("etag", "")) if known else "", stop)
        finally:
            self.requests += client.requests
            client.close()
        if found is None:
            return
        seen, etag = found
        told = {"asked": self._asked(words), "etag": etag, "known": [*seen, *(known - set(seen))][:REMEMBERED]}
        if not self._part.exists() or not self._part.stat().st_size:
            self._took(told)
            return
        yield Incoming(self._part, SourceOptions(marketplace=self._service.marketplace), lambda: self._took(told))

    def _fetch(
        self, client: Client, words: Mapping[str, str], known: set[str], etag: str, stop: Stop
    ) -> tuple[list[str], str] | None:
        """Read page after page into the file; the digests of what was seen, or None where it was stopped."""
        begin, seen, told_etag, whole = self._left_over(words)
        if whole:
            return seen, told_etag
        if begin is None:
            self._part.unlink(missing_ok=True)
        done = False
        for page in pages(client, self._service, words, begin=begin, etag=etag, stop=stop):
            if page.same:
                return list(known), etag
            told_etag = told_etag or page.etag
            digests = [_digest(each) for each in page.records]
            fresh = [each for each, digest in zip(page.records, digests, strict=True) if digest not in known]
            _append(self._part, [record(each, self._service.fields, self._service.prefix) for each in fresh])
            seen += digests
            done = page.following is None or (self._service.newest_first and bool(digests) and not fresh)
            self._note_way(words, page.following, seen, told_etag, whole=done)
            if done:
                break
        return (seen, told_etag) if done else None

    def _left_over(self, words: Mapping[str, str]) -> tuple[PagePlace | None, list[str], str, bool]:
        """Where a run that was cut off has to go on, what it saw, and whether only the coming in was left."""
        way = noted.read(self._way)
        if way.get("asked") != self._asked(words) or self._clock() - int(way.get("at", 0)) > STALE_SECONDS:
            return None, [], "", False
        size = int(way.get("size", 0))
        if not self._part.exists() or self._part.stat().st_size < size:
            return None, [], "", False
        os.truncate(self._part, size)  # what was written of a page that was never finished
        place = way.get("next")
        return (
            PagePlace(*place) if place else None,
            list(way.get("seen", ())),
            str(way.get("etag", "")),
            bool(way["whole"]),
        )

    def _note_way(
        self, words: Mapping[str, str], place: PagePlace | None, seen: list[str], etag: str, *, whole: bool
    ) -> None:
        size = self._part.stat().st_size if self._part.exists() else 0
        following = list(place) if place is not None else None
        way = {"asked": self._asked(words), "at": self._clock(), "size": size, "seen": seen, "etag": etag}
        noted.write(self._way, way | {"next": following, "whole": whole})

    def _took(self, told: Mapping[str, Any]) -> None:
        noted.write(self._state, told)
        for left in (self._part, self._way):
            left.unlink(missing_ok=True)

    def _asked(self, words: Mapping[str, str]) -> str:
        """What was asked for, without what is secret: other words, another list."""
        open_words = {name: word for name, word in sorted(words.items()) if name not in self._service.secret}
        return blake2b(repr((self._service, open_words)).encode(), digest_size=12).hexdigest()


def _digest(raw: object) -> str:
    return blake2b(json.dumps(raw, sort_keys=True).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _append(path: Path, records: list[dict[str, object]]) -> None:
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="utf-8") as file:
        file.writelines(json.dumps(each) + "\n" for each in records)
        file.flush()
        os.fsync(file.fileno())
