"""The documents and the code name one another: what is named is there."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path

import pytest

from reviewtui.cli.catalogue import COMMANDS

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


_FILES = (*(ROOT / ".github").rglob("*.yml"), ROOT / ".pre-commit-config.yaml", *(ROOT / ".ci").iterdir())


def test_what_the_public_checks_call_is_there() -> None:
    told = {path.name: path.read_text(encoding="utf-8") for path in _FILES}
    assert {"ci.yml", "coverage.yml", "thorough.yml", "fault.yml", "run", ".pre-commit-config.yaml"} <= told.keys()
    whole = "\n".join(told.values())
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    scripts = set(re.findall(r"(?:run: |^entry: )(\.ci/\w+)", whole, re.MULTILINE))
    assert scripts == {".ci/run", ".ci/coverage"}
    assert all(os.access(ROOT / script, os.X_OK) for script in scripts)
    assert set(re.findall(r"-e '\.\[(\w+)\]'", whole)) <= project["project"]["optional-dependencies"].keys()
    tools = set(re.findall(r"\.venv/bin/([a-z-]+)", whole)) - {"python", "pip"}
    wanted = {"lint-imports": "import-linter"}
    asked = " ".join(line for lines in project["project"]["optional-dependencies"].values() for line in lines)
    assert [tool for tool in tools if wanted.get(tool, tool) not in asked] == []
    assert [name for name in re.findall(r"`reviewtui (\w+)", whole) if name not in COMMANDS] == []
    assert re.search(
        r"^    python3 -m venv .*pytest.*$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE
    )


@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13", "3.14"])
def test_every_promised_python_is_tried(version: str) -> None:
    assert f'"{version}"' in (ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8")
