"""Rows of a table that are no reviews: the header once more, a rule of dashes, totals below, a caption between."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reviewtui.sources.folding import folded
from reviewtui.sources.scales import FIVE, stars_of
from reviewtui.sources.stars import stars as read_stars

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_TOTALS: Final = frozenset(
    folded(
        "total totals subtotal sum summary average avg mean median gesamt summe durchschnitt mittelwert somme moyenne "
        "promedio media totale totaal gemiddelde suma razem srednia toplam ortalama summa genomsnitt итого среднее "
        "合計 平均 总计 合计 平均分 합계 평균 الإجمالي"
    ).split()
)
_RULE: Final = " -–—=_:+|"
_PADDING: Final = "\x1a\x00 "
_MOST_KEPT: Final = 1_000


def is_padding(row: Sequence[str]) -> bool:
    """Whether a row is what old programs write behind the last one, or a rule around a table."""
    return len(row) == 1 and (not row[0].strip(_PADDING) or (len(row[0]) > 2 and not row[0].strip(_RULE)))


class Asides:
    """Knows the rows of one table that are none of its reviews. Whatever might be one isn't passed over."""

    def __init__(self, header: Sequence[str], columns: Mapping[str, int], scale: int) -> None:
        self._header = [name.strip() for name in header]
        self._stars, self._text = columns["stars"], columns.get("text", -1)
        self._speaking = {index for field in ("stars", "text", "title") if (index := columns.get(field)) is not None}
        self._read = read_stars if scale == FIVE else stars_of(scale)
        self.starry: set[str] = set()
        """What was met in the column of the stars and is some."""

    def holds(self, row: Sequence[str]) -> bool:
        """Whether a row is no review."""
        filled = [index for index, cell in enumerate(row) if cell.strip()]
        if self._is_heading(row) or self._is_rule(row, filled) or self._is_caption(row, filled):
            return True
        if self._is_total(row, filled):
            return True
        self._remember(row[self._stars])
        return False

    def _is_heading(self, row: Sequence[str]) -> bool:
        return [cell.strip().lstrip("\ufeff") for cell in row[: len(self._header)]] == self._header

    def _is_rule(self, row: Sequence[str], filled: Sequence[int]) -> bool:
        return len(filled) > 1 and all(not row[index].strip(_RULE) for index in filled)

    def _is_caption(self, row: Sequence[str], filled: Sequence[int]) -> bool:
        """A few words alone in a row as wide as the table, where neither stars nor words of a buyer stand."""
        if len(filled) != 1 or len(row) < len(self._header) or filled[0] in self._speaking:
            return False
        alone = row[filled[0]].strip()
        return " " in alone or alone.isalpha()

    def _is_total(self, row: Sequence[str], filled: Sequence[int]) -> bool:
        if not filled or folded(row[filled[0]].strip()).rstrip(": ") not in _TOTALS:
            return False
        return self._text not in filled or not self._is_starry(row[self._stars])

    def _is_starry(self, cell: str) -> bool:
        try:
            self._read(cell)
        except (ValueError, OverflowError):
            return False
        return True

    def _remember(self, cell: str) -> None:
        if len(self.starry) < _MOST_KEPT and self._is_starry(cell):
            self.starry.add(cell)
