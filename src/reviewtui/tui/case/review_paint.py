"""A review as lines: its stars and title, where and when it was written, and its text with the points that wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from reviewtui.domain.clock import age
from reviewtui.domain.doors import shop
from reviewtui.domain.review import Kind, details
from reviewtui.tui.drawing.lines import BLANK, Line, Tone, TonedText, fit, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.desk.views import CaseSheet
    from reviewtui.domain.finding import Point

_STAR_TONES: dict[int, Tone] = {1: "hot", 2: "warm"}
_MANY_VOTES = 5


def review(sheet: CaseSheet, width: int, now: int, points: Sequence[Point] = ()) -> list[Line]:
    """The whole review; of `points` the unanswered are underlined, the answered go quiet."""
    return [*head(sheet, width, now), BLANK, *body(sheet, width, points)]


def head(sheet: CaseSheet, width: int, now: int) -> list[Line]:
    """Who says it, of what, and how loudly."""
    return [*title(sheet, width), *_place(sheet, width), *_age(sheet, width, now), *_votes(sheet, width)]


def body(sheet: CaseSheet, width: int, points: Sequence[Point] = ()) -> list[Line]:
    """The text itself; more than one empty line in a row is drawn as one."""
    text = sheet.review.text
    if not text.strip():
        return [(TonedText("no words, only the stars", "dim"),)]
    lines = wrap(_marked(text, points), width)
    return [line for index, line in enumerate(lines) if line or not index or lines[index - 1]]


def title(sheet: CaseSheet, width: int) -> list[Line]:
    """The first line of a review: its stars and its title, wrapped to the width."""
    about = sheet.review
    stars = TonedText(f"{about.stars}★ ", _STAR_TONES.get(about.stars, "dim"))
    if about.title.strip():
        return wrap([stars, TonedText(" ".join(about.title.split()), "title")], width)
    return [(stars, TonedText("Seller feedback" if about.kind == Kind.SELLER_FEEDBACK else "no title", "dim"))]


def _place(sheet: CaseSheet, width: int) -> list[Line]:
    about, product = sheet.review, sheet.product
    where = [shop(about.marketplace)]
    if product.weight:
        where.append(f"{product.weight:.0%} of your sales")
    elif about.kind == Kind.SELLER_FEEDBACK and about.title.strip():
        where.append("seller feedback")
    tail = "".join(f" · {words}" for words in where)
    name = product.title or about.product or about.asin or (f"order {about.order_id}" if about.order_id else "")
    if not name:
        return [(TonedText(fit(tail.removeprefix(" · "), width), "dim"),)]
    room = width - cell_len(tail)
    if room < cell_len(name):
        return [(TonedText(fit(name, width)),), (TonedText(fit(tail.removeprefix(" · "), width), "dim"),)]
    return [(TonedText(fit(name, room)), TonedText(tail, "dim"))]


def _age(sheet: CaseSheet, width: int, now: int) -> list[Line]:
    about = sheet.review
    words = [about.author, age(about.posted_at, now, sheet.told_at), *details(about)]
    return wrap([TonedText(", ".join(word for word in words if word), "dim")], width)


def _votes(sheet: CaseSheet, width: int) -> list[Line]:
    about = sheet.review
    if about.helpful_votes <= 0:
        return []
    known = about.total_votes is not None and about.total_votes >= about.helpful_votes
    count = f"{about.helpful_votes:,} of {about.total_votes:,}" if known else f"{about.helpful_votes:,}"
    tone: Tone = "warm" if about.helpful_votes >= _MANY_VOTES else "dim"
    return wrap([TonedText(f"▲ {count} found it helpful", tone)], width)


def _marked(text: str, points: Sequence[Point]) -> list[TonedText]:
    pieces: list[TonedText] = []
    at = 0
    for point in sorted(points, key=lambda each: each.start):
        if not at <= point.start < point.end <= len(text):
            continue
        pieces += [TonedText(text[at : point.start]), TonedText(text[point.start : point.end], _point_tone(point))]
        at = point.end
    return [*pieces, TonedText(text[at:])]


def _point_tone(point: Point) -> Tone:
    return "answered" if point.answered else "open"
