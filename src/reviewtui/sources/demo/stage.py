"""Plays the demo's story through the desk's own acts, each at its time, so that the inbox looks lived in."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.desk.ranking import judgement, know_product
from reviewtui.domain.channel import Channel
from reviewtui.domain.clock import HOUR, iso
from reviewtui.domain.reply import Reply
from reviewtui.domain.review import Product, Review
from reviewtui.sources.demo.tell import Demo, DemoCase, DemoMessage, load_demo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reviewtui.desk.desk import Desk
    from reviewtui.desk.ports import Clock

_LAST_IMPORT = 0.7
"""Hours ago of this morning's import."""


class _Scene(NamedTuple):
    """Something that happens to a case, in hours relative to now."""

    hours: float
    act: Callable[[Desk, int], object]


class _Time:
    def __init__(self, now: int) -> None:
        self.now = now

    def __call__(self) -> int:
        return self.now


def stage(make_desk: Callable[[Clock], Desk], now: int) -> None:
    """Fill an empty database, opened by `make_desk` with our own clock, as if weeks had passed until `now`."""
    demo, time = load_demo(), _Time(now)
    desk = make_desk(time)
    try:
        desk.store.set_setting("shop", demo.seller)
        for product in demo.products:
            known = Product(**asdict(product))
            know_product(desk.store, desk.settings, known)
        titles = {(product.marketplace, product.asin): product.title for product in demo.products}
        imports: dict[float, list[DemoCase]] = {}
        for case in demo.cases:
            imports.setdefault(_came_in(case), []).append(case)
        for hours in sorted(imports, reverse=True):
            time.now = now - int(hours * HOUR)
            bring_in(desk, [_review(case, titles, now, first=True) for case in imports[hours]], time.now)
        scenes = [(scene, case) for case in demo.cases for scene in _scenes(case, now)]
        for scene, case in sorted(scenes, key=lambda each: each[0].hours):
            time.now = now + int(scene.hours * HOUR)
            scene.act(desk, desk.inbox.find(case.id))
        _edits(desk, demo, titles, time, now)
        time.now = now
        desk.arriving.catch_up()
    finally:
        desk.store.close()


def _came_in(case: DemoCase) -> float:
    """Hours ago of the import that brought a case: the next morning, but before anything was done about it."""
    morning = max(_LAST_IMPORT, case.hours_ago // 24 * 24 - _LAST_IMPORT)
    first = min((scene.hours for scene in _scenes(case, 0)), default=0.0)
    return max(morning, min(case.hours_ago, 0.2 - first))


def _review(case: DemoCase, titles: dict[tuple[str, str], str], now: int, *, first: bool) -> Review:
    stands = case.versions[0] if first and case.versions else case
    return Review(
        review_id=case.id,
        marketplace=case.marketplace,
        asin=case.asin,
        stars=stands.stars,
        title=stands.title,
        text=stands.text,
        posted_at=now - int(case.hours_ago * HOUR),
        kind=case.kind,
        product=titles.get((case.marketplace, case.asin), ""),
        author=case.author,
        helpful_votes=case.helpful_votes,
        total_votes=case.total_votes,
        verified=case.verified,
        variant=case.variant,
        language=case.language,
        order_id=case.order_id,
    )


def bring_in(desk: Desk, reviews: list[Review], at: int) -> None:
    """Reviews as one import of that time."""
    load = desk.store.load(judgement(desk.settings), at, dry=False)
    load.begin(f"reviews-{iso(at)[:10]}.csv", "reviewtui-jsonl", None)
    digests = [int.from_bytes(blake2b(repr(each).encode(), digest_size=8).digest(), signed=True) for each in reviews]
    added = load.add(list(zip(digests, reviews, strict=True)))
    load.finish(len(reviews), 0, added, [])


def _edits(desk: Desk, demo: Demo, titles: dict[tuple[str, str], str], time: _Time, now: int) -> None:
    edited = [_review(case, titles, now, first=False) for case in demo.cases if case.versions]
    if edited:
        time.now = now - int(_LAST_IMPORT * HOUR)
        bring_in(desk, edited, time.now)


def _scenes(case: DemoCase, now: int) -> Iterator[_Scene]:
    """What happened to a case, not yet in order."""
    for tag in case.tags:
        hours = -min(case.hours_ago, _LAST_IMPORT) + 0.1 if not case.messages else case.messages[0].hours - 0.1
        yield _Scene(hours, partial(_tag, tag))
    last_out = max((each.hours for each in case.messages if each.direction == "out"), default=-1.0)
    for promise in case.promises:
        due = now + int(promise.due_hours * HOUR)
        yield _Scene(last_out - 0.01, partial(_promise, promise.text, due))
    for message in case.messages:
        yield _Scene(message.hours, _message(message))
    for note in case.notes:
        yield _Scene(note.hours, partial(_note, note.text))
    if case.draft is not None:
        reply = case.draft
        yield _Scene(-0.4, lambda desk, number: desk.writing.save(number, Channel.AMAZON_BUYER_MESSAGE, reply))
    if case.snooze_hours is not None:
        until = now + int(case.snooze_hours * HOUR)
        yield _Scene(-0.5, lambda desk, number: desk.triage.snooze([number], until))
    if case.done_hours is not None:
        yield _Scene(case.done_hours, lambda desk, number: desk.triage.done([number]))


def _message(message: DemoMessage) -> Callable[[Desk, int], object]:
    if message.direction == "in":
        return lambda desk, number: desk.triage.buyer_replied(number, message.text)
    button = message.button
    if button is not None:
        return lambda desk, number: desk.writing.contact(number, button)
    return lambda desk, number: desk.writing.hand_off(number, message.channel, Reply(message.text))


def _tag(tag: str, desk: Desk, case: int) -> object:
    return desk.triage.tag([case], tag)


def _promise(text: str, due_at: int, desk: Desk, case: int) -> object:
    return desk.triage.promise(case, text, due_at)


def _note(text: str, desk: Desk, case: int) -> object:
    return desk.triage.note(case, text)
