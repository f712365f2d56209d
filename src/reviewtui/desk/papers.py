"""One case on paper: a brief for whoever takes it over, and the evidence for an appeal to Amazon, both in Markdown."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from reviewtui.domain.channel import Channel
from reviewtui.domain.clock import day, iso
from reviewtui.domain.doors import shop
from reviewtui.domain.finding import Mark
from reviewtui.domain.masking import masked
from reviewtui.domain.review import stars_words
from reviewtui.domain.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import tzinfo

    from reviewtui.desk.checking import Checking
    from reviewtui.desk.correspondence import Message
    from reviewtui.desk.inbox import Inbox
    from reviewtui.desk.ports import Clock
    from reviewtui.desk.settings import Settings
    from reviewtui.desk.views import CaseSheet
    from reviewtui.domain.finding import CheckResult


class Papers:
    """Papers about one case: a brief, and evidence for an appeal."""

    def __init__(self, inbox: Inbox, checking: Checking, clock: Clock, settings: Settings) -> None:
        self._inbox = inbox
        self._checking = checking
        self._clock = clock
        self._settings = settings

    def brief(self, case: int, *, personal: bool) -> str:
        """What somebody has to know who takes the case over. Raises Refused for a case that isn't there."""
        return brief(self._inbox.sheet(case), self._clock(), self._settings.zone, personal=personal)

    def evidence(self, case: int, *, personal: bool) -> str:
        """What was written, when, and what the checks say of it. Raises Refused for a case that isn't there."""

        def check(message: Message) -> CheckResult:
            return self._checking.text(message.text, Channel(message.channel), case)

        return evidence(self._inbox.sheet(case), check, self._clock(), personal=personal)


def brief(sheet: CaseSheet, now: int, zone: tzinfo, *, personal: bool) -> str:
    """What somebody has to know who takes a case over: where it stands, what was said, what is owed."""
    said = _saying(sheet, personal=personal)
    row = sheet.row
    lines = [*_head(sheet, "Case", personal=personal), "", "## Where it stands", ""]
    lines.append(f"- {row.lane.words}; {row.level(now) or 'presses no more'} (urgency {row.score:.0f} of 100)")
    if row.due_at:
        lines.append(f"- {'Due by' if row.due_at > now else 'Was due by'} {iso(row.due_at)}")
    if row.claimed_by:
        lines.append(f"- Claimed by {row.claimed_by}")
    lines += [f"- {factor.reason}" for factor in sheet.factors]
    lines += ["", "## What is owed", ""]
    owed = [each for each in sheet.promises if each.state == "open"]
    lines += [f"- By {day(each.due_at, zone)}: {said(each.text)}" for each in owed] or ["- Nothing"]
    lines += ["", "## How it can be answered", ""]
    for door in sheet.doors:
        closes = f", until {iso(door.closes_at)}" if door.open_ and door.closes_at else ""
        lines.append(f"- {door.channel.value}: {'open' if door.open_ else 'closed'}{closes}; {door.words}")
    lines += _review(sheet, said)
    lines += _passed(sheet, said)
    if sheet.notes:
        lines += ["", "## Notes", "", *(f"- {iso(each.at)} {each.who}: {said(each.text)}" for each in sheet.notes)]
    if sheet.draft and not sheet.draft.reply.empty:
        who = f"by {sheet.draft.author}, saved {iso(sheet.draft.saved_at)}, not sent"
        lines += ["", "## The letter that is being written", "", who, "", *_literal(said(sheet.letter(sheet.draft)))]
    return "\n".join(lines).rstrip() + "\n"


def evidence(sheet: CaseSheet, check: Callable[[Message], CheckResult], now: int, *, personal: bool) -> str:
    """What was written to a buyer, when, by whom, and what the checks say of it, for an appeal."""
    said = _saying(sheet, personal=personal)
    lines = _head(sheet, "Evidence: case", personal=personal)
    lines += ["", f"Made {iso(now)} by reviewtui out of its journal. All times are UTC."]
    lines += _review(sheet, said)
    for before in sheet.versions:
        lines += ["", f"Until {iso(before.until)} it read ({stars_words(before.stars)}):", ""]
        lines += _literal(said(f"{before.title}\n{before.text}".strip()))
    lines += ["", "## Letters", ""]
    for each in sheet.messages:
        lines += [*_letter(each, check, said), ""]
    if not sheet.messages:
        lines += ["Nothing was sent and nothing came in.", ""]
    if sheet.removals:
        lines += ["## Requests to Amazon", ""]
        for asked in sheet.removals:
            lines += [f"### {iso(asked.at)}: {asked.ground}, {asked.state}", "", *_literal(said(asked.text)), ""]
    lines += ["## Promises", ""]
    lines += [
        f"- made {iso(each.made_at)} by {each.made_by}, for {iso(each.due_at)}, {each.state}: {said(each.text)}"
        for each in sheet.promises
    ] or ["None."]
    lines += ["", "## What was done, in order", "", "| when (UTC) | who | what |", "|---|---|---|"]
    lines += [
        f"| {iso(each.at)} | {_cell(each.who)} | {_cell(said(each.words))}{' (taken back)' if each.undone else ''} |"
        for each in sheet.journal
    ]
    return "\n".join(lines).rstrip() + "\n"


def _saying(sheet: CaseSheet, *, personal: bool) -> Callable[[str], str]:
    return (lambda text: text) if personal else (lambda text: masked(text, [sheet.review.author]))


def _head(sheet: CaseSheet, word: str, *, personal: bool) -> list[str]:
    review, row = sheet.review, sheet.row
    facts = [
        ("Review", review.review_id),
        ("Kind", str(review.kind)),
        ("Product", " ".join(filter(None, (sheet.product.title, row.asin)))),
        ("Marketplace", shop(review.marketplace) if review.marketplace else ""),
        ("Posted", iso(review.posted_at) if review.posted_at else "not known"),
        ("Verified purchase", {True: "yes", False: "no", None: ""}[review.verified]),
        ("Buyer", review.author if personal else ""),
        ("Order", review.order_id if personal else ""),
        ("Page", "" if "@" in review.url else review.url),
        ("Tags", ", ".join(sheet.tags)),
        ("Outcome", sheet.outcome.value if sheet.outcome else ""),
    ]
    return [
        f"# {word} {row.case}: {stars_words(review.stars)}",
        "",
        *(f"- {name}: {value}" for name, value in facts if value),
    ]


def _review(sheet: CaseSheet, said: Callable[[str], str]) -> Iterator[str]:
    yield from ("", "## The review", "")
    yield from _literal(said(f"{sheet.review.title}\n\n{sheet.review.text}".strip()) or "(no words)")


def _passed(sheet: CaseSheet, said: Callable[[str], str]) -> Iterator[str]:
    yield from ("", "## What passed between us", "")
    for each in sheet.messages:
        yield f"{iso(each.at)}, {_who(each)}:"
        yield ""
        yield from _literal(said(each.text) or each.button)
        yield ""
    if not sheet.messages:
        yield "Nothing yet."


def _who(message: Message) -> str:
    if message.direction == "in":
        return "the buyer"
    return f"{message.who} by {message.channel}"


def _letter(message: Message, check: Callable[[Message], CheckResult], said: Callable[[str], str]) -> Iterator[str]:
    way = "from the buyer" if message.direction == "in" else f"to the buyer by {message.who}"
    yield f"### {iso(message.at)}: {way}"
    yield ""
    yield f"- by: {message.channel}{f', fixed text “{message.button}”' if message.button else ''}"
    yield f"- known because: {message.proof}"
    if message.text:
        yield f"- SHA-256 of its text: {hashlib.sha256(message.text.encode()).hexdigest()}"
    if message.direction == "out" and message.text:
        yield from _checked(check(message), said)
    if message.text:
        yield ""
        yield from _literal(said(message.text))


def _checked(result: CheckResult, said: Callable[[str], str]) -> Iterator[str]:
    steps = [
        f"{name} {_HOW[mark.mark]}"
        for name, mark in (
            ("apologizes", result.apologize), ("acknowledges", result.acknowledge), ("solves", result.solve),
        )
    ]  # fmt: skip
    yield f"- checked against courtesy and Amazon's rules: {result.verdict}; {', '.join(steps)}"
    for each in result.findings:
        yield f"  - {each.severity}: “{one_line(said(each.quote))[:80]}”: {each.why}"


def _literal(text: str) -> Sequence[str]:
    """A text that means itself, whatever stands in it."""
    return [f"    {line}".rstrip() for line in text.split("\n")]


_HOW: Final = {Mark.THERE: "yes", Mark.HALF: "half", Mark.MISSING: "no", Mark.UNKNOWN: "can't be told"}


def _cell(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")
