"""A second process saves a draft every half second while reviews are imported into a filled store.

    python tests/benchmarks/locking.py filled.db more.csv

The longest wait should stay below half a second.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from reviewtui.bootstrap.desks import make_desk
from reviewtui.config.settings import Config
from reviewtui.desk.settings import Settings
from reviewtui.desk.views import View
from reviewtui.domain.channel import Channel
from reviewtui.domain.reply import Reply


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(sys.argv[1], Path(folder) / "filled.db"))
        desk = make_desk(path, lambda: int(time.time()), Config(Settings()))
        case = desk.inbox.case_ids(View(), 1)[0]
        load = subprocess.Popen([sys.executable, "-m", "reviewtui", "--db", str(path), "import", sys.argv[2]])
        waits: list[float] = []
        while load.poll() is None:
            begun = time.perf_counter()
            desk.writing.save(case, Channel.AMAZON_BUYER_MESSAGE, Reply(f"word {len(waits)} " * 40))
            waits.append(time.perf_counter() - begun)
            time.sleep(max(0.0, 0.5 - waits[-1]))
        waits.sort()
        median, worst = waits[len(waits) // 2] * 1000, waits[-1] * 1000
        print(f"{len(waits)} drafts saved meanwhile: median {median:.1f} ms, longest {worst:.0f} ms (below 500)")


if __name__ == "__main__":
    main()
