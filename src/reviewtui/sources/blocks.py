"""One review on a page of Amazon's: its hooks of ten years, and the words inside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from lxml import etree

from reviewtui.sources import places
from reviewtui.sources.names import squashed

Node = etree._Element  # noqa: SLF001 (lxml has no public name for it)

_HIDDEN_TAGS: Final = frozenset(
    ("script", "style", "noscript", "template", "svg", "video", "button", "input", "select")
)
_HIDDEN_CLASSES: Final = (
    "cr-lightbox", "a-expander-header", "a-expander-prompt", "cr-single-review-loading", "a-popover-preload",
    "cr-translate-this-review",
)  # fmt: skip
_HIDDEN_HOOKS: Final = frozenset(
    ("image-popover", "expand-collapse-read-more-less", "linkless-format-strip-whats-this")
)
_BLOCKS: Final = frozenset(
    ("p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "blockquote")
)
_BLANKS: Final = re.compile("[ \t\r\n\f]+")
_AROUND_BREAK: Final = re.compile(" *\n *")
_STAR_ICON: Final = re.compile(r"\ba-(?:icon-)?star")
_STAR_CLASS: Final = re.compile(r"\ba-star(?:-[a-z]+)?-(\d)(?:-(\d))?(?![\w-])")
_BODY_HOOKS: Final = ("reviewbody", "reviewrichcontentcontainer", "reviewtext", "reviewtextcontainer", "reviewcontent")


class Block(NamedTuple):
    """What stands in one review on a page, as it stands there."""

    review_id: str
    stars: str
    title: str
    text: str
    date: str
    author: str
    helpful: str
    verified: str
    variant: str
    link: str
    asin: str


def block_of(node: Node) -> Block:
    """The parts of one review's block."""
    hooks = _hooks(node)
    link = _link(node, hooks)
    title = hooks.get("reviewtitle")
    body = next((hooks[hook] for hook in _BODY_HOOKS if hook in hooks), None)
    author = next((each for each in node.iter() if "a-profile-name" in _classes(each) and _seen(each, node)), None)
    if author is None:
        author = hooks.get("reviewauthor")
    strip = next((hooks[hook] for hook in ("formatstrip", "formatstriplinkless") if hook in hooks), None)
    number = node.get("id") or ""
    if not places.REVIEW_ID.fullmatch(number):
        inner = next((each.get("id") or "" for each in node.iter() if "customer_review" in (each.get("id") or "")), "")
        number = inner.rpartition("-")[2] if places.REVIEW_ID.fullmatch(inner.rpartition("-")[2]) else ""
    return Block(
        review_id=number or places.review_id_in(link),
        stars=_stars(node, hooks),
        title=_original(title),
        text=_original(body),
        date=words(hooks.get("reviewdate")),
        author=words(author),
        helpful=words(hooks.get("helpfulvotestatement")),
        verified="true" if any(hook.startswith("avpbadge") for hook in hooks) else "",
        variant=words(strip).replace("\n", " | ").strip(" |"),
        link=link,
        asin=next((asin for asin in map(places.asin_in_url, _links(node)) if asin), ""),
    )


def words(node: Node | None) -> str:
    """The words a reader sees in a piece of a page: blanks folded, breaks and blocks as line breaks."""
    if node is None:
        return ""
    pieces: list[str] = []
    walk = etree.iterwalk(node, events=("start", "end"))
    for event, each in walk:
        if event == "start":
            if each is not node and _hidden(each):
                walk.skip_subtree()
                continue
            if each.tag == "br" or (each.tag in _BLOCKS and not _begins_line(pieces)):
                pieces.append("\n")
            elif each.tag == "i" and "separator" in _classes(each):
                pieces.append(" | ")
            pieces.append(_BLANKS.sub(" ", each.text or ""))
        elif each is not node:
            if each.tag in _BLOCKS and not _begins_line(pieces):
                pieces.append("\n")
            pieces.append(_BLANKS.sub(" ", each.tail or ""))
    return _AROUND_BREAK.sub("\n", "".join(pieces)).strip()


def _begins_line(pieces: list[str]) -> bool:
    last = next((piece for piece in reversed(pieces) if piece.strip(" ")), "\n")
    return last.endswith("\n")


def _original(node: Node | None) -> str:
    """What the buyer wrote, in the buyer's own words where the page holds a translation beside them."""
    if node is None:
        return ""
    for kind in ("cr-original-review-content", "cr-translated-review-content"):
        for each in node.iter():
            if kind in _classes(each) and _seen(each, node):
                text = words(each)
                if text:
                    return text
    return words(node)


def _stars(node: Node, hooks: dict[str, Node]) -> str:
    """The stars: from the icon's class, which is the same in every language; else its words."""
    icons = [hooks[hook] for hook in ("reviewstarrating", "cmpsreviewstarrating") if hook in hooks]
    icons += [each for each in node.iter("i") if _STAR_ICON.search(_classes(each)) and _seen(each, node)]
    for icon in icons:
        for each in icon.iter():
            match = _STAR_CLASS.search(_classes(each))
            if match:
                return f"{match[1]}.{match[2]}" if match[2] else match[1]
    return next((text for text in ("".join(map(str, icon.itertext())).strip() for icon in icons) if text), "")


def _link(node: Node, hooks: dict[str, Node]) -> str:
    title = hooks.get("reviewtitle")
    near = [] if title is None else list(_links(title))
    return next((link for link in (*near, *_links(node)) if places.review_id_in(link) and "report" not in link), "")


def _links(node: Node) -> Iterator[str]:
    return (link for each in node.iter("a") if (link := each.get("href") or ""))


def _hooks(node: Node) -> dict[str, Node]:
    """The first element of each ``data-hook`` inside a review, those of its photo viewer left out."""
    hooks: dict[str, Node] = {}
    for each in node.iter():
        hook = each.get("data-hook")
        if hook and each is not node and squashed(hook) not in hooks and _seen(each, node):
            hooks[squashed(hook)] = each
    return hooks


def _seen(node: Node, within: Node) -> bool:
    """Whether an element is part of the review itself and not of its photo viewer or another hidden place."""
    each: Node | None = node
    while each is not None and each is not within:
        if _hidden(each, icons=False):
            return False
        each = each.getparent()
    return True


def _hidden(node: Node, *, icons: bool = True) -> bool:
    if node.tag in _HIDDEN_TAGS:
        return True
    classes = _classes(node)
    if icons and node.tag == "i" and "a-icon" in classes and "separator" not in classes:
        return True
    return any(name in classes for name in _HIDDEN_CLASSES) or node.get("data-hook") in _HIDDEN_HOOKS


def _classes(node: Node) -> str:
    return node.get("class") or ""
