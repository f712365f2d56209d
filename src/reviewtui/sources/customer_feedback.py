"""What Amazon counts in all reviews of a product: getItemReviewTopics of the Customer Feedback API 2024-06-01.

Its model tells everything as possibly null; sentences of buyers that come along are not kept.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from reviewtui.domain.text import clean, one_line
from reviewtui.domain.topics import Topic

if TYPE_CHECKING:
    from reviewtui.sources.http.client import Client

COUNTED_IN: Final = frozenset({"US", "GB", "FR", "IT", "DE", "ES", "JP"})
"""The marketplaces that have it (docs/amazon.md)."""
_MOST: Final = 10
_LONGEST: Final = 80


def topics_of(client: Client, endpoint: str, marketplace_id: str, asin: str) -> tuple[Topic, ...]:
    """What is complained of and what is praised; () where there are too few reviews. Raises BadSource."""
    url = f"{endpoint}/customerFeedback/2024-06-01/items/{quote(asin, safe='')}/reviews/topics"
    answer = client.get_any(url, {"marketplaceId": marketplace_id, "sortBy": "MENTIONS"})
    document = client.document(answer) if answer is not None else None
    told = document.get("topics") if isinstance(document, dict) else None
    if not isinstance(told, dict):
        return ()
    found = []
    for key, negative in (("negativeTopics", True), ("positiveTopics", False)):
        entries = told.get(key)
        found += [_topic(each, negative=negative) for each in (entries if isinstance(entries, list) else [])[:_MOST]]
    return tuple(each for each in found if each.name)


def _topic(entry: object, *, negative: bool) -> Topic:
    told = entry if isinstance(entry, dict) else {}
    metrics = told.get("asinMetrics")
    numbers = metrics if isinstance(metrics, dict) else {}
    name = told.get("topic")
    mentions = _number(numbers.get("numberOfMentions"))
    return Topic(
        one_line(clean(name))[:_LONGEST] if isinstance(name, str) else "",
        None if mentions is None else int(mentions),
        _number(numbers.get("occurrencePercentage")),
        _number(numbers.get("starRatingImpact")),
        negative,
    )


def _number(value: object) -> float | None:
    right = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    return float(value) if right else None  # type: ignore[arg-type]
