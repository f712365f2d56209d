"""Plain mode off the straight road: slashes, an editor that isn't there, other windows, pages, a question put off."""

from __future__ import annotations

import io
import sys

import pytest

from builders import SETTINGS, a_desk
from cli.running import Shell, a_line, lines
from cli.test_plain import AGAIN, NEW, SORRY, typed
from reviewtui.cli.plain import dialogue
from reviewtui.cli.plain.dialogue import Dialogue

NOW = 1_795_420_800
LETTER = (SORRY, "", AGAIN, "", NEW, "")


def said(shell: Shell, *words: object, given: tuple[str, ...]) -> str:
    """What is said, on one line, however wide it is."""
    return " ".join(shell.says(*words, given=typed(*given)).split())


def sent(shell: Shell, case: int = 1) -> int:
    return len([each for each in shell.json("show", case)["messages"] if each["direction"] == "out"])


# the slashes ---------------------------------------------------------------------------------------------------------


def test_a_slash_tells_what_there_is_and_q_keeps_the_letter(thread: Shell) -> None:
    told = said(thread, "reply", 1, given=(SORRY, "", "/?", "/p", "/q"))
    assert "/b goes back a step." in told
    assert "1. It broke on the second day" in told
    assert "The letter of case 1 is kept. Go on with it: reviewtui reply 1" in told
    assert thread.json("draft", 1)["apologize"] == SORRY


def test_nothing_written_is_nothing_kept(thread: Shell) -> None:
    assert "Nothing was written; nothing was changed." in said(thread, "reply", 1, given=("/q",))
    assert thread.refuses("draft", 1)


def test_a_review_without_words_complains_of_nothing(filled: Shell) -> None:
    filled.says("done", 1, 2, 3, 4)
    filled.says("import", "-", given=lines(a_line(9, title="", text="😡")))
    (case,) = [each["case"] for each in filled.json("list")]
    filled.says("replied", case, "Help!")
    assert "No complaint was found in the words of the review." in said(filled, "reply", case, given=("/p", "/q"))


def test_a_snippet_over_words_keeps_them_as_a_version(thread: Shell) -> None:
    said(thread, "reply", 1, given=(SORRY, "/s 1", "", "/q"))
    first = thread.json("draft", 1)["apologize"]
    assert first not in {"", SORRY}
    assert SORRY in [each["apologize"] for each in thread.json("draft", 1, "--versions")]


def test_an_editor_that_is_not_there_changes_nothing(thread: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "no-such-editor")
    told = said(thread, "reply", 1, given=(SORRY, "/e", "", "/q"))
    assert "no-such-editor" in told
    assert thread.json("draft", 1)["apologize"] == SORRY


def test_the_editor_takes_the_place_of_what_stands_there_which_is_a_version(
    thread: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = thread.folder / "editor"
    editor.write_text("#!/bin/sh\nprintf '# Apologize\\n\\nOther words.\\n' > $1\n")
    editor.chmod(0o755)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(editor))
    told = said(thread, "reply", 1, given=(SORRY, "", AGAIN, "", NEW, "", "e", "l", "q"))
    assert "Taken from your editor." in told
    assert thread.json("draft", 1)["apologize"] == "Other words."
    assert SORRY in [each["apologize"] for each in thread.json("draft", 1, "--versions")]


def test_where_the_checks_have_no_better_words_the_letter_stays(thread: Shell) -> None:
    shouted = "WE ARE VERY SORRY ABOUT THIS STRAP."
    told = said(thread, "reply", 1, given=(shouted, "", AGAIN, "", NEW, "", "b", "q"))
    assert "read as shouting" in told
    assert "The checks offer no better words; write the step again." in told
    assert thread.json("draft", 1)["apologize"] == shouted


# leaving -------------------------------------------------------------------------------------------------------------


def test_a_question_put_off_is_told_how_to_be_answered_and_asked_in_the_morning(filled: Shell) -> None:
    told = said(filled, "reply", 2, given=("c", "o", "l"))
    assert "There is no browser here; go to the page above." in told
    assert "reviewtui send 2 --button NAME, or --not-sent" in told
    morning = said(filled, "--plain", given=("s", "q"))
    assert "You opened Amazon's page for case 2" in morning
    assert [each["button"] for each in filled.json("show", 2)["messages"]] == ["customer-support"]


def test_a_letter_that_did_not_go_out_is_a_draft_again(thread: Shell) -> None:
    told = said(thread, "reply", 1, given=(*LETTER, "s", "c", "n", "q"))
    assert "Copied to" in told
    assert "did not go out; it is kept as your draft" in told
    assert sent(thread) == 0
    assert thread.json("draft", 1)["solve"] == NEW


def test_a_doubt_is_asked_about_and_no_leads_back(thread: Shell) -> None:
    empty = (SORRY, "", "", "", "")
    told = said(thread, "reply", 1, given=(*empty, "s", "n", "q"))
    assert "Go on all the same?" in told
    assert sent(thread) == 0


def test_a_promise_in_the_letter_may_be_declined(thread: Shell) -> None:
    told = said(
        thread, "reply", 1, given=(SORRY, "", AGAIN, "", "We will send a new strap by Friday.", "", "s", "p", "y", "n")
    )
    assert "Your letter names a date" in told
    assert thread.json("show", 1)["promises"] == []


# other windows and other mornings ------------------------------------------------------------------------------------


def test_a_letter_that_is_open_in_another_window_is_left_to_it(thread: Shell) -> None:
    other = a_desk(thread.database, lambda: NOW, SETTINGS._replace(me="ann"), window="another")
    other.inbox.be_present(1, "writing")
    assert "in another window now; reviewtui reply 1 --anyway takes it over" in thread.refuses("reply", 1)
    other.store.close()


def test_what_others_do_and_what_was_cut_off_is_told_in_the_morning(thread: Shell) -> None:
    thread.says("note", 1, "called them")
    thread.says("tag", 1, "strap")
    thread.says("promise", 1, "a strap", "--by", "tomorrow")
    colleague = a_desk(thread.database, lambda: NOW, SETTINGS._replace(me="bob"))
    colleague.inbox.be_present(1, "reading")
    thread.says("done", 2, 3, 4)
    told = said(thread, "--plain", given=("q",))
    for words in ("Promised by", "Note of ann: called them", "Tags: strap", "bob"):
        assert words in told, words
    colleague.store.close()


def test_a_long_review_is_told_in_part_and_v_reads_all_of_it(filled: Shell) -> None:
    long = "It broke on the second day of using it. " * 40
    filled.says("done", 1, 2, 3, 4)
    filled.says("import", "-", given=lines(a_line(9, text=long)))
    told = said(filled, "--plain", given=("v", "w", "x", "q"))
    assert "… (v reads all of it)" in told
    assert " ".join(long.split()) in told.partition("(v reads all of it)")[2]
    assert "There is no “x” here; ? tells the letters." in told


def test_the_last_case_is_told_to_be_the_last(filled: Shell) -> None:
    filled.says("done", 1, 2, 3)
    assert "That was the last one." in said(filled, "--plain", given=("n",))


def test_a_line_that_a_terminal_cuts_off_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:

    monkeypatch.setattr(sys, "stdin", io.StringIO("x" * dialogue._CUT_AT))
    talk = Dialogue()
    talk._typed = True
    assert len(talk.line()) == dialogue._CUT_AT
    assert "what came behind it is lost" in capsys.readouterr().out


# practice ------------------------------------------------------------------------------------------------------------


def test_practice_lets_steps_be_written_anew_before_they_are_scored(shell: Shell) -> None:
    told = said(shell, "--plain", "practice", given=(*LETTER, "1", "Other words.", "", "b", "e", "s"))
    assert "What now?" in told
    assert "Other words." in told


def test_practice_ends_where_the_lines_end(shell: Shell) -> None:
    told = said(shell, "--plain", "practice", given=(SORRY,))
    assert "eine neue Jacke" in told, "a letter that would do is shown all the same"
