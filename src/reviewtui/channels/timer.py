"""A timer of the machine's own that runs a command of ours: systemd of the user, or else cron.

Formats: systemd.timer(5), systemd.service(5), systemd.exec(5); crontab(5), where a % ends the command.
"""

from __future__ import annotations

import shlex
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reviewtui.channels import tools
from reviewtui.desk.ports import BadSource
from reviewtui.desk.ports.timer import Planned
from reviewtui.domain.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


NAME: Final = "reviewtui-sync"
MARK: Final = f"# {NAME}: written by reviewtui sync --install"
_END: Final = " >/dev/null"
"""How our line of a table ends; one behind the mark that ends otherwise is somebody else's."""
SECONDS: Final = 20.0
"""What systemctl and crontab have time for."""

_HOURS: Final = (1, 2, 3, 4, 6, 8, 12, 24)
CRON: Final = (*(each for each in range(1, 31) if 60 % each == 0), *(60 * each for each in _HOURS))
"""The minutes between two runs that cron can keep evenly."""


class MachineTimer:
    """A `command` run by itself, with the PATH that it was installed with, so that it finds what tells its secrets."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str], home: Path) -> None:
        self._command = command
        self._environ = environ
        base = environ.get("XDG_CONFIG_HOME", "")
        self._units = (Path(base) if base.startswith("/") else home / ".config") / "systemd" / "user"

    def plan(self, minutes: int) -> Planned:
        """What would be written: for cron where there is no systemd. Raises BadSource."""
        broken = next((word for word in self._words() if any(each in word for each in "\n\r\0")), None)
        if broken is not None:
            raise BadSource(f"{clean(broken)!r} holds a line break, which neither systemd nor cron can keep")
        if self._has_systemd():
            return Planned("systemd", self._unit_files(minutes))
        return Planned("cron", {}, self._line(minutes))

    def install(self, minutes: int) -> Planned:
        """Write it and begin. Raises BadSource."""
        planned = self.plan(minutes)
        if planned.by == "systemd":
            self._write(planned.files)
            self._demand("systemctl", "--user", "daemon-reload")
            self._demand("systemctl", "--user", "enable", "--now", f"{NAME}.timer")
        elif not tools.found("crontab", self._environ):
            raise BadSource("neither systemd nor crontab is here to run it; let what you have run reviewtui sync")
        else:
            self._set_table([*self._others(), MARK, planned.line])
        return planned

    def remove(self) -> bool:
        """Take away whatever an earlier install wrote, by either way. Raises BadSource."""
        units = [path for path in (self._units / f"{NAME}.timer", self._units / f"{NAME}.service") if path.exists()]
        if units:
            if self._has_systemd():
                self._demand("systemctl", "--user", "disable", "--now", f"{NAME}.timer")
            try:
                for path in units:
                    path.unlink()
            except OSError as error:
                raise BadSource(f"{error.filename} can't be taken away: {error.strerror or error}") from error
            if self._has_systemd():
                self._demand("systemctl", "--user", "daemon-reload")
        with suppress(OSError):  # what a systemd that doesn't answer leaves
            (self._units / "timers.target.wants" / f"{NAME}.timer").unlink()
        found = tools.found("crontab", self._environ) and MARK in self._table()
        if found:
            self._set_table(self._others())
        return bool(units) or found

    def _words(self) -> list[str]:
        """All that stands in what is written."""
        return [*self._command, self._environ.get("PATH", ""), str(self._units)]

    def _has_systemd(self) -> bool:
        """Whether this user has a systemd that answers."""
        return tools.found("systemctl", self._environ) and self._run("systemctl", "--user", "show-environment")[0] == 0

    def _unit_files(self, minutes: int) -> dict[str, str]:
        command = " ".join(_quoted(each).replace("$", "$$") for each in self._command)
        path = self._environ.get("PATH", "")
        service = (
            f"{MARK}\n[Unit]\nDescription=What is new for reviewtui\n\n[Service]\nType=oneshot\n"
            f"Environment={_quoted(f'PATH={path}')}\nExecStart={command}\n"
        )
        timer = (
            f"{MARK}\n[Unit]\nDescription=What is new for reviewtui, every {minutes} minutes\n\n[Timer]\n"
            f"OnActiveSec=1min\nOnUnitActiveSec={minutes}min\n\n[Install]\nWantedBy=timers.target\n"
        )
        return {str(self._units / f"{NAME}.service"): service, str(self._units / f"{NAME}.timer"): timer}

    def _write(self, files: Mapping[str, str]) -> None:
        try:
            self._units.mkdir(parents=True, exist_ok=True)
            for name, text in files.items():
                self._units.joinpath(name).write_text(text, "utf-8")
        except OSError as error:
            raise BadSource(f"{error.filename} can't be written: {error.strerror or error}") from error

    def _line(self, minutes: int) -> str:
        if minutes not in CRON:
            raise BadSource(f"cron can't keep {minutes} minutes; it can keep {', '.join(map(str, CRON))}")
        hours, rest = divmod(minutes, 60)
        when = f"*/{rest} * * * *" if not hours else "7 7 * * *" if hours == 24 else f"7 */{hours} * * *"
        words = [f"PATH={shlex.quote(self._environ.get('PATH', ''))}", *map(shlex.quote, self._command)]
        return f"{when} {' '.join(words)}{_END}".replace("%", "\\%")

    def _table(self) -> list[str]:
        """The lines of this user's table. Raises BadSource where it can't be read, as it would be lost by a write."""
        code, said, trouble = self._run("crontab", "-l")
        if code and "no crontab" not in (said + trouble).lower():
            raise BadSource(f"crontab -l failed ({(said + trouble).strip() or f'exit code {code}'})")
        return said.removesuffix("\n").split("\n") if code == 0 and said else []

    def _others(self) -> list[str]:
        """The lines of the table that are not ours."""
        lines, ours = [], False
        for line in self._table():
            if line != MARK and not (ours and line.endswith(_END)):
                lines.append(line)
            ours = line == MARK
        return lines

    def _set_table(self, lines: Sequence[str]) -> None:
        self._demand("crontab", "-", given="".join(f"{line}\n" for line in lines))

    def _demand(self, *command: str, given: str = "") -> None:
        code, said, trouble = self._run(*command, given=given)
        if code:
            last = (said + trouble).strip().rpartition("\n")[2]
            raise BadSource(f"{' '.join(command)} failed ({last or f'exit code {code}'})")

    def _run(self, *command: str, given: str = "") -> tuple[int, str, str]:
        """Its exit code, what it said, and what it complained of. Bytes that are no UTF-8 stay what they are."""
        try:
            done = subprocess.run(  # noqa: S603 - our own lists of words
                command, input=given.encode("utf-8", "surrogateescape"), capture_output=True, timeout=SECONDS,
                check=False, env=dict(self._environ),
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired) as error:
            return 1, "", type(error).__name__
        told = done.stdout.decode("utf-8", "surrogateescape")
        return done.returncode, told, done.stderr.decode("utf-8", "replace")


def _quoted(word: str) -> str:
    """One word as a unit file takes it, not split, and with no specifier in it."""
    safe = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{safe}"' if safe != word or any(each.isspace() or each in "'=;" for each in word) or not word else word
