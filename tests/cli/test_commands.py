from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.running import Shell, a_line, lines
from reviewtui.domain.cells import width_of

LIST_KEYS = [
    "case", "review_id", "kind", "marketplace", "asin", "product", "stars", "title", "posted_at", "helpful_votes",
    "lane", "urgency", "due_at",
]  # fmt: skip
SHOW_KEYS = {"text", "versions", "factors", "doors", "drafts", "messages", "promises", "tags", "notes", "journal"}


def test_list_gives_the_cases_in_the_shape_that_scripts_rely_on(filled: Shell) -> None:
    cases = filled.json("list")
    assert [list(each) for each in cases] == [LIST_KEYS] * 4
    assert [each["urgency"] for each in cases] == sorted((each["urgency"] for each in cases), reverse=True)
    first = cases[0]
    urgency = first.pop("urgency")
    assert urgency > 1
    assert first == {
        "case": 4,
        "review_id": "R00004",
        "kind": "product-review",
        "marketplace": "US",
        "asin": "B000000001",
        "product": "Watch strap",
        "stars": 1,
        "title": "The strap snapped (4)",
        "posted_at": "2026-11-23T05:04:00Z",
        "helpful_votes": 9,
        "lane": "first-contact",
        "due_at": "2026-11-24T05:04:00Z",
    }


def test_an_empty_list_is_an_empty_document(shell: Shell) -> None:
    assert shell.json("list") == []
    result = shell.run("list")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("The database is empty;")
    shell.says("import", "-", given=lines(a_line(stars=5)))
    result = shell.run("list")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "Nobody is waiting.\n")


def test_a_list_is_narrowed_and_cut(filled: Shell) -> None:
    assert [each["case"] for each in filled.json("list", "stars:1")] == [4, 1]
    assert [each["case"] for each in filled.json("list", "stars:1,2 marketplace:de")] == [1, 2]
    assert filled.json("list", "lane:waiting") == []
    assert [each["case"] for each in filled.json("list", "--limit", 1)] == [4]


def test_people_get_a_line_a_case_and_are_told_of_the_rest(filled: Shell) -> None:
    result = filled.run("list", "--limit", 2)
    told = result.stdout.splitlines()
    assert len(told) == 2
    assert "1★" in told[0]
    assert "21h left" in told[0]
    assert "The strap snapped (4)" in told[0]
    assert "▲9" in told[0]
    assert result.stderr == "… and 2 more; --limit shows them\n"
    assert told[0].split()[:3] == ["4", "now", "1★"]


def test_the_columns_of_a_list_stand_below_one_another(shell: Shell) -> None:
    titles = [
        "Short",
        "A title that is so long that nobody would read all of it in a list, ever",
        "すぐに壊れたので返品したい",
        "",
    ]
    given = "".join(
        lines(a_line(number, title=title, product="Acme Travel Mug 500 ml, black, leakproof, with a very long name"))
        for number, title in enumerate(titles, 1)
    )
    shell.json("import", "-", given=given)
    told = shell.says("list").splitlines()
    assert len(told) == 4
    starts = {width_of(line[: line.index("Acme Travel Mug")]) for line in told}
    assert len(starts) == 1
    assert sum("…" in line for line in told) == 1
    assert not any("leakproof" in line for line in told)


def test_feedback_is_marked_in_a_list_and_the_number_stands_behind_the_word(shell: Shell) -> None:
    shell.json("import", "-", given=lines(a_line(1, kind="seller-feedback", title="", text="Came late, box crushed")))
    assert "fb Came late, box crushed" in shell.says("list")
    shown = shell.says("show", 1)
    assert "(urgency " in shown
    assert "e-" not in "".join(line for line in shown.splitlines() if line.startswith("  ×"))
    assert shell.json("show", 1)["level"] in {"now", "today", "week"}


def test_show_gives_all_of_a_case(filled: Shell) -> None:
    case = filled.json("show", 1)
    assert set(LIST_KEYS) | SHOW_KEYS <= set(case)
    assert case["text"] == "It broke on the second day."
    assert [set(each) for each in case["factors"]] == [{"name", "value", "reason"}] * len(case["factors"])
    assert case["doors"][0]["channel"] == "amazon-contact-customer"
    product = 1.0
    for factor in case["factors"]:
        product *= factor["value"]
    assert product == pytest.approx(case["urgency"], rel=1e-4)
    assert filled.json("show", "R00001") == case


def test_show_in_plain_lines(filled: Shell) -> None:
    filled.says("note", 1, "call", "them")
    filled.says("tag", 1, "vip")
    told = filled.says("show", 1)
    for words in ("Case 1: 1★ The strap snapped (1)", "Watch strap · amazon.de", "It broke", "tags: vip", "call them",
                  "Why it stands here", "two fixed texts"):  # fmt: skip
        assert words in told


def test_import_tells_what_became_of_every_row(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text(lines(a_line(1), a_line(2, stars=5), a_line(3, stars="six"), a_line(1)))
    document = shell.json("import", path)
    (file,) = document["files"]
    assert list(file) == [
        "path", "dialect", "read", "new", "changed", "unchanged", "rejected", "undated", "columns", "unused",
        "encoding",
        "remarks", "problems",
    ]  # fmt: skip
    assert file["path"] == str(path)
    assert (file["read"], file["new"], file["changed"], file["unchanged"], file["rejected"]) == (4, 2, 0, 1, 1)
    assert file["read"] == file["new"] + file["changed"] + file["unchanged"] + file["rejected"]
    (problem,) = file["problems"]
    assert (list(problem), problem["row"], problem["field"]) == (["row", "field", "reason"], 3, "stars")
    assert document["totals"] == {"read": 4, "new": 2, "changed": 0, "unchanged": 1, "rejected": 1}
    again = shell.json("import", path)
    assert again["totals"] == {"read": 4, "new": 0, "changed": 0, "unchanged": 3, "rejected": 1}


def test_import_tells_its_columns_and_what_has_no_date(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("Rating,Review Text,City,Scraped At\n1,It broke at once,Rome,2026-11-20\n2,Too dim,,2026-11-20\n")
    told = shell.says("import", path)
    assert "columns: Rating as stars, Review Text as text; not used: City, Scraped At" in told
    assert "2 undated" in told
    (tmp_path / "other.csv").write_text(path.read_text().replace("o", "0"))
    (file,) = shell.json("import", tmp_path / "other.csv")["files"]
    assert (file["columns"], file["unused"]) == ({"stars": "Rating", "text": "Review Text"}, ["City", "Scraped At"])
    assert (file["undated"], file["encoding"], file["remarks"]) == (2, "utf-8", [])
    assert {case["posted_at"] for case in shell.json("list")} == {None}


def test_when_not_one_row_can_be_taken_the_import_has_failed(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("rating,review,date\n1,It broke at once,2026-11-31\n2,Too dim,2026-02-30\n1,Fine,2026-11-31\n")
    result = shell.run("import", path)
    assert result.exit_code == 1
    assert "3 rejected" in result.stdout
    assert "not one row could be taken" in result.stderr
    path.write_text(path.read_text() + "1,But this one,2026-11-20\n")
    assert shell.run("import", path).exit_code == 0


def test_a_dry_run_keeps_nothing(shell: Shell) -> None:
    assert "1 would be new" in shell.says("import", "--dry-run", "-", given=lines(a_line()))
    assert shell.json("list") == []


def test_a_file_that_can_not_be_read_is_told_and_the_others_are_kept(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "good.jsonl").write_text(lines(a_line()))
    (tmp_path / "bad.jsonl").write_bytes(b"\x00\x01\x02" * 99)
    result = shell.run("import", "--json", tmp_path / "bad.jsonl", tmp_path / "no.csv", tmp_path / "good.jsonl")
    assert result.exit_code == 1
    document = json.loads(result.stdout)
    assert document["totals"]["new"] == 1
    assert ["error" in each for each in document["files"]] == [True, True, False]


def test_export_and_import_make_the_same_again(shell: Shell, tmp_path: Path) -> None:
    rich = a_line(
        5, kind="seller-feedback", author="Jo", total_votes=3, verified=False, variant="red", language="de",
        url="https://www.amazon.de/x", order_id="302-1234567-7654321", text="Größe\n\n“naja” 日本語 👍🏽 \x1b[31m",
    )  # fmt: skip
    shell.says("import", "-", given=lines(a_line(1), a_line(2, stars=5, title=""), rich))
    first = shell.says("export")
    assert [json.loads(line)["review_id"] for line in first.splitlines()] == ["R00001", "R00002", "R00005"]
    (tmp_path / "other").mkdir()
    other = Shell(tmp_path / "other")
    other.says("import", "-", given=first)
    assert other.says("export") == first
    assert other.json("import", "-", given=first)["totals"]["unchanged"] == 3
    assert len(other.says("export", "--open").splitlines()) == 2


def test_the_acts_by_case_number(filled: Shell) -> None:
    name = "“The strap snapped (1)”"
    assert filled.says("done", 1) == f"Closed {name}\n"
    assert filled.says("undo") == f"Undone: closed {name}\n"
    assert filled.says("redo") == f"Done again: closed {name}\n"
    assert filled.says("reopen", "R00001") == f"Brought back {name}\n"
    assert filled.says("claim", 1, 2) == "Claimed 2 cases\n"
    assert filled.json("done", 1, 2, 1) == {"words": "Closed 2 cases", "cases": [1, 2], "undoable": True}
    assert [each["act"] for each in filled.json("show", 1)["journal"]] == [
        "done", "undo", "redo", "reopen", "claim", "done",
    ]  # fmt: skip


def test_snooze_and_promise_understand_dates(filled: Shell) -> None:
    assert filled.says("snooze", 1, "3h") == "Snoozed “The strap snapped (1)” until 11:00\n"
    assert filled.json("show", 1)["wakes_at"] == "2026-11-23T11:00:00Z"
    assert "until the buyer writes" in filled.says("snooze", 1, "reply")
    assert "by 27 Nov 2026" in filled.says("promise", 1, "a", "new", "strap", "--by", "fri 5pm")
    assert filled.json("show", 1)["promises"][0]["due_at"] == "2026-11-27T17:00:00Z"
    assert "Promise kept" in filled.says("promise", 1, "--kept")
    assert filled.refuses("promise", 1, "--kept") == "reviewtui: Case 1 has no open promise\n"
    assert "is not a time that I understand" in filled.refuses("snooze", 1, "whenever")


def test_a_draft_is_written_and_read(filled: Shell, tmp_path: Path) -> None:
    assert "has no draft" in filled.refuses("draft", 1)
    assert filled.says("draft", 1, "--apologize", "We are sorry.") == "Hello,\n\nWe are sorry.\n"
    assert filled.says("draft", 1, "--solve", "A new one left.") == "Hello,\n\nWe are sorry.\n\nA new one left.\n"
    (tmp_path / "letter.txt").write_bytes("One.\n\nTwo.\n\nThree.\n\nFour. \xff".encode("latin-1"))
    draft = filled.json("draft", 1, "--file", tmp_path / "letter.txt")
    assert (draft["case"], draft["apologize"], draft["acknowledge"]) == (1, "One.", "Two.")
    assert draft["solve"] == "Three.\n\nFour. \ufffd"
    assert filled.json("show", 1)["drafts"][0]["letter"] == draft["letter"]


def test_the_morning_ends_with_one_when_something_is_due(filled: Shell) -> None:
    assert filled.run("today").exit_code == 0
    filled.says("promise", 1, "a call", "--by", "today 9am")
    result = filled.run("today", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["due"] is True


def test_drafts_are_listed_and_an_earlier_version_comes_back(filled: Shell) -> None:
    assert filled.json("drafts") == []
    filled.says("draft", 1, "--solve", "The first wording.")
    filled.says("draft", 1, "--solve", "The second wording.")
    (listed,) = filled.json("drafts")
    assert (listed["case"], listed["letter"]) == (1, "The second wording.")
    assert "The second wording." in filled.says("drafts")
    (version,) = filled.json("draft", 1, "--versions")
    assert version["letter"] == "The first wording."
    assert "The first wording." in filled.says("draft", 1, "--versions")
    assert filled.says("draft", 1, "--take-back", version["version"]) == "Hello,\n\nThe first wording.\n"
    assert filled.json("draft", 1, "--versions")[0]["letter"] == "The second wording."
    assert "no version 99" in filled.refuses("draft", 1, "--take-back", 99)


KIND = (
    "I am sorry that the strap broke on the second day. A new strap left our house this morning and should be with you "
    "on Thursday; keep the old one."
)


def test_a_letter_leaves_when_the_thread_is_open_and_only_once(filled: Shell) -> None:
    assert "has no letter of yours" in filled.refuses("send", 1)
    filled.says("draft", 1, "--solve", KIND)
    assert "Amazon lets your own words out only" in filled.refuses("send", 1)
    assert "customer support" in filled.says("send", 1, "--button", "customer-support")
    assert "fixed text “customer support” has been sent" in filled.refuses("send", 1, "--button", "customer-support")
    assert "the buyer wrote back" in filled.says("replied", 1, "It", "broke", "again.")
    letter = filled.json("send", 1)
    assert (letter["letter"], letter["channel"], letter["sent"]) == (f"Hello,\n\n{KIND}", "amazon-buyer-message", False)
    assert letter["url"].startswith("https://sellercentral.amazon.")
    assert KIND in filled.says("send", 1)
    assert filled.says("send", 1, "--sent").startswith("Replied to")
    assert filled.json("show", 1)["messages"][-1]["text"] == f"Hello,\n\n{KIND}"
    filled.says("draft", 1, "--solve", f"{KIND} Again.")
    assert "--anyway goes on" in filled.refuses("send", 1)
    assert filled.says("send", 1, "--sent", "--anyway").startswith("Replied to")


def test_what_may_not_be_said_is_not_printed(filled: Shell) -> None:
    filled.says("replied", 1, given="It broke again.")
    filled.says("draft", 1, "--solve", "Please change your review, then we refund you.")
    said = filled.refuses("send", 1)
    assert "may not be sent" in said
    assert "Nothing was given" in filled.run("replied", 1, given=" ").stderr


def test_an_outcome_is_recorded(filled: Shell) -> None:
    assert "raised" in filled.says("outcome", 1, "raised")
    assert filled.json("show", 1)["outcome"] == "raised"


@pytest.mark.parametrize("command", ["done", "claim", "reopen", "show", "draft", "note", "tag", "snooze", "promise"])
def test_a_case_that_is_not_there_is_refused(filled: Shell, command: str) -> None:
    words = {"note": ["99", "x"], "tag": ["99", "x"], "snooze": ["99", "3h"], "promise": ["99", "x", "--by", "fri"]}
    said = filled.refuses(command, *words.get(command, ["99"]))
    assert said == "reviewtui: There is no case 99; reviewtui list shows those that there are\n"


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["list", "lane:nowhere"],
        ["list", "stars:6"],
        ["list", "--limit", "0"],
        ["import"],
        ["import", "--map", "stars", "x.csv"],
        ["done"],
        ["snooze", "1"],
        ["--now", "yesterday", "list"],
        ["--now", "0001-01-01T00:00:00+14:00", "list"],
        ["--config", "/no/such/file.toml", "list"],
    ],
)
def test_what_can_not_be_understood_ends_with_two(filled: Shell, words: list[str]) -> None:
    assert "Error: " in filled.refuses(*words, code=2)


def test_the_inbox_needs_a_terminal(shell: Shell) -> None:
    assert shell.refuses() == (
        "reviewtui: the inbox needs a terminal; reviewtui --plain works without one, and so do list and show\n"
    )


def test_the_settings_are_told_when_they_are_wrong(shell: Shell, tmp_path: Path) -> None:
    config = tmp_path / "c.toml"
    config.write_text('"\\u001b[31m" = 1')
    said = shell.refuses("--config", config, "list")
    assert said.startswith(f"reviewtui: {config}: ␛[31m is not a setting; there are")
