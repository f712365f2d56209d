"""The event loop of the screens, without what it has for encrypted sockets.

Importing asyncio imports ssl, and with it two libraries of the system: four megabytes and a twentieth of the way to the
first paint, for a program whose event loop knows a terminal and nothing else. asyncio itself is made for systems that
have no ssl. Whoever speaks with a service (on a thread, without asyncio) imports ssl then.
"""

from __future__ import annotations

import sys

_SPARED = "ssl"


def import_asyncio() -> None:
    """Import asyncio, and ssl not with it; where either is there already, nothing is spared."""
    if _SPARED in sys.modules or "asyncio" in sys.modules:
        return
    sys.modules[_SPARED] = None  # type: ignore[assignment]
    try:
        import asyncio  # noqa: F401
    finally:
        del sys.modules[_SPARED]
