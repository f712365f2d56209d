"""An import is all or nothing, seen at once and safe to repeat; what a source knows is kept to the letter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from builders import DAY, HOUR, NOW, SETTINGS, a_review, bring_in, digest_of
from reviewtui.desk.ports import Added, Busy, Load, Store
from reviewtui.desk.ranking import judgement
from reviewtui.domain.review import Kind, Review
from reviewtui.domain.topics import Topic, Topics
from store.contract.told import ALL, WEIGHTS, listed, some_cases

FULL: dict[str, Any] = {
    "marketplace": "US", "asin": "B000000009", "stars": 2, "title": "<b>Zip</b>", "text": "It's “broken” 🙁\nTwice.",
    "posted_at": NOW - DAY, "kind": Kind.SELLER_FEEDBACK, "product": "Bag", "author": "Ann", "helpful_votes": 7,
    "total_votes": 9, "verified": True, "variant": "Colour: red", "language": "en",
    "url": "https://www.amazon.com/review/R1", "order_id": "111-2222222-3333333", "vine": True,
}  # fmt: skip
DETAILS = ("author", "variant", "language", "url", "order_id", "vine", "verified")


def begun(store: Store, reviews: list[Review], name: str = "a.csv", *, dry: bool = False) -> Load:
    load = store.load(judgement(SETTINGS), NOW, dry=dry)
    load.begin(name, "fake", b"x" * 16)
    load.add([(digest_of(each), each) for each in reviews])
    return load


def all_of(store: Store) -> list[Review]:
    return list(store.reviews(open_only=False))


def test_every_field_has_a_value_here_that_is_not_its_usual_one() -> None:
    usual = Review("R1", "DE", "", 1, "", "", None)
    full = Review("R2", **FULL)
    assert [name for name in Review._fields if getattr(usual, name) == getattr(full, name)] == []


@pytest.mark.parametrize("filled", [False, True], ids=["into an empty store", "into a filled one"])
def test_what_came_in_is_read_back_to_the_letter(kept: Store, filled: bool) -> None:
    if filled:
        some_cases(kept, 1)
    given = [a_review(11, **FULL), a_review(12, posted_at=None, stars=5, verified=False), a_review(13)]
    bring_in(kept, given)
    assert all_of(kept)[-3:] == given
    found = kept.review(kept.case_of_review("R00011") or 0)
    assert found is not None
    assert found[0] == given[0]
    assert (found[1].marketplace, found[1].asin, found[1].title) == ("US", "B000000009", "Bag")


@pytest.mark.parametrize("filled", [False, True], ids=["into an empty store", "into a filled one"])
def test_nobody_sees_it_before_it_is_whole(another: Callable[[], Store], filled: bool) -> None:
    ours, theirs = another(), another()
    before = some_cases(ours, 1) if filled else []
    load = begun(ours, [a_review(each, helpful_votes=90) for each in (21, 22)] + [a_review(1, title="Edited")] * filled)
    for store in (theirs,) if not filled else (ours, theirs):
        assert listed(store) == before
        assert store.case_of_review("R00021") is None
        assert len(all_of(store)) == len(before)
        assert store.counts(NOW, WEIGHTS, ALL, NOW).open == len(before)
        assert all(store.versions(each) == () for each in before)
    load.finish(2, 0, Added(2), [])
    for store in (ours, theirs):
        assert len(listed(store)) == 2 + len(before)
        assert [each.title for each in all_of(store)][:1] == ["Edited"] * filled or not filled


@pytest.mark.parametrize("filled", [False, True], ids=["into an empty store", "into a filled one"])
def test_one_that_is_abandoned_leaves_no_trace(another: Callable[[], Store], filled: bool) -> None:
    ours = another()
    before = some_cases(ours, 1) if filled else []
    read = all_of(ours)
    begun(ours, [a_review(21), a_review(1, title="Edited")]).abandon()
    assert (listed(ours), all_of(ours), ours.imported_before(b"x" * 16)) == (before, read, [])
    bring_in(another(), [a_review(22)])
    assert len(listed(ours)) == len(before) + 1


def test_only_one_is_under_way(another: Callable[[], Store]) -> None:
    ours, theirs = another(), another()
    some_cases(ours, 1)
    load = begun(ours, [a_review(21)], "first.csv")
    with pytest.raises(Busy, match=r"first\.csv"):
        theirs.load(judgement(SETTINGS), NOW, dry=False).begin("second.csv", "fake", None)
    load.finish(1, 0, Added(1), [])
    assert bring_in(theirs, [a_review(22)]) == Added(1)


def test_a_dry_one_tells_and_writes_nothing(kept: Store) -> None:
    some_cases(kept, 2)
    version, read = kept.last_act(), all_of(kept)
    load = kept.load(judgement(SETTINGS), NOW, dry=True)
    load.begin("a.csv", "fake", b"x" * 16)
    told = load.add([(digest_of(each), each) for each in (a_review(9), a_review(1, stars=5), read[1])])
    assert load.finish(3, 0, told, []) == told == Added(new=1, changed=1, unchanged=1)
    assert (kept.last_act(), all_of(kept), kept.imported_before(b"x" * 16)) == (version, read, [])


def test_the_same_rows_are_known_again(kept: Store) -> None:
    given = [a_review(each) for each in range(1, 30)]
    assert bring_in(kept, given) == Added(new=29)
    load = kept.load(judgement(SETTINGS), NOW, dry=False)
    load.begin("a.csv", "fake", None)
    assert load.known([digest_of(given[3]), 5, digest_of(given[7])]) == {digest_of(given[3]), digest_of(given[7])}
    load.abandon()
    assert bring_in(kept, given) == Added(unchanged=29)


def test_the_very_same_file_is_told_of(kept: Store) -> None:
    load = begun(kept, [a_review(1)], "a.csv")
    load.finish(3, 2, Added(1), [(2, "stars", "“six” is no number"), (3, "date", "“when” is none")])
    problems = [(2, "stars", "“six” is no number"), (3, "date", "“when” is none")]
    assert kept.imported_before(b"x" * 16) == [("a.csv", "fake", 3, 2, problems)]
    assert kept.imported_before(b"y" * 16) == []


def test_an_edited_review_keeps_how_it_read_before(kept: Store) -> None:
    some_cases(kept, 1)
    assert bring_in(kept, [a_review(1, stars=3, text="It works now.")], NOW + HOUR) == Added(changed=1)
    case = kept.case_of_review("R00001") or 0
    found = kept.review(case)
    assert found is not None
    assert (found[0].stars, found[0].text) == (3, "It works now.")
    (before,) = kept.versions(case)
    assert (before.stars, before.text, before.until) == (1, "It broke on the second day.", NOW + HOUR)
    assert "stars 1 → 3" in kept.journal(case)[-1].words


@pytest.mark.parametrize("name", DETAILS)
def test_what_was_not_known_is_filled_and_what_was_known_stays(kept: Store, name: str) -> None:
    facts = {each: FULL[each] for each in DETAILS}
    bare = a_review(1)
    bring_in(kept, [bare, a_review(2, **facts)])
    other = {"verified": False, "vine": False}.get(name, "other")
    bring_in(kept, [bare._replace(**{name: FULL[name]}), a_review(2, **(facts | {name: other}))])
    first, second = all_of(kept)
    assert getattr(first, name) == FULL[name]
    assert first == bare._replace(**{name: FULL[name]}), "and nothing else"
    assert getattr(second, name) == FULL[name]


def test_one_number_of_two_kinds_is_two_reviews(kept: Store) -> None:
    bring_in(kept, [a_review(1), a_review(1, kind=Kind.SELLER_FEEDBACK)])
    assert [each.kind for each in all_of(kept)] == [Kind.PRODUCT_REVIEW, Kind.SELLER_FEEDBACK]


def test_a_happy_review_becomes_no_case(kept: Store) -> None:
    bring_in(kept, [a_review(1, stars=5), a_review(2, stars=3)])
    assert kept.case_of_review("R00001") is None
    assert [each.stars for each in kept.reviews(open_only=True)] == [3]
    assert kept.unhappy() == (2, 1, 0)
    assert kept.cases() == 1


def test_what_was_said_of_a_shape_is_kept_until_it_is_said_otherwise(another: Callable[[], Store]) -> None:
    ours, theirs = another(), another()
    assert ours.shapes() == {}
    ours.remember_shape(("a", "ü"), {"stars": "a", "title": ""}, NOW, "ann")
    ours.remember_shape(("b",), {"stars": "b"}, NOW, "ann")
    assert theirs.shapes() == {("a", "ü"): {"stars": "a", "title": ""}, ("b",): {"stars": "b"}}
    theirs.remember_shape(("a", "ü"), {"text": "ü"}, NOW + 1, "bob")
    theirs.remember_shape(("b",), {}, NOW + 1, "bob")
    assert ours.shapes() == {("a", "ü"): {"text": "ü"}}


def test_what_is_counted_of_products_is_kept_and_asked_for_in_the_order_of_open_cases(kept: Store) -> None:
    given = [("B1", 1), ("B2", 1), ("B2", 1), ("B3", 5)]
    bring_in(kept, [a_review(number, asin=asin, stars=stars) for number, (asin, stars) in enumerate(given, 1)])
    (place,) = {each.marketplace for each in all_of(kept)}
    assert kept.products_to_count(place, NOW, 9) == ("B2", "B1")
    assert kept.products_to_count(place, NOW, 1) == ("B2",)
    assert kept.products_to_count("XX", NOW, 9) == ()
    told = Topics(NOW, (Topic("leaks", 3, 1.5, -0.25), Topic("shine", None, None, None, negative=False)))
    kept.set_topics(place, "B2", told)
    assert kept.topics(place, "B2") == told
    assert kept.topics(place, "B1") == Topics()
    assert kept.products_to_count(place, NOW, 9) == ("B1",)
    assert kept.products_to_count(place, NOW + 1, 9) == ("B2", "B1")
