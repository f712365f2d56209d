"""One letter in several windows: nobody writes over what another wrote or sent without having said so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from builders import HOUR, NOW, SETTINGS, FakeFiles, Ticking, a_review, bring_in
from reviewtui.desk.correspondence import Since
from reviewtui.desk.desk import Desk
from reviewtui.desk.refusals import Overtaken
from reviewtui.domain.channel import Channel
from reviewtui.domain.reply import Reply
from reviewtui.store.store import SqliteStore

THREAD, PUBLIC = Channel.AMAZON_FEEDBACK_MESSAGE, Channel.AMAZON_FEEDBACK_REPLY
Window = Callable[..., Desk]


@pytest.fixture
def window(database: Path, ticking: Ticking, files: FakeFiles) -> Iterator[Window]:
    """Opens a window of ann's (or somebody else's), with a session of its own."""
    opened: list[Desk] = []

    def open_(name: str, who: str = "ann") -> Desk:
        settings = SETTINGS._replace(me=who)
        opened.append(
            Desk(SqliteStore(database), ticking, settings, f"house/{name}", files.open_readers, files.digest_file)
        )
        return opened[-1]

    first = open_("first")
    bring_in(first.store, [a_review(1, kind="seller-feedback", language="en"), a_review(2)])
    yield open_
    for each in opened:
        each.store.close()


def text(desk: Desk) -> list[str]:
    return [each.reply.letter() for each in desk.store.drafts(1)]


def aside(desk: Desk) -> set[str]:
    return {each.reply.letter() for each in desk.store.draft_versions(1)}


def test_saves_of_one_window_go_on_from_one_another(window: Window) -> None:
    office = window("office")
    since = office.inbox.sheet(1).since[0]
    for words in ("one", "one two", "one two three"):
        since = office.writing.save(1, THREAD, Reply(words), since).since
    assert text(office) == ["one two three"]
    assert since == office.inbox.sheet(1).since[0]


@pytest.mark.parametrize("begun", [False, True])
def test_what_another_window_wrote_is_not_written_over(window: Window, begun: bool) -> None:
    office, train = window("office"), window("train")
    if begun:
        office.writing.save(1, THREAD, Reply("begun"))
    here, there = office.inbox.sheet(1).since[0], train.inbox.sheet(1).since[0]
    there = train.writing.save(1, THREAD, Reply("from the train"), there).since
    for _ in range(3):
        with pytest.raises(Overtaken) as told:
            office.writing.save(1, THREAD, Reply("from the office"), here)
    assert not told.value.sent
    assert text(office) == ["from the train"]
    assert "from the office" in aside(office)
    assert len([each for each in office.store.draft_versions(1) if each.reply.letter() == "from the office"]) == 1
    train.writing.save(1, THREAD, Reply("from the train, on"), there)


def test_a_letter_that_was_sent_is_no_new_draft(window: Window, ticking: Ticking) -> None:
    office, train = window("office"), window("train")
    since = office.writing.save(1, THREAD, Reply("We are sorry that it broke; a new one left today.")).since
    train.writing.hand_off(1, THREAD, office.store.drafts(1)[0].reply)
    ticking.pass_(HOUR)
    with pytest.raises(Overtaken, match="recorded as sent in another window") as told:
        office.writing.save(1, THREAD, Reply("We are sorry that it broke; a new one left today. Bye"), since)
    assert (told.value.sent, told.value.at) == (True, NOW)
    assert text(office) == []
    assert any(each.endswith("Bye") for each in aside(office))
    office.writing.save(1, THREAD, Reply("A new letter"), office.writing.since(1, THREAD))
    assert text(office) == ["A new letter"]


def test_a_letter_that_came_back_is_not_written_over_by_a_new_one(window: Window) -> None:
    office, train = window("office"), window("train")
    letter = Reply("We are sorry that it broke; a new one left today.")
    office.writing.hand_off(1, THREAD, letter)
    since = train.inbox.sheet(1).since[0]
    office.sending.unsend(1)
    with pytest.raises(Overtaken) as told:
        train.writing.save(1, THREAD, Reply("A new letter"), since)
    assert not told.value.sent
    assert text(office) == [letter.letter()]


def test_taking_over_keeps_the_words_and_tells_the_other_window(window: Window) -> None:
    office, train = window("office"), window("train")
    here = office.writing.save(1, THREAD, Reply("one")).since
    assert office.writing.overtaken(1, THREAD, here) is None
    there = train.writing.take_over(1, THREAD)
    assert text(office) == ["one"]
    assert office.writing.overtaken(1, THREAD, here) is not None
    with pytest.raises(Overtaken):
        office.writing.save(1, THREAD, Reply("one two"), here)
    train.writing.save(1, THREAD, Reply("one three"), there)
    back = office.writing.take_over(1, THREAD)
    office.writing.save(1, THREAD, Reply("one two"), back)
    assert text(office) == ["one two"]
    assert {"one", "one three", "one two"} - {"one two"} <= aside(office)


def test_taking_over_before_a_word_is_written_counts_too(window: Window) -> None:
    office, train = window("office"), window("train")
    here = office.inbox.sheet(1).since[0]
    train.writing.take_over(1, THREAD)
    with pytest.raises(Overtaken):
        office.writing.save(1, THREAD, Reply("one"), here)
    assert aside(office) == {"one"}


def test_a_version_of_its_own_stands_beside_the_other(window: Window, ticking: Ticking) -> None:
    office, train = window("office"), window("train")
    here = office.writing.save(1, THREAD, Reply("one")).since
    own = train.writing.own_version(1, THREAD)
    assert own == Since(0, 0, "house/train")
    ticking.pass_(1)
    own = train.writing.save(1, THREAD, Reply("one from the train"), own).since
    here = office.writing.save(1, THREAD, Reply("one two"), here).since
    ticking.pass_(1)
    own = train.writing.save(1, THREAD, Reply("one from the train!"), own).since
    assert sorted(text(office)) == ["one from the train!", "one two"]
    sheet = office.inbox.sheet(1)
    assert sheet.draft is not None
    assert sheet.draft.reply.letter() == "one from the train!"
    (other,) = office.drafting.versions(1)
    assert (other.id, other.reply.letter()) == (-here.draft, "one two")
    assert office.drafting.take_back(1, other.id).letter() == "one two"
    assert sorted(text(office)) == ["one two", "one two"]


def test_a_public_reply_is_a_text_of_its_own(window: Window, ticking: Ticking) -> None:
    office = window("office")
    private, public = office.inbox.sheet(1).since
    private = office.writing.save(1, THREAD, Reply("only for you"), private).since
    ticking.pass_(1)
    public = office.writing.save(1, PUBLIC, Reply("for everybody"), public).since
    office.writing.save(1, THREAD, Reply("only for you."), private)
    assert sorted((each.channel.public, each.reply.letter()) for each in office.store.drafts(1)) == [
        (False, "only for you."), (True, "for everybody")
    ]  # fmt: skip
    assert office.drafting.versions(1) == ()
    office.writing.hand_off(1, PUBLIC, Reply("We are sorry that it broke."))
    assert text(office) == ["only for you."]
    office.sending.unsend(1)
    assert sorted(text(office)) == ["We are sorry that it broke.", "only for you."]


def test_who_writes_in_another_window_is_known(window: Window) -> None:
    office, train, bob = window("office"), window("train"), window("desk", "bob")
    train.inbox.be_present(1, "writing")
    bob.inbox.be_present(1, "writing")
    assert sorted(office.inbox.sheet(1).writers) == ["ann", "bob"]
    assert train.inbox.sheet(1).writers == ("bob",)
    train.inbox.be_present(1, "reading")
    assert office.inbox.sheet(1).writers == ("bob",)


def test_two_people_never_stand_in_each_others_way(window: Window) -> None:
    ann, bob = window("office"), window("desk", "bob")
    here, there = ann.inbox.sheet(1).since[0], bob.inbox.sheet(1).since[0]
    ann.writing.save(1, THREAD, Reply("ann's"), here)
    bob.writing.save(1, THREAD, Reply("bob's"), there)
    assert sorted(text(ann)) == ["ann's", "bob's"]
