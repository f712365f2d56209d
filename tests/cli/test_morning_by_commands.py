"""A whole morning without the screens: every step of the work by a command, each seeing what those before did."""

from __future__ import annotations

from cli.running import Shell, a_line, lines

LETTER = """I am sorry that your strap broke on the second day.

You write that it broke on the second day.

A new strap leaves tomorrow and is with you by Friday.
"""


def test_from_the_file_to_the_undo(shell: Shell) -> None:
    shell.folder.joinpath("reviewtui.toml").write_text('me = "ann"\nsign = "Jo from Acme"\n')
    shell.environment["REVIEWTUI_CONFIG"] = str(shell.folder / "reviewtui.toml")
    export = shell.folder / "reviews.jsonl"
    export.write_text(
        lines(
            *(a_line(each, stars=each) for each in (1, 2, 3)),
            a_line(4, helpful_votes=12, posted_at="2026-11-22T09:00:00Z"),
        )
    )

    assert shell.json("import", export)["totals"]["new"] == 4
    assert shell.run("today").exit_code == 1, "something is due"
    first = shell.json("list")[0]["case"]
    assert first == 4, "twelve found it helpful"
    assert "Contact" in shell.says("show", first) or "contact" in shell.says("show", first)

    assert "own words" in shell.refuses("draft", first) or shell.refuses("draft", first)
    shell.says("send", first, "--button", "customer-support")
    assert shell.json("list", "lane:waiting")[0]["case"] == first
    shell.says("replied", first, "Yes, please write to me.")
    assert shell.json("list")[0]["case"] == first, "who wrote back comes first"

    shell.says("draft", first, "--file", "-", given=LETTER + "\nPlease change your review.")
    held = shell.run("check", "--case", first, "-", given=LETTER + "\nPlease change your review.")
    assert held.exit_code == 1
    assert "may not be sent" in shell.refuses("send", first)
    shell.says("draft", first, "--file", "-", given=LETTER)
    assert shell.run("check", "--case", first, "-", given=LETTER).exit_code == 0
    printed = shell.run("send", first)
    assert printed.stdout.endswith("Jo from Acme\n")
    assert "--sent" in printed.stderr
    assert "Replied to" in shell.says("send", first, "--sent")

    assert "promise" in shell.says("promise", first, "a new strap", "--by", "friday").lower()
    assert "kept, broken or stays open" in shell.refuses("done", first)
    shell.says("snooze", 1, "tomorrow")
    shell.says("note", 2, "asked the warehouse")
    shell.says("tag", "2,3", "strap")
    shell.says("done", 3)
    assert [each["case"] for each in shell.json("list", "lane:snoozed")] == [1]
    assert [each["case"] for each in shell.json("list", "lane:done")] == [3]

    assert "closed" in shell.says("undo")
    assert [each["case"] for each in shell.json("list", "lane:done")] == []
    assert "losed" in shell.says("redo")
    assert shell.json("show", 3)["lane"] == "done"
    told = shell.says("history", "--who", "me")
    for words in ("Replied to", "Promised", "Snoozed", "Noted", "Tagged", "Closed"):
        assert words.lower() in told.lower(), (words, told)
    shell.says("promise", first, "--kept")
    shell.says("outcome", first, "raised")
    shell.says("done", first)
    assert first not in {each["case"] for each in shell.json("list")}
