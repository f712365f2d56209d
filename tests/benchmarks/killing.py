"""Kills the program at random moments of typing and tells how much of the text was not in the database.

python tests/benchmarks/killing.py [ROUNDS]
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from reviewtui.bootstrap import make_desk
from reviewtui.config.settings import Config
from reviewtui.desk.settings import Settings
from reviewtui.sources.demo.stage import stage
from reviewtui.store import sqlite
from terminal.emulator import Terminal

TEXT = "I'm sorry that the lid leaked and that nobody answered your letters for ten days. " * 20


def lost(path: Path, chance: random.Random) -> float:
    """Seconds of typing that a kill took away."""
    terminal = Terminal([sys.executable, "-m", "reviewtui", "--db", str(path)], env={"REVIEWTUI_ME": "you"})
    terminal.until("★")
    terminal.settle(0.4)
    terminal.key("r", quiet=0.6)
    sent: list[float] = []
    end = time.perf_counter() + chance.uniform(0.3, 3.0)
    while time.perf_counter() < end:
        letter = TEXT[len(sent)]
        terminal.send(letter)
        sent.append(time.perf_counter())
        terminal.settle(chance.uniform(0.02, 0.12), patience=0.12)
    killed = time.perf_counter()
    terminal.kill()
    connection = sqlite.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    row = connection.execute("SELECT apologize FROM drafts ORDER BY saved_at DESC, id DESC LIMIT 1").fetchone()
    kept = row[0] if row else ""
    connection.close()
    assert TEXT.startswith(kept)
    return killed - sent[len(kept)] if len(kept) < len(sent) else 0.0


def main() -> None:
    rounds, chance = int(sys.argv[1]) if len(sys.argv) > 1 else 20, random.Random(5)
    spans = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(rounds):
            path, config = Path(folder) / f"{number}.db", Config(Settings(me="you"))
            stage(lambda clock: make_desk(path, clock, config), int(time.time()))  # noqa: B023
            sqlite.connect(path).execute("DELETE FROM drafts").connection.commit()
            spans.append(lost(path, chance))
    spans.sort()
    median, worst = spans[len(spans) // 2] * 1000, spans[-1] * 1000
    print(f"{rounds} kills: median {median:.0f} ms of typing lost, most {worst:.0f} ms (500); every database intact")


if __name__ == "__main__":
    main()
