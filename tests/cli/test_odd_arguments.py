"""Whatever a command is given, it answers in words: never by an error of its own, never by a traceback."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cli.running import NOW, Shell, a_line, lines
from reviewtui.bootstrap.programs import programs
from reviewtui.cli import main, way_in
from reviewtui.cli.catalogue import COMMANDS
from thorough import times

HUGE = "9" * 5000
ODD = st.one_of(
    st.sampled_from(
        ["", " ", "-", "--", "0", "-1", "1", "2", "4", "10" * 15, HUGE, "1e9", "nan", "inf", "½", "٣", "1_000", "0x10",
         "\udcff", "a\udc80b", "\x1b[31m", "\u202eabc", "é" * 3000, "tomorrow", "9999-12-31", "0001-01-01", "fri 99pm",
         "in 99999999999999999999 days", "lane:", "lane:done", "stars:9", "stars:1,", "marketplace:ßß", "~nobody/x",
         "reply", "R00001", "safety=6", "safety=nan", "safety=1e999", "=", "a=b=c", "yesterday", HUGE + "d", "{x}"]
    ),
    st.text(max_size=12).filter(lambda text: "\x00" not in text),
    st.integers().map(str),
)  # fmt: skip
MOMENTS = ["1970-01-01", "1970-01-02", "2006-06-01", "2262-01-01", "9999-12-31", NOW]
TOO_FAR = [
    "0001-01-01",
    "1969-12-31",
    "10000-01-01",
    "+1",
    "now",
    "",
    "2026-13-01",
    HUGE,
    "\udcff",
]
OPTIONS = {
    name: [option for each in command.params for option in each.opts if option.startswith("--")]
    for name in COMMANDS
    for command in [main.reviewtui.get_command(None, name)]  # type: ignore[arg-type]
    if command is not None
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shell]:
    """Three cases, and a folder in which nothing of a name that was made up lies."""
    shell = Shell(tmp_path_factory.mktemp("odd"))
    shell.says("import", "-", given=lines(*(a_line(each) for each in range(1, 4))))
    with pytest.MonkeyPatch.context() as patch:
        for name, value in shell.environment.items():
            patch.setenv(name, value)
        patch.chdir(tmp_path_factory.mktemp("elsewhere"))
        yield shell


def answered(shell: Shell, *words: str) -> int:
    """The exit code of a command that must answer; anything but an answer comes out of here as what it is."""
    with pytest.MonkeyPatch.context() as patch, Path("/dev/null").open("w+", encoding="utf-8") as nowhere:
        patch.setattr(sys, "argv", ["reviewtui", "--db", str(shell.database), *words])
        for name in ("stdin", "stdout", "stderr"):
            patch.setattr(sys, name, nowhere)
        try:
            return way_in._started(programs())
        except Exception as error:  # noqa: BLE001 - whatever it is, it is the failure that is looked for
            raise AssertionError(ascii((words, error, traceback.format_exc()[-700:]))) from None


@pytest.mark.parametrize("name", [each for each in COMMANDS if each != "demo"])
@settings(max_examples=times(6, 600), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_odd_words_are_answered(filled: Shell, name: str, data: st.DataObject) -> None:
    words: list[str] = [data.draw(ODD) for _ in range(data.draw(st.integers(0, 3)))]
    for option in data.draw(st.lists(st.sampled_from(OPTIONS[name] or ["--help"]), max_size=2)):
        words += [option, *([data.draw(ODD)] if data.draw(st.booleans()) else [])]
    if name in {"import", "check"} or "--file" in words:
        words = [each for each in words if "\x00" not in each]
    assert answered(filled, "--now", data.draw(st.sampled_from(MOMENTS)), name, *words) in {0, 1, 2}


@pytest.mark.parametrize("moment", TOO_FAR, ids=ascii)
def test_a_moment_that_is_none_is_refused(filled: Shell, moment: str) -> None:
    assert answered(filled, "--now", moment, "list") == 2


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("name", ["list", "today", "show", "export", "drafts", "history", "doctor"])
def test_every_moment_that_is_taken_can_be_looked_at(filled: Shell, moment: str, name: str) -> None:
    assert answered(filled, "--now", moment, name, *(["1"] if name == "show" else [])) in {0, 1}


@pytest.mark.parametrize("command", [("tag", HUGE, "x" * 50), ("show", HUGE), ("draft", "1", "--take-back", HUGE)])
def test_a_number_that_no_row_has_is_told_in_a_sentence(filled: Shell, command: tuple[str, ...]) -> None:
    said = filled.run(*command)
    assert said.exit_code in {1, 2}
    assert "Traceback" not in said.output


@pytest.mark.parametrize(
    "written",
    [
        "x=" + "[" * 3000 + "]" * 3000, "morning=" + "9" * 5000, "morning=0x" + "f" * 5000, "a" + ".a" * 3000 + "=1",
        "me=\"\\ud800\"", "\udcff", "[weights]\nsafety=nan", "[weights]\nsafety=inf", "[keys]\n\"\"=\"\"",
        "zone=\"../x\"",
        "zone=\"" + "a" * 5000 + "\"", "rules=[\"~nobody/x\"]", "[deadlines.DE]\nas_of=99999-01-01", "morning=1e999",
        "[clocks]\nfollow_up_days=1000000", "x=\"\"\"", "\x00", "weights=1", "[[weights]]", "theme=[[[[]]]]",
    ],
    ids=lambda text: ascii(text[:20]),
)  # fmt: skip
@pytest.mark.parametrize("kind", ["settings", "rules", "snippets"])
def test_a_file_of_settings_that_is_none_is_told_in_a_sentence(filled: Shell, written: str, kind: str) -> None:
    path = filled.folder / "odd.toml"
    path.write_bytes(written.encode("utf-8", "surrogateescape"))
    settings_file = path
    if kind != "settings":
        settings_file = filled.folder / "settings.toml"
        settings_file.write_text(f'{kind} = ["odd.toml"]', encoding="utf-8")
    given_file = ["--config", str(settings_file)]
    for words in (["list"], ["doctor"], ["snippets", "--case", "1"], ["check", "/dev/null"]):
        assert answered(filled, *given_file, *words) in {0, 1}


KEYS = """
    me shop sign zone dates theme mouse morning snoozes free_text_after rules snippets variables clocks weights
    deadlines keys terminal clocks.first_contact_hours clocks.answer_hours clocks.follow_up_days
    weights.half_life_days weights.safety deadlines.default.as_of deadlines.DE.review_page_days keys.done
    keys.nope terminal.paint_all variables.a nothing
"""
VALUES = [
    "1", "-1", "0", "1e308", "nan", "inf", "true", '""', '"x"', '"\\u0000"', '"\\u001b[31m"', "[]", "[1]", '[""]',
    '["x", 1]', "[[1]]", "{}", "{a = 1}", '{"" = ""}', "2026-11-23", "07:00:00", "2026-11-23T00:00:00Z", "9" * 22,
    '"' + "é" * 3000 + '"', '["in 99999999999999 days"]', "-0.0", '"~nobody/x"', '["~nobody/x"]', '["/"]',
]  # fmt: skip


@settings(max_examples=times(15, 2000), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(KEYS.split()), st.sampled_from(VALUES), min_size=1, max_size=3))
def test_settings_of_any_type_are_told_in_a_sentence(filled: Shell, written: dict[str, str]) -> None:
    path = filled.folder / "settings.toml"
    path.write_text("".join(f"{key} = {value}\n" for key, value in written.items()), encoding="utf-8")
    for words in (["list"], ["doctor"], ["snippets", "--case", "1"], ["today"], ["weights"]):
        assert answered(filled, "--config", str(path), *words) in {0, 1}


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_what_has_no_end_is_not_read_for_ever(filled: Shell) -> None:
    path = filled.folder / "endless.toml"
    path.write_text('rules = ["/dev/zero"]\nsnippets = ["/dev/zero"]\n', encoding="utf-8")
    endless = "/dev/zero"
    assert answered(filled, "--config", endless, "list") == 1
    assert answered(filled, "import", endless) == 1
    for words in (["doctor"], ["check", "/dev/null"]):
        assert answered(filled, "--config", str(path), *words) == 1
    assert answered(filled, "--config", str(path), "snippets", "--case", "1") == 0
    for words in (["check", endless], ["draft", "1", "--file", endless]):
        with pytest.raises(AssertionError, match="that is no letter"):
            answered(filled, *words)


ODD_NAME = "\x1b[31m\u202eodd\x07"


@pytest.mark.parametrize(
    "command",
    [("backup", ODD_NAME), ("stats", "--html", ODD_NAME), ("restore", ODD_NAME, "--dry-run")],
    ids=lambda each: each[0],
)
def test_a_files_name_is_told_harmlessly(tmp_path: Path, command: tuple[str, ...]) -> None:
    shell = Shell(tmp_path)
    shell.says("import", "-", given=lines(a_line(1)))
    file = tmp_path / ODD_NAME
    words = [str(file) if each == ODD_NAME else each for each in command]
    if command[0] == "restore":
        shell.says("backup", file)
    said = shell.run(*words)
    assert said.exit_code == 0, said.output
    assert "odd" in said.output
    assert not set("\x1b\u202e\x07") & set(said.output)
    assert file.exists(), "it is there under the name that was given"


def test_an_imported_files_name_is_told_harmlessly(tmp_path: Path) -> None:
    shell, file = Shell(tmp_path), tmp_path / f"{ODD_NAME}.jsonl"
    file.write_text(lines(a_line(1)), "utf-8")
    said = shell.says("import", file)
    assert "1 new" in said
    assert not set("\x1b\u202e\x07") & set(said)


@pytest.mark.parametrize(
    "command",
    [("done", "LONG"), ("snooze", "1", "LONG"), ("stats", "--period", "LONG"), ("radar", "counts", "LONG"), ("LONG",)],
    ids=lambda each: each[0],
)
def test_a_word_that_nobody_could_read_is_told_by_its_ends(
    filled: Shell, command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("a" * 50_000 + "z" * 50_000 if each == "LONG" else each for each in command)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["reviewtui", "--db", str(filled.database), *words])
        assert way_in._started(programs()) in {1, 2}
    said = capsys.readouterr().err
    assert len(said) < 2_000
    assert "…" in said
    assert "zzz" in said.lower()


def test_practice_in_a_language_that_has_none_says_so(filled: Shell) -> None:
    assert "tlh" in filled.refuses("practice", "--list", "--language", "tlh")
