"""A day in the life: the inbox is open, a service gets three new reviews, one of them dangerous."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from services.shelf import Said, Shelf, shelf
from terminal.emulator import Terminal
from terminal.running import F2, ask, comes, cursor_line, opened

pytestmark = pytest.mark.terminal

SERVICE = """
name = "A shop"
url = "{url}/reviews"
secret = ["key"]
records = "reviews"
newest_first = true
headers = {{ X-Key = "{{key}}" }}
paging = {{ by = "page", parameter = "page", size = 50 }}
[fields]
review_id = "id"
asin = "asin"
marketplace = "=US"
stars = "rating"
title = "title"
text = "body"
posted_at = "at"
verified = "verified"
helpful_votes = "votes"
"""
NOTICE = re.compile(rb"\x1b\]9;reviewtui: ([^\x07]*)\x07\x07")


def raw(number: int, title: str, body: str, **more: Any) -> dict[str, Any]:
    at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - 600))
    told = {"id": f"RDAY{number}", "asin": "B0DAYDAY01", "rating": 1, "title": title, "body": body, "at": at}
    return told | {"verified": True, "votes": 0} | more


@pytest.fixture
def shop() -> Iterator[Shelf]:
    with shelf() as found:
        yield found


def notices(terminal: Terminal) -> list[str]:
    return [each.decode() for each in NOTICE.findall(bytes(terminal.raw))]


def until(terminal: Terminal, words: str, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while words not in terminal.text():
        assert time.monotonic() < end, terminal.text()
        terminal.settle(0.3)


@pytest.mark.parametrize(("columns", "rows"), [(120, 36), (80, 24)])
def test_a_day_in_the_life(database: Path, shop: Shelf, columns: int, rows: int) -> None:
    reviews: list[dict[str, Any]] = []
    shop.answer = lambda _: Said({"reviews": reviews})
    hook = database.parent / "hook"
    (database.parent / "shop.toml").write_text(SERVICE.format(url=shop.url))
    settings = database.parent / "config.toml"
    settings.write_text(
        '[sources.shop]\nservice = "shop.toml"\nkey = { command = "echo k-1" }\n[sync]\nevery_minutes = 0.05\n'
        f"[alerts]\nterminal = true\ncommand = 'echo \"$REVIEWTUI_WORDS\" >> {hook}'\n"
    )
    terminal = opened(
        database, columns=columns, rows=rows, REVIEWTUI_CONFIG=str(settings), TERM="xterm-256color", TMUX="", STY="",
        VTE_VERSION="",
    )  # fmt: skip
    try:
        terminal.key("j")
        until(terminal, "⚠ My toddler")
        before = cursor_line(terminal)
        reviews[:] = [
            raw(1, "Battery exploded", "The battery exploded and burned my hand, we are at the hospital.", votes=60),
            raw(2, "Lid is a bit loose", "The lid does not close well.", rating=3),
            raw(3, "Not for me", "I do not like the colour.", rating=3),
        ]
        until(terminal, "3 new reviews (shop); urgent review (danger): “Batt")
        until(terminal, "Battery exploded")
        assert cursor_line(terminal)[:50] == before[:50]
        polls = len(shop.asked)
        while len(shop.asked) < polls + 2:  # nothing is told again
            terminal.settle(0.5)
        assert notices(terminal) == ["Urgent review (danger): “Battery exploded”"]
        assert hook.read_text() == "Urgent review (danger): “Battery exploded”\n"
        assert all(each.headers["X-Key"] == "k-1" for each in shop.asked)
        for _ in range(9):
            if "Battery exploded" in cursor_line(terminal):
                break
            terminal.key("k")
        terminal.key("\r")
        terminal.shows("The battery exploded and burned")
        terminal.key("r")
        terminal.key("I'm so sorry that you were hurt.")
        terminal.key("\t")
        terminal.key("\t")
        terminal.key(F2, quiet=0.6)
        terminal.key("s", quiet=0.6)
        (case,) = ask(database, "SELECT id FROM reviews WHERE review_id = 'RDAY1'")[0]
        statement = f'SELECT button FROM messages WHERE "case" = {case}'
        comes(database, statement, lambda rows: rows == [("customer-support",)])
        assert len(notices(terminal)) == 1
        terminal.check()
    finally:
        terminal.kill()


def test_a_file_that_lands_in_a_watched_folder_is_told(database: Path) -> None:
    box = database.parent / "box"
    box.mkdir()
    settings = database.parent / "config.toml"
    settings.write_text('[sources.downloads]\nfolder = "box"\npattern = "*.csv"\n')
    terminal = opened(database, REVIEWTUI_CONFIG=str(settings))
    try:
        until(terminal, "⚠ Cable")
        before = cursor_line(terminal)
        (box / "reviews.csv").write_text(
            "review_id,marketplace,asin,stars,title,text,posted_at\n"
            f"RBOX1,US,B0DAYDAY01,1,Leaks,It leaks.,{time.strftime('%Y-%m-%d')}\n"
        )
        until(terminal, "1 new review (downloads)")
        assert cursor_line(terminal)[:50] == before[:50]
        assert ask(database, "SELECT count(*) FROM reviews WHERE review_id = 'RBOX1'") == [(1,)]
    finally:
        terminal.kill()


def test_one_key_asks_and_a_slow_service_holds_no_key_up(database: Path, shop: Shelf) -> None:
    def slow(_: object) -> Said:
        time.sleep(3)
        return Said({"reviews": [raw(9, "Slow but sure", "It leaks.")]})

    shop.answer = slow
    (database.parent / "shop.toml").write_text(SERVICE.format(url=shop.url))
    settings = database.parent / "config.toml"
    settings.write_text('[sources.shop]\nservice = "shop.toml"\nkey = { command = "echo k-1" }\n')
    terminal = opened(database, REVIEWTUI_CONFIG=str(settings))
    try:
        terminal.key("F")
        terminal.shows("Asking shop; F stops that")
        first = cursor_line(terminal)
        begun = time.monotonic()
        terminal.key("j")
        assert cursor_line(terminal) != first
        assert time.monotonic() - begun < 2
        until(terminal, "1 new review (shop)")
    finally:
        terminal.kill()
