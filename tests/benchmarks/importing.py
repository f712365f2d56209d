"""Import of a large CSV against `sqlite-utils insert` of the same file plus the same indexes, in one run.

python tests/benchmarks/generate.py 1000000 reviews.csv
python tests/benchmarks/generate.py 1000000 shuffled.csv --shuffle
python tests/benchmarks/importing.py reviews.csv shuffled.csv FOLDER
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path

INDEXES = (
    ("review_id", "kind"), ("helpful_votes",), ("stars", "posted_at", "review_id", "marketplace"), ("posted_at",),
    ("verified", "posted_at"), ("asin", "posted_at"),
)  # fmt: skip
"""As many indexes as our own import builds, on columns of the same kind."""


def seconds(*argv: str) -> float:
    begun = time.perf_counter()
    subprocess.run(argv, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def floor(file: str, database: Path) -> float:
    tool = [sys.executable, "-m", "sqlite_utils"]
    spent = seconds(*tool, "insert", str(database), "reviews", file, "--csv", "--silent")
    return spent + sum(seconds(*tool, "create-index", str(database), "reviews", *columns) for columns in INDEXES)


def main() -> None:
    file, shuffled, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    ours = [sys.executable, "-m", "reviewtui", "--db", str(folder / "ours.db"), "import"]
    first = seconds(*ours, file)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    again, other = seconds(*ours, file), seconds(*ours, shuffled)
    theirs = floor(file, folder / "theirs.db")
    print(f"sqlite-utils insert and indexes {theirs:.1f} s; ours {first:.1f} s: {theirs / first:.2f} x as fast (3)")
    print(f"peak {peak:.0f} MB (below 250)")
    print(f"again {again:.2f} s: {first / again:.1f} x (20); in another order {other:.1f} s: {first / other:.2f} x (3)")


if __name__ == "__main__":
    main()
