"""The server of tools for assistants, put together: a desk whose acts are an assistant's, on its own thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reviewtui.bootstrap import desks
from reviewtui.desk.drafting import ASSISTANT
from reviewtui.desk.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewtui.cli.programs import Options
    from reviewtui.desk.desk import Desk


def serve(options: Options, *, personal: bool) -> None:
    """Answer an assistant on standard input and output until that ends. Raises Refused where the part is not there."""
    try:
        from reviewtui.assistants.server import make_server
    except ImportError as error:
        words = 'Tools for assistants need an optional part: pip install "reviewtui[assistants]"'
        raise Refused(words) from error
    from reviewtui.config import paths, settings
    from reviewtui.store.thread import StoreThread

    config = settings.load(options.config or paths.config_file())
    config = config._replace(settings=config.settings._replace(me=ASSISTANT))
    path, ticking = desks.database(options), desks.clock(options.now)
    thread = StoreThread(lambda: desks.make_desk(path, ticking, config, whole=False), lambda desk: desk.store.close())
    try:
        thread.submit(lambda desk: desk.inbox.last_act()).result()  # a database that can't be opened is told at once

        async def ask(intent: Callable[[Desk], Any]) -> Any:
            return await thread.call(intent)

        make_server(ask, personal=personal).run()
    finally:
        thread.close()
