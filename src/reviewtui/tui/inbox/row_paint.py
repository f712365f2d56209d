"""One case as one line: a pure function from a row and a width to a strip."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rich.style import Style

from reviewtui.domain.case import Lane
from reviewtui.domain.clock import HOUR, clock_words, short_moment, span
from reviewtui.domain.level import Level
from reviewtui.domain.review import Kind
from reviewtui.domain.short import product_label, without_measures
from reviewtui.tui.drawing.line import Piece, fit, strip, width_of

if TYPE_CHECKING:
    from datetime import tzinfo

    from textual.strip import Strip

    from reviewtui.desk.views import CaseRow
    from reviewtui.domain.query.tree import Words
    from reviewtui.tui.drawing.themes import Inks, LookOfTheme

UNDERLINED = Style(underline=True)
BARS = "▁▂▃▄▅▆▇█"
LEVEL = 5
LEFT = 23
CLOCK = 9
_SOON = 2 * HOUR
DANGER = "⚠ "
FEEDBACK = "fb "
ASKED = "asked "
"""Before the age of a request for removal that Amazon has not answered."""
PENCIL, REPLIED, PROMISED, SENT = "✎ ", "↩ ", "⚑ ", "sent? "


class Paper(NamedTuple):
    """What a row is painted on: the inks, the width, the moment, the zone of the seller's mornings."""

    look: LookOfTheme
    width: int
    now: int
    zone: tzinfo
    sought: tuple[Words, ...] = ()
    """What was looked for; it is marked."""


class Columns(NamedTuple):
    """The widths of the columns that give way: the title has the most room, the product goes first, then the votes.

    The product has a column from 60 cells on, which is the list beside its preview on a screen of 120.
    """

    title: int
    product: int
    votes: int


@lru_cache(maxsize=64)
def columns(width: int) -> Columns:
    """How a width is shared out. Every column but the title brings the blank before it; a blank ends the line."""
    votes = 8 if width >= 78 else 7 if width >= 56 else 0
    rest = max(0, width - LEFT - votes - 1)
    product = min(30, 18 + (width - 80) // 3) if width >= 78 else 12 + (width - 60) // 4 if width >= 60 else 0
    return Columns(rest - product, product, votes)


def paint_row(row: CaseRow, paper: Paper, *, cursor: bool = False, marked: bool = False) -> Strip:
    """The line of a case, or one that says that it can't be drawn: the others must not go down with it."""
    try:
        return _painted(row, paper, cursor=cursor, marked=marked)
    except (ArithmeticError, ValueError, TypeError, LookupError) as error:
        inks = paper.look.cursor if cursor else paper.look.page
        words = f"{'▌' if cursor else ' '} case {row.case} can't be drawn ({error})"
        return strip([Piece(fit(words, paper.width), inks.dim)], paper.width, inks.dim)


def _painted(row: CaseRow, paper: Paper, *, cursor: bool, marked: bool) -> Strip:
    """Meaning never hangs on colour alone: level, bar, words and signs say the same."""
    inks = paper.look.cursor if cursor else paper.look.page
    signs = inks if inks.fg.bgcolor else paper.look.page
    level = row.level(paper.now)
    sizes = columns(paper.width)
    pieces = [
        Piece("● " if marked else "▌ " if cursor else "  ", signs.primary),
        Piece(f"{level:<{LEVEL}} ", _level_ink(level, inks)),
        Piece((" " if row.hopeless else _bar(row.score)) + " ", _bar_ink(level, signs)),
        Piece(f"{row.stars}★ ", _stars_ink(row, inks)),
        Piece(fit(clock(row, paper.now, paper.zone), CLOCK) + " ", _clock_ink(row, level, paper.now, inks)),
        *_title(row, level, paper.now, sizes.title, inks, paper.sought),
    ]
    if sizes.product:
        name = fit(product(row, sizes.product - 1), sizes.product - 1)
        pieces += [Piece(" ", inks.dim), *_marked(name, inks.dim, inks, paper.sought)]
    if sizes.votes:
        pieces.append(Piece(votes(row, sizes.votes - 1).rjust(sizes.votes), inks.dim))
    pieces.append(Piece(" ", inks.dim))
    line = strip(pieces, max(paper.width, LEFT + 1), inks.dim)
    return line if paper.width > LEFT else line.crop(0, paper.width)


def paint_missing(paper: Paper, *, cursor: bool = False) -> Strip:
    """The line of a case that is still on its way."""
    inks = paper.look.cursor if cursor else paper.look.page
    edge = Piece("▌" if cursor else " ", inks.primary)
    return strip([edge, Piece(fit("  ·····", paper.width - 1), inks.dim)], paper.width, inks.dim)


def clock(row: CaseRow, now: int, zone: tzinfo) -> str:
    """What a tired person wants to know of a case's time, in nine cells."""
    if row.lane is Lane.DONE:
        return "done"
    if row.lane is Lane.SNOOZED:
        return "on reply" if row.wakes_at is None else short_moment(row.wakes_at, now, zone)
    if row.hopeless and row.posted_at is not None:
        return f"{span(now - row.posted_at)} old"
    if row.due_at is None:
        return "undated" if row.posted_at is None else f"{span(now - row.posted_at)} old"
    if row.lane is Lane.WAITING:
        return f"waits {span(row.due_at - now)}" if row.due_at > now else "follow up"
    return clock_words(row.due_at, now)


def product(row: CaseRow, room: int) -> str:
    """What it is about, in as few words as its name allows; feedback about us says so."""
    if row.product:
        label = product_label(row.product)
        bare = label if width_of(label) <= room else without_measures(label)
        return bare if width_of(bare) <= room else label
    return row.asin or ("(feedback)" if row.kind == Kind.SELLER_FEEDBACK else "")


def votes(row: CaseRow, room: int = 7) -> str:
    """How many found the review helpful: ``▲10/10``, ``▲3``, ``▲1.2k``; nothing for nobody."""
    if row.helpful_votes <= 0:
        return ""
    alone = f"▲{short_count(row.helpful_votes)}"
    both = f"{alone}/{short_count(row.total_votes)}" if row.total_votes else alone
    return both if width_of(both) <= room else alone


def subject(row: CaseRow) -> str:
    """What the line says: the buyer's last words, our promise, or the title; never nothing."""
    if row.words and row.lane is Lane.BUYER_REPLIED:
        return f"{REPLIED}“{row.words}”"
    if row.words and row.lane is Lane.PROMISED:
        return f"{PROMISED}{row.words}"
    return row.title or row.text_start or f"{row.stars} {'star' if row.stars == 1 else 'stars'}, no words"


def _title(row: CaseRow, level: Level, now: int, width: int, inks: Inks, sought: tuple[Words, ...]) -> list[Piece]:
    quiet = row.hopeless or row.lane in {Lane.DONE, Lane.SNOOZED}
    ink = inks.strong if level is Level.NOW else inks.dim if quiet else inks.fg
    signs = (SENT if row.leaving else "") + (PENCIL if row.drafted else "")
    if row.promise_due is not None and not (row.words and row.lane is Lane.PROMISED):
        signs = PROMISED + signs
    if row.removal_at is not None:
        signs += f"{ASKED}{span(now - row.removal_at)} "
    if row.kind == Kind.SELLER_FEEDBACK:
        signs += FEEDBACK
    holder = f"{row.others[:16]} · " if row.others else f"@{row.claimed_by[:8]} " if row.claimed_by else ""
    danger = DANGER if row.danger and width > width_of(DANGER) else ""
    width -= width_of(danger)
    before = min(width, width_of(signs) + width_of(holder))
    return [
        Piece(danger, _clock_ink(row, level, now, inks)),
        Piece(fit(signs + holder, before), inks.primary),
        *_marked(fit(subject(row), width - before), ink, inks, sought),
    ]


def _marked(text: str, ink: Style, inks: Inks, sought: tuple[Words, ...]) -> list[Piece]:
    """A text with what was looked for in the colour of what is warm, and underlined where there is no colour."""
    if not sought:
        return [Piece(text, ink)]
    from reviewtui.domain.query.marks import spans

    pieces, at = list[Piece](), 0
    for start, end in spans(text, sought):
        pieces += [Piece(text[at:start], ink), Piece(text[start:end], inks.warm + UNDERLINED)]
        at = end
    return [*pieces, Piece(text[at:], ink)]


def _level_ink(level: Level, inks: Inks) -> Style:
    return {Level.NOW: inks.hot_strong, Level.TODAY: inks.warm, Level.WEEK: inks.cool}.get(level, inks.dim)


def _bar_ink(level: Level, inks: Inks) -> Style:
    return {Level.NOW: inks.hot, Level.TODAY: inks.warm, Level.WEEK: inks.cool}.get(level, inks.dim)


def _stars_ink(row: CaseRow, inks: Inks) -> Style:
    if row.hopeless:
        return inks.dim
    return {1: inks.hot, 2: inks.warm}.get(row.stars, inks.dim)


def _clock_ink(row: CaseRow, level: Level, now: int, inks: Inks) -> Style:
    """Red is for a clock that has run out, or soon will, where the buyer can still be won."""
    if row.hopeless or row.due_at is None or row.lane in {Lane.DONE, Lane.SNOOZED}:
        return inks.dim
    if row.due_at <= now:
        return inks.warm if row.lane is Lane.WAITING else inks.hot
    if row.due_at <= now + _SOON and row.lane is not Lane.WAITING:
        return inks.hot
    return inks.warm if level in {Level.NOW, Level.TODAY} else inks.dim


def _bar(score: float) -> str:
    return BARS[max(0, min(7, int(score / 12.5)))]


def short_count(count: int) -> str:
    """A count in at most four signs: ``999``, ``2.6k``, ``12k``."""
    if count < 1000:
        return str(count)
    return f"{count // 100 / 10}k" if count < 10_000 else f"{count // 1000}k"
