"""Prints a random sample of what the policy finds in real replies of support teams, for reading by a person.

Not a test. The replies are not part of the project: they are looked for in ``../shared/samples/replies`` beside the
checkout (or in the folder given), and nothing of them is kept.

    python tests/rules/precision_on_replies.py [FOLDER] [--hits 200] [--seed 11] [--rule asks-for-change]
    python tests/rules/precision_on_replies.py [FOLDER] --replies 200 [--seed 11] [--rule blame]

The first draws from the hits of the policy. The second draws replies and prints every hit of every rule in them,
courtesy and tone too: read all of them, and the rules' precision follows (REPORT.md).
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
from collections import Counter
from pathlib import Path

from reviewtui.domain.channel import Channel
from reviewtui.domain.finding import Finding
from reviewtui.rules.check import check_text

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "samples" / "replies"
COLUMNS = ("replyContent", "Developer Reply Document")
COURTESY = frozenset(
    [
        "terse",
        "long",
        "hollow-apology",
        "blame",
        "excuse",
        "boilerplate",
        "many-questions",
        "shouting",
        "line-breaks",
        "language",
        "emoticon",
    ]
)


def replies(folder: Path) -> list[str]:
    """Every different reply in the folder's tables."""
    csv.field_size_limit(10_000_000)
    found: dict[str, None] = {}
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                text = next((row[column] for column in COLUMNS if row.get(column)), "")
                if text and text != "null":
                    found[text] = None
    return list(found)


def hits(texts: list[str], rule: str, *, courtesy: bool = False) -> list[tuple[str, Finding]]:
    """Every policy finding in the texts, as if they were messages to a buyer of Amazon; those of courtesy if wanted."""
    return [
        (text, finding)
        for text in texts
        for finding in check_text(text, channel=Channel.AMAZON_BUYER_MESSAGE).findings
        if finding.rule == rule or (not rule and (courtesy or finding.rule not in COURTESY))
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description="a sample of the policy's hits in real replies")
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--hits", type=int, default=200)
    parser.add_argument("--replies", type=int, default=0, help="read every hit of so many replies")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--rule", default="")
    wanted = parser.parse_args()
    if not wanted.folder.is_dir():
        sys.stderr.write(f"skipped: {wanted.folder} is not here\n")
        return 0
    texts = replies(wanted.folder)
    dice = random.Random(wanted.seed)
    if wanted.replies:
        texts = dice.sample(texts, min(wanted.replies, len(texts)))
    found = hits(texts, wanted.rule, courtesy=bool(wanted.replies))
    counted = Counter(finding.rule for _, finding in found)
    sys.stdout.write(f"{len(texts)} replies, {len(found)} hits: {dict(counted)}\n")
    if wanted.replies:
        found.sort(key=lambda hit: hit[1].rule)
    else:
        found = dice.sample(found, min(wanted.hits, len(found)))
    for text, finding in found:
        around = text[max(0, finding.start - 60) : finding.end + 60].replace("\n", " ")
        sys.stdout.write(f"{finding.rule:16} {finding.quote[:90]!r:60} | {around}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
