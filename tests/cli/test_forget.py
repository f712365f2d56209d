"""`forget` says what would go, asks, tells of backups; `sync` lets go of those whose time is over."""

from __future__ import annotations

import pytest

from cli.running import Shell, a_line, lines

HERS = {"author": "Rosalinde Meier", "order_id": "302-1234567-7654321"}


@pytest.fixture
def known(shell: Shell) -> Shell:
    shell.says("import", "-", given=lines(a_line(1, **HERS), a_line(2, author="Amazon Customer")))
    shell.says("replied", 1, "please help, Rosalinde")
    return shell


def test_it_says_what_would_go_and_changes_nothing_unless_told(known: Shell) -> None:
    for words in (["--dry-run"], ["--dry-run", "--yes"], []):
        said = known.says("forget", HERS["order_id"], *words)
        assert "Rosalinde Meier, 1★" in said
        assert "1 name, 1 order number, 1 message" in said
        assert "Nothing was changed" in said
    assert known.json("show", 1)["author"] == "Rosalinde Meier"


def test_it_forgets_for_good(known: Shell) -> None:
    said = known.says("forget", "rosalinde meier", "--yes")
    assert "Forgot the buyer of 1 review" in said
    shown = known.says("show", 1, "--json")
    assert "Rosalinde" not in shown
    assert HERS["order_id"] not in shown
    assert "Rosalinde" not in known.says("history")
    assert "nothing any more" in known.says("forget", 1)
    assert "many buyers" in known.refuses("forget", "Amazon Customer", "--yes")


def test_backups_that_hold_the_buyer_are_told_and_can_be_renewed(known: Shell) -> None:
    known.says("backup")
    result = known.run("forget", 1, "--yes")
    assert "1 older copy holds this buyer still" in result.stderr
    assert "reviewtui backup --only" in result.stderr
    [old] = (known.folder / "backups").iterdir()
    old.rename(old.with_name("reviewtui-20261101-080000.db"))
    assert "1 older one" in known.run("forget", 1, "--yes", "--backups").stderr
    [new] = (known.folder / "backups").iterdir()
    assert b"Rosalinde" not in new.read_bytes()


def test_files_of_letters_go(known: Shell) -> None:
    folder = known.folder / "replies"
    folder.mkdir()
    for name in ("reply-1.txt", "reply-2.txt"):
        (folder / name).write_text("Dear Rosalinde")
    known.says("forget", 1, "--yes")
    assert [each.name for each in folder.iterdir()] == ["reply-2.txt"]


def test_sync_lets_go_of_buyers_whose_days_are_over(known: Shell) -> None:
    config = known.folder / "config.toml"
    known.environment["REVIEWTUI_CONFIG"] = str(config)
    config.write_text("[privacy]\nforget_after_days = 7\n[backups]\ndaily = false\n")
    known.says("import", "-", given=lines(a_line(3, author="Olaf Berg", posted_at="2026-10-01T00:00:00Z", stars=5)))
    known.says("sync")
    assert known.says("export").count("Olaf Berg") == 0
    assert known.says("export").count("Rosalinde Meier") == 1, "her case is open"
    for wrong in ("partner_days = 31", "partner_days = 0", "forget_after_days = -1", "weeks = 2"):
        config.write_text(f"[privacy]\n{wrong}\n")
        assert f"privacy.{wrong.partition(' ')[0]}" in known.refuses("list")
