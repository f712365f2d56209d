"""What is looked for is marked in list, preview and case, without colour too; n and N walk from match to match."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import HOUR, NOW, Ticking, a_review, bring_in
from clerk import Clerk, at_work
from reviewtui.store.store import SqliteStore


@pytest.fixture
def leaking(database: Path) -> Path:
    """Three cases with leaks in title, text and a note, and one without."""
    store = SqliteStore(database)
    long = "\n\n".join(f"Paragraph {number} of many." for number in range(30))
    bring_in(store, [
        a_review(1, title="Leaks at once", text=f"The lid leaks.\n\n{long}\n\nLeaking still, die Größe undicht."),
        a_review(2, title="Undicht", text="It leaked into my bag, 電池が切れる.", posted_at=NOW - 30 * HOUR),
        a_review(3, title="Third one that leaks", posted_at=NOW - 300 * HOUR),
        a_review(4, title="Fine lid", text="nothing"),
    ])  # fmt: skip
    store.close()
    return database


def underlined(clerk: Clerk, *, below: int = 2) -> list[str]:
    """The words on the screen that are underlined, line by line."""
    found = list[str]()
    for strip in clerk.app.screen._compositor.render_strips()[below:]:
        found += [segment.text for segment in strip if segment.style is not None and segment.style.underline]
    return found


async def looks_for(clerk: Clerk, text: str) -> None:
    await clerk.presses("slash")
    await clerk.types(text)
    await clerk.presses("enter")


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
@pytest.mark.parametrize("theme", ["dark", "ansi"])
async def test_matches_are_underlined_in_the_list_and_gone_after_esc(
    leaking: Path, ticking: Ticking, size: tuple[int, int], theme: str
) -> None:
    async with at_work(leaking, ticking, size, theme=f"reviewtui-{theme}") as clerk:
        assert underlined(clerk) == []
        await looks_for(clerk, "leak")
        rows = [each for each in underlined(clerk) if each in {"Leaks", "leaks"}]
        assert rows[:2] == ["Leaks", "leaks"] or len(rows) >= 2
        await clerk.presses("n")
        assert clerk.screen.list.cursor == 1
        await clerk.presses("n", "n")
        assert clerk.screen.list.cursor == 2
        assert "last case found" in clerk.says
        await clerk.presses("N")
        assert clerk.screen.list.cursor == 1
        await clerk.presses("escape")
        await clerk.rests()
        assert underlined(clerk) == []
        await clerk.presses("n")
        assert "Nothing is looked for" in clerk.says


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_n_walks_from_match_to_match_in_a_case(leaking: Path, ticking: Ticking, size: tuple[int, int]) -> None:
    async with at_work(leaking, ticking, size) as clerk:
        await clerk.desk(lambda desk: desk.triage.note(1, "asked whether it leaks"))
        await looks_for(clerk, "leak größe")
        await clerk.presses("g", "enter")
        assert {"Leaks", "leaks"} <= set(underlined(clerk))
        assert not clerk.sees("Leaking still")
        for number in (1, 2):
            await clerk.presses("n")
            assert clerk.says.startswith(f"Match {number} of ")
        await clerk.presses("n")
        assert clerk.sees("Leaking still")
        assert "Leaking" in underlined(clerk)
        await clerk.presses("n")
        assert "Größe" in underlined(clerk)
        await clerk.presses("N", "N", "N")
        assert clerk.says.startswith("Match 1 of ")
        assert clerk.sees("The lid leaks.")
        await clerk.presses("N")
        count = int(clerk.says.rpartition(" ")[2])
        assert clerk.says == f"Match {count} of {count}"
        await clerk.presses("escape", "j", "enter", "n")
        assert clerk.says.startswith("Match 1 of ")
        assert "leaked" in underlined(clerk) or "leaks" in underlined(clerk)


async def test_signs_and_folded_letters_are_marked(leaking: Path, ticking: Ticking) -> None:
    async with at_work(leaking, ticking, (140, 40)) as clerk:
        await looks_for(clerk, "電池 or grosse or undicht")
        await clerk.presses("g")
        await clerk.rests()
        assert "Undicht" in underlined(clerk)
        await clerk.presses("enter", "n")
        assert clerk.says.startswith("Match 1 of ")
        assert {"Undicht", "undicht", "Größe"} & set(underlined(clerk))
