"""The weights of the second opinion: what each word and pair of words adds to the likeness of forbidden wording.

They are learned from labelled sentences of our own by `tests/rules/learn_opinion.py`, and never edited by hand.
"""

from __future__ import annotations

import json
import pkgutil
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from reviewtui.rules.packs.files import WHOLE

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Opinion:
    """A logistic regression over the words of a sentence; above `threshold` a sentence is worth a warning."""

    bias: float
    threshold: float
    weights: Mapping[str, float]


@lru_cache(maxsize=len(WHOLE))
def opinion(language: str) -> Opinion | None:
    """What was learned of a language, read when first asked for; None where nothing was."""
    if language not in WHOLE:
        return None
    try:
        data = pkgutil.get_data("reviewtui.rules", f"packs/opinion_{language}.json")
    except FileNotFoundError:  # just before it is learned for the first time
        return None
    read = json.loads(data or b"{}")
    return Opinion(read["bias"], read["threshold"], read["weights"])
