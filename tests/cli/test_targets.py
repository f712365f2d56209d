"""Acts on many cases from the command line: named, on standard input, by a query; tried first, undone at once."""

from __future__ import annotations

import json
from typing import Any

import pytest

from builders import Ticking, a_desk
from cli.running import Shell, a_line, lines
from reviewtui.cli.output import sheet_json


@pytest.fixture
def ten(shell: Shell) -> Shell:
    """Ten cases; the even ones are of another product and from the US."""
    given = lines(
        *(
            a_line(each, **({} if each % 2 else {"title": "Lid leaks", "marketplace": "US", "asin": "B000000002"}))
            for each in range(1, 11)
        )
    )
    shell.says("import", "-", given=given)
    return shell


def state(shell: Shell) -> list[dict[str, Any]]:
    """All that `show --json` tells of all cases, but for the journal, which only grows."""
    clock = Ticking()
    opened = a_desk(shell.database, clock)
    told = []
    for each in sorted(int(row["case"]) for row in shell.json("list", "is:any")):
        document = json.loads(json.dumps(sheet_json(opened.inbox.sheet(each), clock())))
        told.append({name: value for name, value in document.items() if name not in {"journal", "factors", "urgency"}})
    opened.store.close()
    return told


EVEN = [2, 4, 6, 8, 10]
ACTS = [
    ("done",),
    ("snooze", "tomorrow"),
    ("tag", "leak", "lot-2608"),
    ("claim",),
    ("note", "called", "back"),
    ("promise", "a new lid", "--by", "fri 5pm"),
    ("outcome", "unchanged"),
    ("removal", "--asked", "--ground", "service"),
]


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act[0])
def test_a_query_is_a_target_is_tried_first_and_undone_at_once(ten: Shell, act: tuple[str, ...]) -> None:
    name, *rest = act
    before = state(ten)
    tried = ten.json(name, *rest, "--query", "leaks", "--dry-run")
    assert sorted(tried["cases"]) == EVEN
    assert tried["dry_run"] is True
    assert "5 cases" in tried["words"]
    assert "Lid leaks" in ten.says(name, *rest, "--query", "leaks", "--dry-run")
    assert state(ten) == before
    told = ten.json(name, *rest, "--query", "leaks")
    assert sorted(told["cases"]) == EVEN
    after = state(ten)
    assert [each["case"] for each, old in zip(after, before, strict=True) if each != old] == EVEN
    ten.says("undo")
    assert state(ten) == before


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act[0])
def test_standard_input_names_the_same_cases_in_every_shape(ten: Shell, act: tuple[str, ...]) -> None:
    name, *rest = act
    shapes = (
        "2 4\n6, 8\n10\n",
        ten.says("list", "leaks"),
        ten.says("list", "leaks", "--json"),
        json.dumps(EVEN),
        json.dumps({"cases": EVEN}),
        "R00002 R00004 R00006 R00008 R00010",
    )
    for given in shapes:
        tried = json.loads(ten.says(name, "-", *rest, "--dry-run", "--json", given=given))
        assert sorted(tried["cases"]) == EVEN, given
    assert sorted(json.loads(ten.says(name, "-", *rest, "--json", given=shapes[1]))["cases"]) == EVEN
    ten.says("undo")
    assert ten.run("undo").exit_code == 1


def test_numbers_name_several_everywhere(ten: Shell) -> None:
    for name, *rest in ACTS:
        assert ten.json(name, "2,4", *rest)["cases"] == [2, 4]
        ten.says("undo")


def test_what_is_back_comes_by_a_query_too(ten: Shell) -> None:
    ten.says("done", "--query", "leaks")
    for blank in ("", "  "):
        assert "An empty query would mean every case" in ten.refuses("done", "--query", blank)
        assert "There is no case “”" in ten.refuses("done", blank)
    assert ten.refuses("reopen", "--query", "leaks") == "reviewtui: The query finds no case, and nothing was done\n"
    assert len(ten.json("reopen", "--query", "leaks is:done")["cases"]) == 5
    assert len(ten.json("list")) == 10


def test_promises_are_ended_on_many(ten: Shell) -> None:
    ten.says("promise", "--query", "leaks", "a new lid", "--by", "fri 5pm")
    assert "promises" in ten.refuses("done", "--query", "leaks", "--dry-run")
    assert "10 cases have no open promise" in ten.refuses("promise", "--kept", "--query", "is:open")
    assert len(ten.json("promise", "--kept", "--query", "has:promise")["cases"]) == 5
    assert ten.json("list", "has:promise") == []
    ten.says("undo")
    assert len(ten.json("list", "has:promise")) == 5


def test_answers_of_amazon_come_to_many(ten: Shell) -> None:
    ten.says("removal", "2,4", "--asked", "--ground", "service")
    ten.says("removal", "2,4", "--answer", "removed")
    assert sorted(each["case"] for each in ten.json("list", "outcome:removed")) == [2, 4]
    told = ten.says("removal", "6,8", "--ground", "service")
    assert told.count("Where: ") == 2
    assert told.index("Case 6") < told.index("Case 8")


def test_tidy_within_a_query(shell: Shell) -> None:
    old = [a_line(each, posted_at="2024-01-05T00:00:00Z", marketplace="US" if each > 3 else "DE") for each in range(6)]
    shell.says("import", "-", given=lines(*old))
    assert len(shell.json("tidy", "--query", "marketplace:us", "--dry-run")["cases"]) == 2
    assert shell.run("tidy", "--query", "marketplace:us").exit_code == 2
    assert len(shell.json("tidy", "--query", "marketplace:us", "--yes")["cases"]) == 2
    assert len(shell.json("list")) == 4


@pytest.mark.parametrize(
    ("words", "given", "code", "told"),
    [
        (["done"], "", 2, "--query"),
        (["done", "1", "--query", "leaks"], "", 2, "not both"),
        (["done", "--query", "stras:1"], "", 2, "did you mean stars:"),
        (["done", "--query", "nowhere"], "", 1, "finds no case"),
        (["done", "-"], "", 1, "names no case"),
        (["done", "-"], "[1, {}]", 1, "tells no cases"),
        (["done", "-"], "[1,", 1, "begins like JSON"),
        (["done", "-"], "[[[" * 30000, 1, "begins like JSON"),
        (["done", "-"], "1 2 999", 1, "There is no case 999"),
        (["tag", "--query", "leaks"], "", 2, "a tag"),
        (["tag", "1"], "", 2, "a tag"),
        (["tag"], "", 2, "--query"),
        (["snooze", "--query", "leaks"], "", 2, "until when"),
        (["snooze", "--query", "leaks", "yesterdayish"], "", 1, "not a time"),
        (["note", "1"], "", 2, "the words"),
        (["outcome", "--query", "leaks", "great"], "", 2, "raised"),
        (["promise", "--query", "leaks", "a lid"], "", 1, "by when"),
    ],
)  # fmt: skip
def test_what_is_not_understood_changes_nothing(ten: Shell, words: list[str], given: str, code: int, told: str) -> None:
    before = state(ten)
    result = ten.run(*words, given=given)
    assert result.exit_code == code, result.output
    assert told in result.stderr
    assert result.stdout == ""
    assert state(ten) == before


def test_what_is_written_on_each_case_goes_on_a_thousand_at_most(shell: Shell) -> None:
    shell.says("import", "-", given=lines(*(a_line(each) for each in range(1, 1102))))
    for name, *rest in (("note", "hello"), ("promise", "a lid", "--by", "fri 5pm"),
                        ("removal", "--asked", "--ground", "service")):  # fmt: skip
        assert "at most 1,000" in shell.refuses(name, *rest, "--query", "strap")
    for name, *rest in (("tag", "strap", "lot"), ("outcome", "unchanged"), ("snooze", "tomorrow"), ("done",)):
        assert len(shell.json(name, *rest, "--query", "strap")["cases"]) == 1101
        shell.says("undo")
    assert shell.json("list", "tag:lot or outcome:unchanged or is:snoozed") == []
    assert len(shell.json("list")) == 1101
