"""Amazon's pages in a browser, where there is one to see it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reviewtui.channels.tools import found, remote, start
from reviewtui.domain.doors import AMAZON_DOMAINS

if TYPE_CHECKING:
    from collections.abc import Mapping

_ENDINGS = tuple(f"amazon.{ending}" for ending in sorted(set(AMAZON_DOMAINS.values())))


def is_amazon(url: str) -> bool:
    """Whether a link leads to Amazon, encrypted, and to nobody who only looks like it."""
    if not url.isascii() or not url.isprintable() or " " in url or "\\" in url:
        return False
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return False
    if parts.scheme != "https" or "@" in parts.netloc or port not in {None, 443}:
        return False
    return any(host == ending or host.endswith(f".{ending}") for ending in _ENDINGS)


def open_page(url: str, environ: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Open one of Amazon's pages; False when it is none, or nobody could see it here."""
    name = opener(environ, platform) if is_amazon(url) else ""
    return bool(name) and start([name, url], environ)


def opener(environ: Mapping[str, str], platform: str = sys.platform) -> str:
    """The program that shows a page to the person here; "" where there is none."""
    if remote(environ):
        return ""
    return next((name for name in _openers(environ, platform) if found(name, environ)), "")


def _openers(environ: Mapping[str, str], platform: str) -> list[str]:
    if platform == "darwin":
        return ["open"]
    if environ.get("WSL_DISTRO_NAME"):
        return ["wslview", "xdg-open"]
    return ["xdg-open"] if environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY") else []
