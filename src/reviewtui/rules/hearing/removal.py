"""What in a review Amazon may remove it for: because of single words, or because all of it is about something else.

Amazon takes seller feedback down that holds obscene words or private data or is wholly about the product, and strikes
through what is wholly about its own delivery; product reviews may be reported that are about the seller, delivery,
price or another product (docs/amazon.md sections 1 and 2). What a review is about is heard clause by clause with the
topics of `packs/removal_*.toml`. Precision counts: one clause about something else, or one that nobody understands, and
nothing is offered. The decision is Amazon's, so nothing here is ever certain.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from reviewtui.domain.ground import GROUNDS, Ground
from reviewtui.domain.review import Kind
from reviewtui.rules.hearing.ear import Ear, Heard, ear
from reviewtui.rules.hearing.hearing_pack import LANGUAGES, TOPIC, HearingPack
from reviewtui.rules.hearing.sentences import fold
from reviewtui.rules.packs.files import bundled, read_untried

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

WHOLE_AT_MOST: Final = 1200
"""Characters; a longer review is never about one thing only."""
_UNCLEAR_WORDS: Final = 2
_UNCLEAR_SIGNS: Final = 6
"""A clause that nobody understands may be so long, in words or in signs of a language without room between words."""
_QUOTES: Final = 3
_QUOTE_LENGTH: Final = 80

_TOLL_FREE: Final = re.compile(r"(?:\+?1)?8(?:00|33|44|55|66|77|88)|0?800|0180|0900")
_FEWEST_DIGITS: Final = 9
"""Nobody's number has fewer."""
NEUTRAL: Final = "neutral"
_DELIVERY: Final = frozenset({"delivery", "amazon-delivery"})
_HINTS: Final = frozenset({"delivery-hint", "service-hint"})
"""Words that go with a delivery or with people and with much else: alone they make nothing a review of either."""
_PRODUCT: Final = frozenset({"product", "praise"})
_NOT_THE_PRODUCT: Final = frozenset({"service", "price", *_HINTS, *_DELIVERY})
_BY_CAUSE: Final = {"missing part": "condition", "damage": "condition", "wrong item": "condition",
                    "late": "delivery-hint", "no answer": "service-hint"}  # fmt: skip
"""What else the ear hears, as a topic; every other cause and all danger is about the product."""
_VAGUE: Final = frozenset({"unfixable", "size"})
"""Causes whose words fit much else: taste and price, a parcel that took too long."""


class _Clause(NamedTuple):
    words: str
    topics: frozenset[str]
    clear: bool
    """Whether it is understood, or too short to matter."""


def grounds(kind: str, title: str, text: str) -> tuple[Ground, ...]:
    """Why Amazon might remove a review, the surest reason first; empty for most."""
    written = f"{title}\n{text}" if title.strip() else text
    found = dict(_by_words(written))
    if len(written) <= WHOLE_AT_MOST:
        found |= dict(_as_a_whole(Kind(kind), written))
    return tuple(Ground(name, found[name]) for name in GROUNDS[Kind(kind)] if name in found)


def _by_words(written: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    said = [each for each in topics().hear(written) if each.id in {"profanity", "elsewhere"}]
    for name in ("profanity", "elsewhere"):
        quotes = tuple(dict.fromkeys(each.words for each in said if each.id == name))
        if quotes:
            yield name, quotes[:_QUOTES]
    yield from _addresses(written)


def _addresses(written: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Contact data and links; what they look like is only asked where there can be any."""
    mail_or_number = "@" in written or sum(map(str.isdecimal, written)) >= _FEWEST_DIGITS
    linked = "://" in written or "www." in written.lower()
    if not mail_or_number and not linked:
        return
    from reviewtui.rules.match.addresses import contacts, foreign_links

    private = tuple(dict.fromkeys(map(_masked, filter(_of_somebody, (written[i:j] for i, j in contacts(written))))))
    if private:
        yield "private", private[:_QUOTES]
    links = tuple(dict.fromkeys(filter(_is_link, (written[i:j] for i, j in foreign_links(written))))) if linked else ()
    if links:
        yield "link", links[:_QUOTES]


def _as_a_whole(kind: Kind, written: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    clauses = list(_clauses(written))
    if not all(each.clear for each in clauses):
        return
    about = Counter(topic for each in clauses for topic in each.topics if topic != NEUTRAL)
    if kind is Kind.SELLER_FEEDBACK:
        if about["product"] and about.keys() <= _PRODUCT:
            yield "product", _quoted(clauses, frozenset({"product"}))
        elif about.keys() & _DELIVERY and about.keys() <= {"delivery-hint", *_DELIVERY}:
            yield "delivery", _quoted(clauses, _DELIVERY)
    elif about.keys() <= _NOT_THE_PRODUCT:
        strongest = max(("service", "delivery", "price"), key=lambda topic: about[topic])
        wanted = _DELIVERY if strongest == "delivery" else frozenset({strongest})
        quotes = _quoted(clauses, wanted)
        if quotes:
            yield strongest, quotes


def _clauses(written: str) -> Iterator[_Clause]:
    """The clauses of a text with what each is about."""
    heard = [(each.start, each.end, _topic(each)) for each in _all_heard(written)]
    for begin, end in _between(written):
        words = written[begin:end].strip()
        if not any(map(str.isalnum, words)):
            continue
        said = frozenset(topic for start, stop, topic in heard if start < end and begin < stop)
        yield _Clause(words, said, bool(said) or _matters_little(words))


def _between(written: str) -> Iterator[tuple[int, int]]:
    """Where the clauses stand: between signs, and between words that join clauses."""
    begin = 0
    for match in _joints().finditer(written):
        yield begin, match.start()
        begin = match.end()
    yield begin, len(written)


def _matters_little(words: str) -> bool:
    """Whether a clause that nobody understands says next to nothing: ``it was not``, ``every time``."""
    if _unspaced(words):
        return len(words) <= _UNCLEAR_SIGNS
    said = fold(words).split()
    telling = [word for word in said if not any(word in pack.common for pack in packs())]
    return len(said) <= _UNCLEAR_WORDS or (len(said) <= 2 * _UNCLEAR_WORDS and not telling)


def _all_heard(written: str) -> Iterator[Heard]:
    said = topics().hear(written)
    yield from said
    causes = [each for each in ear().hear(written) if each.kind != "law" and each.id not in _VAGUE]
    people = [each for each in (*said, *causes) if each.id in {"service", "service-hint", "no answer"}]
    for each in causes:
        # somebody who does not respond is no thing that does not
        of_people = each.id == "defect" and any(each.start < by.end and by.start < each.end for by in people)
        # at the wrong address it is not the wrong thing
        of_a_way = each.id == "wrong item" and any(by.start < each.end < by.end for by in said if by.id == "delivery")
        if not of_people and not of_a_way:
            yield each


def _topic(heard: Heard) -> str:
    if heard.kind == TOPIC:
        return heard.id
    return _BY_CAUSE.get(heard.id, "product") if heard.kind == "cause" else "product"


def _quoted(clauses: list[_Clause], wanted: frozenset[str]) -> tuple[str, ...]:
    words = (" ".join(each.words.split()) for each in clauses if each.topics & wanted)
    short = (each if len(each) <= _QUOTE_LENGTH else each[:_QUOTE_LENGTH].rsplit(" ", 1)[0] + "…" for each in words)
    return tuple(dict.fromkeys(short))[:_QUOTES]


def _of_somebody(words: str) -> bool:
    """An address with its sign, or a number that is written as people write theirs; no company's toll-free line, no
    date and no model.
    """
    if "@" in words:
        return True
    groups = re.findall(r"[0-9]+", words)
    digits = "".join(groups)
    abroad = words.strip().startswith("+") and len(digits) >= 9
    sizes = [len(group) for group in groups]
    american = sizes in ([3, 3, 4], [1, 3, 3, 4])
    mobile = digits.startswith("0") and len(digits) in {10, 11, 12} and len(groups) > 1 and "/" not in words[2:3]
    return (abroad or american or mobile) and not _TOLL_FREE.match(digits)


def _is_link(words: str) -> bool:
    """An address to go to, not the name of a shop that ends in .com."""
    return "://" in words or words.lower().startswith("www.")


def _masked(words: str) -> str:
    """Somebody's data is not spread further: ``ann…``, ``415…``."""
    return f"{words.strip()[:3]}…"


def _unspaced(words: str) -> bool:
    return re.search("[\u3040-\u30ff\u3400-\u9fff]", words) is not None


@lru_cache(maxsize=1)
def topics() -> Ear:
    """The ear for what a review is about."""
    return Ear(packs())


@lru_cache(maxsize=1)
def packs() -> tuple[HearingPack, ...]:
    """The packs that come with the program."""
    common = {pack.language: pack.common for pack in ear().packs}
    return tuple(HearingPack(read_untried(f"removal_{each}"), (TOPIC,), common[each]) for each in LANGUAGES)


@lru_cache(maxsize=1)
def _joints() -> re.Pattern[str]:
    joins = "|".join(filter(None, (pack.joins for pack in packs())))
    return re.compile(
        rf"(?<=[\u3040-\u30ff\u3400-\u9fff]) |[.!?;:,()\n\u2026\u3002\uff01\uff1f\u3001\uff0c\u3000]|\b(?:{joins})\b",
        re.IGNORECASE,
    )


def _data(language: str) -> Mapping[str, Any]:
    return bundled(f"removal_{language}").data


def request(ground: str, kind: str, language: str, facts: Mapping[str, str]) -> str:
    """The text for Amazon, in a language or, where there is none for it, in English.

    `facts` are `order`, `review`, `product`, `date`, `stars` and `quote`.
    """
    texts = _data(language if language in LANGUAGES else "en")["request"]
    feedback = kind == Kind.SELLER_FEEDBACK
    because = texts["shipping" if ground == "delivery" and not feedback else ground]
    whole = texts["feedback" if feedback else "review"]
    known = {**facts, "because": because}
    return " ".join(re.sub(r"\{(\w+)\}", lambda match: known[match[1]], whole).split())


def examples(language: str) -> tuple[tuple[str, str, str], ...]:
    """The examples of a pack by which it is tried: kind, text, and the surest ground ("" for none)."""
    return tuple((each["kind"], each["text"], each["ground"]) for each in _data(language).get("example", ()))
