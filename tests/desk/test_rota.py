"""Which source is asked by itself, and when."""

from __future__ import annotations

from reviewtui.desk.rota import Rota


def test_each_is_asked_at_once_and_then_after_its_time() -> None:
    rota = Rota({"shop": 60, "box": 10}, 100)
    assert rota.due(100) == ["shop", "box"]
    rota.asked(["shop", "box"], 100)
    assert rota.due(109.9) == []
    assert rota.wait(100, 3600) == 10
    assert rota.due(110) == ["box"]
    rota.asked(["box"], 110)
    assert rota.due(160) == ["shop", "box"]


def test_who_was_asked_before_the_program_was_opened_waits_for_the_rest() -> None:
    rota = Rota({"shop": 60}, 100, {"shop": 70})
    assert rota.due(129) == []
    assert rota.due(130) == ["shop"]


def test_a_clock_that_was_wrong_keeps_nobody_waiting() -> None:
    assert Rota({"shop": 60}, 100, {"shop": 9_999_999}).due(100) == ["shop"]
    assert Rota({"shop": 60}, 100, {"shop": 150}).due(160) == ["shop"]


def test_something_that_happens_puts_it_off_until_it_is_over() -> None:
    rota = Rota({"box": 60}, 100)
    rota.asked(["box"], 100)
    rota.soon("box", 103)
    rota.soon("box", 105)
    assert rota.due(104) == []
    assert rota.due(105) == ["box"]
    rota.asked(["box"], 105)
    assert rota.wait(105, 3600) == 60


def test_one_without_a_time_is_asked_once_when_something_happens() -> None:
    rota = Rota({}, 100)
    assert rota.wait(100, 30) == 30
    rota.soon("box", 101)
    assert rota.due(101) == ["box"]
    rota.asked(["box"], 101)
    assert rota.due(10_000) == []


def test_a_folder_that_nobody_watches_is_looked_at_oftener() -> None:
    rota = Rota({"box": 60}, 100)
    rota.often("box", 5)
    rota.asked(["box"], 100)
    assert rota.due(105) == ["box"]
