"""`backup` and `restore` as a person uses them; and what leads there when the database is lost."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from cli.running import Shell, a_line, lines
from reviewtui.store import sqlite


def backups_of(shell: Shell) -> list[Path]:
    return sorted((shell.folder / "backups").glob("reviewtui-*.db"))


def test_backup_tells_what_it_made_and_list_names_it(filled: Shell) -> None:
    said = filled.says("backup")
    assert "4 reviews and 1 act, every page verified" in said or "4 reviews, every page verified" in said
    [made] = backups_of(filled)
    assert str(made) in said
    assert str(made) in filled.says("backup", "--list")
    told = filled.json("backup", "--list")
    assert [each["path"] for each in told["backups"]] == [str(made)]
    assert told["backups"][0]["at"] == "2026-11-23T08:00:00Z"


def test_a_file_of_ones_own_is_not_written_over_by_accident(filled: Shell) -> None:
    target = filled.folder / "stick.db"
    assert filled.json("backup", target)["reviews"] == 4
    before = target.read_bytes()
    assert "--overwrite" in filled.refuses("backup", target)
    assert target.read_bytes() == before
    filled.says("backup", target, "--overwrite")
    assert "is the database itself" in filled.refuses("backup", filled.database, "--overwrite")
    folder = filled.folder / "usb"
    folder.mkdir()
    filled.says("backup", folder)
    assert [each.name for each in folder.iterdir()] == ["reviewtui-20261123-080000.db"]


def test_restore_asks_first_and_can_be_taken_back(filled: Shell) -> None:
    filled.says("backup")
    filled.says("import", "-", given=lines(a_line(5)))
    assert "Nothing was changed; --yes" in filled.says("restore")
    assert "Nothing was changed" in filled.says("restore", "--dry-run", "--yes")
    assert len(filled.json("list")) == 5
    said = filled.says("restore", "--yes")
    assert "Only there, not in the backup: 1 review" in said
    assert len(filled.json("list")) == 4
    [aside] = filled.folder.glob("reviewtui-replaced-*.db")
    told = filled.json("restore", aside, "--yes")
    assert told["restored"] is True
    assert len(filled.json("list")) == 5


def test_what_cannot_be_restored_is_told_in_one_sentence(filled: Shell) -> None:
    assert "There is no backup in" in filled.refuses("restore", "--yes")
    (filled.folder / "words.db").write_text("no database")
    assert "is no whole database" in filled.refuses("restore", filled.folder / "words.db", "--yes")
    assert len(filled.json("list")) == 4


@pytest.mark.parametrize("kind", ["damaged", "newer", "empty", "gone"])
def test_a_lost_database_leads_to_the_last_backup(filled: Shell, kind: str) -> None:
    filled.says("backup")
    if kind == "damaged":
        filled.database.write_bytes(b"x" * 5000)
    elif kind == "empty":
        filled.database.write_bytes(b"")
    elif kind == "gone":
        filled.database.unlink()
    else:
        with closing(sqlite.connect(filled.database)) as connection:
            connection.execute("PRAGMA user_version = 999")
    before = filled.database.read_bytes() if filled.database.exists() else None
    result = filled.run("list")
    assert "your last backup is from" in result.stderr
    assert f"reviewtui --db {filled.database} restore" in result.stderr
    assert result.stderr.count("\n") == 1 or kind == "gone"
    if kind != "gone":
        assert result.exit_code == 1
        assert filled.database.read_bytes() == before
        doctor = json.loads(filled.run("doctor", "--json").stdout)
        assert any(each["name"] == "backup" and each["state"] == "ok" for each in doctor["checks"])
    filled.says("restore", "--yes")
    assert len(filled.json("list")) == 4


def test_sync_makes_the_backup_of_the_day_once(filled: Shell) -> None:
    filled.says("sync", "--dry-run")
    assert backups_of(filled) == []
    filled.says("sync")
    filled.says("sync")
    assert len(backups_of(filled)) == 1


def test_the_settings_say_whether_and_where(filled: Shell) -> None:
    config = filled.folder / "config.toml"
    filled.environment["REVIEWTUI_CONFIG"] = str(config)
    config.write_text("[backups]\ndaily = false\nfolder = 'elsewhere'\n")
    filled.says("sync")
    assert not (filled.folder / "elsewhere").exists()
    filled.says("backup")
    assert len(list((filled.folder / "elsewhere").iterdir())) == 1
    for wrong in ("daily = 1", "folder = 3", "days = -1", "most_gb = 0", "weekly = true"):
        config.write_text(f"[backups]\n{wrong}\n")
        assert f"backups.{wrong.partition(' ')[0]}" in filled.refuses("backup")


def test_doctor_tells_the_last_backup(filled: Shell) -> None:
    def look() -> tuple[str, str]:
        [found] = [each for each in json.loads(filled.run("doctor", "--json").stdout)["checks"]
                   if each["name"] == "backup"]  # fmt: skip
        return found["state"], found["words"]

    assert look()[0] == "warn"
    filled.says("backup")
    assert look()[0] == "ok"
    [made] = backups_of(filled)
    made.rename(made.with_name("reviewtui-20261001-080000.db"))
    state, words = look()
    assert state == "warn"
    assert "7 weeks ago" in words
