from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import UTC
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widgets import TextArea

from reviewtui.desk.clipboard import Copied
from reviewtui.desk.correspondence import Draft, Leaving
from reviewtui.domain.channel import Button, Channel, Door
from reviewtui.domain.clock import DAY, HOUR
from reviewtui.domain.finding import CheckResult, Finding, Mark, Severity, StepMark
from reviewtui.domain.reply import Reply
from reviewtui.tui.dialogs.confirm import ConfirmDialog
from reviewtui.tui.dialogs.contact import ContactDialog
from reviewtui.tui.dialogs.deliberate import Deliberate, SureDialog
from reviewtui.tui.dialogs.did_it import DidItGoOutDialog
from reviewtui.tui.dialogs.hand_off import HandOffDialog
from reviewtui.tui.dialogs.leaving import copied_words
from reviewtui.tui.dialogs.note import NoteDialog
from reviewtui.tui.dialogs.promise import PromiseDialog
from reviewtui.tui.dialogs.snooze import Cancelled, SnoozeDialog
from reviewtui.tui.dialogs.text import TextDialog
from reviewtui.tui.dialogs.why import WhyDialog, arithmetic
from reviewtui.tui.drawing.lines import plain
from tui.host import Host, seen
from tui.sheets import HOSTILE, NOW, make_review, make_sheet

NOTHING = object()
LETTER = Reply("I'm sorry.", "The lid leaked.", "A new one left today.")
MESSAGE = Door(
    Channel.AMAZON_BUYER_MESSAGE,
    True,
    "your own words, in the thread that they opened",
    None,
    "https://sellercentral.amazon.com/messaging/inbox",
)
SHEET = make_sheet(doors=(MESSAGE,))


class Hands:
    """Takes what is handed over."""

    def __init__(self, *, browser: bool = False, broken: bool = False) -> None:
        self.texts: list[tuple[str, str]] = []
        self.pages: list[str] = []
        self.browser, self.broken = browser, broken
        self.write: Callable[[str], None] = lambda _: None

    def copy(self, text: str, name: str) -> Copied:
        if self.broken:
            raise RuntimeError("no")
        self.texts.append((text, name))
        return Copied(("tmux buffer",), f"/somewhere/{name}")

    def open_page(self, url: str) -> bool:
        self.pages.append(url)
        return self.browser


async def on_record() -> str:
    """What leaves is written down without trouble."""
    return ""


def a_leaving(text: str = LETTER.letter(), channel: Channel = Channel.AMAZON_BUYER_MESSAGE) -> Leaving:
    return Leaving(1, 1042, NOW, "me", "s", channel, "copied", text, Reply(text), "open")


async def ask(dialog: ModalScreen[Any], *keys: str, size: tuple[int, int] = (80, 24)) -> Any:
    """Open a dialog, press keys, and see what it answers."""
    answers: list[Any] = [NOTHING]
    app = Host()
    async with app.run_test(size=size) as pilot:
        app.push_screen(dialog, answers.append)
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
        await settle(pilot)
    return answers[-1]


async def settle(pilot: Pilot[None]) -> None:
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def look(dialog: ModalScreen[Any], *keys: str, size: tuple[int, int] = (80, 24)) -> str:
    """Open a dialog, press keys, and read the screen."""
    app = Host()
    async with app.run_test(size=size) as pilot:
        app.push_screen(dialog)
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
        await settle(pilot)
        return "\n".join(seen(app))


@pytest.mark.parametrize(
    ("keys", "until"),
    [
        (["h"], NOW + 3 * HOUR),
        (["t"], NOW + DAY + 48 * 60),
        (["m"], NOW + 7 * DAY + 48 * 60),
        (["w"], NOW + 7 * DAY),
        (["b"], None),
        (["j", "j", "enter"], NOW + 7 * DAY + 48 * 60),
        (["down", "up", "enter"], NOW + 3 * HOUR),
        (["d", *"fri", "enter"], NOW + 4 * DAY + 48 * 60),
        (["2", *"h", "enter"], NOW + 2 * HOUR),
        (["d", *"3 d", "enter"], NOW + 3 * DAY),
        (["d", *"nonsense", "enter"], NOTHING),
        (["k", "enter", *"fri", "enter"], NOW + 4 * DAY + 48 * 60),
        (["d", "up", "h"], NOW + 3 * HOUR),
    ],
)
async def test_snooze_by_one_key_or_a_time_of_your_own(keys: list[str], until: object) -> None:
    assert await ask(SnoozeDialog(NOW, UTC), *keys) == until


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_going_back_from_snooze_is_not_until_the_buyer_writes(key: str) -> None:
    assert isinstance(await ask(SnoozeDialog(NOW, UTC), key), Cancelled)


async def test_snooze_says_what_it_understands_while_typing() -> None:
    assert "→ Fri 27 Nov 09:00" in await look(SnoozeDialog(NOW, UTC), "d", *"fri")
    assert "no time yet; such as tomorrow 9 · fri 4pm · in 3 days" in await look(SnoozeDialog(NOW, UTC), "d", *"frx")
    assert "tomorrow morning" in await look(SnoozeDialog(NOW, UTC))


async def test_a_click_on_a_line_is_its_key() -> None:
    answers: list[Any] = []
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(SnoozeDialog(NOW, UTC), answers.append)
        await settle(pilot)
        await pilot.click(".dialog--menu", offset=(12, 2))
        app.push_screen(SnoozeDialog(NOW, UTC), answers.append)
        await settle(pilot)
        await pilot.click(".dialog--menu", offset=(12, 1))
        await pilot.click(offset=(0, 0))
        await settle(pilot)
    assert answers[0] == NOW + 3 * HOUR
    assert isinstance(answers[1], Cancelled)


async def test_a_note_of_several_lines() -> None:
    assert await ask(NoteDialog(), *"ab", "ctrl+n", "c", "enter") == "ab\nc"
    assert await ask(NoteDialog(), "enter") is None
    assert await ask(NoteDialog(), "escape") is None
    assert await ask(NoteDialog(), "a", "f2") == "a"


async def test_what_was_written_is_dropped_only_when_asked_twice() -> None:
    assert await ask(NoteDialog(), "a", "escape") is NOTHING
    assert await ask(NoteDialog(), "a", "escape", "escape") is None
    assert await ask(NoteDialog(), "a", "escape", "b", "escape") is NOTHING
    assert "again drops what you wrote" in await look(NoteDialog(), "a", "escape")


async def test_pasted_notes_are_cleaned() -> None:
    answers: list[Any] = []
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(NoteDialog("What they wrote"), answers.append)
        await settle(pilot)
        app.post_message(events.Paste("one\r\n\x1b[31mtwo"))
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
    assert answers == ["one\n␛[31mtwo"]


async def test_a_line_of_text() -> None:
    assert await ask(TextDialog("Tag"), *"leak", "enter") == "leak"
    assert await ask(TextDialog("Tag", "old"), "enter") == "old"
    assert await ask(TextDialog("Tag"), "space", "enter") is None
    assert await ask(TextDialog("Tag"), "escape") is None


async def test_a_promise_has_words_and_a_date() -> None:
    fri = NOW + 4 * DAY + 9 * HOUR + 48 * 60
    assert await ask(PromiseDialog(NOW, UTC), *"New lid", "enter", *"fri", "enter") == ("New lid", fri)
    assert await ask(PromiseDialog(NOW, UTC), *"New lid", "down", *"fri", "enter") == ("New lid", fri)
    assert await ask(PromiseDialog(NOW, UTC), "enter", *"x", "enter", *"never", "enter") is NOTHING
    assert await ask(PromiseDialog(NOW, UTC), "escape") is None


async def test_yes_and_no() -> None:
    for keys, answer in (
        (["y"], True),
        (["n"], False),
        (["enter"], True),
        (["j", "enter"], False),
        (["escape"], False),
    ):
        assert await ask(ConfirmDialog("Go on?", "go on"), *keys) is answer


async def test_why_reads_as_arithmetic() -> None:
    lines = plain(arithmetic(make_sheet(), 60))
    assert lines[0] == "Why “DO NOT BUY THIS PRODUCT” stands here"
    assert any(line.startswith("1,204 reviews to hide among") and line.endswith("× 1.0") for line in lines)
    assert any(line.startswith("All multiplied") and line.endswith("= 8.8") for line in lines)
    for key in ("escape", "w", "q", "enter"):
        assert await ask(WhyDialog(make_sheet()), "j", "k", key) is None


async def test_a_hand_off_copies_as_it_opens_and_asks_once() -> None:
    hands = Hands()
    dialog = HandOffDialog(SHEET, Channel.AMAZON_BUYER_MESSAGE, LETTER, hands, on_record)  # type: ignore[arg-type]
    assert await ask(dialog, "s") == "sent"
    assert hands.texts == [(LETTER.letter(), "reply-1042.txt")]
    for key, answer in (("n", "not-sent"), ("escape", "edit"), ("e", "not-sent"), ("q", "edit"), ("enter", NOTHING)):
        assert await ask(HandOffDialog(SHEET, Channel.AMAZON_BUYER_MESSAGE, LETTER, Hands(), on_record), key) == answer  # type: ignore[arg-type]


async def test_the_whole_letter_where_it_was_copied_to_and_where_to_go() -> None:
    hands = Hands()
    text = await look(HandOffDialog(SHEET, Channel.AMAZON_BUYER_MESSAGE, LETTER, hands, on_record), "y", "o")  # type: ignore[arg-type]
    for words in (
        "Hand off  ·  buyer message, in the thread that they opened",
        "A new one left today.",
        "copied: tmux buffer, somewhere/reply-1042.txt",
        "sellercentral.amazon.com/messaging/inbox",
        "no browser here; link copied: tmux buffer, somewhere/link.txt",
        "Pasted and sent there?   s it went out   n it did not   e edit",
    ):
        assert words in text
    assert [name for _, name in hands.texts] == ["reply-1042.txt", "reply-1042.txt", "link.txt"]
    opened = await look(HandOffDialog(SHEET, Channel.AMAZON_BUYER_MESSAGE, LETTER, Hands(browser=True), on_record), "o")  # type: ignore[arg-type]
    assert "opened in your browser" in opened


async def test_a_long_letter_scrolls_and_the_question_stays_in_sight() -> None:
    long = Reply("\n".join(f"line {number}" for number in range(60)))
    dialog = HandOffDialog(SHEET, Channel.AMAZON_BUYER_MESSAGE, long, Hands(), on_record)  # type: ignore[arg-type]
    text = await look(dialog, *["j"] * 3, "space")
    assert "Pasted and sent there?" in text
    assert "Hand off" in text
    assert "line 0\n" not in text


async def test_what_the_rules_forbid_cannot_go_out() -> None:
    there = StepMark(Mark.THERE, "sorry first")
    bad = CheckResult(
        (Finding("asks", Severity.BLOCK, 0, 1, "change your review", "asks for a change"),), there, there, there
    )
    hands = Hands()
    dialog = HandOffDialog(SHEET, Channel.AMAZON_BUYER_MESSAGE, LETTER, hands, on_record, bad)  # type: ignore[arg-type]
    text = await look(dialog, "enter", "y")
    assert "It can't go out like this" in text
    assert "✗ “change your review” asks for a change" in text
    assert hands.texts == []
    good = CheckResult((), there, there, there)
    text = await look(HandOffDialog(SHEET, Channel.AMAZON_BUYER_MESSAGE, LETTER, hands, on_record, good))  # type: ignore[arg-type]
    assert "✓ nothing that the rules forbid" in " ".join(text.replace("│", "").split())
    too_long = HandOffDialog(SHEET, Channel.AMAZON_BUYER_MESSAGE, Reply("x" * 4001), hands, on_record)  # type: ignore[arg-type]
    assert "It is too long: 4,001 characters" in await look(too_long, "enter")


async def test_a_closed_door_is_told() -> None:
    text = await look(HandOffDialog(make_sheet(), Channel.AMAZON_BUYER_MESSAGE, LETTER, Hands(), on_record))  # type: ignore[arg-type]
    assert "This door is not open, as far as we know." in text


async def test_nothing_that_fails_outside_breaks_a_hand_off() -> None:
    dialog = HandOffDialog(SHEET, Channel.AMAZON_BUYER_MESSAGE, LETTER, Hands(broken=True), on_record)  # type: ignore[arg-type]
    assert "could not be copied" in await look(dialog)
    assert copied_words(Copied((), "")) == "could not be copied: no clipboard, no room for the file"


async def test_contact_customer_asks_which_button_was_pressed() -> None:
    for keys, answer in (
        (("f",), Button.COURTESY_REFUND),
        (("s",), Button.CUSTOMER_SUPPORT),
        (("y",), NOTHING),
        (("j",), NOTHING),
        (("enter",), NOTHING),
        (("escape",), None),
        (("n",), None),
    ):
        assert await ask(ContactDialog(make_sheet(), Hands(), on_record), *keys) == answer  # type: ignore[arg-type]
    hands = Hands()
    draft = Draft(1, "me", Channel.AMAZON_BUYER_MESSAGE, LETTER, NOW)
    text = await look(ContactDialog(make_sheet(draft=draft), hands, on_record), "o")  # type: ignore[arg-type]
    assert hands.pages == ["https://sellercentral.amazon.com/brand-customer-reviews/"]
    for words in ("offers a full refund", "asks whether you may write", "Your letter is kept", "DO NOT BUY"):
        assert words in text


async def test_nothing_leaves_that_could_not_be_written_down() -> None:
    async def full() -> str:
        return "no room on the disk"

    hands = Hands()
    text = await look(HandOffDialog(SHEET, Channel.AMAZON_BUYER_MESSAGE, LETTER, hands, full), "s")  # type: ignore[arg-type]
    assert "Not copied: no room on the disk." in text
    assert "Pasted and sent" not in text
    assert "Not opened: no room on the disk." in await look(ContactDialog(make_sheet(), hands, full), "o")  # type: ignore[arg-type]
    assert (hands.texts, hands.pages) == ([], [])


async def test_enter_decides_nothing_that_weighs_and_says_so() -> None:
    for dialog in (
        HandOffDialog(SHEET, Channel.AMAZON_BUYER_MESSAGE, LETTER, Hands(), on_record),  # type: ignore[arg-type]
        ContactDialog(make_sheet(), Hands(), on_record),  # type: ignore[arg-type]
        SureDialog("Sure?", "yes"),
        DidItGoOutDialog(a_leaving(), "“X”", NOW, UTC),
    ):
        assert "⏎ decides nothing here" in await look(dialog, "enter", size=(80, 24))


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_a_key_from_before_the_question_is_no_answer(
    monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    """What counts is when the key was read from the terminal, not when its turn comes."""
    for make, keys, answer in (
        (lambda: HandOffDialog(SHEET, Channel.AMAZON_BUYER_MESSAGE, LETTER, Hands(), on_record), "s", "sent"),  # type: ignore[arg-type]
        (lambda: ContactDialog(make_sheet(), Hands(), on_record), "f", Button.COURTESY_REFUND),  # type: ignore[arg-type]
        (lambda: SureDialog("Sure?", "yes"), "y", True),
        (lambda: DidItGoOutDialog(a_leaving(), "“X”", NOW, UTC), "s", True),
    ):
        answers: list[Any] = []
        app = Host()
        async with app.run_test(size=size) as pilot:
            early = [events.Key(key, key) for key in keys]
            monkeypatch.setattr(Deliberate, "GUARD", 0)
            app.push_screen(make(), answers.append)
            await settle(pilot)
            for key in early:
                app.post_message(key)
            await settle(pilot)
            assert answers == []
            monkeypatch.setattr(Deliberate, "GUARD", 60)
            await pilot.press(*keys)
            assert answers == []
            monkeypatch.setattr(Deliberate, "GUARD", 0)
            await pilot.press(*keys)
            await settle(pilot)
        assert answers == [answer]


async def test_what_became_of_it_is_one_key() -> None:
    fixed = a_leaving("", Channel.AMAZON_CONTACT_CUSTOMER)
    for left, key, answer in (
        (a_leaving(), "s", True),
        (a_leaving(), "n", False),
        (a_leaving(), "escape", None),
        (a_leaving(), "f", NOTHING),
        (fixed, "f", Button.COURTESY_REFUND),
        (fixed, "s", Button.CUSTOMER_SUPPORT),
        (fixed, "n", False),
        (fixed, "q", None),
    ):
        assert await ask(DidItGoOutDialog(left, "“X”", NOW, UTC), key) is answer
    text = await look(DidItGoOutDialog(a_leaving(), "“X”", NOW, UTC, more=2))
    for words in ("Your letter to “X” was copied at", "I'm sorry.", "Did it go out?", "2 more to ask about"):
        assert words in text


async def test_hostile_words_are_harmless_in_every_question() -> None:
    sheet = make_sheet(make_review(title=HOSTILE, text=HOSTILE), doors=(MESSAGE,))
    for dialog in (
        HandOffDialog(sheet, Channel.AMAZON_BUYER_MESSAGE, Reply(HOSTILE), Hands(), on_record),  # type: ignore[arg-type]
        ContactDialog(sheet, Hands(), on_record),  # type: ignore[arg-type]
        SureDialog(HOSTILE, HOSTILE, HOSTILE),
        DidItGoOutDialog(a_leaving(HOSTILE), HOSTILE, NOW, UTC),
        WhyDialog(sheet),
        NoteDialog(HOSTILE),
        TextDialog(HOSTILE, HOSTILE),
        ConfirmDialog(HOSTILE, HOSTILE),
    ):
        text = await look(dialog)
        assert not any(ord(letter) < 32 and letter != "\n" for letter in text)
        assert not set("\u202e\u2066\u200b\x9b") & set(text)


async def test_a_note_leaves_no_text_area_behind() -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(5):
            app.push_screen(NoteDialog())
            await settle(pilot)
            await pilot.press("escape")
        await settle(pilot)
        gc.collect()
        assert sum(isinstance(each, TextArea) for each in gc.get_objects()) <= 1
