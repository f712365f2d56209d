from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from reviewtui.config import paths
from reviewtui.config.checked_file import ConfigError
from reviewtui.config.settings import Config, load
from reviewtui.config.zone import LocalZone
from reviewtui.domain.clock import DAY, HOUR, at_hour


@pytest.fixture
def said(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def read(path: Path, text: str) -> Config:
    path.write_text(text, "utf-8")
    return load(path)


def test_no_file_means_the_defaults(said: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REVIEWTUI_ME", "  Mia\x1b\n ")
    config = load(said)
    assert config.settings.me == "Mia␛"
    assert (config.theme, config.mouse, config.keys, config.paint_all) == ("", True, {}, False)
    assert config.settings.own_snippets == said.parent / "snippets.toml"
    assert not said.exists()


def test_an_empty_file_means_the_defaults_too(said: Path) -> None:
    assert read(said, "").settings.weights == load(said.parent / "none").settings.weights


def test_everything_that_can_be_said(said: Path) -> None:
    config = read(
        said,
        """
        me = "mia"
        shop = "Tidy Home"
        zone = "Europe/Berlin"
        theme = "nord"
        mouse = false
        morning = 7
        free_text_after = "courtesy-refund"
        snoozes = ["2h", "fri 9am"]
        rules = ["rules.toml"]
        snippets = ["mine.toml", "snippets.toml", "/far/away.toml"]
        sign = "  Jo from Tidy Home "
        [weights]
        one_star = 5
        half_life_days = 3.5
        [clocks]
        first_contact_hours = 12
        follow_up_days = 1.5
        [deadlines.default]
        review_page_days = 30
        [deadlines.US]
        feedback_days = 60
        as_of = 2026-11-23
        [variables]
        return_days = "30 days"
        [keys]
        "case.done" = "d"
        [terminal]
        paint_all = true
        """,
    )
    settings = config.settings
    assert (settings.me, settings.shop, getattr(settings.zone, "key", ""), settings.morning) == (
        "mia",
        "Tidy Home",
        "Europe/Berlin",
        7,
    )
    assert (settings.weights.one_star, settings.weights.half_life_days, settings.weights.two_stars) == (5.0, 3.5, 2.0)
    clocks = settings.clocks
    assert (clocks.first_contact, clocks.follow_up, clocks.answer) == (12 * HOUR, 36 * HOUR, 24 * HOUR)
    assert clocks.closes_at("product-review", 0, "DE") == 30 * DAY
    assert clocks.closes_at("product-review", 0, "US") == 30 * DAY
    assert clocks.closes_at("seller-feedback", 0, "US") == 60 * DAY
    assert clocks.windows.of("US").as_of == "2026-11-23"
    assert settings.free_text_after == "courtesy-refund"
    assert settings.snoozes == ("2h", "fri 9am")
    assert settings.rule_files == (said.parent / "rules.toml",)
    assert settings.snippet_files == tuple(
        said.parent / name for name in ("mine.toml", "snippets.toml", "/far/away.toml")
    )
    assert settings.own_snippets == said.parent / "snippets.toml"
    assert (settings.variables, settings.sign) == ({"return_days": "30 days"}, "Jo from Tidy Home")
    assert (config.theme, config.mouse, config.keys) == ("nord", False, {"case.done": "d"})
    assert config.paint_all


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("greet_and_sign = 1", "greet_and_sign is 1; it should be true or false"),
        ("letters = 3", r"letters is 3; it should be a table, \[letters\]"),
        ("[letters.german]\nneutral = 'Hallo'", r"letters\.german is .* it should be a table named like its language"),
        ("[letters.de]\nhello = 'Hallo'", r"letters\.de\.hello is 'Hallo'; it should be one of greeting, neutral"),
        (
            "[letters.de]\nneutral = 'Hallo {first_name}'",
            r"letters\.de\.neutral is .* a text with no \{variable\} in it",
        ),
        ("[letters.de]\ngreeting = 3", r"letters\.de\.greeting is 3; it should be a text in quotes"),
        ("[letters.de.public-reply]\nclosing = 'x'", r"letters\.de\.public-reply is .* no other door takes a letter"),
        ("me = 3", "me is 3; it should be a text in quotes"),
        ("mouse = 1", "mouse is 1; it should be true or false"),
        ("morning = true", "morning is True; it should be a whole number"),
        ("morning = 24", "morning is 24; it should be an hour from 0 to 23"),
        ('zone = "Mars/Olympus"', "zone is 'Mars/Olympus'; it should be a name like"),
        ('zone = "../etc"', "zone is '../etc'; it should be a name like"),
        ('colour = "red"', "colour is not a setting; there are "),
        ("weights = 3", r"weights is 3; it should be a table, \[weights\]"),
        ("[weights]\nthree_star = 1", r"weights\.three_star is not a setting"),
        ("[weights]\none_star = 0", r"weights\.one_star is 0; it should be a number from"),
        ("[weights]\none_star = -1.0", r"weights\.one_star is -1\.0"),
        ("[weights]\none_star = inf", r"weights\.one_star is inf"),
        ("[weights]\none_star = nan", r"weights\.one_star is nan"),
        ("[weights]\none_star = 1e300", r"weights\.one_star is 1e\+300"),
        (f"[weights]\none_star = 1{'0' * 400}", r"weights\.one_star is 1000"),
        ("[weights]\none_star = true", r"weights\.one_star is True"),
        ('[weights]\none_star = "3"', r"weights\.one_star is '3'"),
        ("[clocks]\nanswer_hours = inf", r"clocks\.answer_hours is inf"),
        ("[deadlines.XX]\nfeedback_days = 1", "deadlines is 'XX'; it should be default or one of AE, "),
        ("[deadlines]\nUS = 3", r"deadlines\.US is 3; it should be a table"),
        ("[keys]\ndone = 1", r"keys\.done is 1; it should be a key like"),
        ('free_text_after = "now"', "free_text_after is 'now'"),
        ("snoozes = [1]", "snoozes is "),
        ("rules = 'x'", "rules is "),
        ("snippets = 'x'", "snippets is 'x'; it should be a list of files like"),
        ("sign = 3", "sign is 3; it should be a text in quotes"),
        ("variables = 3", r"variables is 3; it should be a table, \[variables\]"),
        ("[variables]\nDays = '30'", r"variables\.Days is no name; use small letters, digits and _"),
        ("[variables]\ndays = 30", r"variables\.days is 30; it should be a text in quotes"),
        ("terminal = true", r"terminal is True; it should be a table, \[terminal\]"),
        ("[terminal]\npaint_all = 1", r"terminal\.paint_all is 1; it should be true or false"),
        ("[terminal]\ndiff = true", r"terminal\.diff is not a setting; there are paint_all"),
        ("me = ", "is not valid TOML"),
        ('"a\\u001b" = 1', "is not a setting"),
    ],
)
def test_a_mistake_is_told_with_its_key_and_what_would_be_allowed(said: Path, text: str, words: str) -> None:
    with pytest.raises(ConfigError, match=words) as wrong:
        read(said, text)
    assert str(wrong.value).startswith(f"{said}")


def test_a_file_that_is_no_text_is_told(said: Path) -> None:
    said.write_bytes(b"me = '\xff'")
    with pytest.raises(ConfigError, match="is not valid TOML"):
        load(said)
    with pytest.raises(ConfigError, match="can't be read"):
        load(said.parent)


def test_a_file_from_notepad_is_read(said: Path) -> None:
    said.write_bytes(b"\xef\xbb\xbfme = 'mia'\r\n")
    assert load(said).settings.me == "mia"


def test_the_environment_says_where_things_are(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("REVIEWTUI_DB", "~/x.db")
    monkeypatch.setenv("REVIEWTUI_CONFIG", str(tmp_path / "c.toml"))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert paths.database() == tmp_path / "x.db"
    assert paths.config_file() == tmp_path / "c.toml"


def test_without_a_word_things_are_where_the_system_wants_them(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("REVIEWTUI_DB", "REVIEWTUI_CONFIG"):
        monkeypatch.delenv(name, raising=False)
    assert paths.database().name == "reviewtui.db"
    assert paths.config_file().name == "config.toml"
    assert paths.log_file().name == "reviewtui.log"
    assert "reviewtui" in str(paths.database().parent)
    assert paths.replies(Path("/data/x.db")) == Path("/data/replies")


def test_two_databases_in_one_folder_lend_no_text_to_each_other() -> None:
    usual, one, other = (paths.editing(Path("/data", name)) for name in ("reviewtui.db", "one.db", "other.db"))
    assert usual == Path("/data/editing")
    assert len({usual, one, other}) == 3


def test_local_time_knows_summer(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    try:
        zone, berlin = LocalZone(), ZoneInfo("Europe/Berlin")
        for at in range(1_774_000_000, 1_806_000_000, 86_400 * 3 + 1234):
            moment = datetime.fromtimestamp(at, UTC)
            assert moment.astimezone(zone).replace(tzinfo=None) == moment.astimezone(berlin).replace(tzinfo=None)
            assert at_hour(at, zone, 1, 9) == at_hour(at, berlin, 1, 9)
    finally:
        monkeypatch.undo()
        time.tzset()


def test_greetings_of_ones_own_and_none_at_all(said: Path) -> None:
    settings = read(said, '[letters.de]\nneutral = "Moin!"\n[letters.de.private-message]\nclosing = "Tschüs"').settings
    assert settings.greet_and_sign
    assert settings.letters == {("de", ""): {"neutral": "Moin!"}, ("de", "private-message"): {"closing": "Tschüs"}}
    assert load(said.parent / "none").settings.greet_and_sign
    assert not read(said, "greet_and_sign = false").settings.greet_and_sign
