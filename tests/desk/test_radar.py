"""The radar on a real database: what is heard is counted as a recount counts it, and a burst is told, noted, undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from builders import DAY, NOW, SETTINGS, FakeFiles, Ticking, a_desk, a_review, bring_in, sql
from reviewtui.desk.alerts import Notice
from reviewtui.desk.desk import Desk
from reviewtui.desk.refusals import Refused
from reviewtui.desk.settings import AlertSettings
from reviewtui.domain.radar import week_of
from reviewtui.domain.review import Review
from reviewtui.domain.thresholds import Thresholds
from reviewtui.rules.hearing.signals import read_signals
from reviewtui.store import heard
from reviewtui.store.store import SqliteStore

LEAK = "It leaks, there is water all over the table."
SIZE = "Much too small, it does not fit."


def posted(days: int) -> int:
    return (NOW // DAY - days) * DAY


def past(first: int = 1, weeks: int = 40, **given: object) -> Iterator[Review]:
    """Four happy reviews and one about the size in every week before the last two."""
    for week in range(2, weeks):
        for each in range(5):
            number = first + 5 * week + each
            facts = {"stars": 5, "title": "Fine", "text": "All good."} if each else {"title": "Hm", "text": SIZE}
            yield a_review(number, posted_at=posted(7 * week + 3), **(facts | given))


def leaks(count: int, first: int = 5000, days: int = 3, **given: object) -> Iterator[Review]:
    for number in range(first, first + count):
        yield a_review(number, posted_at=posted(days), title="Leaking", text=f"{LEAK} ({number})", **given)


@pytest.fixture
def desk(database: Path, ticking: Ticking) -> Iterator[Desk]:
    opened = a_desk(database, ticking)
    yield opened
    opened.store.close()


def come_in(desk: Desk, *reviews: Iterable[Review]) -> None:
    bring_in(desk.store, [each for some in reviews for each in some], desk.clock())
    assert not desk.radar.catch_up()


def recounted(desk: Desk) -> dict[tuple[int, str, int], int]:
    """What stands in `weekly`, counted from the reviews themselves."""
    counts: dict[tuple[int, str, int], int] = {}
    rows = sql(desk).execute("SELECT product, posted_at, stars, title, text FROM reviews WHERE posted_at > 0")
    for product, at, stars, title, text in rows:
        week = week_of(datetime.fromtimestamp(at, UTC).date())
        said = read_signals(title, text) if stars <= 3 else None
        kinds = {"every": 1, "stars": stars}
        if said is not None:
            kinds |= dict.fromkeys(("unhappy", *said.causes), 1)
            kinds |= {"danger": 1} if said.safety else {}
            kinds |= {"unfixable": 1} if said.unfixable else {}
        for kind, step in kinds.items():
            counts[product, kind, week] = counts.get((product, kind, week), 0) + step
    return counts


def counted(desk: Desk) -> dict[tuple[int, str, int], int]:
    rows = sql(desk).execute("SELECT product, what, week, reviews FROM weekly WHERE reviews <> 0")
    return {(product, what, week): reviews for product, what, week, reviews in rows}


def test_what_is_counted_is_what_a_recount_counts_also_after_changes(desk: Desk) -> None:
    come_in(desk, past(), leaks(4))
    assert counted(desk) == recounted(desk)
    changed = [
        next(leaks(1))._replace(stars=5, title="Mended", text="They sent another."),
        next(leaks(1, 5001))._replace(text="It caught fire and it leaks."),
        next(past())._replace(stars=2, title="Worse", text="It broke."),
        a_review(9001, posted_at=None, title="When?", text=LEAK),
    ]
    come_in(desk, changed)
    come_in(desk, [changed[0]._replace(stars=1, text=LEAK)], [a_review(9002, posted_at=posted(1), asin="B000000002")])
    assert counted(desk) == recounted(desk)
    assert sql(desk).execute("SELECT count(*) FROM heard").fetchone() == (
        sql(desk).execute("SELECT count(*) FROM reviews WHERE stars <= 3").fetchone()
    )


def test_pieces_are_short_and_another_process_may_go_on(
    desk: Desk, database: Path, ticking: Ticking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heard, "PIECE_SECONDS", 0.0)
    bring_in(desk.store, [*past(), *leaks(9)], NOW)
    other = a_desk(database, ticking)
    before = desk.radar.left()
    desk.radar.go_on()
    assert 0 < desk.radar.left() < before
    while desk.radar.go_on() + other.radar.go_on():
        pass
    other.store.close()
    assert counted(desk) == recounted(desk)


def test_a_burst_is_seen_told_and_its_cases_found(desk: Desk) -> None:
    come_in(desk, past())
    assert desk.radar.open() == ()
    come_in(desk, leaks(6), leaks(3, 6000, asin="B000000002", product="Kettle"))
    (found,) = desk.radar.open()
    assert found.words() == (
        "Leak, “Watch strap” (B000000001 DE): 6 of 6 unhappy reviews in 8 days, where there was none in 24 weeks before"
    )
    assert found.query == "asin:B000000001 marketplace:DE cause:leak posted:>=2026-11-16 is:any"


def test_it_is_the_same_burst_as_long_as_it_goes_on(desk: Desk, ticking: Ticking) -> None:
    come_in(desk, past(), leaks(6))
    for number in range(3):
        ticking.pass_(7 * DAY)
        come_in(desk, leaks(5, 6000 + 10 * number, -7 * number - 5))
    assert [each.kept.burst.what for each in desk.radar.open()][:1] == ["leak"]
    assert sql(desk).execute("SELECT count(*) FROM bursts WHERE what = 'leak'").fetchone() == (1,)
    ticking.pass_(40 * DAY)
    assert desk.radar.open() == ()


def test_a_note_that_it_was_fixed_is_an_act_and_tells_whether_it_stopped(desk: Desk, ticking: Ticking) -> None:
    come_in(desk, past(), leaks(6))
    (found,) = desk.radar.open()
    change = desk.radar.fixed(found.kept.id, date(2026, 11, 23), "B7")
    assert change.words == "Leak, “Watch strap” (B000000001 DE): fixed on 2026-11-23 from lot B7"
    assert desk.radar.open() == ()
    (kept,) = desk.radar.sightings()
    assert kept.after_words() == "fixed on 2026-11-23 from lot B7; counted from 2026-11-30 on"
    desk.triage.undo()
    assert [each.kept.fixed_on for each in desk.radar.open()] == [None]
    desk.triage.redo()
    ticking.pass_(35 * DAY)
    come_in(desk, (each._replace(review_id=f"N{each.review_id}", posted_at=posted(-20)) for each in past(weeks=6)))
    (kept,) = desk.radar.sightings()
    assert kept.after_words().startswith("fixed on 2026-11-23 from lot B7; stopped: 0 of 4 unhappy reviews in 29 days")
    assert any(each.words == change.words for each in desk.history.entries())
    come_in(desk, leaks(12, 7000, -34))
    (again,) = desk.radar.open()
    assert again.kept.id != found.kept.id
    with pytest.raises(Refused, match="no burst 99"):
        desk.radar.fixed(99, date(2026, 11, 23))
    assert desk.radar.not_fixed(found.kept.id).undoable


def test_what_came_in_late_is_seen_late(desk: Desk) -> None:
    come_in(desk, past(), leaks(6, days=24))
    (found,) = desk.radar.open()
    assert found.kept.seen < date(2026, 11, 16)


Line = Callable[[], Thresholds]


@pytest.mark.parametrize(
    ("lines", "what", "words"),
    [
        ({"": Thresholds(average_below=4.0)}, "average", "stars, the mean of 11 reviews in 22 days, below your 4"),
        ({"": Thresholds(average_falls_by=1.0)}, "fallen", "after 4.2 of"),
        ({"B000000001": Thresholds(unhappy_in_two_weeks=6)}, "many", "where you want to be told of 6"),
        ({"": Thresholds(average_below=1.0, unhappy_in_two_weeks=7)}, "", ""),
        ({"B000000002": Thresholds(unhappy_in_two_weeks=1)}, "", ""),
    ],
)
def test_thresholds_of_the_sellers_are_told_too(
    database: Path, ticking: Ticking, lines: dict[str, Thresholds], what: str, words: str
) -> None:
    desk = a_desk(database, ticking, SETTINGS._replace(alerts=AlertSettings(thresholds=lines)))
    come_in(desk, past(), leaks(6))
    told = {each.kept.burst.what: each.words() for each in desk.radar.open()}
    assert set(told) == {"leak", what} - {""}
    assert words in told.get(what, "")
    desk.store.close()


class Hook:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.told: list[Notice] = []

    def __call__(self, notice: Notice) -> str:
        self.told.append(notice)
        return ""


def test_a_burst_is_told_once_by_each_way_and_not_at_night(database: Path, ticking: Ticking) -> None:
    hook, files = Hook(), FakeFiles()
    settings = SETTINGS._replace(alerts=AlertSettings(from_score=100.0, quiet=(0, 9 * 60), pause=0))
    desk = Desk(SqliteStore(database), ticking, settings, "s", files.open_readers, files.digest_file, hook=hook)
    come_in(desk, past(), leaks(6))
    assert desk.alerts.tell().held  # it is eight in the morning
    ticking.pass_(3600)
    assert desk.alerts.tell().told == 1
    assert hook.told[0].words().startswith("Leak, “Watch strap” (B000000001 DE): 6 of 6 unhappy reviews in 8 days")
    assert hook.told[0].told()["radar"] == [desk.radar.open()[0].told()]
    come_in(desk, leaks(3, 6000, 0))
    ticking.pass_(3600)
    assert desk.alerts.tell().told == 0
    notice, _ = desk.alerts.take("terminal", desk.store.last_act()[1])
    assert notice is not None
    assert [each.kept.burst.what for each in notice.bursts] == ["leak"]
    assert desk.alerts.take("terminal", desk.store.last_act()[1]) == (None, False)
    desk.store.close()
