from __future__ import annotations

from cli.running import Shell, a_line, lines

RUDE = "The seller never answered my emails."


def test_a_removal_from_the_first_look_to_the_answer(shell: Shell) -> None:
    given = lines(a_line(1, title="Never again", text=RUDE), a_line(2, title="Leaks", text="It leaks."))
    shell.run("import", "-", given=given)
    told = shell.says("removal", 1)
    assert "May be removable: because it is about the seller's service, not about the product" in told
    assert "“The seller never answered my emails”" in told
    assert RUDE in told
    assert "Where: below the review: Report" in told
    assert shell.json("show", 1)["removable"][0]["ground"] == "service"
    assert "May be removable" in shell.says("show", 1)
    assert shell.json("removal", 1)[0]["expects"] == "removed"
    assert shell.run("removal", 2).exit_code == 1
    assert shell.run("removal", 1, "--answer", "refused").exit_code == 1
    assert shell.run("removal", 1, "--asked", "--answer", "refused").exit_code == 2
    assert "Asked Amazon to remove “Never again”" in shell.says("removal", 1, "--asked")
    assert shell.run("removal", 1, "--asked").exit_code == 1
    assert "an answer is expected by" in shell.says("show", 1)
    assert "asked" in shell.says("list")
    assert "Amazon refused to remove “Never again”" in shell.says("removal", 1, "--answer", "refused")
    (request,) = shell.json("show", 1)["removals"]
    assert (request["state"], request["ground"], RUDE in request["text"]) == ("refused", "service", True)
    assert "Undone: Amazon refused" in shell.says("undo")
    assert shell.json("show", 1)["removals"][0]["state"] == "open"


def test_of_many_cases_without_a_ground_a_few_are_named(shell: Shell) -> None:
    late = a_line(1, text="The courier threw the parcel over the fence.", title="Delivery", stars=1)
    shell.says("import", "-", given=lines(late, *(a_line(each) for each in range(2, 40))))
    result = shell.run("removal", "--query", "is:open", "--ground", "service")
    assert result.stderr.count("\n") <= 6
    result = shell.run("removal", "--query", "is:open")
    assert result.stderr.count("\n") <= 6
    assert "more about which Amazon can't be asked" in result.stderr
