"""`reviewtui sync`, with folders and with services on loopback."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cli.running import Shell, a_line, lines
from reviewtui.desk.ports import SourceOptions
from reviewtui.sources import noted
from reviewtui.sources.folder_source import FolderSource
from reviewtui.sources.http import client
from services.shelf import Asked, Said, Shelf, shelf

SERVICE = """
name = "A shop"
url = "{url}/reviews"
ask = ["shop"]
secret = ["key"]
records = "reviews"
newest_first = true
marketplace = "the shop"
prefix = "shop"
query = {{ shop = "{{shop}}", key = "{{key}}" }}
paging = {{ by = "page", parameter = "page", size_parameter = "per_page", size = 2 }}
[fields]
review_id = "id"
stars = "rating"
title = "title"
text = "body"
posted_at = "created_at"
author = "reviewer.name"
"""


def raw(number: int, **more: Any) -> dict[str, Any]:
    told = {"id": number, "rating": 1, "title": f"Broken {number}", "body": "It leaks."}
    return told | {"created_at": "2026-11-22T08:00:00Z", "reviewer": {"name": f"Buyer {number}"}} | more


class Shop:
    """The newest first, two on a page."""

    def __init__(self, shelf: Shelf) -> None:
        self.reviews = [raw(number) for number in (5, 4, 3, 2, 1)]
        self.fails_at = 0
        self.shelf = shelf
        shelf.answer = self.answer

    def answer(self, asked: Asked) -> Said:
        assert asked.query["shop"] == "acme"
        if asked.query["key"] != "k-1":
            return Said({}, 401)
        page = int(asked.query["page"])
        if page == self.fails_at:
            return Said({}, 500)
        return Said({"reviews": self.reviews[2 * page - 2 : 2 * page]})

    @property
    def pages(self) -> list[str]:
        asked = [each.query["page"] for each in self.shelf.asked]
        self.shelf.asked.clear()
        return asked


@pytest.fixture
def shop(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shop]:
    monkeypatch.setattr(client, "TRIES", 1)
    with shelf() as found:
        (shell.folder / "shop.toml").write_text(SERVICE.format(url=found.url))
        configure(shell, '[sources.shop]\nservice = "shop.toml"\nshop = "acme"\nkey = { env = "SHOP_KEY" }\n')
        shell.environment["SHOP_KEY"] = "k-1"
        yield Shop(found)


def configure(shell: Shell, text: str) -> None:
    path = shell.folder / "config.toml"
    path.write_text(text)
    shell.environment["REVIEWTUI_CONFIG"] = str(path)


def test_without_a_source_it_says_how_to_name_one(shell: Shell) -> None:
    assert "No source is configured yet" in shell.says("sync")
    assert shell.json("sync") == {"sources": [], "told": 0, "trouble": ""}


def test_a_service_is_read_whole_and_then_only_what_is_new(shell: Shell, shop: Shop) -> None:
    assert shell.says("sync") == "shop: 5 new, 3 requests\n"
    assert shop.pages == ["1", "2", "3"]
    assert shell.says("sync") == "shop: nothing new, 1 request\n"
    shop.pages.clear()
    shop.reviews.insert(0, raw(6, rating=2))
    assert shell.says("sync").startswith("shop: 1 new")
    assert len(shell.json("list")) == 6
    shown = shell.json("show", "1")
    assert "THE SHOP" in json.dumps(shown)


def test_a_review_that_changed_is_a_version(shell: Shell, shop: Shop) -> None:
    shell.says("sync")
    shop.reviews[0] = raw(5, rating=4, body="They sent a new one.")
    (report,) = shell.json("sync")["sources"]
    assert (report["new"], report["changed"], report["error"]) == (0, 1, "")


def test_a_run_that_is_cut_off_goes_on_where_it_was(shell: Shell, shop: Shop) -> None:
    shop.fails_at = 2
    assert "A shop answered 500" in shell.refuses("sync")
    assert shell.json("list") == []
    assert shop.pages == ["1", "2"]
    shop.fails_at = 0
    assert shell.says("sync") == "shop: 5 new, 2 requests\n"
    assert shop.pages == ["2", "3"]


def test_a_dry_run_keeps_nothing(shell: Shell, shop: Shop) -> None:
    assert shell.says("sync", "--dry-run") == "shop: 5 would be new, 3 requests\n"
    assert shell.json("list") == []
    assert shell.says("sync").startswith("shop: 5 new")


def test_what_a_dry_run_saw_comes_in_with_what_is_new_since(shell: Shell, shop: Shop) -> None:
    shell.says("sync", "--dry-run")
    shop.reviews.insert(0, raw(6))
    assert shell.says("sync").startswith("shop: 6 new")
    assert len(shell.json("list")) == 6


def test_all_of_it_again_leaves_nothing_to_an_old_run(shell: Shell, shop: Shop) -> None:
    shell.says("sync")
    shop.reviews[:0] = [raw(8), raw(7), raw(6)]
    shop.fails_at = 2
    shell.refuses("sync")
    shop.fails_at = 0
    assert shell.says("sync", "--full").startswith("shop: 3 new, 5 unchanged")


def test_a_first_page_that_is_the_same_hides_no_later_one(shell: Shell, shop: Shop) -> None:
    path = shell.folder / "shop.toml"
    path.write_text(path.read_text().replace("newest_first = true", "newest_first = false"))
    shop.reviews = [raw(1), raw(2)]

    def answer(asked: Asked) -> Said:
        first = asked.query["page"] == "1"
        if first and asked.headers.get("If-None-Match") == "same":
            return Said(b"", 304)
        return Said(shop.answer(asked).body, headers={"ETag": "same"} if first else {})

    shop.shelf.answer = answer
    assert shell.says("sync").startswith("shop: 2 new")
    shop.reviews.append(raw(3))
    assert shell.says("sync").startswith("shop: 1 new")


def test_the_newest_first_and_the_same_costs_one_empty_answer(shell: Shell, shop: Shop) -> None:
    answers: list[int] = []

    def answer(asked: Asked) -> Said:
        same = asked.headers.get("If-None-Match") == f"page {len(shop.reviews)}" and asked.query["page"] == "1"
        answers.append(304 if same else 200)
        return Said(b"", 304) if same else Said(shop.answer(asked).body, headers={"ETag": f"page {len(shop.reviews)}"})

    shop.shelf.answer = answer
    shell.says("sync")
    answers.clear()
    assert shell.says("sync") == "shop: nothing new, 1 request\n"
    assert answers == [304]
    shop.reviews.insert(0, raw(6))
    assert shell.says("sync").startswith("shop: 1 new")


def test_rows_of_which_not_one_can_be_taken_are_asked_for_again(shell: Shell, shop: Shop) -> None:
    good = shop.reviews
    shop.reviews = [raw(1, rating="what?")]
    assert "not one row could be taken" in shell.refuses("sync")
    shop.reviews = good
    assert "shop: 5 new" in shell.run("sync", "--full").stdout


def test_what_is_nested_too_deep_is_one_sentence(shell: Shell, shop: Shop) -> None:
    deep = "[" * 900 + "]" * 900
    shop.shelf.answer = lambda _: Said(f'{{"reviews": [{{"id": 1, "rating": 1, "odd": {deep}}}]}}'.encode())
    told = shell.run("sync")
    assert told.exception is None or isinstance(told.exception, SystemExit)
    assert "error of its own" not in told.stderr


def test_a_run_that_was_noted_wrongly_begins_anew(shell: Shell, shop: Shop) -> None:
    shop.fails_at = 2
    shell.refuses("sync")
    shop.fails_at = 0
    for broken in ('{"asked": 3}', "[]", "{", '{"size": "x", "at": null, "next": 5}'):
        (shell.folder / "sync" / "shop.part.json").write_text(broken)
        (shell.folder / "sync" / "shop.json").write_text('{"known": 7}')
        assert shell.run("sync", "--dry-run").stdout.startswith("shop: 5 would be new")


def test_files_of_one_name_in_several_folders_are_each_taken_once(shell: Shell) -> None:
    for number in (1, 2):
        path = shell.folder / "box" / str(number) / "reviews.jsonl"
        path.parent.mkdir(parents=True)
        path.write_text(lines(a_line(number)))
        os.utime(path, (1_700_000_000, 1_700_000_000))
    configure(shell, '[sources.box]\nfolder = "box"\npattern = "**/*.jsonl"\n')
    assert shell.says("sync") == "box: 2 new\n"
    assert shell.says("sync") == "box: nothing new\n"


def test_all_of_it_again_when_that_is_wanted(shell: Shell, shop: Shop) -> None:
    shell.says("sync")
    shop.pages.clear()
    assert shell.says("sync", "--full") == "shop: 0 new, 5 unchanged, 3 requests\n"


def test_a_source_that_fails_is_in_nobodys_way(shell: Shell, shop: Shop) -> None:
    box = shell.folder / "box"
    box.mkdir()
    old(box / "reviews.jsonl").write_text(lines(a_line(1)))
    os.utime(box / "reviews.jsonl", (1_700_000_000, 1_700_000_000))
    config = (shell.folder / "config.toml").read_text()
    configure(shell, config + '[sources.box]\nfolder = "box"\n')
    shell.environment["SHOP_KEY"] = "wrong"
    result = shell.run("sync")
    assert result.exit_code == 1
    assert result.stdout == "box: 1 new\n"
    assert "shop: A shop does not let us in (401)" in result.stderr
    assert shell.says("sync", "--list") == "shop\nbox\n"
    assert "there are shop, box" in shell.refuses("sync", "sohp")


def old(path: Path) -> Path:
    path.touch()
    return path


def test_a_folder_gives_each_file_once_and_moves_it(shell: Shell) -> None:
    box = shell.folder / "box"
    box.mkdir()
    configure(shell, '[sources.box]\nfolder = "box"\npattern = "*.jsonl"\nmove_to = "read"\n')
    for number in (1, 2):
        path = box / f"{number}.jsonl"
        path.write_text(lines(a_line(number)))
        os.utime(path, (1_700_000_000 + number, 1_700_000_000 + number))
    (box / "other.txt").write_text("no reviews")
    assert shell.says("sync") == "box: 2 new\n"
    assert sorted(each.name for each in box.iterdir()) == ["other.txt"]
    assert sorted(each.name for each in (shell.folder / "read").iterdir()) == ["1.jsonl", "2.jsonl"]
    assert shell.says("sync") == "box: nothing new\n"


def test_a_file_that_is_no_reviews_is_told_and_tried_again(shell: Shell) -> None:
    box = shell.folder / "box"
    box.mkdir()
    path = box / "a.csv"
    path.write_text("no\nreviews\n")
    os.utime(path, (1_700_000_000, 1_700_000_000))
    configure(shell, '[sources.box]\nfolder = "box"\n')
    assert "a.csv" in shell.refuses("sync")
    path.write_text(lines(a_line(1)))
    os.utime(path, (1_700_000_000, 1_700_000_000))
    assert shell.says("sync") == "box: 1 new\n"
    assert "there is no folder" in _without_folder(shell)


def test_a_file_that_is_no_reviews_is_told_once_and_hides_no_other(shell: Shell) -> None:
    box = shell.folder / "box"
    box.mkdir()
    for age, (name, text) in enumerate(
        {"new.csv": lines(a_line(1)), "bank.csv": "Date,Amount\n2026-05-01,12.50\n", "empty.csv": ""}.items()
    ):
        (box / name).write_text(text)
        os.utime(box / name, (1_700_000_000 - age, 1_700_000_000 - age))
    (box / "gone.csv").symlink_to(box / "nowhere")
    (box / "circle.csv").symlink_to("circle.csv")
    configure(shell, '[sources.box]\nfolder = "box"\n')
    assert "bank.csv" in shell.refuses("sync")
    assert len(shell.json("list")) == 1
    assert shell.says("sync") == "box: nothing new\n"
    (box / "bank.csv").write_text(lines(a_line(2)))
    os.utime(box / "bank.csv", (1_700_000_000, 1_700_000_000))
    assert shell.says("sync") == "box: 1 new\n"


def test_dates_that_a_person_has_to_settle_are_told_until_that_is_done(shell: Shell) -> None:
    box = shell.folder / "box"
    box.mkdir()
    (box / "a.csv").write_text("Date,Rating,Review\n03/04/2026,1,It broke at once\n05/04/2026,1,It leaks at once\n")
    os.utime(box / "a.csv", (1_700_000_000, 1_700_000_000))
    configure(shell, '[sources.box]\nfolder = "box"\n')
    for _ in range(2):
        assert "--marketplace" in shell.refuses("sync")


def test_what_was_moved_is_not_found_again_and_overwrites_nothing(shell: Shell) -> None:
    box = shell.folder / "box"
    for number, folder in enumerate(("one", "two", "three"), 1):
        (box / folder).mkdir(parents=True)
        path = box / folder / "r.jsonl"
        path.write_text(lines(a_line(number)))
        os.utime(path, (1_700_000_000, 1_700_000_000))
    configure(shell, '[sources.box]\nfolder = "box"\npattern = "**/*.jsonl"\nmove_to = "box/read"\n')
    assert shell.says("sync") == "box: 3 new\n"
    assert shell.says("sync", "--full") == "box: nothing new\n"
    assert sorted(each.name for each in (box / "read").iterdir()) == ["r-2.jsonl", "r-3.jsonl", "r.jsonl"]


def test_a_file_that_is_written_to_while_it_is_read_stays(tmp_path: Path) -> None:
    path = tmp_path / "box" / "a.jsonl"
    path.parent.mkdir()
    path.write_text("1")
    options = SourceOptions()
    source = FolderSource("box", path.parent, "*", options, tmp_path / "read", tmp_path, lambda: 2_000_000_000)
    (first,) = source.incoming(lambda: False)
    path.write_text("1 and more")
    first.took()
    (again,) = source.incoming(lambda: False)
    again.took()
    assert (tmp_path / "read" / "a.jsonl").read_text() == "1 and more"


def _without_folder(shell: Shell) -> str:
    configure(shell, '[sources.box]\nfolder = "gone"\n')
    return shell.refuses("sync")


FROM_ENV = 'api_token = { env = "T" }'
JUDGE = '[sources.x]\nservice = "judge-me"\n'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (JUDGE + 'shop_domain = "a"\napi_token = "t"', "api_token is secret"),
        (JUDGE + FROM_ENV, "wants to know shop_domain"),
        (JUDGE + 'shop_domain = "a"', "wants a secret api_token"),
        (JUDGE + 'shop_domain = "a"\nshop = "b"\n' + FROM_ENV, "asks for no shop"),
        (JUDGE + 'shop_domain = "a"\n' + FROM_ENV, "the variable T is not set"),
        (JUDGE + 'shop_domain = "a"\napi_token = { command = "false" }', "told nothing (exit code 1)"),
        (JUDGE + "shop_domain = 3", "shop_domain"),
        (JUDGE + 'api_token = { file = "x" }', "api_token"),
        ('[sources.x]\nservice = "nowhere"', "nowhere is no service"),
        ('[sources.x]\nfolder = "a"\nservice = "b"', "either folder, service or selling_partner"),
        ('[sources.x]\nfolder = "a"\npattern = "../*"', "pattern"),
        ('[sources.x]\nfolder = "a"\nfile = "b"', "sources.x.file"),
        ("[sources]\nx = 3", "sources.x"),
        ('[sources."a b"]\nfolder = "a"', "a name of letters"),
    ],
)
def test_a_mistake_in_the_settings_is_told(shell: Shell, text: str, words: str) -> None:
    configure(shell, text + "\n")
    told = shell.refuses("sync")
    assert words in told
    assert "Traceback" not in told


def test_two_at_once_do_not_collide(shell: Shell, shop: Shop) -> None:
    with noted.alone(shell.folder / "sync"):
        assert "another sync is under way" in shell.refuses("sync")
    assert shell.says("sync").startswith("shop: 5 new")


def test_what_it_keeps_is_for_nobody_else(shell: Shell, shop: Shop) -> None:
    shop.fails_at = 3
    shell.refuses("sync")
    kept = [each for each in (shell.folder / "sync").iterdir() if each.is_file()]
    assert len(kept) == 4
    assert {each.stat().st_mode & 0o777 for each in kept} == {0o600}
    assert all("k-1" not in each.read_text() for each in kept)


def complete(shell: Shell) -> None:
    path = shell.folder / "shop.toml"
    path.write_text(path.read_text().replace('review_id = "id"', 'review_id = "id"\nasin = "asin"'))
    configure(shell, (shell.folder / "config.toml").read_text() + "complete = true\n")


def test_only_a_complete_listing_takes_what_is_gone_as_removed(shell: Shell, shop: Shop) -> None:
    shop.reviews = [each | {"asin": f"B{each['id'] % 2}"} for each in shop.reviews]
    path = shell.folder / "shop.toml"
    path.write_text(path.read_text().replace('review_id = "id"', 'review_id = "id"\nasin = "asin"'))
    shell.says("sync")
    gone = shop.reviews.pop(1)
    assert "not listed" not in shell.says("sync", "--full")
    configure(shell, (shell.folder / "config.toml").read_text() + "complete = true\n")
    assert shell.says("sync") == "shop: 0 new, 4 unchanged, 1 not listed any more, 3 requests\n"
    shown = shell.json("show", gone_case(shell, gone))
    assert (shown["lane"], shown["outcome"]) == ("done", "removed")
    assert "is not listed any more: taken as removed" in shell.says("history")
    assert "not listed" not in shell.says("sync")
    assert "is not listed any more" in shell.says("undo")
    assert shell.json("show", gone_case(shell, gone))["lane"] == "first-contact"
    assert "not listed" not in shell.says("sync"), "what the seller undid is not done again"


def gone_case(shell: Shell, review: dict[str, Any]) -> str:
    return f"shop:{review['id']}"


def test_a_review_that_moved_to_a_sister_is_not_gone(shell: Shell, shop: Shop) -> None:
    shop.reviews = [each | {"asin": f"B{each['id'] % 2}"} for each in shop.reviews]
    complete(shell)
    assert shell.says("sync").startswith("shop: 5 new")
    shop.reviews[0] |= {"asin": "B0"}
    assert "not listed" not in shell.says("sync")


def test_a_listing_that_broke_or_has_a_bad_row_removes_nothing(shell: Shell, shop: Shop) -> None:
    shop.reviews = [raw(number, asin="B0") for number in range(20, 0, -1)]
    complete(shell)
    assert shell.says("sync").startswith("shop: 20 new")
    good, shop.reviews = shop.reviews, shop.reviews[:4]
    told = shell.run("sync")
    assert "16 of 20 reviews are not listed any more; that looks like a broken listing" in told.stderr
    shop.reviews = [*good[:18], raw(2, asin="B0", rating="what?")]
    told = shell.run("sync")
    assert "nothing was taken as removed" in told.stderr
    shop.reviews = []
    assert "not listed" not in shell.run("sync").stdout
    assert len(shell.json("list")) == 20


def test_secrets_come_from_a_command_the_environment_the_keyring_in_this_order(shell: Shell, shop: Shop) -> None:
    folder = shell.folder / "bin"
    folder.mkdir()
    (folder / "keyring").write_text('#!/bin/sh\n[ "$1 $2 $3" = "get shop me" ] && echo k-1\n')
    (folder / "keyring").chmod(0o755)
    shell.environment["PATH"] = f"{folder}:{os.environ['PATH']}"
    del shell.environment["SHOP_KEY"]
    head = '[sources.shop]\nservice = "shop.toml"\nshop = "acme"\n'
    for key in (
        '{ keyring = "shop/me" }',
        '{ command = "false", env = "SHOP_KEY", keyring = "shop/me" }',
        '{ command = "echo k-1", env = "SHOP_KEY" }',
    ):
        configure(shell, f"{head}key = {key}\n")
        assert shell.json("sync", "--dry-run")["sources"][0]["error"] == ""
    configure(shell, f'{head}key = {{ keyring = "shop/you" }}\n')
    assert "the program keyring told nothing" in shell.refuses("sync")
    configure(shell, f'{head}key = {{ keyring = "shop" }}\n')
    assert "sources.shop.key" in shell.refuses("sync")


def test_it_runs_by_itself_from_now_on_and_no_longer(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(shell, '[sources.shop]\nservice = "judge-me"\nshop_domain = "a"\napi_token = { env = "SHOP_KEY" }\n')
    table = tmp_path / "bin" / "crontab.table"
    table.parent.mkdir()
    program = table.with_name("crontab")
    program.write_text('#!/bin/sh\nif [ "$1" = -l ]; then cat "$0.table"; else cat > "$0.table"; fi\n')
    program.chmod(0o755)
    table.touch()
    monkeypatch.setenv("PATH", f"{table.parent}:/bin")
    if Path("/bin/systemctl").exists():  # one that nobody of this test may ask
        (table.parent / "systemctl").write_text("#!/bin/sh\nexit 1\n")
        (table.parent / "systemctl").chmod(0o755)
    shown = shell.says("sync", "--install", 30, "--dry-run")
    assert shown.startswith("*/30 * * * * PATH=")
    assert table.read_text() == ""
    done = shell.run("sync", "--install", 30)
    assert done.stdout.startswith("cron runs reviewtui sync every 30 minutes from now on")
    assert "shop: its secret stands in SHOP_KEY" in done.stderr
    assert f"--config {shell.environment['REVIEWTUI_CONFIG']} sync" in table.read_text()
    assert shell.says("sync", "--uninstall") == "reviewtui sync no longer runs by itself.\n"
    assert shell.json("sync", "--uninstall") == {"removed": False}
    assert table.read_text() == ""


@pytest.mark.parametrize(
    "words", [("shop", "--install", "30"), ("--install", "30", "--uninstall"), ("--uninstall", "--dry-run"),
              ("--install", "0")]
)  # fmt: skip
def test_what_can_not_run_by_itself_is_told(shell: Shell, words: tuple[str, ...]) -> None:
    assert shell.refuses("sync", *words, code=2)


def test_what_is_older_is_left_out_until_all_is_asked_for(shell: Shell, shop: Shop) -> None:
    for review, day in zip(shop.reviews, (25, 24, 23, 5, 1), strict=True):
        review["created_at"] = f"2026-11-{day:02}T08:00:00Z"
    assert shell.says("sync", "--since", "2026-11-10") == "shop: 3 new, 2 older, 3 requests\n"
    assert shell.says("sync") == "shop: nothing new, 1 request\n"
    assert shell.says("sync", "--full").startswith("shop: 2 new, 3 unchanged")
    assert "is no day that we know" in shell.refuses("sync", "--since", "soonish")


def test_each_run_leaves_a_line_in_a_log(shell: Shell, shop: Shop) -> None:
    shell.says("sync", "--dry-run")
    shell.says("sync")
    shop.fails_at = 1
    shell.refuses("sync")
    path = shell.database.parent / "sync" / "sync.log"
    told = [json.loads(line) for line in path.read_text().splitlines()]
    assert [(each["name"], each["new"], bool(each["error"])) for each in told] == [
        ("shop", 5, False),
        ("shop", 0, True),
    ]
    assert "k-1" not in path.read_text()
    assert path.stat().st_mode & 0o777 == 0o600
    path.write_text("x" * 80 + "\n" + path.read_text() * 9000)
    noted.log(path, {"at": "now"})
    assert path.stat().st_size < 1 << 20
    assert json.loads(path.read_text().splitlines()[-1]) == {"at": "now"}


def test_a_list_without_a_source_says_so_beside_it(shell: Shell) -> None:
    for words in (["sync", "--list"], ["sources"]):
        result = shell.run(*words)
        assert result.exit_code == 0
        assert result.stdout == ""
        assert "No source is configured yet" in result.stderr
