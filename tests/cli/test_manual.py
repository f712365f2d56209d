"""The manual page is as the commands are, and `man` can set it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from reviewtui.cli.catalogue import COMMANDS
from reviewtui.cli.manual import _text, manual

PAGE = Path(__file__).parents[2] / "docs" / "man" / "reviewtui.1"


def test_the_page_is_current() -> None:
    assert PAGE.read_text("utf-8") == manual(), "python docs/man/make.py writes it anew"


def test_every_command_is_on_it_with_its_options() -> None:
    page = manual().replace(r"\-", "-")
    for name in COMMANDS:
        assert f".B reviewtui {name}\n" in page
    assert "--what [reviews|" in page
    assert "# hands a case over" in page


def test_words_mean_themselves() -> None:
    assert _text(".SH fake\n'quote\n\\fBbold a-b") == "\\&.SH fake\n\\&'quote\n\\efBbold a\\-b"


@pytest.mark.skipif(shutil.which("groff") is None and shutil.which("man") is None, reason="nothing sets pages here")
def test_a_typesetter_has_nothing_to_complain_of() -> None:
    if shutil.which("groff"):
        words = ["groff", "-man", "-Tutf8", "-ww", "-Kutf8", str(PAGE)]
    else:
        words = ["man", "--warnings", "-l", str(PAGE)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert not done.stderr
    assert "reviewtui" in done.stdout
