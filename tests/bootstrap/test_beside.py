"""What runs beside the screens: sessions that are alive or gone, a round that fails, a note that is damaged."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from builders import SETTINGS, Ticking, a_desk, a_review, bring_in
from reviewtui.bootstrap import daily, processes
from reviewtui.bootstrap.rounds import ThreadedRounds
from reviewtui.config.config import Config
from reviewtui.config.sources import SourceSettings
from reviewtui.desk.desk import Desk
from reviewtui.desk.ports import BadSource
from reviewtui.desk.rota import Rota
from reviewtui.desk.rounds import Round
from reviewtui.desk.settings import PrivacySettings
from reviewtui.desk.syncing import AnotherSync
from reviewtui.domain.clock import DAY
from reviewtui.sources import noted

HERE = processes.host()


# sessions ------------------------------------------------------------------------------------------------------------


def test_a_session_is_alive_as_long_as_its_process() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        assert processes.running(f"{HERE}/{other.pid}/1")
        other.communicate(b"\n")
    assert not processes.running(f"{HERE}/{other.pid}/1")
    assert processes.running(f"{HERE}/{os.getpid()}/1")


@pytest.mark.parametrize("session", ["elsewhere/1/1", f"{HERE}/x/1", HERE, "", "odd"])
def test_what_can_not_be_asked_counts_as_alive(session: str) -> None:
    assert processes.running(session)


def test_a_process_of_somebody_else_is_alive(monkeypatch: pytest.MonkeyPatch) -> None:
    def not_ours(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "kill", not_ours)
    assert processes.running(f"{HERE}/1/1")


# rounds --------------------------------------------------------------------------------------------------------------


def a_round(tmp_path: Path, error: Exception, *, by_hand: bool = True) -> Round:
    """What is told of a round whose desk can't be opened."""

    def open_desk(_: Callable[[float], None]) -> AbstractContextManager[Desk]:
        raise error

    told: queue.Queue[object] = queue.Queue()
    rounds = ThreadedRounds(open_desk, [SourceSettings("shop", service="judge-me", every=0.01)], tmp_path / "state")
    if not by_hand:
        rounds.begin(told.put)
    else:
        rounds.ask()
        rounds.begin(told.put)
    try:
        while not isinstance(done := told.get(timeout=20), Round):
            pass
        return done
    finally:
        rounds.end()


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (BadSource("shop: the variable KEY is not set"), "shop: the variable KEY is not set"),
        (ZeroDivisionError("a fault of ours"), "The sources could not be asked; the log has the details"),
        (AnotherSync("another sync is under way"), "another sync is under way"),
    ],
)
def test_what_goes_wrong_in_a_round_is_told_and_the_next_one_comes(
    tmp_path: Path, error: Exception, trouble: str
) -> None:
    assert a_round(tmp_path, error).trouble == trouble
    assert a_round(tmp_path, error, by_hand=False).trouble in {trouble, ""}


@pytest.mark.parametrize("damaged", [b"", b"{", b"[1]", b"\xff\xfe", b'{"shop": "soon"}', b'{"shop": NaN}'])
def test_a_note_that_is_damaged_says_nothing_and_is_written_anew(tmp_path: Path, damaged: bytes) -> None:
    (tmp_path / "state").mkdir()
    note = tmp_path / "state" / "rounds.json"
    note.write_bytes(damaged)
    assert a_round(tmp_path, BadSource("not now")).trouble == "not now"
    assert abs(float(noted.read(note)["shop"]) - time.time()) < 60


@pytest.mark.parametrize("odd", [float("nan"), float("inf"), 9e12])
def test_a_time_that_can_not_be_keeps_no_source_from_being_asked(odd: float) -> None:
    rota = Rota({"shop": 600.0}, 1000.0, {"shop": odd})
    assert rota.due(1000.0) == ["shop"]
    rota.asked(["shop"], 1000.0)
    assert (rota.due(1599.0), rota.due(1600.0)) == ([], ["shop"])


def test_where_no_lock_can_be_made_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    with pytest.raises(BadSource, match="can't be written"), noted.alone(tmp_path / "state"):
        pytest.fail("it went on")


# every day -----------------------------------------------------------------------------------------------------------


def test_buyers_whose_time_is_over_are_let_go_of_beside_the_screens(database: Path, ticking: Ticking) -> None:
    settings = SETTINGS._replace(privacy=PrivacySettings(days=365))
    desk = a_desk(database, ticking, settings)
    bring_in(desk.store, [a_review(1, author="Ottilie Kranzbach"), a_review(2, author="Somebody Else")])
    desk.triage.done([1])
    desk.store.close()
    steps: list[str] = []
    ticking.pass_(400 * DAY)
    daily._let_go(database, ticking, Config(settings), lambda what, _: steps.append(what))
    after = a_desk(database, ticking, settings)
    assert after.inbox.sheet(1).review.author == ""
    after.store.close()
