"""What leaves by the command line: on record first, asked about, taken back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.running import Shell

KIND = (
    "I am sorry that the strap broke on the second day. A new strap left our house this morning and should be with you "
    "on Thursday; keep the old one."
)


@pytest.fixture
def written(filled: Shell) -> Shell:
    """A letter for case 1, whose buyer has answered."""
    filled.says("replied", 1, "It", "broke", "again.")
    filled.says("draft", 1, "--solve", KIND)
    return filled


def test_what_was_printed_is_on_record_until_it_is_said(written: Shell) -> None:
    assert written.json("show", 1)["leaving"] == []
    written.says("send", 1)
    (left,) = written.json("show", 1)["leaving"]
    assert (left["how"], left["text"], left["channel"]) == ("printed", f"Hello,\n\n{KIND}", "amazon-buyer-message")
    assert json.loads(written.run("today", "--json").stdout)["unanswered"] == [1]
    assert "Did it go out?" in written.run("today").stdout
    assert written.says("send", 1, "--sent").startswith("Replied to")
    assert written.json("show", 1)["leaving"] == []
    assert json.loads(written.run("today", "--json").stdout)["unanswered"] == []


def test_another_letter_waits_until_it_is_said_what_became_of_the_first(written: Shell) -> None:
    written.says("send", 1)
    assert "may have gone out" in written.run("send", 1).stderr
    written.says("draft", 1, "--solve", f"{KIND} Again.")
    assert "say --sent or --not-sent first" in written.refuses("send", 1)
    assert "did not go out" in written.says("send", 1, "--not-sent")
    assert "Again." in written.says("send", 1)


def test_it_did_not_go_out_after_all(written: Shell) -> None:
    written.says("send", 1, "--sent")
    assert written.json("show", 1)["lane"] == "waiting"
    said = written.says("send", 1, "--not-sent")
    assert "it did not go out after all" in said
    case = written.json("show", 1)
    assert (case["lane"], case["drafts"][0]["letter"]) == ("buyer-replied", f"Hello,\n\n{KIND}")
    assert [each["direction"] for each in case["messages"]] == ["in"]
    assert [each["act"] for each in case["journal"]][-2:] == ["hand-off", "unsend"]
    assert "Nothing is recorded as sent" in written.refuses("send", 1, "--not-sent")
    assert written.says("redo").startswith("Done again: replied to")
    assert "it did not go out after all" in written.says("undo")


def test_a_second_record_is_refused_and_makes_no_draft(written: Shell) -> None:
    written.says("send", 1, "--sent")
    assert "has no letter of yours" in written.refuses("send", 1, "--sent")
    assert "has no letter of yours" in written.refuses("send", 1, "--sent", "--anyway")
    assert written.json("show", 1)["drafts"] == []
    assert written.json("drafts") == []


def test_one_answer_at_a_time(written: Shell) -> None:
    assert written.run("send", 1, "--sent", "--not-sent").exit_code == 2


def test_draft_check_and_send_speak_of_the_same_letter(written: Shell, tmp_path: Path) -> None:
    """Greeting and signature are in all of them, places are in the text that was given, and nothing is twice."""
    (tmp_path / "reviewtui.toml").write_text('sign = "www.acme-home.example"\n[letters.en]\nneutral = "Good day,"\n')
    drafted = written.json("--config", tmp_path / "reviewtui.toml", "draft", 1)
    assert (drafted["greeting"], drafted["closing"]) == ("Good day,", "Kind regards\nwww.acme-home.example")
    assert drafted["letter"] == f"Good day,\n\n{KIND}\n\nKind regards\nwww.acme-home.example"
    (tmp_path / "letter.txt").write_text(f"{KIND} Call us on +49 170 1234567.\n")
    asked = ("--config", tmp_path / "reviewtui.toml", "check", tmp_path / "letter.txt", "--case", 1, "--json")
    checked = json.loads(written.run(*asked).stdout)
    text = (tmp_path / "letter.txt").read_text()
    quotes = {each["quote"]: text[each["start"] : each["end"]] for each in checked["findings"]}
    assert quotes.pop("www.acme-home.example") == "", "the signature is checked too"
    assert quotes
    assert all(quote == there for quote, there in quotes.items())
    (tmp_path / "whole.txt").write_text(drafted["letter"])
    again = written.json("--config", tmp_path / "reviewtui.toml", "draft", 1, "--file", tmp_path / "whole.txt")
    assert (again["apologize"], again["letter"]) == (KIND, drafted["letter"])


def test_one_line_of_the_settings_switches_it_off(written: Shell, tmp_path: Path) -> None:
    (tmp_path / "reviewtui.toml").write_text("greet_and_sign = false\n")
    assert written.says("--config", tmp_path / "reviewtui.toml", "send", 1) == f"{KIND}\n"
