"""Rounds of sync beside the screens: real threads, a real database, a folder and a service on loopback."""

from __future__ import annotations

import json
import os
import queue
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reviewtui.bootstrap import rounds as rounds_room
from reviewtui.bootstrap.rounds import rounds_of
from reviewtui.config.settings import load
from reviewtui.desk.rounds import Round, Rounds, step_words
from reviewtui.desk.syncing import SyncReport, SyncStep
from reviewtui.sources import noted
from reviewtui.store import sqlite
from services.shelf import Asked, Said, Shelf, shelf

SERVICE = """
name = "A shop"
url = "{url}/reviews"
records = "reviews"
newest_first = true
marketplace = "the shop"
paging = {{ by = "page", parameter = "page", size = 2 }}
[fields]
review_id = "id"
stars = "rating"
title = "title"
text = "body"
"""


def raw(number: int, **more: Any) -> dict[str, Any]:
    return {"id": f"S{number}", "rating": 1, "title": f"Broken {number}", "body": "It leaks."} | more


def a_line(number: int) -> str:
    row = {"review_id": f"R{number}", "marketplace": "DE", "asin": "B000000001", "stars": 1, "title": f"Case {number}"}
    return json.dumps(row | {"text": "It broke.", "posted_at": "2026-11-22T08:00:00Z"}) + "\n"


class Story:
    """Rounds on a folder of their own; what they tell comes in order."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / "r.db"
        self.told: queue.Queue[SyncStep | Round] = queue.Queue()
        self.rounds: Rounds | None = None

    def begin(self, settings: str) -> Rounds:
        path = self.folder / "config.toml"
        path.write_text(settings)
        self.rounds = rounds_of(self.database, lambda: int(time.time()), load(path))
        self.rounds.begin(self.told.put)
        return self.rounds

    def next(self, *, came: int | None = None) -> Round:
        """The next round that is over; with `came` the next that brought so many."""
        end = time.monotonic() + 20
        while True:
            told = self.told.get(timeout=max(0.1, end - time.monotonic()))
            if isinstance(told, Round) and (came is None or told.came == came):
                return told

    def count(self) -> int:
        connection = sqlite.connect(self.database)
        try:
            return int(connection.execute("SELECT count(*) FROM cases").fetchone()[0])
        finally:
            connection.close()


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    found = Story(tmp_path)
    yield found
    if found.rounds is not None:
        found.rounds.end()


@pytest.fixture
def shop() -> Iterator[Shelf]:
    with shelf() as found:
        yield found


def service(story: Story, shop: Shelf, more: str = "") -> str:
    (story.folder / "shop.toml").write_text(SERVICE.format(url=shop.url))
    return f'[sources.shop]\nservice = "shop.toml"\n{more}'


def test_a_service_is_asked_by_itself_again_and_again(story: Story, shop: Shelf) -> None:
    reviews = [raw(1)]
    shop.answer = lambda asked: Said({"reviews": reviews if asked.query["page"] == "1" else []})
    story.begin(service(story, shop) + "[sync]\nevery_minutes = 0.05\n")
    assert story.next().came == 1
    assert story.next().came == 0
    reviews.insert(0, raw(2))
    assert story.next(came=1).words() == "1 new review (shop)"
    assert story.count() == 2


def test_without_an_interval_it_is_asked_by_hand_only(story: Story, shop: Shelf) -> None:
    shop.answer = lambda _: Said({"reviews": [raw(1)]})
    rounds = story.begin(service(story, shop))
    time.sleep(0.3)
    assert shop.asked == []
    assert rounds.ask() == "begun"
    step = story.told.get(timeout=20)
    assert isinstance(step, SyncStep)
    assert step_words(step) == "Asking shop"
    assert story.next().came == 1
    assert rounds.ask() == "begun"
    assert story.next().words() == "Nothing new; 1 source was asked"


def test_a_program_that_is_opened_often_asks_no_oftener(story: Story, shop: Shelf) -> None:
    shop.answer = lambda _: Said({"reviews": [raw(1)]})
    text = service(story, shop, "every_minutes = 10\n")
    story.begin(text)
    assert story.next().came == 1
    assert story.rounds is not None
    story.rounds.end()
    shop.asked.clear()
    story.begin(text)
    time.sleep(0.3)
    assert shop.asked == []


def test_a_second_press_stops_a_service_that_is_waited_for(story: Story, shop: Shelf) -> None:
    asked = threading.Event()

    def busy(_: Asked) -> Said:
        asked.set()
        return Said({}, 429, {"Retry-After": "100"})

    shop.answer = busy
    rounds = story.begin(service(story, shop))
    rounds.ask()
    assert asked.wait(10)
    begun = time.monotonic()
    assert rounds.ask() == "stopping"
    done = story.next()
    assert time.monotonic() - begun < 10
    assert "stopped; the next round goes on there" in done.words()
    shop.answer = lambda _: Said({"reviews": [raw(1)]})
    assert rounds.ask() == "begun"
    assert story.next(came=1).words() == "1 new review (shop)"


def test_an_import_is_stopped_in_the_middle_and_leaves_nothing(story: Story) -> None:
    box = story.folder / "box"
    box.mkdir()
    (box / "0.jsonl").write_text(a_line(0))
    (box / "1.jsonl").write_text("".join(map(a_line, range(1, 12_000))))
    for path in box.iterdir():
        os.utime(path, (1_700_000_000 + int(path.stem), 1_700_000_000 + int(path.stem)))
    path = story.folder / "config.toml"
    path.write_text('[sources.box]\nfolder = "box"\n')
    from reviewtui.bootstrap.desks import make_desk

    desk = make_desk(story.database, lambda: int(time.time()), load(path))
    steps: list[SyncStep] = []
    (report,) = desk.syncing.run(stop=lambda: any(each.rows > 1 for each in steps), telling=steps.append)
    assert (report.new, report.stopped, report.error) == (1, True, "")
    (report,) = desk.syncing.run()
    desk.store.close()
    assert (report.new, report.stopped) == (11_999, False)


@pytest.mark.parametrize("blind", [False, True])
def test_a_file_that_lands_in_a_folder_comes_in_by_itself(
    story: Story, monkeypatch: pytest.MonkeyPatch, blind: bool
) -> None:
    monkeypatch.setattr(rounds_room, "BLIND_SECONDS", 0.5)
    # a file that lands before the system has begun to watch comes with the next look, which is a minute away otherwise
    monkeypatch.setattr(rounds_room, "FOLDER_SECONDS", 8.0)
    if blind:
        monkeypatch.setitem(sys.modules, "watchfiles", None)
    box = story.folder / "box"
    box.mkdir()
    story.begin('[sources.box]\nfolder = "box"\npattern = "*.jsonl"\n')
    story.next()
    (box / "other.txt").write_text("no reviews")
    (box / "a.jsonl").write_text(a_line(1) + a_line(2))
    done = story.next(came=2)
    assert done.words() == "2 new reviews (box)"
    assert not done.by_hand


def test_a_folder_that_is_made_later_is_seen(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds_room, "BLIND_SECONDS", 0.3)
    story.begin('[sources.box]\nfolder = "box"\n')
    assert "there is no folder" in story.next().words()
    box = story.folder / "box"
    box.mkdir()
    (box / "a.jsonl").write_text(a_line(1))
    assert story.next(came=1).words() == "1 new review (box)"


def test_another_sync_under_way_is_waited_for_in_silence(
    story: Story, shop: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rounds_room, "TURN_SECONDS", 0.2)
    shop.answer = lambda _: Said({"reviews": [raw(1)]})
    with noted.alone(story.folder / "sync"):
        rounds = story.begin(service(story, shop, "every_minutes = 10\n"))
        assert story.next().errors == ()
        rounds.ask()
        while not (told := story.next()).by_hand:
            pass
        assert "another sync is under way" in told.words()
    assert story.next(came=1).words() == "1 new review (shop)"


def test_words_of_a_round() -> None:
    shop = SyncReport("shop", 5, 2, 1, 1, 1)
    assert Round((shop,)).words() == "2 new reviews, 1 changed, 1 row was rejected (shop)"
    broken = SyncReport("box", error="box: there is no folder /x")
    assert Round((shop._replace(rejected=0), broken)).words() == (
        "2 new reviews, 1 changed (shop); box: there is no folder /x"
    )
    assert Round((broken,)).words() == "box: there is no folder /x"
    assert Round((SyncReport("a"), SyncReport("b"))).words() == "Nothing new; 2 sources were asked"
    assert Round((), trouble="No").words() == "No"
    assert step_words(SyncStep("shop", 2, 3, 12_000)) == "Asking shop (2 of 3): 12,000 rows"
