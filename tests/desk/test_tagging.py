"""Tags by rules: what comes in is tagged, what is there only on command, what was untagged by hand never again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from builders import SETTINGS, Ticking, a_desk, a_review, bring_in, sql
from reviewtui.desk.desk import Desk
from reviewtui.desk.refusals import Refused
from reviewtui.store.connection import Connection

RULES = {"leaking": "cause:leak", "strap": "strap stars:<=2", "mug": 'product:"travel mug"'}
LEAK = {"title": "Leaks", "text": "It leaks all over the table."}


@pytest.fixture
def desk(database: Path, ticking: Ticking) -> Iterator[Desk]:
    opened = a_desk(database, ticking, SETTINGS._replace(tag_rules=RULES))
    yield opened
    opened.store.close()


def come_in(desk: Desk, *numbers: int, **facts: object) -> None:
    bring_in(desk.store, [a_review(number, **facts) for number in numbers], desk.clock(), f"{numbers}.csv")


def catch_up(desk: Desk) -> None:
    while desk.arriving.go_on():
        pass


def tags(desk: Desk) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for case, tag in sql(desk).execute('SELECT "case", tag FROM tags'):
        found.setdefault(case, set()).add(tag)
    return found


def test_what_comes_in_is_tagged_by_every_rule_that_fits(desk: Desk) -> None:
    desk.arriving.begin()
    come_in(desk, 1, 2)
    come_in(desk, 3, **LEAK)
    come_in(desk, 4, stars=3)
    come_in(desk, 5, product="Travel Mug", asin="B000000005", title="Meh", text="Meh.")
    catch_up(desk)
    assert tags(desk) == {1: {"strap"}, 2: {"strap"}, 3: {"leaking", "strap"}, 5: {"mug"}}
    (last, *_) = desk.history.entries()
    assert (last.who, last.words) == ("tag rules", "Tagged 4 cases by rules: leaking 1, strap 3, mug 1")
    assert sql(desk).execute("SELECT count(*) FROM journal").fetchone() == (1,)


def test_what_is_there_is_tagged_only_on_command_after_a_look(desk: Desk) -> None:
    come_in(desk, 1, 2, **LEAK)
    desk.arriving.begin()
    catch_up(desk)
    assert tags(desk) == {}
    assert {each.tag: each.cases for each in desk.tagging.preview()} == {"leaking": (1, 2), "strap": (1, 2), "mug": ()}
    assert tags(desk) == {}
    change = desk.tagging.run()
    assert change.words == "Tagged 2 cases by rules: leaking 2, strap 2"
    assert tags(desk) == {1: {"leaking", "strap"}, 2: {"leaking", "strap"}}
    desk.triage.undo()
    assert tags(desk) == {}
    desk.triage.redo()
    with pytest.raises(Refused, match="nothing that is not tagged"):
        desk.tagging.run()


def test_what_was_taken_off_by_hand_stays_off(desk: Desk) -> None:
    desk.arriving.begin()
    come_in(desk, 1, 2, **LEAK)
    catch_up(desk)
    desk.triage.tag([1], ["leaking"])
    assert tags(desk)[1] == {"strap"}
    assert {each.tag: each.cases for each in desk.tagging.preview()}["leaking"] == ()
    come_in(desk, 1, **LEAK | {"text": "It leaks even more."})
    catch_up(desk)
    assert tags(desk)[1] == {"strap"}
    desk.triage.undo()
    assert tags(desk)[1] == {"leaking", "strap"}
    desk.triage.tag([1], ["leaking"])
    desk.triage.tag([1], ["leaking"])
    assert tags(desk)[1] == {"leaking", "strap"}


def test_a_review_that_changes_is_looked_at_again(desk: Desk) -> None:
    desk.arriving.begin()
    come_in(desk, 1, title="Hm", text="Not what I expected.")
    catch_up(desk)
    assert tags(desk)[1] == {"strap"}
    come_in(desk, 1, **LEAK)
    catch_up(desk)
    assert tags(desk)[1] == {"leaking", "strap"}


def test_undo_never_means_what_was_done_by_itself(desk: Desk) -> None:
    come_in(desk, 1)
    desk.arriving.begin()
    desk.triage.done([1])
    come_in(desk, 2, 3)
    catch_up(desk)
    assert set(tags(desk)) == {2, 3}
    assert "losed" in desk.triage.undo().words
    assert set(tags(desk)) == {2, 3}
    assert desk.tagging.undo().words == "Undone: tagged 2 cases by rules: strap 2"
    assert tags(desk) == {}
    catch_up(desk)
    assert tags(desk) == {}
    assert {each.tag: each.cases for each in desk.tagging.preview()}["strap"] == (1, 2, 3)


def test_many_are_left_by_a_command_and_tagged_in_one_act(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reviewtui.desk.arriving.COMMAND_CASES", 1000)
    desk.arriving.begin()
    come_in(desk, *range(1, 2501))
    desk.arriving.catch_up(60)
    assert tags(desk) == {}
    catch_up(desk)
    assert len(tags(desk)) == 2500
    assert sql(desk).execute("SELECT count(*) FROM journal").fetchone() == (1,)
    desk.tagging.undo()
    assert tags(desk) == {}


def test_rules_that_are_written_later_begin_with_what_comes_in_then(database: Path, ticking: Ticking) -> None:
    def with_rules(rules: dict[str, str], act: Callable[[Desk], None]) -> None:
        desk = a_desk(database, ticking, SETTINGS._replace(tag_rules=rules))
        desk.arriving.begin()
        act(desk)
        catch_up(desk)
        told.append(set(tags(desk)))
        desk.store.close()

    told: list[set[int]] = []
    with_rules(RULES, lambda desk: come_in(desk, 1))
    with_rules({}, lambda desk: come_in(desk, 2))
    with_rules(RULES, lambda desk: come_in(desk, 3))
    assert told == [{1}, {1}, {1, 3}]


def test_others_write_while_the_rules_look(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What somebody else tagged or untagged between the look and the act stands."""
    desk.arriving.begin()
    come_in(desk, 1, 2, 3, **LEAK)
    fitting = desk.store.ruled.fitting

    def meanwhile(*asked: object) -> list[int]:
        found = list(fitting(*asked))  # type: ignore[arg-type]
        if asked[1] == "strap":
            desk.triage.tag([1], ["leaking"])
            desk.triage.tag([2], ["leaking"])
            desk.triage.tag([2], ["leaking"])
        return found

    monkeypatch.setattr(desk.store.ruled, "fitting", meanwhile)
    catch_up(desk)
    assert tags(desk) == {1: {"leaking", "strap"}, 2: {"strap"}, 3: {"leaking", "strap"}}


def test_without_rules_nothing_is_asked(database: Path, ticking: Ticking, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = a_desk(database, ticking)
    asked: list[str] = []
    real = Connection.execute

    def spied(connection: Connection, text: str, *given: Any) -> Any:
        asked.append(text)
        return real(connection, text, *given)

    monkeypatch.setattr(Connection, "execute", spied)
    desk.tagging.begin()
    assert desk.tagging.go_on() == 0
    assert not [each for each in asked if "tags" in each]
    with pytest.raises(Refused, match=r"\[tag_rules\]"):
        desk.tagging.run()
    desk.store.close()
