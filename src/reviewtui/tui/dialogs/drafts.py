"""The letters that wait to be finished, and how one of them read before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.desk.correspondence import DraftVersion
from reviewtui.desk.naming import short
from reviewtui.domain.clock import exact, moment
from reviewtui.tui.case.compare import compare, counts
from reviewtui.tui.dialogs.pick import PickDialog, PickRow
from reviewtui.tui.drawing.lines import Line, TonedText, paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from reviewtui.desk.open_drafts import OpenDraft
    from reviewtui.domain.reply import Reply
    from reviewtui.tui.drawing.lines_view import Paint


class DraftsDialog(PickDialog[int]):
    """Answers with the case whose letter is to be gone on with."""

    def __init__(self, drafts: Sequence[OpenDraft], me: str, now: int, zone: tzinfo) -> None:
        rows = [
            PickRow(_words(each, me), moment(each.saved_at, now, zone), each.case, _letter(each)) for each in drafts
        ]
        count = f"  ·  {len(rows):,} wait to be finished" if len(rows) > 1 else ""
        title = (TonedText("Drafts", "title"), TonedText(count, "dim"))
        super().__init__(title, rows, "go on writing", "No letter waits to be finished.")


class VersionsDialog(PickDialog[DraftVersion]):
    """Answers with the version that is to come back."""

    def __init__(self, versions: Sequence[DraftVersion], current: Reply, me: str, now: int, zone: tzinfo) -> None:
        rows = [_version(each, current, me, exact(each.at, now, zone)) for each in versions]
        title = (TonedText("Earlier versions", "title"), TonedText("  ·  compared with what stands there now", "dim"))
        empty = "There is no earlier version yet; one is kept every two minutes of writing."
        super().__init__(title, rows, "take it back", empty)


def _words(each: OpenDraft, me: str) -> Line:
    who = () if each.author == me else (TonedText(f"{each.author}  ", "warm"),)
    return (
        *who,
        TonedText(f"{each.stars}★ ", "dim"),
        TonedText(f"{each.name}  "),
        TonedText(short(each.reply.letter(), 80), "dim"),
    )


def _letter(each: OpenDraft) -> Paint:
    text = each.reply.letter()
    return lambda width: paragraph(text, width)


def _version(each: DraftVersion, current: Reply, me: str, when: str) -> PickRow[DraftVersion]:
    back, gone = counts(current, each.reply)
    change = f"+{back} −{gone} words" if back or gone else "the same words"
    who = "you" if each.who == me else each.who
    words = (TonedText(f"{when}  "), TonedText(f"{who}  ", "dim"), TonedText(short(each.reply.letter(), 60), "dim"))
    return PickRow(words, change, each, lambda width: compare(current, each.reply, width))
