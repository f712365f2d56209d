"""An error of our own: one sentence for the person, the details in the log, and nothing worse where there is no log."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from reviewtui import bootstrap
from reviewtui.bootstrap import faults
from reviewtui.config import paths


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "state" / "reviewtui.log"
    monkeypatch.setattr(paths, "log_file", lambda: path)
    return path


def fail(*_: object) -> None:
    raise ZeroDivisionError("of our own")


def test_the_details_go_to_the_log_and_a_sentence_to_the_person(
    log: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("reviewtui.cli.way_in.run", fail)
    for times in (1, 2):
        with pytest.raises(SystemExit) as left:
            bootstrap.main()
        assert left.value.code == 1
        said = capsys.readouterr()
        assert said.err.splitlines() == [
            f"reviewtui: stopped by an error of its own, nothing saved was lost; the details are in {log}"
        ]
        assert said.out == ""
        assert log.read_text().count("ZeroDivisionError: of our own") == times
    assert log.stat().st_mode & 0o777 == 0o600


def test_a_log_that_can_not_be_written_is_said_and_hides_nothing(
    log: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    log.parent.write_text("a file where the folder should be")
    monkeypatch.setattr("reviewtui.cli.way_in.run", fail)
    with pytest.raises(SystemExit) as left:
        bootstrap.main()
    assert left.value.code == 1
    (said,) = capsys.readouterr().err.splitlines()
    assert said.startswith("reviewtui: stopped by an error of its own, nothing saved was lost; and ")
    assert f"{log} can't be written" in said


def test_without_a_log_file_nothing_is_written_over_the_screens(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    silent: list[int] = []
    monkeypatch.setattr(logging, "disable", silent.append)
    log.parent.write_text("a file where the folder should be")
    faults.log_to_file()
    assert silent == [logging.CRITICAL]


def test_an_interrupted_command_ends_as_interrupted_ones_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("reviewtui.cli.way_in.run", interrupted)
    with pytest.raises(SystemExit) as left:
        bootstrap.main()
    assert left.value.code == 130
