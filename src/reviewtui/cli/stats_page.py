"""Figures as one page to hand on: nothing is fetched from anywhere, it prints well, and reads in light and dark."""

from __future__ import annotations

from html import escape
from itertools import dropwhile
from typing import TYPE_CHECKING, Final

from reviewtui.desk.figures.figures import By
from reviewtui.desk.figures.told import Cell, Section, overview, table
from reviewtui.domain.clock import DAY, local
from reviewtui.domain.figures.shares import length

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import tzinfo

    from reviewtui.desk.figures.tally import Group, Tally

_MOST: Final = 40
_WEEKS: Final = 53
_HEIGHT, _STEP, _LEFT, _FOOT = 120, 22, 46, 34
_STYLE: Final = """
:root { color-scheme: light dark; --page: #fbfaf7; --text: #242a35; --dim: #596175; --line: #d8d4c8; --bar: #456482;
  --good: #286b35; --warm: #865400; --hot: #b5352d; }
@media (prefers-color-scheme: dark) { :root { --page: #12151c; --text: #c8d0e0; --dim: #909ab2; --line: #2a3140;
  --bar: #7f9bb8; --good: #8fbf7f; --warm: #e0af68; --hot: #f0716b; } }
@media print { :root { --page: #fff; --text: #000; --dim: #444; --line: #bbb; --bar: #456482; --good: #286b35;
  --warm: #865400; --hot: #b5352d; } section { break-inside: avoid; } body { max-width: none; }
  .wide { overflow: visible; } }
body { margin: 2rem auto; max-width: 62rem; padding: 0 1rem; background: var(--page); color: var(--text);
  font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; margin: 0; }
h2 { font-size: 1.05rem; margin: 2rem 0 .4rem; border-bottom: 1px solid var(--line); }
p { margin: .3rem 0; } .dim, th, small { color: var(--dim); font-weight: normal; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .15rem .8rem .15rem 0;
  vertical-align: top; font-variant-numeric: tabular-nums; }
td:first-child, th:first-child { width: 40%; min-width: 9rem; overflow-wrap: anywhere; }
td + td { white-space: nowrap; } .wide { overflow-x: auto; }
.good { color: var(--good); } .warm { color: var(--warm); } .hot { color: var(--hot); }
svg { max-width: 100%; height: auto; } svg text { fill: var(--dim); font: 11px system-ui, sans-serif; }
.bar { fill: var(--bar); } .meter { display: block; height: 3px; background: var(--bar); }
""".strip()


def page(tally: Tally, groups: Mapping[By, Sequence[Group]], shop: str, zone: tzinfo) -> str:
    """The whole page of figures, as one HTML document."""
    day = local(tally.now, zone)
    since = "" if tally.first_day is None else f", from {tally.first_day.isoformat()} on"
    name = f"{escape(shop)}: figures" if shop else "Figures"
    parts = [
        "<!doctype html>",
        '<html lang="en"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{name}</title><style>{_STYLE}</style></head><body>",
        f"<h1>{name}</h1>",
        f'<p class="dim">Unhappy reviews posted in the {tally.period.words}{since}; as of {day:%Y-%m-%d %H:%M}.</p>',
        '<p class="dim">A share is told with what it is a share of, and none of fewer than ten.</p>',
    ]
    sections = list(overview(tally))
    if tally.cases:
        sections += [table(by, some, tally, _MOST) for by, some in groups.items()]
    for section in sections:
        parts += _section(section)
        if section.title == sections[0].title and groups.get(By.WEEK):
            parts += _weeks(groups[By.WEEK])
    return "\n".join([*parts, "</body></html>", ""])


def _section(section: Section) -> Iterator[str]:
    yield f"<section><h2>{escape(section.title)}</h2>"
    if section.rows:
        yield '<div class="wide"><table>'
        if section.heads:
            yield "<tr><th></th>" + "".join(f"<th>{escape(head)}</th>" for head in section.heads) + "</tr>"
        for row in section.rows:
            aside = f"<br><small>{escape(row.aside)}</small>" if row.aside else ""
            yield f"<tr><td>{escape(row.label)}{aside}</td>{''.join(map(_cell, row.cells))}</tr>"
        yield "</table></div>"
    yield from (f'<p class="dim">{escape(note)}</p>' for note in section.notes)
    yield "</section>"


def _cell(cell: Cell) -> str:
    meter = "" if cell.rate is None else f'<span class="meter" style="width:{100 * cell.rate:.0f}%"></span>'
    return f'<td class="{cell.mood}">{escape(cell.words)}{meter}</td>'


def _weeks(weeks: Sequence[Group]) -> Iterator[str]:
    """The median of each week as a bar, up to three days high, of a year at most; a week without a review keeps its
    place, so that time runs evenly. Weeks before the first contact of all are left out.
    """
    told = list(dropwhile(lambda each: not each.wait.n, reversed(weeks[:_WEEKS])))
    if not told:
        return
    most = min(3 * DAY, max(each.wait.median or 0 for each in told)) or 1
    width = _LEFT + _STEP * len(told) + 4
    yield "<section><h2>First contact, week by week</h2>"
    yield (
        f'<svg viewBox="0 0 {width} {_HEIGHT + _FOOT}" width="{width}" height="{_HEIGHT + _FOOT}" role="img" '
        'aria-label="The median time to the first contact, week by week">'
    )
    yield f'<text x="0" y="10">{escape(length(most))}</text><text x="0" y="{_HEIGHT}">0</text>'
    for number, each in enumerate(told):
        median = each.wait.median
        x = _LEFT + number * _STEP
        week = each.name.rpartition("W")[2]
        title = f"{each.name}: {length(median)}, n = {each.wait.n}"
        if median is not None:
            high = max(1.0, _HEIGHT * min(median, most) / most)
            yield (
                f'<rect class="bar" x="{x}" y="{_HEIGHT - high:.1f}" width="{_STEP - 6}" height="{high:.1f}">'
                f"<title>{escape(title)}</title></rect>"
            )
        yield f'<text x="{x}" y="{_HEIGHT + 14}">{escape(week)}</text>'
        yield f'<text x="{x}" y="{_HEIGHT + 28}">{each.wait.n or "–"}</text>'
    yield "</svg>"
    yield '<p class="dim">The median wait of each week, its number and how many were written to below it.</p></section>'
