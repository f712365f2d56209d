"""A service on loopback that answers as it is told, and remembers how it was asked."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit


class Asked(NamedTuple):
    """One request."""

    path: str
    query: dict[str, str]
    headers: Mapping[str, str]
    body: str = ""


class Said(NamedTuple):
    """One answer; `cut` sends less than was announced."""

    body: object
    status: int = 200
    headers: Mapping[str, str] = {}
    cut: bool = False


Answer = Callable[[Asked], Said]


class Shelf:
    """The running service."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.asked: list[Asked] = []
        self.answer: Answer = lambda _: Said([])


@contextmanager
def shelf() -> Iterator[Shelf]:
    """Until the end of the block."""

    class Handler(BaseHTTPRequestHandler):
        def _serve(self) -> None:
            parts = urlsplit(self.path)
            size = int(self.headers.get("Content-Length") or 0)
            query = {name: values[-1] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
            asked = Asked(parts.path, query, dict(self.headers.items()), self.rfile.read(size).decode())
            found.asked.append(asked)
            said = found.answer(asked)
            body = said.body if isinstance(said.body, bytes) else json.dumps(said.body).encode()
            self.send_response(said.status)
            for name, value in {"Content-Type": "application/json", **said.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body) * (2 if said.cut else 1)))
            self.end_headers()
            self.wfile.write(body)
            self.close_connection = said.cut

        do_GET = do_POST = _serve  # noqa: N815 - the names that the base class looks for

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    found = Shelf(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
