"""Prints what the labelled sets say about the rules, as markdown, and writes it into REPORT.md.

Not a test. The figures read by eye and those of first runs stand in REPORT.md by hand and are left as they are.

    python tests/rules/report.py [--print-only]
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from rules.labelled_set import HELD_OUT, Labelled, held_out, regression

REPORT = Path(__file__).with_name("REPORT.md")
BEGIN = "<!-- made by report.py -->"
END = "<!-- end of what report.py makes -->"


def by_rule(cases: list[Labelled]) -> str:
    """For every rule: its forbidden wordings, how many stop, how many of them by that very rule, and false blocks."""
    many: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    named: Counter[str] = Counter()
    false: Counter[str] = Counter()
    innocent = 0
    for case in cases:
        rules = case.rules()
        if case.innocent:
            innocent += 1
            false.update(rules)
        else:
            many[case.label] += 1
            caught[case.label] += bool(rules)
            named[case.label] += case.label in rules
    rows = [
        f"| {rule} | {number} | {caught[rule]} | {caught[rule] / number:.1%} | {named[rule]} | {false.pop(rule, 0)} |"
        for rule, number in sorted(many.items(), key=lambda each: (-each[1], each[0]))
    ]
    rows += [f"| {rule} | 0 | | | | {number} |" for rule, number in sorted(false.items())]
    total, stopped = many.total(), caught.total()
    blocked = sum(case.innocent and not case.right() for case in cases)
    return "\n".join(
        [
            "| rule | forbidden | caught | recall | by this very rule | innocent blocked by it |",
            "|---|---:|---:|---:|---:|---:|",
            *rows,
            f"| **all** | {total} | {stopped} | {stopped / total:.1%} | {named.total()} | {blocked} of {innocent} |",
        ]
    )


def by_set() -> str:
    """For every set how many stop and how many innocent ones do, now."""
    rows = []
    for name, cases in [
        *((f"regression, {language}", regression(language)) for language in ("en", "de", "fr", "es", "it", "ja")),
        *((f"held out, {name}", held_out(name)) for name in HELD_OUT),
    ]:
        forbidden = [case for case in cases if not case.innocent]
        right = sum(case.right() for case in forbidden)
        blocked = sum(case.innocent and not case.right() for case in cases)
        rows.append(f"| {name} | {right} of {len(forbidden)} | {blocked} of {len(cases) - len(forbidden)} |")
    return "\n".join(["| set | forbidden ones caught | innocent ones blocked |", "|---|---:|---:|", *rows])


def main() -> int:
    parser = argparse.ArgumentParser(description="what the labelled sets say about the rules")
    parser.add_argument("--print-only", action="store_true", help="leave REPORT.md as it is")
    wanted = parser.parse_args()
    tables = f"{by_rule([*regression(), *held_out(*HELD_OUT)])}\n\n{by_set()}"
    sys.stdout.write(tables + "\n")
    if not wanted.print_only:
        before, _, rest = REPORT.read_text(encoding="utf-8").partition(BEGIN)
        _, _, after = rest.partition(END)
        REPORT.write_text(f"{before}{BEGIN}\n\n{tables}\n\n{END}{after}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
