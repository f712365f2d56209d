"""`reviewtui stats`: lines, JSON whose queries find what they count, and a page that asks nothing of the net."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from cli.running import Shell, a_line, lines

HOSTILE = 'Cup <3 & "mug" </td>'


@pytest.fixture
def worked(filled: Shell) -> Shell:
    """Of four cases one was written to through Contact Customer, and raised after that."""
    filled.says("send", "1", "--button", "customer-support")
    filled.says("outcome", "1", "raised")
    return filled


def test_plain_lines_say_their_n_and_that_they_are_few(worked: Shell) -> None:
    said = worked.says("stats", "--period", "all")
    assert re.search(r"written to +1 of 4, too few for a rate", said)
    assert re.search(r"raised +1 of 1, too few for a rate +0 of 3, too few for a rate", said)
    assert "No proof" in said
    assert "%" not in said.replace("by your estimate", ""), "four are too few for hundredths"


def test_every_query_of_the_json_finds_what_it_counts(worked: Shell) -> None:
    told = worked.json("stats", "--period", "all")
    assert told["cases"] == 4
    for sides in told["outcomes"].values():
        for side in sides.values():
            assert len(worked.json("list", side["query"])) == side["hits"]
    for by in ("week", "product"):
        for group in told["by"][by]:
            assert len(worked.json("list", group["query"])) == group["cases"]
    for by in ("person", "cause"):
        for group in told["by"][by]:
            assert len(worked.json("list", group["query"])) == group["contacted"]


def test_one_table_alone(worked: Shell) -> None:
    said = worked.says("stats", "--period", "all", "--by", "person")
    assert "By who wrote first" in said
    assert "First contact" not in said


def test_nothing_yet_says_what_would_stand_there(shell: Shell) -> None:
    assert "Here would stand" in shell.says("stats")
    assert shell.json("stats")["cases"] == 0


class Page(HTMLParser):
    """What a browser would see, and what it would fetch."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.fetched: list[str] = []
        self.open: list[str] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.fetched += [value or "" for name, value in attrs if name in {"src", "href", "data", "action"}]
        if tag not in {"meta", "br", "rect"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag != "rect":
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def test_the_page_is_whole_escaped_and_fetches_nothing(shell: Shell, tmp_path: Path) -> None:
    rows = [a_line(each, product=HOSTILE, asin=f"B00000000{each}") for each in (1, 2)]
    shell.says("import", "-", given=lines(*rows))
    shell.says("send", "1", "--button", "customer-support")
    file = tmp_path / "figures.html"
    assert str(file) in shell.run("stats", "--period", "all", "--html", str(file)).stderr
    text = file.read_text("utf-8")
    page = Page(text)
    assert not page.open
    assert not page.fetched
    assert "script" not in page.tags
    assert "b" not in page.tags
    assert HOSTILE in page.words.replace("\n", "")
    assert "://" not in text
    assert "@import" not in text
    assert "url(" not in text
    assert {"svg", "table"} <= set(page.tags)
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text
    assert shell.says("stats", "--period", "all", "--html", "-") == text


def test_on_the_page_weeks_run_evenly_and_wide_tables_scroll_by_themselves(shell: Shell) -> None:
    days = ("2026-10-05", "2026-11-16", "2026-08-03")
    shell.says(
        "import", "-", given=lines(*(a_line(each, posted_at=f"{day}T05:00:00Z") for each, day in enumerate(days)))
    )
    for case in (1, 2):
        shell.says("send", case, "--button", "customer-support")
    text = shell.says("stats", "--period", "all", "--html", "-")
    weeks = [int(each) for each in re.findall(rf'y="{120 + 14}">(\d+)</text>', text)]
    assert weeks == list(range(41, 49))
    assert text.count('<div class="wide"><table>') == text.count("<table>")


def test_every_share_has_the_same_keys_whatever_is_known(filled: Shell) -> None:
    told = filled.json("stats", "--period", "all")
    for share in (
        told["first_contact"]["within"],
        *(told["answers"][each] for each in ("wrote_back", "in_time", "answered")),
    ):
        assert share.keys() == {"hits", "of", "rate"}
        assert share["rate"] is None
