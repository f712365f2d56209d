"""A review full of traps shows as harmless text wherever it is shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual import events
from textual.widgets import TextArea

from builders import Ticking, a_review, bring_in
from clerk import Clerk, at_work
from reviewtui.domain.review import Kind
from reviewtui.domain.text import clean
from reviewtui.store.store import SqliteStore

TRAPS = (
    "[bold]markup[/bold] [/] [@click=app.quit]click[/] $error {x} \x1b[31mred\x1b[0m \x1b]0;title\x07 \x9b2J \x00 "
    "\u202eevil\u202c \u2066iso\u2069 \u200bzero \U0001f468\u200d\U0001f469\u200d\U0001f467 箱箱 שלום a" + "\u0301" * 30
)
FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def trapped(database: Path) -> Path:
    trap = clean(TRAPS)
    store = SqliteStore(database)
    bring_in(
        store,
        [
            a_review(1, title=trap, text=trap * 3, product=trap, author=trap, variant=trap, kind=Kind.SELLER_FEEDBACK),
            a_review(2, title=trap, text=f"{trap}\n\n{trap}", product=trap, author=trap),
        ],
    )
    store.close()
    return database


def harmless(clerk: Clerk) -> bool:
    return not any(FORBIDDEN.search(line) for line in clerk.lines())


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_traps_are_text_everywhere(trapped: Path, ticking: Ticking, size: tuple[int, int]) -> None:
    async with at_work(trapped, ticking, size) as clerk:
        assert clerk.sees("[bold]markup[/bold]")
        assert harmless(clerk)
        for keys in (
            ("enter",), ("w",), ("escape",), ("c",), ("x", "enter"), ("t",), ("y", "enter"), ("p",), ("escape",),
            ("G",), ("escape",), ("r",), ("f2",), ("escape",), ("escape",), ("a",), ("e",), ("u",), ("colon",),
        ):  # fmt: skip
            await clerk.presses(*keys)
            await clerk.rests()
            assert harmless(clerk), keys
        assert clerk.app.is_running


async def test_a_trapped_letter_is_handed_over_as_text(trapped: Path, ticking: Ticking) -> None:
    async with at_work(trapped, ticking, (120, 36)) as clerk:
        clerk.screen.list.put_cursor(1)
        await clerk.presses("r")
        clerk.screen.query(TextArea).first().post_message(events.Paste(TRAPS))
        await clerk.settles()
        await clerk.presses("f2")
        await clerk.rests()
        assert harmless(clerk)
        assert clerk.sees("Hand off")
        await clerk.presses("escape", "escape")
        await clerk.presses("y")
        assert clerk.says.startswith("Not copied")
        assert harmless(clerk)
        assert not any(FORBIDDEN.search(text.replace("\n", "")) for text in clerk.hands.copied)
