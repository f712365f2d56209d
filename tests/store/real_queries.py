"""Real reviews with some work on them, queries about them at random, and what the reference filter finds."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from builders import SETTINGS, bring_in
from reviewtui.bootstrap.desks import make_desk
from reviewtui.config.settings import Config
from reviewtui.desk.desk import Desk
from reviewtui.desk.ports import BadRow, BadSource, Reader, SourceOptions, Unread
from reviewtui.domain.case import Lane, Outcome
from reviewtui.domain.channel import Button
from reviewtui.domain.clock import DAY, HOUR
from reviewtui.domain.query.matching import CaseFacts, fits
from reviewtui.domain.query.tree import Between, Condition, Either, Every, Not, Query, Words
from reviewtui.domain.query.words import words_of
from reviewtui.domain.review import Review, believed
from reviewtui.rules.hearing.signals import read_signals
from reviewtui.sources.open import open_readers

NOW = 1_440_000_000
"""In August 2015: most of the samples are older, some younger, whose dates are then not believed."""
FILES = ("tables/aws_microwave_lf.tsv", "hard/tr_store_reviews_utf16.csv",
         "feedback", "json", "replies", "hard", "tables")  # fmt: skip

_NOTES = ("The lid came off again", "asked the Größe", "電池が切れる")


def a_shop(path: Path, samples: Path, rows: int) -> Desk:
    """A database of so many real reviews, each a case (happy ones count three stars), with work on a tenth of them."""
    desk = make_desk(path, lambda: NOW, Config(SETTINGS))
    bring_in(desk.store, list(_reviews(samples, rows)), NOW)
    _work(desk, random.Random(5))
    desk.finding.make_all_ready(desk.finding.view("word cause:leak"))
    return desk


def _reviews(samples: Path, rows: int) -> Iterator[Review]:
    """An equal share of each file, and the rest of whichever has more."""
    seen = set[tuple[str, str, str]]()
    for name in FILES:
        taken, share = 0, rows if name == "tables" else rows // 4
        for reader in _readers(samples / name):
            if isinstance(reader, Unread):
                continue
            for review in _rows(reader):
                key = (review.kind, review.marketplace, review.review_id)
                if key in seen:
                    continue
                seen.add(key)
                taken += 1
                yield review._replace(stars=min(3, review.stars))
                if len(seen) == rows:
                    return
                if taken == share:
                    break
            if taken == share:
                break


def _rows(reader: Reader) -> Iterator[Review]:
    """What can be read of a file."""
    try:
        for raw in reader.rows():
            try:
                yield reader.review(raw)
            except BadRow:
                continue
    except BadSource:
        return


def _readers(path: Path) -> Iterator[Reader | Unread]:
    """The files that can be read; some are broken on purpose, for other tests."""
    try:
        yield from open_readers(path, SourceOptions())
    except BadSource:
        return


def _work(desk: Desk, chance: random.Random) -> None:
    cases = [row[0] for row in desk.store.connection.execute("SELECT id FROM cases ORDER BY id")]  # type: ignore[attr-defined]
    acts: list[Any] = [
        lambda case: desk.triage.note(case, chance.choice(_NOTES)),
        lambda case: desk.triage.tag([case], chance.choice(("leak", "leaky", "lot-2608"))),
        lambda case: desk.triage.done([case], "kept"),
        lambda case: desk.triage.snooze([case], NOW + chance.randint(1, 9) * DAY),
        lambda case: desk.triage.promise(case, "a new lid", NOW + chance.randint(1, 5) * DAY),
        lambda case: desk.triage.claim([case]),
        lambda case: desk.triage.buyer_replied(case, "It is still broken, refund please", NOW - HOUR),
        lambda case: desk.triage.outcome(case, chance.choice(tuple(Outcome))),
        lambda case: desk.writing.contact(case, Button.COURTESY_REFUND, anyway=True),
    ]
    for case in chance.sample(cases, len(cases) // 10):
        for act in chance.sample(acts, chance.randint(1, 3)):
            try:
                act(case)
            except Exception:  # noqa: BLE001, S112 - what this case does not allow
                continue


def facts(desk: Desk) -> list[CaseFacts]:
    """What a query can ask of every case, read row by row and put together here."""
    ask = desk.store.connection.execute  # type: ignore[attr-defined]
    cases = [row[0] for row in ask("SELECT id FROM cases ORDER BY id")]
    rows = {row.case: row for start in range(0, len(cases), 500) for row in desk.inbox.rows(cases[start : start + 500])}
    notes, said, kept, tags, outs = (dict[int, list[Any]]() for _ in range(5))
    for into, text in (
        (notes, 'SELECT "case", text FROM notes'),
        (said, 'SELECT "case", text FROM messages WHERE retracted_at IS NULL'),
        (outs, "SELECT \"case\", at FROM messages WHERE retracted_at IS NULL AND direction = 'out'"),
        (kept, "SELECT \"case\", text FROM promises WHERE state = 'open'"),
        (tags, 'SELECT "case", tag FROM tags'),
    ):
        for case, value in ask(text):
            into.setdefault(case, []).append(value)
    told = {row[0]: row[1:] for row in ask(
        "SELECT c.id, c.due_at, coalesce(c.outcome, ''), c.claimed_by, c.claimed_until, i.name "
        "FROM cases c JOIN imports i ON i.id = c.import"
    )}  # fmt: skip
    return [_facts(desk, rows[case], told[case], notes.get(case, []), said.get(case, []), outs.get(case, []),
                   kept.get(case, []), tags.get(case, [])) for case in cases]  # fmt: skip


def _facts(desk: Desk, row: Any, told: Any, notes: Any, said: Any, outs: Any, kept: Any, tags: Any) -> CaseFacts:
    found = desk.store.review(row.case)
    assert found is not None
    review, product = found
    has = {"promise": kept, "draft": row.drafted, "note": notes, "tag": tags, "message": said, "order": review.order_id,
           "outcome": told[1]}  # fmt: skip
    return CaseFacts(
        case=row.case, lane=row.lane, stars=review.stars, votes=review.helpful_votes, urgency=round(row.score),
        posted_at=believed(review.posted_at, NOW), due_at=told[0], marketplace=review.marketplace, kind=review.kind,
        asin=review.asin, order_id=review.order_id, language=review.language,
        claimed_by=told[2] if told[3] is not None and told[3] > NOW else "", outcome=told[1],
        verified=review.verified, vine=review.vine,
        written=tuple(map(words_of, (review.title, review.text, product.title, *notes, *said))),
        product=words_of(product.title), buyer=words_of(review.author), source=words_of(told[4]),
        tags=frozenset(tags), causes=_causes(review), contacted_at=min(outs, default=None),
        has=frozenset(name for name, some in has.items() if some),
    )  # fmt: skip


def _causes(review: Review) -> frozenset[str]:
    heard = read_signals(review.title, review.text)
    more = (("danger", heard.safety), ("unfixable", heard.unfixable))
    return frozenset((*heard.causes, *(name for name, there in more if there)))


class Reference:
    """What the reference filter finds, one bit a case; each condition is asked once of every case for which it is not
    plain that the answer is no, or that of another case. The test asks the filter itself beside it.
    """

    def __init__(self, shop: Sequence[CaseFacts]) -> None:
        self._shop = shop
        self._all = (1 << len(shop)) - 1
        self._open = sum(1 << place for place, each in enumerate(shop) if each.lane is not Lane.DONE)
        self._of_one = lru_cache(maxsize=None)(self._asked)
        self._alike, self._where = lru_cache(self._same), lru_cache(self._words_of)

    def found(self, query: Query) -> set[int]:
        """The numbers of the cases that a query finds."""
        bits = self._all if query.condition is None else self._bits(query.condition)
        bits &= self._all if query.closed_too else self._open
        return {each.case for place, each in enumerate(self._shop) if bits >> place & 1} if bits else set()

    def _bits(self, condition: Condition) -> int:
        match condition:
            case Not(of):
                return self._all & ~self._bits(of)
            case Every(of):
                bits = self._all
                for each in of:
                    bits &= self._bits(each)
                return bits
            case Either(of):
                bits = 0
                for each in of:
                    bits |= self._bits(each)
                return bits
            case _:
                return self._of_one(condition)

    def _asked(self, condition: Condition) -> int:
        match condition:
            case Between(name):
                return self._of_alike(_SEES[name], condition)
            case Words():
                return self._of_places(self._possible(condition), condition)
            case _:
                return self._of_places(range(len(self._shop)), condition)

    def _of_places(self, places: Iterable[int], condition: Condition) -> int:
        bits = bytearray(len(self._shop) // 8 + 1)
        for place in places:
            if fits(condition, self._shop[place], NOW):
                bits[place >> 3] |= 1 << (place & 7)
        return int.from_bytes(bits, "little")

    def _of_alike(self, sees: tuple[str, ...], condition: Condition) -> int:
        """Cases in which all is the same that a condition looks at are alike for it, and one of them is asked."""
        bits = 0
        for place, alike in self._alike(sees):
            if fits(condition, self._shop[place], NOW):
                bits |= alike
        return bits

    def _possible(self, condition: Words) -> set[int]:
        """The cases that hold each word of a phrase somewhere; whether one holds the phrase the filter says."""
        words = self._where(condition.where)
        *whole, last = condition.words
        ends = [each for each in words if each.startswith(last)] if condition.begins else [last]
        places = set[int]().union(*(words.get(each, ()) for each in ends))
        for each in whole:
            places &= words.get(each, set())
        return places

    def _words_of(self, where: str) -> dict[str, set[int]]:
        words = dict[str, set[int]]()
        for place, each in enumerate(self._shop):
            for word in set(chain(*each.written) if not where else getattr(each, where)):
                words.setdefault(word, set()).add(place)
        return words

    def _same(self, sees: tuple[str, ...]) -> list[tuple[int, int]]:
        first, alike = dict[object, int](), dict[object, int]()
        for place, each in enumerate(self._shop):
            key = tuple(getattr(each, name) for name in sees)
            first.setdefault(key, place)
            alike[key] = alike.get(key, 0) | 1 << place
        return [(first[key], bits) for key, bits in alike.items()]


_SEES = {
    "stars": ("stars",), "votes": ("votes",), "urgency": ("urgency",), "posted": ("posted_at",), "age": ("posted_at",),
    "due": ("lane", "due_at"), "contacted": ("posted_at", "contacted_at"),
}  # fmt: skip
"""What a number is told from."""

_FIELDS = (
    "stars:<=2", "stars:1", "stars:2,3", "lane:first-contact", "lane:waiting", "lane:promised", "lane:done", "lane:any",
    "lane:snoozed,buyer-replied", "is:open", "is:done", "is:any", "is:unread", "is:overdue", "is:snoozed", "is:undated",
    "has:promise", "has:note", "has:tag", "has:message", "has:order", "has:outcome", "has:draft", "kind:feedback",
    "kind:product", "verified:yes", "verified:no", "vine:yes", "claimed:me", "claimed:nobody", "tag:leak", "tag:l*",
    "outcome:raised", "outcome:none", "contacted:yes", "contacted:no", "contacted:<30d", "cause:danger", "cause:leak",
    "cause:defect", "cause:d*", "cause:late", "lang:ja", "marketplace:us", "marketplace:j*", "source:tables",
)  # fmt: skip


def queries(shop: Sequence[CaseFacts]) -> st.SearchStrategy[str]:
    """Queries about these cases: words and rows of words that stand in them and some that don't, every field."""
    chance = random.Random(7)
    few = chance.sample(list(shop), min(300, len(shop)))
    some = [chance.choice([text for text in each.written if text] or [("x",)]) for each in few]
    words = sorted({chance.choice(text) for text in some} | {"leak", "电池", "größe", "zzz"})
    rows = [" ".join(text[at : at + 3]) for text in some for at in (chance.randrange(len(text)),)]
    begun = [word[:3] for word in words if len(word) > 4]

    def field(name: str, values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        return values.map(lambda value: f"{name}:{value}")

    def known(values: set[str]) -> st.SearchStrategy[str]:
        return st.sampled_from(sorted(values) or ["x"])

    sign = st.sampled_from(("", "<", "<=", ">", ">="))
    numbers = st.tuples(sign, st.integers(0, 120).map(str)).map("".join)
    spans = st.tuples(st.sampled_from(("<", ">", "")), st.integers(1, 90).map(str), st.sampled_from("hdwmy"))
    dates = st.tuples(sign, st.integers(2000, 2016).map(str), st.sampled_from(("", "-03", "-11", "-07-15")))
    atom = st.one_of(
        st.sampled_from(words), st.sampled_from(words).map(lambda word: f'"{word}"'),
        st.sampled_from(rows).map(lambda row: f'"{row}"'), st.sampled_from(begun), st.sampled_from(_FIELDS),
        st.sampled_from(_FIELDS), field("votes", numbers), field("urgency", numbers), field("age", spans.map("".join)),
        field("due", spans.map("".join)), field("posted", dates.map("".join)),
        field("product", known({chance.choice(each.product) for each in few if each.product})),
        field("buyer", known({each.buyer[0] for each in few if each.buyer})),
        field("asin", known({each.asin for each in few if each.asin})),
    )  # fmt: skip
    signed = st.tuples(st.sampled_from(("", "", "", "-")), atom).map("".join)
    return st.recursive(
        signed,
        lambda inside: st.tuples(st.sampled_from((" ", " or ")), st.lists(inside, min_size=2, max_size=3)).map(
            lambda two: f"({two[0].join(two[1])})"
        ),
        max_leaves=6,
    )
