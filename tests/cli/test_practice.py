"""Practice: written cases, scored by the marks and checks of every letter; nothing of it stays."""

from __future__ import annotations

import json

import pytest

from cli.running import NOW, Shell
from reviewtui.desk.practising import EACH, score
from reviewtui.domain.finding import CheckResult, Mark, Point, StepMark
from reviewtui.letters.practice import PracticeCase, practice_cases

CASES = practice_cases()


def scored(shell: Shell, name: str, letter: str) -> dict[str, object]:
    told = shell.says("practice", name, "--letter", "-", "--json", given=letter)
    return dict(json.loads(told))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_its_own_good_letter_has_all_points(shell: Shell, case: PracticeCase) -> None:
    found = scored(shell, case.id, case.good.letter())
    assert (found["points"], found["lacks"]) == (found["of"], []), found
    assert found["of"] in {4 * EACH, 5 * EACH}
    assert case.hints


def test_there_are_several_languages_and_both_kinds(shell: Shell) -> None:
    listed = shell.json("practice", "--list")
    assert {each["language"] for each in listed} >= {"en", "de", "fr", "es", "it"}
    assert {case.review.kind for case in CASES} == {"product-review", "seller-feedback"}
    assert len({each["name"] for each in listed}) == len(listed)
    assert [each["name"] for each in shell.json("practice", "--list", "--language", "de")] == ["jacke"]


def test_a_worse_letter_has_fewer_points_and_is_told_why(shell: Shell) -> None:
    good, bad = CASES[0].good.letter(), "It leaked? Please change your review."
    best, worst = scored(shell, "bottle", good), scored(shell, "bottle", bad)
    half = scored(shell, "bottle", CASES[0].good.apologize)
    assert best["points"] > half["points"] > worst["points"]  # type: ignore[operator]
    assert any("Nothing forbidden" in each for each in worst["lacks"])  # type: ignore[attr-defined]
    assert any("The seal was missing" in each for each in worst["lacks"])  # type: ignore[attr-defined]
    assert scored(shell, "bottle", "   ")["letter"] == ""


def test_line_by_line_to_the_score(shell: Shell) -> None:
    good = CASES[0].good
    given = "".join(f"{part}\n\n" for part in (good.apologize, good.acknowledge, "Please change your review."))
    told = shell.says("practice", "bottle", given=given + f"3\n{good.solve}\n\ns\n")
    assert "They wrote" in told
    assert "Your letter: 10 of 10" in told
    assert "The checks miss nothing in it." in told
    assert not shell.database.exists(), "the seller's own database is left alone"


def test_where_the_lines_end_it_is_scored_as_it_stands(shell: Shell) -> None:
    told = shell.says("practice", "cable", given="I am sorry that our cable smoked.\n")
    assert "Your letter: " in told
    assert "One good letter, of many:" in told
    assert "Nothing was written" in shell.says("practice", "cable", given="")


def test_another_case_each_minute(shell: Shell) -> None:
    seen = set()
    for minute in range(len(CASES)):
        shell_now = NOW.replace("08:00", f"08:{minute:02}")
        told = shell.says("--now", shell_now, "practice", "--letter", "-", "--json", given="x")
        seen.add(json.loads(told)["name"])
    assert len(seen) == len(CASES)


def test_what_there_is_not(shell: Shell) -> None:
    assert "there are bottle" in shell.refuses("practice", "nothing")
    assert "--list" in shell.refuses("practice", "--language", "xx")
    shell.refuses("practice", "bottle", "--json", code=2)


def test_points_of_the_buyer_count_only_where_some_were_heard() -> None:
    there, half = StepMark(Mark.THERE, "a"), StepMark(Mark.HALF, "b")
    bare = score(CheckResult((), there, half, there))
    assert (bare.points, bare.of) == (7, 8)
    assert bare.lacks == ("Acknowledge: b",)
    one = score(CheckResult((), there, there, there, (Point(0, 1, "x", True), Point(2, 3, "y", False))))
    assert (one.points, one.of) == (9, 10)
