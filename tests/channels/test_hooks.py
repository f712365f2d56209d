"""The seller's command and webhook: what they are given, and what they may do wrong."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from reviewtui.channels import hooks
from services.shelf import Asked, Said, shelf

EVIL = "$(touch pwned) `touch pwned`; touch pwned #\x1b]0;x\x07\n'\""


def test_a_command_gets_the_words_and_obeys_none_of_them(tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = f"cd {tmp_path} && cat > out && printf '%s' \"$REVIEWTUI_WORDS\" > words && echo noise && echo noise >&2"
    assert hooks.run(command, EVIL, {"text": EVIL, "cases": []}) == ""
    assert json.loads(out.read_text()) == {"text": EVIL, "cases": []}
    assert (tmp_path / "words").read_text() == EVIL
    assert not (tmp_path / "pwned").exists()


def test_nothing_of_it_comes_to_the_screen(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert hooks.run("echo noise; echo noise >&2", "x", {}) == ""
    assert capfd.readouterr() == ("", "")


def test_what_a_command_does_wrong_is_a_sentence(tmp_path: Path) -> None:
    assert hooks.run("exit 3", "x", {}) == "the command of [alerts] failed (exit code 3)"
    assert "exit code 127" in hooks.run("no-such-thing-here", "x", {})
    assert hooks.run("true", "x", {"text": "y" * 2_000_000}) == ""
    begun = time.monotonic()
    assert "took longer than 0.3 seconds" in hooks.run("sleep 60 | cat", "x", {}, 0.3)
    assert time.monotonic() - begun < 10


def test_a_webhook_gets_json_and_its_address_is_never_told() -> None:
    with shelf() as found:
        found.answer = lambda _: Said({})
        assert hooks.post(lambda: f"{found.url}/secret-path", {"text": "Urgent: “Fire”"}) == ""
        (asked,) = found.asked
        assert (asked.path, json.loads(asked.body)) == ("/secret-path", {"text": "Urgent: “Fire”"})
        found.answer = lambda _: Said({}, 500)
        assert hooks.post(lambda: f"{found.url}/secret-path", {}) == "the webhook of [alerts] answered 500"

        def slow(_: Asked) -> Said:
            time.sleep(0.5)
            return Said({})

        found.answer = slow
        told = hooks.post(lambda: f"{found.url}/secret-path", {}, 0.1)
    assert told == "the webhook of [alerts] did not answer in time"
    told = hooks.post(lambda: f"{found.url}/secret-path", {}, 1)
    assert "can't be reached" in told
    for address in ("nonsense", "http://[", ""):
        assert "can't be reached" in hooks.post(lambda address=address: address, {})  # type: ignore[misc]


def test_both_are_told_and_both_troubles() -> None:
    told = hooks.tell_both("x", {}, "exit 1", lambda: "nonsense")
    assert told.startswith("the command of [alerts] failed (exit code 1); the webhook of [alerts] can't be reached")
    assert hooks.tell_both("x", {}, "true", None) == ""
