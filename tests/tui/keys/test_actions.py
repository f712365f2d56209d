from __future__ import annotations

from collections import Counter

import pytest

from reviewtui.desk.own_commands import OwnCommand
from reviewtui.tui.commands.dispatch import BY_ITSELF, HANDLERS
from reviewtui.tui.drawing.themes import choose_theme
from reviewtui.tui.inbox.status import KEY_LINES
from reviewtui.tui.keys.actions import ACTIONS, BY_ID, CASE, GROUPS, HEARD_IN, LIST, QUESTION, REPLY
from reviewtui.tui.keys.key_reader import NOTHING, KeyMeaning, KeyReader
from reviewtui.tui.keys.keymap import Keys, check_keymap
from reviewtui.tui.keys.signs import pressed, sign

NEVER = {"ctrl+enter", "ctrl+j", "ctrl+i", "ctrl+m", "ctrl+h", "ctrl+s", "ctrl+q", "ctrl+b", "ctrl+a", "ctrl+g"}


def test_every_id_is_there_once() -> None:
    assert len(BY_ID) == len(ACTIONS)


@pytest.mark.parametrize("place", HEARD_IN)
def test_in_one_place_a_key_means_one_thing(place: str) -> None:
    here = [action for action in ACTIONS if place in action.where]
    counts = Counter(key for action in here for key in action.keys)
    assert [key for key, count in counts.items() if count > 1] == []


def test_no_key_is_needed_that_terminals_swallow() -> None:
    assert [action.id for action in ACTIONS if set(" ".join(action.keys).split()) & NEVER] == []
    assert [key for action in ACTIONS for key in action.keys if key.startswith("alt+")] == []


def test_while_writing_no_letter_is_bound() -> None:
    assert [
        action.id for action in ACTIONS if REPLY in action.where and any(len(key) == 1 for key in action.keys)
    ] == []


def test_every_row_is_told_well() -> None:
    for action in ACTIONS:
        assert action.group in GROUPS
        assert action.where
        assert len(action.words) <= 20
        assert len(action.tip) <= 60
        assert not action.tip.endswith(".")


def test_every_row_leads_somewhere_and_nothing_else_does() -> None:
    assert set(HANDLERS) - BY_ITSELF == {each.id for each in ACTIONS if each.where != (QUESTION,)}
    assert set(HANDLERS) >= BY_ITSELF


def test_what_acts_on_cases_looks_first_whether_the_seller_can_mean_them() -> None:
    on_cases = {row.id for row in ACTIONS if row.group == "Act" and row.where == (LIST, CASE)}
    assert on_cases - {row.id for row in ACTIONS if row.on_case} == {"undo", "redo", "sent"}


def test_an_own_command_looks_too_whether_the_seller_can_mean_its_case() -> None:
    own = OwnCommand("erp", "ask the books", "echo", key="E E")
    row = Keys(own=[own]).row(own.act)
    assert row is not None
    assert row.on_case


def test_every_key_of_a_row_is_heard_as_that_row() -> None:
    for place in HEARD_IN:
        for action in ACTIONS:
            for keys in action.keys if place in action.where else ():
                hearing = KeyReader(Keys())
                *before, last = keys.split()
                assert all(hearing.hear(place, key) == KeyMeaning(begun=True) for key in before)
                assert hearing.hear(place, last) == KeyMeaning(action.id)


def test_a_key_that_ends_nothing_that_was_begun_means_what_it_means_alone() -> None:
    hearing = KeyReader(Keys({"hand-off": "ctrl+o x"}))
    assert hearing.hear(REPLY, "ctrl+o").begun
    assert hearing.hear(REPLY, "f3") == KeyMeaning("swap")
    assert hearing.hear(REPLY, "ctrl+o").begun
    assert hearing.hear(REPLY, "ctrl+o").begun
    assert hearing.hear(REPLY, "x") == KeyMeaning("hand-off")
    assert hearing.hear(REPLY, "f2") == KeyMeaning(retired=True)
    assert hearing.hear(REPLY, "x") == NOTHING


def test_the_key_lines_have_at_most_nine_keys_and_know_them() -> None:
    for place, wanted in KEY_LINES.items():
        assert len(wanted) <= 9
        assert all(each in BY_ID for each in wanted), place


def test_a_keymap_takes_the_place_of_the_defaults() -> None:
    keys = Keys({"done": "d", "help": "f1,?", "half-down": "ctrl+f"})
    assert keys.problems == ()
    assert keys.of("done") == ("d",)
    assert keys.of("help") == ("f1", "question_mark")
    assert keys.sign("help") == "F1"
    assert keys.sign("half-down") == "^f"
    assert Keys({"editor": "ctrl+o  ctrl+e", "page-down": " "}).remapped == {
        "editor": ("ctrl+o ctrl+e",),
        "page-down": ("space",),
    }


def test_two_keys_can_change_places() -> None:
    good, problems = check_keymap({"done": "s", "snooze": "e"})
    assert problems == ()
    assert good == {"done": ("s",), "snooze": ("e",)}


@pytest.mark.parametrize(
    ("keymap", "words"),
    [
        ({"dnoe": "d"}, "There is no action “dnoe”"),
        ({"hand-off": "x"}, "x writes in the letter"),
        ({"next-step": "enter"}, "⏎ writes in the letter"),
        ({"hand-off": "ctrl+x"}, "^x ^e is “$EDITOR” already (editor)"),
        ({"hand-off": "f3 f3"}, "F3 is “review or letter” already (swap)"),
        ({"done": ""}, "no key is given"),
        ({"done": "foo"}, "is no key that we know"),
        ({"done": "alt+d"}, "does not reach"),
        ({"done": "ctrl+m"}, "terminals send ctrl+m as enter"),
        ({"done": "j"}, "j is “down” already (down)"),
    ],
)
def test_a_keymap_that_cannot_be_is_told_in_a_sentence(keymap: dict[str, str], words: str) -> None:
    good, problems = check_keymap(keymap)
    assert good == {}
    assert len(problems) == 1
    assert words in problems[0]


def test_of_two_that_want_one_key_neither_silently_loses() -> None:
    good, problems = check_keymap({"done": "d", "tag": "d"})
    assert len(problems) == 1
    assert len(good) == 1


def test_the_same_key_may_mean_two_things_in_two_places() -> None:
    good, problems = check_keymap({"select": "J"})
    assert problems == ()
    assert good == {"select": ("J",)}


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("enter", "⏎"),
        ("ctrl+d", "^d"),
        ("f2", "F2"),
        ("full_stop", "."),
        ("j", "j"),
        ("G", "G"),
        ("ctrl+x ctrl+e", "^x ^e"),
        ("ctrl+up", "^↑"),
    ],
)
def test_signs(key: str, shown: str) -> None:
    assert sign(key) == shown


def test_the_table_tells_a_family_once_and_starts_with_what_is_done() -> None:
    rows = list(Keys().table(LIST))
    assert [row for row in rows if row[1] == "1–9"]
    assert not [row for row in rows if row[1] == "2"]
    assert rows[0][0] == "Act"
    assert {row[0] for row in Keys().table(CASE)} == {"Act", "Look", "Move"}


@pytest.mark.parametrize(
    ("wanted", "environ", "theme"),
    [
        ("light", {}, "reviewtui-light"),
        ("nord", {"TERM": "xterm"}, "nord"),
        ("", {"COLORTERM": "truecolor"}, "reviewtui-dark"),
        ("", {"TERM": "xterm-256color", "COLORFGBG": "0;15"}, "reviewtui-light"),
        ("auto", {"TERM": "tmux-256color", "COLORFGBG": "15;default;0"}, "reviewtui-dark"),
        ("", {"TERM": "linux"}, "reviewtui-ansi"),
    ],
)
def test_the_theme_is_chosen_by_the_user_then_by_the_terminal(wanted: str, environ: dict[str, str], theme: str) -> None:
    assert choose_theme(wanted, environ) == theme


@pytest.mark.parametrize(
    ("key", "character", "shown"),
    [
        ("x", "x", "x"),
        ("f4", None, "F4"),
        ("space", " ", sign("space")),
        ("upper_x", "\u0e47", "◌\u0e47"),
        ("x", "ก", "ก"),
    ],
)
def test_a_pressed_key_is_shown_as_something_that_can_be_seen(key: str, character: str | None, shown: str) -> None:
    assert pressed(key, character) == shown
