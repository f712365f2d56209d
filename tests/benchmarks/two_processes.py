"""Two processes act on the same cases at random; nothing may be lost and the journal must explain the end.

    python tests/benchmarks/two_processes.py [SECONDS]

Each process counts what it did. At the end every act stands in the journal exactly once, and taking the journal's rows
in their order from the state before gives the state after, for every column of every table that acts may change.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from reviewtui.bootstrap.desks import make_desk
from reviewtui.config.settings import Config
from reviewtui.desk.desk import Desk
from reviewtui.desk.refusals import Refused
from reviewtui.desk.settings import Settings
from reviewtui.desk.views import View
from reviewtui.sources.demo.stage import stage
from reviewtui.store import act

TABLES = ("cases", "notes", "tags", "promises", "messages", "drafts")


def one_process(path: Path, me: str, seconds: float) -> None:
    desk = make_desk(path, lambda: int(time.time()), Config(Settings(me=me)))
    chance = random.Random(me)
    end, done, refused = time.monotonic() + seconds, 0, 0
    cases = list(desk.inbox.case_ids(View()))
    while time.monotonic() < end:
        try:
            act_at_random(desk, chance, cases)
            done += 1
        except Refused:
            refused += 1
    print(done, refused)


def act_at_random(desk: Desk, chance: random.Random, cases: list[int]) -> None:
    case, some, now = chance.choice(cases), chance.sample(cases, 5), desk.clock()
    act = chance.randrange(9)
    if act == 0:
        desk.triage.done(some)
    elif act == 1:
        desk.triage.snooze(some, now + chance.randrange(60, 90_000))
    elif act == 2:
        desk.triage.note(case, f"note {chance.random()}")
    elif act == 3:
        desk.triage.tag(some, chance.choice(["a", "b", "c"]))
    elif act == 4:
        desk.triage.promise(case, "a lid", now + 90_000)
    elif act == 5:
        desk.triage.claim([case])
    elif act == 6:
        desk.triage.reopen(some)
    elif act == 7:
        desk.triage.undo()
    else:
        desk.triage.redo()


def rows(desk: Desk) -> dict[tuple[str, Any], dict[str, Any]]:
    connection = desk.store.connection  # type: ignore[attr-defined]
    found: dict[tuple[str, Any], dict[str, Any]] = {}
    for table in TABLES:
        cursor = connection.execute(f'SELECT * FROM "{table}"')
        names = [each[0] for each in cursor.description]
        for row in cursor:
            values = dict(zip(names, row, strict=True))
            key = (values["case"], values["tag"]) if table == "tags" else values["id"]
            found[table, key] = values
    return found


def replayed(desk: Desk, state: dict[tuple[str, Any], dict[str, Any]], after: int) -> None:
    connection = desk.store.connection  # type: ignore[attr-defined]
    for (blob,) in connection.execute("SELECT changes FROM journal WHERE id > ? ORDER BY id", (after,)):
        for change in act.unpack(blob):
            for index, each in enumerate(change.ids):
                key = (change.table, tuple(each) if change.table == "tags" else each)
                if change.after is None:
                    del state[key]
                    continue
                values = dict(zip(change.columns, change.after_of(index), strict=True))
                if change.before is None:
                    state[key] = ({} if change.table == "tags" else {"id": each}) | values
                else:
                    state[key] |= values


def known(state: dict[tuple[str, Any], dict[str, Any]]) -> dict[tuple[str, Any], dict[str, Any]]:
    """The state without its empty columns, of which an insert doesn't speak."""
    return {key: {name: value for name, value in row.items() if value not in {None, ""}} for key, row in state.items()}


def main() -> None:
    if len(sys.argv) > 3:
        one_process(Path(sys.argv[1]), sys.argv[2], float(sys.argv[3]))
        return
    seconds = sys.argv[1] if len(sys.argv) > 1 else "60"
    with tempfile.TemporaryDirectory() as folder:
        path, config = Path(folder) / "both.db", Config(Settings())
        stage(lambda clock: make_desk(path, clock, config), int(time.time()))
        desk = make_desk(path, lambda: int(time.time()), config)
        before = rows(desk)
        connection = desk.store.connection  # type: ignore[attr-defined]
        last = connection.execute("SELECT max(id) FROM journal").fetchone()[0]
        both = [
            subprocess.Popen([sys.executable, __file__, str(path), me, seconds], stdout=subprocess.PIPE, text=True)
            for me in ("ada", "ben")
        ]
        told = [each.communicate()[0].split() for each in both]
        assert all(each.returncode == 0 for each in both), "a process died"
        done = sum(int(each[0]) for each in told)
        written = connection.execute("SELECT count(*) FROM journal WHERE id > ?", (last,)).fetchone()[0]
        replayed(desk, before, last)
        same = known(before) == known(rows(desk))
        print(f"{done:,} acts done, {sum(int(each[1]) for each in told):,} refused, {written:,} in the journal")
        print("the journal explains the state" if same else "THE JOURNAL DOES NOT EXPLAIN THE STATE")
        sys.exit(0 if same else 1)


if __name__ == "__main__":
    main()
