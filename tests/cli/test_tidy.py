from __future__ import annotations

from cli.running import Shell, a_line, lines


def wall(shell: Shell) -> str:
    old = [a_line(number, posted_at="2024-01-05T00:00:00Z") for number in range(1, 31)]
    fresh = [a_line(number, posted_at="2026-11-23T05:00:00Z") for number in range(40, 43)]
    result = shell.run("import", "-", given=lines(*old, *fresh))
    assert result.exit_code == 0
    return result.stdout


def test_an_import_of_old_reviews_offers_to_close_them(shell: Shell) -> None:
    told = wall(shell)
    assert "30 of 33 unhappy reviews are older than a month" in told
    assert "reviewtui tidy" in told
    assert len(shell.json("list")) == 33  # never by itself


def test_tidy_says_how_many_and_why_and_closes_only_when_told(shell: Shell) -> None:
    wall(shell)
    told = shell.says("tidy")
    assert "33 are unhappy" in told
    assert "30  older than a month: hardly one of these buyers can still be reached" in told
    assert "Nothing was closed; --yes does it" in told
    assert len(shell.json("list")) == 33
    assert shell.json("tidy")["old"] == 30
    assert "Closed 30 first contacts older than a month" in shell.says("tidy", "--yes")
    assert len(shell.json("list")) == 3
    assert shell.run("tidy", "--yes").exit_code == 1
    assert "Undone: closed 30" in shell.says("undo")
    assert len(shell.json("list")) == 33


def test_the_offer_comes_once(shell: Shell) -> None:
    wall(shell)
    shell.says("tidy", "--yes", "--older-than", "365")
    more = lines(*(a_line(number, posted_at="2024-02-05T00:00:00Z") for number in range(60, 80)))
    assert "tidy" not in shell.run("import", "-", given=more).stdout


def test_after_the_first_import_nothing_is_over(shell: Shell) -> None:
    wall(shell)
    assert "over" not in shell.says("list", "--limit", "100")
    assert "2y old" in shell.says("list", "--limit", "100")
    assert "e-" not in "".join(line for line in shell.says("show", "1").splitlines() if "×" in line)


def test_today_and_the_list_tell_the_same(shell: Shell) -> None:
    wall(shell)
    told = shell.run("today")
    assert told.exit_code == 0
    assert "30 that hardly anybody can win any more (reviewtui tidy closes those not begun)" in told.stdout
    assert "3 within 24 hours" in told.stdout
    assert "Nobody is waiting" not in told.stdout
    first = next(line for line in told.stdout.splitlines() if line.startswith("First:"))
    assert first.removeprefix("First:").split()[0] == str(shell.json("list")[0]["case"])
    shell.says("tidy", "--yes")
    assert "Too old" not in shell.run("today").stdout


def test_a_product_without_a_name_stands_in_its_column(shell: Shell) -> None:
    shell.run("import", "-", given=lines(a_line(1, product="", asin="B000000009"), a_line(2)))
    first, second = sorted(shell.says("list").splitlines())[:2]
    assert first.index("B000000009") == second.index("Watch strap")
