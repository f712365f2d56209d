"""What the database finds is what the reference filter finds; the index of words follows what comes in."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders import NOW, SETTINGS, a_review, bring_in
from reviewtui.bootstrap.desks import make_desk
from reviewtui.config.settings import Config
from reviewtui.desk.desk import Desk
from reviewtui.domain.query.matching import CaseFacts, found_by
from reviewtui.domain.query.parse import parse
from reviewtui.domain.query.words import folded, words_of
from reviewtui.domain.review import Review
from reviewtui.rules.hearing.signals import read_signals
from reviewtui.sources.demo.stage import stage
from reviewtui.store import sqlite
from thorough import times

WORDS = (
    "leak",
    "lid",
    "the",
    "not",
    "box",
    "dicht",
    "mug",
    "buyer",
    "größe",
    "電池",
    "保温",
    "lamp",
    "refund",
    "it",
    "a",
)
PHRASES = ('"the lid"', '"came down"', '"not"', '"handle is loose"', '"travel mug"', "leak*", '"保温"')
FIELDS = (
    "stars:<=2", "stars:1", "stars:1,3", "stars:>1", "lane:waiting", "lane:promised", "lane:first-contact", "lane:done",
    "lane:snoozed,waiting", "lane:any", "is:overdue", "is:open", "is:done", "is:snoozed", "is:undated", "is:any",
    "is:unread", "due:<1d", "due:>1d", "due:<3h",
    "has:promise", "has:draft", "has:note", "has:tag", "has:message", "has:order", "has:outcome", "age:<3d", "age:>1w",
    "age:2w", "posted:2026-11", "posted:<2026-11-20", "votes:>0", "votes:0", "votes:1..5", "urgency:>50", "urgency:<10",
    "kind:feedback", "kind:product", "marketplace:DE", "marketplace:u*", "asin:b0*", "tag:defect", "tag:d*",
    'product:"travel mug"', "product:mug", "product:USB", "buyer:a", "buyer:whit", "order:1*", "lang:de", "claimed:me",
    "claimed:nobody", "claimed:ann", "outcome:raised", "outcome:none", "verified:yes", "verified:no", "vine:no",
    "source:demo", "contacted:yes", "contacted:no", "contacted:<=16h", "contacted:>12h", "contacted:no,<15h", "case:3",
    "case:39,40,62", "cause:leak", "cause:def*", "cause:late,leak", 'cause:"missing part"', "cause:danger", "cause:*",
)  # fmt: skip


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    config = Config(SETTINGS)
    stage(lambda clock: make_desk(path, clock, config), NOW)
    desk = make_desk(path, lambda: NOW, config)
    yield desk
    desk.store.close()


def facts_of(desk: Desk, case: int) -> CaseFacts:
    """What a query can ask, told by the sheet of the case and not by the statements that find it."""
    sheet, row = desk.inbox.sheet(case), desk.inbox.rows([case])[0]
    record = desk.store.record(case)
    assert record is not None
    review = sheet.review
    messages = [message for message in sheet.messages if not message.retracted_at]
    drafts = [each for each in (sheet.draft, *sheet.other_drafts) if each is not None]
    parts = [text for each in drafts for text in (each.reply.apologize, each.reply.acknowledge, each.reply.solve)]
    written = (
        review.title, review.text, sheet.product.title, *(note.text for note in sheet.notes),
        *(message.text for message in messages), *parts,
    )  # fmt: skip
    has = {
        "promise": any(each.state == "open" for each in sheet.promises), "draft": row.drafted, "note": sheet.notes,
        "tag": sheet.tags, "message": messages, "order": review.order_id, "outcome": sheet.outcome,
    }  # fmt: skip
    return CaseFacts(
        case=case, lane=row.lane, stars=review.stars, votes=review.helpful_votes, urgency=round(row.score),
        posted_at=review.posted_at, due_at=record.due_at, marketplace=review.marketplace, kind=review.kind,
        asin=row.asin, order_id=review.order_id, language=review.language, claimed_by=row.claimed_by,
        outcome=sheet.outcome or "", verified=review.verified, vine=review.vine,
        written=tuple(map(words_of, written)), product=words_of(sheet.product.title), buyer=words_of(review.author),
        source=words_of(sheet.imported_from), tags=frozenset(sheet.tags), causes=causes_of(review),
        contacted_at=min((each.at for each in messages if each.direction == "out"), default=None),
        has=frozenset(name for name, some in has.items() if some),
    )  # fmt: skip


def causes_of(review: Review) -> frozenset[str]:
    """What a review complains of, as the ear hears it."""
    if review.stars > 3:
        return frozenset()
    said = read_signals(review.title, review.text)
    more = (("danger", said.safety), ("unfixable", said.unfixable))
    return frozenset((*said.causes, *(name for name, there in more if there)))


def a_query(chance: random.Random, depth: int = 0) -> str:
    """Some query."""
    kind = chance.random()
    if depth > 2 or kind < 0.6:
        text = chance.choice(chance.choice((WORDS, PHRASES, FIELDS, FIELDS, FIELDS)))
        return f"-{text}" if chance.random() < 0.2 else text
    parts = [a_query(chance, depth + 1) for _ in range(chance.randint(2, 3))]
    text = f"({(' ' if chance.random() < 0.6 else ' or ').join(parts)})"
    return f"-{text}" if chance.random() < 0.2 else text


def test_every_query_finds_what_the_reference_finds(lived_in: Desk) -> None:
    ids = [row[0] for row in lived_in.store.connection.execute("SELECT id FROM cases")]  # type: ignore[attr-defined]
    facts = {case: facts_of(lived_in, case) for case in ids}
    chance, some, many = random.Random(20), 0, times(110, 1000)
    for number in range(many):
        text = FIELDS[number] if number < len(FIELDS) else a_query(chance)
        query, view = parse(text, SETTINGS.zone, me=SETTINGS.me), lived_in.finding.view(text)
        lived_in.finding.make_all_ready(view)
        expected = {case for case in ids if found_by(query, facts[case], NOW)}
        found = lived_in.inbox.case_ids(view)
        assert len(set(found)) == len(found)
        if view.lane is None or view.lane.value != "done":
            assert set(found) == expected, text
        counts = lived_in.inbox.counts(view)
        if view.lane is None and not query.closed_too:
            assert counts.open == len(expected), text
        assert list(lived_in.inbox.case_ids(view, 5)) == list(found[:5]), text
        some += bool(expected)
    assert some > many / 2


@pytest.mark.parametrize("sort", ["newest", "oldest", "votes", "due", "product"])
def test_other_orders_show_the_same_cases(lived_in: Desk, sort: str) -> None:
    plain, ordered = (
        lived_in.inbox.case_ids(lived_in.finding.view(text)) for text in ("stars:1", f"stars:1 sort:{sort}")
    )
    assert sorted(plain) == sorted(ordered)
    rows = lived_in.inbox.rows(ordered)
    if sort == "newest":
        assert [row.posted_at for row in rows] == sorted((row.posted_at for row in rows), key=lambda at: -(at or 0))
    if sort == "votes":
        assert [row.helpful_votes for row in rows] == sorted((row.helpful_votes for row in rows), reverse=True)


def hits(desk: Desk, text: str) -> list[int]:
    view = desk.finding.view(text)
    desk.finding.make_all_ready(view)
    return sorted(desk.inbox.case_ids(view))


def test_the_index_follows_new_reviews_and_changed_ones(tmp_path: Path) -> None:
    desk = make_desk(tmp_path / "r.db", lambda: NOW, Config(SETTINGS))
    first = [a_review(1, title="The strap snapped"), a_review(2, title="Lid leaks")]
    bring(desk, first)
    assert len(hits(desk, "snapped")) == 1
    bring(desk, [a_review(1, title="The clasp broke"), a_review(3, title="Snapped at once")])
    bring(desk, [a_review(1, title="All three straps melted")])
    assert hits(desk, "clasp") == []
    assert hits(desk, "melted") == hits(desk, '"straps melted"') != []
    assert [desk.inbox.rows([case])[0].title for case in hits(desk, '"snapped"')] == ["Snapped at once"]
    bring(desk, [a_review(1, title="The clasp broke"), a_review(4, title="A clasp too")])
    bring(desk, [a_review(1, title="Fine now"), a_review(4, title="Fine too")])
    assert hits(desk, "clasp") == []
    assert len(hits(desk, "fine")) == 2
    desk.store.connection.execute("INSERT INTO words (words) VALUES ('integrity-check')")  # type: ignore[attr-defined]


def test_what_comes_in_by_a_hundred_versions_between_two_looks_is_found_as_it_stands(tmp_path: Path) -> None:
    """Pieces end in the middle of a review's versions; what goes out must be what went in."""
    desk = make_desk(tmp_path / "r.db", lambda: NOW, Config(SETTINGS))
    bring(desk, [a_review(number, title="begin") for number in range(1, 40)])
    desk.finding.make_ready()
    for turn in range(12):
        bring(desk, [a_review(number, title=f"turn{turn} of {number}") for number in range(1, 40)])
        if turn % 5 == 1:
            desk.finding.make_ready()
    assert len(hits(desk, '"turn11"')) == 39
    for turn in range(11):
        assert hits(desk, f'"turn{turn}"') == []
    assert hits(desk, "begin") == []


def bring(desk: Desk, reviews: list[Review]) -> None:
    bring_in(desk.store, reviews)


def test_words_are_cut_as_the_index_cuts_them() -> None:
    """Every letter, as FTS5 knows it; only what came into Unicode after it was made is another matter to it."""
    connection = sqlite.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5 (x, tokenize = 'unicode61 remove_diacritics 2')")
    connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab (t, instance)")
    codes = [*range(0x20, 0x3100), *range(0x3100, 0x2FA20, times(13, 1))]  # above are mostly thousands alike
    letters = [chr(code) for code in codes if not 0xD800 <= code < 0xE000 and chr(code).isprintable()]
    texts = [(ord(each), folded(f"a{each}b")) for each in letters]
    connection.executemany("INSERT INTO t (rowid, x) VALUES (?, ?)", texts)
    theirs: dict[int, list[str]] = {}
    for term, doc, _, _ in connection.execute("SELECT * FROM v ORDER BY doc, offset"):
        theirs.setdefault(doc, []).append(term)
    old = unicodedata.ucd_3_2_0
    known = [each for each in letters if old.category(each) != "Cn"]
    wrong = [each for each in known if tuple(theirs.get(ord(each), ())) != words_of(f"a{each}b")]
    assert len(wrong) < 60, [(each, theirs.get(ord(each)), words_of(f"a{each}b")) for each in wrong]
    for code, text in texts[::7]:
        phrase = " ".join(words_of(text))
        found = connection.execute("SELECT 1 FROM t WHERE t MATCH ? AND rowid = ?", (f'"{phrase}"', code)).fetchone()
        assert found, (chr(code), phrase)
