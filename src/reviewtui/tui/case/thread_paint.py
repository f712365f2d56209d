"""What was said and done in a case as lines: messages, what is being written, what left, earlier versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.desk.views import CaseSheet, Version
from reviewtui.domain.clock import moment
from reviewtui.tui.drawing.lines import (
    BLANK,
    Line,
    TonedText,
    fit,
    heading,
    hung,
    paragraph,
    wrap,
)

if TYPE_CHECKING:
    from datetime import tzinfo

    from reviewtui.desk.correspondence import Draft, Leaving, Message


def timeline(sheet: CaseSheet, width: int, now: int, zone: tzinfo) -> list[Line]:
    """What happened, oldest first, in the seller's own time."""
    if not sheet.timeline:
        return []
    whens = [moment(event.at, now, zone) for event in sheet.timeline]
    column = max(len(when) for when in whens)
    lines = [heading("Timeline", width)]
    for when, event in zip(whens, sheet.timeline, strict=True):
        words = event.words[:1].lower() + event.words[1:] if event.words[1:2].islower() else event.words
        lines += hung(TonedText(f"{when:<{column}}  ", "dim"), [TonedText(words)], width)
    return lines


def thread(sheet: CaseSheet, width: int, now: int, zone: tzinfo) -> list[Line]:
    """What was really said between the buyer and us, oldest first."""
    if not sheet.messages:
        return []
    lines = [heading("Messages", width)]
    for index, each in enumerate(sheet.messages):
        lines += [BLANK] if index else []
        lines += message(each, width, now, zone, sheet.me)
    return lines


def message(said: Message, width: int, now: int, zone: tzinfo, me: str = "") -> list[Line]:
    """One message, ours or theirs, with who and when."""
    when = moment(said.at, now, zone)
    if said.direction == "in":
        lead = wrap([TonedText("↩ the buyer", "warm"), TonedText(f", {when}", "dim")], width)
        return [*lead, *paragraph(said.text, width)]
    lead = wrap([TonedText(f"→ {'you' if said.who == me else said.who}", "cool"), TonedText(f", {when}", "dim")], width)
    if said.button:
        words = f"“{said.button.replace('-', ' ').title()}”, Amazon's own words by Contact Customer"
        return [*lead, *paragraph(words, width)]
    return [*lead, *paragraph(said.text, width)]


def writing(sheet: CaseSheet, width: int, now: int, zone: tzinfo) -> list[Line]:
    """The reply that is being written, by us or by somebody else."""
    lines: list[Line] = []
    for left in sheet.leavings:
        lines += paragraph(left_words(left, now, zone, sheet.me), width, "warm")
        lines += [(TonedText("S", "key"), TonedText(" says whether it went out", "dim"))]
    if sheet.draft is not None and not sheet.draft.reply.empty:
        lines += paragraph(fit(sheet.draft.reply.letter(), width), width)
        saved = f" goes on, saved {moment(sheet.draft.saved_at, now, zone)}"
        lines += wrap([TonedText("r", "key"), TonedText(saved, "dim")], width)
    for other in sheet.other_drafts:
        words = f"{_whose(sheet, other)}, saved {moment(other.saved_at, now, zone)}"
        lines += paragraph(words, width, "warm")
    return [heading("Reply begun", width), *lines] if lines else []


def _whose(sheet: CaseSheet, other: Draft) -> str:
    if sheet.draft is None or other.author != sheet.draft.author:
        return f"{other.author} is writing too"
    if other.channel.public != sheet.draft.channel.public:
        return "your public reply" if other.channel.public else "your private letter"
    return "another version of yours, from another window"


def left_words(left: Leaving, now: int, zone: tzinfo, me: str = "") -> str:
    """``copied 08:12 by ann, not known whether it went out``."""
    what, who = "Amazon's page opened" if left.fixed else left.how, "you" if left.who == me else left.who
    return f"{what} {moment(left.at, now, zone)} by {who}, not known whether it went out"


def versions(sheet: CaseSheet, width: int, now: int, zone: tzinfo) -> list[Line]:
    """What the review said before the buyer edited it, the newest change first."""
    if not sheet.versions:
        return []
    about = sheet.review
    today = Version(now, about.stars, about.title, about.text, about.helpful_votes)
    earlier = sorted(sheet.versions, key=lambda version: version.until)
    lines = [heading("Before the buyer edited it", width)]
    for before, after in reversed(list(zip(earlier, [*earlier[1:], today], strict=True))):
        lines += [BLANK] if len(lines) > 1 else []
        lines += _version(before, after, width, now, zone)
    return lines


def _version(before: Version, after: Version, width: int, now: int, zone: tzinfo) -> list[Line]:
    changes = []
    if before.stars != after.stars:
        changes.append(f"{before.stars}★ → {after.stars}★")
    if before.helpful_votes != after.helpful_votes:
        changes.append(f"helpful votes {before.helpful_votes:,} → {after.helpful_votes:,}")
    if before.title != after.title and before.text == after.text:
        changes.append("another title")
    head = f"until {moment(before.until, now, zone)}"
    lines = wrap([TonedText(head, "dim"), TonedText("".join(f", {change}" for change in changes))], width)
    if before.title != after.title or before.text != after.text:
        lines += paragraph(f"“{' '.join(before.title.split())}”", width, "dim") if before.title.strip() else []
    if before.text != after.text:
        lines += paragraph(before.text, width, "dim")
    return lines
