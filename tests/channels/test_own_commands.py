"""Commands of the seller's own as processes: what they are told, how they end, what hostile words can't do."""

from __future__ import annotations

import asyncio
import json
import os
import time
from pathlib import Path
from typing import Any

import pytest

from reviewtui.channels.own_commands import MOST_PRINTED, run, take_terminal
from reviewtui.desk.own_commands import OwnCommand, Ran

HOSTILE = "'; touch owned; $(touch owned) `touch owned` \x1b[31m\n\"|&"
TOLD = json.dumps({"title": HOSTILE}).encode()


def own(command: str | tuple[str, ...], **given: Any) -> OwnCommand:
    return OwnCommand("it", "It", command, **given)


async def ran(command: str | tuple[str, ...], **given: Any) -> Ran:
    return await run(own(command, **given), TOLD, {"REVIEWTUI_TEXT": HOSTILE})


async def test_the_case_comes_on_standard_input_and_in_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert json.loads((await ran("cat")).output) == {"title": HOSTILE}
    shown = await ran('printf %s "$REVIEWTUI_TEXT"')
    assert "touch owned" in shown.output
    assert "\x1b" not in shown.output
    assert (await ran(("printf", "%s", "$REVIEWTUI_TEXT; x"))).output == "$REVIEWTUI_TEXT; x", "no shell for words"
    assert os.listdir(tmp_path) == []


async def test_how_it_failed_is_told_with_its_last_line() -> None:
    failed = await ran("echo part; echo first >&2; echo 'no such key' >&2; exit 3")
    assert failed.trouble == "exit code 3: no such key"
    assert (await ran("kill -9 $$")).trouble == "ended by signal 9"
    assert "can't be run" in (await ran(("/nowhere/at/all",))).trouble
    assert (await ran("exit 4")).trouble == "exit code 4"


async def test_one_that_reads_nothing_and_one_that_is_told_much() -> None:
    assert await run(own("echo here"), b"x" * 5_000_000, {}) == Ran("here")


async def test_it_takes_no_longer_than_it_may(tmp_path: Path) -> None:
    begun = time.perf_counter()
    late = await ran(f"sleep 60 & echo $! > {tmp_path}/pid; wait", seconds=0.5)
    assert "longer than 0.5 seconds" in late.trouble
    assert time.perf_counter() - begun < 10
    await gone(int((tmp_path / "pid").read_text()))


async def test_cancelled_it_ends_with_all_that_it_started(tmp_path: Path) -> None:
    task = asyncio.create_task(ran(f"sleep 60 & echo $! > {tmp_path}/pid; wait"))
    while not task.done() and not written(tmp_path / "pid"):  # noqa: ASYNC110 - another process writes it
        await asyncio.sleep(0.02)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await gone(int((tmp_path / "pid").read_text()))


async def test_what_it_leaves_in_the_background_holds_nobody_up() -> None:
    begun = time.perf_counter()
    assert await ran("echo done; sleep 20 &") == Ran("done")
    assert time.perf_counter() - begun < 10


async def test_one_that_prints_without_end_is_ended() -> None:
    assert f"{MOST_PRINTED:,} bytes" in (await ran("yes")).trouble


def test_in_the_terminal_the_case_lies_in_a_file(tmp_path: Path) -> None:
    line = f'cat "$REVIEWTUI_FILE" > {tmp_path}/seen; exit 2'
    assert take_terminal(own(line, terminal=True), TOLD, {}).trouble == "exit code 2"
    assert json.loads((tmp_path / "seen").read_text()) == {"title": HOSTILE}


def written(path: Path) -> str:
    return path.read_text() if path.exists() else ""


async def gone(process: int) -> None:
    end = time.perf_counter() + 10
    while time.perf_counter() < end:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return
        if written(Path(f"/proc/{process}/stat")).split()[2:3] == ["Z"]:
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"{process} is still there")
