"""What every act sends to the terminal, and how long a morning takes over a slow line.

python tests/benchmarks/bytes_on_the_line.py [--morning] [--cases 20] [--story] [--baud 9600] [--size 80x24]…
    [--also NAME=SOURCES]… [NAME]…

Each column is the program: `all` sends every cell of what changed again, as Textual does; `changes` what the terminal
does not show already; NAME=SOURCES is the program of another checkout's `src` folder; `least` is what the last of them
would have to send, counted plainly (`least_bytes.py`). Names choose columns. `--morning`
plays the same acts on so many cases through a line of so many baud (ten bits a byte), each key pressed when the one
before has been painted; `--story` those of tests/terminal/test_morning.py: twenty-three cases in twenty-eight keys.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from least_bytes import cells, least

from terminal.emulator import Terminal

NOW = "2026-11-23T08:00:00Z"
ACTS = (
    ("`j`", "j"), ("open a case", "\r"), ("back to the list", "h"), ("snooze opens", "s"), ("closes", "\x1b"),
    ("`?` opens", "?"), ("closes", "\x1b"), ("`w` opens", "w"), ("closes", "\x1b"), ("find an act", ":"),
    ("closes", "\x1b"), ("next tab", "\t"), ("the tab before", "\x1b[Z"), ("reply opens", "r"), ("a letter typed", "I"),
    ("a letter typed, steady", "'"), ("leave the reply", "\x1b"),
)  # fmt: skip
STORY = (
    "2", "*", "C", *("f" if done % 5 == 0 else "s" for done in range(19)), "\x1b", "5", *"eeee",
)  # fmt: skip
"""First contacts are gone through one by one, nineteen of them recorded; four cases of another tab are closed."""
LETTER = "I'm sorry that it broke."


class Program(NamedTuple):
    """One column: what it is called, where its sources are, and its environment."""

    name: str
    sources: Path
    environment: dict[str, str]

    def open(self, columns: int, rows: int, speed: float = 0) -> Terminal:
        home = tempfile.mkdtemp(prefix="line-")
        folders = {f"XDG_{kind}_HOME": home for kind in ("DATA", "CONFIG", "STATE", "CACHE")}
        env = {"HOME": home, "PYTHONPATH": str(self.sources)} | folders | self.environment
        argv = [sys.executable, "-m", "reviewtui", "--now", NOW, "demo"]
        terminal = Terminal(argv, columns=columns, rows=rows, env=env, witnessed=False, speed=speed)
        terminal.until("★", patience=900)
        terminal.settle(1.5, patience=900)
        return terminal


def bytes_of_acts(program: Program, columns: int, rows: int) -> tuple[list[int], list[int]]:
    """How many bytes each act sends, and the least that it could."""
    terminal = program.open(columns, rows)
    for key in "jk":
        terminal.key(key, quiet=0.6)
    sent, fewest, before = [], [], cells(terminal.screen)
    for _, key in ACTS:
        sent.append(_sent(terminal, key))
        after = cells(terminal.screen)
        fewest.append(least(before, after))
        before = after
    terminal.kill()
    return sent, fewest


def _sent(terminal: Terminal, key: str, patience: float = 10.0) -> int:
    """How many bytes a key sends; a busy machine lets the first of them come late."""
    before, end = len(terminal.raw), time.perf_counter() + patience
    terminal.key(key, quiet=0.6)
    while len(terminal.raw) == before and time.perf_counter() < end:
        terminal.text()
    terminal.settle(0.6)
    terminal.text()
    return len(terminal.raw) - before


def morning(cases: int) -> Iterator[str]:
    """The keys of a morning: first contacts are read, and each is put away, tagged, answered or closed."""
    yield from "2jk?\x1b"
    for case in range(cases):
        yield from ("\r", " ", "h")
        if case % 4 == 0:
            yield from ("s", "t")
        elif case % 4 == 1:
            yield from ("t", *"vip", "\r", "j")
        elif case % 4 == 2:
            yield from ("r", *LETTER, "\x1b", "j")
        else:
            yield "e"
    yield from ("\t", "\x1b[Z", "1")


def time_of_keys(
    program: Program, columns: int, rows: int, speed: float, keys: Iterable[str]
) -> tuple[float, int, int]:
    """Seconds that the line was awaited, how many bytes went over it, and how many keys it were."""
    terminal = program.open(columns, rows, speed)
    before, seconds, pressed = len(terminal.raw), 0.0, 0
    for pressed, key in enumerate(keys, 1):  # noqa: B007 - told at the end
        seconds += terminal.key(key, quiet=0.3, patience=900).seconds
    sent = len(terminal.raw) - before
    print(f"\n{program.name}, at the end:", *terminal.text().splitlines()[:2], sep="\n    ", file=sys.stderr)
    terminal.kill()
    return seconds, sent, pressed


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*")
    parser.add_argument("--also", action="append", default=[])
    parser.add_argument("--size", action="append")
    parser.add_argument("--morning", action="store_true")
    parser.add_argument("--story", action="store_true")
    parser.add_argument("--cases", type=int, default=20)
    parser.add_argument("--baud", type=int, default=9600)
    given = parser.parse_args()
    here = Path(__file__).parents[2] / "src"
    programs = [Program(name, Path(path), {}) for name, _, path in (each.partition("=") for each in given.also)]
    programs += [Program("all", here, {"REVIEWTUI_PAINT_ALL": "1"}), Program("changes", here, {})]
    programs = [each for each in programs if not given.names or each.name in given.names]
    for size in given.size or ("80x24", "140x40", "200x50"):
        columns, rows = map(int, size.split("x"))
        names = [each.name for each in programs] + ([] if given.morning or given.story else ["least"])
        print(f"\n| {columns}×{rows} |" + "".join(f" {each} |" for each in names))
        print("|---|" + "--:|" * len(names))
        if given.morning or given.story:
            keys = STORY if given.story else tuple(morning(given.cases))
            told = [time_of_keys(each, columns, rows, given.baud / 10, keys) for each in programs]
            print(
                f"| {told[0][2]} keys at {given.baud} baud, seconds |" + "".join(f" {each[0]:,.0f} |" for each in told)
            )
            print("| bytes |" + "".join(f" {each[1]:,} |" for each in told))
            continue
        told_of = [bytes_of_acts(each, columns, rows) for each in programs]
        table = [sent for sent, _ in told_of] + [told_of[-1][1]]
        for (name, _), *sent in zip(ACTS, *table, strict=True):
            print(f"| {name} |" + "".join(f" {each:,} |" for each in sent))


if __name__ == "__main__":
    main()
