"""What can be found in a letter of any language: addresses, numbers, links, emoji, styling, empty places, length."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reviewtui.domain.channel import LIMITS, Channel
from reviewtui.rules.policy import finding
from reviewtui.rules.tokens import READ_AT_MOST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtui.domain.finding import Finding
    from reviewtui.rules.packs import RuleSet

ORDER_ID: Final = re.compile(r"(?<![0-9-])[0-9]{3}-[0-9]{7}-[0-9]{7}(?![0-9-])")
_AT: Final = r"(?:@|[\(\[\{<]\s?(?:at|@|arroba|chiocciola|arobase|klammeraffe|ett)\s?[\)\]\}>]|\s(?:at|arroba|chiocciola|arobase)\s|\uff20)"
_DOT: Final = r"(?:\s?[\(\[\{<]\s?(?:dot|punkt|point|punto|\.)\s?[\)\]\}>]\s?|\s(?:dot|punkt|point|punto)\s|\uff0e|\s?\.\s?)"
_TLD: Final = (
    r"(?:com|net|org|info|biz|shop|store|online|site|app|dev|io|co|eu|de|fr|es|it|uk|us|ca|jp|cn|at|ch|nl|be|pl|se|pt|br|mx|in|au"
    r"|me|ly|gl|to|tv|xyz|club|tech|support|help|care|link|page|website|email|money|bank|co\.uk|com\.au|co\.jp|com\.mx|com\.br)"
)
_MAIL: Final = re.compile(
    rf"[A-Za-z0-9][A-Za-z0-9._%+-]{{0,63}}\s?{_AT}\s?[A-Za-z0-9-]{{1,63}}(?:{_DOT}[A-Za-z0-9-]{{1,40}}){{0,2}}{_DOT}{_TLD}(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_SPOKEN_AT: Final = re.compile(r"\s(?:at|arroba|chiocciola|arobase)\s", re.IGNORECASE)
_SPOKEN_DOT: Final = re.compile(r"\b(?:dot|punkt|point|punto)\b", re.IGNORECASE)
_PROVIDER: Final = re.compile(r"\b(?:gmail|googlemail|yahoo|outlook|hotmail|icloud|gmx|web\.de|aol|live|proton\w*)\b", re.IGNORECASE)
_NO_BOX: Final = frozenset("is are was be us me form manual video page site look see find found available out here it them steps guide live shop website store".split())
_HANDLE: Final = re.compile(r"(?<![A-Za-z0-9._%+-])@[A-Za-z][A-Za-z0-9_.]{2,30}")
_URL: Final = re.compile(r"(?:https?|hxxps?|ftp)\s?:\s?/\s?/[^\s<>\"]{2,300}|(?<![A-Za-z0-9@.])www\s?\.\s?[A-Za-z0-9-]{2,63}[^\s<>\"]{0,200}", re.IGNORECASE)
_DOMAIN: Final = re.compile(
    rf"(?<![A-Za-z0-9@._-])(?:[A-Za-z0-9](?:[A-Za-z0-9-]{{0,61}}[A-Za-z0-9])?\.){{1,4}}{_TLD}(?![A-Za-z0-9-]|\.[A-Za-z])(?:/[^\s<>\"]{{0,200}})?"
)
_SPOKEN: Final = re.compile(
    rf"(?<![A-Za-z0-9@])(?:[A-Za-z0-9-]{{2,63}})(?:\s?[\(\[\{{]\s?(?:dot|\.|punkt|point|punto)\s?[\)\]\}}]\s?|\s(?:dot|punkt|punto)\s){_TLD}(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_AMAZON: Final = re.compile(
    r"(?:https?://)?(?:[a-z0-9-]{1,40}\.){0,3}(?:amazon\.(?:com|ca|de|fr|es|it|nl|se|pl|ie|eg|sa|ae|in|sg|cn|com\.mx|com\.br|co\.uk|com\.be|com\.tr|com\.au|co\.jp)|amzn\.(?:to|eu|asia|com)|a\.co)(?![a-z0-9.-]*[a-z0-9-])(?:[/?#:].*)?[.,;:!?)]*",
    re.IGNORECASE,
)
_CARRIER: Final = re.compile(
    r"https://(?:[a-z0-9-]{1,40}\.){0,3}(?:ups|usps|fedex|dhl|dpd|gls-group|royalmail|hermesworld|myhermes|evri|laposte|chronopost|seur|correos|brt|poste|posteitaliane|kuronekoyamato|sagawa-exp|canadapost|auspost|postnl|inpost)\.(?:com|co\.uk|de|fr|es|it|nl|eu|ca|jp|co\.jp|com\.au|pl)(?:/[^\s]*)?",
    re.IGNORECASE,
)
_RISKY_END: Final = frozenset(["it", "in", "me", "to", "us", "at", "be", "so", "is", "de", "es", "co", "ca", "help", "care", "page", "support", "store", "online", "site", "link", "app", "email", "club", "shop", "website", "bank", "money", "tech", "ch", "se", "pl", "tv", "info"])
_PHONE: Final = re.compile(
    r"(?<![\w.,-])(?:\+|00)?[(\[]?[0-9]{1,5}[)\]]?(?:[ .\-/\u2010-\u2013]{1,3}[(]?[0-9]{1,8}[)]?){0,12}(?![\w-]|[.,][0-9])"
)
_VANITY: Final = re.compile(r"\b1[- ]?8[0-9]{2}[- ][A-Za-z0-9][A-Za-z0-9-]{5,10}\b")
_DIGIT: Final = r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple|null|eins|zwei|drei|vier|sechs|sieben|acht|neun|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|[0-9])"
_SPELLED: Final = re.compile(rf"\b(?:{_DIGIT}[ ,.\-]{{1,3}}){{6,20}}{_DIGIT}\b", re.IGNORECASE)
_CALLED: Final = re.compile(
    r"\b(?:call|calls|phone|tel|telephone|telefon\w*|ring|dial|whatsapp|sms|text|hotline|line|mobile|cell|fax|number is|our number|my number"
    r"|toll|reach (?:us|me)|anrufen|ruf\w*|appel\w*|numéro|llam\w*|teléfono|chiam\w*|telefono|numero)\b|電話|でんわ|携帯|ラインで",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(
    r"\b(?:order|orders|tracking|track|serial|model|lot|batch|sku|invoice|part|item|case|ticket|rma|reference|ref|parcel|shipment|asin|ean|upc|isbn|code"
    r"|firmware|version|barcode|article|consignment|waybill|airwaybill|label|return|id|bestell\w*|sendung\w*|seriennummer\w*|auftrag\w*|rechnung\w*|commande|suivi|colis|pedido|seguimiento|ordine|spedizione|tracciamento"
    r"|ups|dhl|usps|fedex|dpd|gls|hermes|royal mail)\b[^.!?\n]{0,30}$|(?:注文|追跡|番号|伝票)[^。\n]{0,12}$",
    re.IGNORECASE,
)
_DATE: Final = re.compile(r"(?:[0-3]?[0-9][./ -][0-3]?[0-9][./ -](?:19|20)?[0-9]{2}|(?:19|20)[0-9]{2}[./-][01]?[0-9][./-][0-3]?[0-9])$")
_EMOJI: Final = re.compile(
    "(?:[\U0001f000-\U0001faff\U0001f1e6-\U0001f1ff\u231a\u231b\u23e9-\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa\u26ab"
    "\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797"
    "\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55\u2764\u2665\u263a\u2639\u2600\u260e\u270c]|[\u00a9\u00ae\u203c-\u3299]\ufe0f)[\ufe0f\u200d\U0001f3fb-\U0001f3ff\U0001f000-\U0001faff\u2640\u2642\u2764]{0,12}"
)
_FACE: Final = re.compile(r"(?<![\w:;=])(?:[:;=]['\u2019]?-?[)(DPp/|*]|<3|\^_\^|:'\()(?![\w/])")
_HTML: Final = re.compile(r"</?(?:a|b|i|u|p|br|hr|h[1-6]|div|span|font|img|table|tr|td|ul|ol|li|strong|em|center|style|script|body|html)\b[^<>\n]{0,200}>|&(?:nbsp|amp|lt|gt|quot);", re.IGNORECASE)
_BREAKS: Final = re.compile(r"(?:[ \t]*\r?\n){3,}")
_HOLE: Final = re.compile(
    r"\{\{?[ \w.]{1,40}\}?\}|\[(?:[A-Z][A-Z _]{2,30}|(?i:(?:your |buyer |customer |first |last |product |order |seller )?(?:name|number|id|product|item|date|company|issue|problem)(?: here)?)|insert[^\]\n]{0,40}|\.{3}|xx+)\]"
    r"|<(?:first_?name|name|product|order_?id|date|insert[^>\n]{0,40})>|\bXX{2,}\b|_{4,}|\bTODO\b|%(?:name|order|product)%|\$\{?[a-z_]{3,20}\}?"
)  # fmt: skip
_CAPITALS: Final = re.compile(r"(?<![\w-])[^\W\d_a-z]{2,}(?:[ ,'\u2019-]{1,2}[^\W\d_a-z]{2,}){2,}(?![\w-])")
_LOUD: Final = re.compile(r"[!\uff01]{2,}|[!?]{3,}")


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
    for rule, pattern in (("emoji", _EMOJI), ("emoticon", _FACE), ("html", _HTML), ("unfilled", _HOLE), ("shouting", _LOUD)):
        yield from _each(text, rules, channel, rule, [match.span() for match in pattern.finditer(text)])
    yield from _each(text, rules, channel, "line-breaks", [match.span() for match in _BREAKS.finditer(text.rstrip())])
    loud = [match.span() for match in _CAPITALS.finditer(text) if sum(map(str.isalpha, match.group())) >= 9 and _cased(match.group())]
    yield from _each(text, rules, channel, "shouting", loud)


def _cased(text: str) -> bool:
    return text.lower() != text


def _ways_round(text: str, rules: RuleSet, channel: Channel) -> Iterator[Finding]:
    mails = [match.span() for match in _MAIL.finditer(text) if _is_mail(match.group())]
    handles = [match.span() for match in _HANDLE.finditer(text) if not _inside(match.span(), mails)]
    links, carriers = [], []
    for span in _links(text):
        if not _inside(span, mails):
            (carriers if _CARRIER.fullmatch(text[slice(*span)].rstrip(".,;:!?)")) else links).append(span)
    phones = [span for span in _phones(text) if not _inside(span, mails + links + carriers)]
    yield from _each(text, rules, channel, "contact", [*mails, *handles, *phones])
    yield from _each(text, rules, channel, "link", links)
    yield from _each(text, rules, channel, "carrier-link", carriers)


def _is_mail(words: str) -> bool:
    """``care at lamps dot com`` is an address; ``us at amazon.com`` and ``the form is at lamps.com`` are places."""
    if "@" in words or "\uff20" in words or not (at := _SPOKEN_AT.search(words)):
        return True
    if words[: at.start()].lower() in _NO_BOX:
        return False
    return _SPOKEN_DOT.search(words) is not None or _PROVIDER.search(words) is not None


def _inside(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _links(text: str) -> Iterator[tuple[int, int]]:
    taken: list[tuple[int, int]] = []
    for pattern in (_URL, _DOMAIN, _SPOKEN):
        for match in pattern.finditer(text):
            start, end = match.span()
            end -= len(match.group()) - len(match.group().rstrip(".,;:!?)'\""))
            if _inside((start, end), taken):
                continue
            taken.append((start, end))
            words = re.sub(r"\s?[\(\[\{]?\s?(?:\bdot\b|\bpunkt\b|\bpunto\b)\s?[\)\]\}]?\s?", ".", text[start:end], flags=re.IGNORECASE)
            if _AMAZON.fullmatch(words) or (pattern is _DOMAIN and not _meant(text, start, text[start:end])):
                continue
            yield start, end


def _meant(text: str, start: int, words: str) -> bool:
    """Whether ``word.tld`` is an address and not two sentences without a blank, or a file name."""
    host, slash, _ = words.partition("/")
    end = host.rpartition(".")[2]
    if slash or host.count(".") > 1:
        return not re.fullmatch(r"[0-9.]+|(?:[a-z]\.)+[a-z]", host, re.IGNORECASE)
    if not end.islower() or host.split(".")[0].isdigit():
        return False
    if end not in _RISKY_END:
        return True
    return re.search(r"\b(?:at|on|to|visit|see|via|from|auf|unter|sur|en|su|site|website|shop|page)\s?:?\s$", text[max(0, start - 16) : start], re.IGNORECASE) is not None


def _phones(text: str) -> Iterator[tuple[int, int]]:
    masked = ORDER_ID.sub(lambda match: "#" * len(match.group()), text)
    for pattern in (_PHONE, _VANITY, _SPELLED):
        for match in pattern.finditer(masked):
            if _is_phone(masked, match.start(), match.group(), spelled=pattern is not _PHONE):
                yield match.span()


def _is_phone(text: str, start: int, written: str, *, spelled: bool) -> bool:
    """Numbers that somebody could call: by their shape, or because the words before say so."""
    before = text[max(0, start - 48) : start]
    sentence = re.split(r"[.!?\n\u3002]", before)[-1]
    called = _CALLED.search(sentence) is not None
    if _NUMBERED.search(before) and not called:
        return False
    if spelled:
        return called or not re.fullmatch(r"[0-9 ,.\-]+", written)
    digits = re.sub(r"[^0-9]", "", written)
    if _DATE.fullmatch(written.strip()) or not 6 <= len(digits) <= 15:
        return False
    if written.startswith("+") and len(digits) >= 8:
        return True
    groups = re.findall(r"[0-9]+", written)
    if called and len(digits) >= 6:
        return True
    if len(groups) == 1:
        return False
    shape = [len(group) for group in groups]
    if shape in ([3, 3, 4], [1, 3, 3, 4], [3, 4, 4]) or (written.startswith(("(", "00")) and len(digits) >= 9):
        return True
    if all(size == 1 for size in shape) and len(shape) >= 7:
        return True
    return digits.startswith("0") and len(digits) >= 9 and max(shape) <= 8 and min(shape) >= 2 and ", " not in written


def _order(text: str, rules: RuleSet, channel: Channel, order_id: str) -> Iterator[Finding]:
    written = list(ORDER_ID.finditer(text))
    wrong = [match.span() for match in written if order_id and match.group() != order_id]
    yield from _each(text, rules, channel, "order-id-public", [match.span() for match in written])
    yield from _each(text, rules, channel, "order-id-wrong", wrong)
    if not written and text.strip():
        yield from _each(text, rules, channel, "order-id-missing", [(0, 0)])
