"""A case and a letter in sentences, for somebody who hears them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reviewtui.cli.list_ import about, clock
from reviewtui.desk.naming import name_of, short
from reviewtui.domain.channel import Channel
from reviewtui.domain.clock import age, moment
from reviewtui.domain.doors import shop
from reviewtui.domain.finding import CheckResult, Mark, Severity
from reviewtui.domain.review import details
from reviewtui.rules.match.language import name_of as language_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

    from reviewtui.desk.views import CaseRow, CaseSheet
    from reviewtui.domain.finding import Finding, Point

DOORS: Final = {
    Channel.AMAZON_CONTACT_CUSTOMER: "Contact Customer",
    Channel.AMAZON_BUYER_MESSAGE: "a message to the buyer",
    Channel.AMAZON_FEEDBACK_MESSAGE: "a message about the feedback",
    Channel.AMAZON_FEEDBACK_REPLY: "a public reply to the feedback",
    Channel.PUBLIC_REPLY: "a public reply",
    Channel.PRIVATE_MESSAGE: "a private message",
}
_MARKS: Final = {Mark.THERE: "yes", Mark.HALF: "half", Mark.MISSING: "not yet", Mark.UNKNOWN: "can't be told"}
_SHOWN: Final = 600
"""Characters of a review that are told before it is asked what to do."""


def headline(row: CaseRow, now: int, zone: tzinfo) -> str:
    """Who it is about and how much it presses."""
    stars = f"{row.stars} star{'' if row.stars == 1 else 's'}"
    product = about(row)
    level = row.level(now)
    parts = [f"Case {row.case}", stars, str(level), clock(row, now, zone).strip(), product]
    return ", ".join(each for each in parts if each) + "."


def case(sheet: CaseSheet, now: int, zone: tzinfo, *, whole: bool = False) -> Iterator[str]:
    """What a seller has to know before answering: the review, what was said since, what is known of it."""
    review = sheet.review
    told = (name_of(review), age(review.posted_at, now, sheet.told_at), shop(review.marketplace), *details(review))
    yield f"{', '.join(filter(None, told))}."
    text = review.text.strip()
    if text:
        yield text if whole or len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()} … (v reads all of it)"
    answered = [each for each in sheet.messages if each.direction == "in"]
    if answered:
        yield f"They wrote, {moment(answered[-1].at, now, zone)}: {answered[-1].text}"
    for promise in sheet.promises:
        if promise.state == "open":
            yield f"Promised by {moment(promise.due_at, now, zone)}: {promise.text}"
    for note in sheet.notes[-3:]:
        yield f"Note of {note.who}: {note.text}"
    if sheet.tags:
        yield f"Tags: {', '.join(sheet.tags)}"
    if sheet.row.others:
        yield f"Now: {sheet.row.others}."


def points(found: tuple[Point, ...]) -> Iterator[str]:
    """What of the review waits for an answer."""
    if found:
        yield "What they complain of:"
        for number, each in enumerate(found, 1):
            yield f"{number}. {short(each.quote, 200)}{': answered' if each.answered else ''}"


def marks(check: CheckResult) -> Iterator[str]:
    """How far each of the three steps has come."""
    for name, step in (("Apologize", check.apologize), ("Acknowledge", check.acknowledge), ("Solve", check.solve)):
        yield f"{name}: {_MARKS[step.mark]}. {step.words.replace('underlined', 'are open')}"


def findings(check: CheckResult) -> Iterator[str]:
    """What the checks found, the gravest first, numbered for the answer that takes better words."""
    for number, each in enumerate(check.findings, 1):
        yield f"{number}. {finding(each)}"
    for note in check.notes:
        yield f"Note: {note}"


def finding(found: Finding) -> str:
    """One of them in a sentence."""
    weight = "Forbidden" if found.severity is Severity.BLOCK else "Doubtful"
    quote = f" “{short(found.quote, 80)}”" if found.quote.strip() else ""
    better = f" Better: {found.rewrite}" if found.rewrite else ""
    return f"{weight}{quote}: {found.why}{better}"


def verdict(check: CheckResult) -> str:
    """All of it in one sentence."""
    open_ = sum(not each.answered for each in check.points)
    words = {
        "block": "This may not be sent yet.",
        "warn": "Something in it is doubtful.",
        "ok": "Nothing speaks against it.",
    }
    waits = (
        f" {open_} of their {len(check.points)} points {'is' if open_ == 1 else 'are'} not answered." if open_ else ""
    )
    return words[check.verdict] + waits


def in_language(code: str) -> str:
    """The language in which the buyer reads."""
    return f"They read {language_name(code)}."
