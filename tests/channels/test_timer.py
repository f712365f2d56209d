"""A timer of the machine's own: with programs that stand in for systemctl and crontab and do as those do."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from reviewtui.channels.timer import CRON, MARK, MachineTimer
from reviewtui.desk.ports import BadSource

CRONTAB = """#!/bin/sh
table="$0.table"
if [ "$1" = -l ]; then
  [ -e "$0.broken" ] && { echo "must be privileged"; exit 1; }
  [ -e "$table" ] || { echo "no crontab for ann"; exit 1; }
  cat "$table"
else
  cat > "$table"
fi
"""
SYSTEMCTL = """#!/bin/sh
echo "$*" >> "$0.asked"
[ -e "$0.gone" ] && { echo "Failed to connect to bus"; exit 1; }
exit 0
"""


class Machine:
    """A PATH with as many programs as a test wants."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bin = folder / "bin"
        self.bin.mkdir()
        self.home = folder / "home 100%"
        self.command = ["/opt/my tools/reviewtui", "--db", "/data/50%/$x.db", "sync"]

    def has(self, name: str, text: str) -> Path:
        path = self.bin / name
        path.write_text(text)
        path.chmod(0o755)
        return path

    @property
    def timer(self) -> MachineTimer:
        return MachineTimer(self.command, {"PATH": f"{self.bin}:/usr/bin:/bin", "HOME": str(self.home)}, self.home)

    @property
    def units(self) -> Path:
        return self.home / ".config/systemd/user"


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.fixture
def cron(machine: Machine) -> Path:
    """The table of a machine with cron, and with a systemd that does not answer."""
    machine.has("systemctl", SYSTEMCTL).with_name("systemctl.gone").touch()
    machine.has("crontab", CRONTAB)
    return machine.bin / "crontab.table"


def test_cron_gets_one_line_behind_the_others(machine: Machine, cron: Path) -> None:
    cron.write_text("# mine\n5 4 * * * backup\n")
    planned = machine.timer.install(30)
    assert planned.by == "cron"
    assert cron.read_text() == f"# mine\n5 4 * * * backup\n{MARK}\n{planned.line}\n"
    assert planned.line.startswith("*/30 * * * * PATH=")
    assert r"'/data/50\%/$x.db' sync" in planned.line


def test_again_takes_the_place_of_before(machine: Machine, cron: Path) -> None:
    cron.write_text("5 4 * * * backup\n")
    machine.timer.install(30)
    machine.timer.install(120)
    assert cron.read_text().count(MARK) == cron.read_text().count("my tools") == 1
    assert "7 */2 * * *" in cron.read_text()
    assert machine.timer.remove()
    assert cron.read_text() == "5 4 * * * backup\n"
    assert not machine.timer.remove()


def test_every_byte_of_others_stays_and_what_crontab_complains_of_is_no_line(machine: Machine, cron: Path) -> None:
    others = "# Gr\xfc\xdfe\n5 4 * * * a\x0cb \x85\n".encode("latin-1") + "6 4 * * * 椅子 \u2028 x\n".encode()
    cron.write_bytes(others)
    machine.has("crontab", CRONTAB.replace('cat "$table"', 'cat "$table"; echo "is deprecated" >&2'))
    planned = machine.timer.install(30)
    assert cron.read_bytes() == others + f"{MARK}\n{planned.line}\n".encode()
    assert machine.timer.remove()
    assert cron.read_bytes() == others


def test_a_line_of_others_behind_a_mark_that_was_left_stays(machine: Machine, cron: Path) -> None:
    cron.write_text(f"{MARK}\n5 4 * * * backup\n")
    assert machine.timer.remove()
    assert cron.read_text() == "5 4 * * * backup\n"


@pytest.mark.parametrize("word", ["/data/a\nb.db", "/data/a\rb.db"])
def test_a_line_break_in_a_path_is_refused(machine: Machine, cron: Path, word: str) -> None:
    machine.command[2] = word
    with pytest.raises(BadSource, match="holds a line break"):
        machine.timer.install(30)
    assert not cron.exists()


def test_nothing_is_left_where_systemd_has_gone(machine: Machine) -> None:
    program = machine.has("systemctl", SYSTEMCTL)
    machine.timer.install(30)
    wanted = machine.units / "timers.target.wants"
    wanted.mkdir()
    (wanted / "reviewtui-sync.timer").symlink_to(machine.units / "reviewtui-sync.timer")
    program.with_name("systemctl.gone").touch()
    assert machine.timer.remove()
    assert [path for path in machine.units.rglob("*") if not path.is_dir()] == []


def test_a_first_table_is_begun(machine: Machine, cron: Path) -> None:
    machine.timer.install(1440)
    assert "7 7 * * *" in cron.read_text()


def test_a_table_that_cannot_be_read_is_not_written_over(machine: Machine, cron: Path) -> None:
    cron.write_text("5 4 * * * backup\n")
    (machine.bin / "crontab.broken").touch()
    with pytest.raises(BadSource, match="must be privileged"):
        machine.timer.install(30)
    assert cron.read_text() == "5 4 * * * backup\n"


def test_what_cron_cannot_keep_is_told(machine: Machine, cron: Path) -> None:
    with pytest.raises(BadSource, match=r"can't keep 45 minutes; it can keep 1, 2, 3"):
        machine.timer.install(45)
    assert not cron.exists()
    for minutes in CRON:
        machine.timer.install(minutes)


def test_what_cron_runs_is_the_command_itself(machine: Machine, cron: Path) -> None:
    seen = machine.folder / "seen"
    own = machine.has("re viewtui", f'#!/bin/sh\nprintf "%s|" "$@" > {seen}\n')
    machine.command[0] = str(own)
    line = machine.timer.install(30).line
    subprocess.run(["/bin/sh", "-c", line.split(" ", 5)[5].replace("\\%", "%")], check=True)
    assert seen.read_text() == "--db|/data/50%/$x.db|sync|"


def test_systemd_comes_first(machine: Machine) -> None:
    asked = machine.has("systemctl", SYSTEMCTL).with_name("systemctl.asked")
    table = machine.has("crontab", CRONTAB).with_name("crontab.table")
    planned = machine.timer.install(45)
    assert planned.by == "systemd"
    assert not table.exists()
    service = (machine.units / "reviewtui-sync.service").read_text()
    assert 'ExecStart="/opt/my tools/reviewtui" --db "/data/50%%/$$x.db" sync' in service
    assert "OnUnitActiveSec=45min" in (machine.units / "reviewtui-sync.timer").read_text()
    assert asked.read_text().splitlines()[-1] == "--user enable --now reviewtui-sync.timer"
    assert dict(planned.files)[str(machine.units / "reviewtui-sync.service")] == service
    assert machine.timer.remove()
    assert list(machine.units.iterdir()) == []
    assert not machine.timer.remove()


def test_what_systemd_refuses_is_told_with_its_own_words(machine: Machine) -> None:
    refusing = '#!/bin/sh\n[ "$2" = enable ] && { echo "Unit is masked."; exit 1; }\nexit 0\n'
    machine.has("systemctl", refusing)
    with pytest.raises(BadSource, match=r"enable --now reviewtui-sync.timer failed \(Unit is masked.\)"):
        machine.timer.install(30)


def test_without_either_the_line_is_still_shown(machine: Machine) -> None:
    assert machine.timer.plan(30).by == "cron"
    with pytest.raises(BadSource, match="neither systemd nor crontab is here"):
        machine.timer.install(30)
    assert not machine.timer.remove()
