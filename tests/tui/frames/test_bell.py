"""A notification by the terminal: what is sent where, and that no words can end it early."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.tui.frames.bell import notification


@pytest.mark.parametrize(
    ("environ", "sent"),
    [
        ({"TERM": "xterm-256color"}, "\x1b]9;reviewtui: Fire; now\x07\x07"),
        ({"TERM": "xterm-kitty"}, "\x1b]9;reviewtui: Fire; now\x07\x07"),
        ({"TERM": "foot"}, "\x1b]777;notify;reviewtui;Fire, now\x07\x07"),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7600"}, "\x1b]777;notify;reviewtui;Fire, now\x07\x07"),
        ({"TERM": "linux"}, "\x07"),
        ({"TERM": "screen.xterm", "STY": "1.pts"}, "\x07"),
        ({"TERM": "tmux-256color", "TMUX": "/run/x"}, "\x1bPtmux;\x1b\x1b]9;reviewtui: Fire; now\x07\x1b\\\x07"),
    ],
)
def test_each_terminal_gets_what_it_knows(environ: dict[str, str], sent: str) -> None:
    assert notification("Fire; now", "auto", environ) == sent


def test_the_seller_may_say_which() -> None:
    assert notification("x", "bell", {"TERM": "foot"}) == "\x07"
    assert notification("x", "osc777", {"TERM": "xterm"}).startswith("\x1b]777;")
    assert notification("x", "osc9", {"TERM": "linux"}).startswith("\x1b]9;")


@given(st.text(), st.sampled_from(["osc9", "osc777"]))
def test_words_never_end_it_early(words: str, how: str) -> None:
    sent = notification(words, how, {"TERM": "xterm"})
    assert re.fullmatch(
        r"\x1b\](9;|777;notify;reviewtui;)[^\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e]*\x07\x07", sent
    )
    assert len(sent) < 260
