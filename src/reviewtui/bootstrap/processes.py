"""Which program on which machine is meant by a session, and whether it is still alive."""

from __future__ import annotations

import os


def host() -> str:
    """The name of this machine, "" where it has none."""
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")


def running(session: str) -> bool:
    """Whether a session is still alive, as far as can be told: only processes of this machine can be asked."""
    where, _, rest = session.partition("/")
    number = rest.partition("/")[0]
    if os.name != "posix" or where != host() or not number.isdigit():
        return True
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
