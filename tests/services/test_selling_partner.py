"""Seller feedback by Amazon's Selling Partner API, against a service on loopback that answers as its model says."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from cli.running import Shell
from reviewtui.sources import selling_partner
from reviewtui.sources.http import client
from services.shelf import Asked, Said, Shelf, shelf

HEADER = "Date\tRating\tComments\tYour Response\tOrder ID\tRater Email\n"
CONFIG = """
[sources.feedback]
selling_partner = "EU"
marketplaces = {marketplaces}
client_id = {{ env = "SP_ID" }}
client_secret = {{ command = "echo hush; echo more" }}
refresh_token = {{ env = "SP_REFRESH" }}
endpoint = "{url}"
token_url = "{url}/auth/o2/token"
"""


def row(day: str, number: int, stars: int = 1, domain: str = "de") -> str:
    mail = f"x{number}@marketplace.amazon.{domain}"
    return f"{day}\t{stars}\tNever arrived {number}\t\t302-0000000-{number:07d}\t{mail}\n"


class Partner:
    """Amazon: orders of reports, their state, their documents."""

    def __init__(self, found: Shelf) -> None:
        self.found = found
        self.rows = {"A1PA6795UKMFR9": row("20.11.26", 1) + row("21.11.26", 2, 3)}
        self.states = iter(["IN_QUEUE", "IN_PROGRESS", "DONE"])
        self.orders: list[dict[str, Any]] = []
        self.packed = True
        self.expired = False
        found.answer = self.answer

    def answer(self, asked: Asked) -> Said:
        if asked.path == "/auth/o2/token":
            assert "client_secret=hush" in asked.body
            assert "grant_type=refresh_token" in asked.body
            return Said({"access_token": f"token {len(self.paths('/auth/o2/token'))}", "expires_in": 3600})
        if asked.path.startswith("/elsewhere/"):
            assert "X-Amz-Access-Token" not in {name.title() for name in asked.headers}
            text = (HEADER + self._rows_of(int(asked.path.rsplit("/", 1)[1]))).encode()
            return Said(gzip.compress(text) if self.packed else text)
        if self.expired and asked.headers["x-amz-access-token"] == "token 1":
            return Said({"errors": [{"code": "Unauthorized"}]}, 403)
        return self._api(asked)

    def _rows_of(self, number: int) -> str:
        return self.rows.get(self.orders[number]["marketplaceIds"][0], "")

    def _api(self, asked: Asked) -> Said:
        base = "/reports/2021-06-30/"
        if asked.path == base + "reports":
            self.orders.append(json.loads(asked.body))
            return Said({"reportId": f"ID{len(self.orders) - 1}"}, 202)
        if asked.path.startswith(base + "reports/ID"):
            number = int(asked.path.rsplit("ID", 1)[1])
            state = next(self.states, "DONE")
            if state == "DONE" and not self._rows_of(number):
                state = "CANCELLED"
            told = {"reportId": f"ID{number}", "processingStatus": state}
            return Said(told | ({"reportDocumentId": f"doc {number}"} if state == "DONE" else {}))
        number = int(asked.path.rsplit("doc%20", 1)[1])
        told = {"reportDocumentId": f"doc {number}", "url": f"{self.found.url}/elsewhere/{number}"}
        return Said(told | ({"compressionAlgorithm": "GZIP"} if self.packed else {}))

    def paths(self, path: str) -> list[Asked]:
        return [each for each in self.found.asked if each.path == path]


@pytest.fixture
def amazon(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Iterator[Partner]:
    monkeypatch.setattr(client, "TRIES", 1)
    monkeypatch.setattr(selling_partner, "LONGEST_POLL", 0.0)
    with shelf() as found:
        configure(shell, found.url, '["DE"]')
        yield Partner(found)


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    made = Shell(tmp_path)
    made.environment |= {"SP_ID": "an id", "SP_REFRESH": "again"}
    return made


def configure(shell: Shell, url: str, marketplaces: str) -> None:
    path = shell.folder / "config.toml"
    path.write_text(CONFIG.format(url=url, marketplaces=marketplaces))
    shell.environment["REVIEWTUI_CONFIG"] = str(path)


def texts(shell: Shell) -> list[str]:
    return sorted(shell.json("show", str(each["case"]))["text"] for each in shell.json("list"))


def test_feedback_comes_in_and_is_asked_for_in_short_windows(shell: Shell, amazon: Partner) -> None:
    told = shell.says("sync")
    assert told.startswith("feedback: 2 new")
    assert texts(shell) == ["Never arrived 1", "Never arrived 2"]
    assert {each["kind"] for each in shell.json("list")} == {"seller-feedback"}
    assert {each["marketplace"] for each in shell.json("list")} == {"DE"}
    windows = [(each["dataStartTime"][:16], each["dataEndTime"][:16]) for each in amazon.orders]
    assert windows[0] == ("2026-08-25T08:00", "2026-09-24T08:00")
    assert windows[-1][1] == "2026-11-23T08:00"
    assert all(each["reportType"] == "GET_SELLER_FEEDBACK_DATA" for each in amazon.orders)
    asked = len(amazon.found.asked)
    assert "nothing new" in shell.says("sync")
    assert len(amazon.found.asked) == asked


def test_no_data_is_no_fault(shell: Shell, amazon: Partner) -> None:
    amazon.rows.clear()
    assert shell.says("sync").startswith("feedback: nothing new")


def test_each_marketplace_has_a_report_of_its_own(shell: Shell, amazon: Partner) -> None:
    configure(shell, amazon.found.url, '["DE", "GB"]')
    amazon.rows["A1F83G8C2ARO7P"] = row("20/11/26", 7, domain="co.uk")
    assert shell.says("sync").startswith("feedback: 3 new")
    assert {each["marketplace"] for each in shell.json("list")} == {"DE", "GB"}
    assert {len(each["marketplaceIds"]) for each in amazon.orders} == {1}


def test_a_report_that_is_not_ready_is_asked_for_by_the_next_run(shell: Shell, amazon: Partner) -> None:
    amazon.states = iter(["IN_PROGRESS"] * selling_partner.POLLS)
    assert shell.says("sync").startswith("feedback: nothing new")
    assert len(amazon.orders) == 1
    assert shell.says("sync").startswith("feedback: 2 new")
    assert amazon.orders[0] not in amazon.orders[1:]


def test_a_token_that_has_expired_is_fetched_anew(shell: Shell, amazon: Partner) -> None:
    amazon.packed = False

    def later(asked: Asked) -> Said:
        said = Partner.answer(amazon, asked)
        amazon.expired = True
        return said

    amazon.found.answer = lambda asked: (
        later(asked) if asked.path.endswith("/reports") else Partner.answer(amazon, asked)
    )
    assert shell.says("sync").startswith("feedback: 2 new")
    assert len(amazon.paths("/auth/o2/token")) == 2


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda asked: Said({}, 500) if asked.path.endswith("/reports") else None, "answered 500"),
        (
            lambda asked: Said({"errors": []}, 403) if asked.path.endswith("/reports") else None,
            "does not let us in (403)",
        ),
        (lambda asked: Said({}, 202) if asked.path.endswith("/reports") else None, "answered without reportId"),
        (lambda asked: Said(b"<html>") if asked.path.startswith("/elsewhere") else None, "can't be unpacked"),
        (lambda asked: Said(gzip.compress(b"x" * 90)[:20]) if asked.path.startswith("/elsewhere") else None, "cut off"),
        (lambda asked: Said({"error": "x"}, 400) if asked.path.endswith("/token") else None, "answered 400"),
        (lambda asked: Said(b"[" * 9000) if asked.path.endswith("/token") else None, "no JSON"),
    ],
)
def test_what_goes_wrong_is_told_and_mended_by_the_next_run(
    shell: Shell, amazon: Partner, change: Callable[[Asked], Said | None], words: str
) -> None:
    amazon.found.answer = lambda asked: change(asked) or Partner.answer(amazon, asked)
    told = shell.refuses("sync")
    assert words in told
    assert "hush" not in told
    assert "again" not in told.replace("asks again", "").replace("asks for it again", "")
    amazon.found.answer = amazon.answer
    assert shell.says("sync").startswith("feedback: 2 new")


def test_a_report_that_amazon_could_not_make_is_ordered_anew(shell: Shell, amazon: Partner) -> None:
    amazon.states = iter(["FATAL"])
    assert "could not make the feedback report of DE" in shell.refuses("sync")
    assert shell.says("sync").startswith("feedback: 2 new")


def test_a_secret_in_the_file_is_refused_and_not_shown(shell: Shell, amazon: Partner) -> None:
    path = shell.folder / "config.toml"
    path.write_text(path.read_text().replace('{ env = "SP_REFRESH" }', '"Atzr|secret"'))
    told = shell.refuses("sync")
    assert "secrets have no place in a file" in told
    assert "Atzr" not in told


def test_an_order_that_nobody_fetched_for_days_is_made_anew(shell: Shell, amazon: Partner) -> None:
    amazon.states = iter(["IN_PROGRESS"] * selling_partner.POLLS)
    shell.says("sync")
    state = shell.folder / "sync" / "feedback.json"
    noted = json.loads(state.read_text())
    noted["DE"]["at"] -= 4 * 86_400
    state.write_text(json.dumps(noted))
    assert shell.says("sync").startswith("feedback: 2 new")
    assert amazon.orders[0] == amazon.orders[1]
    for broken in ('{"DE": 3}', '{"DE": {"until": "x", "report": 5}}', "[]"):
        state.write_text(broken)
        assert "feedback: " in shell.says("sync")
