"""What can be found in a letter of any language: addresses, numbers, links, emoji, styling, empty places, length."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from reviewtui.domain.channel import LIMITS, Channel
from reviewtui.rules.match.spans import Spans
from reviewtui.rules.match.tokens import READ_AT_MOST
from reviewtui.rules.policy import shapes
from reviewtui.rules.policy.findings import finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewtui.domain.finding import Finding
    from reviewtui.rules.packs.loading import RuleSet


def plain(letter: str, rules: RuleSet, channel: Channel, order_id: str = "") -> list[Finding]:
    """The findings that need no language. Reads at most the first `READ_AT_MOST` characters; the length is of all."""
    text = letter[:READ_AT_MOST]
    found = [*_style(text, rules, channel), *_ways_round(text, rules, channel), *_order(text, rules, channel, order_id)]
    limit = LIMITS.get(channel, max(LIMITS.values()))
    if len(letter) > limit:
        why = f"The letter has {len(letter):,} characters; this channel takes {limit:,}."
        found += _each(letter, rules, channel, "too-long", [(limit, len(letter))], why)
    return found


def _each(
    letter: str, rules: RuleSet, channel: Channel, rule: str, spans: list[tuple[int, int]], why: str = ""
) -> Iterator[Finding]:
    about = rules.about(rule)
    level = about.level(channel)
    if level is not None:
        for start, end in spans:
            yield finding(letter, about, level, start, end, why)


def _style(text: str, rules: RuleSet, channel: Channel) -> Iterator[Finding]:
    for rule, pattern, signs in (
        ("emoji", shapes.EMOJI, ()),
        ("emoticon", shapes.FACE, (":", ";", "=", "<3", "^_^")),
        ("html", shapes.HTML, ("<", "&")),
        ("unfilled", shapes.HOLE, ("{", "[", "<", "____", "XX", "TODO", "%", "$")),
        ("shouting", shapes.LOUD, ("!!", "!?", "?!", "???", "\uff01")),
    ):
        if (signs and not _any_of(signs, text)) or (rule == "emoji" and text.isascii()):
            continue
        yield from _each(text, rules, channel, rule, [match.span() for match in pattern.finditer(text)])
    if shapes.EMPTY_LINES.search(text):
        spans = [match.span() for match in shapes.BREAKS.finditer(text.rstrip())]
        yield from _each(text, rules, channel, "line-breaks", spans)
    loud = [
        match.span()
        for match in shapes.CAPITALS.finditer(text)
        if sum(map(str.isalpha, match.group())) >= 9 and match.group().isupper()
    ]
    yield from _each(text, rules, channel, "shouting", loud)


def _ways_round(written: str, rules: RuleSet, channel: Channel) -> Iterator[Finding]:
    text = _narrowed(written)
    mails: list[tuple[int, int]] = []
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
    links: list[tuple[int, int]] = []
    carriers: list[tuple[int, int]] = []
    for span in _links(text):
        if not known.meet(*span):
            (carriers if shapes.CARRIER.fullmatch(text[slice(*span)].rstrip(".,;:!?)")) else links).append(span)
    known = Spans([*mails, *links, *carriers])
    phones = [span for span in _phones(text) if not known.meet(*span)]
    yield from _each(written, rules, channel, "contact", [*mails, *handles, *phones])
    yield from _each(written, rules, channel, "link", links)
    yield from _each(written, rules, channel, "carrier-link", carriers)


def contacts(written: str) -> Iterator[tuple[int, int]]:
    """Where somebody's e-mail address or telephone number stands in a text."""
    text = _narrowed(written)
    if shapes.MAIL_END.search(text):
        yield from (match.span() for match in shapes.MAIL.finditer(text) if _is_mail(match.group()))
    yield from _phones(text)


def foreign_links(written: str) -> Iterator[tuple[int, int]]:
    """Where a link to another site than Amazon stands in a text."""
    yield from _links(_narrowed(written))


def _any_of(signs: Iterable[str], text: str) -> bool:
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
    known = Spans(taken)
    yield from (match.span() for match in shapes.BARE_END.finditer(text) if not known.meet(*match.span()))


def _link_shapes(text: str) -> Iterator[re.Pattern[str]]:
    """The shapes of links of which a text has what every such link has."""
    lower = text.lower()
    if "/" in text or "www" in lower:
        yield shapes.URL
    if shapes.DOT_END.search(text):
        yield shapes.DOMAIN
    if _any_of("([{", text) or "dot" in lower or "punkt" in lower or "punto" in lower:
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
    masked = shapes.ORDER_ID.sub(lambda match: "#" * len(match.group()), text)
    for pattern in (shapes.PHONE, shapes.VANITY, shapes.SPELLED):
        for match in pattern.finditer(masked):
            if _is_phone(masked, match.start(), match.group(), spelled=pattern is not shapes.PHONE):
                yield match.span()
    for match in shapes.SPELLED_OUT.finditer(masked) if shapes.CALLED.search(masked) else ():
        before = _sentence_before(masked, match.start())
        if shapes.CALLED.search(before) and not shapes.OF_AN_ORDER.search(before):
            yield match.span()


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


def _order(text: str, rules: RuleSet, channel: Channel, order_id: str) -> Iterator[Finding]:
    written = list(shapes.ORDER_ID.finditer(text))
    wrong = [match.span() for match in written if order_id and match.group() != order_id]
    yield from _each(text, rules, channel, "order-id-public", [match.span() for match in written])
    yield from _each(text, rules, channel, "order-id-wrong", wrong)
    if not written and text.strip():
        yield from _each(text, rules, channel, "order-id-missing", [(0, len(text.rstrip()))])
