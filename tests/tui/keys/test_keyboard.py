"""Commands on other layouts: every command key by its place, words in fields as they are typed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from builders import Ticking
from clerk import at_work
from reviewtui.tui.keys.actions import ACTIONS, CASE, HEARD_IN, LIST, QUESTION, REPLY
from reviewtui.tui.keys.key_reader import NOTHING, KeyMeaning, KeyReader
from reviewtui.tui.keys.keyboard import Keyboard
from reviewtui.tui.keys.keymap import Keys
from reviewtui.tui.keys.signs import NAMES_OF_SIGNS
from reviewtui.tui.textual_compat import driver_of

LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,./"
SHIFTED = 'QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?'
BOARDS = {
    "russian": ("йцукенгшщзхъфывапролджэячсмитьбю.", "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,"),
    "ukrainian": ("йцукенгшщзхїфівапролджєячсмитьбю.", "ЙЦУКЕНГШЩЗХЇФІВАПРОЛДЖЄЯЧСМИТЬБЮ,"),
    "greek": (";ςερτυθιοπ[]ασδφγηξκλ�'ζχψωβνμ,./", ':�ΕΡΤΥΘΙΟΠ{}ΑΣΔΦΓΗΞΚΛ�"ΖΧΨΩΒΝΜ<>?'),
    "hebrew": ("/'קראטוןםפ[]שדגכעיחלךף,זסבהנמצתץ.", 'QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?'),
}
"""What each key of the three rows types, beside the Latin ones; � where nothing comes, or Greek's Σ again."""
KNOWN = {"russian": "ф", "ukrainian": "ф", "greek": "α", "hebrew": "ש"}
"""A letter that gives the layout away, and the key of which does nothing worse than claim."""


def name(character: str) -> str:
    """What Textual calls a key."""
    return NAMES_OF_SIGNS.get(character, character)


@pytest.mark.parametrize("board", BOARDS)
def test_every_command_key_is_heard_by_its_place(board: str) -> None:
    lower, upper = BOARDS[board]
    typed = dict(zip(LATIN + SHIFTED, lower + upper, strict=True))
    tried = 0
    for place in (LIST, CASE, QUESTION):
        for action in ACTIONS:
            for key in action.keys if place in action.where else ():
                for latin, character in typed.items():
                    if name(latin) != key or character == "�":
                        continue
                    hearing = KeyReader(Keys())
                    hearing.hear(place, KNOWN[board])
                    assert hearing.hear(place, name(character)) == KeyMeaning(action.id), (place, key, character)
                    tried += 1
    assert tried > 70


@pytest.mark.parametrize("board", BOARDS)
def test_control_goes_by_the_place_too(board: str) -> None:
    typed = dict(zip(LATIN, BOARDS[board][0], strict=True))
    assert KeyReader(Keys()).hear(LIST, f"ctrl+{typed['d']}") == KeyMeaning("half-down")
    hearing = KeyReader(Keys())
    assert hearing.hear(REPLY, f"ctrl+{typed['x']}").begun
    assert hearing.hear(REPLY, f"ctrl+{typed['e']}") == KeyMeaning("editor")


def test_signs_go_by_their_place_only_where_the_layout_is_known() -> None:
    hearing = KeyReader(Keys())
    assert hearing.hear(LIST, "full_stop") == KeyMeaning("repeat"), "nobody knows yet"
    hearing.hear(LIST, "о")
    assert hearing.hear(LIST, "full_stop") == KeyMeaning("look-for")
    assert hearing.hear(LIST, "comma") == KeyMeaning("help")
    hearing.hear(LIST, "j")
    assert hearing.hear(LIST, "full_stop") == KeyMeaning("repeat"), "Latin again"
    assert hearing.hear(LIST, "comma") == NOTHING


def test_what_is_written_teaches_no_layout() -> None:
    keys = Keys()
    writing, list_ = KeyReader(keys), KeyReader(keys)
    assert writing.hear(REPLY, "й") == NOTHING
    assert list_.hear(LIST, "full_stop") == KeyMeaning("repeat")


def test_every_latin_key_means_itself() -> None:
    board = Keyboard()
    for character in LATIN + SHIFTED:
        board.note(name(character))
        assert board.latin(name(character)) == ""


def test_what_the_seller_has_given_a_meaning_wins() -> None:
    hearing = KeyReader(Keys({"done": "й", "repeat": "."}))
    assert hearing.hear(LIST, "й") == KeyMeaning("done")
    assert hearing.hear(LIST, "full_stop") == KeyMeaning("repeat")
    for place in HEARD_IN:
        assert KeyReader(Keys({"done": "d"})).hear(place, "у") != KeyMeaning("done"), "e is done no more"


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_on_a_russian_layout_from_the_list_to_a_letter_and_back(filled: Path, size: tuple[int, int]) -> None:
    """Cases are walked, a letter written in Russian, a question answered; the second case likewise."""
    async with at_work(filled, Ticking(), size) as clerk:
        for _ in range(2):
            await clerk.presses("о", "к")
            reply = clerk.screen.places.reply
            assert clerk.screen.place == REPLY
            assert reply is not None
            await clerk.presses("Й", "й", "ц", "ю")
            assert reply.pane.reply.apologize == "Ййцю"
            assert clerk.sees("Ййцю")
            await clerk.presses("escape")
            assert clerk.screen.place == LIST
        case = clerk.case
        await clerk.presses("ы", "е")
        assert clerk.says.startswith("Snoozed"), "the answers of a question go by their place too"
        assert clerk.case != case
        await clerk.presses("Р")
        assert clerk.sees("Esc") or clerk.sees("esc")
        await clerk.presses("й")
        assert clerk.screen.place == LIST


async def test_m_frees_the_mouse_and_takes_it_back(filled: Path) -> None:
    said: list[str] = []
    async with at_work(filled, Ticking()) as clerk:
        driver: Any = driver_of(clerk.app)
        driver._mouse = True
        driver._disable_mouse_support = lambda: said.append(f"off while {driver._mouse}")
        driver._enable_mouse_support = lambda: said.append(f"on while {driver._mouse}")
        await clerk.presses("m")
        assert clerk.sees("The mouse is the terminal's")
        assert not driver._mouse, "an editor that had the terminal in between does not take it back"
        await clerk.presses("m")
        assert clerk.sees("clicks and scrolls here again")
        assert said == ["off while True", "on while True"], (
            "Textual says nothing to a terminal whose mouse is not taken"
        )
        del driver._mouse
        await clerk.presses("m")
        assert clerk.sees("gives no mouse away")
