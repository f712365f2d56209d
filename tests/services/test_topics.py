"""What Amazon counts in the reviews of a product: asked once a week, kept, shown in the case."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cli.running import Shell, a_line, lines
from reviewtui.sources import selling_partner
from reviewtui.sources.http import client
from services.shelf import Asked, Said, Shelf, shelf

SPEC = Path(__file__).parents[2].parent / "shared" / "specs" / "customerFeedback_2024-06-01.json"
CONFIG = """
[sources.feedback]
selling_partner = "EU"
marketplaces = ["DE", "NL"]
topics = true
client_id = {{ env = "SP_ID" }}
client_secret = {{ env = "SP_ID" }}
refresh_token = {{ env = "SP_ID" }}
endpoint = "{url}"
token_url = "{url}/auth/o2/token"
"""


def topic(name: str, mentions: int | None = 14, share: float | None = 3.5, impact: float | None = -0.4) -> object:
    numbers = {"numberOfMentions": mentions, "occurrencePercentage": share, "starRatingImpact": impact}
    return {"topic": name, "asinMetrics": numbers, "reviewSnippets": ["It leaked on Ann Example's desk"]}


def told(*negative: object, positive: object = None) -> dict[str, Any]:
    return {"asin": "B000000001", "topics": {"negativeTopics": list(negative), "positiveTopics": positive}}


class Amazon:
    """Answers for topics as it is told; there is never any feedback."""

    def __init__(self, found: Shelf) -> None:
        self.found = found
        self.answers: dict[str, Said] = {}
        found.answer = self.answer

    def answer(self, asked: Asked) -> Said:
        if asked.path == "/auth/o2/token":
            return Said({"access_token": "t", "expires_in": 3600})
        if asked.path.startswith("/customerFeedback/"):
            assert asked.query["sortBy"] == "MENTIONS"
            return self.answers.get(asked.path.split("/")[4], Said(b"", 204))
        if asked.path.endswith("/reports"):
            return Said({"reportId": "1"}, 202)
        return Said({"processingStatus": "CANCELLED"})

    @property
    def asked(self) -> list[tuple[str, str]]:
        found = [each for each in self.found.asked if each.path.startswith("/customerFeedback/")]
        self.found.asked.clear()
        return [(each.path.split("/")[4], each.query["marketplaceId"]) for each in found]


@pytest.fixture
def amazon(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Iterator[Amazon]:
    monkeypatch.setattr(client, "TRIES", 1)
    monkeypatch.setattr(selling_partner, "BETWEEN", 0.0)
    with shelf() as found:
        path = shell.folder / "config.toml"
        path.write_text(CONFIG.format(url=found.url))
        shell.environment |= {"REVIEWTUI_CONFIG": str(path), "SP_ID": "x"}
        given = [a_line(1), a_line(2, asin="B000000002"), a_line(3, asin="B000000002")]
        others = [a_line(4, asin="B000000003", stars=5), a_line(5, marketplace="NL", asin="B000000009")]
        shell.says("import", "-", given=lines(*given, *others))
        yield Amazon(found)


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


def test_products_with_open_cases_are_asked_for_once_a_week(shell: Shell, amazon: Amazon) -> None:
    amazon.answers["B000000001"] = Said(told(topic("leaks"), topic("noise", 1, None, None), topic("size", 90)))
    assert "2 products whose topics were asked for" in shell.says("sync")
    assert amazon.asked == [("B000000002", "A1PA6795UKMFR9"), ("B000000001", "A1PA6795UKMFR9")]
    shown = shell.says("show", 1)
    assert "Amazon counts" in shown
    assert shown.index("90 mentions of size") < shown.index("14 mentions of leaks (3.5 % of reviews, -0.4 stars)")
    assert "1 mention of noise\n" in shown
    assert shell.json("show", 1)["topics"][0]["topic"] == "leaks"
    assert shell.json("show", 2)["topics"] == []
    assert "desk" not in shown
    shell.says("sync")
    assert amazon.asked == []


def test_who_may_not_read_them_is_told_and_everything_else_came_in(shell: Shell, amazon: Amazon) -> None:
    amazon.answers["B000000002"] = Said({"errors": [{"code": "Unauthorized"}]}, 403)
    assert "does not let us in (403)" in shell.refuses("sync")
    amazon.answers.clear()
    assert "2 products" in shell.says("sync")


@pytest.mark.parametrize(
    "body",
    [None, [], {"topics": None}, {"topics": []}, told(None, 3, {"topic": 4}, {}),
     told({"topic": "x", "asinMetrics": {"numberOfMentions": "many", "starRatingImpact": True}}),
     told(topic("\x1b[31mred\u202e" * 40))],
    ids=["null", "list", "none", "empty list", "no topics", "no numbers", "hostile"],
)  # fmt: skip
def test_whatever_is_answered_harms_nothing(shell: Shell, amazon: Amazon, body: object) -> None:
    amazon.answers["B000000001"] = Said(body)
    shell.says("sync")
    shown = shell.says("show", 1)
    assert "\x1b" not in shown
    assert "\u202e" not in shown


@pytest.mark.skipif(not SPEC.exists(), reason="Amazon's own models do not lie beside this project")
def test_the_examples_of_amazons_model_are_understood(shell: Shell, amazon: Amazon) -> None:
    model = json.loads(SPEC.read_text())["paths"]["/customerFeedback/2024-06-01/items/{asin}/reviews/topics"]["get"]
    (example,) = [
        pair["response"]
        for pair in model["responses"]["200"]["x-amzn-api-sandbox"]["static"]
    ]  # fmt: skip
    amazon.answers["B000000001"] = Said(example)
    shell.says("sync")
    kept = shell.json("show", 1)["topics"]
    said = [*(example["topics"]["negativeTopics"] or []), *(example["topics"]["positiveTopics"] or [])]
    assert [each["topic"] for each in kept] == [each["topic"] for each in said]
    assert [each["mentions"] for each in kept] == [each["asinMetrics"]["numberOfMentions"] for each in said]
