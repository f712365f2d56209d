"""The query language: text to tree, errors under the exact word, the reference filter, completion."""

from __future__ import annotations

from datetime import UTC
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.domain.query.complete import offers
from reviewtui.domain.query.parse import DEEPEST, MOST_PARTS, parse
from reviewtui.domain.query.tree import Between, Either, Every, Is, Not, QueryError, Sort, Words
from reviewtui.domain.query.words import FOLDING, folded, holds, words_of


def test_words_phrases_and_stars() -> None:
    assert parse("leak").condition == Words(("leak",), begins=True)
    assert parse("it").condition == Words(("it",))
    assert parse("it", typing=True).condition == Words(("it",), begins=True)
    assert parse('"leak"').condition == Words(("leak",))
    assert parse("Größe").condition == Words(("große",), begins=True)
    assert parse('"came Off, again"').condition == Words(("came", "off", "again"))
    assert parse("don't").condition == Words(("don", "t"))
    assert parse("電池").condition == Words(("電", "池"))


def test_and_or_not_and_parentheses() -> None:
    a, b, c = (Is("tag", (name,)) for name in "abc")
    assert parse("tag:a tag:b or tag:c").condition == Either((Every((a, b)), c))
    assert parse("tag:a (tag:b or tag:c)").condition == Every((a, Either((b, c))))
    assert parse("-tag:a -(tag:b tag:c)").condition == Every((Not(a), Not(Every((b, c)))))
    assert parse("").condition is None
    assert parse("sort:newest").sort is Sort.NEWEST


def test_numbers_spans_and_dates() -> None:
    assert parse("stars:<=2").condition == Between("stars", None, 2)
    assert parse("stars:1,2").condition == Either((Between("stars", 1, 1), Between("stars", 2, 2)))
    assert parse("votes:>10").condition == Between("votes", 11, None)
    assert parse("votes:3..7").condition == Between("votes", 3, 7)
    assert parse("age:<3d").condition == Between("age", None, 3 * 86400 - 1)
    assert parse("age:>1w").condition == Between("age", 7 * 86400 + 1, None)
    november = parse("posted:2026-11", UTC).condition
    assert november == Between("posted", 1793491200, 1796083199)
    berlin = parse("posted:2026-11", ZoneInfo("Europe/Berlin")).condition
    assert berlin == Between("posted", 1793491200 - 3600, 1796083199 - 3600)
    assert parse("posted:2026-11-30").condition == Between("posted", 1795996800, 1796083199)
    assert parse("posted:2026-10..2026-11").condition == Between("posted", 1790812800, 1796083199)


@pytest.mark.parametrize(
    ("text", "meant", "words"),
    [
        ("leak stras:1", "stras:", "did you mean stars:"),
        ("leak stars:9x lid", "stars:9x", "can't stand behind stars:"),
        ("lane:nowhere", "lane:nowhere", "first-contact"),
        ('lid "came off', '"came off', "not closed"),
        ("a (b or c", "(", "not closed"),
        ("a) b", ")", "never opened"),
        ("a or", "or", "between two things"),
        ("()", "()", "nothing between"),
        ("a -", "-", ""),
        ("★★★", "★★★", "no letter"),
        ("posted:2026-13", "posted:2026-13", "can't stand behind posted:"),
        ("tag:", "tag:", "needs a value"),
        ("sort:best", "sort:best", "no order"),
    ],
)
def test_an_error_stands_under_the_exact_word(text: str, meant: str, words: str) -> None:
    with pytest.raises(QueryError) as told:
        parse(text)
    assert text[told.value.start : told.value.end] == meant
    assert words in str(told.value)


def refusal(text: str, *, typing: bool) -> QueryError | None:
    try:
        parse(text, typing=typing)
    except QueryError as error:
        return error
    return None


@given(st.text(alphabet=st.sampled_from('ab :-"()<>=.,*1年é\u0301or|\t“”') | st.characters(), max_size=60))
def test_whatever_is_typed_is_understood_or_told(text: str) -> None:
    for typing in (False, True):
        told = refusal(text, typing=typing)
        assert told is None or 0 <= told.start < told.end <= len(text)
    for offer in offers(text):
        assert offer.word


def test_depth_and_length_are_bounded() -> None:
    with pytest.raises(QueryError, match="in one another"):
        parse("(" * (DEEPEST + 1) + "a" + ")" * (DEEPEST + 1))
    with pytest.raises(QueryError, match="parts"):
        parse("a " * (MOST_PARTS + 1))
    parse("-(" * (DEEPEST - 1) + "a" + ")" * (DEEPEST - 1))


def test_words_of_a_text() -> None:
    assert words_of("The LID, it's Über-leaky!") == ("the", "lid", "it", "s", "uber", "leaky")
    assert words_of("電池が膨張 USB充電") == ("電", "池", "が", "膨", "張", "usb", "充", "電")
    assert folded("Plain") == "Plain"
    assert folded("Größe; 電池") == "große 電 池"
    assert folded(folded("Ça va, Łódź")) == folded("Ça va, Łódź")
    assert holds(words_of("a b c"), ("b", "c"))
    assert holds(words_of("a b cat"), ("b", "c"), begins=True)
    assert not holds(words_of("a b cat"), ("b", "c"))
    assert not holds(("a",), ("a", "b"))


def test_no_letter_stays_large() -> None:
    """The index knows small letters alone; İ has no small form of its own, but one without its dot."""
    assert words_of("İt İSTANBUL ISPARTA Éa") == ("it", "istanbul", "isparta", "ea")
    large = [code for code in range(0x30000) if any(each.isascii() and each.isupper() for each in FOLDING[code])]
    assert large == []


def test_offers_while_typing() -> None:
    assert [each.word for each in offers("leak st")] == ["stars:"]
    assert offers("leak -st")[0].text == "leak -stars:"
    assert [each.word for each in offers("is:o")] == ["open", "overdue"]
    known = {"tag": ("leak", "late box"), "product": ("Travel mug",)}
    assert [each.text for each in offers("tag:l", known)] == ["tag:leak ", 'tag:"late box" ']
    assert offers("tag:a,l", known)[0].text == "tag:a,leak "
    assert offers('product:"tra', known)[0].text == 'product:"Travel mug" '
    assert offers("(sort:n")[0].text == "(sort:newest "
    assert offers("") == []


@pytest.mark.parametrize("text", ["contacted:maybe", "contacted:yes,soon", "case:leak", "case:1,", "case:-1", "case:²"])
def test_contacted_and_case_say_what_they_take(text: str) -> None:
    with pytest.raises(QueryError):
        parse(text)


@pytest.mark.parametrize("text", ["contacted:y", "contacted:no,y", "case:12,", "contacted:<=24h"])
def test_what_is_still_typed_is_no_mistake_yet(text: str) -> None:
    assert parse(text, typing=True).condition is not None
