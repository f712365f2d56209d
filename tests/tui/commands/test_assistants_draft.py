"""A draft that an assistant left is taken over by F7 and stays marked as not written by a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import SETTINGS, Ticking, a_desk, a_review, bring_in
from clerk import at_work
from reviewtui.desk.drafting import ASSISTANT
from reviewtui.domain.channel import Channel
from reviewtui.domain.reply import Reply

THREAD = Channel.AMAZON_BUYER_MESSAGE


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_it_is_taken_over_in_the_second_case_too(database: Path, ticking: Ticking, size: tuple[int, int]) -> None:
    bot = a_desk(database, ticking, SETTINGS._replace(me=ASSISTANT))
    bring_in(bot.store, [a_review(1, title="First"), a_review(2, title="Second", stars=2)])
    for case in (1, 2):
        bot.writing.save(case, THREAD, Reply("I am sorry.", "It broke.", f"A new one left for case {case}."))
        bot.drafting.keep(case)
    bot.store.close()
    async with at_work(database, ticking, size) as clerk:
        for case in (1, 2):
            await clerk.presses("r", "f7")
            assert clerk.sees("assistant")
            await clerk.presses("enter")
            await clerk.rests()
            assert clerk.sees(f"A new one left for case {case}.")
            await clerk.presses("escape", "j")
    mine = a_desk(database, ticking, SETTINGS)
    for case in (1, 2):
        draft = mine.inbox.sheet(case).draft
        assert draft is not None
        assert draft.reply.solve == f"A new one left for case {case}."
        assert [each.title for each in mine.store.by_command(case, "ann")] == [ASSISTANT]
    mine.store.close()
