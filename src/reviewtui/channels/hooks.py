"""The seller's own command and webhook, told of something. What they do wrong is a sentence, never an error."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from typing import TYPE_CHECKING, Final

from reviewtui.desk.ports import BadSource

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SECONDS: Final = 20


def tell_both(
    words: str, told: Mapping[str, object], command: str, webhook: Callable[[], str] | None, seconds: float = SECONDS
) -> str:
    """Tell whoever is there; what went wrong, "" for nothing. `webhook` tells its address."""
    troubles = [run(command, words, told, seconds)] if command else []
    if webhook is not None:
        troubles.append(post(webhook, told, seconds))
    return "; ".join(each for each in troubles if each)


def run(command: str, words: str, told: Mapping[str, object], seconds: float = SECONDS) -> str:
    """Run a command of the seller's: the words are in ``REVIEWTUI_WORDS``, all of it comes as JSON on its standard
    input. Nothing of it stands in the command itself, where a review's text could be obeyed.
    """
    environment = os.environ | {"REVIEWTUI_WORDS": words.replace("\0", "")}
    try:
        # the seller's own command, out of the seller's own file
        process = subprocess.Popen(  # noqa: S602
            command, shell=True, env=environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
    except OSError as error:
        return f"the command of [alerts] can't be run ({error.strerror or error})"
    try:
        process.communicate(json.dumps(told, ensure_ascii=False).encode(), seconds)
    except subprocess.TimeoutExpired:
        _end(process)
        return f"the command of [alerts] took longer than {seconds:g} seconds and was ended"
    if process.returncode:
        return f"the command of [alerts] failed (exit code {process.returncode})"
    return ""


def _end(process: subprocess.Popen[bytes]) -> None:
    """With all that it started."""
    try:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    except OSError:
        process.kill()
    process.wait()
    if process.stdin is not None:
        process.stdin.close()


def post(webhook: Callable[[], str], told: Mapping[str, object], seconds: float = SECONDS) -> str:
    """Post it as JSON; the address is not told in what went wrong, because it often is a secret."""
    import httpx

    try:
        answer = httpx.post(webhook(), json=told, timeout=seconds)
    except BadSource as error:
        return str(error)
    except httpx.TimeoutException:
        return "the webhook of [alerts] did not answer in time"
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return f"the webhook of [alerts] can't be reached ({type(error).__name__})"
    if answer.is_success:
        return ""
    return f"the webhook of [alerts] answered {answer.status_code}"
