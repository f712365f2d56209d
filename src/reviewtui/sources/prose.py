"""What buyers wrote, out of the markup around it: entities, line breaks, left-over tags; then cleaned once."""

from __future__ import annotations

import html
import re
from typing import Final

from reviewtui.domain.text import clean, one_line
from reviewtui.sources.chrome import buyers_words
from reviewtui.sources.stars import star_phrase

_BREAK: Final = re.compile(r"<(?:br|/p|/div|/li)\s*/?>", re.IGNORECASE)
_HIDDEN: Final = re.compile(r"<(script|style|noscript)\b", re.IGNORECASE)
_TAG: Final = re.compile(
    r"</?(?:a|abbr|b|big|blockquote|cite|code|div|em|font|h[1-6]|hr|i|img|input|li|object|ol|p|pre|s|small|span|strike|"
    r"strong|sub|sup|table|tbody|td|th|tr|tt|u|ul|video|iframe)(?:\s+[a-z-]+\s*=[^<>]*|\s*)/?>",
    re.IGNORECASE,
)
_MEDIA: Final = re.compile(r"\[\[(?:VIDEOID|IMAGEID):[^\[\]]{0,200}\]\] ?")
_LINKED: Final = re.compile(r"\[\[ASIN:[A-Z0-9]{10} ?([^\[\]]{0,500})\]\]")
_FORMULA: Final = re.compile(
    r'=(?:(HYPERLINK)\("(?:[^"]|"")*"[,;]\s*)?"((?:[^"]|"")*)"\)?\s*', re.IGNORECASE | re.DOTALL
)
_MANY_BREAKS: Final = re.compile(r"\n{3,}")
_NOTHING: Final = frozenset(
    (
        "null", "none", "nan", "undefined", "nil", "(null)", "<null>", "<na>", "\\n", "n/a", "n.a.", "n.a", "na",
        "#n/a", "#na", "#value!", "#ref!", "#name?", "k.a.", "k. a.", "n/d", "n.d.", "s/o", "s/d", "not available",
        "no data",
        "(empty)", "(blank)", "暂无", "нет данных", "-", "--", "---", "—", "——", "–", "−",
    )
)  # fmt: skip
"""What programs write where there is nothing, case-folded. Cells of `#` only are what was too wide to be shown."""
_LONGEST_NOTHING: Final = max(map(len, _NOTHING))


def nothing(text: str) -> bool:
    """Whether a cell holds only what programs write where there is nothing: `N/A`, `null`, `--`."""
    return (len(text) <= _LONGEST_NOTHING and text.casefold() in _NOTHING) or (text[:1] == "#" and not text.strip("#"))


def unmarked(text: str) -> str:
    """The words without their markup: breaks and paragraphs as line breaks, known tags gone, entities once undone.

    Only tags that HTML knows are taken for tags, so that ``a < b and b > c`` stays as it is.
    """
    if "<" in text:
        text = _without_hidden(text)
        text = "\n".join(part.strip(" \t") for part in _BREAK.split(text))
        text = _TAG.sub("", text)
    if "[[" in text:
        text = _LINKED.sub(r"\1", _MEDIA.sub("", text))
    if "&" in text:
        text = html.unescape(text)
    return text


def _without_hidden(text: str) -> str:
    """Without scripts and styles; one that is never closed stays. Runs once over the text, however hostile it is."""
    pieces, at = [], 0
    while opening := _HIDDEN.search(text, at):
        closing = re.compile(f"</{opening[1]}[^<>]*>", re.IGNORECASE).search(text, opening.end())
        if closing is None:
            break
        pieces.append(text[at : opening.start()])
        at = closing.end()
    return "".join(pieces) + text[at:]


def unformula(text: str) -> str:
    """What a spreadsheet would show of a cell that was written as a formula to keep it a text: ``="R1"`` is R1."""
    formula = _FORMULA.fullmatch(text)
    if formula:
        return formula[2].replace('""', '"')
    return text[1:] if text[0] == "'" and text[1:2] in ("=", "+", "-", "@") else text


def shown_by_spreadsheet(cell: str) -> str:
    """A cell that may be written as a formula, as it is shown."""
    return unformula(cell) if cell[:1] == "=" else cell


def key(text: str) -> str:
    """The number of a review, an order or a product, without what a spreadsheet needs to leave it alone."""
    text = text.strip()
    if text[:1] in ("=", "'"):
        text = unformula(text).lstrip("'")
    return label(text)


def body(text: str) -> str:
    """The text of a review from an export that may hold markup."""
    if text[:1] in ("=", "'"):
        text = unformula(text)
    if "<" in text or "&" in text or "[" in text:
        text = unmarked(text)
    text = buyers_words(clean(text).strip())
    if nothing(text):
        return ""
    return _MANY_BREAKS.sub("\n\n", text) if "\n\n\n" in text else text


def plain_body(text: str) -> str:
    """The text of a review from a format that holds no markup."""
    return clean(text).strip()


def headline(text: str) -> str:
    """A title from an export: one line, without the stars that some exports put before it."""
    if text[:1] in ("=", "'"):
        text = unformula(text)
    if "<" in text or "&" in text or "[" in text:
        text = unmarked(text)
    text = plain_headline(text)
    if text[:1].isdigit() or text[:1] in ("별", "星"):
        text = text.removeprefix(star_phrase(text)).lstrip()
    return "" if nothing(text) else text


def plain_headline(text: str) -> str:
    """A title or name from a format that holds no markup."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return one_line(clean(text))


def label(text: str) -> str:
    """A name or other short text from an export that may hold entities."""
    if text[:1] in ("=", "'"):
        text = unformula(text)
    text = plain_headline(html.unescape(text) if "&" in text else text)
    return "" if nothing(text) else text


def shown(value: object, most: int = 40) -> str:
    """What stood in a field, cleaned and shortened, in quotation marks, for an error message."""
    text = one_line(clean(str(value)[:400])).replace("\n", " ")
    return f"“{text[: most - 1]}…”" if len(text) > most else f"“{text}”"
