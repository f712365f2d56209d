"""What is being written is kept at once, and no window writes over another's words unseen; who else is there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from builders import NOW
from reviewtui.desk.correspondence import Since
from reviewtui.desk.ports import Store
from reviewtui.desk.refusals import Overtaken
from reviewtui.domain.channel import Channel
from reviewtui.domain.reply import Reply
from store.contract.told import some_cases

LETTER = next(each for each in Channel if not each.public)
PUBLIC = next(each for each in Channel if each.public)
SORRY, HELLO = Reply("Sorry", "", ""), Reply("Hello", "I see", "Let me")


def test_a_draft_is_there_for_whoever_opens_next(another: Callable[[], Store]) -> None:
    store = another()
    one, two = some_cases(store, 2)
    store.save_draft(one, "ann", "s1", LETTER, SORRY, NOW)
    store.save_draft(two, "ann", "s1", LETTER, HELLO, NOW + 1)
    store.save_draft(one, "bob", "s2", LETTER, HELLO, NOW + 2)
    store.save_draft(one, "ann", "s1", PUBLIC, Reply(), NOW + 3)
    seen = another()
    assert [(each.author, each.channel, each.reply) for each in seen.drafts(one)] == [
        ("ann", PUBLIC, Reply()), ("bob", LETTER, HELLO), ("ann", LETTER, SORRY),
    ]  # fmt: skip
    assert [(case, draft.author) for case, _, draft in seen.open_drafts()] == [(one, "bob"), (two, "ann"), (one, "ann")]


def test_a_window_goes_on_from_its_own_save(kept: Store) -> None:
    (case,) = some_cases(kept, 1)
    assert kept.standing(case, "ann", LETTER, "") == (Since(), None, 0)
    since = kept.save_draft(case, "ann", "s1", LETTER, SORRY, NOW)
    since = kept.save_draft(case, "ann", "s1", LETTER, HELLO, NOW + 1, since)
    assert kept.standing(case, "ann", LETTER, "") == (since, None, NOW + 1)
    assert [each.reply for each in kept.drafts(case)] == [HELLO]


def test_what_another_window_wrote_is_not_written_over(another: Callable[[], Store]) -> None:
    ours, theirs = another(), another()
    (case,) = some_cases(ours, 1)
    since = ours.save_draft(case, "ann", "s1", LETTER, SORRY, NOW)
    theirs.save_draft(case, "ann", "s2", LETTER, HELLO, NOW + 1, since)
    with pytest.raises(Overtaken) as told:
        ours.save_draft(case, "ann", "s1", LETTER, Reply("Too late", "", ""), NOW + 2, since)
    assert not told.value.sent
    assert [each.reply for each in ours.drafts(case)] == [HELLO]
    assert Reply("Too late", "", "") in [each.reply for each in ours.draft_versions(case)]


def test_a_draft_is_taken_over(another: Callable[[], Store]) -> None:
    ours, theirs = another(), another()
    (case,) = some_cases(ours, 1)
    before = ours.save_draft(case, "ann", "s1", LETTER, SORRY, NOW)
    after = theirs.take_over(case, "ann", "s2", LETTER, NOW + 1, "")
    assert after != before
    with pytest.raises(Overtaken):
        ours.save_draft(case, "ann", "s1", LETTER, HELLO, NOW + 2, before)
    theirs.save_draft(case, "ann", "s2", LETTER, HELLO, NOW + 3, after)
    assert [each.reply for each in theirs.drafts(case)] == [HELLO]
    assert SORRY in [each.reply for each in theirs.draft_versions(case)]


def test_a_version_is_kept_once(kept: Store) -> None:
    (case,) = some_cases(kept, 1)
    kept.keep_version(case, "ann", NOW)
    kept.save_draft(case, "ann", "s1", LETTER, SORRY, NOW)
    kept.keep_version(case, "ann", NOW)
    kept.keep_version(case, "ann", NOW + 5)
    assert [each.reply for each in kept.draft_versions(case)] == [SORRY]


def test_writing_that_was_cut_off_is_told_once(another: Callable[[], Store]) -> None:
    store = another()
    (case,) = some_cases(store, 1)
    store.be_present("s1", "ann", case, "writing", NOW)
    store.save_draft(case, "ann", "s1", LETTER, SORRY, NOW)
    assert another().cut_off("s2", "ann", NOW + 1, lambda session: session == "s1") == ()
    assert [each.case for each in another().cut_off("s2", "ann", NOW + 1, lambda _: False)] == [case]
    assert another().cut_off("s2", "ann", NOW + 1, lambda _: False) == ()


def test_others_are_seen_and_forgotten_when_they_fall_silent(another: Callable[[], Store]) -> None:
    ours, theirs = another(), another()
    one, two = some_cases(ours, 2)
    theirs.be_present("s2", "bob", one, "writing", NOW)
    assert set(ours.others("s1", NOW)) == {one}
    assert "bob" in ours.others("s1", NOW)[one]
    assert theirs.others("s2", NOW) == {}, "oneself is nobody else"
    assert (ours.writers(one, "s1", NOW), ours.writers(two, "s1", NOW)) == (("bob",), ())
    theirs.be_present("s2", "bob", two, "reading", NOW + 5)
    assert set(ours.others("s1", NOW + 5)) == {two}
    assert ours.writers(two, "s1", NOW + 5) == ()
    assert ours.others("s1", NOW + 600) == {}
    theirs.be_present("s2", "bob", two, "reading", NOW + 601)
    theirs.be_present("s2", "bob", None, "reading", NOW + 602)
    assert ours.others("s1", NOW + 602) == {}
