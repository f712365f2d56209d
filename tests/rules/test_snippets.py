"""The starter set is clean and whole; no hole ever gets into a letter; a repeated letter is noticed."""

from __future__ import annotations

import pytest

from reviewtui.domain.channel import Channel
from reviewtui.domain.reply import Step
from reviewtui.rules.check import check_text
from reviewtui.rules.packs import PackError
from reviewtui.rules.similar import nearest
from reviewtui.rules.snippets import (
    CAUSES,
    VARIABLES,
    Rung,
    Snippet,
    UnfilledVariable,
    fill,
    for_step,
    ladder,
    snippets,
)

FILLED = {
    "product": "desk lamp", "first_name": "Anna", "order_id": "123-1234567-1234567", "amount": "24.99 dollars",
    "ship_day": "tomorrow", "arrival_day": "Friday", "in_their_words": "the arm sank on the first evening",
    "trouble": "sinks by itself", "how_long": "two evenings", "suspected_part": "the spring",
    "easy_question": "whether the arm also sinks without the shade", "fix": "tighten the screw below the cap",
    "missing": "the bag with the screws", "damage": "with a crack in the foot", "received": "a floor lamp",
    "expected": "a dimmer", "explanation": "a long touch dims it", "other_size": "the next size",
    "delay": "nine days", "occasion": "a birthday", "parcel_place": "in the depot in Leeds", "seller": "Lamp Care",
    "marketplace": "US",
}  # fmt: skip
LETTER = (
    "I am sorry that the arm of your lamp sank on the first evening. You bought it to read by, and you read in the"
    " dark. A new one left our warehouse today and should reach you by Friday."
)


def test_every_variable_has_a_word_of_help() -> None:
    assert set(FILLED) == set(VARIABLES)
    assert {name for snippet in snippets() for name in snippet.variables} <= set(VARIABLES)


@pytest.mark.parametrize("snippet", snippets(), ids=lambda each: f"{each.cause}-{each.step}-{each.text[:20]}")
def test_a_starter_snippet_passes_its_own_checks(snippet: Snippet) -> None:
    text = fill(snippet.text, FILLED)
    result = check_text(text, channel=Channel.AMAZON_BUYER_MESSAGE)

    assert {each.rule for each in result.findings} <= {"terse"}
    mark = {Step.APOLOGIZE: result.apologize, Step.ACKNOWLEDGE: result.acknowledge, Step.SOLVE: result.solve}
    assert mark[snippet.step].mark == "there", mark[snippet.step].words


@pytest.mark.parametrize("cause", CAUSES)
def test_every_cause_has_words_for_every_step(cause: str) -> None:
    known = snippets()

    for step in Step:
        fitting = for_step(known, step, cause)
        assert fitting[0].cause == cause
        assert fitting[-1].cause == "any"


@pytest.mark.parametrize("cause", [cause for cause in CAUSES if cause != "safety"])
def test_the_ladder_climbs_from_a_question_to_a_refund(cause: str) -> None:
    rungs = [snippet.rung for snippet in ladder(snippets(), cause)]

    assert rungs[0] is Rung.ASK
    assert rungs[-1] is Rung.REFUND
    assert rungs == sorted(rungs, key=lambda rung: list(Rung).index(rung or Rung.ASK))


def test_a_replacement_asks_for_the_defective_unit_to_learn_from_it() -> None:
    replace = next(each for each in ladder(snippets(), "defect") if each.rung is Rung.REPLACE)

    assert "defective unit" in replace.text
    assert "doesn't happen again" in replace.text


def test_an_unfilled_or_unknown_variable_is_a_hard_stop() -> None:
    with pytest.raises(UnfilledVariable) as stop:
        fill("Dear {first_name}, your {prodcut} and {product}", {"product": " "})

    assert stop.value.unfilled == ("first_name", "product")
    assert stop.value.unknown == ("prodcut",)
    assert str(stop.value) == "still empty: {first_name}, {product}; not known: {prodcut}"


def test_a_value_is_put_in_as_it_is() -> None:
    assert fill("{product}!", {"product": r"a \1 {amount}"}) == r"a \1 {amount}!"


def test_the_users_own_come_first_and_bad_ones_are_told() -> None:
    own = '[defect]\nsolve = ["Take {my_own}."]\n'
    known = snippets(user_files=[("mine.toml", own)])

    assert for_step(known, Step.SOLVE, "defect")[0].text == "Take {my_own}."
    for text, says in (
        ("x = 1", "mine.toml: x: must be a table"),
        ("[defect]\nthank=['x']", "mine.toml: defect.thank: allowed are name, apologize"),
        ("[defect]\nsolve='x'", "mine.toml: defect.solve: must be a list of texts"),
        ("[defect]\nsolve=['{A b}']", "mine.toml: defect.solve: '{A b}' is no variable"),
        ("[", "mine.toml: not TOML"),
    ):
        with pytest.raises(PackError, match=r"mine\.toml") as error:
            snippets(user_files=[("mine.toml", text)])
        assert str(error.value).startswith(says)


def test_a_letter_that_was_sent_before_with_another_name_is_noticed() -> None:
    again = LETTER.replace("Friday", "Monday").replace("lamp", "light")
    other = "We apologize for the crack in the foot. You swept up glass instead of putting up your new lamp that night."

    assert nearest("Dear Anna, " + again, [other, LETTER]) == 1
    assert nearest(other, [LETTER]) is None
    assert nearest("Thank you.", ["Thank you."]) is None
    result = check_text(again, channel=Channel.AMAZON_BUYER_MESSAGE, recent=[LETTER])
    assert "same-as-recent" in {each.rule for each in result.findings}
