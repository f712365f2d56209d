"""Told at once: once a case and way, throttled, not at night; a hook that fails stops nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from builders import DAY, HOUR, NOW, SETTINGS, FakeFiles, Ticking, a_review, bring_in
from reviewtui.desk.alerts import Notice, is_quiet
from reviewtui.desk.desk import Desk
from reviewtui.desk.settings import AlertSettings, Settings
from reviewtui.store.store import SqliteStore

FIRE = {"title": "It caught fire", "text": "The charger caught fire and burned my hand."}
MEH = {"stars": 3, "title": "Meh", "text": "It is fine, I suppose.", "posted_at": NOW - 5 * DAY}


class Hook:
    """Remembers what it was told, and fails as it is told to."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.trouble = ""

    def __call__(self, notice: Notice) -> str:
        self.told.append(notice.words())
        return self.trouble


class Shop:
    def __init__(self, path: Path, ticking: Ticking, alerts: AlertSettings | None = None) -> None:
        self.path, self.ticking, self.hook, self.number = path, ticking, Hook(), 0
        self.begun = False
        self.settings = SETTINGS._replace(alerts=alerts or AlertSettings())

    def open(self) -> Desk:
        files = FakeFiles()
        desk = Desk(
            SqliteStore(self.path), self.ticking, self.settings, "s", files.open_readers, files.digest_file,
            hook=self.hook,
        )  # fmt: skip
        if not self.begun:
            desk.store.set_setting("alerts-after-import", "0")
        desk.alerts.begin()
        return desk

    def arrive(self, *reviews: Mapping[str, object]) -> None:
        store = SqliteStore(self.path)
        made = []
        for each in reviews:
            self.number += 1
            made.append(a_review(self.number, **{"posted_at": self.ticking.now - self.number, **each}))
        bring_in(store, made, self.ticking.now)
        store.close()


@pytest.fixture
def shop(database: Path, ticking: Ticking) -> Shop:
    return Shop(database, ticking)


def test_what_is_urgent_is_told_once_by_each_way(shop: Shop, ticking: Ticking) -> None:
    shop.arrive(FIRE, MEH)
    desk = shop.open()
    assert desk.alerts.tell().told == 1
    assert shop.hook.told == ["Urgent review (danger): “It caught fire”"]
    ticking.pass_(HOUR)
    assert desk.alerts.tell().told == 0
    notice, held = desk.alerts.take("terminal", 0)
    assert (notice is not None, held) == (True, False)
    ticking.pass_(HOUR)
    assert desk.alerts.take("terminal", 0) == (None, False)
    desk.store.close()
    again = shop.open()
    assert again.alerts.tell().told == 0
    again.store.close()


def test_what_came_together_is_told_in_one_line(shop: Shop) -> None:
    shop.arrive(*[FIRE | {"title": f"Fire {number}"} for number in range(7)])
    desk = shop.open()
    assert desk.alerts.tell().told == 7
    desk.store.close()
    (words,) = shop.hook.told
    assert words.startswith("7 urgent reviews (7 of danger): “Fire ")
    assert words.endswith(" and 4 more")


def test_not_oftener_than_wanted_and_then_all_that_waited(shop: Shop, ticking: Ticking) -> None:
    desk = shop.open()
    shop.arrive(FIRE)
    assert desk.alerts.tell().told == 1
    for _ in range(2):
        ticking.pass_(60)
        shop.arrive(FIRE)
        done = desk.alerts.tell()
        assert (done.told, done.held) == (0, True)
    ticking.pass_(300)
    assert desk.alerts.tell().told == 2
    assert len(shop.hook.told) == 2
    desk.store.close()


def test_nobody_is_woken_and_the_morning_tells(database: Path, ticking: Ticking) -> None:
    shop = Shop(database, ticking, AlertSettings(quiet=(22 * 60, 7 * 60)))
    ticking.now += 15 * HOUR  # 23:00
    desk = shop.open()
    shop.arrive(FIRE)
    assert desk.alerts.tell().held
    ticking.pass_(8 * HOUR)
    assert desk.alerts.tell().told == 1
    desk.store.close()


@pytest.mark.parametrize(
    ("hour", "quiet", "is_so"),
    [(23, (1320, 420), True), (6, (1320, 420), True), (7, (1320, 420), False), (12, (1320, 420), False),
     (13, (780, 840), True), (14, (780, 840), False), (3, (), False), (3, (60, 60), False)],
)  # fmt: skip
def test_quiet_hours(hour: int, quiet: tuple[int, ...], is_so: bool) -> None:
    midnight = NOW - 8 * HOUR
    assert is_quiet(midnight + hour * HOUR, quiet, Settings()) is is_so


def test_a_review_that_turns_dangerous_is_told(shop: Shop, ticking: Ticking) -> None:
    shop.arrive(MEH)
    desk = shop.open()
    assert desk.alerts.tell().told == 0
    ticking.pass_(2 * DAY)
    shop.number = 0
    shop.arrive(FIRE | {"posted_at": NOW - 5 * DAY})
    assert desk.alerts.tell().told == 1
    desk.store.close()


def test_what_is_done_old_or_long_known_is_not_told(shop: Shop, ticking: Ticking) -> None:
    shop.arrive(FIRE, FIRE | {"posted_at": NOW - 200 * DAY})
    desk = shop.open()
    desk.triage.done([1])
    assert desk.alerts.tell().told == 0
    shop.arrive(FIRE)
    ticking.pass_(2 * DAY)
    assert desk.alerts.tell().told == 0
    desk.store.close()


def test_a_hook_that_fails_is_told_of_once_and_again_when_it_failed_anew(shop: Shop, ticking: Ticking) -> None:
    desk = shop.open()
    shop.hook.trouble = "it failed"
    troubles = []
    for trouble in ("it failed", "it failed", "", "it failed"):
        shop.hook.trouble = trouble
        shop.arrive(FIRE)
        troubles.append(desk.alerts.tell().trouble)
        ticking.pass_(HOUR)
    assert troubles == ["it failed", "", "", "it failed"]
    assert len(shop.hook.told) == 4
    desk.store.close()


def test_two_processes_tell_no_case_twice(shop: Shop) -> None:
    shop.arrive(FIRE)
    one, other = shop.open(), shop.open()
    cases = one.store.told.untold("hook", 0, NOW - DAY, 10)
    assert other.store.told.untold("hook", 0, NOW - DAY, 10) == cases == [1]
    assert one.store.told.note("hook", cases, NOW) == [1]
    assert other.store.told.note("hook", cases, NOW) == []
    one.store.close()
    other.store.close()


def test_what_came_in_before_anybody_wanted_to_be_told_is_known(shop: Shop, ticking: Ticking) -> None:
    shop.begun = True
    shop.arrive(FIRE)
    desk = shop.open()
    assert desk.alerts.tell().told == 0
    shop.arrive(FIRE | {"title": "Another fire"})
    assert desk.alerts.tell().told == 1
    assert shop.hook.told == ["Urgent review (danger): “Another fire”"]
    desk.store.close()
