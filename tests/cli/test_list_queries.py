"""`list QUERY`: the query language on a command line."""

from __future__ import annotations

import json

import pytest

from cli.running import Shell


@pytest.fixture
def five(filled: Shell) -> Shell:
    """Words of our own on four cases."""
    filled.says("note", "1", "The lid came off again")
    filled.says("note", "2", "Gasket lost, lid fine")
    filled.says("tag", "2", "lid")
    filled.says("done", "3")
    return filled


def found(shell: Shell, *words: str) -> list[int]:
    return sorted(row["case"] for row in shell.json("list", *words))


def test_words_rows_of_words_and_fields(five: Shell) -> None:
    assert found(five, "lid") == [1, 2]
    assert found(five, "came off") == found(five, '"came off"') == [1]
    assert found(five, "lid", "off came") == []
    assert found(five, "off came") == [1], "one argument is a whole query"
    assert found(five, "lid", "-tag:lid") == [1]
    assert found(five, "gasket", "or", "came off") == [1, 2]
    assert found(five, "stars:>=2", "stars:<=3") == [2]
    assert found(five, "stars:>=2 is:any") == [2, 3]
    assert found(five, "is:done") == [3]
    assert found(five, "(lid or marketplace:us) -stars:1") == [2]


def test_a_mistake_stands_under_its_word(five: Shell) -> None:
    told = five.refuses("list", "lid", "stras:1", code=2)
    assert "did you mean stars:" in told
    assert "  lid stras:1\n      ^^^^^^\n" in told
    assert "--jsn" in five.refuses("list", "--jsn", code=2)


def test_what_is_left_is_counted_within_the_query(five: Shell) -> None:
    result = five.run("list", "is:open", "--limit", "1")
    assert "… and 2 more" in result.stderr
    assert "No such case is there." in five.run("list", "nowhere").stderr


def test_nothing_that_a_terminal_obeys_comes_back_in_a_complaint(five: Shell) -> None:
    told = five.refuses("list", "(\x1b]0;gone\x07 \u202eabc\n\x9b31m", code=2)
    assert not set("\x1b\x07\u202e\x9b") & set(told)


def test_a_saved_view_is_listed_by_its_name(five: Shell) -> None:
    config = five.folder / "views.toml"
    config.write_text('[views]\n"Lid or gasket" = "came or gasket"\nNewest = "sort:newest"\n', encoding="utf-8")
    given = ("--config", str(config), "list")

    def listed(*words: str) -> list[int]:
        return [each["case"] for each in json.loads(five.says(*given, *words, "--json"))]

    assert sorted(listed("--view", "lid OR gasket")) == [1, 2]
    assert listed("--view", "Lid or gasket", "stars:2") == [2]
    assert len(listed("--view", "newest")) == 3
    assert "There is no saved view “x”; there are Lid or gasket, Newest" in five.refuses(*given, "--view", "x")
    assert "none yet" in five.refuses("list", "--view", "x")
