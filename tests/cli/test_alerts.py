"""`sync` tells the seller's own command of what is urgent; the settings of it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from cli.running import Shell, a_line, lines
from services.shelf import Said, shelf


def box_with(shell: Shell, number: int, title: str = "It caught fire") -> None:
    path = shell.folder / "box" / f"{number}.jsonl"
    path.parent.mkdir(exist_ok=True)
    row = a_line(number) | {"title": title, "text": "The charger caught fire and burned my hand."}
    path.write_text(lines(row))
    os.utime(path, (1_700_000_000, 1_700_000_000))


def configure(shell: Shell, alerts: str) -> None:
    path = shell.folder / "config.toml"
    path.write_text(f'[sources.box]\nfolder = "box"\n[alerts]\n{alerts}\n')
    shell.environment["REVIEWTUI_CONFIG"] = str(path)


def test_a_command_is_told_once(shell: Shell) -> None:
    out = shell.folder / "out"
    configure(shell, f'command = "cat >> {out}; echo >> {out}"\nminutes_between = 0')
    box_with(shell, 1)
    assert shell.json("sync", "--dry-run")["told"] == 0
    assert not out.exists()
    assert shell.says("sync") == "box: 1 new\n"
    (told,) = map(json.loads, out.read_text().splitlines())
    assert told["text"] == "Urgent review (danger): “It caught fire”"
    assert told["cases"][0]["danger"]
    shell.says("sync")
    box_with(shell, 2, "Burned me")
    assert shell.json("sync")["told"] == 1
    assert len(out.read_text().splitlines()) == 2


def test_a_command_that_fails_is_told_of_once_and_stops_nothing(shell: Shell) -> None:
    configure(shell, 'command = "exit 7"\nminutes_between = 0')
    box_with(shell, 1)
    done = shell.run("sync")
    assert (done.exit_code, done.stdout) == (0, "box: 1 new\n")
    assert done.stderr == "the command of [alerts] failed (exit code 7)\n"
    box_with(shell, 2)
    done = shell.run("sync")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "box: 1 new\n", "")


def test_a_webhook_whose_address_is_a_secret(shell: Shell) -> None:
    with shelf() as found:
        found.answer = lambda _: Said({})
        shell.environment["HOOK"] = f"{found.url}/abc"
        configure(shell, 'webhook = { env = "HOOK" }')
        box_with(shell, 1)
        shell.says("sync")
        assert [each.path for each in found.asked] == ["/abc"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("comand = 'x'", "alerts.comand"),
        ("command = 3", "a command in quotes"),
        ("terminal = 'loud'", "one of auto, osc9, osc777, bell"),
        ("quiet = '25:00-07:00'", 'hours like "22:00-07:00"'),
        ("quiet = 7", 'hours like "22:00-07:00"'),
        ("from_score = 101", "a number from 0 to 100"),
        ("minutes_between = -1", "a number from 0 to 1440"),
        ("webhook = 'http://example.com/secret'", "an address that begins with https://"),
        ("webhook = { file = 'x' }", "alerts.webhook"),
    ],
)
def test_a_mistake_in_the_settings_is_told(shell: Shell, text: str, words: str) -> None:
    configure(shell, text)
    told = shell.refuses("sync")
    assert words in told
    assert "secret'" not in told


def test_settings_that_are_right(tmp_path: Path) -> None:
    from reviewtui.config.settings import load

    path = tmp_path / "config.toml"
    path.write_text('[alerts]\nterminal = true\nquiet = "22:30 - 07:00"\nfrom_score = 60\nminutes_between = 2.5\n')
    alerts = load(path).settings.alerts
    assert (alerts.terminal, alerts.quiet, alerts.from_score, alerts.pause) == ("auto", (1350, 420), 60.0, 150)
