"""The README's key table, made from the action table.

`python -m reviewtui.tui.keys.key_table README.md` writes it between the two marks; a test holds the two together.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from reviewtui.tui.keys.actions import CASE, LIST, QUESTION, REPLY
from reviewtui.tui.keys.keymap import Keys

_TITLES = {LIST: "In the list", CASE: "In a case", REPLY: "While writing", QUESTION: "In a question"}
_MARKS = re.compile(r"(<!-- keys:.*?-->\n).*?(<!-- /keys -->)", re.DOTALL)


def markdown() -> str:
    """The tables of all places; what a case shares with the list is told once."""
    keys, told, lines = Keys(), set[tuple[str, str]](), list[str]()
    for place, title in _TITLES.items():
        rows = [row for row in keys.table(place) if (row[1], row[2]) not in told]
        told.update((row[1], row[2]) for row in rows)
        lines += ["", f"| {title} | |", "|---|---|"]
        lines += [f"| {' '.join(_code(each) for each in shown.split())} | {tip} |" for _, shown, _, tip in rows]
    return "\n".join(lines).strip() + "\n"


def _code(key: str) -> str:
    return "`` ` ``" if key == "`" else f"`{key}`".replace("|", "\\|")


def with_table(readme: str) -> str:
    """A README with the table as it should be."""
    return _MARKS.sub(lambda match: f"{match.group(1)}{markdown()}{match.group(2)}", readme)


if __name__ == "__main__":
    path = Path(sys.argv[1])
    path.write_text(with_table(path.read_text("utf-8")), "utf-8")
