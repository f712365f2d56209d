"""The pattern language of the packs, and the disguises that its words see through."""

from __future__ import annotations

import pytest

from reviewtui.rules.match.matcher import Document
from reviewtui.rules.match.syntax import PatternReader, read_terms
from reviewtui.rules.match.terms import BadPattern

CLASSES = {"change": read_terms("change | take down\nänder*"), "review": read_terms("review|レビュー")}


def found(line: str, text: str) -> list[str]:
    read = Document(text)
    (pattern,) = PatternReader(CLASSES).read_all(line)
    return [text[slice(*read.span(*hit))] for hit in pattern.search(read)]


@pytest.mark.parametrize(
    ("line", "text", "hits"),
    [
        ("<change> <review>", "Change review, take down review.", ["Change review", "take down review"]),
        ("<change> your? <review>", "change your review change review", ["change your review", "change review"]),
        ("<change> a|b{0,2} <review>", "change a b review; change a b a review", ["change a b review"]),
        ("<change> ~2 <review>", "change x y review. change x y z review", ["change x y review"]),
        ("<change> ~2 <review>", "change, review. change. review", []),
        ("<change> ~~2 <review>", "change, review. change. review", ["change, review"]),
        ("<change> ~~~2 <review>", "change. review", ["change. review"]),
        ("<change> ~3!the <review>", "change my review; change the review", ["change my review"]),
        ("<change> !the", "change the; change a", ["change"]),
        ("!!not <change>", "not change. so change", ["change"]),
        ("^ <change>", "Please change. Change", ["Change"]),
        ("<review> $", "review it. The review!", ["review"]),
        ("take_down|x", "take down x", ["take down", "x"]),
        ("rev* *ed *ie*", "reviews viewing review", []),
        ("rev* *ed *ie*", "reviews ended view", ["reviews ended view"]),
        ("änder*", "Sie ÄNDERTEN es, aendern", ["ÄNDERTEN"]),
        ("<review> ~1 変更", "レビューを変更して", ["レビューを変更"]),
        ("it_is", "It's so", ["It's"]),
    ],
)
def test_a_line_finds(line: str, text: str, hits: list[str]) -> None:
    assert found(line, text) == hits


@pytest.mark.parametrize(
    "written",
    [
        "rev1ew",
        "r e v i e w",
        "r.e.v.i.e.w",
        "REVIEW",
        "rеviеw",
        "ｒｅｖｉｅｗ",
        "rev\u00adiew",
        "re\u200bview",
        "réview",
        "𝐫𝐞𝐯𝐢𝐞𝐰",
        "rev!ew",
    ],
)
def test_a_disguised_word_reads_like_what_it_imitates(written: str) -> None:
    assert found("<review>", f"the {written} here") == [written]


@pytest.mark.parametrize("innocent", ["view", "HX2040", "1080p", "reviewer", "4k", "a b c d"])
def test_a_plain_word_is_no_disguise(innocent: str) -> None:
    assert found("<review>", f"the {innocent} here") == []


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("<nothing>", "known are change, review"),
        ("~99 x", "a number up to 30"),
        ("~3", "names no word"),
        ("x? y?", "names no word"),
        ("a*b", "a star may stand only"),
        ("!", "missing"),
        ("...", "holds no letter"),
    ],
)
def test_a_bad_line_says_what_is_allowed(line: str, says: str) -> None:
    with pytest.raises(BadPattern, match=says):
        PatternReader(CLASSES).read(line)
