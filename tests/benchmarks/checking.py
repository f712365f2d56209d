"""What a check of a letter costs, in every language: while it is typed, for letters never seen, and the first one.

    python tests/benchmarks/checking.py [--checks 60] [--starts 20] [--languages en de]

Every check has a letter of 2,000 characters, a review of 2,000, an order number and 20 recent letters. *typed*: the
same case, the letter grows by one to five characters from check to check. *new*: another case, letter and review were
never seen, the recent letters were. *real*: the same, with letters made of innocent sentences only. *cold*: nothing was
seen before, and what is remembered of single words (spelling, stems) is forgotten too. The rounds of the languages are
interleaved. The sentences of the letters break a rule more often than not, so a real letter costs less; the innocent
ones were written to come near a rule too, but hardly break one.

As in the program (desk/checking.py), the packs are left out of the collector's rounds once they are read (gc.freeze).
"""

from __future__ import annotations

import argparse
import gc
import random
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import _lru_cache_wrapper
from pathlib import Path
from typing import NamedTuple

import letters
from reviewtui.domain.channel import Channel
from reviewtui.rules.check import check_text

ORDER = "112-3456789-1234567"
RECENT = 20
_FIRST = """
import time
begun = time.perf_counter()
from pathlib import Path
from reviewtui.domain.channel import Channel
from reviewtui.rules.check import check_text
letter, review = (Path(each).read_text(encoding="utf-8") for each in {files!r})
check_text(letter, channel=Channel.AMAZON_BUYER_MESSAGE, language={language!r}, review_text=review, order_id={order!r})
print(time.perf_counter() - begun)
"""


class Case(NamedTuple):
    """What stays the same while a letter is typed."""

    language: str
    review: str
    recent: Sequence[str]

    def seconds(self, letter: str) -> float:
        gc.collect(0)
        begun = time.perf_counter()
        check_text(
            letter,
            channel=Channel.AMAZON_BUYER_MESSAGE,
            language=self.language,
            review_text=self.review,
            order_id=ORDER,
            recent=self.recent,
        )
        return time.perf_counter() - begun


def new_case(language: str, chance: random.Random, recent: Sequence[str] = ()) -> Case:
    recent = recent or [letters.letter(language, chance) for _ in range(RECENT)]
    return Case(language, letters.review(language, chance), recent)


def typed(language: str, chance: random.Random) -> Iterator[float]:
    """The last hundred and some characters of a letter, a few at a time."""
    case, letter = new_case(language, chance), letters.letter(language, chance)
    size = len(letter) - 120
    case.seconds(letter[:size])
    while size < len(letter):
        size += chance.randint(1, 5)
        yield case.seconds(letter[:size])


def new(language: str, chance: random.Random) -> Iterator[float]:
    recent = new_case(language, chance).recent
    new_case(language, chance, recent).seconds(letters.letter(language, chance))
    while True:
        yield new_case(language, chance, recent).seconds(letters.letter(language, chance))


def real(language: str, chance: random.Random) -> Iterator[float]:
    recent = [letters.letter(language, chance, innocent=True) for _ in range(RECENT)]
    while True:
        letter = letters.letter(language, chance, innocent=True)
        yield new_case(language, chance, recent).seconds(letter)


def cold(language: str, chance: random.Random) -> Iterator[float]:
    while True:
        case, letter = new_case(language, chance), letters.letter(language, chance)
        forget()
        yield case.seconds(letter)


def forget() -> None:
    """Empty everything that the rules remember of texts and words; the packs stay read."""
    for name, module in list(sys.modules.items()):
        if name.startswith("reviewtui.rules") and not name.startswith("reviewtui.rules.packs"):
            for each in vars(module).values():
                if isinstance(each, _lru_cache_wrapper) and each.__module__ == name:
                    each.cache_clear()


def warm(languages: list[str], checks: int) -> None:
    chance = random.Random(7)
    for language in languages:
        new_case(language, chance).seconds(letters.letter(language, chance))
    gc.collect()
    gc.freeze()
    print("ms a check, median / p95 / worst")
    for kind in (typed, new, real, cold):
        found: dict[str, list[float]] = defaultdict(list)
        running = {language: kind(language, chance) for language in languages}
        for _ in range(checks):
            for language in languages:
                seconds = next(running[language], None)
                if seconds is None:
                    running[language] = kind(language, chance)
                    seconds = next(running[language])
                found[language].append(seconds * 1000)
        for language, each in found.items():
            each.sort()
            middle, most = statistics.median(each), each[int(len(each) * 0.95)]
            print(f"  {kind.__name__:6} {language}  {middle:5.2f} / {most:5.2f} / {each[-1]:5.2f}")


def first(languages: list[str], starts: int) -> None:
    print(f"ms of the first check of a process with its imports, median / worst of {starts}; with the whole process")
    chance = random.Random(8)
    folder = Path(__file__).with_name("__pycache__")
    folder.mkdir(exist_ok=True)
    for language in languages:
        files = []
        for name, text in (("letter", letters.letter(language, chance)), ("review", letters.review(language, chance))):
            path = folder / f"{name}.txt"
            path.write_text(text, encoding="utf-8")
            files.append(str(path))
        script = _FIRST.format(files=files, language=language, order=ORDER)
        inside, whole = [], []
        for _ in range(starts):
            begun = time.perf_counter()
            done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
            whole.append((time.perf_counter() - begun) * 1000)
            inside.append(float(done.stdout) * 1000)
        print(
            f"  {language}  {statistics.median(inside):4.0f} / {max(inside):4.0f}"
            f"   whole {statistics.median(whole):4.0f} / {max(whole):4.0f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--checks", type=int, default=60)
    parser.add_argument("--starts", type=int, default=20)
    parser.add_argument("--languages", nargs="+", default=list(letters.LANGUAGES))
    given = parser.parse_args()
    warm(given.languages, given.checks)
    first(given.languages, given.starts)


if __name__ == "__main__":
    main()
