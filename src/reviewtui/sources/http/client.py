"""One polite client: waits when it is told to, tries again when that can help, says in a sentence what went wrong."""

from __future__ import annotations

import email.utils
import json
import random
import time
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import httpx

from reviewtui.desk.ports import BadSource

if TYPE_CHECKING:
    from reviewtui.services.model import Service

TRIES: Final = 5
_AGAIN: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
_LONGEST_WAIT: Final = 120.0
"""A service that asks for a longer pause is asked again by the next sync."""
_LONGEST_NUMBER: Final = 15
_DAY: Final = 86_400
_MOST_BYTES: Final = 64 << 20
_OURSELVES: Final = frozenset({"127.0.0.1", "localhost", "::1"})

Sleep = Callable[[float], None]


class Client:
    """Asks one service. What is secret stands in no error."""

    def __init__(
        self,
        service: Service,
        words: Mapping[str, str],
        *,
        version: str,
        sleep: Sleep = time.sleep,
        pause: float = 0.5,
        timeout: float = 30.0,
    ) -> None:
        """`words` fill the holes of the service's file; `pause` is the first of the growing pauses between tries."""
        self._service = service
        self._words = dict(words)
        self._sleep = sleep
        self._pause = pause
        self._token = ""
        self.requests = 0
        agent = f"reviewtui/{version} (Language=Python)"
        if (urlsplit(service.url).hostname or "").endswith(("amazon.com", "amazonaws.com")):
            agent = f"Agent/reviewtui {agent}"
        self._http = httpx.Client(headers={"User-Agent": agent, "Accept": "application/json"}, timeout=timeout)

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def get(self, url: str, query: Mapping[str, str], *, etag: str = "") -> httpx.Response:
        """Ask; 200, or 304 where an `etag` still holds. Raises BadSource."""
        return self._good(
            self._asked("GET", url, params=dict(query) or None, more={"If-None-Match": etag} if etag else {})
        )

    def get_any(self, url: str, query: Mapping[str, str]) -> httpx.Response | None:
        """Ask where there may be nothing: None for that. Raises BadSource."""
        answer = self._asked("GET", url, params=dict(query) or None)
        return None if answer.status_code in {204, 404} else self._good(answer)

    def post(self, url: str, document: object, query: Mapping[str, str] = MappingProxyType({})) -> httpx.Response:
        """Ask with a JSON document that goes there. Raises BadSource."""
        return self._good(self._asked("POST", url, params=dict(query) or None, document=document))

    def download(self, url: str) -> bytes:
        """What lies at an address that somebody else gave: nothing that is ours goes along. Raises BadSource."""
        return self._good(self._tried("GET", url)).content

    def _asked(
        self,
        method: str,
        url: str,
        *,
        params: Mapping[str, str] | None = None,
        document: object = None,
        more: Mapping[str, str] = MappingProxyType({}),
    ) -> httpx.Response:
        """Ask as ourselves; a token that has expired is fetched anew, once."""
        basic = self._service.basic
        auth = (self._filled(basic[0]), self._filled(basic[1])) if basic else None
        had = bool(self._token)
        answer = self._tried(
            method, url, params=params, document=document, headers=self._headers() | dict(more), auth=auth
        )
        if had and answer.status_code in {401, 403}:
            self._token = ""
            headers = self._headers() | dict(more)
            answer = self._tried(method, url, params=params, document=document, headers=headers, auth=auth)
        return answer

    def _headers(self) -> dict[str, str]:
        """Those of the service's file; the token stands where that says, else where most want it."""
        wanted = dict(self._service.headers)
        if self._service.signed is not None:
            from reviewtui.sources.http.signed import signed_token

            token = signed_token(self._service.signed, self._filled, self._service.name)
            return {name: self._filled(text) for name, text in wanted.items()} | {"Authorization": f"Bearer {token}"}
        if self._service.token is None:
            return {name: self._filled(text) for name, text in wanted.items()}
        if not any("{token}" in text for text in wanted.values()):
            wanted["Authorization"] = "Bearer {token}"
        words = self._words | {"token": self._fetched_token()}
        return {name: self._service.filled(text, words) for name, text in wanted.items()}

    def _fetched_token(self) -> str:
        wanted = self._service.token
        if wanted is None or self._token:
            return self._token
        auth = (self._filled(wanted.basic[0]), self._filled(wanted.basic[1])) if wanted.basic else None
        form = {name: self._filled(text) for name, text in wanted.form.items()}
        answer = self._good(self._tried("POST", self._filled(wanted.url), data=form, auth=auth))
        token = self.document(answer)
        found = token.get("access_token") if isinstance(token, dict) else None
        if not isinstance(found, str) or not found:
            raise self._trouble("gave no token; are the secrets right?")
        self._token = found
        return found

    def document(self, answer: httpx.Response) -> object:
        """The JSON of an answer. Raises BadSource, also where a page for people came instead."""
        start = answer.content[:200].lstrip().lower()
        if start.startswith((b"<!doctype", b"<html")):
            raise self._trouble("answered with a page for people instead of data; is the address right?")
        try:
            return _parsed(answer)
        except (ValueError, RecursionError, LookupError):
            raise self._trouble("answered with something that is no JSON") from None

    def _tried(
        self,
        method: str,
        url: str,
        *,
        params: Mapping[str, str] | None = None,
        data: Mapping[str, str] | None = None,
        document: object = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | None = None,
    ) -> httpx.Response:
        parts, reason = urlsplit(url), ""
        if parts.scheme != "https" and parts.hostname not in _OURSELVES:
            raise self._trouble("has an address without https, where everybody on the way could read what is secret")
        for attempt in range(TRIES):
            wait = self._pause * 2**attempt * (0.5 + random.random())  # noqa: S311 - so that not all come back at once
            try:
                self.requests += 1
                request = self._http.build_request(
                    method, url, params=params, data=data, json=document, headers=headers
                )
                answer = self._read(self._http.send(request, auth=auth or httpx.USE_CLIENT_DEFAULT, stream=True))
            except httpx.TimeoutException:
                reason = "did not answer in time"
            except httpx.TransportError as error:
                reason = f"can't be reached ({type(error).__name__})"
            except httpx.InvalidURL:
                raise self._trouble("has an address that can't be right") from None
            else:
                if answer.status_code not in _AGAIN:
                    return answer
                reason = f"answered {answer.status_code} {answer.reason_phrase}".rstrip()
                asked = _asked_pause(answer.headers.get("Retry-After", ""))
                if asked > _LONGEST_WAIT:
                    raise self._trouble(f"wants no questions for {_long(asked)}")
                wait = max(wait, asked)
            if attempt + 1 < TRIES:
                self._sleep(wait)
        raise self._trouble(f"{reason}, {TRIES} times")

    def _read(self, answer: httpx.Response) -> httpx.Response:
        """All of an answer, unless it is beyond all measure."""
        size, parts = 0, []
        try:
            for part in answer.iter_bytes():
                parts.append(part)
                size += len(part)
                if size > _MOST_BYTES:
                    raise self._trouble("answered with more than 64 MB at once")
        except httpx.DecodingError:
            raise self._trouble("sent something that can't be unpacked") from None
        finally:
            answer.close()
        headers = [(name, value) for name, value in answer.headers.raw if name.lower() != b"content-encoding"]
        return httpx.Response(answer.status_code, headers=headers, content=b"".join(parts), request=answer.request)

    def _good(self, answer: httpx.Response) -> httpx.Response:
        code = answer.status_code
        if code in {200, 201, 202, 304}:
            return answer
        if code in {401, 403}:
            raise self._trouble(f"does not let us in ({code}); are the secrets right, and may they read reviews?")
        if code == 404:
            raise self._trouble("knows nothing there (404); is what was asked for right?")
        raise self._trouble(f"answered {code} {answer.reason_phrase}".rstrip())

    def _filled(self, text: str) -> str:
        return self._service.filled(text, self._words)

    def _trouble(self, words: str) -> BadSource:
        return BadSource(f"{self._service.name} {words}")


def _parsed(answer: httpx.Response) -> object:
    """The JSON of an answer, in the letters that it names where it isn't UTF, though it should be."""
    try:
        return answer.json()
    except UnicodeDecodeError:
        return json.loads(answer.content.decode(answer.charset_encoding or "cp1252", "replace"))


def _asked_pause(header: str) -> float:
    """Seconds that a ``Retry-After`` asks for: a number, or a date."""
    told = header.strip()
    if told.isascii() and told.isdigit():
        return float(told[:_LONGEST_NUMBER])
    try:
        return max(0.0, email.utils.parsedate_to_datetime(told).timestamp() - time.time())
    except (TypeError, ValueError, OverflowError):
        return 0.0


def _long(seconds: float) -> str:
    return f"{seconds / 60:.0f} minutes" if seconds < _DAY else "more than a day"
