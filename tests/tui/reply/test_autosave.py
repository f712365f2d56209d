"""No keystroke is lost: what is posted, what is posted again when nobody answers, and what a failing store changes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from builders import NOW
from reviewtui.domain.channel import Channel
from reviewtui.domain.reply import Reply
from reviewtui.tui.reply.autosave import PAUSE, RETRY, SHOWN, Autosave
from reviewtui.tui.reply.paint import LetterState
from reviewtui.tui.reply.save_state import Written

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.message import Message
    from textual.timer import Timer

LETTER = next(each for each in Channel if not each.public)
PUBLIC = next(each for each in Channel if each.public)


class Waiting:
    """A timer that the test lets run out."""

    def __init__(self, delay: float, callback: Callable[[], None]) -> None:
        self.delay, self.callback, self.stopped = delay, callback, False

    def stop(self) -> None:
        self.stopped = True


class Letter:
    """A letter on a desk of cardboard: what is posted is kept in a list."""

    def __init__(self) -> None:
        self.case: int | None = 7
        self.standing = LetterState(LETTER)
        self.posted: list[Written] = []
        self.timers: list[Waiting] = []
        self.frames: list[str] = []
        self.channel, self.text = LETTER, ""
        self.autosave = Autosave(self)
        self.autosave.begin(self.written, {})

    @property
    def written(self) -> Written:
        return Written(self.channel, Reply(self.text))

    def show_state(self) -> None:
        self.frames.append("state")

    def show_written(self) -> None:
        self.frames.append("written")

    def set_timer(self, delay: float, callback: Callable[[], None], /) -> Timer:
        self.timers.append(Waiting(delay, callback))
        return cast("Timer", self.timers[-1])

    def post_message(self, message: Message, /) -> bool:
        assert isinstance(message, Autosave.Paused)
        assert message.case == self.case
        self.posted.append(Written(message.channel, message.reply))
        return True

    def types(self, text: str) -> None:
        self.text = text
        self.autosave.typed()

    def time_passes(self) -> None:
        """Every timer that runs now runs out."""
        running, self.timers = [each for each in self.timers if not each.stopped], []
        for each in running:
            if not each.stopped:
                each.callback()

    @property
    def texts(self) -> list[str]:
        return [each.reply.apologize for each in self.posted]


def test_keys_are_saved_a_pause_after_the_first_of_them() -> None:
    letter = Letter()
    for text in ("S", "So", "Sor"):
        letter.types(text)
    assert (len(letter.timers), letter.posted) == (1, [])
    letter.time_passes()
    assert letter.texts == ["Sor"]
    letter.autosave.saved(NOW)
    assert letter.autosave.unsafe is None
    assert letter.standing.saved_at == NOW


def test_what_follows_the_text_and_that_it_is_saved_are_one_frame() -> None:
    letter = Letter()
    for text in ("a", "ab"):
        letter.types(text)
        running, letter.timers = letter.timers, []
        next(each for each in running if each.delay == PAUSE).callback()
        assert letter.frames == []
        letter.autosave.saved(NOW)
        assert letter.frames == ["written"]
        letter.frames.clear()
    assert all(each.stopped for each in letter.timers if each.delay == SHOWN)


def test_a_store_that_is_slow_holds_up_nothing_that_follows_the_text() -> None:
    letter = Letter()
    letter.types("a")
    letter.time_passes()
    next(each for each in letter.timers if each.delay == SHOWN).callback()
    assert letter.frames == ["written"]
    letter.autosave.saved(NOW)
    assert letter.frames == ["written", "state"]


def test_what_is_still_in_its_pause_is_not_called_late() -> None:
    letter = Letter()
    letter.types("a")
    letter.time_passes()
    letter.autosave.saved(NOW)
    letter.types("ab")
    next(each for each in letter.timers if each.delay == RETRY).callback()
    assert not letter.standing.behind
    assert letter.texts[-1] == "ab"


def test_what_nobody_says_to_be_saved_is_posted_again_and_called_behind() -> None:
    letter = Letter()
    letter.types("Sorry")
    letter.time_passes()
    assert [each.delay for each in letter.timers] == [RETRY, SHOWN]
    for times in (2, 3):
        letter.time_passes()
        assert letter.texts == ["Sorry"] * times
        assert letter.standing.behind
    letter.autosave.saved(NOW)
    assert not letter.standing.behind
    letter.time_passes()
    assert len(letter.posted) == 3, "and then no more"


def test_a_failing_store_is_told_and_tried_again_and_forgotten_when_it_works() -> None:
    letter = Letter()
    letter.types("Sorry")
    letter.time_passes()
    letter.autosave.not_saved("The disk is \x1b[31mfull")
    assert "The disk is" in letter.standing.trouble
    assert "\x1b" not in letter.standing.trouble
    assert letter.standing.behind
    assert letter.autosave.flush() == (7, LETTER, Reply("Sorry"))
    letter.time_passes()
    assert letter.texts == ["Sorry", "Sorry"]
    letter.autosave.saved(NOW)
    assert (letter.standing.trouble, letter.standing.behind) == ("", False)


def test_another_trouble_than_the_store_s_stays_when_it_works_again() -> None:
    letter = Letter()
    letter.types("Sorry")
    letter.time_passes()
    letter.standing = letter.standing._replace(trouble="The editor ended badly")
    letter.autosave.saved(NOW)
    assert letter.standing.trouble == "The editor ended badly"


def test_an_answer_about_an_older_text_calls_no_newer_one_safe() -> None:
    letter = Letter()
    letter.types("a")
    letter.time_passes()
    letter.types("ab")
    letter.autosave.saved(NOW, Reply("a"), LETTER)
    assert letter.autosave.unsafe == Written(LETTER, Reply("ab"))
    letter.time_passes()
    assert letter.texts[-1] == "ab"


def test_what_is_taken_back_while_it_is_on_its_way_is_saved_as_taken_back() -> None:
    letter = Letter()
    letter.types("a")
    letter.time_passes()
    letter.types("")
    letter.time_passes()
    letter.autosave.saved(NOW, Reply("a"), LETTER)
    assert letter.texts[-1] == ""
    letter.autosave.saved(NOW, Reply(""), LETTER)
    assert letter.autosave.unsafe is None


def test_what_was_saved_before_is_not_safe_while_another_text_is_on_its_way_over_it() -> None:
    letter = Letter()
    letter.types("a")
    letter.time_passes()
    letter.autosave.saved(NOW, Reply("a"), LETTER)
    for text in ("", "a"):
        letter.types(text)
        letter.time_passes()
    assert letter.autosave.unsafe == Written(LETTER, Reply("a"))
    letter.autosave.saved(NOW, Reply(""), LETTER)
    letter.autosave.not_saved("The disk is full")
    letter.time_passes()
    assert letter.texts[-1] == "a", "what failed is posted again"
    letter.autosave.saved(NOW, Reply("a"), LETTER)
    assert letter.autosave.unsafe is None


def test_the_text_for_the_other_door_is_saved_too() -> None:
    letter = Letter()
    letter.types("private")
    here, letter.channel = letter.written, PUBLIC
    letter.text = letter.autosave.change_door(here, PUBLIC).apologize
    assert letter.text == ""
    assert letter.autosave.unsafe == Written(LETTER, Reply("private"))
    letter.autosave.keep_now()
    assert letter.posted == [Written(LETTER, Reply("private"))]
    letter.autosave.saved(NOW, Reply("private"), LETTER)
    back, letter.channel = letter.written, LETTER
    assert letter.autosave.change_door(back, LETTER) == Reply("private")


def test_what_was_let_go_is_saved_no_more_and_what_is_saved_anew_once_more() -> None:
    letter = Letter()
    letter.types("theirs now")
    letter.autosave.let_go()
    letter.time_passes()
    assert (letter.posted, letter.autosave.flush()) == ([], None)
    letter.autosave.save_anew()
    assert letter.texts == ["theirs now"]


def test_without_a_case_there_is_nothing_to_keep() -> None:
    letter = Letter()
    letter.types("x")
    letter.case = None
    letter.time_passes()
    assert (letter.posted, letter.autosave.unsafe, letter.autosave.flush()) == ([], None, None)


@pytest.mark.parametrize("works", [True, False])
async def test_who_leaves_waits_for_the_save_but_not_for_ever(works: bool) -> None:
    letter = Letter()
    letter.types("Sorry")
    waiting = asyncio.create_task(letter.autosave.until_safe(0.2))
    await asyncio.sleep(0)
    assert letter.texts == ["Sorry"]
    if works:
        letter.autosave.saved(NOW)
    await waiting
    assert (letter.autosave.unsafe is None) is works


@pytest.mark.parametrize("refused", [1, 12, 40])
def test_after_a_long_trouble_the_first_save_that_works_is_believed(refused: int) -> None:
    letter = Letter()
    for text in ("a", "", "a"):
        letter.types(text)
        for _ in range(refused):
            letter.time_passes()
            letter.autosave.not_saved("The disk is full", Reply(text), LETTER)
    letter.time_passes()
    letter.autosave.saved(NOW, Reply("a"), LETTER)
    assert letter.autosave.unsafe is None
    assert not letter.standing.behind
    assert letter.standing.trouble == ""


def test_what_the_store_holds_after_a_refusal_is_not_taken_for_known() -> None:
    letter = Letter()
    letter.types("a")
    letter.time_passes()
    letter.autosave.saved(NOW, Reply("a"), LETTER)
    letter.types("ab")
    letter.time_passes()
    letter.autosave.not_saved("The database was deleted under us", Reply("ab"), LETTER)
    letter.types("a")
    assert letter.autosave.unsafe is not None, "perhaps the longer one stands there"


class Mornings(RuleBasedStateMachine):
    """Whatever is typed, saved, refused or late: what is called safe is what the store holds."""

    def __init__(self) -> None:
        super().__init__()
        self.letter = Letter()
        self.store: dict[bool, Reply] = {}
        self.under_way: list[Written] = []

    def _take(self) -> None:
        self.under_way += self.letter.posted
        self.letter.posted = []

    @rule(text=st.sampled_from(["", "a", "ab", "b"]))
    def types(self, text: str) -> None:
        self.letter.types(text)

    @rule()
    def time_passes(self) -> None:
        self.letter.time_passes()
        self._take()

    @rule()
    def other_door(self) -> None:
        here = self.letter.written
        following = PUBLIC if here.channel is LETTER else LETTER
        reply = self.letter.autosave.change_door(here, following)
        self.letter.channel, self.letter.text = following, reply.apologize

    @precondition(lambda self: self.under_way)
    @rule()
    def the_store_takes_it(self) -> None:
        written = self.under_way.pop(0)
        self.store[written.channel.public] = written.reply
        self.letter.autosave.saved(NOW, written.reply, written.channel)

    @precondition(lambda self: self.under_way)
    @rule()
    def the_store_refuses(self) -> None:
        self.under_way.pop(0)
        self.letter.autosave.not_saved("The disk is full")

    @invariant()
    def safe_is_what_the_store_holds(self) -> None:
        here = self.letter.written
        if self.letter.autosave.unsafe is None:
            assert self.store.get(here.channel.public, Reply()) == here.reply

    def teardown(self) -> None:
        for _ in range(8):
            self.time_passes()
            while self.under_way:
                self.the_store_takes_it()
        assert self.letter.autosave.unsafe is None, "once the store works, all is saved"


TestMornings = Mornings.TestCase
