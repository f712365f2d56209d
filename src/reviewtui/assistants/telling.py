"""What an assistant is told: plain facts; words of buyers under names that say whose they are, and nobody's name unless
that is wanted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from reviewtui.domain.clock import iso
from reviewtui.domain.finding import Mark
from reviewtui.domain.masking import masked

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewtui.desk.views import CaseRow, CaseSheet
    from reviewtui.domain.finding import CheckResult

LATEST: Final = 40
"""So many acts of the journal are told, the newest."""


def case_told(row: CaseRow, author: str, *, personal: bool) -> dict[str, Any]:
    """One line of the inbox."""
    title = row.title or row.text_start
    return {
        "case": row.case,
        "kind": str(row.kind),
        "marketplace": row.marketplace,
        "asin": row.asin,
        "product": row.product,
        "stars": row.stars,
        "title_by_buyer": title if personal else masked(title, [author]),
        "posted_at": _time(row.posted_at),
        "lane": row.lane.value,
        "urgency": round(row.score),
        "due_at": _time(row.due_at),
        "claimed_by": row.claimed_by,
        "has_draft": row.drafted,
    }


def sheet_told(sheet: CaseSheet, *, personal: bool) -> dict[str, Any]:
    """All of one case, as an assistant reads it; names only where `personal`."""
    review = sheet.review
    said: Callable[[str], str] = (lambda text: text) if personal else (lambda text: masked(text, [review.author]))
    told = case_told(sheet.row, review.author, personal=personal) | {
        "title_by_buyer": said(review.title),
        "text_by_buyer": said(review.text),
        "language": review.language,
        "variant": review.variant,
        "verified_purchase": review.verified,
        "helpful_votes": review.helpful_votes,
        "why_urgent": [each.reason for each in sheet.factors],
        "doors": [
            {"channel": each.channel.value, "open": each.open_, "about": each.words, "closes_at": _time(each.closes_at)}
            for each in sheet.doors
        ],
        "messages": [
            {
                "at": iso(each.at),
                "from": "buyer" if each.direction == "in" else "us",
                "channel": each.channel,
                "text": said(each.text) or each.button,
                "did_go_out": each.retracted_at is None,
            }
            for each in sheet.messages
        ],
        "drafts": [
            {
                "by": each.author,
                "channel": each.channel.value,
                "saved_at": iso(each.saved_at),
                "apologize": said(each.reply.apologize),
                "acknowledge": said(each.reply.acknowledge),
                "solve": said(each.reply.solve),
            }
            for each in (*([sheet.draft] if sheet.draft else ()), *sheet.other_drafts)
        ],
        "promises": [
            {"text": said(each.text), "due_at": iso(each.due_at), "state": each.state} for each in sheet.promises
        ],
        "notes": [{"at": iso(each.at), "by": each.who, "text": said(each.text)} for each in sheet.notes],
        "tags": list(sheet.tags),
        "outcome": sheet.outcome.value if sheet.outcome else None,
        "done_so_far": [
            {"at": iso(each.at), "by": each.who, "what": said(each.words), "taken_back": each.undone}
            for each in sheet.journal[-LATEST:]
        ],
    }
    return told | ({"buyer": review.author, "order": review.order_id} if personal else {})


def check_told(result: CheckResult) -> dict[str, Any]:
    """What the checks say of a letter."""
    return {
        "verdict": result.verdict,
        "may_leave_by_amazon": result.verdict != "block",
        "findings": [
            {
                "rule": each.rule,
                "severity": each.severity.value,
                "words": each.quote,
                "why": each.why,
                "better": each.rewrite,
            }
            for each in result.findings
        ],
        "steps": {
            name: {"there": _there(mark.mark), "about": mark.words}
            for name, mark in (
                ("apologize", result.apologize),
                ("acknowledge", result.acknowledge),
                ("solve", result.solve),
            )
        },
        "points_of_the_buyer": [{"words": each.quote, "answered": each.answered} for each in result.points],
        "notes": list(result.notes),
    }


def _there(mark: Mark) -> str:
    return {Mark.THERE: "yes", Mark.HALF: "half", Mark.MISSING: "no", Mark.UNKNOWN: "can't be told"}[mark]


def _time(at: int | None) -> str | None:
    return None if at is None else iso(at)
