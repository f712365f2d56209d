"""What a command of the seller's own is told of a case, and by whom it is run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from reviewtui.config.config import Config
    from reviewtui.desk.own_commands import OwnCommand, Ran
    from reviewtui.desk.ports import Clock
    from reviewtui.desk.views import CaseSheet


def conflicts(path: Path, config: Config) -> list[str]:
    """Keys of commands that can't be used, one sentence each, with the line of the settings that it is about."""
    from reviewtui.config.lines import line_of
    from reviewtui.tui.keys.keymap import check_keymap, check_own

    found = check_own(config.commands, check_keymap(config.keys)[0])[1]
    if not found:
        return []
    text = path.read_text("utf-8")
    lines = {name: line_of(text, ("commands", name, "key")) for name, _ in found}
    return [f"{path}, line {lines[name]}: commands.{name}.key: {words}" for name, words in found]


class OwnPrograms:
    """Runs commands beside a database, which they find under REVIEWTUI_DB."""

    def __init__(self, database: Path, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def run(self, command: OwnCommand, sheet: CaseSheet) -> Ran:
        """Run it beside everything else. Cancelled, it ends the command with all that it started."""
        from reviewtui.channels import own_commands

        return await own_commands.run(command, *self._told(sheet))

    def take_terminal(self, command: OwnCommand, sheet: CaseSheet) -> Ran:
        """Run it in the terminal, which has to be free, and wait for its end."""
        from reviewtui.channels import own_commands

        return own_commands.take_terminal(command, *self._told(sheet))

    def _told(self, sheet: CaseSheet) -> tuple[bytes, dict[str, str]]:
        from reviewtui.cli.output import sheet_json
        from reviewtui.desk.own_commands import variables

        document = json.dumps(sheet_json(sheet, self._clock()), ensure_ascii=False).encode("utf-8", "replace")
        return document, variables(sheet) | {"REVIEWTUI_DB": str(self._database.absolute())}
