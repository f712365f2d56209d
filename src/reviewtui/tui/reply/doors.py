"""The doors that a reply may be written for, and the text that each kind of them has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.domain.channel import CARRIES, Carries, Channel
from reviewtui.domain.reply import Reply
from reviewtui.tui.reply.save_state import Written

if TYPE_CHECKING:
    from reviewtui.desk.views import CaseSheet


def text_channels(sheet: CaseSheet) -> list[Channel]:
    """The doors of a case that carry words of our own, open ones first."""
    doors = sorted(sheet.doors, key=lambda door: not door.open_)
    return [door.channel for door in doors if CARRIES[door.channel] is not Carries.FIXED_TEXT]


def for_the_other_door(sheet: CaseSheet, channel: Channel) -> dict[bool, Written]:
    """My text for the other kind of door than this one, private or public, if there is one."""
    if sheet.draft is None:
        return {}
    mine = [each for each in (sheet.draft, *sheet.other_drafts) if each.author == sheet.draft.author]
    other = next((each for each in mine if each.channel.public != channel.public), None)
    return {} if other is None else {other.channel.public: Written(other.channel, other.reply)}


def letter_to_go_on_with(sheet: CaseSheet) -> tuple[Written, int | None]:
    """My draft and when it was saved, if its door takes own words; else an empty letter for the first door."""
    channels = text_channels(sheet) or [Channel.PRIVATE_MESSAGE]
    if sheet.draft is not None and sheet.draft.channel in channels:
        return Written(sheet.draft.channel, sheet.draft.reply), sheet.draft.saved_at
    return Written(channels[0], Reply()), None


def door_after(sheet: CaseSheet, here: Channel) -> Channel | None:
    """The next door for own words, round and round; None where there is only one."""
    channels = text_channels(sheet)
    if len(channels) < 2:
        return None
    return channels[(channels.index(here) + 1) % len(channels)] if here in channels else channels[0]
