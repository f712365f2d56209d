from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.domain.reply import Reply
from reviewtui.domain.whole_letter import parted, whole
from reviewtui.tui.case.compare import compare, counts
from reviewtui.tui.drawing.lines import plain

PART = st.text("abä \n.", max_size=30).map(str.strip)


def test_what_would_come_back_and_what_would_go_is_marked_without_colours() -> None:
    now = Reply("I am sorry.", "The buckle broke.", "We send one.")
    then = Reply("I am sorry.", "The strap broke, you wrote.", "")
    assert plain(compare(now, then, 60)) == [
        "Apologize  as it is now",
        "I am sorry.",
        "",
        "Acknowledge",
        "The [-buckle broke.-] {+strap broke, you wrote.+}",
        "",
        "Solve",
        "[-We send one.-]",
    ]
    assert counts(now, then) == (4, 5)
    assert counts(now, now) == (0, 0)
    assert plain(compare(Reply(), Reply(), 40)) == ["nothing is written in it"]


@given(st.text("ab \n", max_size=30), st.text("ab \n", max_size=30))
def test_the_marked_text_holds_both_states(old: str, new: str) -> None:
    lines = plain(compare(Reply(old), Reply(new), 200))
    body = " ".join(line for line in lines if not line.startswith("Apologize"))
    if not (old.strip() or new.strip()):
        return
    then = re.sub(r"\[-.*?-\]", "", body).replace("{+", "").replace("+}", "")
    before = re.sub(r"\{\+.*?\+\}", "", body).replace("[-", "").replace("-]", "")
    assert then.split() == new.split()
    if old.strip() != new.strip():
        assert before.split() == old.split()


@given(PART, PART, PART)
def test_a_letter_comes_back_from_the_editor_as_it_went(one: str, two: str, three: str) -> None:
    assert parted(whole(Reply(one, two, three))) == Reply(one, two, three)


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("", Reply()),
        ("Sorry.\n\nIt broke.\n\nOne left.\n\nYours", Reply("Sorry.", "It broke.", "One left.\n\nYours")),
        ("Hi,\n# apologize\nSorry.\n## SOLVE:\nOne.\n# solve\nTwo.", Reply("Hi,\n\nSorry.", "", "One.\n\nTwo.")),
        ("# Solve\n\n# Apologize\n\n#1 is broken", Reply("#1 is broken")),
    ],
)
def test_a_letter_whose_names_were_moved_or_deleted_keeps_every_word(text: str, reply: Reply) -> None:
    assert parted(text) == reply
