"""Lists in the order of urgency; a case with all that belongs to it; selections; moments."""

from __future__ import annotations

from collections.abc import Callable

from builders import DAY, HOUR, NOW, SETTINGS, a_review, bring_in
from reviewtui.desk.ports import Store, Value
from reviewtui.desk.ranking import judgement
from reviewtui.desk.views import View
from reviewtui.domain.case import Lane
from reviewtui.domain.review import Product
from store.contract.told import ALL, WEIGHTS, change, listed, note, some_cases


def test_an_empty_one_has_nothing(kept: Store) -> None:
    counts = kept.counts(NOW, WEIGHTS, ALL, NOW)
    assert (counts.empty, counts.open, kept.cases(), listed(kept)) == (True, 0, 0, [])
    assert (kept.marketplaces(), kept.unhappy(), kept.last_act()) == ((), (0, 0, 0), (0, 0))
    assert kept.untouched(NOW, 0, NOW) == []
    assert kept.untouched_before([NOW, NOW - DAY], 0, NOW) == (0, 0)


def test_a_case_that_is_not_there_has_nothing(kept: Store) -> None:
    some_cases(kept, 1)
    assert (kept.review(99), kept.record(99), kept.case_of_review("R9"), kept.origin(99)) == (None, None, None, (0, ""))
    for ask in (kept.messages, kept.promises, kept.removals, kept.notes, kept.tags, kept.versions, kept.journal):
        assert ask(99) == ()
    assert kept.rows([99], NOW, WEIGHTS) == []
    assert (kept.by_base_lane([99]), kept.claimed([99], "ann", NOW), kept.owed([99])) == ({}, 0, {})


def test_the_most_urgent_comes_first_and_each_line_says_how_urgent(kept: Store) -> None:
    given = [
        a_review(each, stars=1 + each % 3, helpful_votes=each * 7 % 11, posted_at=NOW - each * 9 * HOUR)
        for each in range(1, 40)
    ]
    bring_in(kept, given)
    order = listed(kept)
    urgencies = [each.urgency for each in kept.rows(order, NOW, WEIGHTS)]
    assert len(urgencies) == 39
    assert urgencies == sorted(urgencies, reverse=True)
    assert listed(kept, limit=7) == order[:7]
    assert [each.case for each in kept.rows([order[5], 999, order[0]], NOW, WEIGHTS)] == [order[5], order[0]]


def test_a_view_is_narrowed_by_stars_and_marketplace(kept: Store) -> None:
    bring_in(kept, [a_review(1), a_review(2, stars=2), a_review(3, stars=2, marketplace="US")])
    assert len(listed(kept, View(stars=(2,)))) == 2
    assert len(listed(kept, View(stars=(1, 2), marketplace="US"))) == 1
    assert kept.counts(NOW, WEIGHTS, View(marketplace="US"), NOW).open == 1
    assert kept.marketplaces() == ("DE", "US")


def test_lanes_are_tabs_and_sleepers_come_back_by_themselves(kept: Store) -> None:
    one, two, three = some_cases(kept, 3)
    change(kept, [one], lane="snoozed", wakes_at=NOW + HOUR)
    change(kept, [two], lane="waiting", resume="waiting")
    asleep, awake = View(lane=Lane.SNOOZED), View(lane=Lane.FIRST_CONTACT)
    assert (listed(kept, asleep), listed(kept, awake), listed(kept, View(lane=Lane.WAITING))) == ([one], [three], [two])
    assert listed(kept, asleep, NOW + 2 * HOUR) == []
    assert set(listed(kept, awake, NOW + 2 * HOUR)) == {one, three}
    assert kept.by_base_lane([three, two, one]) == {Lane.FIRST_CONTACT: [three, one], Lane.WAITING: [two]}


def insert(store: Store, table: str, case: int, **values: Value) -> None:
    with store.acting(at=NOW, who="ann", name="x", words="Done", cases=[case]) as act:
        act.insert(table, {"case": case, **values})


def test_what_belongs_to_a_case_is_told_in_its_order(kept: Store) -> None:
    one, two = some_cases(kept, 2)
    note(kept, one, "later", at=NOW + 5)
    note(kept, one, "sooner", at=NOW)
    for tag in ("vip", "fire"):
        insert(kept, "tags", one, tag=tag)
    insert(kept, "tags", two, tag="vip")
    for text, due in (("second", NOW + DAY), ("first", NOW + HOUR)):
        insert(kept, "promises", one, text=text, due_at=due, state="open", made_at=NOW, made_by="ann")
    for direction, at in (("out", NOW + 9), ("in", NOW)):
        insert(kept, "messages", one, at=at, direction=direction, channel="x", text=direction, who="", proof="")
    assert [each.text for each in kept.notes(one)] == ["sooner", "later"]
    assert kept.tags(one) == ("fire", "vip")
    assert [each.text for each in kept.promises(one)] == ["first", "second"]
    assert [each.text for each in kept.messages(one)] == ["in", "out"]
    assert [each.text for each in kept.owed([one, two])[one]] == ["first", "second"]
    assert (kept.tagged([one, two], "fire"), kept.tagged([two], "vip")) == ({one}, {two})
    assert kept.tag_uses([two]) == (("vip", 2, 1), ("fire", 1, 0))
    assert listed(kept, View(lane=Lane.PROMISED)) == [one]
    assert kept.untouched(NOW, 0, NOW) == []
    assert kept.recent_letters(two, 5) == ["out"]
    assert kept.recent_letters(one, 5) == []


def test_claims_hold_until_their_time_is_over(kept: Store) -> None:
    one, two, three = some_cases(kept, 3)
    change(kept, [one], claimed_by="ann", claimed_until=NOW + HOUR)
    change(kept, [two], claimed_by="bob", claimed_until=NOW - 1)
    assert kept.claimants([one, two, three], NOW) == {"ann"}
    assert kept.claimed([one, two, three], "ann", NOW) == 1
    assert kept.claimants([one], NOW + 2 * HOUR) == set()


def test_any_number_of_cases_may_be_asked_for(kept: Store) -> None:
    cases = some_cases(kept, 1200)
    asked = [*cases, *range(100_000, 140_000)]
    assert kept.by_base_lane(asked) == {Lane.FIRST_CONTACT: cases}
    assert len(kept.rows(cases, NOW, WEIGHTS)) == 1200
    assert (kept.claimed(asked, "ann", NOW), kept.tagged(asked, "vip"), kept.owed(asked)) == (0, set(), {})


def test_several_answers_belong_to_one_moment(another: Callable[[], Store]) -> None:
    ours, theirs = another(), another()
    (case,) = some_cases(ours, 1)
    with ours.snapshot():
        assert ours.notes(case) == ()
        note(theirs, case, "meanwhile")
        assert ours.notes(case) == ()
    assert [each.text for each in ours.notes(case)] == ["meanwhile"]


def test_another_s_writing_is_noticed_and_ones_own_is_not(another: Callable[[], Store]) -> None:
    ours, theirs = another(), another()
    (case,) = some_cases(ours, 1)
    before, acts = ours.data_version(), ours.last_act()
    note(ours, case, "mine")
    assert ours.data_version() == before
    note(theirs, case, "theirs")
    assert ours.data_version() != before
    assert ours.last_act()[0] == acts[0] + 2
    assert ours.last_act()[1] == acts[1]


def test_it_knows_whether_it_wrote(another: Callable[[], Store]) -> None:
    some_cases(another(), 1)
    store = another()
    listed(store)
    assert not store.wrote
    store.set_setting("a", "b")
    assert store.wrote


def test_small_facts_are_kept(another: Callable[[], Store]) -> None:
    store = another()
    assert store.setting("shop") == ""
    store.set_setting("shop", "Straps & Co")
    store.set_setting("shop", "Straps “2”")
    assert another().setting("shop") == "Straps “2”"


def test_a_product_is_what_was_told_last(kept: Store) -> None:
    (case,) = some_cases(kept, 1)
    told = Product("DE", "B000000001", "Strap", 0.25, 4.5, 120)
    kept.set_product(told)
    found = kept.review(case)
    assert found is not None
    assert found[1] == told


def test_ranks_are_made_anew_piece_by_piece(kept: Store) -> None:
    cases = some_cases(kept, 25)
    assert kept.rerank(lambda review, *_: -float(review.review_id[1:])) == 25
    assert listed(kept) == cases
    last, seen = 0, list[int]()
    while ranked := kept.rerank_some(lambda review, *_: float(review.review_id[1:]), last, 10):
        assert len(ranked) <= 10
        seen, last = seen + ranked, ranked[-1]
    assert seen == cases
    assert listed(kept) == cases[::-1]
    kept.rejudge(cases, judgement(SETTINGS), NOW)
    bring_in(kept, [])
    assert listed(kept) == cases, "the youngest first again"


def test_a_date_that_has_come_is_believed(kept: Store) -> None:
    bring_in(kept, [a_review(1, posted_at=NOW + 9 * DAY)])
    (case,) = listed(kept)
    later = NOW + 10 * DAY
    assert kept.redate(judgement(SETTINGS), later) == 1
    (row,) = kept.rows([case], later, WEIGHTS)
    assert row.posted_at == NOW + 9 * DAY
    assert kept.redate(judgement(SETTINGS), later) == 0


def test_nothing_is_left_to_sweep_where_nothing_was_cut_off(kept: Store) -> None:
    some_cases(kept, 2)
    assert not kept.sweep(judgement(SETTINGS), NOW, 1.0)
