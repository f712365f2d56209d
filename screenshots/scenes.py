"""What the pictures show: a day of the demo, the first day, a day without cases; and the keys that lead there."""

from __future__ import annotations

import csv
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from reviewtui.desk.ports import SourceOptions
from reviewtui.desk.views import View
from reviewtui.sources.demo.stage import stage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reviewtui.desk.desk import Desk

NOW: Final = int(datetime(2026, 11, 23, 8, 12, tzinfo=UTC).timestamp())
OLD_REVIEWS: Final = 11_000

LETTER = (
    "[I'm sorry, this is on us. A mug that empties itself into your bag is the opposite of what you paid for.]",
    "tab",
    (
        "[You found the seal missing from the box, the lid leaked because of it, your laptop sleeve is ruined and the "
        "handle wobbles; and when you wrote to us, nobody answered.]"
    ),
    "tab",
    (
        "[A new mug with a checked seal leaves our warehouse on Tuesday. Please keep the old one until we send you a "
        "label: our workshop wants to see it, so that this does not happen to anybody else. And tell us what the "
        "sleeve cost you.]"
    ),
)

SHELF = (
    "[I'm sorry. The shelf came down because of anchors that we chose for you, and it took your plant with it.]",
    "tab",
    (
        "[You kept well under the weight on the box, it held for a week, and then the anchors pulled straight out of "
        "the drywall.]"
    ),
    "tab",
    (
        "[Anchors made for drywall without studs leave us today, and we pay for the plant: just tell us what it cost. "
        "Please send the photos of the holes, our workshop wants to see them.]"
    ),
)

FORBIDDEN = (
    "[I'm sorry, this is on us.]",
    "tab",
    "[The lid leaked, the handle wobbles and nobody answered you.]",
    "tab",
    "[A new mug leaves us today. Would you change your review when it holds? Write to care@mugs.example any time.]",
)


ONE_BY_ONE = ("2", "x", "x", "x", "C", "f")
"""Three are selected, the first is recorded."""

BOTTLE = (
    "[Es tut mir leid, dass bei Ihrer Thermoskanne der Dichtring gefehlt hat.]",
    "tab",
    "[Im Deckel ist die Nut, aber kein Ring, so wird nichts dicht; und Sie haben eigens noch im Karton nachgesehen.]",
    "tab",
    (
        "[Der Dichtring geht morgen in einem Brief an Sie ab. Ist Ihnen eine neue Kanne lieber? Dann schreiben Sie "
        "es mir einfach hier.]"
    ),
)
"""A letter in German."""

TITLES = ("Leaks", "Broke after a week", "Not as described", "Too small", "Arrived dented", "Meh", "Great", "Love it",
          "Does what it should", "Would buy again")  # fmt: skip


def an_ordinary_day(make: Callable[[Callable[[], int]], Desk], folder: Path) -> None:  # noqa: ARG001 - as the others
    """The demo."""
    stage(make, NOW)


def an_empty_day(make: Callable[[Callable[[], int]], Desk], folder: Path) -> None:  # noqa: ARG001 - as the others
    """The demo when everything has been done."""
    stage(make, NOW)
    desk = make(lambda: NOW - 60)
    desk.triage.done(list(desk.inbox.case_ids(View())), "kept")
    desk.store.close()


def the_first_day(make: Callable[[Callable[[], int]], Desk], folder: Path) -> None:
    """Years of reviews come in at once; a few of them are of this week."""
    path = folder / "reviews.csv"
    now = datetime.fromtimestamp(NOW, UTC)
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("review_id", "asin", "rating", "title", "body", "date", "helpful_votes"))
        for number in range(OLD_REVIEWS):
            age = timedelta(hours=3 + number * 5.4)
            title = TITLES[number * 7 % len(TITLES)]
            stars = 1 + number % 3 if number * 7 % len(TITLES) < 6 else 4 + number % 2
            words = f"{title}. Bought in {(now - age):%B %Y}, used it a while."
            asin, posted = f"B0SHOP{number % 40:04}", (now - age).isoformat()
            rows.writerow((f"R{number:07}", asin, stars, title, words, posted, number * 13 % 9))
    desk = make(lambda: NOW)
    desk.importing.run(path, SourceOptions())
    desk.store.close()
