"""One shop in which nearly all has happened: what papers, tables and figures tell of it, with and without names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from builders import NOW, SETTINGS, Ticking, a_review, bring_in
from reviewtui.desk.desk import Desk
from reviewtui.desk.exporting import COLUMNS
from reviewtui.desk.figures.period import Period
from reviewtui.desk.figures.tally import NO_PROOF
from reviewtui.desk.figures.told import Section, overview
from reviewtui.desk.refusals import Refused
from reviewtui.domain.case import Outcome
from reviewtui.domain.channel import Button, Channel
from reviewtui.domain.clock import DAY, HOUR
from reviewtui.domain.reply import Reply
from reviewtui.domain.review import Product

BUYER, ORDER = "Ottilie Kranzbach", "028-1234567-1234567"
THREAD = Channel.AMAZON_BUYER_MESSAGE
LETTER = Reply(
    f"I am sorry that your strap broke, {BUYER}.",
    "You write that it broke on the second day.",
    "A new strap left today.",
)


@pytest.fixture
def shop(open_desk: Callable[..., Desk], ticking: Ticking) -> Desk:
    """Case 1 has a whole story; 2 to 9 have one thing each, 10 is undated, 11 came in when it was too late."""
    desk = open_desk(SETTINGS)
    first = a_review(1, author=BUYER, order_id=ORDER, text=f"It broke on the second day. Yours, {BUYER}", verified=True)
    rest = [a_review(number, author=f"Buyer {number}") for number in range(2, 10)]
    odd = [a_review(10, posted_at=None), a_review(11, posted_at=NOW - 3 * DAY)]
    bring_in(desk.store, [first, *rest, *odd])
    desk.store.set_product(Product("DE", "B000000001", "Watch strap", price="12.50 EUR", weight=0.25))
    desk.writing.contact(1, Button.CUSTOMER_SUPPORT)
    ticking.pass_(HOUR)
    desk.triage.buyer_replied(1, f"Please help me. {BUYER}")
    desk.triage.note(1, f"{BUYER} called | twice")
    desk.triage.tag([1], "strap")
    desk.triage.claim([1])
    ticking.pass_(HOUR)
    desk.writing.hand_off(1, THREAD, LETTER)
    desk.triage.promise(1, f"a strap for {BUYER}", NOW + DAY)
    desk.writing.contact(3, Button.COURTESY_REFUND)
    desk.triage.undo()
    desk.triage.outcome(4, Outcome.RAISED)
    desk.triage.outcome(5, Outcome.RAISED)
    ticking.pass_(HOUR)
    desk.writing.contact(4, Button.COURTESY_REFUND)
    desk.writing.contact(5, Button.COURTESY_REFUND)
    for number in (6, 7, 8):
        desk.triage.promise(number, "a strap", NOW + 3 * DAY)
    kept, broken = desk.store.promises(6)[0].id, desk.store.promises(7)[0].id
    desk.triage.close_promise(6, kept, "kept")
    ticking.pass_(4 * DAY)
    desk.triage.close_promise(7, broken, "broken")
    bring_in(desk.store, [first._replace(stars=4, text="They sent a new one.", title="Better")], ticking())
    return desk


# papers --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("paper", ["brief", "evidence"])
def test_a_paper_names_the_buyer_only_where_it_is_asked_to(shop: Desk, paper: str) -> None:
    make = getattr(shop.papers, paper)
    bare, whole = make(1, personal=False), make(1, personal=True)
    for word in (BUYER, "Ottilie", "Kranzbach", ORDER):
        assert word not in bare, word
    assert BUYER in whole
    assert ORDER in whole
    assert len(bare.splitlines()) >= len(whole.splitlines()) - 2, "names are masked, nothing else goes"


def test_the_brief_tells_where_it_stands_and_what_is_owed(shop: Desk) -> None:
    told = shop.papers.brief(1, personal=True)
    for words in ("## Where it stands", "## What is owed", f"a strap for {BUYER}", "Tags: strap"):
        assert words in told, words
    untouched = shop.papers.brief(9, personal=False)
    assert "Was due by" in untouched


def test_the_evidence_has_every_version_letter_and_promise(shop: Desk) -> None:
    told = shop.papers.evidence(1, personal=True)
    for words in (
        "it read (1 star)",
        "from the buyer",
        "SHA-256 of its text",
        "fixed text “customer-support”",
        "made ",
    ):
        assert words in told, words
    assert "called \\| twice" in told, "a line of a table can't be torn"


def test_what_did_not_go_out_is_no_letter_but_stands_among_what_was_done(shop: Desk) -> None:
    retracted = shop.papers.evidence(3, personal=False)
    assert "Nothing was sent and nothing came in." in retracted
    assert "it did not go out after all" in retracted.partition("## What was done")[2]
    nothing = shop.papers.evidence(9, personal=False)
    assert "Nothing was sent and nothing came in." in nothing
    assert "## Promises\n\nNone." in nothing


def test_what_is_not_there_is_refused(shop: Desk) -> None:
    with pytest.raises(Refused, match="99"):
        shop.papers.brief(99, personal=False)


# tables --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("what", COLUMNS)
@pytest.mark.parametrize("some", [None, [1, 3, 9]])
def test_every_row_has_every_column_and_names_nobody(shop: Desk, what: str, some: list[int] | None) -> None:
    cases = some if some or what in {"journal", "reviews"} else [*range(1, 12)]
    bare = list(shop.exporting.rows(what, cases, personal=False))
    whole = list(shop.exporting.rows(what, cases, personal=True))
    assert bare
    assert {len(row) for row in (*bare, *whole)} == {len(COLUMNS[what])}
    assert len(bare) == len(whole)
    for word in (BUYER, "Ottilie", "Kranzbach", ORDER):
        assert word not in repr(bare), word
    if what in {"reviews", "letters", "journal"}:
        assert BUYER in repr(whole)


def test_of_letters_what_was_sent_came_in_and_is_a_draft(shop: Desk) -> None:
    shop.writing.save(8, THREAD, Reply("We are sorry."))
    rows = list(shop.exporting.rows("letters", [1, 3, 8], personal=True))
    states = {(row[0], row[5]) for row in rows}
    assert states == {(1, "sent"), (1, "received"), (8, "draft")}


# figures -------------------------------------------------------------------------------------------------------------


def cells(section: Section) -> Iterator[tuple[str, Any]]:
    for row in section.rows:
        for cell in row.cells:
            yield row.label, cell


def test_every_number_in_words_opens_its_cases(shop: Desk) -> None:
    sections = {each.title: each for each in overview(shop.figures.count(Period.ALL))}
    assert "First contact" in sections
    for section in sections.values():
        for label, cell in cells(section):
            if cell.query:
                assert shop.inbox.case_ids(shop.finding.view(cell.query)), (section.title, label, cell)


def test_what_is_odd_is_told_in_notes(shop: Desk) -> None:
    sections = {each.title: each for each in overview(shop.figures.count(Period.ALL))}
    notes = " ".join(note for each in sections.values() for note in each.notes)
    assert NO_PROOF in notes
    assert "had an outcome before your first word and stand on neither side" in notes
    promises = dict(cells(sections["Promises"]))
    assert promises["kept in time"].words == "1"
    assert promises["broken"].words == "1"
