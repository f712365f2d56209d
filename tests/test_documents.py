"""The documents and the code name one another: what is named is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCUMENTS = [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md"]
CODE = sorted((ROOT / "src").rglob("*.py")) + sorted((ROOT / "src").rglob("*.toml"))

_PATH = re.compile(
    r"`((?:src|tests|docs|screenshots|assistants|bootstrap|channels|cli|config|desk|domain|letters|rules|services|sheets|sources|spelling|store|tui)/[\w./-]*)`"
)
_LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
_NAMED = re.compile(r"\b([\w-]+\.md)\b")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_what_a_document_names_is_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    gone = [
        name
        for name in _PATH.findall(text)
        if not (ROOT / name).exists() and not (ROOT / "src" / "reviewtui" / name).exists()
    ]
    assert gone == []
    assert [link for link in _LINK.findall(text) if not (document.parent / link).exists()] == []


def test_every_document_that_the_code_names_is_there() -> None:
    known = {path.name for path in (*(ROOT / "docs").glob("*.md"), *ROOT.glob("*.md"))}
    named = {(name, path.name) for path in CODE for name in _NAMED.findall(path.read_text(encoding="utf-8"))}
    assert {each for each in named if each[0] not in known} == set()
