"""How commands speak: JSON with the names of docs/ARCHITECTURE.md, or plain lines for people."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from reviewtui.cli.streams import kept
from reviewtui.desk.inbox import NOTHING_YET
from reviewtui.domain.clock import iso

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.desk.desk import Desk
    from reviewtui.desk.past import Change
    from reviewtui.desk.views import CaseRow, CaseSheet


def only_ascii() -> bool:
    """Whether standard output takes no more than ASCII, so that JSON has to escape the rest."""
    return "utf" not in (sys.stdout.encoding or "utf-8").lower()


def print_json(document: object) -> None:
    """One JSON document on standard output."""
    json.dump(document, sys.stdout, ensure_ascii=only_ascii(), indent=2)
    sys.stdout.write("\n")


def moment(at: int | None) -> str | None:
    """A time as JSON gives it."""
    return None if at is None else iso(at)


def case_json(row: CaseRow) -> dict[str, Any]:
    """A case as `list --json` gives it."""
    return {
        "case": row.case,
        "review_id": row.review_id,
        "kind": row.kind,
        "marketplace": row.marketplace,
        "asin": row.asin,
        "product": row.product,
        "stars": row.stars,
        "title": row.title,
        "posted_at": moment(row.posted_at),
        "helpful_votes": row.helpful_votes,
        "lane": row.lane.value,
        "urgency": row.urgency,
        "due_at": moment(row.due_at),
    }


def sheet_json(sheet: CaseSheet, now: int) -> dict[str, Any]:
    """A case as `show --json` gives it."""
    row, review = case_json(sheet.row), sheet.review._asdict()
    return row | {
        "level": sheet.row.level(now),
        "title": review["title"],
        **{name: value for name, value in review.items() if name not in row},
        "wakes_at": moment(sheet.row.wakes_at),
        "claimed_by": sheet.row.claimed_by,
        "outcome": sheet.outcome,
        "imported_at": moment(sheet.imported_at),
        "imported_from": sheet.imported_from,
        "versions": [
            {"until": iso(each.until), "stars": each.stars, "title": each.title, "text": each.text,
             "helpful_votes": each.helpful_votes}
            for each in sheet.versions
        ],
        **_place_json(sheet),
        **_words_json(sheet),
        **_work_json(sheet),
    }  # fmt: skip


def _place_json(sheet: CaseSheet) -> dict[str, Any]:
    """Why a case stands where it stands, and by when through which door."""
    return {
        "factors": [
            {"name": each.name, "value": round(each.value, 6), "reason": each.reason} for each in sheet.factors
        ],
        "doors": [
            {"channel": each.channel.value, "open": each.open_, "words": each.words,
             "closes_at": moment(each.closes_at), "url": each.url, "sure": each.sure}
            for each in sheet.doors
        ],
        "deadlines": [
            {"name": each.name, "at": iso(each.at), "words": each.words, "as_of": each.as_of}
            for each in sheet.deadlines
        ],
    }  # fmt: skip


def _words_json(sheet: CaseSheet) -> dict[str, Any]:
    """What was written to the buyer and what came back."""
    return {
        "drafts": [
            {"author": each.author, "channel": each.channel.value, "apologize": each.reply.apologize,
             "acknowledge": each.reply.acknowledge, "solve": each.reply.solve, "letter": sheet.letter(each),
             "saved_at": iso(each.saved_at)}
            for each in ((sheet.draft,) if sheet.draft else ()) + sheet.other_drafts
        ],
        "messages": [
            {"at": iso(each.at), "direction": each.direction, "channel": each.channel, "button": each.button,
             "text": each.text, "who": each.who, "proof": each.proof}
            for each in sheet.messages
        ],
        "leaving": [
            {"at": iso(each.at), "who": each.who, "channel": each.channel.value, "how": each.how, "text": each.text}
            for each in sheet.leavings
        ],
    }  # fmt: skip


def _work_json(sheet: CaseSheet) -> dict[str, Any]:
    """What we owe and asked for, and what we wrote down."""
    return {
        "promises": [
            {"id": each.id, "text": each.text, "due_at": iso(each.due_at), "state": each.state,
             "made_at": iso(each.made_at), "made_by": each.made_by}
            for each in sheet.promises
        ],
        "topics": [
            {"topic": each.name, "mentions": each.mentions, "share": each.share, "impact": each.impact,
             "negative": each.negative}
            for each in sheet.topics.told
        ],
        "removable": [
            {"ground": each.id, "because": each.why, "quotes": list(each.quotes)} for each in sheet.removable
        ],
        "removals": [
            {"id": each.id, "at": iso(each.at), "who": each.who, "ground": each.ground, "text": each.text,
             "expected_at": iso(each.expected_at), "state": each.state, "answered_at": moment(each.answered_at)}
            for each in sheet.removals
        ],
        "tags": list(sheet.tags),
        "notes": [{"at": iso(each.at), "who": each.who, "text": each.text} for each in sheet.notes],
        "journal": [
            {"at": iso(each.at), "who": each.who, "act": each.act, "words": each.words, "undone": each.undone}
            for each in sheet.journal
        ],
    }  # fmt: skip


def say_nothing(opened: Desk, words: str) -> None:
    """On standard error, why nothing stands on standard output."""
    click.echo(f"{NOTHING_YET}." if opened.inbox.nothing_came_in() else words, err=True)


def print_change(change: Change, *, as_json: bool) -> None:
    """Print what an act did, in words or as JSON."""
    print_changes([change], as_json=as_json)


def print_changes(changes: Sequence[Change], *, as_json: bool) -> None:
    """What acts did that were asked for together."""
    for change in changes:
        kept(change.words)
        if not as_json:
            click.echo(change.words)
    if as_json:
        cases = list(dict.fromkeys(case for change in changes for case in change.cases))
        words, undoable = "; ".join(each.words for each in changes), all(each.undoable for each in changes)
        print_json({"words": words, "cases": cases, "undoable": undoable})
