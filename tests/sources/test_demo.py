from __future__ import annotations

import re
from collections import Counter
from importlib import resources
from itertools import pairwise

import pytest

from reviewtui.domain.case import Lane
from reviewtui.domain.channel import Channel
from reviewtui.domain.review import Kind
from reviewtui.sources.demo.tell import Demo, DemoCase, DemoMessage, load_demo, tell

DEMO = load_demo()
SOURCE = resources.files("reviewtui.sources.demo").joinpath("cases.toml").read_text(encoding="utf-8")

THREAD = {
    Kind.PRODUCT_REVIEW: {Channel.AMAZON_CONTACT_CUSTOMER, Channel.AMAZON_BUYER_MESSAGE},
    Kind.SELLER_FEEDBACK: {Channel.AMAZON_FEEDBACK_MESSAGE},
}
SORRY = re.compile(r"\b(?:sorry|tut mir leid|lo siento)\b|申し訳", re.IGNORECASE)
ABOUT_THE_REVIEW = re.compile(
    r"\b(?:reviews?|feedback|ratings?|stars?|rezension\w*|bewertung\w*|sterne?|reseñas?|opini[oó]n\w*|valoraci\w+"
    r"|estrellas?)\b|レビュー|評価|口コミ",
    re.IGNORECASE,
)
WAY_OUT = re.compile(r"https?:|www\.|\w@\w|\.(?:com|de|es|net|org|jp)\b|\+?\d[\d ()/-]{6,}\d", re.IGNORECASE)
PICTURES = re.compile("[☀-➿\U0001f000-\U0001faff]")


@pytest.fixture
def demo() -> Demo:
    return DEMO


def in_lane(lane: Lane) -> list[DemoCase]:
    return [case for case in DEMO.cases if case.lane is lane]


def letters() -> list[DemoMessage]:
    return [
        message
        for case in DEMO.cases
        for message in case.messages
        if message.direction == "out" and message.button is None
    ]


def test_every_lane_is_filled_as_a_real_morning_would_fill_it(demo: Demo) -> None:
    assert Counter(case.lane for case in demo.cases) == {
        Lane.FIRST_CONTACT: 38,
        Lane.BUYER_REPLIED: 6,
        Lane.PROMISED: 5,
        Lane.WAITING: 7,
        Lane.SNOOZED: 3,
        Lane.DONE: 3,
    }


def test_ids_are_unique_and_look_like_amazons(demo: Demo) -> None:
    ids = [case.id for case in demo.cases]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"R[A-Z0-9]{12}", each) for each in ids)


def test_order_ids_have_17_digits_and_belong_to_one_case(demo: Demo) -> None:
    orders = [case.order_id for case in demo.cases if case.order_id]
    assert len(orders) >= 20
    assert len(set(orders)) == len(orders)
    assert all(re.fullmatch(r"\d{3}-\d{7}-\d{7}", each) for each in orders)


def test_products_are_known_and_share_the_sales(demo: Demo) -> None:
    known = {(product.marketplace, product.asin) for product in demo.products}
    assert len(known) == len(demo.products)
    assert {(case.marketplace, case.asin) for case in demo.cases} <= known
    assert sum(product.weight for product in demo.products) <= 1.0 + 1e-9
    assert min(product.ratings for product in demo.products) < 10
    assert {product.marketplace for product in demo.products} == set(demo.marketplaces)
    assert all(re.fullmatch(r"B0[A-Z0-9]{8}", product.asin) for product in demo.products)
    assert all(1.0 <= product.average_stars <= 5.0 for product in demo.products)


def test_the_articles_story_stands_first(demo: Demo) -> None:
    top = demo.cases[0]
    product = next(each for each in demo.products if each.asin == top.asin)
    assert (top.stars, top.title) == (1, "DO NOT BUY THIS PRODUCT")
    assert top.text.count("\n\n") == 4
    assert (top.helpful_votes, top.total_votes) == (10, 10)
    assert (top.hours_ago, top.verified, top.lane) == (6.0, True, Lane.FIRST_CONTACT)
    assert product.weight == max(each.weight for each in demo.products) == 0.18


@pytest.mark.parametrize("case", DEMO.cases, ids=lambda case: case.id)
def test_a_case_is_whole(case: DemoCase) -> None:
    assert 1 <= case.stars <= 3
    assert case.author
    assert case.language in {"en", "de", "es", "ja"}
    assert 0 < case.hours_ago <= 60 * 24
    if case.kind is Kind.SELLER_FEEDBACK:
        assert case.order_id
        assert (case.title, case.verified, case.helpful_votes, case.total_votes) == ("", None, 0, None)
    else:
        assert case.title
        assert case.text
        assert case.verified is not None
        assert case.total_votes is not None
        assert 0 <= case.helpful_votes <= case.total_votes
    assert "!" not in case.title
    assert "\n\n\n" not in case.text


@pytest.mark.parametrize("case", DEMO.cases, ids=lambda case: case.id)
def test_nothing_happens_before_its_review_or_in_the_future(case: DemoCase) -> None:
    happened = [message.hours for message in case.messages]
    assert happened == sorted(happened)
    for hours in (*happened, *(note.hours for note in case.notes)):
        assert -case.hours_ago < hours < 0
    for version in case.versions:
        assert -case.hours_ago <= version.hours < 0
        assert (version.stars, version.title, version.text) != (case.stars, case.title, case.text)


@pytest.mark.parametrize("case", DEMO.cases, ids=lambda case: case.id)
def test_messages_leave_by_doors_that_exist(case: DemoCase) -> None:
    assert {message.channel for message in case.messages} <= THREAD[case.kind]
    if case.kind is Kind.PRODUCT_REVIEW and case.messages:
        assert case.messages[0].channel is Channel.AMAZON_CONTACT_CUSTOMER
    for message in case.messages:
        fixed = message.channel is Channel.AMAZON_CONTACT_CUSTOMER
        assert fixed == (message.button is not None) == (message.text == "")
    for before, after in pairwise(case.messages):
        if after.channel is Channel.AMAZON_BUYER_MESSAGE and after.direction == "out":
            assert before.direction == "in", "free text only after the buyer's answer"


@pytest.mark.parametrize("case", DEMO.cases, ids=lambda case: case.id)
def test_a_lane_has_what_brought_the_case_there(case: DemoCase) -> None:
    last = case.messages[-1].direction if case.messages else None
    if case.lane is Lane.FIRST_CONTACT:
        assert last is None
    elif case.lane is Lane.BUYER_REPLIED:
        assert last == "in"
    elif case.lane in {Lane.PROMISED, Lane.WAITING}:
        assert last == "out"
    assert bool(case.promises) == (case.lane is Lane.PROMISED)
    assert (case.snooze_hours is not None) == (case.lane is Lane.SNOOZED)
    assert (case.done_hours is not None) == (case.lane is Lane.DONE) == bool(case.reason)
    if case.done_hours is not None and case.messages:
        assert case.messages[-1].hours < case.done_hours < 0


@pytest.mark.parametrize("letter", letters(), ids=lambda letter: letter.text[:24])
def test_our_letters_are_sorry_and_keep_amazons_rules(letter: DemoMessage) -> None:
    assert SORRY.search(letter.text)
    assert not ABOUT_THE_REVIEW.search(letter.text)
    assert not WAY_OUT.search(letter.text)
    assert not PICTURES.search(letter.text)
    assert "\n\n\n" not in letter.text
    assert "!" not in letter.text


def test_the_clocks_press(demo: Demo) -> None:
    answers = sorted(-case.messages[-1].hours for case in in_lane(Lane.BUYER_REPLIED))
    assert sum(hours > 24 for hours in answers) == 1
    assert 22.0 in answers
    due = [promise.due_hours for case in in_lane(Lane.PROMISED) for promise in case.promises]
    assert sum(hours < 0 for hours in due) == 1
    assert sum(0 < hours <= 6 for hours in due) == 1
    ages = [case.hours_ago for case in in_lane(Lane.FIRST_CONTACT)]
    assert sum(hours < 24 for hours in ages) >= 15
    assert max(ages) > 50 * 24


def test_all_kinds_of_writing_are_there(demo: Demo) -> None:
    assert Counter(case.language for case in demo.cases)["en"] > 45
    assert {case.language for case in demo.cases} == {"en", "de", "es", "ja"}
    feedback = [case for case in demo.cases if case.kind is Kind.SELLER_FEEDBACK]
    assert sum(not case.text for case in feedback) == 1
    assert sum(len(case.versions) for case in demo.cases) == 2
    assert sum(case.draft is not None for case in demo.cases) == 2
    assert min(len(case.text.split()) for case in demo.cases if case.text) == 1
    assert {"Undicht nach zwei Tagen", "Llegó rota y sin caja"} <= {case.title for case in demo.cases}


def test_texts_are_cleaned_at_the_ends(demo: Demo) -> None:
    texts = [text for case in demo.cases for text in (case.title, case.text, *(m.text for m in case.messages))]
    assert all(text == text.strip() for text in texts)


@pytest.mark.parametrize(
    ("before", "after", "error"),
    [
        ('lane = "snoozed"', 'lane = "sleeping"', ValueError),
        ('channel = "amazon-buyer-message"', 'channel = "pigeon"', ValueError),
        ("helpful_votes = 10", "helpfull_votes = 10", TypeError),
    ],
)
def test_a_slip_in_the_data_is_told_at_once(before: str, after: str, error: type[Exception]) -> None:
    toml = SOURCE.replace(before, after)
    assert toml != SOURCE
    with pytest.raises(error):
        tell(toml)
