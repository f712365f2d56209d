"""Tells the demo's story: `cases.toml` as typed values.

Hours are relative to the moment the demo starts, as the data has them: `hours_ago` counts back, every other hour is
negative in the past and positive in the future. Whoever fills a store with it adds the time now. A key that nobody
knows or a word that is no lane, kind, channel or button is an error here, not later.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import Any, Literal

from reviewtui.domain.case import Lane
from reviewtui.domain.channel import Button, Channel
from reviewtui.domain.reply import Reply
from reviewtui.domain.review import Kind


@dataclass(frozen=True, slots=True)
class DemoProduct:
    """Something that the invented seller sells. `weight` is its share of the sales."""

    marketplace: str
    asin: str
    title: str
    weight: float
    average_stars: float
    ratings: int


@dataclass(frozen=True, slots=True)
class DemoMessage:
    """What went out or came in. With a `button`, the words are Amazon's own and `text` is empty."""

    direction: Literal["out", "in"]
    hours: float
    channel: Channel
    button: Button | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class DemoPromise:
    """Something we said we would do, still open."""

    text: str
    due_hours: float


@dataclass(frozen=True, slots=True)
class DemoNote:
    """What a colleague wrote down."""

    hours: float
    text: str


@dataclass(frozen=True, slots=True)
class DemoVersion:
    """How a review stood before its buyer edited it; `hours` says since when it stood so."""

    stars: int
    title: str
    text: str
    hours: float


@dataclass(frozen=True, slots=True)
class DemoCase:
    """One review with what has happened since.

    `verified` and `total_votes` are None where the source wouldn't say, which is so for seller feedback;
    `snooze_hours` belongs to a snoozed case, `done_hours` and `reason` to a done one.
    """

    id: str
    kind: Kind
    marketplace: str
    asin: str
    stars: int
    title: str
    text: str
    author: str
    language: str
    hours_ago: float
    lane: Lane
    tags: tuple[str, ...] = ()
    verified: bool | None = None
    variant: str = ""
    order_id: str = ""
    helpful_votes: int = 0
    total_votes: int | None = None
    snooze_hours: float | None = None
    done_hours: float | None = None
    reason: str = ""
    draft: Reply | None = None
    messages: tuple[DemoMessage, ...] = ()
    promises: tuple[DemoPromise, ...] = ()
    notes: tuple[DemoNote, ...] = ()
    versions: tuple[DemoVersion, ...] = ()


@dataclass(frozen=True, slots=True)
class Demo:
    """All of it. Products and cases stand in the order of the file."""

    seller: str
    marketplaces: tuple[str, ...]
    products: tuple[DemoProduct, ...]
    cases: tuple[DemoCase, ...]


def load_demo() -> Demo:
    """Read the data that comes with the package."""
    return tell(resources.files(__package__).joinpath("cases.toml").read_text(encoding="utf-8"))


def tell(toml: str) -> Demo:
    """Make values of the text of a file like `cases.toml`."""
    data = tomllib.loads(toml)
    return Demo(
        seller=data["seller"]["name"],
        marketplaces=tuple(data["seller"]["marketplaces"]),
        products=tuple(DemoProduct(**_stripped(row)) for row in data["product"]),
        cases=tuple(_case(row) for row in data["case"]),
    )


def _case(row: dict[str, Any]) -> DemoCase:
    rest = _stripped(row)
    draft = rest.pop("draft", None)
    return DemoCase(
        kind=Kind(rest.pop("kind")),
        lane=Lane(rest.pop("lane")),
        tags=tuple(rest.pop("tags", ())),
        draft=None if draft is None else Reply(**_stripped(draft)),
        messages=tuple(_message(each) for each in rest.pop("message", ())),
        promises=tuple(DemoPromise(**_stripped(each)) for each in rest.pop("promise", ())),
        notes=tuple(DemoNote(**_stripped(each)) for each in rest.pop("note", ())),
        versions=tuple(DemoVersion(**_stripped(each)) for each in rest.pop("version", ())),
        **rest,
    )


def _message(row: dict[str, Any]) -> DemoMessage:
    rest = _stripped(row)
    button = rest.pop("button", None)
    return DemoMessage(channel=Channel(rest.pop("channel")), button=None if button is None else Button(button), **rest)


def _stripped(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value.strip() if isinstance(value, str) else value for key, value in row.items()}
