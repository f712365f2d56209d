"""Times told from the moment at which somebody looked: *2 days ago*, *vor einer Woche*. They name no day."""

from __future__ import annotations

import re
from typing import Final

from reviewtui.sources.folding import folded

_LONGEST: Final = 60
_AGO: Final = re.compile(
    r"\b(?:ago|geleden|temu|sedan|siden|sitten|once|назад|тому|atras|fa|zpet|ezelott|truoc)\b|"
    r"^(?:\w+ )?(?:vor (?:\d|eine)|il y a|hace (?:\d|un|mas)|ha (?:\d|um)|pred \d|acum)|"
    r"(?:前|전)\s*$|^(?:منذ|قبل)\s|^לפני\s|पहले\s*$"
)
_COUNTED: Final = re.compile(
    r"\d|\b(?:an?|one|eine[mrn]?|une?|uno|una|um|uma|un|een|en|ett|bir|godzine|tydzien|miesiac|rok)\b"
)
_WORDS: Final = frozenset(
    (
        "today", "yesterday", "just now", "now", "heute", "gestern", "aujourd'hui", "hier", "hoy", "ayer", "oggi",
        "ieri", "hoje", "ontem", "vandaag", "gisteren", "dzisiaj", "dzis", "wczoraj", "idag", "igar", "bugun", "dun",
        "сегодня", "вчера", "今天", "昨天", "刚刚", "今日", "昨日", "오늘", "어제",
    )
)  # fmt: skip


def names_no_day(text: str) -> bool:
    """Whether a cell tells a time only from the moment at which it was written down."""
    if len(text) > _LONGEST:
        return False
    plain = folded(text).strip(" .·•()")
    if plain in _WORDS:
        return True
    ago = _AGO.search(plain)
    return bool(ago) and bool(_COUNTED.search(plain) or plain.startswith(("منذ", "قبل", "לפני")))
