"""The starter set is clean and whole; no hole ever gets into a letter; a repeated letter is noticed."""

from __future__ import annotations

import pytest

from reviewtui.domain.channel import Channel
from reviewtui.domain.reply import Step
from reviewtui.letters.ladder import ladder
from reviewtui.letters.snippets import (
    CAUSES,
    STARTERS,
    VARIABLES,
    Rung,
    Snippet,
    UnfilledVariable,
    fill,
    fill_known,
    for_step,
    snippets,
    starter_text,
)
from reviewtui.rules.check import check_text
from reviewtui.rules.packs.loading import PackError
from reviewtui.rules.policy.similar import nearest
from rules.snippet_values import SAME, VALUES

LETTER = (
    "I am sorry that the arm of your lamp sank on the first evening. You bought it to read by, and you read in the"
    " dark. A new one left our warehouse today and should reach you by Friday."
)


STARTER = [snippet for language in STARTERS for snippet in snippets(language)]


def test_every_variable_has_a_word_of_help() -> None:
    assert all(set(VALUES[language] | SAME) == set(VARIABLES) for language in STARTERS)
    assert {name for snippet in STARTER for name in snippet.variables} <= set(VARIABLES)


@pytest.mark.parametrize("snippet", STARTER, ids=lambda each: f"{each.language}-{each.cause}-{each.step}-{each.rung}")
def test_a_starter_snippet_passes_its_own_checks(snippet: Snippet) -> None:
    text = fill(snippet.text, VALUES[snippet.language] | SAME)
    result = check_text(text, channel=Channel.AMAZON_BUYER_MESSAGE, language=snippet.language)

    assert {each.rule for each in result.findings} <= {"terse"}
    mark = {Step.APOLOGIZE: result.apologize, Step.ACKNOWLEDGE: result.acknowledge, Step.SOLVE: result.solve}
    assert mark[snippet.step].mark == "there", mark[snippet.step].words


@pytest.mark.parametrize("language", STARTERS)
def test_every_cause_has_words_for_every_step(language: str) -> None:
    known = snippets(language)
    assert {each.language for each in known} == {language}

    for cause in CAUSES:
        for step in Step:
            fitting = for_step(known, step, cause)
            assert fitting[0].cause == cause
            assert fitting[-1].cause == "any"


@pytest.mark.parametrize("language", STARTERS)
@pytest.mark.parametrize("cause", [cause for cause in CAUSES if cause != "safety"])
def test_the_ladder_climbs_from_a_question_to_a_refund(cause: str, language: str) -> None:
    known = snippets(language)
    rungs = [snippet.rung for snippet in ladder(known, cause)]

    assert all(each.rung for each in known if each.step is Step.SOLVE)
    assert rungs[0] is Rung.ASK
    assert rungs[-1] is Rung.REFUND
    assert rungs == sorted(rungs, key=lambda rung: list(Rung).index(rung or Rung.ASK))


def test_a_file_of_ones_own_can_be_begun_with_a_starter_set() -> None:
    for language in STARTERS:
        text = starter_text(language)
        assert [each.text for each in snippets(language, [("mine.toml", text)])] == [
            each.text for each in snippets(language)
        ]
        assert all(each.file for each in snippets(language, [("mine.toml", text)]))
    assert starter_text("da") == ""


def test_the_users_rungs_take_their_place_on_the_ladder() -> None:
    own = '[defect]\nsolve = [{ rung = "replace", text = "Mine." }, "Without a rung."]\n'
    climbing = [each.text for each in ladder(snippets(user_files=[("mine.toml", own)]), "defect")]

    assert climbing.index("Mine.") == 2
    assert "Without a rung." not in climbing


def test_what_is_known_is_filled_in_and_the_rest_is_told() -> None:
    filled = fill_known("{a} {product} { first_name } {prodcut}", {"product": " mug ", "first_name": "", "a": "b"})

    assert filled == ("b mug { first_name } {prodcut}", ("first_name",), ("prodcut",))


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
        ("language = 3", "mine.toml: language: must be a code"),
        ("starter = 3", "mine.toml: starter: must be true or false"),
        ("[defect]\nname = 3", "mine.toml: defect.name: must be a text"),
        ("[defect]\nsolve=[{rung='later', text='x'}]", "mine.toml: defect.solve: a table here is"),
        ("[defect]\nsolve=[{text='x'}]", "mine.toml: defect.solve: a table here is"),
        ("[defect]\napologize=[{rung='ask', text='x'}]", "mine.toml: defect.apologize: must be a list of texts"),
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
