"""How long the way from Textual's frame to the bytes for the terminal takes, frame by frame of a walk.

python tests/benchmarks/frame_times.py [--size 80x24]…

Milliseconds of processor time of the program's own thread. Beside it the floor: what Textual's own way from the same
frame to its bytes takes, which the program is spared.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from terminal.emulator import Terminal

NOW = "2026-11-23T08:00:00Z"
WALK = [
    "j",
    "k",
    "j",
    "\r",
    " ",
    "h",
    "s",
    "\x1b",
    "?",
    "j",
    "\x1b",
    "w",
    "\x1b",
    "\t",
    "\x1b[Z",
    "r",
    *"I'm sorry.",
    "\x1b",
]
WALK += ["\x0c", "G", "g", "\x1b[6~", "\x1b[5~"]
TOLD = "FRAME_TIMES"


def timed_program(told: Path) -> None:
    """The program itself; every frame's milliseconds and bytes are written down."""
    from reviewtui.bootstrap import main
    from reviewtui.tui.frames.app import FramesApp

    spent = spared = 0
    lay, changes = FramesApp._lay, FramesApp._send

    def timed_lay(self: FramesApp, update: Any) -> None:
        nonlocal spent, spared
        begun = time.thread_time_ns()
        lay(self, update)
        middle = time.thread_time_ns()
        update.render_segments(self.console)
        spent, spared = spent + middle - begun, spared + time.thread_time_ns() - middle

    def timed_send(self: FramesApp, *given: Any) -> None:
        nonlocal spent, spared
        begun = time.thread_time_ns()
        changes(self, *given)
        spent += time.thread_time_ns() - begun
        with told.open("a") as file:
            file.write(f"{spent / 1e6} {spared / 1e6}\n")
        spent = spared = 0

    FramesApp._lay, FramesApp._send = timed_lay, timed_send  # type: ignore[method-assign, assignment]
    main()


def frame_times(columns: int, rows: int) -> tuple[list[float], list[float]]:
    """Milliseconds of each frame of the walk, and of the floor."""
    home = tempfile.mkdtemp(prefix="frames-")
    told = Path(home, "times")
    folders = {f"XDG_{kind}_HOME": home for kind in ("DATA", "CONFIG", "STATE", "CACHE")}
    env = {"HOME": home, TOLD: str(told)} | folders
    argv = [sys.executable, __file__, "--now", NOW, "demo"]
    terminal = Terminal(argv, columns=columns, rows=rows, env=env, witnessed=False)
    terminal.until("★", patience=60)
    terminal.settle(1.5)
    for key in WALK:
        terminal.key(key, quiet=0.4)
    terminal.kill()
    both = [float(word) for word in told.read_text().split()]
    return both[::2], both[1::2]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", action="append")
    print("| | frames | median | 95 of 100 | worst | Textual's own: median | worst |\n|---|--:|--:|--:|--:|--:|--:|")
    for size in parser.parse_args().size or ("80x24", "140x40", "200x50"):
        times, floor = frame_times(*map(int, size.split("x")))
        figures = (median(times), quantiles(times, n=20)[-1], max(times), median(floor), max(floor))
        print(f"| {size} | {len(times)} |" + "".join(f" {each:.2f} |" for each in figures))


if __name__ == "__main__":
    if TOLD in os.environ:
        timed_program(Path(os.environ[TOLD]))
    else:
        main()
