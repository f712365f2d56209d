"""The whole letter on the screens: greeted, signed once, and what has to be known before a word is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import HOUR, NOW, SETTINGS, Ticking, a_review, bring_in
from clerk import at_work
from reviewtui.domain.reply import Reply, Step
from reviewtui.domain.review import Kind
from reviewtui.store.store import SqliteStore
from reviewtui.tui.dialogs.hand_off import HandOffDialog
from reviewtui.tui.dialogs.signature import SignatureDialog

WHOLE = SETTINGS._replace(greet_and_sign=True)
LETTER = Reply(
    "Es tut mir leid, dass der Riemen am zweiten Tag gerissen ist.",
    "Sie schreiben, dass die Uhr auf den Boden gefallen ist.",
    "Ein neuer Riemen geht heute an Sie ab und ist am Freitag bei Ihnen.",
)


@pytest.fixture
def feedback(database: Path) -> Path:
    """Seller feedback in German, to which own words go at once, and a product review, to which they don't yet."""
    store = SqliteStore(database)
    words = "Der Riemen ist am zweiten Tag gerissen und die Uhr fiel auf den Boden."
    given = {"kind": Kind.SELLER_FEEDBACK, "title": "", "text": words, "language": "de", "helpful_votes": 20}
    bring_in(
        store,
        [
            a_review(1, author="Katrin B.", order_id="302-1234567-7654321", **given),
            a_review(2, title="Next one", stars=3, posted_at=NOW - 9 * HOUR),
        ],
    )
    store.close()
    return database


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_the_first_letter_asks_for_the_signature_and_no_other(
    feedback: Path, ticking: Ticking, size: tuple[int, int]
) -> None:
    async with at_work(feedback, ticking, size, settings=WHOLE) as clerk:
        await clerk.presses("r")
        clerk.screen.query_one("#reply-place").pane.put_all(LETTER)  # type: ignore[attr-defined]
        await clerk.settles()
        assert clerk.sees("F5 adds “Ihre Bestellung: 302-1234567-7654321”")
        await clerk.presses("f5", "f2")
        assert isinstance(clerk.app.screen, SignatureDialog)
        assert clerk.sees("Mit freundlichen Grüßen")
        await clerk.types("www.acme.example")
        await clerk.presses("enter")
        assert isinstance(clerk.app.screen, SignatureDialog), "a site can't stand below a letter"
        await clerk.presses("ctrl+u")
        await clerk.types("Acme Home")
        await clerk.presses("enter")
        assert isinstance(clerk.app.screen, HandOffDialog)
        await clerk.settles()
        if clerk.sees("Go on all the same?"):
            await clerk.presses("enter")
        copied = clerk.hands.copied[0]
        assert copied == (
            f"Guten Tag Katrin!\n\n{LETTER.apologize}\n\n{LETTER.acknowledge}\n\n{LETTER.solve}\n\n"
            "Ihre Bestellung: 302-1234567-7654321\n\nMit freundlichen Grüßen\nAcme Home"
        )
        await clerk.presses("escape", "f2")
        assert not isinstance(clerk.app.screen, SignatureDialog)


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_a_public_reply_and_one_that_must_wait_say_so_at_the_top(
    feedback: Path, ticking: Ticking, size: tuple[int, int]
) -> None:
    async with at_work(feedback, ticking, size, settings=WHOLE) as clerk:
        await clerk.presses("r")
        assert not clerk.sees("PUBLIC")
        await clerk.types("Private words.")
        await clerk.presses("f4")
        assert clerk.sees("PUBLIC: everybody reads this")
        assert not clerk.sees("Private words.")
        await clerk.presses("f4")
        assert clerk.sees("Private words.")
        await clerk.presses("escape", "j", "r")
        assert clerk.sees("Goes out only after they answer · esc C Contact Customer first")
        await clerk.presses("escape", "C")
        assert clerk.sees("Which one was it?")


async def test_what_is_forbidden_in_the_signature_is_told_where_it_stands(feedback: Path, ticking: Ticking) -> None:
    async with at_work(feedback, ticking, (120, 36), settings=WHOLE._replace(sign="www.acme-home.example")) as clerk:
        await clerk.presses("r")
        clerk.screen.query_one("#reply-place").pane.put_all(  # type: ignore[attr-defined]
            LETTER.with_part(Step.SOLVE, f"{LETTER.solve} 302-1234567-7654321")
        )
        await clerk.settles()
        assert clerk.sees("✗ 1 against the rules")
        await clerk.presses("f5")
        assert clerk.says.startswith("These words stand in the greeting or signature")
        await clerk.presses("f2")
        assert clerk.sees("It can't go out like this")
        assert clerk.hands.copied == []
