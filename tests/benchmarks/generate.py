"""Seeded synthetic reviews in any number, as CSV with our own field names.

    python tests/benchmarks/generate.py 1000000 reviews.csv [--shuffle]

One in ten is a one to three star review, so a million make 100,000 open cases. Texts have a median of 200 characters,
4 % hold Japanese, 2 % an emoji. Every row is a function of the seed and its number.
"""

from __future__ import annotations

import argparse
import csv
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

_COLUMN_LINE = """review_id marketplace asin stars title text posted_at kind product author helpful_votes
total_votes verified"""
COLUMNS = tuple(_COLUMN_LINE.split())
_WORD_LINES = """the and it is of a to in lid handle box cable broke after two days arrived late missing screws color
size wrong works fine leaks smell battery charger
manual cheap money refund seller never again bought gift kitchen travel
small large fits nothing like picture stopped charging month good bad plastic metal week would not buy price quality
return waste love hate okay sturdy weak thin thick hot cold water coffee shelf lamp light dim bright screw hole wall
instructions unclear child daughter husband birthday opened used twice once every morning night car office desk"""
_WORDS = _WORD_LINES.split()
_SHOPS = ("US",) * 6 + ("GB", "DE", "JP", "ES")
_END = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def rows(count: int, seed: int = 7) -> list[list[str]]:
    """All rows; `rows(n)[:k] == rows(k)` does not hold, the same n gives the same rows."""
    chance = random.Random(seed)
    pool = chance.choices(_WORDS, k=200_000)
    made = []
    for number in range(count):
        start = chance.randrange(190_000)
        length = min(900, max(3, int(chance.lognormvariate(3.7, 0.8))))
        text = " ".join(pool[start : start + length])
        kind = chance.random()
        if kind < 0.04:
            text += " 説明書と違う部品が入っていました。二日で壊れた。"
        elif kind < 0.06:
            text += " 😡"
        title = " ".join(pool[start + 7 : start + 7 + chance.randrange(2, 8)]).capitalize()
        stars = chance.choice((1, 1, 2, 3)) if number % 10 == 0 else chance.choice((4, 5, 5))
        age = timedelta(seconds=int(chance.expovariate(1 / (400 * 86400.0))))
        helpful = int(chance.expovariate(0.8))
        product = chance.randrange(5000)
        made.append(
            [
                f"R{number:013X}", _SHOPS[product % len(_SHOPS)], f"B0{product:08d}", str(stars), title,
                text, f"{_END - age:%Y-%m-%dT%H:%M:%SZ}", "product-review", f"Product number {product}",
                f"Buyer {chance.randrange(800_000)}", str(helpful), str(helpful + chance.randrange(3)),
                "true" if chance.random() < 0.9 else "false",
            ]
        )  # fmt: skip
    return made


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("count", type=int)
    parser.add_argument("path", type=Path)
    parser.add_argument("--shuffle", action="store_true")
    given = parser.parse_args()
    made = rows(given.count)
    if given.shuffle:
        random.Random(1).shuffle(made)
    with given.path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(made)


if __name__ == "__main__":
    main()
