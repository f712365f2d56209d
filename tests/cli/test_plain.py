"""Plain mode by a pipe: the whole morning in lines, and what is kept when the lines end."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.running import Shell
from reviewtui.cli.plain.dialogue import Dialogue
from reviewtui.domain.cells import width_of, wrapped

SORRY = "I am sorry that your strap broke on the second day."
AGAIN = "You write that it broke on the second day."
NEW = "A new strap left today."


def typed(*lines: str) -> str:
    return "".join(f"{line}\n" for line in lines)


def test_a_letter_from_the_first_step_to_the_record(thread: Shell) -> None:
    lines = typed(SORRY, "", AGAIN, "", NEW, "", "s", "p", "y")
    told = thread.says("reply", 1, given=lines)
    assert "They wrote, 08:00: Please help me." in told
    assert "What they complain of:\n1. It broke on the second day" in told
    assert f"Hello,\n\n{SORRY}\n\n{AGAIN}\n\n{NEW}\n\nKind regards\nJo from Acme" in told
    assert told.rstrip().endswith("Replied to “The strap snapped (1)”.")
    (message,) = [each for each in thread.json("show", 1)["messages"] if each["direction"] == "out"]
    assert message["text"] in told
    assert thread.json("list", "lane:waiting")[0]["case"] == 1


def test_it_goes_on_where_the_lines_ended(thread: Shell) -> None:
    first = thread.run("reply", 1, given=typed(SORRY, "", "You write that"))
    assert first.exit_code == 0
    assert "reviewtui reply 1" in first.stderr
    assert thread.json("draft", 1)["acknowledge"] == "You write that"
    told = thread.says("reply", 1, given=typed("", AGAIN, "", NEW, "", "q"))
    assert f"It says: {SORRY}" in told
    draft = thread.json("draft", 1)
    assert (draft["apologize"], draft["acknowledge"], draft["solve"]) == (SORRY, AGAIN, NEW)
    versions = thread.json("draft", 1, "--versions")
    assert [each["acknowledge"] for each in versions] == ["You write that"], "what was typed over is a version"


def test_what_is_forbidden_does_not_leave_and_better_words_are_taken(thread: Shell) -> None:
    harm = f"{NEW} Please change your review."
    told = thread.says("reply", 1, given=typed(SORRY, "", AGAIN, "", harm, "", "s", "b", "s", "p", "n", "q"))
    refused, _, mended = told.partition("It can't go out like this:")
    assert "Forbidden “Please change your review.”" in refused
    assert "Mended:" in mended
    assert "--- the letter begins" in mended
    assert "is kept as your draft" in " ".join(mended.split())
    assert "change your review" not in mended.partition("--- the letter begins")[2]
    assert not [each for each in thread.json("show", 1)["messages"] if each["direction"] == "out"]


def test_not_known_yet_is_asked_first_the_next_time(thread: Shell) -> None:
    told = thread.says("reply", 1, given=typed(SORRY, "", AGAIN, "", NEW, "", "s", "p", "l"))
    assert "reviewtui send 1 --sent, or --not-sent" in told
    again = thread.run("reply", 1, given="")
    assert "Did it go out?" in again.stdout
    assert "reviewtui send 1 --sent" in again.stderr
    assert "Replied to" in thread.says("reply", 1, given=typed("x", "", "y"))


def test_a_first_contact_is_amazons_page_and_one_of_its_two_texts(filled: Shell) -> None:
    told = filled.says("reply", 2, given=typed("c", "g", "f"))
    assert "https://sellercentral.amazon.de/brand-customer-reviews/" in told.splitlines()
    assert "Sent “courtesy refund”" in told
    assert filled.json("show", 2)["messages"][0]["button"] == "courtesy-refund"
    later = filled.says("reply", 3, given=typed("w", SORRY, "", AGAIN, "", NEW, "", "s", "g", "n", "q"))
    assert "None of the fixed texts went out" in later
    assert filled.json("draft", 3)["solve"] == NEW


def test_the_signature_is_asked_for_once_and_checked(filled: Shell) -> None:
    filled.says("replied", 1, "Please help.")
    given = typed(SORRY, "", AGAIN, "", NEW, "", "s", "www.acme.example", "Jo", "p", "y")
    told = filled.says("reply", 1, given=given)
    assert "That can't stand there." in told
    assert "Kind regards\nJo\n--- the letter ends" in told
    filled.says("replied", 2, "Please help.")
    assert "Signature:" not in filled.says("reply", 2, given=typed(SORRY, "", AGAIN, "", NEW, "", "s", "n", "q"))


def test_snippets_steps_back_and_lines_with_a_slash(thread: Shell) -> None:
    asked = ("/s", "/s 99", "/s 1", "", "/b", "/nothing", "", AGAIN, "//a line", "", NEW, "", "q")
    told = thread.says("reply", 1, given=typed(*asked))
    assert "There is no snippet 99" in told
    assert "There is no /nothing here" in told
    draft = thread.json("draft", 1)
    assert draft["apologize"]
    assert draft["acknowledge"] == f"{AGAIN}\n/a line"


@pytest.mark.parametrize("ended", [0, 3])
def test_the_editor_brings_the_whole_letter(thread: Shell, monkeypatch: pytest.MonkeyPatch, ended: int) -> None:
    editor = thread.folder / "editor"
    text = f"# Apologize\n\n{SORRY}\n\n# Acknowledge\n\n{AGAIN}\n\n# Solve\n\n{NEW}\n"
    (thread.folder / "text").write_text(text)
    editor.write_text(f"#!/bin/sh\ncat {thread.folder}/text > $1\nexit {ended}\n")
    editor.chmod(0o755)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(editor))
    told = thread.says("reply", 1, "--editor", given=typed("q"))
    if ended:
        assert "ended with 3" in " ".join(told.split())
        assert thread.refuses("draft", 1)
    else:
        assert thread.json("draft", 1)["solve"] == NEW


def test_another_window_that_goes_on_meanwhile_is_not_written_over(thread: Shell) -> None:
    thread.says("draft", 1, "--solve", "Old words.")

    class Between(Dialogue):
        def line(self, prompt: str = "> ") -> str:
            given = super().line(prompt)
            if given == AGAIN:
                thread.says("draft", 1, "--solve", "Newer words.", "--anyway")
            return given

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("reviewtui.cli.plain.dialogue.Dialogue", Between)
        result = thread.run("reply", 1, given=typed("", AGAIN, ""))
    assert result.exit_code == 1
    assert "reviewtui reply 1 goes on with what stands there" in result.stderr
    assert thread.json("draft", 1)["solve"] == "Newer words."


def test_the_morning_case_by_case(thread: Shell) -> None:
    thread.says("promise", 2, "a strap", "--by", "tomorrow")
    given = typed(
        "c", "called", "t", "strap", "r", SORRY, "", AGAIN, "", NEW, "", "s", "p", "y",  # the first: case 1
        "?", "S", "w", "v", "e",  # the second
        "s", "nonsense", "s", "tomorrow",  # the third
        "u", "k", "q",
    )  # fmt: skip
    told = thread.says("--plain", given=given)
    assert told.startswith(("First contact:", "Wrote back:"))
    assert "1 of 4. Case 1," in told
    for words in ("Noted on", "Replied to", "“nonsense” is not a time", "Everything is kept.", "Undone:"):
        assert words in told, words
    assert thread.json("show", 1)["tags"] == ["strap"]
    assert [each["act"] for each in thread.json("show", 1)["journal"]].count("hand-off") == 1


@pytest.mark.parametrize("way", ["environment", "settings", "option"])
def test_plain_is_asked_for_in_three_ways(filled: Shell, way: str) -> None:
    (filled.folder / "plain.toml").write_text("plain = true\n")
    if way == "environment":
        filled.environment["REVIEWTUI_PLAIN"] = "1"
    words = {"settings": ("--config", filled.folder / "plain.toml"), "option": ("--plain",)}.get(way, ())
    assert "1 of 4. Case" in filled.says(*words, given=typed("q"))


def test_an_empty_inbox_says_what_to_do(shell: Shell) -> None:
    assert "reviewtui import" in shell.says("--plain", given="")


def test_the_demo_in_plain_lines_leaves_nothing_behind(shell: Shell) -> None:
    told = shell.process("--plain", "demo", given=b"q\n")
    assert told.returncode == 0, told.stderr
    assert b"1 of " in told.stdout
    assert not shell.database.exists()


@pytest.mark.parametrize("hostile", ["\x1b[2J\x1b]0;owned\x07", "[red]markup[/]", "\u202eabc"])
def test_hostile_answers_are_only_text(thread: Shell, hostile: str) -> None:
    told = thread.says("reply", 1, given=typed(f"Sorry {hostile}", "", "", "", "q"))
    assert "\x1b" not in told
    assert "\u202e" not in told
    assert "\x1b" not in thread.json("draft", 1)["apologize"]


def test_letters_that_are_no_utf8_are_no_crash(thread: Shell, tmp_path: Path) -> None:
    told = thread.process("reply", 1, given=b"Sorry \xff\xfe strap\n\n\n\nq\n")
    assert told.returncode == 0, told.stderr
    assert thread.json("draft", 1)["apologize"].startswith("Sorry ")


@pytest.mark.parametrize("width", [20, 40, 78])
@pytest.mark.parametrize(
    "text", ["It broke on the second day of using it " * 5, "革紐が二日目に切れました" * 12, "x" * 200, ""]
)
def test_lines_keep_to_their_width_and_lose_nothing(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert max(map(width_of, lines)) <= width
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_tour_needs_a_terminal_whatever_the_settings_say(shell: Shell) -> None:
    shell.environment["REVIEWTUI_PLAIN"] = "1"
    assert "needs a terminal" in shell.refuses("demo", "--tour")


@pytest.mark.parametrize(("value", "plain"), [("1", True), ("0", False), ("", False)])
def test_the_environment_says_yes_or_no(filled: Shell, value: str, plain: bool) -> None:
    filled.environment["REVIEWTUI_PLAIN"] = value
    result = filled.run(given=typed("q"))
    assert ("1 of 4. Case" in result.stdout) is plain
