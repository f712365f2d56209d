"""A slip of spelling at the desk: shown quietly, one key corrects it, and no hand-off asks about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import Ticking
from clerk import at_work
from fake_speller import FakeSpeller
from reviewtui.domain.channel import Channel
from reviewtui.domain.finding import SPELLING
from reviewtui.tui.reply.hand_off import _doubts

SIZES = [(80, 24), (140, 40)]
SAID = "not in the dictionary"
LETTER = "I am sorry that teh lid leaked on your bag. A new lid left today."


@pytest.mark.parametrize("size", SIZES)
async def test_a_slip_is_shown_and_one_key_corrects_it(size: tuple[int, int], filled: Path, ticking: Ticking) -> None:
    speller = FakeSpeller({"teh": "the", "lidd": "lid"})
    async with at_work(filled, ticking, size, speller=speller) as clerk:
        for _ in range(2):
            await clerk.presses("r")
            await clerk.types("I am sorry that teh lidd leaked.")
            await clerk.rests()
            assert clerk.sees("! 2 to think about"), "told in the line below, whatever the room"
            await clerk.presses("f6")
            assert clerk.sees("“teh”")
            assert clerk.sees(SAID)
            assert clerk.sees("puts in “the”")
            await clerk.presses("f5")
            await clerk.rests()
            assert clerk.sees("sorry that the lidd leaked")
            assert clerk.sees("! 1 to think about")
            await clerk.presses("escape")
            assert not clerk.sees("to think about")
            await clerk.presses("r")
            await clerk.rests()
            await clerk.presses("f6")
            assert clerk.sees("“lidd”")
            await clerk.presses("f5")
            await clerk.rests()
            assert clerk.sees("sorry that the lid leaked")
            assert not clerk.sees(SAID)
            await clerk.presses("escape", "j")


@pytest.mark.parametrize("size", SIZES)
async def test_while_the_dictionary_loads_and_without_it_nothing_is_shown(
    size: tuple[int, int], filled: Path, ticking: Ticking
) -> None:
    speller = FakeSpeller({"teh": "the"}, loaded=False)
    async with at_work(filled, ticking, size, speller=speller) as clerk:
        await clerk.presses("r")
        await clerk.types("I am sorry that teh lid leaked.")
        await clerk.rests()
        assert not clerk.sees(SAID)
        speller.loaded = True
        await clerk.types(" More.")
        await clerk.rests()
        await clerk.presses("f6")
        assert clerk.sees(SAID)
    async with at_work(filled, ticking, size) as clerk:
        await clerk.presses("r")
        await clerk.types(" Now teh end.")
        await clerk.rests()
        await clerk.presses("f6")
        assert not clerk.sees(SAID)
        assert not clerk.sees("to think about")


async def test_a_hand_off_asks_about_no_slip(filled: Path, ticking: Ticking) -> None:
    speller = FakeSpeller({"teh": "the"})
    async with at_work(filled, ticking, (140, 40), speller=speller) as clerk:
        about = await clerk.desk(lambda desk: desk.checking.about(1))
        check = await clerk.desk(lambda desk: desk.checking.judge(LETTER, Channel.AMAZON_BUYER_MESSAGE, about))
        assert [each.quote for each in check.findings if each.rule == SPELLING] == ["teh"]
        assert SPELLING not in {rule for rule, _ in _doubts(check)}
