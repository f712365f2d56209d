"""What comes in from the terminal: words never act where keys are commands."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from builders import Ticking
from clerk import Clerk, at_work
from reviewtui.desk.views import CaseSheet
from reviewtui.tui.dialogs.help import Help
from reviewtui.tui.keys.bursts import KeyBurst, WordJump, are_words, parted, read_together, typed_ahead


def key(character: str) -> events.Key:
    names = {"\r": "enter", " ": "space", "'": "apostrophe", "?": "question_mark", "\x1b": "escape"}
    return events.Key(names.get(character, character), character)


def keys(text: str) -> list[events.Key]:
    return [key(each) for each in text]


async def at_once(clerk: Clerk, text: str) -> None:
    clerk.app.post_message(KeyBurst(keys(text)))
    await clerk.settles()


async def sheet_of(clerk: Clerk, case: int) -> CaseSheet:
    sheet = await clerk.desk(lambda desk: desk.inbox.sheet(case))
    assert isinstance(sheet, CaseSheet)
    return sheet


async def shows(clerk: Clerk, words: str) -> None:
    """A busy machine draws late."""
    for _ in range(100):
        if clerk.sees(words):
            return
        await clerk.pilot.pause(0.02)
    raise AssertionError("\n".join(clerk.lines()))


@pytest.mark.parametrize("text", ["Please", "sorry", "a b c", "don't", "jjke"])
def test_words_are_told_from_keys(text: str) -> None:
    assert are_words(keys(text))


@pytest.mark.parametrize("text", ["jjjjjjjj", "jjje", "xjxj", "st", "\r\r\r\r", ""])
def test_keys_are_told_from_words(text: str) -> None:
    assert not are_words(keys(text))


def test_a_paragraph_has_not_been_typed_ahead() -> None:
    assert typed_ahead(keys("rI am sorry"))
    assert not typed_ahead(keys("rude people\rlive here"))
    assert not typed_ahead(keys("r" * 61))


def test_escape_with_a_key_right_behind_it_is_two_keys() -> None:
    assert [each.key for each in parted(events.Key("alt+j", "j"))] == ["escape", "j"]
    assert [each.key for each in parted(events.Key("alt+shift+g", "G"))] == ["escape", "G"]
    assert [each.key for each in KeyBurst([events.Key("alt+j", "j"), key("k")]).keys] == ["escape", "j", "k"]


def test_the_parser_of_the_terminal_hands_on_together_what_it_read_together() -> None:
    """Fails as soon as Textual calls it otherwise."""
    from textual.drivers import linux_driver

    read_together(linux_driver.LinuxDriver)
    parser = linux_driver.XTermParser()  # type: ignore[attr-defined]
    (together,) = parser.feed("no\x1b[A")
    assert isinstance(together, KeyBurst)
    assert [each.key for each in together.keys] == ["n", "o", "up"]
    (alone,) = parser.feed("j")
    assert isinstance(alone, events.Key)
    (pasted,) = parser.feed("\x1b[200~hello\x1b[201~")
    assert isinstance(pasted, events.Paste)


def test_escape_with_a_sign_right_behind_it_is_two_keys_except_in_a_paste() -> None:
    """Textual alone would hear the sign without the escape, and another sign for a figure."""
    from textual.drivers import linux_driver

    read_together(linux_driver.LinuxDriver)
    parser = linux_driver.XTermParser()  # type: ignore[attr-defined]
    for sign, name in (("/", "slash"), ("?", "question_mark"), ("1", "1"), (".", "full_stop"), ("*", "asterisk")):
        (together,) = parser.feed(f"\x1b{sign}")
        assert isinstance(together, KeyBurst)
        assert [each.key for each in together.keys] == ["escape", name]
    for read, names in {
        "i\x1bc\x1bj": ["i", "escape", "c", "escape", "j"],
        "\x1bc\x1bj": ["escape", "c", "escape", "j"],
        "\x1b[A\x1bG\x1b[B": ["up", "escape", "G", "down"],
        "q\x1b?\x1b/w": ["q", "escape", "question_mark", "escape", "slash", "w"],
    }.items():
        (together,) = parser.feed(read)
        assert isinstance(together, KeyBurst)
        assert [key.key for key in together.keys] == names
    (alone,) = parser.feed("\x1bOP")
    assert isinstance(alone, events.Key)
    assert alone.key == "f1"
    pieces = [each for data in ("\x1b[200~an", "\x1b/", "e\x1bxnd\x1b[201~") for each in parser.feed(data)]
    heard = [key.key for each in pieces for key in (each.keys if isinstance(each, KeyBurst) else [])]
    assert "escape" not in heard
    assert isinstance(pieces[-1], events.Paste)
    (together,) = parser.feed("\x1b/")
    assert isinstance(together, KeyBurst)
    assert [each.key for each in together.keys] == ["escape", "slash"]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
@pytest.mark.parametrize("opened", [(), ("enter",), ("w",), ("O",), ("W",)], ids=repr)
async def test_pasted_words_are_dropped_with_a_sentence(
    filled: Path, ticking: Ticking, opened: tuple[str, ...], size: tuple[int, int]
) -> None:
    async with at_work(filled, ticking, size) as clerk:
        await clerk.presses(*opened)
        before, cases = clerk.lines()[:-3], clerk.cases
        acts = await clerk.desk(lambda desk: desk.inbox.last_act())
        for text in ("undo everything, please", "urlm"):
            clerk.app.post_message(events.Paste(text))
            await clerk.settles()
            await shows(clerk, f"A paste of {len(text)} characters was dropped: there is no place for text here")
            await at_once(clerk, text)
            assert clerk.sees("there is no place for text here")
        assert clerk.lines()[1:6] == before[1:6]
        assert clerk.cases == cases
        assert await clerk.desk(lambda desk: desk.inbox.last_act()) == acts


async def test_a_key_right_behind_a_paste_belongs_to_it(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        before = clerk.cases
        paste = KeyBurst(keys("undo everything, pleas"))
        tail = key("e")
        tail.time = paste.keys[-1].time + 0.05
        clerk.app.post_message(paste)
        clerk.app.post_message(tail)
        await clerk.settles()
        assert clerk.cases == before
        await clerk.pilot.pause(0.2)
        await clerk.presses("e")
        assert clerk.cases == before[1:]


@pytest.mark.parametrize(("first", "shown"), [("c", "Note"), ("i", "What they wrote"), ("t", "Tag"), ("p", "Promise")])
async def test_words_behind_the_key_of_a_field_are_in_the_field(
    filled: Path, ticking: Ticking, first: str, shown: str
) -> None:
    async with at_work(filled, ticking) as clerk:
        await at_once(clerk, f"{first}ring them up")
        await shows(clerk, shown)
        await shows(clerk, "ring them up")


async def test_words_go_into_the_free_answer_of_a_question_of_choices(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        before = clerk.cases
        await at_once(clerk, "stomorrow 16:00")
        await shows(clerk, "tomorrow 16:00")
        assert clerk.cases == before
        await clerk.presses("enter")
        assert clerk.says == "Snoozed “Cable got so hot it smoked” until Tue 24 Nov 16:00"
        await clerk.presses("s")
        clerk.app.post_message(events.Paste("  fri 9am\nand more"))
        await clerk.settles()
        assert clerk.sees("fri 9am")
        assert not clerk.sees("and more")


async def test_a_held_key_is_a_key(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        await at_once(clerk, "jjjj")
        assert clerk.screen.list.cursor == 4


def test_escape_with_f_or_b_right_behind_it_is_told_from_a_jump_over_a_word() -> None:
    """Textual hears a jump over a word in both."""
    from textual.drivers import linux_driver

    read_together(linux_driver.LinuxDriver)
    parser = linux_driver.XTermParser()  # type: ignore[attr-defined]
    for letter in "fb":
        (jump,) = parser.feed(f"\x1b{letter}")
        assert isinstance(jump, WordJump)
        assert [each.key for each in jump.apart()] == ["escape", letter]
    (word,) = parser.feed("\x1b[1;5C")
    assert type(word) is events.Key
    assert word.key == "ctrl+right"


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_a_key_right_behind_escape_acts_where_no_words_are_written(
    filled: Path, ticking: Ticking, size: tuple[int, int]
) -> None:
    async with at_work(filled, ticking, size) as clerk:
        for _ in range(2):
            await clerk.presses("enter")
            clerk.app.post_message(WordJump("ctrl+right", None))
            await shows(clerk, "What became of the reviews")
            await clerk.presses("escape")
        await clerk.presses("r")
        await clerk.types("one two")
        clerk.app.post_message(WordJump("ctrl+left", None))
        await clerk.settles()
        await clerk.types("and ")
        assert clerk.sees("one and two")


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_what_comes_behind_enter_in_a_field_is_not_written_into_it(
    filled: Path, ticking: Ticking, size: tuple[int, int]
) -> None:
    async with at_work(filled, ticking, size) as clerk:
        first, second, third = clerk.cases[:3]
        for case, below in ((first, third), (third, clerk.cases[4])):
            await clerk.presses("t")
            await at_once(clerk, "leak\rjj")
            await clerk.rests()
            assert clerk.says.endswith(": leak")
            sheet = await sheet_of(clerk, case)
            assert "leak" in sheet.tags
            assert clerk.case == below
        await clerk.presses("g", "j", "c")
        await at_once(clerk, "ring them\rk")
        await clerk.rests()
        sheet = await sheet_of(clerk, second)
        assert [note.text for note in sheet.notes] == ["ring them"]
        assert clerk.case == first
        await clerk.presses("c")
        await at_once(clerk, "no\x1b\x1bj")
        await clerk.rests()
        assert clerk.case == second


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_enter_among_keys_of_one_read_goes_to_the_next_field(
    filled: Path, ticking: Ticking, size: tuple[int, int]
) -> None:
    async with at_work(filled, ticking, size) as clerk:
        for number in range(2):
            case = clerk.case
            await clerk.presses("p")
            await at_once(clerk, f"New lid {number}\rfri\rj")
            await clerk.rests()
            sheet = await sheet_of(clerk, case)
            assert [promise.text for promise in sheet.promises] == [f"New lid {number}"]
            assert clerk.case != case


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_keys_behind_a_query_walk_and_open_what_it_finds(
    filled: Path, ticking: Ticking, size: tuple[int, int]
) -> None:
    async with at_work(filled, ticking, size) as clerk:
        for _ in range(2):
            await clerk.presses("slash")
            await at_once(clerk, "stars:1\rn\r")
            await clerk.rests()
            assert clerk.sees("2 of 3")
            await clerk.presses("escape", "escape")


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_enter_right_behind_the_name_of_an_act_takes_that_act(
    filled: Path, ticking: Ticking, size: tuple[int, int]
) -> None:
    async with at_work(filled, ticking, size) as clerk:
        for _ in range(2):
            await clerk.presses("colon")
            await at_once(clerk, "snooz\r")
            await shows(clerk, "until the buyer writes")
            await clerk.presses("escape", "colon", "down")
            await at_once(clerk, "history\r")
            await shows(clerk, "what was done")
            await clerk.presses("escape")


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_a_search_among_the_keys_may_be_begun_and_typed_at_once(
    filled: Path, ticking: Ticking, size: tuple[int, int]
) -> None:
    async with at_work(filled, ticking, size) as clerk:
        for words, found in (("/history", "What was done and when"), ("/snooze", "Put the case away until")):
            await clerk.presses("question_mark")
            await at_once(clerk, words)
            await shows(clerk, found)
            assert clerk.sees("all keys again   1 of") or clerk.sees("all keys again   2 of")
            await clerk.presses("escape", "escape")


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_keys_of_one_read_may_be_meant_for_where_enter_leads(
    filled: Path, ticking: Ticking, size: tuple[int, int]
) -> None:
    async with at_work(filled, ticking, size) as clerk:
        for _ in range(2):
            third = clerk.cases[2]
            await at_once(clerk, "\rJJ")
            await clerk.rests()
            assert clerk.screen.places.shown_case == third
            await clerk.presses("escape", "g")
        await at_once(clerk, "\rdd")
        await shows(clerk, "A paste of 3 characters was dropped")


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_keys_behind_the_key_of_a_list_walk_in_that_list(
    filled: Path, ticking: Ticking, size: tuple[int, int]
) -> None:
    async with at_work(filled, ticking, size) as clerk:
        for _ in range(2):
            case = clerk.case
            await at_once(clerk, "vjj")
            await shows(clerk, "By product")
            assert clerk.case == case
            await clerk.presses("escape")


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_keys_behind_the_way_out_of_a_question_mean_what_lies_below(
    filled: Path, ticking: Ticking, size: tuple[int, int]
) -> None:
    async with at_work(filled, ticking, size) as clerk:
        for opens in ("w", "?", "L", "O"):
            await clerk.presses("g")
            second, third = clerk.cases[1:3]
            await at_once(clerk, f"{opens}\x1bj")
            await clerk.rests()
            assert clerk.case == second, opens
            await at_once(clerk, "w\x1bj\r")
            await clerk.rests()
            assert clerk.screen.places.shown_case == third
            await clerk.presses("escape")


async def test_the_screen_is_painted_anew_from_a_field_too(
    filled: Path, ticking: Ticking, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_work(filled, ticking) as clerk:
        painted: list[int] = []
        monkeypatch.setattr(clerk.app, "paint_anew", lambda: painted.append(1))
        for opens in ("t", "s", "w", "colon"):
            await clerk.presses(opens, "ctrl+l", "escape")
        assert len(painted) == 4


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_a_word_behind_the_key_of_the_help_is_looked_for_there(
    filled: Path, ticking: Ticking, size: tuple[int, int]
) -> None:
    async with at_work(filled, ticking, size) as clerk:
        for word, other in (("snooze", "Write a note"), ("note", "Put the case away")):
            await at_once(clerk, f"?{word}")
            await clerk.rests()
            assert isinstance(clerk.app.screen, Help)
            assert any(word in line for line in clerk.lines())
            assert not clerk.sees(other)
            await clerk.presses("escape", "escape")
            await clerk.rests()
