from __future__ import annotations

from datetime import UTC, timedelta, timezone

from reviewtui.desk.correspondence import Draft, Message
from reviewtui.desk.views import Note, Promise, Version
from reviewtui.domain.calendar import Calendar, Dates
from reviewtui.domain.case import Lane
from reviewtui.domain.channel import Channel
from reviewtui.domain.clock import DAY, HOUR
from reviewtui.domain.deadlines import Deadline
from reviewtui.domain.finding import Point
from reviewtui.domain.reply import Reply
from reviewtui.domain.review import Stars
from reviewtui.tui.case import header_paint, review_paint, sheet_paint, thread_paint
from reviewtui.tui.case.preview_paint import preview
from reviewtui.tui.drawing.lines import Line, line_width, plain
from tui.sheets import HOSTILE, NOW, POSTED, TEXT, make_review, make_sheet


def read(lines: list[Line]) -> str:
    return "\n".join(plain(lines))


def test_a_review_from_its_stars_to_its_last_word() -> None:
    assert read(review_paint.review(make_sheet(), 52, NOW)) == (
        "1★ DO NOT BUY THIS PRODUCT\n"
        "Travel mug 500 ml · amazon.com · 18% of your sales\n"
        "Mara L., 6 hours ago, verified purchase\n"
        "▲ 10 of 10 found it helpful\n"
        "\n"
        "I bought this mug for my commute and it has been\n"
        "nothing but trouble.\n"
        "\n"
        "The lid leaks. By the time I got to work half of the\n"
        "coffee was in my bag.\n"
        "\n"
        "The handle wobbles too."
    )


def test_feedback_without_title_and_words() -> None:
    review = make_review(kind="seller-feedback", title="", text="", helpful_votes=0, order_id="902-1-2", verified=None)
    lines = plain(review_paint.review(make_sheet(review), 60, NOW))
    assert lines[0] == "1★ Seller feedback"
    assert lines[-1] == "no words, only the stars"
    assert not any("helpful" in line for line in lines)


def test_unanswered_points_are_lit_and_answered_ones_quiet() -> None:
    start, end = TEXT.index("The lid leaks"), TEXT.index("The lid leaks") + len("The lid leaks")
    late = TEXT.index("The handle")
    points = (
        Point(late, len(TEXT), "", answered=False),
        Point(start, end, "The lid leaks", answered=True),
        Point(start + 2, end + 4, "overlaps", answered=False),
    )
    tones = {piece.text: piece.tone for line in review_paint.body(make_sheet(), 80, points) for piece in line}
    assert tones["The lid leaks"] == "answered"
    assert tones["The handle wobbles too."] == "open"
    assert read(review_paint.body(make_sheet(), 80, points)) == read(review_paint.body(make_sheet(), 80))


def test_why_it_stands_here_the_strongest_first_and_flush_right() -> None:
    assert read(sheet_paint.why(make_sheet(), 48)) == (
        "Why it stands here ─────────────────────────────\n"
        "10 of 10 helpful, on its way to page one   × 4.2\n"
        "18% of your sales stand behind it          × 2.1\n"
        "6 hours old: 97% can still be reached     × 0.97"
    ).replace("× 0.97", sheet_paint.times(0.975))  # type: ignore[attr-defined]


def test_factors_in_few_signs() -> None:
    assert [sheet_paint.times(value) for value in (12.4, 4.21, 1, 0.5, 0.001)] == [  # type: ignore[attr-defined]
        "× 12", "× 4.2", "× 1.0", "× 0.50", "× <0.01",
    ]  # fmt: skip


def test_what_came_in_names_only_the_stars_that_came() -> None:
    sheet = make_sheet()._replace(stars=Stars((2, 1, 0, 0, 1_200)))
    assert "1,203 came in, 5.0★ on average: 2 × 1★, 1 × 2★, 1,200 × 5★" in plain(sheet_paint.product(sheet, 80))


def test_the_day_of_the_deadlines_is_told_in_the_seller_s_way() -> None:
    for as_of, words in (("2026-11-23", "23 Nov 2026"), ("last winter", "last winter")):
        sheet = make_sheet()._replace(deadlines=(Deadline("page", NOW + DAY, "the page goes", as_of),))
        assert plain(sheet_paint.deadlines(sheet, 60, NOW, UTC))[-1] == f"as of {words}"
    american = Calendar(UTC, Dates.US)
    sheet = make_sheet()._replace(deadlines=(Deadline("page", NOW + DAY, "the page goes", "2026-11-23"),))
    assert plain(sheet_paint.deadlines(sheet, 60, NOW, american))[-1] == "as of Nov 23, 2026"


def test_doors_say_what_may_be_said_and_until_when() -> None:
    text = read(sheet_paint.doors(make_sheet(), 60, NOW, UTC))
    assert "● Contact Customer: on Amazon's page, two fixed texts" in text
    assert "closes 21 Feb, in 12 weeks" in text
    assert "○ Buyer message: your own words, after they answer" in text


def test_the_sellers_own_time_and_the_timeline() -> None:
    zone = timezone(timedelta(hours=2))
    assert read(thread_paint.timeline(make_sheet(), 40, NOW, zone)).splitlines()[1:] == [
        "04:12  posted",
        "09:12  tagged: leak",
    ]


def test_what_was_said_promised_noted_and_begun() -> None:
    sheet = make_sheet(
        messages=(
            Message(1, NOW - DAY, "out", "amazon-contact-customer", "courtesy-refund", "", "ann", ""),
            Message(2, NOW - HOUR, "in", "amazon-buyer-message", "", "Still waiting.", "buyer", ""),
        ),
        promises=(
            Promise(1, "Replacement", NOW - HOUR, "open", NOW - DAY, "ann"),
            Promise(2, "A call", NOW - DAY, "kept", NOW - 2 * DAY, "ann"),
        ),
        notes=(Note(1, NOW - HOUR, "ann", "asked the warehouse"),),
        draft=Draft(1, "ann", Channel.AMAZON_BUYER_MESSAGE, Reply("I'm sorry."), NOW - HOUR),
        other_drafts=(Draft(2, "bob", Channel.AMAZON_BUYER_MESSAGE, Reply("Hm."), NOW - HOUR),),
    )
    thread = read(thread_paint.thread(sheet, 60, NOW, UTC))
    assert "“Courtesy Refund”, Amazon's own words by Contact Customer" in thread
    assert "↩ the buyer, 07:12\nStill waiting." in thread
    promises = read(sheet_paint.promises(sheet, 60, NOW, UTC))
    assert "⚑ Replacement\n  by 07:12, 1h over" in promises
    assert "✓ A call, kept" in promises
    assert "asked the warehouse\nann, 07:12" in read(sheet_paint.notes(sheet, 60, NOW, UTC))
    writing = read(thread_paint.writing(sheet, 60, NOW, UTC))
    assert "I'm sorry.\nr goes on, saved 07:12\nbob is writing too, saved 07:12" in writing


def test_sections_without_anything_to_say_are_left_out() -> None:
    sheet = make_sheet(factors=(), doors=(), timeline=(), tags=())
    for section in (sheet_paint.why(sheet, 40), sheet_paint.doors(sheet, 40, NOW, UTC), sheet_paint.tags(sheet, 40)):
        assert section == []
    assert sheet_paint.stacked([[], [()], [], [()]]) == [(), (), ()]


def test_an_edited_review_shows_what_it_was() -> None:
    sheet = make_sheet(versions=(Version(NOW - HOUR, 3, "Meh", "It was fine.", 4),))
    text = read(thread_paint.versions(sheet, 60, NOW, UTC))
    assert "until 07:12, 3★ → 1★, helpful votes 4 → 10" in text
    assert "“Meh”\nIt was fine." in text


def test_the_line_above_says_where_it_stands_and_what_to_do() -> None:
    (text,) = plain([header_paint.header(make_sheet(), "1 of 62", 90, NOW, UTC)])
    assert text == " 1 of 62  First contact   answer within 18 hours   tags: leak"
    for row, words in (
        ({"due_at": NOW - 5 * HOUR}, "5 hours over"),
        ({"lane": Lane.WAITING, "due_at": NOW + 3 * DAY}, "follow up in 3 days"),
        ({"lane": Lane.SNOOZED, "wakes_at": None}, "asleep until the buyer writes"),
        ({"lane": Lane.PROMISED, "due_at": NOW - 2 * DAY}, "the promise is 2 days over"),
        ({"lane": Lane.DONE}, ""),
    ):
        assert header_paint.clock(make_sheet(row=row), NOW, UTC)[0] == words
    assert header_paint.clock(make_sheet(row={"due_at": NOW - 1, "hopeless": True}), NOW, UTC)[1] == "dim"


def test_the_preview_leaves_out_whole_what_does_not_fit() -> None:
    sheet = make_sheet()
    whole = plain(preview(sheet, 52, 40, NOW, UTC))
    assert any(line.startswith("Door ") for line in whole)
    for height in range(1, 40):
        lines = plain(preview(sheet, 52, height, NOW, UTC))
        assert len(lines) <= height
        assert not lines or not (lines[-1].startswith(("Why", "Door")))
        assert ("Why it stands" in "\n".join(lines)) == any("× 4.2" in line for line in lines)


def test_a_long_review_is_cut_and_says_how_much_more_there_is() -> None:
    review = make_review(text="\n".join(f"line {number}" for number in range(50)))
    lines = plain(preview(make_sheet(review), 52, 30, NOW, UTC))
    assert "… 31 more lines, ⏎ opens" in lines
    assert any(line.startswith("Why") for line in lines)


def test_the_preview_begins_with_what_is_due() -> None:
    answered = make_sheet(
        row={"lane": Lane.BUYER_REPLIED},
        messages=(Message(2, NOW - HOUR, "in", "amazon-buyer-message", "", "Still waiting.", "buyer", ""),),
    )
    assert plain(preview(answered, 52, 30, NOW, UTC))[:2] == ["↩ the buyer, 07:12", "Still waiting."]
    promised = make_sheet(
        row={"lane": Lane.PROMISED}, promises=(Promise(1, "Replacement", NOW + HOUR, "open", NOW, "ann"),)
    )
    assert plain(preview(promised, 52, 30, NOW, UTC))[0] == "⚑ Replacement"


def test_hostile_words_everywhere_keep_to_their_width() -> None:
    review = make_review(title=HOSTILE, text=HOSTILE, author=HOSTILE, product=HOSTILE, variant=HOSTILE, order_id="1")
    sheet = make_sheet(
        review,
        product=make_sheet().product._replace(title=HOSTILE),
        tags=(HOSTILE,),
        notes=(Note(1, NOW, HOSTILE, HOSTILE),),
        messages=(Message(1, POSTED, "in", "", "", HOSTILE, HOSTILE, ""),),
        versions=(Version(NOW, 2, HOSTILE, HOSTILE, 0),),
    )
    for width in (20, 33, 80):
        lines = [
            *review_paint.review(sheet, width, NOW),
            *sheet_paint.product(sheet, width),
            *sheet_paint.notes(sheet, width, NOW, UTC),
            *thread_paint.thread(sheet, width, NOW, UTC),
            *thread_paint.versions(sheet, width, NOW, UTC),
            *sheet_paint.tags(sheet, width),
            header_paint.header(sheet, "1 of 2", width, NOW, UTC),
        ]
        assert max(line_width(line) for line in lines) <= width
        assert "\x1b" not in read(lines)
