"""Kills the program at random moments of everything that it writes, and tells what was lost.

    python tests/benchmarks/killing.py [--kills 1000] [--kinds typing,handed,...] [--seed 5]

Each kind has a database of its own, in which two processes work at the same time where the work allows it. What a
worker was told to be done goes into a ledger (what a terminal showed, where the program runs in one); after each kill
everything in it must be there, what was cut off must be there whole or not at all, and the file must be whole. The next
work goes on with what the killed one left.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from io import FileIO
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from reviewtui.bootstrap.desks import clock, make_desk
from reviewtui.config.settings import Config
from reviewtui.desk.desk import Desk
from reviewtui.desk.refusals import Refused
from reviewtui.desk.settings import Settings
from reviewtui.desk.views import View
from reviewtui.domain.channel import Button, Channel
from reviewtui.domain.reply import Reply
from reviewtui.sources.demo.stage import stage
from reviewtui.store import sqlite
from reviewtui.store.store import SqliteStore
from terminal.emulator import Terminal
from terminal.running import F2, ask, cursor_line, opened

TEXT = "I'm sorry that the lid leaked and that nobody answered your letters for ten days. " * 20
LETTER = "I am sorry that the lid leaked."
_WORDS = re.compile(r"\b(?:ada|ben)-\d+")
ROWS, MORE, BULK = 3000, 500, 1500


class Loss(NamedTuple):
    """What one kill took."""

    missing: int = 0
    half: int = 0
    damaged: int = 0
    milliseconds: float = 0.0


def a_desk(path: Path, me: str = "you") -> Desk:
    return make_desk(path, clock(None), Config(Settings(me=me)))


def damaged(path: Path) -> int:
    look = sqlite.connect(path)
    whole = look.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    whole = whole and not look.execute("PRAGMA foreign_key_check").fetchall()
    look.close()
    return 0 if whole else 1


def rows(path: Path, count: int, votes: int) -> Path:
    with path.open("w") as file:
        for each in range(count):
            review = {
                "review_id": f"R{each:010}", "marketplace": "US", "asin": "B000000001", "stars": 1 + each % 3,
                "title": f"title {each}", "text": f"It broke after {each} days", "helpful_votes": votes,
                "posted_at": "2026-11-20T08:00:00Z",
            }  # fmt: skip
            file.write(json.dumps(review) + "\n")
    return path


# the workers, each a process of its own ------------------------------------------------------------------------------


def work(kind: str, path: Path, me: str, ledger: Path) -> None:
    desk = a_desk(path, me)
    cases = [int(each) for each in desk.inbox.case_ids(View())]
    chance, number = random.Random(f"{me}{time.time_ns()}"), time.time_ns()
    at_work(ledger, os.getpid()).touch()
    with ledger.open("ab", buffering=0) as told:
        while True:
            number += 1
            case, words = chance.choice(cases), f"{me}-{number}"
            if kind == "sent":
                try:
                    desk.writing.contact(case, chance.choice(list(Button)), anyway=True)
                except Refused:  # it was sent before
                    continue
                told.write(f"sent {case}\n".encode())
            elif kind == "letters":
                write_to(desk, case, words, told)
            elif kind == "bulk":
                act_on_many(desk, chance.sample(cases, BULK), words, told)
            else:
                desk.triage.note(case, words)
                told.write(f"noted {words}\n".encode())
                if number % 2:
                    told.write(f"undoing {words}\n".encode())
                    desk.triage.undo()
                    told.write(f"undone {words}\n".encode())


def at_work(ledger: Path, process: int) -> Path:
    """What a worker makes when it begins."""
    return ledger.with_suffix(f".{process}")


def write_to(desk: Desk, case: int, words: str, told: FileIO) -> None:
    """A letter is written, leaves for the clipboard, and has gone out."""
    reply, channel = Reply(f"{LETTER} {words}"), Channel.AMAZON_BUYER_MESSAGE
    desk.writing.save(case, channel, reply)
    leaving = desk.sending.leave(case, channel, "copied", reply)
    told.write(f"left {words}\n".encode())
    desk.sending.went_out(leaving)
    told.write(f"went {words}\n".encode())


def act_on_many(desk: Desk, cases: list[int], words: str, told: FileIO) -> None:
    """An act in pieces, its undo, and the act again; another person's act on many may have to be waited for."""
    acts: list[tuple[str, Callable[[], object], str]] = [
        ("doing", lambda: desk.triage.tag(cases, words), "done"),
        ("undoing", desk.triage.undo, "undone"),
        ("doing", desk.triage.redo, "done"),
    ]
    for before, act, after in acts:
        told.write(f"{before} {words}\n".encode())
        try:
            act()
        except Refused:
            return
        told.write(f"{after} {words}\n".encode())


def start(kind: str, path: Path, me: str, ledger: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, __file__, "--work", kind, str(path), me, str(ledger)])


class Commands:
    """Two people at work on one database; one of them is killed."""

    def __init__(self, kind: str, folder: Path) -> None:
        self.kind, self.path, self.ledger = kind, folder / f"{kind}.db", folder / f"{kind}.told"
        subprocess.run(
            [sys.executable, "-m", "reviewtui", "--db", self.path, "import", rows(folder / f"{kind}.jsonl", ROWS, 0)],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.ledger.touch()
        self.workers = [start(kind, self.path, me, self.ledger) for me in ("ada", "ben")]

    def kill(self, chance: random.Random) -> Loss:
        end = time.monotonic() + 60
        while not all(at_work(self.ledger, each.pid).exists() for each in self.workers):
            assert time.monotonic() < end, "a worker doesn't begin"
            time.sleep(0.02)
        time.sleep(chance.uniform(0.05, 0.5))
        which = chance.randrange(2)
        assert self.workers[which].poll() is None, "a worker died by itself"
        self.workers[which].kill()
        self.workers[which].wait()
        told = [line.split(" ", 1) for line in self.ledger.read_text().split("\n")[:-1]]
        loss = self._loss(told)
        self.workers[which] = start(self.kind, self.path, ("ada", "ben")[which], self.ledger)
        return loss._replace(damaged=damaged(self.path))

    def _loss(self, told: list[list[str]]) -> Loss:
        look = sqlite.connect(self.path)
        try:
            if self.kind == "sent":
                wanted: dict[int, int] = {}
                for _, case in told:
                    wanted[int(case)] = wanted.get(int(case), 0) + 1
                there = dict(look.execute('SELECT "case", count(*) FROM messages GROUP BY 1').fetchall())
                return Loss(sum(max(0, count - there.get(case, 0)) for case, count in wanted.items()))
            if self.kind == "letters":
                said = {"left": "leavings", "went": "messages"}
                texts = {each: [row[0] for row in look.execute(f"SELECT text FROM {each}")] for each in said.values()}
                known = {each: set(_WORDS.findall(" ".join(found))) for each, found in texts.items()}
                missing = sum(words not in known[said[what]] for what, words in told)
                twice = "SELECT count(*) FROM messages m JOIN leavings l ON l.text = m.text WHERE l.state <> 'sent'"
                kept = (
                    'SELECT count(*) FROM drafts d JOIN messages m ON m."case" = d."case" '
                    "AND instr(m.text, d.apologize) WHERE d.handed_off_at IS NULL AND d.apologize <> ''"
                )
                return Loss(missing, sum(look.execute(each).fetchone()[0] for each in (twice, kept)))
            if self.kind == "bulk":
                seen = SqliteStore(self.path)
                sizes = dict(seen.connection.execute("SELECT tag, count(*) FROM tags GROUP BY tag").fetchall())
                seen.close()
                last = {words: what for what, words in told}
                missing = sum(what == "done" and words not in sizes for words, what in last.items())
                missing += sum(what == "undone" and words in sizes for words, what in last.items())
                return Loss(missing, sum(size != BULK for size in sizes.values()))
            there_now = {row[0] for row in look.execute("SELECT text FROM notes")}
            last = {words: what for what, words in told}
            missing = sum(what == "noted" and words not in there_now for words, what in last.items())
            return Loss(missing + sum(what == "undone" and words in there_now for words, what in last.items()))
        finally:
            look.close()

    def close(self) -> None:
        for each in self.workers:
            each.kill()
            each.wait()


class Imports:
    """A first import, or one of changed reviews into a filled store while somebody reads."""

    def __init__(self, kind: str, folder: Path) -> None:
        self.again, self.folder, self.votes, self.number = kind == "again", folder, 0, 0
        self.path = folder / f"{kind}.db"
        self.seconds = 1.5
        if self.again:
            self._import(rows(folder / "again.jsonl", ROWS, 0)).wait()

    def _import(self, file: Path) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "reviewtui", "--db", str(self.path), "import", str(file)],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def kill(self, chance: random.Random) -> Loss:
        self.number += 1
        if not self.again:
            self.path = self.folder / f"first-{self.number}.db"
        before = self._seen()
        votes = self.number
        count = ROWS + (MORE if self.again else 0)
        file = rows(self.folder / "next.jsonl", count, votes)
        begun = time.perf_counter()
        child = self._import(file)
        try:
            child.wait(chance.uniform(0.3, 1.1) * self.seconds)
        except subprocess.TimeoutExpired:
            child.kill()
        said = child.communicate()[0]
        if child.returncode == 0:
            self.seconds = 0.5 * self.seconds + 0.5 * (time.perf_counter() - begun)
        else:
            self.seconds *= 1.03
        after = self._seen()
        whole = {(votes, count)}
        lost = Loss(missing=int(bool(said) and after != whole), half=int(after not in (before, whole)))
        return lost._replace(damaged=damaged(self.path))

    def _seen(self) -> set[tuple[int, int]]:
        """What a reader sees: how many reviews have how many votes."""
        desk = a_desk(self.path)
        found: dict[int, int] = {}
        for review in desk.store.reviews(open_only=False):
            found[review.helpful_votes] = found.get(review.helpful_votes, 0) + 1
        desk.store.close()
        return set(found.items())

    def close(self) -> None:
        """Nothing runs."""


class Typing:
    """A letter is being typed."""

    def __init__(self, kind: str, folder: Path) -> None:
        self.folder, self.number = folder, 0

    def kill(self, chance: random.Random) -> Loss:
        self.number += 1
        path, config = self.folder / f"typing-{self.number}.db", Config(Settings(me="you"))
        stage(lambda clock: make_desk(path, clock, config), int(time.time()))
        cleared = sqlite.connect(path)
        cleared.execute("DELETE FROM drafts")
        cleared.commit()
        cleared.close()
        home = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"), str(self.folder))
        argv = [sys.executable, "-m", "reviewtui", "--db", str(path)]
        terminal = Terminal(argv, env=home | {"REVIEWTUI_ME": "you"})
        terminal.until("★")
        terminal.settle(0.4)
        terminal.key("r", quiet=0.6)
        sent: list[float] = []
        end = time.perf_counter() + chance.uniform(0.3, 3.0)
        while time.perf_counter() < end:
            terminal.send(TEXT[len(sent)])
            sent.append(time.perf_counter())
            terminal.settle(chance.uniform(0.02, 0.12), patience=0.12)
        killed = time.perf_counter()
        terminal.kill()
        hurt = damaged(path)
        look = sqlite.connect(path)
        row = look.execute("SELECT apologize FROM drafts ORDER BY saved_at DESC, id DESC LIMIT 1").fetchone()
        look.close()
        kept = row[0] if row else ""
        span = killed - sent[len(kept)] if len(kept) < len(sent) else 0.0
        return Loss(damaged=hurt, half=int(not TEXT.startswith(kept)), milliseconds=span * 1000)

    def close(self) -> None:
        """Nothing runs."""


class HandOffs:
    """A letter is typed, leaves for the clipboard, and the seller says that it went out."""

    def __init__(self, kind: str, folder: Path) -> None:
        self.folder, self.number = folder, 0

    def kill(self, chance: random.Random) -> Loss:
        self.number += 1
        path, config = self.folder / f"handed-{self.number}.db", Config(Settings(me="you"))
        stage(lambda clock: make_desk(path, clock, config), int(time.time()))
        desk, begun = a_desk(path), int(time.time()) - 1
        case = desk.inbox.find("1")
        desk.triage.buyer_replied(case, "Please help.")
        desk.store.close()
        terminal = opened(path)
        terminal.key("3")
        while "Please help." not in cursor_line(terminal):
            terminal.key("j")
        terminal.key("r", quiet=0.4)
        terminal.key(LETTER, quiet=0.4)
        end = time.perf_counter() + chance.uniform(0.2, 4.5)
        terminal.send(F2)
        sure = asked = said = False
        while time.perf_counter() < end:
            shown = terminal.text()
            if "Go on all the same?" in shown and not sure:
                sure = True
                terminal.settle(0.5, patience=0.6)
                terminal.send("\r")
            elif "Pasted and sent there?" in shown and not asked:
                asked = True
                terminal.settle(0.5, patience=0.6)
                terminal.send("s")
            said = said or "Replied to" in shown
        terminal.kill()
        left = ask(path, "SELECT text, state FROM leavings WHERE at > ?", begun)
        went = ask(path, "SELECT text FROM messages WHERE direction = 'out' AND at > ?", begun)
        missing = int(asked and not left) + int(said and not went)
        half = int([state for _, state in left] != ["sent"] * len(went) + ["open"] * (len(left) - len(went)))
        half += sum(LETTER not in str(text) for text, *_ in [*left, *went])
        return Loss(missing, half, damaged(path))

    def close(self) -> None:
        """Nothing runs."""


KINDS: dict[str, Callable[[str, Path], Commands | Imports | Typing | HandOffs]] = {
    "typing": Typing, "handed": HandOffs, "import": Imports, "again": Imports, "sent": Commands, "letters": Commands,
    "bulk": Commands, "undo": Commands,
}  # fmt: skip


def main() -> None:
    if sys.argv[1:2] == ["--work"]:
        work(sys.argv[2], Path(sys.argv[3]), sys.argv[4], Path(sys.argv[5]))
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--seed", type=int, default=5)
    given = parser.parse_args()
    kinds, chance = given.kinds.split(","), random.Random(given.seed)
    print(f"{'kind':8} {'kills':>6} {'missing':>8} {'half':>6} {'damaged':>8} {'ms of typing':>13}", flush=True)
    bad = 0
    for index, kind in enumerate(kinds):
        count = given.kills // len(kinds) + (index < given.kills % len(kinds))
        with tempfile.TemporaryDirectory() as folder:
            subject = KINDS[kind](kind, Path(folder))
            try:
                losses = [subject.kill(chance) for _ in range(count)]
            finally:
                subject.close()
        missing, half, hurt = (sum(each[column] for each in losses) for column in range(3))
        most = max((each.milliseconds for each in losses), default=0.0)
        print(f"{kind:8} {count:6} {missing:8} {half:6} {hurt:8} {most:13.0f}", flush=True)
        bad += int(missing) + int(half) + int(hurt) + (most > 500)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
