from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reviewtui.domain.text import REPLACEMENT, clean, one_line

ANYTHING = st.text(
    st.one_of(
        st.characters(codec=None),
        st.sampled_from("\x1b\x00\x9b\x85\u200b\u202e\u2066\u2028\ufeff\u0301\u0323\r\n\t\U000e0041\u200d\ufe0f👩❤🏽e"),
    ),
    max_size=60,
)
DIRECTIONS = set(map(chr, [0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]))
WITHOUT_WIDTH = set("\u200b\u2060\u2061\u2062\u2063\u2064\ufeff\xad\u180e")


def is_control(character: str) -> bool:
    return unicodedata.category(character) == "Cc" and character != "\n"


@given(ANYTHING)
@example("e\u200b\u0301")
@example("\r\u200b\n")
@example("a\u0315\u0300\u0fae\xad\u0316b")
def test_clean_leaves_nothing_that_a_terminal_obeys_and_is_done_after_once(text: str) -> None:
    cleaned = clean(text)
    assert not any(is_control(each) for each in cleaned)
    assert not DIRECTIONS.intersection(cleaned)
    assert not WITHOUT_WIDTH.intersection(cleaned)
    assert not any(0xD800 <= ord(each) < 0xE000 or 0xE0000 <= ord(each) < 0xE1000 for each in cleaned)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert clean(cleaned) == cleaned
    cleaned.encode("utf-8")


@pytest.mark.parametrize(
    ("hostile", "harmless"),
    [
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("\x1b]52;c;cm0gLXJm\x07", "␛]52;c;cm0gLXJm␇"),
        ("\x1b]8;;http://x\x1b\\here", "␛]8;;http://x␛\\here"),
        ("\x9b31m", f"{REPLACEMENT}31m"),
        ("\u202egnp.exe", f"{REPLACEMENT}gnp.exe"),
        ("\u2066a\u2069", f"{REPLACEMENT}a{REPLACEMENT}"),
        ("a\x00b", "a␀b"),
        ("a\x7fb", "a␡b"),
        ("a\x08b", "a␈b"),
        ("a\tb", "a    b"),
        ("a\r\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("pass\u200bword\ufeff\xad\u2060", "password"),
        ("a\U000e0041\U000e007fb", "ab"),
        ("\ud800lone\udfff", f"{REPLACEMENT}lone{REPLACEMENT}"),
        ("e\u0301", "é"),
        ("e\u200b\u0301", "é"),
        ("[bold]markup[/]", "[bold]markup[/]"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🔬", "👩\u200d🔬"),
        ("", ""),
    ],
)
def test_hostile_text_becomes_visible_and_harmless(hostile: str, harmless: str) -> None:
    assert clean(hostile) == harmless


def test_good_text_is_left_alone() -> None:
    for text in ("Hello, world", "Größe stimmt nicht – “schade”", "壊れました。返金してください", "مرحبا بك", "שלום"):
        assert clean(text) == text


def test_a_tower_of_accents_does_not_stop_an_import() -> None:
    """Composing a run of mixed marks costs its square, so a megabyte of them would hold an import up for minutes."""
    begun = time.process_time()
    cleaned = clean("a" + "\u0301\u0323" * 200_000)
    assert time.process_time() - begun < 2
    assert 1 <= len(cleaned) <= 40
    assert clean(cleaned) == cleaned


def test_a_few_accents_stay() -> None:
    assert clean("Z\u0335\u0327a") == "Z\u0335\u0327a"
    assert clean("Tie\u0302\u0301ng Vie\u0323\u0302t") == "Tiếng Việt"


@given(ANYTHING)
def test_one_line_is_one_line_and_is_done_after_once(text: str) -> None:
    line = one_line(clean(text))
    assert "\n" not in line
    assert "  " not in line
    assert line == line.strip()
    assert one_line(line) == line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n\n  b ", "a b"),
        ("schön\nund gut", "schön und gut"),
        ("👩\u200d❤\ufe0f\u200d💋\u200d👨 ok", "👩 ok"),
        ("👍🏽", "👍"),
        ("Z\u0335\u0336\u0337\u0338\u0339a", "Z\u0335\u0336\u0337a"),
        ("日本\u3000語", "日本 語"),
    ],
)
def test_a_line_is_made_of_pieces_with_a_known_width(text: str, line: str) -> None:
    assert one_line(text) == line
