"""A real file, from the command to the list."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from cli.running import Shell


def test_the_list_agrees_with_the_file(shell: Shell, samples: Path) -> None:
    path = samples / "tables/aws_microwave_lf.tsv"
    first = shell.json("import", path)["totals"]
    assert first["read"] == first["new"] + first["rejected"]
    assert first["changed"] == first["unchanged"] == 0
    cases = shell.json("list")
    assert Counter(case["stars"] for case in cases) == {1: 402, 2: 112, 3: 134}
    urgencies = [case["urgency"] for case in cases]
    assert urgencies == sorted(urgencies, reverse=True)
    assert shell.json("import", path)["totals"]["new"] == 0
    other_breaks = shell.json("import", samples / "tables/aws_microwave_crlf.tsv")["totals"]
    assert (other_breaks["new"], other_breaks["changed"]) == (0, 0)
