"""Plain mode: what is done about a case beside answering it, and what becomes of words when something goes wrong."""

from __future__ import annotations

import pytest

from cli.running import Shell
from cli.test_plain import AGAIN, NEW, SORRY, typed
from reviewtui.cli.plain.dialogue import Dialogue
from reviewtui.desk.refusals import Refused
from reviewtui.desk.writing import Writing


def a_morning(shell: Shell, *lines: str, now: str = "2026-11-23T08:00:00Z") -> str:
    """What is said, on one line, however wide it is."""
    return " ".join(shell.says("--now", now, "--plain", given=typed(*lines, "q")).split())


@pytest.mark.parametrize(
    ("answer", "state", "lane"), [("k", "kept", "done"), ("b", "broken", "done"), ("o", "open", "promised")]
)
def test_what_is_promised_is_asked_about_before_a_case_is_closed(
    thread: Shell, answer: str, state: str, lane: str
) -> None:
    thread.says("done", 2, 3, 4)
    thread.says("promise", 1, "a strap", "--by", "tomorrow")
    told = a_morning(thread, "e", answer)
    assert "Something is promised here and still open." in told
    (promise,) = thread.json("show", 1)["promises"]
    assert promise["state"] == state
    assert thread.json("show", 1)["lane"] == lane


def test_a_promise_that_is_not_decided_now_leaves_the_case_as_it_is(thread: Shell) -> None:
    thread.says("done", 2, 3, 4)
    thread.says("promise", 1, "a strap", "--by", "tomorrow")
    before = thread.json("show", 1)
    a_morning(thread, "e", "n")
    assert thread.json("show", 1) == before


@pytest.mark.parametrize(
    "lines", [("s", ""), ("p", ""), ("p", "a strap", ""), ("c", ""), ("t", ""), ("i", ""), ("O", "n")]
)
def test_an_empty_line_does_nothing(thread: Shell, lines: tuple[str, ...]) -> None:
    before = thread.json("show", 1)
    assert "Nothing was done." in a_morning(thread, *lines)
    assert thread.json("show", 1) == before


def test_a_case_sleeps_until_they_write(thread: Shell) -> None:
    a_morning(thread, "s", "Reply")
    assert thread.json("show", 1)["lane"] == "snoozed"
    thread.says("replied", 1, "Hello?")
    assert thread.json("show", 1)["lane"] == "buyer-replied"


def test_the_acts_are_written_down(thread: Shell) -> None:
    told = a_morning(thread, "p", "a strap", "fri 5pm", "a", "i", "It broke", "again.", "", "O", "r")
    case = thread.json("show", 1)
    assert "claimed" in told.casefold() or "took on" in told.casefold()
    assert [each["text"] for each in case["promises"]] == ["a strap"]
    assert [each["text"] for each in case["messages"]][-1] == "It broke\nagain."
    assert case["outcome"] == "raised"


@pytest.mark.parametrize(("answer", "sent"), [("y", 0), ("n", 1)])
@pytest.mark.parametrize("asked", ["S", "u"])
def test_a_letter_that_did_not_go_out_after_all(thread: Shell, asked: str, answer: str, sent: int) -> None:
    thread.says("reply", 1, given=typed(SORRY, "", AGAIN, "", NEW, "", "s", "p", "y"))
    thread.says("done", 2, 3, 4) if asked == "S" else None
    told = a_morning(thread, asked, answer, now="2026-12-20T08:00:00Z")
    assert "Did it not go out after all?" in told
    assert len([each for each in thread.json("show", 1)["messages"] if each["direction"] == "out"]) == sent


def test_nothing_left_that_could_be_taken_back(thread: Shell) -> None:
    assert "No letter of this case has been copied or sent yet." in a_morning(thread, "S")


# what nobody may lose ------------------------------------------------------------------------------------------------


def test_what_they_wrote_is_kept_when_the_lines_end_in_the_middle(thread: Shell) -> None:
    result = thread.run("--plain", given=typed("i", "It broke", "again."))
    assert "All that you ended with Enter is kept" in result.stderr
    assert [each["text"] for each in thread.json("show", 1)["messages"]][-1] == "It broke\nagain."


def test_a_stop_in_the_middle_says_that_what_they_wrote_is_not_kept(
    thread: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Dialogue.line

    def line(talk: Dialogue, prompt: str = "> ") -> str:
        given = read(talk, prompt)
        if given == "STOP":
            raise KeyboardInterrupt
        return given

    monkeypatch.setattr(Dialogue, "line", line)
    before = thread.json("show", 1)
    result = thread.run("--plain", given=typed("i", "It broke", "STOP"))
    assert result.exit_code == 130
    assert "What they wrote was not written down." in result.stdout
    assert thread.json("show", 1) == before


def test_a_promise_without_a_time_is_told_not_to_be_one(thread: Shell) -> None:
    result = thread.run("--plain", given=typed("p", "a strap"))
    assert "Without a time nothing was promised." in result.stdout
    assert thread.json("show", 1)["promises"] == []


@pytest.mark.parametrize("command", [("reply", 1), ("--plain",)])
def test_a_letter_that_cant_be_kept_is_shown_whole(
    thread: Shell, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    save = Writing.save

    def full(writing: Writing, *given: object) -> object:
        if NEW in str(given):
            raise Refused("The disk is full, and nothing was kept of this")
        return save(writing, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Writing, "save", full)
    start = () if command[0] == "reply" else ("r",)
    result = thread.run(*command, given=typed(*start, SORRY, "", AGAIN, "", NEW, "", "q"))
    assert "The disk is full" in result.output
    shown = result.stdout.partition("Your letter could not be kept; this is all of it:")[2]
    for words in (SORRY, AGAIN, NEW):
        assert words in shown.partition("--- the letter ends")[0]
    draft = thread.json("draft", 1)
    assert (draft["apologize"], draft["acknowledge"], draft["solve"]) == (SORRY, AGAIN, "")
