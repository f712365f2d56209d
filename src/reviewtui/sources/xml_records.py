"""Documents of XML as programs export lists of objects: an element a review. lxml is loaded here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lxml import etree

from reviewtui.desk.ports import BadSource
from reviewtui.sources.charset import RESCUE
from reviewtui.sources.origins import Origin, whole

if TYPE_CHECKING:
    from reviewtui.sources.visible import Node

_ROOT: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<!DOCTYPE(?!\s+html)[^\[>]*(?:\[.*?\]\s*)?>\s*)*<([A-Za-z_][\w.:-]*)[\s>/]",
    re.DOTALL,
)
_PAGES: Final = frozenset(
    (  # noqa: SIM905
        "html head body div table thead tbody tr td th span p section main article svg script style meta link title "
        "base ul ol li a b i em strong h1 h2 h3 h4 h5 h6 form input button img br hr center font iframe noscript nav "
        "header footer aside dl dt dd pre blockquote"
    ).split()
)
_DEEPEST: Final = 12
_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")


def is_records(start: str) -> bool:
    """Whether markup is a document of data, not a page."""
    root = _ROOT.match(start)
    return root is not None and root[1].lower() not in _PAGES and "urn:schemas-microsoft-com:office:" not in start


def document_of(origin: Origin, encoding: str) -> object:
    """The document as objects and lists, the elements' names as keys; BadSource when it can't be read."""
    source = _DECLARATION.sub("", whole(origin).decode(encoding, RESCUE).lstrip("\ufeff"))
    parser = etree.XMLParser(
        encoding="utf-8", recover=True, resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True,
        huge_tree=True,
    )  # fmt: skip
    try:
        root: Node | None = etree.fromstring(source.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        root = None
    if root is None:
        raise BadSource(f"{origin.name}: is no valid XML.")
    return {_name(root.tag): _value(root, _DEEPEST)}


def _name(tag: object) -> str:
    return str(tag).rpartition("}")[2]


def _value(node: Node, depth: int) -> object:
    inner: dict[str, object] = {_name(key): str(value) for key, value in node.attrib.items()}
    children = list(node.iterchildren("*")) if depth else []
    text = "".join(map(str, node.itertext())).strip() if not children else ""
    if not inner and not children:
        return text
    if text:
        inner.setdefault("#text", text)
    for child in children:
        name, value = _name(child.tag), _value(child, depth - 1)
        if name not in inner:
            inner[name] = value
        elif isinstance(already := inner[name], list):
            already.append(value)
        else:
            inner[name] = [already, value]
    return inner
