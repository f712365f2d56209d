"""A buyer who is forgotten is nowhere any more, not in the bytes of the file either, and does not come back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from builders import DAY, NOW, SETTINGS, Ticking, a_review, all_tables, bring_in, sql
from reviewtui.desk.desk import Desk
from reviewtui.desk.refusals import Refused
from reviewtui.desk.settings import PrivacySettings
from reviewtui.domain.channel import Channel
from reviewtui.domain.masking import GONE
from reviewtui.domain.reply import Reply

ORDER = "302-1234567-7654321"
NAMES = ("Rosalinde", "rosalinde", ORDER, "Whiskers", "Kettleby")
"""The buyer, as she is called anywhere; her cat; her street."""
MARKET = Channel.AMAZON_BUYER_MESSAGE


@pytest.fixture
def known(desk: Desk) -> Desk:
    """Case 1 is Rosalinde's, with everything that can be known; case 2 somebody else's."""
    hers = a_review(1, author="Rosalinde Meier", order_id=ORDER, text="It broke. Rosalinde", title="Bad")
    bring_in(desk.store, [hers, a_review(2, author="Otto Rosenfeld", order_id="302-1111111-1111111")])
    bring_in(desk.store, [hers._replace(text="It broke again. Rosalinde", stars=2)])
    desk.triage.note([1], "Rosalinde called about Whiskers")
    desk.triage.note([1, 2], "Both of Kettleby street")
    desk.triage.undo()
    desk.triage.note([1, 2], "Both, Kettleby again")
    desk.triage.buyer_replied(1, "My cat Whiskers ate it. Rosalinde")
    reply = Reply("Dear Rosalinde, sorry", "Whiskers", "A new one to Kettleby street")
    desk.writing.save(1, MARKET, reply)
    desk.drafting.mark_by_command(1, MARKET, "Draft a letter", reply)
    desk.writing.save(1, MARKET, Reply("Dear Rosalinde", "", ""))
    desk.triage.promise([1], "a strap for Whiskers", NOW + DAY)
    desk.triage.tag([1, 2], "strap")
    return desk


def everything(desk: Desk) -> str:
    """All that stands in any table, journals unpacked."""
    from reviewtui.store.act import unpack

    connection, found = sql(desk), []
    for table in all_tables(connection):
        for row in connection.execute(f'SELECT * FROM "{table}"'):
            found += [f"{table}: {each!r}" for each in row if isinstance(each, str)]
    found += [repr(unpack(row[0])) for row in connection.execute("SELECT changes FROM journal")]
    return "\n".join(found)


def test_a_forgotten_buyer_is_in_no_table_and_in_no_byte(known: Desk, database: Path) -> None:
    before = everything(known)
    assert all(name in before for name in NAMES if name != "rosalinde")
    assert known.forgetting.held([1])._asdict() == {
        "names": 1, "orders": 1, "messages": 1, "letters": 1, "notes": 3
    }  # fmt: skip
    change = known.forgetting.forget([1])
    assert not change.undoable
    after = everything(known)
    assert not [name for name in NAMES if name in after and name != "Kettleby"]
    assert "Both, Kettleby again" in after, "of the other buyer it is still known"
    assert "Otto Rosenfeld" in after
    known.store.close()
    left = b"".join(each.read_bytes() for each in database.parent.iterdir() if each.is_file())
    assert not [name for name in NAMES if name.encode() in left and name != "Kettleby"]


def test_what_was_done_and_when_stays(known: Desk) -> None:
    before = [(each.at, each.who, each.act) for each in known.store.journal(1)]
    known.forgetting.forget([1])
    after = known.store.journal(1)
    assert [(each.at, each.who, each.act) for each in after[:-1]] == before
    assert after[-1].act == "forget"
    sheet = known.inbox.sheet(1)
    assert (sheet.review.stars, sheet.review.title, sheet.review.text) == (2, "Bad", "It broke again. …")
    assert [each.text for each in sheet.notes] == [GONE, GONE]
    assert [each.text for each in known.inbox.sheet(2).notes] == ["Both, Kettleby again"]
    assert sheet.tags == ("strap",)


def test_words_find_what_stayed_and_not_the_buyer(known: Desk) -> None:
    find = known.finding.view
    known.finding.make_all_ready(find("Rosalinde"))
    assert known.inbox.case_ids(find("rosalinde"), None)
    known.forgetting.forget([1])
    assert list(known.inbox.case_ids(find("rosalinde"), None)) == []
    assert 1 in known.inbox.case_ids(find("broke again"), None)


def test_it_cannot_be_undone_and_undo_goes_on_to_what_was_before(known: Desk) -> None:
    known.forgetting.forget([1])
    with pytest.raises(Refused):
        known.triage.undo()
    assert known.triage.undo().words
    assert not [name for name in NAMES if name in everything(known) and name != "Kettleby"]


def test_no_later_file_brings_the_buyer_back(known: Desk) -> None:
    known.forgetting.forget([1])
    hers = a_review(1, author="Rosalinde Meier", order_id=ORDER, text="It broke. Rosalinde!", helpful_votes=9)
    added = bring_in(known.store, [hers, a_review(3)], name="other.csv")
    assert (added.new, added.changed, added.unchanged) == (1, 0, 1)
    assert "Rosalinde" not in everything(known)


@pytest.mark.parametrize("word", ["1", "R00001", ORDER, "Rosalinde Meier", "  rosalinde MEIER "])
def test_a_buyer_is_found_by_case_review_order_and_name(known: Desk, word: str) -> None:
    assert known.forgetting.find(word) == [1]


@pytest.mark.parametrize(
    ("word", "said"),
    [("Amazon Customer", "many buyers"), ("Nobody Atall", "Nobody called"), ("302-0000000-0000000", "order"),
     ("99", "Nobody called")],
)  # fmt: skip
def test_who_is_not_known_is_told(known: Desk, word: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        known.forgetting.find(word)


def test_files_of_letters_go_too(known: Desk, tmp_path: Path) -> None:
    from reviewtui.channels.kept_letters import remove

    tmp_path /= "replies"
    tmp_path.mkdir()
    for name in ("reply-1.txt", "letter-1.txt", "reply-11.txt", "reply-2.txt", "mine.txt"):
        (tmp_path / name).write_text("x")
    assert remove(tmp_path, [1]) == 2
    assert sorted(each.name for each in tmp_path.iterdir()) == ["mine.txt", "reply-11.txt", "reply-2.txt"]
    assert remove(tmp_path / "none", [1]) == 0


def test_nobody_is_let_go_of_unless_the_settings_say_so(known: Desk, ticking: Ticking) -> None:
    ticking.pass_(4000 * DAY)
    assert known.forgetting.expire() == 0


def test_after_their_days_buyers_of_closed_cases_are_let_go_of(
    known: Desk, open_desk: Callable[..., Desk], ticking: Ticking
) -> None:
    settings = SETTINGS._replace(privacy=PrivacySettings(days=100))
    patient = open_desk(settings)
    known.triage.done([1], promises="kept")
    ticking.pass_(99 * DAY)
    assert patient.forgetting.expire() == 0
    ticking.pass_(2 * DAY)
    assert patient.forgetting.expire() == 1
    assert patient.forgetting.expire() == 0
    left = everything(patient)
    assert "Rosalinde" not in left
    assert ORDER not in left
    assert "Otto Rosenfeld" in left, "the case is open still"
    assert "about Whiskers" in left, "notes are the seller's own"
    assert "cat Whiskers" not in left
    assert patient.inbox.sheet(1).journal[-1].act == "expire"


def test_what_came_by_amazons_interface_leaves_after_thirty_days(desk: Desk, ticking: Ticking) -> None:
    desk.forgetting._by_partner = "/data/sync/*-[A-Z][A-Z].txt"
    reviews = [a_review(1, author="Rosalinde Meier", order_id=ORDER), a_review(2, order_id="302-1111111-1111111")]
    bring_in(desk.store, reviews[:1], name="/data/sync/amazon-DE.txt")
    bring_in(desk.store, reviews[1:], name="/data/sync/mine.csv")
    ticking.pass_(29 * DAY)
    assert desk.forgetting.expire() == 0
    ticking.pass_(2 * DAY)
    assert desk.forgetting.expire() == 1
    assert [desk.inbox.sheet(each).review.order_id for each in (1, 2)] == ["", "302-1111111-1111111"]
    assert desk.inbox.sheet(1).review.author == ""


@pytest.mark.parametrize("cut_off", [False, True])
def test_what_merges_left_in_free_pages_goes_too_also_after_a_crash(
    desk: Desk, database: Path, monkeypatch: pytest.MonkeyPatch, cut_off: bool
) -> None:
    def in_bytes() -> bool:
        sql(desk).execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return any(b"zzyxquat" in each.read_bytes().lower() for each in database.parent.iterdir() if each.is_file())

    text = " ".join(f"word{number}" for number in range(400))
    for start in range(0, 100, 5):
        rows = [a_review(each, author="Zzyxquat", text=f"Zzyxquat {each} {text}") for each in range(start, start + 5)]
        bring_in(desk.store, rows)
        desk.finding.make_all_ready(desk.finding.view("zzyxquat"))
    sql(desk).execute("INSERT INTO words (words, rank) VALUES ('merge', -100)")
    sql(desk).execute("INSERT INTO settings VALUES ('letters', ?)", ("Zzyxquat " * 1_000_000,))
    sql(desk).execute("DELETE FROM settings WHERE name = 'letters'")
    if cut_off:
        with monkeypatch.context() as cut:
            cut.setattr("reviewtui.store.personal.wipe", lambda _: None)
            desk.forgetting.forget(desk.forgetting.find("Zzyxquat"))
        assert in_bytes()
        desk.forgetting.expire()
    else:
        desk.forgetting.forget(desk.forgetting.find("Zzyxquat"))
    assert not in_bytes()
    assert desk.store.setting("unwiped") == ""
