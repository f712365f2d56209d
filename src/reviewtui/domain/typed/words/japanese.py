"""A typed time in Japanese, which writes no blanks: each piece is put into the English that `when` reads."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_DAYS: Final = {
    "月": "monday", "火": "tuesday", "水": "wednesday", "木": "thursday", "金": "friday", "土": "saturday",
    "日": "sunday",
}  # fmt: skip
_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip

_PIECES: Final[tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...]] = (
    (r"(\d+)年(\d+)月(\d+)日", r" \1-\2-\3 "),
    (r"(1[0-2]|[1-9])月(\d+)日", lambda found: f" {_MONTHS[int(found[1]) - 1]} {found[2]} "),
    (r"(\d+)週間?後", r" in \1 weeks "),
    (r"(\d+)(?:か|ヶ|カ|ケ|ヵ|箇)月後", r" in \1 months "),
    (r"(\d+)年後", r" in \1 years "),
    (r"(\d+)日後", r" in \1 days "),
    (r"(\d+)時間半後?", r" in \1 hours 30 minutes "),
    (r"(\d+)時間後?", r" in \1 hours "),
    (r"(\d+)分後", r" in \1 minutes "),
    (r"(\d+)週間", r" in \1 weeks "),
    (r"(\d+)日間", r" in \1 days "),
    (r"半時間後?|半時間|30分間", " in 30 minutes "),
    (r"再来週", " next2 week "),
    (r"(今|来)週末", lambda found: " next weekend " if found[1] == "来" else " weekend "),
    (r"来週", " next week "),
    (r"今週中", " end of week "),
    (r"今週", " this week "),
    (r"来月末", " end of next month "),
    (r"(?:今|当)?月末|今月中", " end of month "),
    (r"再来月", " next2 month "),
    (r"来月", " next month "),
    (r"来年", " next year "),
    (r"(?:今)?年末", " end of year "),
    (r"週末", " weekend "),
    (r"明々後日|しあさって", " in 3 days "),
    (r"明後日|あさって|明后日", " day after tomorrow "),
    (r"明朝", " tomorrow morning "),
    (r"明晩", " tomorrow evening "),
    (r"明日|あした|あす", " tomorrow "),
    (r"今日中|本日中", " end of day "),
    (r"今日|本日|きょう", " today "),
    (r"今夜|今晩", " tonight "),
    (r"今朝", " this morning "),
    (r"次の|今度の", " next "),
    (r"[((]?([月火水木金土日])曜日?[))]?", lambda found: f" {_DAYS[found[1]]} "),
    (r"午前\s*(\d+)時半", r" \1:30am "),
    (r"午後\s*(\d+)時半", r" \1:30pm "),
    (r"午前\s*(\d+)時(\d+)分", r" \1:\2am "),
    (r"午後\s*(\d+)時(\d+)分", r" \1:\2pm "),
    (r"午前\s*(\d+)(?:時|(?=:))", r" \1am "),
    (r"午後\s*(\d+)(?:時|(?=:))", r" \1pm "),
    (r"(\d+)時半", r" \1:30 "),
    (r"(\d+)時(\d+)分", r" \1:\2 "),
    (r"(\d+)時", r" \1:00 "),
    (r"(\d+)分", r" in \1 minutes "),
    (r"正午|お昼|昼", " noon "),
    (r"朝", " morning "),
    (r"夕方", " evening "),
    (r"深夜|真夜中", " midnight "),
    (r"夜|晩", " night "),
    (r"午後", " afternoon "),
    (r"午前", " morning "),
    (r"元日|元旦|正月", " new year "),
    (r"大晦日", " nye "),
    (r"クリスマスイブ", " xmas eve "),
    (r"クリスマス", " xmas "),
    (r"(\d+)日", r" \1th "),
    (r"[のにまではへごろ頃、。・]", " "),
)  # fmt: skip

_FIGURES: Final = re.compile(
    "([一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[月日時分週年かヶカケヵ箇])"
)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...]:
    return tuple((re.compile(pattern), instead) for pattern, instead in _PIECES)


def _figure(found: re.Match[str]) -> str:
    tens, ten, ones = found[1].rpartition("十")
    figures = "一二三四五六七八九"
    if not ten:
        return str(figures.index(found[1]) + 1)
    return str((figures.index(tens) + 1 if tens else 1) * 10 + (figures.index(ones) + 1 if ones else 0))


def in_english(text: str) -> str:
    """What is written in Japanese, word by word in English; what isn't stays as it is."""
    text = _FIGURES.sub(_figure, text)
    for pattern, instead in _patterns():
        text = pattern.sub(instead, text)
    return " ".join(text.split())
