"""Nothing that weighs is done by a key that was typed before its question stood on the screen."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewtui.bootstrap.desks import make_desk
from reviewtui.config.settings import Config
from reviewtui.desk.settings import Settings
from reviewtui.domain.channel import Channel
from reviewtui.domain.reply import Reply
from terminal.emulator import Terminal
from terminal.running import F2, ask, comes, opened

pytestmark = pytest.mark.terminal
SENT = "SELECT count(*) FROM messages WHERE direction = 'out' AND at > ?"
LETTER = Reply(
    "I am sorry that the lid leaked.",
    "It soaked your bag on the way to work.",
    "A new bottle left our house this morning and should be with you soon; keep the old one.",
)


@pytest.fixture
def case(database: Path) -> int:
    """The first contact on top, its buyer has written, and the letter to them is finished."""
    desk = make_desk(database, lambda: int(time.time()), Config(Settings(me="you")))
    number = desk.inbox.find("1")
    desk.triage.buyer_replied(number, "Please help.")
    desk.writing.save(number, Channel.AMAZON_BUYER_MESSAGE, LETTER)
    desk.store.close()
    return number


@pytest.fixture
def inbox(database: Path, case: int) -> Iterator[Terminal]:
    terminal = opened(database)
    terminal.key("3")
    for _ in range(20):
        if "Please help." in next((line for line in terminal.text().splitlines() if line.startswith("▌")), ""):
            break
        terminal.key("j")
    yield terminal
    terminal.kill()


@pytest.mark.parametrize("gap", [0, 0.1, 0.4])
@pytest.mark.parametrize("keys", ["\r\r\r", "s", "y\r"])
def test_keys_behind_the_hand_off_key_record_nothing(inbox: Terminal, database: Path, gap: float, keys: str) -> None:
    begun = int(time.time()) - 1
    inbox.key("r", quiet=0.4)
    inbox.send(F2)
    for key in keys:
        time.sleep(gap)
        inbox.send(key)
        if key == "s":
            break
    if keys == "s" and gap > 0.2:
        return  # by then the question may have stood there long enough to be answered
    inbox.shows("Pasted and sent there?")
    time.sleep(0.3)
    assert ask(database, SENT, begun) == [(0,)]
    inbox.settle(0.5)
    inbox.send("s")
    comes(database, "SELECT count(*) FROM leavings WHERE state = 'sent'", lambda rows: rows == [(1,)])
    assert ask(database, SENT, begun) == [(1,)]


def test_what_left_before_a_kill_is_asked_about_and_never_gone_on_with(
    inbox: Terminal, database: Path, case: int
) -> None:
    inbox.key("r", quiet=0.4)
    inbox.key(F2)
    inbox.shows("Pasted and sent there?")
    inbox.kill()
    assert ask(database, 'SELECT "case", how, state FROM leavings') == [(case, "copied", "open")]
    assert ask(database, "SELECT act FROM journal ORDER BY id DESC LIMIT 1") == [("leave",)]
    again = opened(database, columns=80, rows=24)
    try:
        again.shows("Did it go out?")
        assert "Go on writing?" not in again.text()
        again.key("\x1b", quiet=0.4)
        assert "sent? ✎" in again.text()
    finally:
        again.kill()
    third = opened(database)
    try:
        third.shows("Did it go out?")
        third.settle(0.5)
        third.key("s")
        third.shows("Replied to")
        assert "sent?" not in third.text().splitlines()[-1]
    finally:
        third.kill()
    assert ask(database, "SELECT state FROM leavings") == [("sent",)]
