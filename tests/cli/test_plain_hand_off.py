"""Plain mode, where a letter is on its way out: what holds it back, what is asked once, what is offered."""

from __future__ import annotations

from cli.running import Shell
from cli.test_plain import AGAIN, NEW, SORRY, typed


def sent(shell: Shell) -> list[str]:
    return [each["text"] for each in shell.json("show", 1)["messages"] if each["direction"] == "out"]


def test_there_has_to_be_a_letter(thread: Shell) -> None:
    told = thread.says("reply", 1, given=typed("", "", "", "s", "q"))
    assert "There is no letter yet" in told
    assert sent(thread) == []


def test_anger_may_rest(thread: Shell) -> None:
    angry = (
        "WE ARE NOT TO BLAME HERE!!! You should have read the manual. It is not our fault that you broke the "
        "lamp. As the description clearly says, it is for indoor use."
    )
    told = thread.says("reply", 1, given=typed(SORRY, "", angry, "", NEW, "", "s", "y", "q"))
    assert "There is anger in this letter." in told
    assert "Snoozed" in told
    assert sent(thread) == []
    assert thread.json("list", "lane:snoozed")[0]["case"] == 1


def test_a_date_in_the_letter_may_become_a_promise(thread: Shell) -> None:
    dated = "We will send a new strap by Friday."
    given = typed(SORRY, "", AGAIN, "", dated, "", "s", "p", "y", "y")
    told = thread.says("reply", 1, given=given)
    assert "Your letter names a date" in told
    (promise,) = thread.json("show", 1)["promises"]
    assert promise["state"] == "open"
    assert "Friday" in promise["text"]


def test_a_second_letter_has_to_be_meant(thread: Shell) -> None:
    letter = (SORRY, "", AGAIN, "", NEW, "")
    assert "Replied to" in thread.says("reply", 1, given=typed(*letter, "s", "p", "y"))
    told = thread.says("reply", 1, given=typed(*letter, "s", "n", "q"))
    assert "Go on all the same?" in told
    assert len(sent(thread)) == 1


def test_amazons_page_can_wait(filled: Shell) -> None:
    told = filled.says("reply", 2, given=typed("c", "n", "q"))
    assert "Courtesy Refund offers" in told
    assert filled.json("show", 2)["messages"] == []
    assert filled.json("show", 2)["leaving"] == []
