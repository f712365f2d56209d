"""The services that come along, each against a server on loopback that answers as its description says."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from importlib import resources
from typing import Any, NamedTuple

import pytest

from cli.running import Shell
from reviewtui.sources.http import client
from services.shelf import Asked, Said, Shelf, shelf

AT = "2026-11-22T08:00:00Z"
Answer = Callable[[Asked, list[Any], int], Said]


class Kind(NamedTuple):
    """How a service is named in the settings, what a review of it is, and how it pages (two on a page)."""

    service: str
    words: str
    raw: Callable[[int, int], dict[str, Any]]
    answer: Answer
    paged: bool = True


def oxylabs_raw(number: int, stars: int) -> dict[str, Any]:
    return {"id": f"R{number}", "rating": stars, "title": f"T{number}", "content": "It leaks.", "is_verified": True,
            "timestamp": "Reviewed in the United States on November 22, 2026", "author": "B"}  # fmt: skip


def oxylabs(asked: Asked, reviews: list[Any], page: int) -> Said:
    told = json.loads(asked.body)
    assert (told["source"], told["query"]) == ("amazon_reviews", "B000000001")
    assert told["parse"] is True
    assert asked.headers["Authorization"].startswith("Basic ")
    at = told["start_page"]
    if at == page:
        return Said({}, 500)
    return Said({"results": [{"content": {"reviews": reviews[2 * at - 2 : 2 * at]}}]})


def bright_raw(number: int, stars: int) -> dict[str, Any]:
    return {"review_id": f"R{number}", "rating": stars, "review_header": f"T{number}", "review_text": "It leaks.",
            "asin": "B000000001", "review_posted_date": AT, "author_name": "B", "is_verified": True,
            "review_country": "US"}  # fmt: skip


def bright(asked: Asked, reviews: list[Any], page: int) -> Said:
    assert asked.headers["Authorization"] == "Bearer k"
    assert asked.path.endswith("/snapshot/s_1")
    return Said({}, 500) if page == 1 else Said(reviews)


def trust_raw(number: int, stars: int) -> dict[str, Any]:
    return {"id": f"T{number}", "stars": stars, "title": f"T{number}", "text": "It leaks.", "createdAt": AT,
            "consumer": {"displayName": "B"}, "language": "en", "isVerified": False}  # fmt: skip


def trust(asked: Asked, reviews: list[Any], page: int) -> Said:
    assert asked.headers["apikey"] == "k"
    at, size = int(asked.query["page"]), int(asked.query["perPage"])
    return Said({}, 500) if at == page else Said({"reviews": reviews[size * (at - 1) : size * at]})


def ebay_raw(number: int, stars: int) -> dict[str, Any]:
    comment = {1: "NEGATIVE", 3: "NEUTRAL", 5: "POSITIVE"}[stars]
    return {"feedbackId": f"F{number}", "commentType": comment, "feedbackComment": {"commentText": "It leaks."},
            "feedbackEnteredDate": AT, "providerUserDetail": {"userId": "b***r"}}  # fmt: skip


def ebay(asked: Asked, reviews: list[Any], page: int) -> Said:
    if asked.path.endswith("/token"):
        assert "grant_type=refresh_token" in asked.body
        return Said({"access_token": "t-1"})
    assert asked.headers["Authorization"] == "Bearer t-1"
    assert (asked.query["user_id"], asked.query["feedback_type"]) == ("me", "FEEDBACK_RECEIVED")
    at, size = int(asked.query["offset"]), int(asked.query["limit"])
    return Said({}, 500) if at == (page - 1) * size else Said({"feedbackEntries": reviews[at : at + size]})


def play_raw(number: int, stars: int) -> dict[str, Any]:
    user = {"starRating": stars, "text": f"\tIt leaks {number}.", "lastModified": {"seconds": "1795420000"}}
    return {"reviewId": f"P{number}", "authorName": "B", "comments": [{"userComment": user}]}


def play(asked: Asked, reviews: list[Any], page: int) -> Said:
    if asked.path.endswith("/token"):
        return Said({"access_token": "t-1"})
    at = int(asked.query.get("token", 1))
    more = {"tokenPagination": {"nextPageToken": str(at + 1)}} if reviews[2 * at :] else {}
    return Said({}, 500) if at == page else Said({"reviews": reviews[2 * at - 2 : 2 * at]} | more)


def store_raw(number: int, stars: int) -> dict[str, Any]:
    told = {"rating": stars, "title": f"T{number}", "body": "It leaks.", "createdDate": AT, "reviewerNickname": "B",
            "territory": "USA"}  # fmt: skip
    return {"type": "customerReviews", "id": f"A{number}", "attributes": told}


def store(asked: Asked, reviews: list[Any], page: int) -> Said:
    head, claims = (json.loads(_decoded(each)) for each in asked.headers["Authorization"][7:].split(".")[:2])
    assert (head["alg"], head["kid"], claims["iss"]) == ("ES256", "K1", "I1")
    assert claims["aud"] == "appstoreconnect-v1"
    assert 0 < claims["exp"] - claims["iat"] <= 1200
    at = int(asked.query.get("cursor", 1))
    links = {"next": f"/v1/apps/7/customerReviews?cursor={at + 1}"} if reviews[2 * at :] else {}
    return Said({}, 500) if at == page else Said({"data": reviews[2 * at - 2 : 2 * at], "links": links})


def _decoded(part: str) -> bytes:
    import base64

    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def seo_raw(number: int, stars: int) -> dict[str, Any]:
    return {"type": "amazon_review_item", "rating": {"value": stars}, "title": f"T{number}", "review_text": "It leaks.",
            "publication_date": "2026-11-22 08-00-00 +00:00", "user_profile": {"name": "B"}, "verified": True,
            "helpful_votes": "2", "url": f"https://www.amazon.com/gp/customer-reviews/R{number:013}"}  # fmt: skip


def seo(asked: Asked, reviews: list[Any], page: int) -> Said:
    assert asked.path.endswith("/task_get/advanced/t-1")
    assert asked.headers["Authorization"].startswith("Basic ")
    return Said({}, 500) if page == 1 else Said({"tasks": [{"result": [{"items": reviews}]}]})


ENV = "{ env = 'K' }"
OAUTH = f"client_id = {ENV}\nclient_secret = {ENV}\nrefresh_token = {ENV}"
KINDS = (
    Kind("oxylabs", f"asin = 'B000000001'\nusername = {ENV}\npassword = {ENV}", oxylabs_raw, oxylabs),
    Kind(
        "dataforseo", f"task = 't-1'\nasin = 'B000000001'\nlogin = {ENV}\npassword = {ENV}", seo_raw, seo, paged=False
    ),
    Kind("bright-data", f"snapshot = 's_1'\ntoken = {ENV}", bright_raw, bright, paged=False),
    Kind("trustpilot", f"business_unit = 'u'\napi_key = {ENV}", trust_raw, trust),
    Kind("ebay", f"user_id = 'me'\n{OAUTH}", ebay_raw, ebay),
    Kind("google-play", f"package = 'com.shop'\n{OAUTH}", play_raw, play),
    Kind("app-store", f"app = '7'\nkey_id = 'K1'\nissuer_id = 'I1'\nprivate_key = {ENV}", store_raw, store),
)


class Run:
    def __init__(self, shell: Shell, found: Shelf, kind: Kind) -> None:
        self.kind, self.fails_at, self.shelf = kind, 0, found
        self.reviews = [kind.raw(number, 1) for number in (5, 4, 3, 2, 1)]
        found.answer = lambda asked: kind.answer(asked, self.reviews, self.fails_at)
        pack = (resources.files("reviewtui.services") / "packs" / f"{kind.service}.toml").read_text("utf-8")
        pack = re.sub(r"https://(?!github)[\w.-]+(?=[/\"])", found.url, pack)
        pack = re.sub(r"^size = \d+$", "size = 2", pack, flags=re.MULTILINE)
        (shell.folder / "mine.toml").write_text(pack)
        (shell.folder / "config.toml").write_text(f'[sources.it]\nservice = "mine.toml"\n{kind.words}\n')
        shell.environment |= {"REVIEWTUI_CONFIG": str(shell.folder / "config.toml"), "K": "k"}


@pytest.fixture(params=KINDS, ids=[each.service for each in KINDS])
def run(request: pytest.FixtureRequest, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    monkeypatch.setattr(client, "TRIES", 1)
    with shelf() as found:
        made = Run(shell, found, request.param)
        if made.kind.service == "app-store":
            pytest.importorskip("joserfc")
            from joserfc.jwk import ECKey

            shell.environment["K"] = ECKey.generate_key("P-256").as_pem(private=True).decode()
        yield made


def test_first_and_second_sync_and_a_changed_review(shell: Shell, run: Run) -> None:
    (report,) = shell.json("sync")["sources"]
    assert (report["new"], report["rejected"], report["error"]) == (5, 0, "")
    rows = shell.json("list")
    assert {each["stars"] for each in rows} == {1}
    assert len(rows) == 5
    assert shell.json("sync")["sources"][0]["new"] == 0
    run.reviews[0] = run.kind.raw(5, 5)
    (report,) = shell.json("sync")["sources"]
    assert (report["new"], report["changed"]) == (0, 1)


def test_killed_in_the_middle_and_resumed(shell: Shell, run: Run) -> None:
    run.fails_at = 2 if run.kind.paged else 1
    assert "answered 500" in shell.refuses("sync")
    assert shell.json("list") == []
    before = len(run.shelf.asked)
    run.fails_at = 0
    assert "5 new" in shell.says("sync")
    asked = [each for each in run.shelf.asked[before:] if not each.path.endswith("/token")]
    assert len(asked) <= 3
    if run.kind.paged:
        firsts = [each for each in asked if each == run.shelf.asked[0]]
        assert not firsts, "what was read is not asked for again"


def test_a_key_that_is_none_is_a_sentence(shell: Shell) -> None:
    pytest.importorskip("joserfc")
    with shelf() as found:
        Run(shell, found, KINDS[-1])
        told = shell.refuses("sync")
        assert "wants a private key (PEM) for ES256" in told
        assert found.asked == []
