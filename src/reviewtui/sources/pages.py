"""Reviews out of Amazon's pages as a browser saved them. lxml is loaded here and nowhere else."""

from __future__ import annotations

import re
from collections import Counter
from hashlib import blake2b
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from lxml import etree

from reviewtui.desk.ports import BadSource, RawRow, SourceOptions, Understood
from reviewtui.sources import charset, dates, page_titles, places, webarchive
from reviewtui.sources.blocks import Block, block_of
from reviewtui.sources.maker import FileSettings, maker
from reviewtui.sources.origins import Origin, whole
from reviewtui.sources.understanding import salt
from reviewtui.sources.visible import Node, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reviewtui.domain.review import Review

_SAVED_FROM: Final = re.compile(r"(?:saved from url=\(\d+\)|url:|<base[^>]+href=[\"'])\s*(https?://[^\s\"'>]+)")
_BOT_MARKS: Final = ("api-services-support@amazon", "validateCaptcha", "opfcaptcha", "/errors/validate")
_REVIEW_HOOKS: Final = frozenset(("review", "mobley-review-content"))
_AVERAGE_HOOKS: Final = frozenset(
    ("rating-out-of-text", "average-star-rating", "total-review-count", "cr-filter-info-review-rating-count")
)
_CELLS: Final = (
    "review_id", "stars", "title", "text", "posted_at", "author", "helpful_votes", "verified", "variant", "url", "asin",
    "product", "page_url", "phrase", "vine",
)  # fmt: skip


class _Page(NamedTuple):
    """What a page tells about all of its reviews."""

    marketplace: str
    asin: str
    product: str
    host: str


class PageReader:
    """Reads the reviews of one page saved from a browser."""

    dialect = "amazon-page"

    def __init__(self, origin: Origin, options: SourceOptions) -> None:
        self.name = origin.name
        self.size = origin.size
        self._origin = origin
        self._options = options
        self._read = 0
        self.understood = Understood()
        self._salt = salt(self.dialect, options.marketplace, options.asin, options.encoding)
        columns = {field: index for index, field in enumerate(_CELLS)}
        settings = FileSettings(
            markup=False, marketplace=options.marketplace, asin=options.asin, when=int, wordy_dates=True
        )
        self._make = maker(columns, len(_CELLS), settings)

    def rows(self) -> Iterator[RawRow]:
        """The review blocks of the page in their order, each review once; raises BadSource."""
        source, address = _markup(whole(self._origin), self._options)
        root = _tree(source)
        nodes = [] if root is None else _review_nodes(root)
        blocks = [block_of(node, card) for node, card in zip(nodes, _cards(nodes), strict=True)]
        if root is None or not any(block.stars for block in blocks):
            raise BadSource(f"{self.name}: {_why_empty(source, root)}")
        page = _page_of(root, source, address, self._origin.hint)
        badges = any(block.verified for block in blocks)
        seen: set[str] = set()
        number = 0
        for block in blocks:
            if block.review_id and block.review_id in seen:
                continue
            seen.add(block.review_id)
            number += 1
            self._read = self.size * number // len(blocks)
            row = _row(block, page, badges=badges)
            content = "\x1f".join(row).encode("utf-8", "surrogatepass")
            digest = blake2b(content, digest_size=8, salt=self._salt).digest()
            yield RawRow(number, int.from_bytes(digest, "big", signed=True), [*row, ""])

    def review(self, raw: RawRow) -> Review:
        """The review in a block; raises BadRow."""
        return self._make(raw.raw)  # type: ignore[arg-type]

    def position(self) -> int:
        """The share of the reviews that have been read, in bytes of the file."""
        return self._read


def _posted(sentence: str, marketplace: str) -> str:
    """The time of the day that the sentence above a review names; "" when it names none: the review is undated."""
    try:
        return str(dates.from_text(sentence, dates.order_of(marketplace))) if sentence else ""
    except (ValueError, OverflowError):
        return ""


def _row(block: Block, page: _Page, *, badges: bool) -> list[str]:
    """A block as a row in the order of `_CELLS`."""
    url = block.link
    if not url and block.review_id and page.host:
        url = f"https://{page.host}/gp/customer-reviews/{block.review_id}"
    elif url.startswith("/") and page.host:
        url = f"https://{page.host}{url}"
    address = f"https://{places.host(page.marketplace)}/" if page.marketplace else ""
    verified = block.verified or ("false" if badges else "")
    asin = page.asin or block.asin
    return [
        block.review_id, block.stars, block.title, block.text, _posted(block.date, page.marketplace), block.author,
        block.helpful, verified, block.variant, url, asin, page.product, address, block.date, block.vine,
    ]  # fmt: skip


def _markup(data: bytes, options: SourceOptions) -> tuple[str, str]:
    """The page's markup and, from a web archive (MHTML), the address it came from."""
    if not webarchive.is_archive(data):
        return charset.decode(data, options.marketplace, options.encoding), ""
    page = webarchive.opened(data)
    return charset.decode(page.markup, options.marketplace, options.encoding), page.address


def _tree(source: str) -> Node | None:
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        return cast("Node | None", etree.fromstring(source.encode("utf-8", "replace"), parser))
    except (etree.LxmlError, ValueError):
        return None


def _review_nodes(root: Node) -> list[Node]:
    """The blocks of reviews, none inside another."""
    nodes = []
    walk = etree.iterwalk(root, events=("start",))
    for _, node in walk:
        if node.get("data-hook") in _REVIEW_HOOKS or (node.get("id") or "").startswith("customer_review"):
            nodes.append(node)
            walk.skip_subtree()
    return nodes


def _cards(nodes: list[Node]) -> list[Node]:
    """For each review the largest element around it that holds no other: on telephones the buyer's name stands there.

    Each element is counted to two at most, so that a page with many reviews costs no more than its size.
    """
    holds: Counter[Node] = Counter()
    for node in nodes:
        around = node.getparent()
        while around is not None and holds[around] < 2:
            holds[around] += 1
            around = around.getparent()
    cards = []
    for node in nodes:
        card, around = node, node.getparent()
        while around is not None and holds[around] == 1 and around.tag not in ("body", "html"):
            card, around = around, around.getparent()
        cards.append(card)
    return cards


def _page_of(root: Node, source: str, address: str, hint: str) -> _Page:
    """Marketplace, ASIN and product of a page: by its canonical link, its address, its title, at last its links."""
    canonical = [node.get("href") or "" for node in root.iter("link") if node.get("rel") == "canonical"]
    canonical += [node.get("content") or "" for node in root.iter("meta") if node.get("property") == "og:url"]
    saved = _SAVED_FROM.search(source[:5000])
    addresses = [*canonical, address, saved[1] if saved else ""]
    title = next((words(node) for node in root.iter("title")), "")
    links = [node.get("href") or "" for node in root.iter("a")]
    marketplace = next((place for place in map(places.domain, addresses) if place), "")
    marketplace = marketplace or page_titles.shop_in(title) or _commonest(links, places.domain)
    asin = next((asin for asin in map(places.asin_in_url, addresses) if asin), "")
    asin = asin or places.asin_in_name(hint) or _commonest(links, places.asin_in_url)
    named = [node for node in root.iter() if _names_product(node)]
    product = next((text for text in map(words, named) if text), "")
    return _Page(marketplace, asin, product or page_titles.product_in(title), places.host(marketplace))


def _names_product(node: Node) -> bool:
    return node.get("id") == "productTitle" or node.get("data-hook") == "product-link"


def _commonest(links: list[str], look: Callable[[str], str]) -> str:
    counted = Counter(found for found in map(look, links) if found)
    return counted.most_common(1)[0][0] if counted else ""


def _why_empty(source: str, root: Node | None) -> str:
    """Why a page holds no review that can be read, and what to do."""
    if any(mark in source for mark in _BOT_MARKS):
        return "is Amazon's page against robots (a captcha); open the reviews in the browser and save them again."
    forms = [] if root is None else list(root.iter("form"))
    if any("/ap/signin" in (form.get("action") or "") or form.get("name") == "signIn" for form in forms):
        return "is Amazon's sign-in page, not a list of reviews; sign in, open the reviews and save them again."
    hooks = set() if root is None else {node.get("data-hook") for node in root.iter()}
    if hooks & _AVERAGE_HOOKS or "acrPopover" in source:
        return "shows an average of stars, but not one review on it can be read; scroll to the reviews and save again."
    if "amazon" not in source.lower():
        return "is a page, but none of Amazon's; reviews are read from Amazon's review and product pages."
    return "holds no reviews; open the product's review page, wait until they show, and save it again."
