"""Opening the inbox and moving in it, against a bare Textual program, interleaved in one run.

python tests/benchmarks/inbox.py reviews.db [--rounds 7]
"""

from __future__ import annotations

import argparse
import statistics
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from terminal.emulator import Terminal

HERE = Path(__file__).parent


def measured(argv: list[str], words: str, moves: int) -> dict[str, float]:
    terminal = Terminal(argv)
    try:
        figures = {"paint ms": terminal.until(words) * 1000}
        terminal.settle(0.6)
        strokes = [terminal.key("j") for _ in range(moves)]
        if strokes:
            figures["j ms"] = statistics.median(stroke.seconds for stroke in strokes) * 1000
            figures["j bytes"] = statistics.median(stroke.sent for stroke in strokes)
            figures["j bytes most"] = max(stroke.sent for stroke in strokes)
        figures["peak MB"] = terminal.peak_mb()
        if moves:
            terminal.key("\r")
            terminal.settle(0.6)
            figures["with a case MB"] = terminal.peak_mb()
        return figures
    finally:
        terminal.kill()


def prepare(argv: list[str], words: str) -> None:
    """A first start: it brings the database up to date and asks once about old reviews, which is in no figure."""
    terminal = Terminal(argv)
    try:
        terminal.until(words, patience=300)
        terminal.settle(2)
        if "leave them in the list" in terminal.text():
            terminal.key("n")
            terminal.settle(1)
    finally:
        terminal.kill()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("database")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--words", default="★")
    given = parser.parse_args()
    floors = [sys.executable, str(HERE / "floors.py")]
    ours = [sys.executable, "-m", "reviewtui", "--db", given.database]
    prepare(ours, given.words)
    runs: dict[str, list[dict[str, float]]] = {"static": [], "list": [], "inbox": []}
    for _ in range(given.rounds):
        runs["static"].append(measured([*floors, "static"], "READY-MARK", 0))
        runs["list"].append(measured([*floors, "list", "1000000"], "READY-MARK", 15))
        runs["inbox"].append(measured(ours, given.words, 15))
    medians = {
        name: {figure: statistics.median(run[figure] for run in each) for figure in each[0]}
        for name, each in runs.items()
    }
    for name, figures in medians.items():
        print(name.ljust(8), "  ".join(f"{figure} {value:,.1f}" for figure, value in figures.items()))
    inbox, static, listing = medians["inbox"], medians["static"], medians["list"]
    print(f"paint: {inbox['paint ms'] / static['paint ms']:.2f} x a bare Static (at most 1.5)")
    print(f"memory: {inbox['peak MB'] / static['peak MB']:.2f} x a bare Static (at most 1.5)")
    print(f"j: {inbox['j ms'] / listing['j ms']:.2f} x an empty line list (at most 1.5), {inbox['j bytes']:.0f} bytes")


if __name__ == "__main__":
    main()
