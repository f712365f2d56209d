"""A real morning: twenty-three cases in at most thirty keys, and every number on the screen is the database's."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewtui.bootstrap.desks import make_desk
from reviewtui.config.settings import Config
from reviewtui.desk.desk import Desk
from reviewtui.desk.settings import Settings
from reviewtui.desk.views import View
from reviewtui.domain.case import OPEN_LANES
from terminal.emulator import Terminal
from terminal.running import ask, opened

pytestmark = pytest.mark.terminal

_TAB = re.compile(r"(All|First|Replied|Promised|Waiting|Snoozed|Later)(?: contact)? ([\d,]+)")
_HEADER = {
    "over": re.compile(r"([\d,]+) (?:clocks? )?over"),
    "promises": re.compile(r"([\d,]+) promises? (?:due )?today"),
}
_PLACE = re.compile(r"([\d,]+) of ([\d,]+) *$")
_COUNTED = re.compile(r"Contact Customer  ·  (\d+) of \d+")


@pytest.fixture
def desk(database: Path) -> Iterator[Desk]:
    found = make_desk(database, lambda: int(time.time()), Config(Settings(me="you")))
    yield found
    found.store.close()


def number(words: str) -> int:
    return int(words.replace(",", ""))


def agree(terminal: Terminal, desk: Desk, tab: int = 0) -> str:
    """What is wrong with the numbers on the screen, "" when nothing is; `tab` is the one that is shown, if known."""
    lines = terminal.text().splitlines()
    counts = desk.inbox.counts()
    shown = {place: number(count) for place, (_, count) in enumerate(_TAB.findall(lines[1]), 1)}
    if set(shown) != set(range(1, 7)):
        return f"the tabs show {shown} in {lines[1]!r}"
    for key, lane in enumerate((None, *OPEN_LANES), 1):
        listed = len(desk.inbox.case_ids(View(lane)))
        if not shown[key] == counts.listed(lane) == listed:
            return f"tab {key} says {shown[key]}, the counts {counts.listed(lane)}, the list has {listed}"
    for name, wanted in (("over", counts.clocks_over), ("promises", counts.promises_due)):
        found = _HEADER[name].search(lines[0])
        if (number(found[1]) if found else 0) != wanted:
            return f"the header says {lines[0]!r}, there are {wanted} {name}"
    place = _PLACE.search(lines[-1])
    if place and tab and (number(place[2]) != shown[tab] or not 1 <= number(place[1]) <= shown[tab]):
        return f"below stands {place[0]!r}, tab {tab} has {shown[tab]}"
    return ""


def assert_agree(terminal: Terminal, desk: Desk, tab: int) -> None:
    """The header follows when the cursor rests, so it is given a moment."""
    end = time.perf_counter() + 6
    while wrong := agree(terminal, desk, tab) or today_differs(desk):
        assert time.perf_counter() < end, f"{wrong}\n{terminal.text()}"


def today_differs(desk: Desk) -> str:
    """What `today` says otherwise than the header, "" when nothing."""
    morning, counts = desk.inbox.morning(), desk.inbox.counts()
    over, promised = morning.over + morning.replied_over, morning.promises_over + morning.promises_today
    if (over, promised) != (counts.clocks_over, counts.promises_due):
        return f"today has {over} over and {promised} promised, the header {counts.clocks_over}, {counts.promises_due}"
    return ""


def asked_about(terminal: Terminal, after: int) -> int:
    """The number of the case that the question is about; it comes after one before, what has no such door is passed."""
    end = time.perf_counter() + 10
    while True:
        found = _COUNTED.search(terminal.text())
        if found and int(found[1]) > after:
            return int(found[1])
        assert time.perf_counter() < end, terminal.text()


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 36)])
def test_twenty_three_cases_in_thirty_keys(database: Path, desk: Desk, columns: int, rows: int) -> None:
    terminal, keys, tab = opened(database, columns=columns, rows=rows), 0, 1
    before = {case for tab in OPEN_LANES for case in desk.inbox.case_ids(View(tab))}
    begun = int(time.time())

    def press(key: str) -> None:
        nonlocal keys, tab
        terminal.settle(0.4)
        terminal.key(key)
        keys += 1
        tab = int(key) if key.isdigit() else tab
        assert_agree(terminal, desk, tab)

    try:
        assert_agree(terminal, desk, tab)
        for key in ("2", "*", "C"):
            press(key)
        at = 0
        for done in range(19):
            at = asked_about(terminal, after=at)
            press("f" if done % 5 == 0 else "s")
        asked_about(terminal, after=at)
        press("\x1b")
        terminal.shows("Contact Customer: 19 of ")
        press("5")
        for _ in range(4):
            press("e")
        closed = before - {case for tab in OPEN_LANES for case in desk.inbox.case_ids(View(tab))}
        assert len(closed) == 4
        assert ask(database, "SELECT count(*) FROM messages WHERE button <> '' AND at >= ?", begun) == [(19,)]
        assert keys <= 30
    finally:
        terminal.kill()
