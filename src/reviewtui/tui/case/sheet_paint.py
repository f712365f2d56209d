"""A case as lines: why it stands where it stands, the doors, the product, notes, promises, what was said and done.

Pure functions from what the desk answers; every section comes with its heading, or is empty.
"""

from __future__ import annotations

from datetime import datetime
from math import log2
from typing import TYPE_CHECKING, Final

from reviewtui.domain.channel import Channel, Door
from reviewtui.domain.clock import DAY, clock_words, day, long_span, moment
from reviewtui.domain.level import times
from reviewtui.domain.review import Kind, Product, Stars
from reviewtui.tui.drawing.lines import (
    BLANK,
    Line,
    Tone,
    TonedText,
    beside,
    fit,
    heading,
    hung,
    paragraph,
    wrap,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

    from reviewtui.desk.views import CaseSheet, Promise
    from reviewtui.domain.factors import Factor

CHANNEL_NAMES = {
    Channel.AMAZON_CONTACT_CUSTOMER: "Contact Customer",
    Channel.AMAZON_BUYER_MESSAGE: "Buyer message",
    Channel.AMAZON_FEEDBACK_MESSAGE: "Feedback message",
    Channel.AMAZON_FEEDBACK_REPLY: "Public reply",
    Channel.PUBLIC_REPLY: "Public reply",
    Channel.PRIVATE_MESSAGE: "Private message",
}
"""What people call the doors."""


KEYS: Final = {"r": "reply", "S": "sent", "c": "note", "A": "removal"}
"""The keys that are named here, and their rows of the action table."""


def stacked(sections: Iterable[list[Line]]) -> list[Line]:
    """Sections below one another, an empty line between two; empty ones are left out."""
    lines: list[Line] = []
    for section in sections:
        if section:
            lines += [BLANK, *section] if lines else section
    return lines


def effect(value: float) -> Tone:
    """The tone of a factor: what drives a case up is hot or warm, what lets it wait is cool."""
    if value >= 2:
        return "hot"
    if value >= 1.3:
        return "warm"
    return "good" if value >= 0.9 else "cool"


def by_effect(factors: Iterable[Factor]) -> list[Factor]:
    """Factors, what moves the case most first."""
    return sorted(factors, key=lambda each: -abs(log2(max(each.value, 1e-9))))


def why(sheet: CaseSheet, width: int) -> list[Line]:
    """What moves this case, the strongest first: each factor as a sentence, and by how much it multiplies."""
    told = [factor for factor in sheet.factors if times(factor.value) != times(1)]
    if not told:
        return []
    lines = [heading("Why it stands here", width)]
    for factor in by_effect(told):
        reason = factor.reason[:1].upper() + factor.reason[1:]
        lines += beside([TonedText(reason)], TonedText(times(factor.value), effect(factor.value)), width)
    return lines


def removal(sheet: CaseSheet, width: int, now: int, zone: tzinfo) -> list[Line]:
    """Why Amazon might remove the review, and what it was asked and answered; never more than "may"."""
    lines: list[Line] = []
    for asked in sheet.removals:
        when = f"{moment(asked.at, now, zone)}, {asked.who}"
        if asked.state == "open":
            late = asked.expected_at <= now
            words = "its answer is late" if late else f"an answer by {day(asked.expected_at, zone, now)}"
            lines += hung(
                TonedText("? ", "warm"), [TonedText(f"asked {when}; {words}", "warm" if late else "plain")], width
            )
        else:
            mark = {"removed": "✓ ", "struck-through": "✓ ", "refused": "✗ "}.get(asked.state, "- ")
            lines += hung(TonedText(mark, "dim"), [TonedText(f"asked {when}: {asked.state}", "dim")], width)
    if not lines:
        for ground in sheet.removable:
            quotes = ", ".join(f"“{each}”" for each in ground.quotes)
            lines += wrap([TonedText(f"because {ground.why}: "), TonedText(quotes, "dim")], width)
        lines += [(TonedText("A", "key"), TonedText(" writes the text for Amazon", "dim"))] if lines else []
        return [heading("May be removable", width), *lines] if lines else []
    return [heading("Asked Amazon to remove it", width), *lines]


def doors(sheet: CaseSheet, width: int, now: int, zone: tzinfo, *, first_only: bool = False) -> list[Line]:
    """The ways to this buyer, the one to take first on top: what may be said there, and until when."""
    shown = sheet.doors[:1] if first_only else sheet.doors
    if not shown:
        return []
    lines = [heading("Door" if len(shown) == 1 else "Doors", width)]
    for door in shown:
        lines += door_lines(door, width, now, zone)
    return lines


def door_lines(door: Door, width: int, now: int, zone: tzinfo) -> list[Line]:
    """One door; ``●`` stands open, ``○`` does not."""
    lead = TonedText("● ", "good") if door.open_ else TonedText("○ ", "dim")
    name = TonedText(CHANNEL_NAMES[door.channel], "plain" if door.open_ else "dim")
    lines = hung(lead, [name, TonedText(f": {door.words}", "dim")], width)
    if door.open_ and door.closes_at is not None:
        left = door.closes_at - now
        words = f"closes {day(door.closes_at, zone, now)}, in {long_span(left)}"
        lines += hung(TonedText("  "), [TonedText(words, "warm" if left < 7 * DAY else "dim")], width)
    return lines


def deadlines(sheet: CaseSheet, width: int, now: int, zone: tzinfo) -> list[Line]:
    """What ends when, the nearest first, with the day as of which that was known."""
    if not sheet.deadlines:
        return []
    lines = [heading("Deadlines", width)]
    for each in sheet.deadlines:
        left = each.at - now
        tone: Tone = "dim" if left <= 0 else "warm" if left < 2 * DAY else "plain"
        lines += hung(TonedText(f"{clock_words(each.at, now):<10} ", tone), [TonedText(each.words, "dim")], width)
    return [*lines, (TonedText(f"as of {_as_of(sheet.deadlines[0].as_of, zone)}", "dim"),)]


def _as_of(told: str, zone: tzinfo) -> str:
    """The day in the seller's way of writing; a settings file may say it in any words."""
    try:
        at = datetime.fromisoformat(told)
    except ValueError:
        return told
    return day(int(at.replace(hour=12, tzinfo=zone).timestamp()), zone)


def product(sheet: CaseSheet, width: int) -> list[Line]:
    """What it is about: name and ASIN, average stars, variant, order number."""
    about, item = sheet.review, sheet.product
    name = item.title or about.product
    rows: list[Line] = []
    if name or about.asin:
        rows += wrap(
            [TonedText(fit(name, 3 * width)), TonedText(f"  {about.asin}" if name else about.asin, "dim")], width
        )
    if item.average_stars is not None:
        count = f" of {item.ratings:,}" if item.ratings is not None else ""
        rows.append((TonedText(f"{item.average_stars:.1f}★{count}"),))
    elif item.ratings is not None:
        rows.append((TonedText(f"{item.ratings:,} reviews"),))
    rows += _told(item, sheet.stars, width)
    for topic in sheet.topics.complaints():
        rows += paragraph(f"Amazon counts {topic.words}", width, "dim")
    if about.variant:
        rows += paragraph(" ".join(about.variant.split()), width, "dim")
    if about.order_id:
        rows += paragraph(f"order {about.order_id}", width, "dim")
    title = "Order" if about.kind == Kind.SELLER_FEEDBACK and not name else "Product"
    return [heading(title, width), *rows] if rows else []


def _told(item: Product, stars: Stars, width: int) -> list[Line]:
    """What the seller told of it, and what came in by stars, where that is more than this one review."""
    lines: list[Line] = []
    if stars.came_in > 1:
        counts = ", ".join(f"{count:,} × {number}★" for number, count in enumerate(stars.counts, 1) if count)
        lines += paragraph(f"{stars.came_in:,} came in, {stars.average or 0:.1f}★ on average: {counts}", width, "dim")
    told = [f"{item.weight:.0%} of your sales"] if item.weight else []
    for name, value in (("price", item.price), ("margin", item.margin), ("parent", item.parent), ("", item.owner)):
        told += [f"{name} {value}".strip()] if value else []
    lines += paragraph(" · ".join(told), width, "dim") if told else []
    return lines + (paragraph(item.note, width, "dim") if item.note else [])


def notes(sheet: CaseSheet, width: int, now: int, zone: tzinfo) -> list[Line]:
    """Our own notes, or how to write the first."""
    lines = [heading("Notes", width)]
    if not sheet.notes:
        return [*lines, (TonedText("c", "key"), TonedText(" to add one", "dim"))]
    for index, note in enumerate(sheet.notes):
        lines += [BLANK] if index else []
        lines += paragraph(note.text, width)
        lines += paragraph(f"{'you' if note.who == sheet.me else note.who}, {moment(note.at, now, zone)}", width, "dim")
    return lines


def tags(sheet: CaseSheet, width: int) -> list[Line]:
    """The tags, for where the line above has no room."""
    return [heading("Tags", width), *paragraph("  ".join(sheet.tags), width)] if sheet.tags else []


def promises(sheet: CaseSheet, width: int, now: int, zone: tzinfo) -> list[Line]:
    """What we gave our word for; open ones with their clock."""
    if not sheet.promises:
        return []
    lines = [heading("Promises", width)]
    for promise in sorted(sheet.promises, key=lambda each: (each.state != "open", each.due_at)):
        lines += promise_lines(promise, width, now, zone)
    return lines


def promise_lines(promise: Promise, width: int, now: int, zone: tzinfo) -> list[Line]:
    """One promise: ``⚑`` waits to be kept, ``✓`` was, ``✗`` was not."""
    if promise.state != "open":
        mark = {"kept": "✓ ", "broken": "✗ "}.get(promise.state, "- ")
        return hung(TonedText(mark, "dim"), [TonedText(f"{promise.text}, {promise.state}", "dim")], width)
    tone: Tone = "hot" if promise.due_at <= now else "warm"
    lines = hung(TonedText("⚑ ", tone), [TonedText(promise.text)], width)
    words = f"by {moment(promise.due_at, now, zone)}, {clock_words(promise.due_at, now)}"
    return [*lines, *hung(TonedText("  "), [TonedText(words, tone)], width)]
