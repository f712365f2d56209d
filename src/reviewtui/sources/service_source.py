"""A declared service as a source: what it gives lies in a file until it came in, so that a run that is cut off goes on
where it was, and what is known is not asked for again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from hashlib import blake2b
from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.desk.ports import BadSource, Clock, SourceOptions
from reviewtui.desk.syncing import Incoming, Stop
from reviewtui.services.model import Service
from reviewtui.services.records import record
from reviewtui.sources import noted
from reviewtui.sources.http.client import Client
from reviewtui.sources.http.pages import PagePlace, pages

if TYPE_CHECKING:
    from pathlib import Path

STALE_SECONDS: Final = 86_400
"""A run that was cut off longer ago begins anew: pages have moved since."""
REMEMBERED: Final = 100_000

Words = Callable[[], Mapping[str, str]]
MakeClient = Callable[[Service, Mapping[str, str]], Client]


class _Way(NamedTuple):
    """How far a run came: where the next page is, the digests of what it saw, and whether it saw all."""

    following: PagePlace | None = None
    seen: list[str] = []  # noqa: RUF012 - never changed in place
    etag: str = ""
    whole: bool = False


class ServiceSource:
    """One service with one seller's words. `words` fetches them, secrets too, when they are needed."""

    def __init__(
        self,
        name: str,
        service: Service,
        words: Words,
        folder: Path,
        clock: Clock,
        make_client: MakeClient,
        *,
        complete: bool = False,
    ) -> None:
        self.name = name
        self.complete = complete
        self.requests = 0
        self._service = service
        self._words = words
        self._clock = clock
        self._make_client = make_client
        self._state = folder / f"{name}.json"
        self._part = folder / f"{name}.jsonl"
        self._way = folder / f"{name}.part.json"

    def incoming(self, stop: Stop, *, full: bool = False) -> Iterator[Incoming]:
        """What an earlier run fetched and could not hand on, then what is new, if anything is; a complete listing is
        read whole each time. Raises BadSource.
        """
        full = full or self.complete
        words = self._words()
        asked = self._asked(words)
        way = _Way() if full else self._left_over(asked)
        if way.whole:
            taken: list[bool] = []
            yield self._offer(asked, way, self._known(asked), taken)
            if not taken:
                return
            way = _Way()
        known = set[str]() if full else self._known(asked)
        etag = str(noted.read(self._state).get("etag", "")) if known else ""
        client = self._make_client(self._service, words)
        try:
            found = self._fetch(client, words, known, etag, way, stop)
        except RecursionError:
            raise BadSource(f"{self._service.name} answered with something that is nested too deep") from None
        finally:
            self.requests += client.requests
            client.close()
        if found is None:
            return
        if self._part.exists() and self._part.stat().st_size:
            yield self._offer(asked, found, known, [])
        else:
            self._took(asked, found, known)

    def _offer(self, asked: str, way: _Way, known: set[str], taken: list[bool]) -> Incoming:
        def took() -> None:
            taken.append(True)
            self._took(asked, way, known)

        return Incoming(self._part, SourceOptions(marketplace=self._service.marketplace), took, self.complete)

    def _known(self, asked: str) -> set[str]:
        """The digests of what came in before, if the same was asked for."""
        state = noted.read(self._state)
        known = state.get("known")
        return {str(each) for each in known} if state.get("asked") == asked and isinstance(known, list) else set()

    def _fetch(
        self, client: Client, words: Mapping[str, str], known: set[str], etag: str, way: _Way, stop: Stop
    ) -> _Way | None:
        """Read page after page into the file; what was seen, or None where it was stopped.

        That the first page is the same says something of all only where the newest stand there, or where it is the only
        one.
        """
        self._part.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if way.following is None:
            self._part.unlink(missing_ok=True)
        first_tells_all = self._service.newest_first or self._service.paging.by == "none"
        etag = etag if first_tells_all else ""
        fields = self._service.fields_for(words)
        told_of = way.following is not None
        for page in pages(
            client, self._service, words, begin=way.following, etag=etag, stop=stop, listing=self.complete
        ):
            if page.same:
                return _Way(seen=list(known), etag=etag, whole=True)
            digests = [_digest(each) for each in page.records]
            fresh = [each for each, digest in zip(page.records, digests, strict=True) if digest not in known]
            made = [record(each, fields, self._service.prefix, self._service.values) for each in fresh]
            told_of = told_of or any("stars" in each or "text" in each for each in made)
            _append(self._part, made)
            done = page.following is None or (self._service.newest_first and bool(digests) and not fresh)
            told = page.etag if way == _Way() else way.etag  # that of the first page
            way = _Way(page.following, [*way.seen, *digests], told, done)
            if done and self._part.stat().st_size and not told_of:
                self._way.unlink(missing_ok=True)
                raise BadSource(f"{self._service.name} gave records in which nothing of a review is where it was")
            self._note_way(words, way)
            if done:
                return way
        return None

    def _left_over(self, asked: str) -> _Way:
        """Where a run that was cut off has to go on, what it saw, and whether only the coming in was left."""
        told = noted.read(self._way)
        try:
            size, at, place = int(told["size"]), int(told["at"]), told["next"]
            way = _Way(
                PagePlace(*map(str, place)) if place else None,
                list(told["seen"]),
                str(told["etag"]),
                bool(told["whole"]),
            )
        except (KeyError, TypeError, ValueError):
            return _Way()
        if told.get("asked") != asked or self._clock() - at > STALE_SECONDS:
            return _Way()
        if not self._part.exists() or self._part.stat().st_size < size or not (way.whole or way.following):
            return _Way()
        os.truncate(self._part, size)  # what was written of a page that was never finished
        return way

    def _note_way(self, words: Mapping[str, str], way: _Way) -> None:
        size = self._part.stat().st_size if self._part.exists() else 0
        following = list(way.following) if way.following is not None else None
        told = {"asked": self._asked(words), "at": self._clock(), "size": size, "seen": way.seen, "etag": way.etag}
        noted.write(self._way, told | {"next": following, "whole": way.whole})

    def _took(self, asked: str, way: _Way, known: set[str]) -> None:
        remembered = [*way.seen, *sorted(known - set(way.seen))][:REMEMBERED]
        noted.write(self._state, {"asked": asked, "etag": way.etag, "known": remembered})
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
