"""The command line, run inside the test for speed or as a process of its own where that matters."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

NOW = "2026-11-23T08:00:00Z"


class Shell:
    """One seller's command line on a database of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / "reviewtui.db"
        self.environment = {
            "REVIEWTUI_CONFIG": str(folder / "none.toml"),
            "REVIEWTUI_ME": "ann",
            "HOME": str(folder),
            "TZ": "UTC",
        }

    def run(self, *words: object, given: str | bytes | None = None) -> Result:
        """A command inside this process."""
        from reviewtui.bootstrap.programs import programs
        from reviewtui.cli.main import reviewtui

        asked = ["--db", str(self.database), "--now", NOW, *map(str, words)]
        return CliRunner().invoke(reviewtui, asked, obj=programs(), input=given, env=self.environment)

    def says(self, *words: object, given: str | bytes | None = None) -> str:
        """What a command that works prints."""
        result = self.run(*words, given=given)
        assert result.exit_code == 0, (result.output, result.exception)
        return result.stdout

    def json(self, *words: object, given: str | bytes | None = None) -> Any:
        """The JSON document of a command that works."""
        return json.loads(self.says(*words, "--json", given=given))

    def refuses(self, *words: object, code: int = 1) -> str:
        """The complaint of a command that doesn't."""
        result = self.run(*words)
        assert result.exit_code == code, (result.exit_code, result.output, result.exception)
        assert isinstance(result.exception, SystemExit)
        return result.stderr

    def process(
        self, *words: object, given: bytes | None = None, **environment: str
    ) -> subprocess.CompletedProcess[bytes]:
        """A command as a process of its own."""
        return subprocess.run(
            self.command(*words), input=given, capture_output=True, check=False, env=self.variables(**environment)
        )

    def command(self, *words: object) -> Sequence[str]:
        """How the program is called, with this database and time."""
        start = [sys.executable, "-m", "reviewtui", "--db", str(self.database), "--now", NOW]
        return [*start, *map(str, words)]

    def variables(self, **more: str) -> dict[str, str]:
        """The environment of a process."""
        return os.environ | self.environment | more


def lines(*documents: dict[str, Any]) -> str:
    """Our own JSON lines."""
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in documents)


def a_line(number: int = 1, **given: Any) -> dict[str, Any]:
    """One review as our own JSON line."""
    return {
        "review_id": f"R{number:05}",
        "marketplace": "DE",
        "asin": "B000000001",
        "stars": 1,
        "title": f"The strap snapped ({number})",
        "text": "It broke on the second day.",
        "posted_at": f"2026-11-23T05:{number % 60:02}:00Z",
        "kind": "product-review",
        "product": "Watch strap",
        "helpful_votes": 0,
    } | given
