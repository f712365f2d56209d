"""The quick stemmers make the stems of the library's own."""

from __future__ import annotations

import random
import re
import string

import pytest
import snowballstemmer  # type: ignore[import-untyped]

from reviewtui.rules.match.stems import stemmer
from rules.labelled_set import HELD_OUT, TUNED, labelled
from thorough import times


@pytest.mark.parametrize("language", ["english", "german", "french", "spanish", "italian"])
def test_every_stem_is_the_librarys(language: str) -> None:
    chance = random.Random(language)
    words = {word for case in labelled(*TUNED, *HELD_OUT) for word in re.findall(r"[^\W_]+", case.text.lower())}
    words |= {
        "".join(chance.choices(string.ascii_lowercase + "äöüßéèçñ'", k=size % 12 + 1))
        for size in range(times(1500, 60_000))
    }
    plain, quick = snowballstemmer.stemmer(language).stemWord, stemmer(language)

    assert [word for word in words if quick(word) != plain(word)] == []
