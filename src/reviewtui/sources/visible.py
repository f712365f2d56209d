"""The words that a reader sees in a piece of a page; what only the page says is left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

Node = etree._Element  # noqa: SLF001 (lxml has no public name for it)

_HIDDEN_TAGS: Final = frozenset(
    ("script", "style", "noscript", "template", "svg", "video", "audio", "iframe", "button", "input", "select")
)
_ELSEWHERE: Final = ("cr-lightbox", "cr-single-review-loading", "a-popover-preload")
"""How the names of classes begin whose elements say the review again, or say nothing yet."""
_NO_WORDS: Final = (
    *_ELSEWHERE, "a-expander-header", "a-expander-prompt", "cr-translate-this-review", "cr-media-", "video-block",
    "cr-video", "vse-", "review-video", "a-teaser-describedby", "cr-vote", "cr-helpful", "report-abuse",
    "review-comments", "a-offscreen", "aok-offscreen",
)  # fmt: skip
"""... whose words are the page's own: players, prompts, buttons."""
_HIDDEN_HOOKS: Final = frozenset(("image-popover",))
_WORDLESS_HOOKS: Final = frozenset(
    ("image-popover", "expand-collapse-read-more-less", "linkless-format-strip-whats-this", "video-block",
     "review-image-tile-section", "cr-translate-this-review-link", "review-voting-widget", "review-comments")
)  # fmt: skip
_FOLDED_AWAY: Final = frozenset(("aok-hidden", "a-hidden"))
"""Classes of what doesn't show now. What is folded away may still be the buyer's, where nothing else is."""
_BLOCKS: Final = frozenset(
    ("p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "blockquote")
)
_BLANKS: Final = re.compile("[ \t\r\n\f]+")
_AROUND_BREAK: Final = re.compile(" *\n *")


def words(node: Node | None) -> str:
    """The words of an element: blanks folded, breaks and blocks as line breaks."""
    if node is None:
        return ""
    return _words(node, folded_too=False) or _words(node, folded_too=True)


def classes(node: Node) -> str:
    """The names of an element's classes, as they stand there."""
    return node.get("class") or ""


def inside(node: Node) -> Iterator[Node]:
    """The elements of a review in the order of the page, itself first; not those that say it again in a viewer."""
    walk = etree.iterwalk(node, events=("start",))
    for _, each in walk:
        if each is not node and _elsewhere(each):
            walk.skip_subtree()
        elif isinstance(each.tag, str):
            yield each


def _words(node: Node, *, folded_too: bool) -> str:
    pieces: list[str] = []
    begins_line = True
    walk = etree.iterwalk(node, events=("start", "end"))
    for event, each in walk:
        if event == "start":
            if each is not node and (_wordless(each) or (not folded_too and _folded_away(each))):
                walk.skip_subtree()
                continue
            if each.tag == "br" or (each.tag in _BLOCKS and not begins_line):
                pieces.append("\n")
                begins_line = True
            elif each.tag == "i" and "separator" in classes(each):
                pieces.append(" | ")
                begins_line = False
            piece = each.text
        elif each is node:
            continue
        else:
            if each.tag in _BLOCKS and not begins_line:
                pieces.append("\n")
                begins_line = True
            piece = each.tail
        if piece:
            piece = _BLANKS.sub(" ", piece)
            pieces.append(piece)
            if piece != " ":
                begins_line = False
    return _AROUND_BREAK.sub("\n", "".join(pieces)).strip()


def _folded_away(node: Node) -> bool:
    return not _FOLDED_AWAY.isdisjoint(classes(node).split())


def _wordless(node: Node) -> bool:
    names = classes(node)
    if names:
        if node.tag == "i" and "a-icon" in names and "separator" not in names:
            return True
        if any(name.startswith(_NO_WORDS) for name in names.split()):
            return True
    return node.tag in _HIDDEN_TAGS or node.get("data-hook") in _WORDLESS_HOOKS


def _elsewhere(node: Node) -> bool:
    if node.tag in _HIDDEN_TAGS or node.get("data-hook") in _HIDDEN_HOOKS:
        return True
    return any(name.startswith(_ELSEWHERE) for name in classes(node).split())
