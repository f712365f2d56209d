from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import NOW, a_review, bring_in
from reviewtui.domain.channel import Channel
from reviewtui.domain.reply import Reply
from reviewtui.store.drafts import VERSION_EVERY
from reviewtui.store.store import SqliteStore
from thorough import times

CHANNEL = Channel.AMAZON_BUYER_MESSAGE


@pytest.fixture
def desk_drawer(store: SqliteStore) -> SqliteStore:
    bring_in(store, [a_review(1), a_review(2)])
    return store


def save(store: SqliteStore, text: str, at: int = NOW, *, who: str = "ann", session: str = "one", case: int = 1) -> int:
    return store.save_draft(case, who, session, CHANNEL, Reply(solve=text), at).draft


def versions(store: SqliteStore, case: int = 1) -> list[str]:
    return [each.reply.solve for each in store.draft_versions(case)]


def test_a_draft_is_there_as_it_was_written(desk_drawer: SqliteStore) -> None:
    reply = Reply("Sorry.\n", "  It leaks ", "日本語\n\n\n\n👍🏽")
    since = desk_drawer.save_draft(1, "ann", "one", Channel.AMAZON_FEEDBACK_REPLY, reply, NOW)
    (draft,) = desk_drawer.drafts(1)
    assert draft == (since.draft, "ann", Channel.AMAZON_FEEDBACK_REPLY, reply, NOW, since)
    assert desk_drawer.drafts(2) == ()


def test_typing_on_writes_over_the_same_draft(desk_drawer: SqliteStore) -> None:
    first = save(desk_drawer, "We")
    assert save(desk_drawer, "We are", NOW + 1) == first
    assert [(each.reply.solve, each.saved_at) for each in desk_drawer.drafts(1)] == [("We are", NOW + 1)]
    assert versions(desk_drawer) == []


def test_what_stood_for_a_while_is_kept(desk_drawer: SqliteStore) -> None:
    save(desk_drawer, "one")
    save(desk_drawer, "one two", NOW + VERSION_EVERY)
    assert versions(desk_drawer) == ["one"]


def test_steady_typing_is_kept_every_two_minutes(desk_drawer: SqliteStore) -> None:
    for second in range(0, 3 * VERSION_EVERY + 1, 10):
        save(desk_drawer, f"text of {second}", NOW + second)
    assert len(versions(desk_drawer)) == 3
    assert versions(desk_drawer)[-1] == "text of 110"


def test_what_was_wiped_out_is_kept(desk_drawer: SqliteStore) -> None:
    save(desk_drawer, "a long letter")
    save(desk_drawer, "", NOW + 1)
    assert versions(desk_drawer) == ["a long letter"]
    assert desk_drawer.drafts(1)[0].reply.empty
    save(desk_drawer, "again", NOW + 2)
    assert versions(desk_drawer) == ["a long letter"]


def test_two_sessions_of_one_person_lose_nothing(desk_drawer: SqliteStore) -> None:
    save(desk_drawer, "from the office")
    save(desk_drawer, "from the train", NOW + 1, session="two")
    assert [each.reply.solve for each in desk_drawer.drafts(1)] == ["from the train"]
    assert versions(desk_drawer) == ["from the office"]


def test_two_people_have_a_draft_each_the_newest_first(desk_drawer: SqliteStore) -> None:
    save(desk_drawer, "ann's")
    save(desk_drawer, "bob's", NOW + 1, who="bob")
    assert [(each.author, each.reply.solve) for each in desk_drawer.drafts(1)] == [("bob", "bob's"), ("ann", "ann's")]
    assert versions(desk_drawer) == []


def test_saving_the_same_again_keeps_no_version(desk_drawer: SqliteStore) -> None:
    save(desk_drawer, "same")
    save(desk_drawer, "same", NOW + 10 * VERSION_EVERY, session="two")
    assert versions(desk_drawer) == []


@settings(max_examples=times(10, 300))
@given(
    st.lists(
        st.tuples(st.sampled_from(["", "a", "b", "c"]), st.sampled_from(["one", "two"]), st.sampled_from([1, 60, 200])),
        min_size=1,
        max_size=12,
    )
)
def test_whatever_was_on_screen_for_two_minutes_can_be_found(
    tmp_path_factory: pytest.TempPathFactory, typed: list[tuple[str, str, int]]
) -> None:
    store = SqliteStore(tmp_path_factory.mktemp("draft") / "x.db")
    bring_in(store, [a_review(1)])
    now, stood = NOW, set()
    for text, session, pause in typed:
        save(store, text, now, session=session)
        if pause >= VERSION_EVERY and text:
            stood.add(text)
        now += pause
    found = {*versions(store), *(each.reply.solve for each in store.drafts(1))}
    assert stood <= found
    store.close()
