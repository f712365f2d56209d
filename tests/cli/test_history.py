"""What was done and when, as a command."""

from __future__ import annotations

from cli.running import Shell

KEYS = ["number", "at", "who", "act", "words", "case", "cases", "undone"]


def test_the_history_of_a_morning(filled: Shell) -> None:
    filled.says("note", 1, "call them")
    filled.says("done", 2)
    filled.says("undo")
    filled.says("done", 3, 4)
    found = filled.json("history")
    assert [list(each) for each in found] == [KEYS] * 5
    assert [each["act"] for each in found] == ["done", "undo", "done", "note", "import"]
    assert [(each["case"], each["cases"], each["undone"]) for each in found] == [
        (None, 2, False), (2, 1, False), (2, 1, True), (1, 1, False), (None, 0, False),
    ]  # fmt: skip
    assert {each["who"] for each in found[:4]} == {"ann"}
    assert (found[4]["who"], found[4]["number"]) == ("import", 0)
    told = filled.says("history").splitlines()
    assert told[0] == "Monday 23 November 2026"
    assert told[1].split() == ["08:00", "ann", "Closed", "2", "cases"]
    assert told[3].endswith("(case 2)  · taken back")
    assert "new" in told[5]


def test_of_one_case_of_one_person_since_a_time(filled: Shell) -> None:
    filled.says("done", 1, 2)
    filled.says("note", 1, "call them")
    assert [each["act"] for each in filled.json("history", "--case", 1)] == ["note", "done"]
    assert [each["act"] for each in filled.json("history", "--case", 2)] == ["done"]
    assert len(filled.json("history", "--who", "me")) == 2
    assert filled.json("history", "--who", "bob") == []
    assert filled.says("history", "--who", "bob") == "Nothing was done.\n"
    assert len(filled.json("history", "--since", "yesterday")) == 3
    assert len(filled.json("history", "--limit", 1)) == 1
    later = filled.run("history", "--since", "2026-11-23T09:00:00Z", "--json")
    assert later.exit_code == 0


def test_what_can_not_be_asked(filled: Shell) -> None:
    assert "no time in the past" in filled.run("history", "--since", "soon").stderr
    assert filled.run("history", "--since", "soon").exit_code == 2
    assert "There is no case 99" in filled.refuses("history", "--case", 99)


def test_hostile_words_are_only_words(shell: Shell) -> None:
    from cli.running import a_line, lines

    shell.says("import", "-", given=lines(a_line(1, title="\x1b[31mred\u202e")))
    shell.says("done", 1)
    assert "\x1b" not in shell.says("history")
    assert "\u202e" not in shell.says("history")
