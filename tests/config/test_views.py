"""Saved views in the settings file: read, checked word by word, written without touching what else stands there."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewtui.bootstrap.view_book import FileBook
from reviewtui.config.settings import ConfigError, load
from reviewtui.desk.refusals import Refused
from reviewtui.desk.saved_views import SavedView, starters

COMMENTED = """# my settings
me = "mia"   # that is me
opens_with = "late ones"

[views] # mine
"Late ones" = "is:overdue"   # every morning

# lids leak since spring
"Lids" = "lid leak stars:<=2"

[keys]
done = "d" # as in done
"""


def at(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_views_are_read_in_their_order(tmp_path: Path) -> None:
    settings = load(at(tmp_path, COMMENTED)).settings
    assert settings.views == (SavedView("Late ones", "is:overdue"), SavedView("Lids", "lid leak stars:<=2"))
    assert settings.opens_with == "Late ones"
    assert load(at(tmp_path, 'opens_with = "first-contact"')).settings.opens_with == "First contact"


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ('me = "a"\n[views]\nA = "lid stras:1"\n', 3, "(did you mean stars:) (here: “stras:”)"),
        ('[views]\nA = "lid"\nB = "age:<x"\n', 3, "(here: “age:<x”)"),
        ('[views]\nA = ""\n', 2, "views.A is "),
        ("[views]\nA = 3\n", 2, "views.A is 3"),
        ('[views]\n"" = "lid"\n', None, "no name for a view"),
        (f'[views]\n{"x" * 30} = "lid"\n', 2, "1 to 24 letters"),
        ('[views]\nA = "lid"\na = "leak"\n', 3, "another tab already"),
        ('[views]\nWaiting = "lid"\n', 2, "another tab already"),
        ("[views]\n" + "".join(f'v{each} = "lid"\n' for each in range(9)), 10, "8 views at most"),
        ('opens_with = "Nowhere"\n', 1, "First contact"),
        ("views = 3\n", 1, "[views]"),
    ],
)
def test_a_mistake_is_told_with_file_line_and_key(tmp_path: Path, text: str, line: int | None, told: str) -> None:
    path = at(tmp_path, text)
    with pytest.raises(ConfigError) as refused:
        load(path)
    assert told in str(refused.value)
    assert str(refused.value).startswith(f"{path}, line {line}: " if line else f"{path}")


def test_a_view_is_put_in_and_every_other_letter_stays(tmp_path: Path) -> None:
    path = at(tmp_path, COMMENTED)
    FileBook(path).keep([SavedView("Caf\u00e9 “x”", 'product:"travel mug" -tag:caf\u00e9')])
    new = [line for line in path.read_text("utf-8").splitlines() if line not in COMMENTED.splitlines()]
    assert new == ['"Caf\u00e9 “x”" = "product:\\"travel mug\\" -tag:caf\u00e9"']
    assert path.read_text("utf-8").replace(f"{new[0]}\n", "") == COMMENTED
    assert [view.name for view in load(path).settings.views] == ["Late ones", "Lids", "Caf\u00e9 “x”"]
    FileBook(path).drop("Caf\u00e9 “x”")
    assert path.read_text("utf-8") == COMMENTED


def test_a_view_gets_another_query_in_its_line(tmp_path: Path) -> None:
    path = at(tmp_path, COMMENTED)
    FileBook(path).keep([SavedView("Lids", "lid")])
    assert path.read_text("utf-8") == COMMENTED.replace('"lid leak stars:<=2"', '"lid"')


@pytest.mark.parametrize("text", ["", "me = 'x'", "# nothing\n\n[keys]\ndone = 'd'", "[views]", "[views]\n\n[keys]\n"])
def test_every_file_takes_views(tmp_path: Path, text: str) -> None:
    path = at(tmp_path, text)
    FileBook(path).keep(starters("Travel mug 500 ml"))
    assert [view.name for view in load(path).settings.views] == [
        "Due today", "Danger", "Feedback", "Travel mug 500 ml", "Mine"
    ]  # fmt: skip
    lines = path.read_text("utf-8").splitlines()
    before = [line for line in text.splitlines() if line]
    assert [line for line in lines if line in before] == before


def test_where_there_is_no_file_one_with_comments_is_begun(tmp_path: Path) -> None:
    path = tmp_path / "new" / "config.toml"
    FileBook(path).keep([SavedView("Lids", "lid")])
    assert load(path).settings.views == (SavedView("Lids", "lid"),)
    assert path.read_text("utf-8").startswith("# The settings of reviewtui.")
    assert path.stat().st_mode & 0o077 == 0


def test_what_cannot_be_changed_stays_as_it_is(tmp_path: Path) -> None:
    for text in ('views = { Lids = "lid" }\n', "no toml [", "views.Lids = 'lid'\n"):
        path = at(tmp_path, text)
        with pytest.raises(Refused, match="config"):
            FileBook(path).keep([SavedView("Mugs", "mug")])
        assert path.read_text("utf-8") == text
    (tmp_path / "folder").mkdir()
    with pytest.raises(Refused):
        FileBook(tmp_path / "folder").keep([SavedView("Mugs", "mug")])
