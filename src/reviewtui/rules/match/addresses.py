"""Addresses, numbers and links in a text of any language: where they stand, whatever they are forbidden for."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.rules.match import shapes
from reviewtui.rules.match.spans import Span, Spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Addresses(NamedTuple):
    """Where somebody could be reached, links to other sites than Amazon, and links to carriers, as characters."""

    contact: list[Span]
    links: list[Span]
    carriers: list[Span]


def addresses(written: str) -> Addresses:
    """All ways round a marketplace's messages; none of them is counted twice."""
    text = _narrowed(written)
    mails: list[Span] = []
    if shapes.MAIL_END.search(text):
        mails = [match.span() for match in shapes.MAIL.finditer(text) if _is_mail(match.group())]
    if "@" in text:
        known = Spans(mails)
        mails += [match.span() for match in shapes.AROUND_AT.finditer(text) if not known.meet(*match.span())]
    known = Spans(mails)
    handles = [
        match.span()
        for shape in (shapes.HANDLE, shapes.MESSENGER, shapes.SHORT_CODE)
        for match in shape.finditer(text)
        if not known.meet(*match.span())
    ]
    links: list[Span] = []
    carriers: list[Span] = []
    for span in _links(text):
        if not known.meet(*span):
            (carriers if shapes.CARRIER.fullmatch(text[slice(*span)].rstrip(".,;:!?)")) else links).append(span)
    known = Spans([*mails, *links, *carriers])
    phones = [span for span in _phones(text) if not known.meet(*span)]
    return Addresses([*mails, *handles, *phones], links, carriers)


def contacts(written: str) -> Iterator[tuple[int, int]]:
    """Where somebody's e-mail address or telephone number stands in a text."""
    text = _narrowed(written)
    if shapes.MAIL_END.search(text):
        yield from (match.span() for match in shapes.MAIL.finditer(text) if _is_mail(match.group()))
    yield from _phones(text)


def foreign_links(written: str) -> Iterator[tuple[int, int]]:
    """Where a link to another site than Amazon stands in a text."""
    yield from _links(_narrowed(written))


def any_of(signs: Iterable[str], text: str) -> bool:
    """Whether a text holds one of some signs: what a shape must have, found much faster than the shape."""
    return any(sign in text for sign in signs)


def _narrowed(text: str) -> str:
    """The text with wide and fancy letters and digits as plain ones, each still at its place."""
    if text.isascii():
        return text
    return shapes.FANCY.sub(_plain_letter, text)


def _plain_letter(match: re.Match[str]) -> str:
    letter = match.group()
    folded = unicodedata.normalize("NFKC", letter)
    return folded if len(folded) == 1 and folded.isascii() and folded.isprintable() and folded != " " else letter


def _is_mail(words: str) -> bool:
    """``care at lamps dot com`` is an address; ``us at amazon.com`` and ``the form is at lamps.com`` are places."""
    if "@" in words or "\uff20" in words or not (at := shapes.SPOKEN_AT.search(words)):
        return True
    if words[: at.start()].lower() in shapes.NO_BOX:
        return False
    return shapes.SPOKEN_DOT.search(words) is not None or shapes.PROVIDER.search(words) is not None


def _links(text: str) -> Iterator[tuple[int, int]]:
    taken: list[tuple[int, int]] = []
    for pattern in _link_shapes(text):
        known = Spans(taken)
        for match in pattern.finditer(text):
            start, end = match.span()
            end -= len(match.group()) - len(match.group().rstrip(".,;:!?)'\""))
            if known.meet(start, end):
                continue
            taken.append((start, end))
            words = re.sub(
                r"\s?[\(\[\{]?\s?(?:\bdot\b|\bpunkt\b|\bpunto\b)\s?[\)\]\}]?\s?",
                ".",
                text[start:end],
                flags=re.IGNORECASE,
            )
            if shapes.AMAZON.fullmatch(words) or (
                pattern is shapes.DOMAIN and not _meant(text, start, text[start:end])
            ):
                continue
            yield start, end
    if not any_of((".com", ".net", ".org", ".co.uk", "dot"), text.lower()):
        return
    known = Spans(taken)
    yield from (match.span() for match in shapes.BARE_END.finditer(text) if not known.meet(*match.span()))


def _link_shapes(text: str) -> Iterator[re.Pattern[str]]:
    """The shapes of links of which a text has what every such link has."""
    lower = text.lower()
    if "/" in text or "www" in lower:
        yield shapes.URL
    if shapes.DOT_END.search(text):
        yield shapes.DOMAIN
    if any_of("([{", text) or "dot" in lower or "punkt" in lower or "punto" in lower:
        yield shapes.SPOKEN
    if shapes.SPACED_END.search(text):
        yield shapes.SPACED


def _meant(text: str, start: int, words: str) -> bool:
    """Whether ``word.tld`` is an address and not two sentences without a blank, or a file name."""
    host, slash, _ = words.partition("/")
    end = host.rpartition(".")[2]
    if slash or host.count(".") > 1:
        return not re.fullmatch(r"[0-9.]+|(?:[a-z]\.)+[a-z]", host, re.IGNORECASE)
    if not end.islower() or host.split(".")[0].isdigit():
        return False
    if end not in shapes.RISKY_END:
        return True
    return (
        re.search(
            r"\b(?:at|on|to|visit|see|via|from|auf|unter|sur|en|su|site|website|shop|page)\s?:?\s$",
            text[max(0, start - 16) : start],
            re.IGNORECASE,
        )
        is not None
    )


def _phones(text: str) -> Iterator[tuple[int, int]]:
    digits, said = any_of("0123456789", text), _says_numbers(text)
    masked = shapes.ORDER_ID.sub(lambda match: "#" * len(match.group()), text) if digits else text
    for pattern in (*((shapes.PHONE, shapes.VANITY) if digits else ()), *((shapes.SPELLED,) if said else ())):
        for match in pattern.finditer(masked):
            if _is_phone(masked, match.start(), match.group(), spelled=pattern is not shapes.PHONE):
                yield match.span()
    for match in shapes.SPELLED_OUT.finditer(masked) if said and shapes.CALLED.search(masked) else ():
        before = _sentence_before(masked, match.start())
        if shapes.CALLED.search(before) and not shapes.OF_AN_ORDER.search(before):
            yield match.span()


def _says_numbers(text: str) -> bool:
    """Whether a text has so many numbers in a row that one of the shapes of numbers that are said can be in it."""
    if not text.isascii() and shapes.SIGN_SAID.search(text):
        return True
    in_a_row = 0
    for word in shapes.WRITTEN.findall(text):
        if _is_number(word):
            in_a_row += 1
            if in_a_row == shapes.FEWEST_SAID:
                return True
        elif in_a_row and word.lower() not in shapes.BETWEEN_SAID:
            in_a_row = 0
    return False


@lru_cache(maxsize=8192)
def _is_number(word: str) -> bool:
    return shapes.NUMBER_SAID.fullmatch(word) is not None


def _sentence_before(text: str, start: int) -> str:
    return re.split(r"[.!?\n\u3002]", text[max(0, start - 48) : start])[-1]


def _is_phone(text: str, start: int, written: str, *, spelled: bool) -> bool:
    """Numbers that somebody could call: by their shape, or because the words before say so."""
    if not spelled and not 6 <= sum(map(str.isdecimal, written)) <= 15:
        return False
    before = text[max(0, start - 48) : start]
    called = shapes.CALLED.search(_sentence_before(text, start)) is not None
    if shapes.NUMBERED.search(before) and not called:
        return False
    if spelled:
        return called or not re.fullmatch(r"[0-9 ,.\-]+", written)
    return _by_shape(written.strip(), called=called)


def _by_shape(written: str, *, called: bool) -> bool:
    """Whether 6 to 15 digits are grouped like a telephone number; after "call" any are one."""
    digits = re.sub(r"[^0-9]", "", written)
    if shapes.DATE.fullmatch(written):
        return False
    groups = [len(group) for group in re.findall(r"[0-9]+", written)]
    abroad = written.startswith("+") and len(digits) >= 8
    area = written.startswith(("(", "00")) and len(digits) >= 9
    american = groups in ([3, 3, 4], [1, 3, 3, 4], [3, 4, 4])
    spaced = len(groups) >= 7 and max(groups) == 1
    trunk = (
        digits.startswith("0") and len(digits) >= 9 and max(groups) <= 8 and min(groups) >= 2 and ", " not in written
    )
    return abroad or called or (len(groups) > 1 and (american or area or spaced or trunk))
