"""One review on a page of Amazon's: its hooks of ten years, on desks and telephones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.sources import numbers, places
from reviewtui.sources.chrome import buyers_words
from reviewtui.sources.names import squashed
from reviewtui.sources.visible import Node, classes, inside, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_STAR_ICON: Final = re.compile(r"\ba-(?:icon-)?star")
_STAR_CLASS: Final = re.compile(r"\ba-star(?:-[a-z]+)?-(\d)(?:-(\d))?(?![\w-])")
_BODY_HOOKS: Final = ("reviewbody", "reviewrichcontentcontainer", "reviewtext", "reviewtextcontainer", "reviewcontent")
_BODY_CLASSES: Final = ("review-text-content", "review-text", "reviewText")
_STRIP_HOOKS: Final = ("formatstrip", "formatstriplinkless")
_FULL_CONTENT: Final = "cr-full-content"
"""On telephones: the whole text, folded away beside its beginning."""
_VINE: Final = re.compile(r"\bVine\b|ヴァイン")
_VINE_MARK: Final = re.compile(r"(?:^|[-_/])vine(?:$|[-_/])", re.IGNORECASE)
_BADGE: Final = frozenset(("a-color-success", "a-color-state"))
_LONGEST_BADGE: Final = 120


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
    vine: str
    variant: str
    link: str
    asin: str


def block_of(node: Node, card: Node) -> Block:
    """The parts of one review's block. `card` is what stands around it and around no other review."""
    parts = list(inside(node))
    hooks = _hooks(parts[1:])
    link = _link(hooks, parts)
    strip = _first_hook(hooks, _STRIP_HOOKS)
    names = (_profile(parts), hooks.get("reviewauthor"), _before(node, card))
    badges = [text for text in map(words, _badges(parts, hooks)) if 0 < len(text) <= _LONGEST_BADGE]
    verified = any("avpbadge" in hook for hook in hooks) or any(map(numbers.flag, badges))
    return Block(
        review_id=_number(node, parts) or places.review_id_in(link),
        stars=_stars(hooks, parts),
        title=_original(hooks.get("reviewtitle", _classed(parts, ("review-title",)))),
        text=buyers_words(_original(_body(hooks, parts))),
        date=words(hooks.get("reviewdate", _classed(parts, ("review-date",)))),
        author=next((text for text in map(words, names) if text), ""),
        helpful=words(hooks.get("helpfulvotestatement")),
        verified="true" if verified else "",
        vine="true" if _is_vine(parts, badges) else "",
        variant=words(strip).replace("\n", " | ").strip(" |"),
        link=link,
        asin=next((asin for asin in map(places.asin_in_url, _links(parts)) if asin), ""),
    )


def _number(node: Node, parts: Iterable[Node]) -> str:
    """The number of the review, out of the ids of its elements."""
    for part in parts:
        name = part.get("id") or ""
        number = name.rpartition("-")[2]
        if places.REVIEW_ID.fullmatch(number) and (part is node or "customer_review" in name):
            return number
    return ""


def _body(hooks: Mapping[str, Node], parts: Sequence[Node]) -> Node | None:
    """Where the buyer's text stands: the whole of it where the page holds its beginning too."""
    full = _classed(parts, (_FULL_CONTENT,))
    if full is not None:
        within = _first_hook(_hooks(full.iter()), _BODY_HOOKS)
        return full if within is None else within
    hooked = _first_hook(hooks, _BODY_HOOKS)
    return _classed(parts, _BODY_CLASSES) if hooked is None else hooked


def _original(node: Node | None) -> str:
    """What the buyer wrote, in the buyer's own words where the page holds a translation beside them."""
    if node is None:
        return ""
    parts = list(inside(node))
    for kind in ("cr-original-review-content", "cr-translated-review-content"):
        for each in parts:
            if kind in classes(each):
                text = words(each)
                if text:
                    return text
    return words(node)


def _stars(hooks: Mapping[str, Node], parts: Iterable[Node]) -> str:
    """The stars: from the icon's class, which is the same in every language; else its words."""
    icons = [hooks[hook] for hook in ("reviewstarrating", "cmpsreviewstarrating") if hook in hooks]
    icons += [each for each in parts if each.tag == "i" and _STAR_ICON.search(classes(each))]
    for icon in icons:
        for each in icon.iter():
            match = _STAR_CLASS.search(classes(each))
            if match:
                return f"{match[1]}.{match[2]}" if match[2] else match[1]
    return next((text for text in (" ".join("".join(map(str, icon.itertext())).split()) for icon in icons) if text), "")


def _profile(parts: Iterable[Node]) -> Node | None:
    return next((each for each in parts if "a-profile-name" in classes(each)), None)


def _before(node: Node, card: Node) -> Node | None:
    """The name that stands before a review and not in it, as on telephones."""
    name = None
    for each in inside(card):
        if each is node:
            break
        if "a-profile-name" in classes(each):
            name = each
    return name


def _badges(parts: Iterable[Node], hooks: Mapping[str, Node]) -> Iterator[Node]:
    """What the page says about a review in colour: a purchase, a free product; never the buyer's words."""
    own = {id(hooks[hook]) for hook in ("reviewtitle", *_BODY_HOOKS, *_STRIP_HOOKS) if hook in hooks}
    for each in parts:
        names = classes(each).split()
        if not _BADGE.isdisjoint(names) or any(
            _VINE_MARK.search(name) for name in (*names, each.get("data-hook") or "")
        ):
            around: Node | None = each
            while around is not None and id(around) not in own:
                around = around.getparent()
            if around is None:
                yield each


def _is_vine(parts: Iterable[Node], badges: Iterable[str]) -> bool:
    """Whether the buyer got the product for nothing: the badge says *Vine* in every language, and links to its help."""
    return any(map(_VINE.search, badges)) or any(_VINE_MARK.search(link.partition("?")[0]) for link in _links(parts))


def _link(hooks: Mapping[str, Node], parts: Sequence[Node]) -> str:
    """The address of the review: the title's link, or any other that names a review and doesn't report it."""
    title = hooks.get("reviewtitle")
    near: list[str] = []
    if title is not None:
        near = list(_links(title.iter()))
        around = title.getparent()
        if around is not None and around.tag == "a":
            near.append(around.get("href") or "")
    return next((link for link in (*near, *_links(parts)) if places.review_id_in(link) and "report" not in link), "")


def _links(parts: Iterable[Node]) -> Iterator[str]:
    return (link for each in parts if each.tag == "a" and (link := each.get("href") or ""))


def _hooks(parts: Iterable[Node]) -> dict[str, Node]:
    """The first element of each ``data-hook``."""
    hooks: dict[str, Node] = {}
    for each in parts:
        hook = each.get("data-hook")
        if hook:
            hooks.setdefault(squashed(hook), each)
    return hooks


def _first_hook(hooks: Mapping[str, Node], names: Iterable[str]) -> Node | None:
    return next((hooks[name] for name in names if name in hooks), None)


def _classed(parts: Iterable[Node], names: Sequence[str]) -> Node | None:
    """The first element with a class of one of these names."""
    return next((each for each in parts if not set(names).isdisjoint(classes(each).split())), None)
