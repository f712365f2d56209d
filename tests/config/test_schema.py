"""The JSON Schema of the settings takes what the program takes, and refuses most of what it refuses."""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from reviewtui.config import reading, settings
from reviewtui.config.schema import schema

CHECK = Draft202012Validator(schema())
DEFAULT = (resources.files("reviewtui.config") / "default.toml").read_text("utf-8")
PARTNER = """[sources.feedback]
selling_partner = "EU"
marketplaces = ["DE"]
topics = true
client_id = { command = "a" }
client_secret = { env = "B" }
refresh_token = { keyring = "c/d" }
"""
GOOD = (
    'me = "mia"\ndates = "us"\nmouse = false\nplain = true\nmorning = 7\n',
    PARTNER,
    '[sources.a]\nservice = "b.toml"\nshop = "a"\nkey = { command = "p" }\nevery_minutes = 0\ncomplete = true\n',
    '[alerts]\nwebhook = { env = "HOOK" }\nterminal = "osc9"\n[alerts.thresholds.B000000007]\naverage_below = 4.2\n',
    '[hours]\nmon = ""\nTue-Fri = ["9-12", "13-17"]\nholidays = [2026-12-24, "12-25"]\n',
    '[deadlines.default]\nas_of = 2026-11-23\nreview_page_days = 30\n',
    '[commands.a-b]\ncommand = ["trans", "-b"]\nwhere = ["case"]\noutput = "draft"\nseconds = 3\n',
    '[letters.de.private-message]\nclosing = "Bis bald"\n',
)  # fmt: skip
BAD = (
    "mouse = 1\n", 'shpo = "x"\n', "morning = 24\n", 'dates = "german"\n', 'free_text_after = "never"\n',
    "[clocks]\nanswer_hours = 0\n", "[weights]\nsaftey = 2\n", "[sources]\nx = 1\n", "[sources.x]\n",
    '[sources.x]\nservice = "ebay"\nfolder = "~"\n', '[sources."a b"]\nfolder = "~"\n',
    '[sources.x]\nfolder = "~"\npatern = "*"\n', PARTNER.replace('"EU"', '"MARS"'),
    PARTNER.replace('{ command = "a" }', '"secret"'), PARTNER.replace('["DE"]', "[]"),
    "[backups]\ndays = -1\n", "[privacy]\npartner_days = 60\n", "[alerts]\nterminal = \"osc8\"\n",
    "[hours]\nfoo = \"9-17\"\n", "[commands.x]\nkey = \"f8\"\n", '[letters.german]\nclosing = "x"\n',
    "[radar]\nalarms = 1\n", "[figures]\nsales_per_rescue = 0\n", "[terminal]\npaint_all = 1\n",
)  # fmt: skip


def plain(table: dict[str, Any]) -> dict[str, Any]:
    """As an editor sees it: dates are texts."""
    return {
        key: plain(value) if isinstance(value, dict)
        else [str(each) if hasattr(each, "isoformat") else each for each in value] if isinstance(value, list)
        else str(value) if hasattr(value, "isoformat") else value
        for key, value in table.items()
    }  # fmt: skip


def wrong(text: str) -> list[str]:
    return [each.message for each in CHECK.iter_errors(plain(tomllib.loads(text)))]


def uncommented(text: str) -> str:
    return re.sub(r"^# (?=\[|\"?[\w .-]+\"? = )", "", text, flags=re.MULTILINE)


def test_it_is_a_schema_and_knows_every_table() -> None:
    Draft202012Validator.check_schema(schema())
    assert set(schema()["properties"]) == set(reading.TOP)


@pytest.mark.parametrize("text", [*GOOD, uncommented(DEFAULT)], ids=str)
def test_what_the_program_takes_is_taken(text: str, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text)
    settings.load(path)
    assert wrong(text) == []


def test_the_examples_of_the_documents_are_taken(tmp_path: Path) -> None:
    told = Path(__file__).parents[2] / "docs"
    blocks = [
        block
        for name in ("settings.md", "importing.md", "own-commands.md")
        for block in re.findall(r"```toml\n(.*?)```", (told / name).read_text(), flags=re.DOTALL)
    ]
    taken = 0
    for block in blocks:
        path = tmp_path / "config.toml"
        path.write_text(block)
        if not settings.examine(path)[1]:  # some are no settings, some go on with what was said before
            taken += 1
            assert wrong(block) == [], block
    assert taken > 4


@pytest.mark.parametrize("text", BAD)
def test_what_the_program_refuses_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text)
    assert settings.examine(path)[1]
    assert wrong(text)


@pytest.mark.parametrize("key", ["client_id", "marketplaces", "selling_partner"])
def test_every_mistake_is_told_also_where_what_is_wrong_is_gone_already(key: str, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("morning = 99\n" + re.sub(rf"^{key} = .*$", f"{key} = 7", PARTNER, flags=re.MULTILINE))
    mistakes = settings.examine(path)[1]
    assert any("morning" in each for each in mistakes)
    assert any("feedback" in each for each in mistakes)
