"""The action table is the only one: what it does not say of a key, no widget says either."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import Ticking
from clerk import Clerk, at_work
from reviewtui.tui.commands.commands import Commands
from reviewtui.tui.keys.actions import ACTIONS, CASE, LIST, PLACES, REPLY
from reviewtui.tui.keys.keymap import Keys

SIZES = [(80, 24), (120, 36)]
NEW = iter(
    [f"{before}+f{number}" for before in ("ctrl", "shift", "ctrl+shift") for number in range(1, 13)]
    + [f"ctrl+o {key}" for key in ("f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "f11", "f12")]
    + [f"ctrl+o ctrl+f{number}" for number in range(1, 13)]
    + [f"ctrl+o shift+f{number}" for number in range(1, 13)]
    + [f"ctrl+x f{number}" for number in range(1, 13)]
    + [f"ctrl+o ctrl+shift+f{number}" for number in range(1, 13)]
)
EVERY_ROW = {action.id: next(NEW) for action in ACTIONS}


async def goes_to(clerk: Clerk, place: str, keymap: dict[str, str]) -> None:
    keys = Keys(keymap)
    for action in {LIST: (), CASE: ("open",), REPLY: ("reply",)}[place]:
        await clerk.presses(*keys.of(action)[0].split())
    if place == REPLY:
        await clerk.types("one two")
    assert clerk.screen.place == place


def state(clerk: Clerk) -> tuple[object, ...]:
    """All that a key could change, the two lines at the bottom left out."""
    reply = clerk.screen.places.reply
    fields = None if reply is None else (reply.pane.reply, clerk.app.focused, reply.pane._fields.area.selection)
    return clerk.lines()[:-2], clerk.screen.place, len(clerk.app.screen_stack), fields, clerk.app.is_running


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("place", PLACES)
async def test_with_every_row_remapped_the_old_keys_are_dead_and_the_new_ones_act(
    filled: Path, ticking: Ticking, monkeypatch: pytest.MonkeyPatch, place: str, size: tuple[int, int]
) -> None:
    async with at_work(filled, ticking, size, keymap=EVERY_ROW) as clerk:
        assert clerk.screen.keys.problems == ()
        await goes_to(clerk, place, EVERY_ROW)
        await clerk.pilot.pause(0.5)
        await clerk.settles()
        acts: list[str] = []

        async def remember(_: Commands, name: str) -> None:
            acts.append(name)

        monkeypatch.setattr(Commands, "run", remember)
        before = state(clerk)
        for action in ACTIONS:
            for keys in action.keys if place in action.where else ():
                await clerk.pilot.press(*keys.split())
                assert acts == [], f"{keys} still does {action.id} in the {place}"
        await clerk.settles()
        assert state(clerk) == before
        for action in ACTIONS:
            if place in action.where:
                acts.clear()
                await clerk.pilot.press(*EVERY_ROW[action.id].split())
                assert acts == [action.id]


@pytest.mark.parametrize("place", PLACES)
async def test_keys_of_textuals_own_do_nothing(filled: Path, ticking: Ticking, place: str) -> None:
    async with at_work(filled, ticking, (120, 36)) as clerk:
        await goes_to(clerk, place, {})
        await clerk.pilot.pause(0.5)
        before = state(clerk)
        known = {key for action in ACTIONS if place in action.where for key in action.keys}
        for key in ("ctrl+q", "ctrl+p", "tab", "shift+tab", "f1", "f6", "f7", "f10", "ctrl+backslash", "f12", "f8"):
            if key not in known:
                await clerk.presses(key)
                assert state(clerk) == before, key


async def test_a_remapped_hand_off_and_a_remapped_step_down(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking, keymap={"hand-off": "f9", "down": "Q"}) as clerk:
        await clerk.presses("enter")
        top = clerk.lines()
        await clerk.presses("j", "down")
        assert clerk.says == "↓ does nothing here; ? shows the keys"
        assert clerk.lines()[:-2] == top[:-2]
        await clerk.presses("Q")
        assert clerk.lines()[1:5] != top[1:5]
        await clerk.presses("r")
        await clerk.types("sorry")
        await clerk.presses("f2")
        assert len(clerk.app.screen_stack) == 1
        assert clerk.says == "F2 does nothing here; F1 shows the keys"
        assert clerk.sees("F9 review and hand off")
        await clerk.presses("f9")
        assert clerk.sees("Contact Customer")


async def test_the_field_cannot_be_emptied_by_a_key_that_was_given_away(filled: Path, ticking: Ticking) -> None:
    """In a text area of Textual's own F7 selects everything, and the next letter would be all that is left."""
    async with at_work(filled, ticking, keymap={"versions": "f9", "next-finding": "f10"}) as clerk:
        await clerk.presses("r")
        await clerk.types("so sorry")
        await clerk.presses("f7", "f6")
        await clerk.types("!")
        assert clerk.sees("so sorry!")


async def test_the_key_line_names_the_new_key_and_a_click_on_it_acts(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking, (120, 24), keymap={"reply": "ctrl+o r"}) as clerk:
        assert clerk.sees("^o r reply")
        at = clerk.lines()[-1].index("^o r")
        await clerk.pilot.click("#keys", offset=(at, 0))
        await clerk.settles()
        assert clerk.screen.place == REPLY


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_what_was_said_of_a_key_without_a_meaning_goes_with_the_next_key(
    filled: Path, ticking: Ticking, size: tuple[int, int]
) -> None:
    async with at_work(filled, ticking, size) as clerk:
        for place in ((), ("enter",)):
            await clerk.presses(*place, "Q")
            assert clerk.lines()[-2].endswith("Q does nothing here; ? shows the keys")
            await clerk.presses("j")
            assert not clerk.lines()[-2].strip()
        await clerk.presses("escape", "e")
        said = clerk.lines()[-2]
        await clerk.presses("j")
        assert clerk.lines()[-2] == said, "what was done stays"
