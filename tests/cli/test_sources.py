"""`reviewtui sources`: what is configured, and adding one: asked for, tried, written down."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.running import Shell, a_line, lines
from cli.test_sync import SERVICE, raw
from reviewtui.config.source_text import with_source
from reviewtui.domain.toml_text import NotToml
from reviewtui.sources.http import client
from services.shelf import Asked, Said, shelf

BEFORE = '# mine\nshop = "Acme"   # ours\n\n[keys]\ndone = "d"'


@pytest.fixture
def settings(shell: Shell) -> Path:
    path = shell.folder / "config.toml"
    path.write_text(BEFORE)
    shell.environment["REVIEWTUI_CONFIG"] = str(path)
    return path


@pytest.fixture
def shop(shell: Shell, settings: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Asked]]:
    """A service of the seller's own with three reviews, which wants to know a shop and a key."""

    def answer(asked: Asked) -> Said:
        if asked.query["key"] != "k-1":
            return Said({}, 401)
        return Said({"reviews": [raw(3), raw(2), raw(1)] if asked.query["page"] == "1" else []})

    monkeypatch.setattr(client, "TRIES", 1)
    with shelf() as found:
        (shell.folder / "shop.toml").write_text(SERVICE.format(url=found.url))
        shell.environment["SHOP_KEY"] = "k-1"
        found.answer = answer
        yield found.asked


def test_a_folder_is_tried_and_written_behind_what_stands_there(shell: Shell, settings: Path) -> None:
    folder = shell.folder / "in"
    folder.mkdir()
    (folder / "a.jsonl").write_text(lines(a_line(1), a_line(2)))
    said = shell.says("sources", "add", "inbox", "--folder", folder, "--pattern", "*.jsonl", "--every", 5)
    assert said.startswith("inbox: 2 would be new\ninbox stands in ")
    assert settings.read_text() == (
        f'{BEFORE}\n\n[sources.inbox]\nfolder = "{folder}"\npattern = "*.jsonl"\nevery_minutes = 5\n'
    )
    assert shell.json("list") == []
    assert shell.says("sources") == f"inbox  folder {folder}/*.jsonl, asked every 5 minutes while the inbox is open\n"
    assert shell.says("sync").startswith("inbox: 2 new")


def test_a_service_is_asked_for_word_by_word(shell: Shell, settings: Path, shop: list[Asked]) -> None:
    told = shell.says("sources", "add", given="shop.toml\nacme\nenv:SHOP_KEY\n\n")
    assert "shop: 3 would be new" in told
    assert tomllib.loads(settings.read_text())["sources"] == {
        "shop": {"service": "shop.toml", "shop": "acme", "key": {"env": "SHOP_KEY"}}
    }
    assert "k-1" not in settings.read_text() + told
    shop.clear()
    assert shell.says("sync").startswith("shop: 3 new")
    assert len(shop) <= 1


def test_what_answers_with_an_error_is_not_written_down(shell: Shell, settings: Path, shop: list[Asked]) -> None:
    asked = ("sources", "add", "shop", "--service", "shop.toml", "--set", "shop=acme", "--secret")
    shell.environment["SHOP_KEY"] = "wrong"
    assert "401" in shell.refuses(*asked, "key=env:SHOP_KEY")
    assert "SHOP_NONE is not set; nothing was written" in shell.refuses(*asked, "key=env:SHOP_NONE")
    assert settings.read_text() == BEFORE
    shell.says(*asked, "key=printf wrong", "--no-test")
    assert tomllib.loads(settings.read_text())["sources"]["shop"]["key"] == {"command": "printf wrong"}


def test_amazons_own_wants_a_region_and_its_marketplaces(shell: Shell, settings: Path) -> None:
    secrets = [f"--secret={key}=env:{key.upper()}" for key in ("client_id", "client_secret", "refresh_token")]
    asked = ("sources", "add", "feedback", "--selling-partner", "eu", *secrets, "--no-test", "--marketplace")
    assert "DE, FR" in shell.refuses(*asked, "US")
    shell.says(*asked, "de", "--marketplace", "FR")
    assert "EU: DE, FR" in shell.says("sources")
    assert "There is a source feedback already" in shell.refuses(*asked, "IT")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--folder", "gone"), "gone is no folder"),
        (("--folder", ".", "--service", "ebay"), "is one of"),
        (("--service", "nosuch"), "nosuch is no service; there are apify"),
        (("--service", "judge-me", "--set", "shop=x"), "asks for no shop; it asks for shop_domain, api_token"),
        (("--service", "judge-me", "--set", "shop_domain"), "--set is written KEY=WORD"),
        (("--service", "judge-me", "--set", "shop_domain=x"), "say it with --secret api_token=…"),
        (("--selling-partner", "MARS"), "MARS is no region; there are NA, EU, FE"),
    ],
)
def test_what_is_wrong_is_told_in_one_sentence(shell: Shell, settings: Path, words: tuple[str, ...], told: str) -> None:
    result = shell.run("sources", "add", "one", *words, "--no-test")
    assert result.exit_code in {1, 2}
    assert told in " ".join(result.stderr.split())
    assert settings.read_text() == BEFORE


def test_a_name_that_can_be_none_is_told(shell: Shell, settings: Path) -> None:
    assert "a name of letters" in shell.refuses("sources", "add", "ä b", "--folder", ".", "--pattern", "*")
    assert settings.read_text() == BEFORE


def test_a_linked_file_stays_a_link_and_as_private_as_it_was(shell: Shell, settings: Path) -> None:
    real = shell.folder / "dotfiles.toml"
    settings.rename(real)
    real.chmod(0o640)
    settings.symlink_to(real)
    shell.says("sources", "add", "one", "--folder", shell.folder, "--pattern", "*.csv", "--no-test")
    assert settings.is_symlink()
    assert "[sources.one]" in real.read_text()
    assert real.stat().st_mode & 0o777 == 0o640


def test_where_there_is_no_file_yet_the_commented_one_begins(shell: Shell) -> None:
    path = shell.folder / "new" / "config.toml"
    shell.environment["REVIEWTUI_CONFIG"] = str(path)
    shell.says("sources", "add", "one", "--folder", shell.folder, "--pattern", "*.csv", "--no-test")
    assert path.read_text().startswith("# The settings of reviewtui.")
    assert shell.json("sources")["sources"][0]["name"] == "one"


@pytest.mark.parametrize("text", ["sources = {}\n", "[sources.one]\nx = 1\n", '[[sources]]\nname = "a"\n'])
def test_a_text_behind_which_no_table_can_stand_is_left_alone(text: str) -> None:
    with pytest.raises(NotToml, match=r"can follow there"):
        with_source(text, "one", {"folder": "~/x"})


def test_every_letter_comes_back() -> None:
    said = 'a "quoted" \\ back\x7f 日本 \t'
    text = with_source("", "one", {"pattern": said, "key": {"command": said}, "complete": True, "every_minutes": 0.5})
    assert tomllib.loads(text)["sources"]["one"] == {
        "pattern": said, "key": {"command": said}, "complete": True, "every_minutes": 0.5,
    }  # fmt: skip


def test_where_nobody_can_answer_no_question_is_asked(shell: Shell) -> None:
    result = shell.run("sources", "add", "x", given="")
    assert result.exit_code == 2
    assert "Which one was not told; say it with --folder" in result.stderr
    assert "Which one:" not in result.output
    assert result.stdout == ""
