from __future__ import annotations

from datetime import UTC
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from builders import DAY, HOUR, NOW
from reviewtui.desk.views import CaseRow
from reviewtui.domain.case import Lane
from reviewtui.domain.text import clean, one_line
from reviewtui.tui.drawing.line import fit
from reviewtui.tui.drawing.themes import Inks, LookOfTheme
from reviewtui.tui.inbox.row_paint import Paper, clock, columns, paint_missing, paint_row, product, votes

INKS = Inks(*(Style(color=f"color({number})", bgcolor="black") for number in range(11)))
LOOK = LookOfTheme(INKS, INKS, INKS, Style())

ROW = CaseRow(
    case=1, lane=Lane.FIRST_CONTACT, score=96.4, stars=1, title="DO NOT BUY THIS PRODUCT", text_start="", words="",
    product="Travel mug 500 ml", helpful_votes=10, total_votes=10, due_at=NOW + 18 * HOUR, posted_at=NOW - 6 * HOUR,
    hopeless=False, marketplace="US", kind="product-review", review_id="R1", asin="B0DEMOMUG1", claimed_by="",
    drafted=False, wakes_at=None,
)  # fmt: skip


def painted(width: int = 80, *, cursor: bool = False, marked: bool = False, **given: Any) -> str:
    strip = paint_row(ROW._replace(**given), Paper(LOOK, width, NOW, UTC), cursor=cursor, marked=marked)
    assert strip.cell_length == width
    assert sum(cell_len(segment.text) for segment in strip) == width
    return strip.text


GOLDEN = [
    ({}, "  now   █ 1★ 18h left  DO NOT BUY THIS PRODUCT        Travel mug 500 ml  ▲10/10 "),
    ({"score": 58, "stars": 3}, "  today ▅ 3★ 18h left  DO NOT BUY THIS PRODUCT        Travel mug 500 ml  ▲10/10 "),
    ({"score": 30, "stars": 3, "due_at": NOW - 5 * DAY},
     "  week  ▃ 3★ 5d over   DO NOT BUY THIS PRODUCT        Travel mug 500 ml  ▲10/10 "),
    ({"score": 1, "hopeless": True, "posted_at": NOW - 2600 * DAY, "due_at": None},
     "          1★ 7y old    DO NOT BUY THIS PRODUCT        Travel mug 500 ml  ▲10/10 "),
    ({"due_at": NOW - 5 * HOUR, "helpful_votes": 0},
     "  now   █ 1★ 5h over   DO NOT BUY THIS PRODUCT        Travel mug 500 ml         "),
    ({"lane": Lane.BUYER_REPLIED, "words": "Still nothing. Is anyone there at all?", "total_votes": None},
     "  now   █ 1★ 18h left  ↩ “Still nothing. Is anyone t… Travel mug 500 ml     ▲10 "),
    ({"lane": Lane.PROMISED, "words": "A new mug"},
     "  now   █ 1★ 18h left  ⚑ A new mug                    Travel mug 500 ml  ▲10/10 "),
    ({"title": "説明書と違う部品が入っていたのでとても困りました", "product": "折りたたみ机幅80センチ"},
     "  now   █ 1★ 18h left  説明書と違う部品が入っていた…  折りたたみ机幅80…  ▲10/10 "),
    ({"title": "", "text_start": ""},
     "  now   █ 1★ 18h left  1 star, no words               Travel mug 500 ml  ▲10/10 "),
    ({"drafted": True, "claimed_by": "alexandra"},
     "  now   █ 1★ 18h left  ✎ @alexandr DO NOT BUY THIS P… Travel mug 500 ml  ▲10/10 "),
    ({"others": "mia writes", "claimed_by": "mia"},
     "  now   █ 1★ 18h left  mia writes · DO NOT BUY THIS…  Travel mug 500 ml  ▲10/10 "),
    ({"danger": True},
     "  now   █ 1★ 18h left  ⚠ DO NOT BUY THIS PRODUCT      Travel mug 500 ml  ▲10/10 "),
    ({"danger": True, "drafted": True, "title": "説明書と違う部品が入っていたのでとても困りました"},
     "  now   █ 1★ 18h left  ⚠ ✎ 説明書と違う部品が入って…  Travel mug 500 ml  ▲10/10 "),
    ({"kind": "seller-feedback", "title": "Arrived late, box crushed", "product": "", "asin": ""},
     "  now   █ 1★ 18h left  fb Arrived late, box crushed   (feedback)         ▲10/10 "),
    ({"product": "Acme Travel Mug, 500 ml, leakproof lid, black"},
     "  now   █ 1★ 18h left  DO NOT BUY THIS PRODUCT        Acme Travel Mug    ▲10/10 "),
    ({"lane": Lane.SNOOZED, "wakes_at": NOW + DAY, "score": 4},
     "        ▁ 1★ Tue 08:00 DO NOT BUY THIS PRODUCT        Travel mug 500 ml  ▲10/10 "),
]  # fmt: skip


@pytest.mark.parametrize(("given", "line"), GOLDEN)
def test_a_line_at_eighty_columns(given: dict[str, Any], line: str) -> None:
    assert painted(**given) == line


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Travel mug 500 ml", "Travel mug"), ("USB-C charger 65 W with cable", "USB-C charger"),
        ("Acme Mug, black", "Acme Mug"), ("Mug: large", "Mug: large"), ("4K cable 2 m", "4K cable 2 m"),
        ("Kissen für Kinder", "Kissen"), ("椅子80センチ折りたたみ", "椅子80センチ折りたたみ"),
    ],
)  # fmt: skip
def test_a_product_in_a_narrow_column(name: str, label: str) -> None:
    assert product(ROW._replace(product=name), 13) == label


def test_the_cursor_and_the_selection_stand_at_the_edge() -> None:
    assert painted(cursor=True).startswith("▌ now")
    assert painted(marked=True).startswith("● now")
    assert painted(cursor=True, marked=True).startswith("● now")


def test_the_product_gives_way_first_then_the_votes_never_the_title() -> None:
    assert "Travel mug" in painted(66)  # the list beside its preview, on a screen of 120
    assert "Travel mug" not in painted(58)
    assert "▲10/10" in painted(58)
    assert "▲" not in painted(50)
    assert "DO NOT BUY THIS PRODUCT" in painted(50)
    for width in range(1, 200):
        painted(width)


@pytest.mark.parametrize(("width", "least"), [(55, 30), (66, 22), (77, 28), (80, 30), (120, 55)])
def test_the_title_has_the_most_room(width: int, least: int) -> None:
    sizes = columns(width)
    assert sizes.title >= least
    assert sizes.title > sizes.product


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"lane": Lane.DONE}, "done"),
        ({"lane": Lane.SNOOZED, "wakes_at": None}, "on reply"),
        ({"lane": Lane.SNOOZED, "wakes_at": NOW + 3 * HOUR}, "11:00"),
        ({"lane": Lane.SNOOZED, "wakes_at": NOW + 20 * DAY}, "13 Dec"),
        ({"lane": Lane.WAITING, "due_at": NOW + 4 * DAY}, "waits 4d"),
        ({"lane": Lane.WAITING, "due_at": NOW - 1}, "follow up"),
        ({"due_at": None}, "6h old"),
        ({"due_at": None, "posted_at": None}, "undated"),
        ({"due_at": NOW - 3000 * DAY}, "8y over"),
    ],
)
def test_clocks(given: dict[str, Any], words: str) -> None:
    said = clock(ROW._replace(**given), NOW, UTC)
    assert said == words
    assert len(said) <= 9


@pytest.mark.parametrize(
    ("helpful", "total", "words"),
    [
        (0, 5, ""),
        (3, None, "▲3"),
        (1204, 1300, "▲1.2k"),
        (12, 15, "▲12/15"),
        (99_000, None, "▲99k"),
        (123, 456, "▲123"),
    ],
)
def test_votes(helpful: int, total: int | None, words: str) -> None:
    said = votes(ROW._replace(helpful_votes=helpful, total_votes=total))
    assert said == words


HOSTILE = [
    "[bold]red[/bold] [@click=app.quit]x[/]",
    "\x1b[31mred\x1b[0m \x1b]0;title\x07",
    "\u202eevil\u202c \u200f",
    "a\u0301" * 50,
    "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 family \u2764\ufe0f \U0001f1e9\U0001f1ea",
    "שלום עולם",
    "مرحبا بالعالم",
    "ก็" * 40,
    "x" * 5000,
    "\u200b\u200b",
    "箱" * 99,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_only_text(text: str) -> None:
    told = one_line(clean(text))
    for width in (30, 66, 80):
        for line in (painted(width, title=told, product=told), painted(width, lane=Lane.BUYER_REPLIED, words=told)):
            assert line.isprintable()
            assert "\u202e" not in line


@given(st.text(max_size=60), st.integers(1, 70))
def test_a_fitted_text_has_just_the_cells_that_it_was_given(text: str, width: int) -> None:
    assert cell_len(fit(one_line(clean(text)), width)) == width


def test_a_lost_case_is_dim_all_over() -> None:
    strip = paint_row(ROW._replace(hopeless=True, due_at=NOW - DAY), Paper(LOOK, 80, NOW, UTC))
    colours = {segment.style for segment in strip if segment.text.strip()}
    assert colours == {INKS.dim}


def test_a_line_is_sent_in_few_pieces() -> None:
    assert len(list(paint_row(ROW, Paper(LOOK, 66, NOW, UTC)))) <= 7


def test_what_is_on_its_way_has_its_line() -> None:
    assert paint_missing(Paper(LOOK, 40, NOW, UTC), cursor=True).text == "▌  ·····" + " " * 32


WILD = [0, -(10**18), 10**18, 2**62]


@pytest.mark.parametrize("at", WILD)
@pytest.mark.parametrize("lane", list(Lane))
def test_times_from_anywhere_are_drawn(at: int, lane: Lane) -> None:
    for row in (ROW._replace(lane=lane, due_at=at), ROW._replace(lane=lane, wakes_at=at, due_at=None, posted_at=at)):
        for now in (NOW, *WILD):
            strip = paint_row(row, Paper(LOOK, 80, now, UTC))
            assert strip.cell_length == 80
            assert "can't be drawn" not in strip.text


def test_a_row_that_can_not_be_drawn_says_so() -> None:
    for width in (0, 10, 40, 80):
        strip = paint_row(ROW._replace(score=float("nan")), Paper(LOOK, width, NOW, UTC))
        assert strip.cell_length == width
        assert width < 40 or "can't be drawn" in strip.text
