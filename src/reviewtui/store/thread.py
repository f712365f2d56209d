"""One thread that owns the store: everything a screen asks of the desk runs here, one call after the other."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Owned = TypeVar("Owned")
Result = TypeVar("Result")


class StoreThread(Generic[Owned]):
    """A single worker that makes its object on its own thread and lends it to one call at a time.

    The object is made at once, so that the database opens while the screens are still being imported.
    """

    def __init__(self, make: Callable[[], Owned], close: Callable[[Owned], None]) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        self._made: Future[Owned] = self._pool.submit(make)
        self._close = close

    def submit(self, intent: Callable[[Owned], Result]) -> Future[Result]:
        """Queue a call; what it raises comes out of the future."""
        return self._pool.submit(lambda: intent(self._made.result()))

    async def call(self, intent: Callable[[Owned], Result]) -> Result:
        """Run a call on the store's thread and wait for it without blocking the screen."""
        return await asyncio.wrap_future(self.submit(intent))

    def close(self) -> None:
        """Finish what is queued, then let go of the object."""
        if self._made.exception() is None:
            self.submit(self._close)
        self._pool.shutdown(wait=True)
