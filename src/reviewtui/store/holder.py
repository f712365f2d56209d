"""Who holds the write lock: asked of the system, for those who wait for it.

`fcntl` must not be asked here: closing a file of the database would let go of our own locks on it. So only where the
system lists its locks (Linux) the process has a number.
"""

from __future__ import annotations

from pathlib import Path

WRITE_AT = 120
"""The byte of the -shm file that the one who writes holds (SQLite's WAL-mode File Format)."""
_LOCKS = Path("/proc/locks")


def writer(database: Path) -> int:
    """The process that writes now; 0 where nobody does, or that can't be told."""
    try:
        inode = Path(f"{database}-shm").stat().st_ino
        lines = _LOCKS.read_text().splitlines()
    except OSError:
        return 0
    for line in lines:
        # 1: POSIX  ADVISORY  WRITE 4242 fd:01:1234567 120 120
        parts = line.split()
        if len(parts) == 8 and parts[3] == "WRITE" and parts[5].endswith(f":{inode}") and parts[4].isdigit():
            first, last = int(parts[6]), int(parts[7]) if parts[7].isdigit() else WRITE_AT
            if first <= WRITE_AT <= last:
                return int(parts[4])
    return 0


def stopped(process: int) -> bool:
    """Whether a process was stopped (^Z, SIGSTOP, a debugger), as far as can be seen."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] in {"T", "t"}
    except (OSError, IndexError):
        return False


def who_writes(database: Path) -> str:
    """Who holds everybody up, and what to do about it."""
    process = writer(database)
    if not process:
        return "another program is writing to it"
    if stopped(process):
        return f"process {process} is writing to it and was stopped; kill -CONT {process} lets it go on"
    return f"process {process} is writing to it"
