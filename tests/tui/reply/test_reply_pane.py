from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from textual import events, on
from textual.app import SuspendNotSupported
from textual.widgets import TextArea

from reviewtui.desk.correspondence import Draft, Message
from reviewtui.domain.channel import Channel, Door
from reviewtui.domain.finding import CheckResult, Finding, Mark, Point, Severity, StepMark
from reviewtui.domain.reply import Reply
from reviewtui.tui.commands.dispatch import HANDLERS
from reviewtui.tui.keys.actions import REPLY
from reviewtui.tui.reply import autosave as kept
from reviewtui.tui.reply.pane import ReplyPane
from tui.host import Host, Keyed, seen
from tui.sheets import NOW, TEXT, make_sheet

if TYPE_CHECKING:
    from reviewtui.tui.commands.commands import Commands, OnReply
    from reviewtui.tui.reply.place import ReplyPlace

BEGUN = Reply("I'm sorry.", "The lid leaked.")


class Desk(Keyed):
    """Keeps every message of a reply pane, and saves when it is told to."""

    def __init__(self, *, saves: bool = True) -> None:
        self.pane = ReplyPane(UTC)
        super().__init__(self.pane, REPLY, self._acted)
        self.saves = saves
        self.saved: list[Reply] = []
        self.told: list[str] = []
        self.words: list[str] = []

    async def _acted(self, name: str) -> None:
        """The place around the pane leaves and hands off."""
        if name in {"leave", "hand-off"}:
            await self.pane.typed()
            self.pane.autosave.keep()
            self.told.append(f"{name} {self.pane.case} by {self.pane.channel}: {self.pane.reply.letter()}")
        else:
            await HANDLERS[name](cast("Commands", self))

    async def on_reply(self, act: OnReply) -> None:
        """As the screen's acts do it: once what was typed before is in the text."""
        await self.pane.typed()
        done = act(cast("ReplyPlace", self))
        if done is not None:
            await done

    @property
    def program(self) -> Desk:
        return self

    async def copy(self) -> None:
        self.pane.copy()

    @on(kept.Autosave.Paused)
    def _paused(self, event: kept.Autosave.Paused) -> None:
        self.saved.append(event.reply)
        if self.saves:
            self.pane.autosave.saved(NOW + 82)

    @on(ReplyPane.Told)
    def _said(self, event: ReplyPane.Told) -> None:
        self.words.append(event.words)


def text_of(app: Host) -> str:
    return "\n".join(seen(app))


def drafted(reply: Reply = BEGUN) -> Draft:
    return Draft(1, "me", Channel.AMAZON_BUYER_MESSAGE, reply, NOW)


async def test_a_reply_in_three_steps_is_saved_at_every_pause() -> None:
    app = Desk()
    async with app.run_test(size=(120, 34)) as pilot:
        app.pane.begin(make_sheet(), NOW)
        await pilot.pause()
        assert "start with “I'm sorry”" in text_of(app)
        await pilot.press(*"Sorry")
        await pilot.press("tab", *"Leak", "tab", *"New one")
        await pilot.pause(0.4)
        assert app.saved[-1] == Reply("Sorry", "Leak", "New one")
        text = text_of(app)
        assert "20 of 4,000 characters · saved 08:13:22" in text
        assert text.count("DO NOT BUY") == 1
        await pilot.press("tab", "shift+tab", "X")
        assert app.pane.reply.solve == "New oneX"


async def test_typing_without_a_pause_is_saved_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "PAUSE", 0.1)
    app = Desk()
    async with app.run_test(size=(120, 34)) as pilot:
        app.pane.begin(make_sheet(), NOW)
        await pilot.pause()
        for _ in range(30):
            await pilot.press("a")
            await pilot.pause(0.02)
        assert len(app.saved) >= 3
        assert len(app.saved) < 30


async def test_reading_a_draft_saves_nothing() -> None:
    app = Desk()
    async with app.run_test(size=(120, 34)) as pilot:
        app.pane.begin(make_sheet(draft=drafted()), NOW)
        await pilot.pause(0.4)
        assert app.focused is not None
        assert app.focused.id == "step-solve"
        assert app.pane.autosave.flush() is None
        await pilot.press("escape")
        assert app.saved == []
        assert len(app.told) == 1


async def test_leaving_and_handing_off_save_at_once() -> None:
    app = Desk()
    async with app.run_test(size=(120, 34)) as pilot:
        app.pane.begin(make_sheet(), NOW)
        await pilot.pause()
        await pilot.press("a", "escape")
        assert app.saved == [Reply("a")]
        await pilot.press("b", "f2")
        assert app.saved[-1] == Reply("ab")
        by = "1042 by amazon-buyer-message:"
        assert app.told == [f"leave {by} a", f"hand-off {by} ab"]


async def test_letters_still_on_their_way_are_in_the_letter() -> None:
    app = Desk()
    async with app.run_test(size=(120, 34)) as pilot:
        app.pane.begin(make_sheet(), NOW)
        await pilot.pause()
        assert app.focused is not None
        for letter in "Sorry":
            app.focused.post_message(events.Key(letter, letter))
        await app._acted("hand-off")
        assert app.told == ["hand-off 1042 by amazon-buyer-message: Sorry"]


async def test_the_buyers_last_words_stand_above_the_review() -> None:
    app = Desk()
    messages = (
        Message(1, NOW - 9, "out", "amazon-contact-customer", "courtesy-refund", "", "ann", ""),
        Message(2, NOW - 5, "in", "amazon-buyer-message", "", "Still waiting.", "buyer", ""),
    )
    async with app.run_test(size=(120, 40)) as pilot:
        app.pane.begin(make_sheet(messages=messages), NOW)
        await pilot.pause()
        lines = [line.strip() for line in seen(app)]
        assert lines[3].startswith("Still waiting.")
        assert lines[5].startswith("1★ DO NOT BUY")
        assert any(line.startswith("“Courtesy Refund”, Amazon's own words") for line in lines)


async def test_what_nobody_saved_is_told_and_handed_on_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "PAUSE", 0.02)
    monkeypatch.setattr(kept, "RETRY", 0.1)
    app = Desk(saves=False)
    async with app.run_test(size=(120, 34)) as pilot:
        app.pane.begin(make_sheet(), NOW)
        await pilot.pause()
        await pilot.press("a")
        await pilot.pause(0.3)
        assert app.saved[:2] == [Reply("a"), Reply("a")]
        assert "not saved yet" in text_of(app)
        assert app.pane.autosave.flush() == (1042, Channel.AMAZON_BUYER_MESSAGE, Reply("a"))
        app.pane.autosave.not_saved("the disk is full")
        await pilot.pause()
        assert "the disk is full" in text_of(app)
        app.pane.autosave.saved(NOW, Reply("a"))
        assert app.pane.autosave.flush() is None


async def test_another_case_begins_only_after_the_first_is_posted() -> None:
    app = Desk()
    async with app.run_test(size=(120, 34)) as pilot:
        app.pane.begin(make_sheet(), NOW)
        await pilot.pause()
        await pilot.press("a")
        app.pane.begin(make_sheet(row={"case": 2}, draft=drafted()), NOW)
        await pilot.pause(0.4)
        assert app.saved == [Reply("a")]
        assert app.pane.reply == BEGUN


async def test_pasted_text_is_cleaned() -> None:
    app = Desk()
    async with app.run_test(size=(120, 34)) as pilot:
        app.pane.begin(make_sheet(), NOW)
        await pilot.pause()
        app.post_message(events.Paste("a\x1b[31mb\u202ec\r\nd"))
        await pilot.pause()
        assert app.pane.reply.apologize == "a␛[31mb�c\nd"


async def test_the_checks_speak_at_the_steps_in_the_review_and_below() -> None:
    app = Desk()
    handle = TEXT.index("The handle")
    check = CheckResult(
        (Finding("asks-for-change", Severity.BLOCK, 0, 5, "I'm s", "asks for a change", "say it so"),),
        StepMark(Mark.THERE, "in your own name"),
        StepMark(Mark.HALF, "1 of 2 points"),
        StepMark(Mark.MISSING, "an offer would help"),
        (Point(handle, len(TEXT), "", answered=False),),
        ("not sure about Dutch",),
    )
    async with app.run_test(size=(120, 34)) as pilot:
        app.pane.begin(make_sheet(draft=drafted()), NOW)
        app.pane.show_check(check)
        await pilot.pause()
        text = text_of(app)
        for words in (
            "✓ in your own name",
            "◐ 1 of 2 points",
            "○ an offer would help",
            "underlined points still wait",
            "✗ 1 against the rules",
            "✗ “I'm s” asks for a change",
            "F5 puts in “say it so”",
            "not sure about Dutch",
        ):
            assert words in text
        app.pane.show_check(None)
        await pilot.pause()
        assert "✓" not in text_of(app)
        assert "underlined" not in text_of(app)


async def test_at_80_columns_the_review_stays_above_and_swaps_with_the_letter() -> None:
    app = Desk()
    async with app.run_test(size=(80, 21)) as pilot:
        app.pane.begin(make_sheet(draft=drafted()), NOW)
        await pilot.pause()
        await pilot.pause()
        lines = seen(app)
        assert "DO NOT BUY" in lines[1]
        assert lines[20].strip().startswith("27 of 4,000 characters")
        assert all(any(name in line for line in lines) for name in ("Apologize", "Acknowledge", "Solve"))
        await pilot.press("f3")
        assert "I'm sorry." in seen(app)[1]
        await pilot.press("f3", "pagedown", "ctrl+up")
        assert "DO NOT BUY" not in "".join(seen(app)[1:9]) or len(TEXT) < 500


async def test_the_cursor_walks_from_field_to_field() -> None:
    app = Desk()
    async with app.run_test(size=(120, 34)) as pilot:
        app.pane.begin(make_sheet(), NOW)
        await pilot.pause()
        for key, step in (("down", "acknowledge"), ("down", "solve"), ("down", "solve"), ("up", "acknowledge")):
            await pilot.press(key)
            assert app.focused is not None
            assert app.focused.id == f"step-{step}"
        await pilot.click(".reply--label")
        assert app.focused is not None
        assert app.focused.id == "step-apologize"


async def test_another_door_for_feedback() -> None:
    app = Desk()
    doors = (
        Door(Channel.AMAZON_FEEDBACK_MESSAGE, True, "your own words, to the buyer of this order"),
        Door(Channel.AMAZON_FEEDBACK_REPLY, True, "a public reply, once, never editable"),
    )
    async with app.run_test(size=(120, 34)) as pilot:
        app.pane.begin(make_sheet(doors=doors), NOW)
        await pilot.pause()
        assert "Feedback message, to the buyer of this order  F4 other" in text_of(app)
        await pilot.press("f4")
        assert app.pane.channel is Channel.AMAZON_FEEDBACK_REPLY
        assert "0 of 500 characters" in text_of(app)


async def test_a_letter_that_is_too_long_says_by_how_much() -> None:
    app = Desk()
    async with app.run_test(size=(120, 34)) as pilot:
        app.pane.begin(make_sheet(draft=drafted(Reply("x" * 4120))), NOW)
        await pilot.pause()
        assert "4,120 of 4,000 characters, 120 too many" in text_of(app)


@contextmanager
def lent() -> Iterator[None]:
    yield


def not_lent() -> AbstractContextManager[None]:
    raise SuspendNotSupported


async def test_the_sellers_own_editor_and_undo(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    script = tmp_path / "editor"
    script.write_text("#!/bin/sh\nprintf '%s\\n\\033[31mfrom the editor\\n' \"$(cat $1)\" > $1\n")
    script.chmod(0o700)
    monkeypatch.setenv("VISUAL", str(script))
    app = Desk()
    monkeypatch.setattr(app, "suspend", lent)
    async with app.run_test(size=(120, 34)) as pilot:
        app.pane.begin(make_sheet(), NOW)
        await pilot.pause()
        await pilot.press("a", "b", "ctrl+x", "ctrl+e")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause(0.4)
        assert app.pane.reply.apologize == "ab\n␛[31mfrom the editor"
        assert app.saved[-1] == app.pane.reply
        await pilot.press("ctrl+z")
        assert app.pane.reply.apologize == "ab"
        await pilot.press("ctrl+x", "home", "ctrl+e", "c")
        assert app.pane.reply.apologize == "abc"


async def test_what_is_typed_for_the_editor_before_it_is_there_is_not_in_the_letter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("VISUAL", "true")
    app = Desk(saves=False)
    monkeypatch.setattr(app, "suspend", lent)
    async with app.run_test(size=(120, 34)) as pilot:
        app.pane.begin(make_sheet(), NOW)
        await pilot.pause()
        for key in ("a", "ctrl+x", "ctrl+e", "G", "A"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        app.post_message(events.Paste("B"))
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        assert app.pane.reply.apologize == "a"
        await pilot.press("b")
        assert app.pane.reply.apologize == "ab"


async def test_keys_that_come_all_at_once_keep_their_order() -> None:
    app = Desk()
    async with app.run_test(size=(120, 34)) as pilot:
        app.pane.begin(make_sheet(), NOW)
        await pilot.pause()
        for key in ("a", "x", "backspace", "c", "left", "b", "end", "enter", "d", "up", "home", "-"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause()
        assert app.pane.reply.apologize == "-abc\nd"


async def test_the_whole_letter_in_the_sellers_own_editor(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    script = tmp_path / "editor"
    script.write_text("#!/bin/sh\ncp $1 $1.seen\nsed -i 's/leaked/let go/; s/^# Solve$/# Solve\\nA new lid left./' $1\n"
                      f"cp $1.seen {tmp_path}/seen\n")  # fmt: skip
    script.chmod(0o700)
    monkeypatch.setenv("VISUAL", str(script))
    app = Desk()
    monkeypatch.setattr(app, "suspend", lent)
    async with app.run_test(size=(120, 34)) as pilot:
        app.pane.begin(make_sheet(draft=drafted()), NOW)
        await pilot.pause()
        await pilot.press("ctrl+x", "ctrl+l")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause(0.4)
        assert (tmp_path / "seen").read_text() == (
            "# Apologize\n\nI'm sorry.\n\n# Acknowledge\n\nThe lid leaked.\n\n# Solve\n\n"
        )
        assert app.pane.reply == Reply("I'm sorry.", "The lid let go.", "A new lid left.")
        assert app.saved[-1] == app.pane.reply
        await pilot.press("shift+tab", "ctrl+z")
        assert app.pane.reply == Reply("I'm sorry.", "The lid leaked.", "A new lid left.")


@pytest.mark.parametrize(
    ("editor", "words"),
    [("false", "false ended with 1; the text stays"), ("/no/such/editor", "was not found"), ("'", "")],
)
async def test_whatever_the_editor_does_the_text_stays(
    editor: str, words: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("VISUAL", editor)
    monkeypatch.setenv("EDITOR", "true" if editor == "'" else "")
    app = Desk()
    monkeypatch.setattr(app, "suspend", lent)
    async with app.run_test(size=(120, 34)) as pilot:
        app.pane.begin(make_sheet(draft=drafted()), NOW)
        await pilot.pause()
        await pilot.press("ctrl+x", "ctrl+e")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert app.pane.reply == BEGUN
        assert words in text_of(app)
        monkeypatch.setattr(app, "suspend", not_lent)
        await pilot.press("ctrl+x", "ctrl+e")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "can't be lent" in text_of(app)


async def test_the_fields_are_built_once_however_many_cases_are_answered() -> None:
    app = Desk()
    async with app.run_test(size=(120, 34)) as pilot:
        before = count_text_areas()
        for case in range(30):
            app.pane.begin(make_sheet(row={"case": case}, draft=drafted()), NOW)
            await pilot.pause()
        assert count_text_areas() == before


def count_text_areas() -> int:
    gc.collect()
    return sum(isinstance(each, TextArea) for each in gc.get_objects())


async def test_a_letter_repaints_little() -> None:
    app = Desk()
    async with app.run_test(size=(120, 34)) as pilot:
        app.pane.begin(make_sheet(draft=drafted()), NOW)
        await pilot.pause(0.4)
        for view in app.pane.query("LinesView"):
            view._repaint_regions.clear()
        await pilot.press("x")
        assert not any(view._repaint_regions for view in app.pane.query("LinesView"))
