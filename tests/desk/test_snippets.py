"""Words for a case: the right cause, the buyer's language, what is known filled in, what isn't left as a hole."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from builders import SETTINGS, a_review, bring_in
from reviewtui.desk.desk import Desk
from reviewtui.desk.refusals import Refused
from reviewtui.domain.reply import Step

SHOP = SETTINGS._replace(shop="Acme Home")


def brought(desk: Desk, title: str, text: str = "", **given: object) -> int:
    bring_in(desk.store, [a_review(1, **({"language": "en", "title": title, "text": text} | given))])
    return 1


@pytest.mark.parametrize(
    ("title", "text", "cause"),
    [
        ("The strap snapped", "It broke on the second day.", "defect"),
        ("Leaks", "Leaks in my bag.", "defect"),
        ("Arrived dented", "A big scratch, and it came late.", "damaged"),
        ("Wrong item", "I ordered a mug.", "wrong-item"),
        ("Useless", "The bolts are missing, incomplete.", "missing-part"),
        ("Two sizes smaller than the chart", "", "sizing"),
        ("Came too late", "The tracking stood still.", "late"),
        ("It never worked", "It broke at once, I want a refund.", "defect"),
        ("The instructions are confusing", "", "misunderstanding"),
        ("Ugly and overpriced", "", "quality"),
        ("Three weeks and still no refund", "Nobody answered my mails.", "no-answer"),
        ("It broke, late and wrong", "Then it started to smoke.", "safety"),
        ("Meh", "Average.", "any"),
        ("", "", "any"),
    ],
)
def test_the_cause_is_guessed_from_the_review(desk: Desk, title: str, text: str, cause: str) -> None:
    assert desk.snippets.guess(brought(desk, title, text)) == cause


def test_a_tag_tells_the_cause_unless_somebody_could_be_hurt(desk: Desk) -> None:
    bring_in(desk.store, [a_review(1, language="en"), a_review(2, language="en", text="There was smoke.")])
    desk.triage.tag([1, 2], "late")
    assert [desk.snippets.guess(case) for case in (1, 2)] == ["late", "safety"]


def test_what_is_known_is_filled_in_and_the_rest_stays_a_hole(open_desk: Callable[..., Desk]) -> None:
    desk = open_desk(SHOP)
    case = brought(desk, "The strap snapped", "It broke.", product="Acme Watch Strap 20 mm, leather, black")
    first = desk.snippets.for_case(case, Step.APOLOGIZE)
    assert (first.cause, first.language, first.note) == ("defect", "en", "")
    assert first.causes[0] == ("defect", "defect: it broke or never worked")
    assert first.causes[-1][0] == "any"
    item = first.items[0]
    assert item.text.startswith("I am sorry that your watch strap {trouble}.")
    assert (item.cause, item.rung, item.holes, item.unknown, item.own) == ("defect", "", ("trouble",), (), False)
    assert [each.cause for each in first.items] == ["defect", "defect", "any", "any"]


def test_the_solve_step_climbs_the_ladder_and_ends_with_what_fits_any_cause(desk: Desk) -> None:
    items = desk.snippets.for_case(brought(desk, "Broken"), Step.SOLVE).items
    assert [each.rung for each in items[:4]] == ["understand and ask", "fix or explain", "replace", "refund"]
    assert {each.cause for each in items[4:]} == {"any"}


def test_another_cause_can_be_asked_for_and_one_that_is_not_there_is_refused(desk: Desk) -> None:
    case = brought(desk, "Broken")
    late = desk.snippets.for_case(case, Step.SOLVE, "late")
    assert (late.cause, late.causes[0][0], late.items[0].cause) == ("late", "defect", "late")
    with pytest.raises(Refused, match=r"There is no cause “cold”; there are .*defect.*any"):
        desk.snippets.for_case(case, Step.SOLVE, "cold")
    with pytest.raises(Refused, match="There is no case 9"):
        desk.snippets.for_case(9, Step.SOLVE)


def test_a_buyer_in_a_language_without_snippets_gets_no_english_ones(open_desk: Callable[..., Desk]) -> None:
    desk = open_desk(SETTINGS._replace(own_snippets=Path("/home/ann/snippets.toml")))
    case = brought(desk, "مكسور", "وصل المنتج مكسورا ولا يعمل.", marketplace="EG", language="")
    found = desk.snippets.for_case(case, Step.APOLOGIZE)
    assert (found.language, found.items, found.causes) == ("ar", (), ())
    assert "no snippets in Arabic yet" in found.note
    assert "/home/ann/snippets_ar.toml" in found.note
    assert 'language = "ar"' in found.note


def test_the_users_variables_fill_holes_and_go_before_what_the_case_says(
    open_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    own = tmp_path / "snippets.toml"
    own.write_text('[defect]\napologize = ["Hi {first_name}, {product}, {return_days}, {seller}, {odd}."]', "utf-8")
    given = {"return_days": "30 days", "product": "strap"}
    desk = open_desk(SHOP._replace(own_snippets=own, variables=given, sign="Jo from Acme"))
    item = desk.snippets.for_case(brought(desk, "Broken", author="Rosa M."), Step.APOLOGIZE).items[0]
    assert item.text == "Hi Rosa, strap, 30 days, Jo from Acme, {odd}."
    assert (item.holes, item.unknown, item.own) == ((), ("odd",), True)


def test_a_file_is_read_again_when_it_has_changed(open_desk: Callable[..., Desk], tmp_path: Path) -> None:
    own = tmp_path / "snippets.toml"
    desk = open_desk(SETTINGS._replace(own_snippets=own))
    case = brought(desk, "The battery is empty")
    desk.triage.tag([case], "battery")
    assert desk.snippets.for_case(case, Step.SOLVE).cause == "any"

    own.write_text('[battery]\nname = "battery weak"\nsolve = ["A new one."]\n', "utf-8")
    found = desk.snippets.for_case(case, Step.SOLVE)
    assert (found.cause, found.causes[0], found.items[0].text) == ("battery", ("battery", "battery weak"), "A new one.")

    own.write_text("[battery\n", "utf-8")
    os.utime(own, ns=(1, 1))
    found = desk.snippets.for_case(case, Step.SOLVE)
    assert re.search(r"snippets\.toml: not TOML.*left out until it is correct", found.note)
    assert found.items

    own.unlink()
    assert desk.snippets.for_case(case, Step.SOLVE).cause == "any"


def test_a_file_that_the_settings_name_must_be_there(open_desk: Callable[..., Desk], tmp_path: Path) -> None:
    desk = open_desk(SETTINGS._replace(snippet_files=(tmp_path / "mine.toml",)))
    found = desk.snippets.for_case(brought(desk, "Broken"), Step.SOLVE)
    assert "mine.toml: cannot be read" in found.note
    assert found.items


def test_a_file_can_stand_in_the_place_of_the_starter_set(open_desk: Callable[..., Desk], tmp_path: Path) -> None:
    own = tmp_path / "snippets.toml"
    own.write_text('starter = false\n[defect]\nsolve = ["A new one."]\n', "utf-8")
    desk = open_desk(SETTINGS._replace(own_snippets=own))
    found = desk.snippets.for_case(brought(desk, "Broken"), Step.SOLVE)
    assert [each.text for each in found.items] == ["A new one."]
    assert [cause for cause, _ in found.causes] == ["defect"]


@pytest.mark.parametrize(
    ("title", "votes", "rung"),
    [
        ("It stopped working", 0, "understand"),
        ("It stopped working", 12, "replace"),
        ("It arrived broken", 0, "replace"),
        ("They sent the wrong color", 0, "replace"),
        ("Two screws were missing", 0, "fix"),
        ("It arrived two weeks late", 0, "fix"),
        ("It arrived two weeks late", 12, "refund"),
    ],
)
def test_the_ladder_begins_where_the_cause_and_the_stakes_say(
    open_desk: Callable[..., Desk], title: str, votes: int, rung: str
) -> None:
    desk = open_desk(SHOP)
    case = brought(desk, title, "", helpful_votes=votes)

    rungs = [each.rung for each in desk.snippets.for_case(case, Step.SOLVE).items]

    assert rungs[0].startswith(rung)
    assert "refund" in rungs


def test_a_cause_of_the_users_own_is_heard_by_the_users_words(open_desk: Callable[..., Desk], tmp_path: Path) -> None:
    own = tmp_path / "snippets.toml"
    own.write_text(
        """
        [squeak]
        name = "the hinge squeaks"
        heard = '''
        hinge|lid ~3 squeaks|squeaking|creaks
        '''
        solve = ["A drop of oil is in the post."]
        """,
        "utf-8",
    )
    desk = open_desk(SETTINGS._replace(own_snippets=own))

    assert desk.snippets.guess(brought(desk, "Noisy", "The hinge always squeaks and it broke.")) == "squeak"


def test_the_users_own_words_leave_other_reviews_alone(open_desk: Callable[..., Desk], tmp_path: Path) -> None:
    own = tmp_path / "snippets.toml"
    own.write_text("[squeak]\nheard = 'squeaks'\nsolve = ['Oil.']\n", "utf-8")
    desk = open_desk(SETTINGS._replace(own_snippets=own))

    assert desk.snippets.guess(brought(desk, "Broken", "It broke.")) == "defect"


@pytest.mark.parametrize("lines", ["3", "'''\n~3\n'''", "''"])
def test_words_to_hear_that_can_not_be_are_told(open_desk: Callable[..., Desk], tmp_path: Path, lines: str) -> None:
    own = tmp_path / "snippets.toml"
    own.write_text(f"[squeak]\nheard = {lines}\nsolve = ['Oil.']\n", "utf-8")
    desk = open_desk(SETTINGS._replace(own_snippets=own))
    case = brought(desk, "Broken", "It broke.")

    assert "snippets.toml" in desk.snippets.for_case(case, Step.SOLVE).note
    assert desk.snippets.guess(case) == "defect"
