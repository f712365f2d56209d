"""Learns the weights of the second opinion (`rules/policy/second_opinion.py`) from our own labelled sentences.

    pip install scikit-learn
    cd tests; python -m rules.learn_opinion [LANGUAGE…]     learn, and write packs/opinion_LANGUAGE.json
    cd tests; python -m rules.learn_opinion --try [LANGUAGE…]  only tell how it does on pieces it did not learn from

The pieces of `labelled/corpus` are dealt into five parts; each is judged by what was learned from all the rest. The
threshold is put where one of `LETTERS` ordinary letters would be warned of wrongly, those that are whole and those of
three ordinary pieces each, before any other set is looked at. The sets named `opinion…` are never learned from.
"""

from __future__ import annotations

import importlib
import json
import random
import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from reviewtui.domain.channel import Channel
from reviewtui.domain.finding import Severity
from reviewtui.letters.snippets import fill, snippets
from reviewtui.rules.check import check_text
from reviewtui.rules.match.tokens import sentences, tokens
from reviewtui.rules.packs.files import WHOLE
from reviewtui.rules.packs.opinion import Opinion
from reviewtui.rules.policy.second_opinion import features, weigh
from rules.snippet_values import SAME, VALUES

LABELLED: Final = Path(__file__).with_name("labelled")
PACKS: Final = Path(__file__).parents[2] / "src/reviewtui/rules/packs"
LETTERS: Final = 40
"""One ordinary letter in so many may be warned of."""
OURS: Final = 3
"""How often a snippet of ours is learned."""
FOLDS: Final = 5
C: Final = 0.3
"""How freely the weights may fit; the smaller, the less one odd sentence says."""
SMALLEST: Final = 0.03
"""Weights nearer to nought are left out."""


_NO_SENTENCES: Final = re.compile("opinion|danger|causes|letters|answers|complaints|marks|like-")
"""Sets of something else than sentences with a label."""
_NO_KIND: Final = {"yes", "no", "review", "danger", "none", "language"}


class Piece(NamedTuple):
    """A sentence or two, whether they are forbidden, and from which set."""

    text: str
    forbidden: bool
    set: str


def corpus(language: str) -> list[Piece]:
    """What strangers wrote for this: ordinary pieces and letters, near-misses, everyday and sly forbidden ones."""
    found: list[Piece] = []
    for path in sorted((LABELLED / "corpus").glob(f"*{language}.toml")):
        read = _read(path)
        for name in ("ordinary", "letters", "near"):
            found += (Piece(text, False, name) for text in read.get(name, []))
        for name in ("everyday", "sly"):
            found += (Piece(text, True, name) for kind in read.get(name, {}).values() for text in kind)
    return list({piece.text: piece for piece in found}.values())


def others(language: str) -> Iterator[Piece]:
    """The other labelled sentences and letters of the language."""
    for path in sorted((LABELLED / "regression" / language).glob("*.toml")):
        yield from _pieces(_read(path)["sentences"], path.stem != "innocent", path.stem)
    for path in sorted((LABELLED / "held_out").glob("*.toml")):
        if not _NO_SENTENCES.search(path.stem):
            for kind, lines in _read(path).get(language, {}).items():
                if kind not in _NO_KIND and isinstance(lines, str):
                    yield from _pieces(lines, kind != "innocent", path.stem)
    for path in sorted((LABELLED / "steps").glob("*.toml")) if language == "en" else ():
        read = _read(path)
        for letters in (read.get("alone", ""), *(group["letters"] for group in read.get("beside", []))):
            yield from _pieces(re.sub("(?m)^.*? [|] ", "", letters), False, "steps")


def ours(language: str) -> Iterator[Piece]:
    """The starter snippets, filled, each several times: nobody may be warned of what we put into a letter ourselves."""
    for snippet in snippets(language):
        filled = Piece(fill(snippet.text, VALUES[language] | SAME), False, "snippets")
        yield from [filled] * OURS


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _pieces(lines: str, forbidden: bool, name: str) -> Iterator[Piece]:
    yield from (Piece(_plain(line), forbidden, name) for line in lines.splitlines() if line.strip())


def _plain(line: str) -> str:
    line = re.sub(r"^\[[a-z-]+\] ", "", line.strip())
    line = re.sub(r"^[a-z-]{3,16} \| ", "", line)
    return line.replace(" ¶ ", "\n\n").replace(" ↵ ", "\n")


def _parts(piece: Piece) -> list[list[str]]:
    """The features of each sentence of an innocent piece; of a forbidden one nobody said which sentence it is."""
    found = tokens(piece.text)
    ranges = [(0, len(found))] if piece.forbidden else sentences(found)
    return [[each.name for each in features(found, *each_range)] for each_range in ranges]


def learn(pieces: Sequence[Piece]) -> Opinion:
    """A regression over pieces; features that occur once say nothing."""
    counting: Any = importlib.import_module("sklearn.feature_extraction.text").CountVectorizer
    regression: Any = importlib.import_module("sklearn.linear_model").LogisticRegression
    parts = [(part, each.forbidden) for each in pieces for part in _parts(each)]
    counted = counting(analyzer=list, binary=True, min_df=2)
    fitted = regression(C=C, max_iter=1000, class_weight="balanced").fit(
        counted.fit_transform([part for part, _ in parts]), [forbidden for _, forbidden in parts]
    )
    weights = {name: round(float(fitted.coef_[0][at]), 2) for name, at in counted.vocabulary_.items()}
    kept = {name: weight for name, weight in sorted(weights.items()) if abs(weight) >= SMALLEST}
    return Opinion(round(float(fitted.intercept_[0]), 2), 0, kept)


def worst(known: Opinion, text: str) -> float:
    """The likeness of the sentence that is most like a forbidden one."""
    found = tokens(text)
    return max((weigh(known, found, *each) for each in sentences(found)), default=known.bias)


def tried(language: str) -> tuple[float, str]:
    """The threshold that the pieces of the corpus ask for, and how it does on them."""
    pieces, rest = corpus(language), [*others(language), *ours(language)]
    random.Random(1).shuffle(pieces)
    likeness: dict[Piece, float] = {}
    for fold in range(FOLDS):
        known = learn([*rest, *(each for at, each in enumerate(pieces) if at % FOLDS != fold)])
        likeness.update((each, worst(known, each.text)) for each in pieces[fold::FOLDS])
    ordinary = [likeness[each] for each in pieces if each.set == "ordinary"]
    whole = [likeness[each] for each in pieces if each.set == "letters"]
    dealt = random.Random(2)
    made = [max(dealt.sample(ordinary, 3)) for _ in range(20_000)]
    threshold = round(max(sorted(each)[-1 - len(each) // LETTERS] for each in (made, whole) if each) + 0.005, 2)
    missed = [each for each in pieces if each.forbidden and not _blocked(each.text, language)]
    return threshold, (
        f"{language}: {len(rest)} + {len(pieces)} pieces, above {threshold:.2f}:"
        f" ordinary {_above(ordinary, threshold)}, letters {_above(whole, threshold)},"
        f" near-misses {_above([likeness[each] for each in pieces if each.set == 'near'], threshold)},"
        f" forbidden ones that no rule blocks {_above([likeness[each] for each in missed], threshold)}"
    )


def _above(found: Sequence[float], threshold: float) -> str:
    return f"{sum(each > threshold for each in found)} of {len(found)}"


def _blocked(text: str, language: str) -> bool:
    found = check_text(text, channel=Channel.AMAZON_BUYER_MESSAGE, language=language).findings
    return any(each.severity is Severity.BLOCK for each in found)


def main(words: Sequence[str]) -> None:
    """Learn what is asked for on the command line."""
    only_try = "--try" in words
    for language in [each for each in words if each != "--try"] or WHOLE:
        threshold, said = tried(language)
        sys.stdout.write(f"{said}\n")
        sys.stdout.flush()
        if not only_try:
            known = learn([*others(language), *ours(language), *corpus(language)])
            learned = {"bias": known.bias, "threshold": threshold, "weights": known.weights}
            text = json.dumps(learned, ensure_ascii=False, indent=0, separators=(",", ":"))
            (PACKS / f"opinion_{language}.json").write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
