from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reviewtui.domain import located as findings
from reviewtui.domain.finding import CheckResult, Finding, Mark, Severity, StepMark
from reviewtui.domain.located import at_hand, following, locate, without
from reviewtui.domain.reply import Reply, Step
from reviewtui.rules.packs.loading import load_rules
from tui.reply.test_reply_pane import Desk, text_of
from tui.sheets import NOW, make_sheet

HARM = "Please change your review."
REPLY = Reply(
    "I'm sorry that the lid leaked.", "You lost your coffee.", f"A new lid left today. {HARM} It fits all mugs."
)
NO_MARK = StepMark(Mark.MISSING, "…")


def found(reply: Reply, words: str, rule: str = "asks-for-change", rewrite: str = "", *, warn: bool = False) -> Finding:
    start = reply.letter().index(words)
    severity = Severity.WARN if warn else Severity.BLOCK
    about = replace(load_rules().about(rule), rewrite=rewrite)
    return about.finding(reply.letter(), severity, start, start + len(words), f"why not {rule}")


def check(*found: Finding) -> CheckResult:
    return CheckResult(found, NO_MARK, NO_MARK, NO_MARK)


def test_words_are_found_where_they_stand_now() -> None:
    harm = found(REPLY, HARM)
    (here,) = locate([harm], REPLY)
    assert here.place == (Step.SOLVE, 22, 22 + len(HARM))
    moved = Reply("I'm sorry.", "", f"Oh. {HARM} {HARM}")
    (there,) = locate([harm], moved)
    assert there.place == (Step.SOLVE, 5 + len(HARM), 5 + 2 * len(HARM))
    (gone,) = locate([harm], Reply("I'm sorry."))
    assert gone.place is None
    assert gone.better is None


def test_what_reaches_over_two_steps_can_only_be_told() -> None:
    letter = REPLY.letter()
    whole = Finding("terse", Severity.WARN, 0, len(letter), letter, "too short")
    (each,) = locate([whole], REPLY)
    assert each.place is None
    assert at_hand([each], Step.SOLVE, 0) is None
    assert following([each], Step.SOLVE, 0) is None


def test_at_hand_is_what_the_cursor_is_on_else_the_gravest() -> None:
    mild = found(REPLY, "leaked", "excuse", warn=True)
    wide = found(REPLY, "the lid leaked", "blame", warn=True)
    grave = found(REPLY, HARM)
    all_three = locate([wide, mild, grave], REPLY)
    assert at_hand(all_three, Step.ACKNOWLEDGE, 3) == 2
    assert at_hand(all_three, Step.APOLOGIZE, 24) == 1
    assert at_hand(all_three, Step.APOLOGIZE, 16) == 0
    assert at_hand(all_three[:2], Step.SOLVE, 0) == 0
    assert [following(all_three, Step.APOLOGIZE, at) for at in (0, 15, 24)] == [0, 1, 2]
    assert following(all_three, Step.SOLVE, 30) == 0


def test_only_words_that_can_go_or_have_better_ones_are_taken_over() -> None:
    reply = Reply("", "", f"{HARM} {{trouble}}")
    better = [
        each.better
        for each in locate(
            [found(reply, HARM), found(reply, HARM, "contact", "here"), found(reply, "{trouble}", "unfilled")], reply
        )
    ]
    assert better == ["", "here", None]


def taken_out(text: str, words: str) -> str:
    put, start, end = without(text, text.index(words), text.index(words) + len(words))
    return text[:start] + put + text[end:]


def test_taking_words_out_leaves_a_sentence() -> None:
    assert taken_out(f"A new lid left. {HARM} It fits.", HARM) == "A new lid left. It fits."
    assert taken_out(f"{HARM} It fits.", HARM) == "It fits."
    assert taken_out(f"It fits. {HARM}", HARM) == "It fits."
    assert taken_out("It fits, and we would love five stars.", ", and we would love five stars") == "It fits."
    assert taken_out("It fits :).\nBye", ":)") == "It fits.\nBye"
    assert taken_out("One\n:)\nTwo", ":)") == "One\n\nTwo"


@given(st.text("ab .,\n", max_size=20), st.text("ab .,\n", max_size=20))
def test_taking_words_out_touches_nothing_but_blanks_and_marks(before: str, after: str) -> None:
    left = taken_out(f"{before}XX{after}", "XX")
    assert [each for each in left if each in "ab\n"] == [each for each in before + after if each in "ab\n"]


async def test_f6_selects_the_words_and_f5_puts_better_ones_in_their_place() -> None:
    app = Desk()
    async with app.run_test(size=(120, 36)) as pilot:
        app.pane.begin(make_sheet(), NOW)
        app.pane.put_all(REPLY)
        app.pane.show_check(check(found(REPLY, "leaked", "excuse", "let go", warn=True), found(REPLY, HARM)))
        await pilot.pause()
        text = text_of(app)
        assert f"✗ “{HARM}” why not asks-for-change" in text
        assert "F6 next of 2   F5 takes these words out" in text
        assert "! “leaked” why not excuse" in text
        await pilot.press("tab", "f6")
        await pilot.pause()
        area = app.pane._fields.area
        assert area.step is Step.SOLVE
        assert area.selected_text == HARM
        await pilot.press("f6")
        await pilot.pause()
        assert app.pane._fields.area.selected_text == "leaked"
        assert "F5 puts in “let go”" in text_of(app)
        await pilot.press("f5")
        await pilot.pause()
        assert app.pane.reply.apologize == "I'm sorry that the lid let go."
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert app.pane.reply == REPLY
        await pilot.press("tab", "tab", "f5")
        await pilot.pause()
        assert app.pane.reply.solve == "A new lid left today. It fits all mugs."


async def test_where_rows_are_few_the_finding_is_told_when_the_cursor_is_on_it() -> None:
    app = Desk()
    async with app.run_test(size=(80, 20)) as pilot:
        app.pane.begin(make_sheet(), NOW)
        app.pane.put_all(REPLY)
        app.pane.show_check(check(found(REPLY, HARM), found(REPLY, "lost", "excuse", "spilt", warn=True)))
        await pilot.pause()
        assert "✗ 1 against the rules" in text_of(app)
        assert "“lost”" not in text_of(app)
        await pilot.press("f6")
        await pilot.pause()
        assert "F5" in text_of(app)


async def test_nothing_found_is_said() -> None:
    app = Desk()
    async with app.run_test(size=(80, 20)) as pilot:
        app.pane.begin(make_sheet(), NOW)
        await pilot.press("f5", "f6")
        await pilot.pause()
        assert app.words == [
            "The checks offer no better words here",
            "The checks have marked no words to go to",
        ]


async def test_a_hole_is_selected_and_typed_over() -> None:
    app = Desk()
    async with app.run_test(size=(120, 36)) as pilot:
        app.pane.begin(make_sheet(), NOW)
        await pilot.pause()
        for step, text in ((Step.SOLVE, "Tell me {easy_question}?"), (Step.APOLOGIZE, "I am sorry that {trouble}.")):
            app.pane.put_in(step, text)
        app.pane.show_check(
            check(*(found(app.pane.reply, hole, findings.HOLE) for hole in ("{trouble}", "{easy_question}")))
        )
        await pilot.pause()
        assert "✗ “{trouble}”" in text_of(app)
        assert "F6 to the next hole; type over it" in text_of(app)
        await pilot.press(*"it")
        assert app.pane.reply.apologize == "I am sorry that it."
        await pilot.press("f6", *"why", "f5")
        await pilot.pause()
        assert app.pane.reply.solve == "Tell me why?"
