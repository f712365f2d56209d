"""How long a key takes to be painted in the reply editor, with the checks and without, in one run.

    python tests/benchmarks/keys_while_checking.py [--rounds 12] [--keys 40]

Two inboxes in pseudo-terminals stand on the same reply: a review of 2,000 characters, a letter of 1,500 in three steps.
In the second one `LetterChecks` asks nothing. They are typed into in turns, at 60 to 120 ms a key and in
bursts of six keys 12 ms apart. Measured is the time from a key to the chunk of bytes with which the letter stands on
the screen.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

import letters
from reviewtui.bootstrap.desks import make_desk
from reviewtui.config.settings import Config
from reviewtui.desk.ports import SourceOptions
from reviewtui.desk.settings import Settings
from reviewtui.desk.views import View
from reviewtui.domain.channel import Channel
from reviewtui.domain.clock import iso
from reviewtui.domain.reply import Reply
from terminal.emulator import Terminal

_ESCAPES = re.compile(r"\x1b\[[0-9;?<>=]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b.")
_WITHOUT = """
import sys
from reviewtui.tui.reply.checks import LetterChecks
LetterChecks.ask = lambda self, case, channel, reply: None
sys.argv = ["reviewtui", *sys.argv[1:]]
from reviewtui.bootstrap import main
main()
"""
PROGRAMS = {"with": ["-m", "reviewtui"], "without": ["-c", _WITHOUT]}
BURST = 6


class Key(NamedTuple):
    """A key that was typed, and when."""

    at: float
    tail: str
    """The letters of its word so far; one alone is not looked for, it could stand anywhere."""
    burst: bool


class Typist:
    """One inbox with the cursor in a reply."""

    def __init__(self, argv: list[str], home: Path, text: str) -> None:
        env = {"REVIEWTUI_ME": "you", "HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_STATE_HOME": str(home)}
        self.terminal = Terminal(argv, env=env)
        self.terminal.until("★")
        self.terminal.settle(0.5)
        self.terminal.key("r", quiet=0.8)
        self._text, self._at = text, 0
        self.seconds: dict[bool, list[float]] = {False: [], True: []}

    def type(self, keys: int, chance: random.Random) -> None:
        """Type on for some keys, and note how long each took."""
        terminal = self.terminal
        terminal.settle(0.6)
        terminal._pending.clear()
        typed: list[Key] = []
        due = time.perf_counter()
        for number in range(keys):
            burst = number % 20 >= 20 - BURST
            due = max(due, time.perf_counter()) + (0.012 if burst else chance.uniform(0.06, 0.12))
            while (left := due - time.perf_counter()) > 0:
                terminal._read(left)
            letter = self._text[self._at]
            self._at += 1
            terminal.send(letter)
            word = self._text[: self._at].rpartition(" ")[2] if letter != " " else ""
            typed.append(Key(time.perf_counter(), word, burst))
        terminal.settle(0.6)
        self._note(typed)

    def _note(self, typed: list[Key]) -> None:
        chunks = [(at, data.decode(errors="replace")) for at, data in self.terminal._pending]
        for key in typed:
            if len(key.tail) < 2:
                continue
            painted = ""
            for at, data in chunks:
                if at >= key.at:
                    painted += data
                    if key.tail in _ESCAPES.sub("", painted):
                        self.seconds[key.burst].append(at - key.at)
                        break
            else:
                raise AssertionError(f"{key.tail!r} was never painted")
        self.terminal._pending.clear()


def prepared(folder: Path) -> Path:
    """A database with one case and the draft of its reply."""
    chance, path = random.Random(4), folder / "one.db"
    review = {
        "review_id": "R1LEAKYLID0001", "marketplace": "US", "asin": "B0LEAKYLID", "stars": 1, "title": "It leaks",
        "text": letters.review("en", chance), "posted_at": iso(int(time.time()) - 86_400), "kind": "product-review",
        "product": "Bottle", "author": "Ann",
    }  # fmt: skip
    file = folder / "one.jsonl"
    file.write_text(json.dumps(review) + "\n", encoding="utf-8")
    desk = make_desk(path, lambda: int(time.time()), Config(Settings(me="you")))
    desk.importing.run(file, SourceOptions())
    (case,) = desk.inbox.case_ids(View())
    parts = ["Hello Ann, I am sorry that the lid leaked.", letters.letter("en", chance, 800, innocent=True), ""]
    parts[2] = letters.letter("en", chance, 1500 - sum(map(len, parts)), innocent=True)
    desk.writing.save(case, Channel.AMAZON_BUYER_MESSAGE, Reply(*(" ".join(part.split()) + " " for part in parts)))
    desk.store.close()
    return path


def words(count: int, chance: random.Random) -> str:
    """Words that stand nowhere else on the screen, with blanks between them."""
    return " ".join("".join(chance.choices("bcdfghjklmnpqrstvwxz", k=chance.randint(4, 9))) for _ in range(count))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--keys", type=int, default=40)
    given = parser.parse_args()
    chance = random.Random(3)
    text = words(given.rounds * given.keys, chance)
    typists: dict[str, Typist] = {}
    with tempfile.TemporaryDirectory() as name:
        try:
            for program, argv in PROGRAMS.items():
                folder = Path(name) / program
                folder.mkdir()
                database = prepared(folder)
                typists[program] = Typist([sys.executable, *argv, "--db", str(database)], folder, text)
            for number in range(given.rounds):
                for typist in sorted(typists.values(), key=id, reverse=bool(number % 2)):
                    typist.type(given.keys, chance)
        finally:
            for typist in typists.values():
                typist.terminal.kill()
    for kind, burst in (("steady", False), ("bursts", True)):
        told = {program: figures(typist.seconds[burst]) for program, typist in typists.items()}
        for program, (median, most) in told.items():
            print(f"{kind} {program:7}  median {median:5.1f} ms  p95 {most:5.1f} ms")
        ratios = [one / other for one, other in zip(told["with"], told["without"], strict=True)]
        print(f"{kind} with / without: median {ratios[0]:.2f} x, p95 {ratios[1]:.2f} x (at most 1.2)")


def figures(seconds: list[float]) -> tuple[float, float]:
    seconds.sort()
    return statistics.median(seconds) * 1000, seconds[int(len(seconds) * 0.95)] * 1000


if __name__ == "__main__":
    main()
