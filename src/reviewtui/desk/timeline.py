"""The life of a case as one line after the other: what came in, what was said and done, what left and came back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.desk.naming import name_of
from reviewtui.desk.views import Event, Version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtui.desk.correspondence import Leaving, Message
    from reviewtui.desk.past import JournalEntry
    from reviewtui.domain.review import Review


def timeline(
    review: Review,
    imported_at: int,
    imported_from: str,
    messages: tuple[Message, ...],
    versions: tuple[Version, ...],
    journal: tuple[JournalEntry, ...],
    sending: tuple[Event, ...] = (),
    *,
    me: str = "",
) -> tuple[Event, ...]:
    """What happened to a case, oldest first. Acts that were taken back are left out; so are the undos themselves, and
    the posting of an undated review.
    """
    events = [] if review.posted_at is None else [Event(review.posted_at, "posted")]
    if imported_at:
        events.append(Event(imported_at, f"came in from {imported_from.rpartition('/')[2]}"))
    events += [Event(message.at, _said(message, me)) for message in messages]
    events += sending
    told = {"undo", "redo", "kept", "hand-off", "contact", "buyer-replied", "leave", "not-sent", "unsend"}
    name = name_of(review)
    events += [
        Event(entry.at, _here(entry.words, name)) for entry in journal if entry.act not in told and not entry.undone
    ]
    if versions and not any(entry.act == "review-changed" for entry in journal):
        events += [Event(version.until, "the buyer edited the review") for version in versions]
    return tuple(sorted(events, key=lambda event: event.at))


def on_the_way(leavings: tuple[Leaving, ...], me: str) -> Iterator[Event]:
    """What left and is not known to have gone out, or did not."""
    for each in leavings:
        if each.state in {"open", "not-sent"}:
            what = "Amazon's page opened" if each.fixed else f"letter {each.how}"
            became = "whether it went out is not known yet" if each.state == "open" else "it did not go out"
            yield Event(each.at, f"{what}; {became} ({_you(each.who, me)})")


def not_after_all(messages: tuple[Message, ...], me: str) -> Iterator[Event]:
    """What was said to have gone out and had not: both lines."""
    for each in messages:
        yield Event(each.at, f"recorded as sent ({_you(each.who, me)})")
        who = _you(each.retracted_by, me)
        yield Event(each.retracted_at or each.at, f"taken back: it did not go out after all ({who})")


def _you(who: str, me: str) -> str:
    """Who did it, as the screen says it to the one who looks."""
    return "you" if who == me else who


def _here(words: str, name: str) -> str:
    """What was done, told on the case itself: it need not be named. ``Noted on “X”: call`` → ``Noted: call``."""
    words = words.replace(f"Let go of {name}", "Let go of it")
    for before in (" on", " of", " for", ""):
        words = words.replace(f"{before} {name}", "")
    return words


def _said(message: Message, me: str) -> str:
    who = _you(message.who, me)
    if message.direction == "in":
        return "the buyer wrote"
    if message.button:
        return f"“{message.button.replace('-', ' ')}” sent by Contact Customer ({who})"
    return f"reply sent ({who})"
